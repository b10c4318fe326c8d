"""The door of the calendar."""

from typing import Any, override

from hypothesis import strategies as st

from ..ha.life import ADA
from .actions import PAUSES
from .door import Door, Outcome
from .house import some_session
from .line import Line
from .oddities import Values, fields, ids, moments, mostly, objects, words

_WHEN = mostly(
    st.builds("2026-11-{:02}T10:{:02}:00".format, st.integers(1, 22), st.integers(0, 59)),
    moments,
)
_EVENT: dict[str, Values] = {
    "summary": words,
    "dtstart": _WHEN,
    "dtend": _WHEN,
    "description": words,
    "rrule": st.just("FREQ=DAILY") | words,
    "location": words,
}
_PLAIN_EVENT: dict[str, Values] = {
    "summary": st.just("Walk"),
    "dtstart": st.integers(0, 59).map(lambda n: f"2026-11-20T10:{n:02}:00+01:00"),
    "dtend": st.integers(0, 59).map(lambda n: f"2026-11-20T11:{n:02}:00+01:00"),
    "description": words,
}
_WHICH = mostly(some_session, st.just("planned_2026-11-25") | ids)
_EVENTS = fields(_EVENT) | fields(_PLAIN_EVENT)


class Calendars(Door):
    """The calendar's panel, and its actions."""

    name = "calendar events"
    pauses = PAUSES

    @override
    async def open(self) -> None:
        await self.house.move_in("websocket_api", "calendar")
        self._line = Line(self.house, await self.house.inhabitant())
        self._entity_id = self.house.life.entity("calendar.walks", ADA)

    @override
    def cases(self) -> Values:
        commands = {
            "create": {"event": _EVENTS},
            "update": {
                "uid": _WHICH,
                "event": _EVENTS,
                "recurrence_id": words,
                "recurrence_range": words,
            },
            "delete": {
                "uid": _WHICH,
                "recurrence_id": words,
                "recurrence_range": words,
            },
        }
        actions = {
            "create_event": {
                "summary": words,
                "description": words,
                "start_date_time": _WHEN,
                "end_date_time": _WHEN,
            },
            "get_events": {"start_date_time": _WHEN, "end_date_time": _WHEN},
        }
        return st.one_of(
            *(_named(name, fields(known)) for name, known in commands.items()),
            *(_named(name, fields(known, objects)) for name, known in actions.items()),
        )

    @override
    async def knock(self, case: tuple[str, dict[str, Any]]) -> Outcome:
        name, given = case
        given = {key: self.house.id_of(value) for key, value in given.items()}
        given["entity_id"] = self._entity_id
        if not name.endswith(("event", "events")):
            return await self._line.says({**given, "type": f"calendar/event/{name}"})
        await self.house.hass.services.async_call(
            "calendar",
            name,
            given,
            blocking=True,
            return_response=name == "get_events",
        )
        return Outcome.ANSWERED


def _named(name: str, given: Values) -> Values:
    return st.tuples(st.just(name), given)
