"""The event entities: what happens to sessions and reminders, and what is reached."""

from abc import abstractmethod
from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import facts
from .coordinator import WalkerConfigEntry
from .core.model import Announcement, Happening, Milestone
from .core.reminders import Nudge, Nudged
from .core.walker import Effect
from .entity import WalkerEntity

PARALLEL_UPDATES = 0

SESSION = EventEntityDescription(key="session", event_types=list(Happening))
MILESTONE = EventEntityDescription(key="milestone", event_types=list(Milestone))
REMINDER = EventEntityDescription(key="reminder", event_types=list(Nudge))


async def async_setup_entry(
    hass: HomeAssistant,
    entry: WalkerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the walker's event entities."""
    walker = entry.runtime_data
    async_add_entities(
        [
            SessionEvent(walker, SESSION),
            MilestoneEvent(walker, MILESTONE),
            ReminderEvent(walker, REMINDER),
        ]
    )


class WalkerEvent(WalkerEntity, EventEntity):
    """The last of what happened of one sort."""

    @override
    async def async_added_to_hass(self) -> None:
        """Hear what happens for as long as the entity is there."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.async_listen(self._happened))

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Show nothing new: only what happens is of interest here."""

    @abstractmethod
    def _happened(self, effect: Effect) -> None:
        """Show what happens, if it is of this sort."""

    @callback
    def _show(self, what: str, its_facts: facts.Facts) -> None:
        self._trigger_event(what, its_facts)
        self.async_write_ha_state()


class SessionEvent(WalkerEvent):
    """The last thing that happened to a session."""

    @callback
    @override
    def _happened(self, effect: Effect) -> None:
        if isinstance(effect, Announcement):
            self._show(effect.what, facts.of_session(effect))


class MilestoneEvent(WalkerEvent):
    """The last thing that was reached, or not."""

    @callback
    @override
    def _happened(self, effect: Effect) -> None:
        if isinstance(effect, Milestone):
            self._show(effect, facts.of_programme(self.coordinator.data))


class ReminderEvent(WalkerEvent):
    """The last thing that happened to a reminder."""

    _unrecorded_attributes = frozenset({"reason"})

    @callback
    @override
    def _happened(self, effect: Effect) -> None:
        if isinstance(effect, Nudged):
            self._show(effect.what, facts.of_reminder(effect))
