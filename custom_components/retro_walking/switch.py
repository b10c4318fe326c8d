"""Switches: the running session, and the hold."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import WalkerConfigEntry
from .core.events import Begin, Event, SetHold
from .core.session import Stop
from .core.snapshot import Snapshot
from .entity import WalkerEntity
from .refusal import as_sentence

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class WalkerSwitchDescription(SwitchEntityDescription):
    """A switch, what it shows, and the wish that each side of it is."""

    is_on_fn: Callable[[Snapshot], bool]
    on_fn: Callable[[datetime], Event]
    off_fn: Callable[[datetime], Event]


SWITCHES = (
    WalkerSwitchDescription(
        key="session",
        is_on_fn=lambda now: now.is_walking,
        on_fn=Begin,
        off_fn=Stop,
    ),
    WalkerSwitchDescription(
        key="hold",
        is_on_fn=lambda now: now.on_hold,
        on_fn=lambda at: SetHold(at, on=True),
        off_fn=lambda at: SetHold(at, on=False),
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: WalkerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the walker's switches."""
    async_add_entities(WalkerSwitch(entry.runtime_data, row) for row in SWITCHES)


class WalkerSwitch(WalkerEntity, SwitchEntity):
    """Something that the walker turns on and off; it never touches the belt."""

    entity_description: WalkerSwitchDescription

    @property
    @override
    def is_on(self) -> bool:
        """Return what the row shows."""
        return self.entity_description.is_on_fn(self.coordinator.data)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn it on, if it is not."""
        if not self.is_on:
            self._wish(self.entity_description.on_fn)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn it off, if it is not."""
        if self.is_on:
            self._wish(self.entity_description.off_fn)

    def _wish(self, wish: Callable[[datetime], Event]) -> None:
        with as_sentence():
            self.coordinator.apply(wish(self.coordinator.now()))
