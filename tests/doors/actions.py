"""The door of the actions."""

from typing import Any, override

from homeassistant.core import SupportsResponse
from hypothesis import strategies as st

from custom_components.retro_walking.actions.call import Action, Field
from custom_components.retro_walking.actions.history import Format
from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.core.model import Activity, PainMoment, Place
from custom_components.retro_walking.core.reminders import Reason
from custom_components.retro_walking.services import ACTIONS

from ..ha.life import ADA, PLUG
from .door import Door, Outcome
from .house import some_session
from .oddities import Values, fields, ids, moments, mostly, numbers, objects, words

_MINUTES = mostly(st.integers(1, 20) | st.floats(0.1, 240), numbers)
_SCORES = mostly(st.integers(0, 10), numbers)
_MOMENTS = mostly(
    st.builds(
        "2026-11-{:02}T{:02}:00:00".format, st.integers(1, 22), st.integers(0, 23)
    ),
    moments,
)
_FLAGS = st.booleans() | st.sampled_from(("yes", "off", "maybe"))

ROWS = st.lists(
    fields(
        {
            "start": _MOMENTS,
            "minutes": _MINUTES,
            "pain_during": _SCORES,
            "note": words,
        }
    ),
    max_size=4,
)

VALUES: dict[str, Values] = {
    Field.CONFIRM: _FLAGS,
    Field.END: _MOMENTS,
    Field.FORMAT: st.sampled_from(Format),
    Field.KEEP: _FLAGS,
    Field.KIND: st.sampled_from(Activity),
    Field.LEAVE_OUT_REFUSED: _FLAGS,
    Field.MINUTES: _MINUTES,
    Field.MOMENT: st.sampled_from(PainMoment),
    Field.NOTE: words,
    Field.PAIN_BEFORE: _SCORES,
    Field.PAIN_DURING: _SCORES,
    Field.PLACE: st.sampled_from(Place),
    Field.PLANNED_MINUTES: _MINUTES,
    Field.REASON: st.sampled_from(Reason),
    Field.SCORE: _SCORES,
    Field.SESSIONS: ROWS,
    Field.SESSION_ID: mostly(some_session, ids),
    Field.SOURCE: st.just(PLUG) | ids,
    Field.START: _MOMENTS,
    Field.START_MINUTES: _MINUTES,
    Field.TARGET_MINUTES: _MINUTES,
    Field.TO: ids,
    Field.UNTIL: st.just("2026-12-24") | moments,
}

PAUSES = (0, 0, 0, 1, 400, 90_000)
_ACTIONS = {action.name: action for action in ACTIONS}


_WHOSE = mostly(
    st.sampled_from(({}, {"config_entry_id": ADA})),
    st.fixed_dictionaries({"config_entry_id": ids}),
)


def _calls(action: Action) -> Values:
    given = fields({str(name): VALUES[str(name)] for name in action.fields}, objects)
    called = st.builds(lambda data, entry: data | entry, given, _WHOSE)
    return st.tuples(st.just(action.name), called)


class Actions(Door):
    """The actions, as automations, scripts and the developer's tools call them."""

    name = "actions"
    pauses = PAUSES

    @override
    async def open(self) -> None:
        await self.house.move_in()

    @override
    def cases(self) -> Values:
        return st.one_of(*map(_calls, ACTIONS))

    @override
    async def knock(self, case: tuple[str, dict[str, Any]]) -> Outcome:
        name, data = case
        data = {key: self.house.id_of(value) for key, value in data.items()}
        answers = _ACTIONS[name].response is not SupportsResponse.NONE
        await self.house.hass.services.async_call(
            DOMAIN, name, data, blocking=True, return_response=answers
        )
        return Outcome.ANSWERED
