"""Buttons: what can be answered with one tap. They act on the newest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import WalkerConfigEntry
from .core.events import Confirm, Decide, Discard, Event
from .core.model import Decided
from .entity import WalkerEntity
from .refusal import as_sentence

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class WalkerButtonDescription(ButtonEntityDescription):
    """A button and the wish that a press of it is."""

    press_fn: Callable[[datetime], Event]


BUTTONS = (
    WalkerButtonDescription(key="confirm_session", press_fn=Confirm),
    WalkerButtonDescription(key="discard_session", press_fn=Discard),
    WalkerButtonDescription(
        key="accept_step", press_fn=lambda at: Decide(at, Decided.ACCEPTED)
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: WalkerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the walker's buttons."""
    async_add_entities(WalkerButton(entry.runtime_data, row) for row in BUTTONS)


class WalkerButton(WalkerEntity, ButtonEntity):
    """A wish that needs no more than a tap."""

    entity_description: WalkerButtonDescription

    @override
    async def async_press(self) -> None:
        """Grant the wish, or say why not."""
        with as_sentence():
            self.coordinator.apply(
                self.entity_description.press_fn(self.coordinator.now())
            )
