"""What an entity is as a source: its kind, its unit, and its states as values the core reads."""

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from homeassistant.components.binary_sensor import DOMAIN as BINARY_SENSOR
from homeassistant.components.input_boolean import DOMAIN as INPUT_BOOLEAN
from homeassistant.components.media_player import DOMAIN as MEDIA_PLAYER
from homeassistant.components.sensor import (
    ATTR_STATE_CLASS,
    DOMAIN as SENSOR,
    SensorDeviceClass,
    SensorStateClass,
)
from homeassistant.components.switch import DOMAIN as SWITCH
from homeassistant.const import (
    ATTR_DEVICE_CLASS,
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    UnitOfLength,
    UnitOfPower,
    UnitOfSpeed,
)
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_conversion import (
    BaseUnitConverter,
    PowerConverter,
    SpeedConverter,
)

from ..core.model import Kind

DOMAINS = (SENSOR, BINARY_SENSOR, SWITCH, INPUT_BOOLEAN, MEDIA_PLAYER)
"""The domains an entity may come from to be a source."""

_CONVERTERS: dict[Kind, tuple[type[BaseUnitConverter], str]] = {
    Kind.POWER: (PowerConverter, UnitOfPower.WATT),
    Kind.SPEED: (SpeedConverter, UnitOfSpeed.KILOMETERS_PER_HOUR),
}
_GROWING = (SensorStateClass.TOTAL, SensorStateClass.TOTAL_INCREASING)
_WALKED = (
    UnitOfLength.METERS,
    UnitOfLength.KILOMETERS,
    UnitOfLength.FEET,
    UnitOfLength.MILES,
    "steps",
)
_NO_SIGN = (
    SensorDeviceClass.DATE,
    # It grows with what a device takes in standby as well.
    SensorDeviceClass.ENERGY,
    SensorDeviceClass.TIMESTAMP,
)
_SILENT = (STATE_UNAVAILABLE, STATE_UNKNOWN)


def described(hass: HomeAssistant, entity_id: str) -> State | None:
    """Return the state of an entity; of one that is registered only, what is known of it."""
    state = hass.states.get(entity_id)
    registered = er.async_get(hass).async_get(entity_id)
    if state is not None or registered is None or registered.disabled:
        return state
    attributes = {
        ATTR_DEVICE_CLASS: registered.device_class or registered.original_device_class,
        ATTR_UNIT_OF_MEASUREMENT: registered.unit_of_measurement,
        **(registered.capabilities or {}),
    }
    return State(entity_id, STATE_UNAVAILABLE, attributes)


def is_silent(state: State | None) -> bool:
    """Tell whether nothing is known of an entity now."""
    return state is None or state.state in _SILENT


def unit_of(state: State) -> str | None:
    """Return the unit of an entity."""
    return _unit_in(state.attributes)


def _unit_in(attributes: Mapping[str, Any]) -> str | None:
    """Return the unit; what is no word is none, whatever a template wrote there."""
    unit = attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    return unit if isinstance(unit, str) and unit else None


def kind_of(state: State) -> Kind | None:
    """Recognise the kind of a source; None where an entity gives no sign of it."""
    if state.domain != SENSOR:
        return Kind.STATE if state.domain in DOMAINS else None
    unit = unit_of(state)
    for kind, (converter, _) in _CONVERTERS.items():
        if unit in converter.VALID_UNITS:
            return kind
    device_class = state.attributes.get(ATTR_DEVICE_CLASS)
    if device_class == SensorDeviceClass.ENUM:
        return Kind.STATE
    if device_class in _NO_SIGN:
        return None
    state_class = state.attributes.get(ATTR_STATE_CLASS)
    if state_class in _GROWING or (state_class is None and unit in _WALKED):
        return Kind.COUNTER
    if unit is not None:
        return None
    return Kind.STATE if number_of(state.state) is None else Kind.COUNTER


def number_of(text: str) -> float | None:
    """Return the finite number that a text stands for."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _converted(convert: Callable[[float], float], number: float) -> float | None:
    """Return a number in another unit, None where there is none of it: not every scale has all."""
    try:
        found = convert(number)
    except OverflowError, TypeError, ValueError:
        return None
    return found if isfinite(found) else None


def fits(kind: Kind, unit: str | None) -> bool:
    """Tell whether a source of a kind can have a unit."""
    if kind not in _CONVERTERS:
        return True
    return unit in _CONVERTERS[kind][0].VALID_UNITS


_UNREAD = ""
"""In place of the unit before the first state: no entity has it."""


class Reader:
    """Reads the states of one source, whose unit may change."""

    def __init__(self, kind: Kind) -> None:
        """Expect a kind; the unit comes with the first state."""
        self.kind = kind
        self._unit: str | None = _UNREAD
        self._first_unit: str | None = None
        self._convert: Callable[[float], float] | None = None
        self.unit_fits = True

    def read(self, state: State) -> float | str | None:
        """Return the value of a state: W, km/h, a count or a word, None where nothing is known."""
        return self.value_of(state.state, state.attributes)

    def value_of(self, text: str, attributes: Mapping[str, Any]) -> float | str | None:
        """Return the value that a state's text stands for beside its attributes."""
        if text in _SILENT:
            return None
        if self.kind is Kind.STATE:
            return text
        unit = _unit_in(attributes)
        if unit != self._unit:
            self._take_unit(unit)
        if not self.unit_fits or (number := number_of(text)) is None:
            return None
        return number if self._convert is None else _converted(self._convert, number)

    def _take_unit(self, unit: str | None) -> None:
        self._unit, self._convert = unit, None
        self._first_unit = self._first_unit or unit
        if self.kind is Kind.COUNTER:
            # A count in another unit would look like growth.
            self.unit_fits = unit == self._first_unit
        else:
            self.unit_fits = fits(self.kind, unit)
        if self.unit_fits and self.kind in _CONVERTERS:
            converter, wanted = _CONVERTERS[self.kind]
            if unit != wanted:
                self._convert = converter.converter_factory(unit, wanted)
