"""The actions on knee and programme: scores, the safety list, steps, pauses, red flags."""

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..coordinator import WalkerCoordinator
from ..core.events import Decide, Rate
from ..core.model import Decided, PainMoment
from .call import MINUTES, SCORE, Action, Field, Handler, score, span


async def _async_log_pain(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    said = score(call, Field.SCORE)
    assert said is not None
    moment, session_id = call.data.get(Field.MOMENT), call.data.get(Field.SESSION_ID)
    walker.apply(Rate(walker.now(), said, moment, session_id))
    return None


async def _async_start_programme(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    start, target = span(call, Field.START_MINUTES), span(call, Field.TARGET_MINUTES)
    walker.apply(Decide(walker.now(), Decided.STARTED, start, target))
    return None


def _deciding(what: Decided) -> Handler:
    async def async_decide(
        walker: WalkerCoordinator, call: ServiceCall
    ) -> ServiceResponse:
        walker.apply(Decide(walker.now(), what))
        return None

    return async_decide


ACTIONS = (
    Action(
        "log_pain",
        _async_log_pain,
        {
            vol.Required(Field.SCORE): SCORE,
            vol.Optional(Field.MOMENT): vol.Coerce(PainMoment),
            vol.Optional(Field.SESSION_ID): cv.string,
        },
    ),
    Action("confirm_safety_list", _deciding(Decided.LIST_CONFIRMED)),
    Action(
        "start_programme",
        _async_start_programme,
        {
            vol.Optional(Field.START_MINUTES): MINUTES,
            vol.Optional(Field.TARGET_MINUTES): MINUTES,
        },
    ),
    Action("accept_step", _deciding(Decided.ACCEPTED)),
    Action("decline_step", _deciding(Decided.DECLINED)),
    Action("resume_programme", _deciding(Decided.RESUMED)),
    Action("stop_programme", _deciding(Decided.STOPPED)),
    Action("raise_red_flag", _deciding(Decided.FLAG_RAISED)),
    Action("clear_red_flag", _deciding(Decided.FLAG_CLEARED)),
)
