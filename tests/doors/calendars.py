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
    st.builds(
        "2026-11-{:02}T10:{:02}:00".format, st.integers(1, 22), st.integers(0, 59)
    ),
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
_MINUTES = st.integers(0, 44)


def _event(day: int, hour: int, minute: int, length: int, note: str) -> dict[str, Any]:
    start = f"2026-11-{day:02}T{hour:02}:{minute:02}:00+01:00"
    end = f"2026-11-{day:02}T{hour:02}:{minute + length:02}:00+01:00"
    return {"summary": "Walk", "dtstart": start, "dtend": end, "description": note}


_PLAIN_EVENTS = st.builds(
    _event, st.integers(1, 22), st.integers(0, 23), _MINUTES, st.integers(0, 15), words
)
_WHICH = mostly(some_session, st.just("planned_2026-11-25") | ids)
_EVENTS = _PLAIN_EVENTS | fields(_EVENT)
_RANGE: Values = fields({"recurrence_id": words, "recurrence_range": words}) | st.just(
    {}
)


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
            "update": {"uid": _WHICH, "event": _EVENTS},
            "delete": {"uid": _WHICH},
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
            *(
                _named(name, st.builds(dict.__or__, fields(known), _RANGE))
                for name, known in commands.items()
            ),
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
