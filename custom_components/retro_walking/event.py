"""The event entity that tells what happens to sessions."""

from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .coordinator import WalkerConfigEntry
from .core.model import Announcement, Happening
from .entity import WalkerEntity

PARALLEL_UPDATES = 0

SESSION = EventEntityDescription(key="session", event_types=list(Happening))


async def async_setup_entry(
    hass: HomeAssistant,
    entry: WalkerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the walker's event entities."""
    async_add_entities([SessionEvent(entry.runtime_data, SESSION)])


class SessionEvent(WalkerEntity, EventEntity):
    """The last thing that happened to a session, with facts but neither place nor note."""

    @override
    async def async_added_to_hass(self) -> None:
        """Hear of sessions for as long as the entity is there."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.coordinator.async_listen_to_sessions(self._session_changed)
        )

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Show nothing new: only what happens is of interest here."""

    @callback
    def _session_changed(self, announcement: Announcement) -> None:
        facts: dict[str, str | float | bool] = {"session_id": announcement.session_id}
        if (session := announcement.session) is not None:
            facts |= {
                "start": dt_util.as_local(session.start).isoformat(),
                "end": dt_util.as_local(session.end).isoformat(),
                "active_minutes": round(session.active.total_seconds() / 60, 2),
                "confirmed": session.confirmed,
                "uncertain": session.uncertain,
            }
        self._trigger_event(announcement.what, facts)
        self.async_write_ha_state()
