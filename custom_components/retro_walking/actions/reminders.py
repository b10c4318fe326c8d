"""The actions on reminders and holds."""

from datetime import date, datetime, time

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..const import DOMAIN
from ..coordinator import WalkerCoordinator
from ..core.events import SetHold
from ..core.model import MINUTE
from ..core.reminders import SNOOZE, Reason, Skip, Snooze, length_of
from ..core.week import local_day
from ..messages.notifier import async_test
from .call import MINUTES, Action, Field, aware


async def _async_snooze_reminder(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    walker.apply(Snooze(walker.now(), length_of(call.data[Field.MINUTES])))
    return None


async def _async_skip_today(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    walker.apply(Skip(walker.now(), call.data[Field.REASON]))
    return None


async def _async_send_test_message(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    failed = await async_test(call.hass, walker.config_entry, walker.settings.reminders)
    if failed:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="test_not_sent",
            translation_placeholders={"receivers": ", ".join(failed)},
        )
    return None


async def _async_set_hold(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    last_day = _last_day(walker, call.data.get(Field.UNTIL))
    walker.apply(SetHold(walker.now(), on=True, last_day=last_day))
    return None


def _last_day(walker: WalkerCoordinator, until: date | None) -> date | None:
    """Return the day that is meant, of a moment the local one; raises MomentOutOfReach."""
    if until is None:
        return None
    moment = until if isinstance(until, datetime) else datetime.combine(until, time())
    return local_day(aware(moment), walker.settings.zone)


ACTIONS = (
    Action(
        "snooze_reminder",
        _async_snooze_reminder,
        {vol.Optional(Field.MINUTES, default=SNOOZE / MINUTE): MINUTES},
    ),
    Action(
        "skip_today",
        _async_skip_today,
        {vol.Optional(Field.REASON, default=Reason.OTHER): vol.Coerce(Reason)},
    ),
    Action("send_test_message", _async_send_test_message),
    Action("set_hold", _async_set_hold, {vol.Optional(Field.UNTIL): cv.date}),
)
