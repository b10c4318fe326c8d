"""The door of the devices."""

from typing import Any, override

from homeassistant.exceptions import InvalidEntityFormatError, InvalidStateError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from hypothesis import strategies as st

from ..ha.life import PLUG
from .door import Door, Outcome
from .house import PAD, SPEED, STEPS
from .oddities import Values, fields, mostly, numbers, objects, words, written

_STATES = (
    numbers.map(written)
    | st.sampled_from(("0", "80", "1.6", "2500", "on", "off", "running", "paused"))
    | st.sampled_from(("unknown", "unavailable", ""))
)
_UNITS = st.sampled_from(
    ("W", "kW", "MW", "km/h", "mph", "m/s", "ft/s", "kn", "Beaufort", "steps", "°C", "")
)
_ATTRIBUTES = fields(
    {
        "unit_of_measurement": _UNITS,
        "device_class": st.sampled_from(("power", "speed", "enum", "timestamp")),
        "state_class": st.sampled_from(("measurement", "total_increasing")),
        "friendly_name": words,
    },
    objects,
)
_LATE = st.sampled_from((0, 0, 0, -1, 1, -3_600, 86_400, -1e9, 1e9))
"""By how many seconds the time of a reading is wrong."""


class Readings(Door):
    """The devices that notice the walks, in whatever order and state they are."""

    name = "readings of a source"
    pauses = (0, 1, 5, 11, 60, 130, 4_000)

    @override
    async def open(self) -> None:
        await self.house.move_in()

    @override
    def cases(self) -> Values:
        entity = st.sampled_from((PLUG, PLUG, SPEED, PAD, STEPS))
        shown = st.tuples(
            st.just("shown"), entity, mostly(_STATES, words), _ATTRIBUTES, _LATE
        )
        removed = st.tuples(
            st.sampled_from(("removed", "registered", "renamed", "unregistered")),
            entity,
        )
        return st.one_of(shown, shown, shown, shown, removed)

    @override
    async def knock(self, case: tuple[Any, ...]) -> Outcome:
        what, entity_id, *shown = case
        states = self.house.hass.states
        if what == "shown":
            state, attributes, late = shown
            at = dt_util.utcnow().timestamp() + late
            try:
                states.async_set(entity_id, state, attributes, timestamp=at)
            except InvalidStateError, InvalidEntityFormatError:
                return Outcome.PASSED_OVER
        elif what == "removed":
            states.async_remove(entity_id)
        else:
            self._change_registry(what, entity_id)
        return Outcome.ANSWERED

    def _change_registry(self, what: str, entity_id: str) -> None:
        registry = er.async_get(self.house.hass)
        domain, name = entity_id.split(".")
        known = registry.async_get_entity_id(domain, "test", name)
        if what == "registered":
            registry.async_get_or_create(domain, "test", name, suggested_object_id=name)
        elif known is None:
            return
        elif what == "unregistered":
            registry.async_remove(known)
        else:
            other = f"{entity_id}_2" if known == entity_id else entity_id
            if self.house.hass.states.async_available(other):
                registry.async_update_entity(known, new_entity_id=other)
