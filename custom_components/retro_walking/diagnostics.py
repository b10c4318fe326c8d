"""What helps to mend a problem, without names, notes, places or pain."""

from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant

from .const import CONF_PERSON
from .coordinator import WalkerConfigEntry, WalkerCoordinator
from .core.codec import encode
from .sources import unit_of

PRIVATE = {
    CONF_NAME,
    CONF_PERSON,
    "asked",
    "decisions",
    "note",
    "notify_targets",
    "pain",
    "phones",
    "place",
    "score",
    "scores",
    "skipped",
}
RECENT = 20


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: WalkerConfigEntry
) -> dict[str, Any]:
    """Return the settings, what the sources show and have shown, and the last sessions."""
    coordinator = entry.runtime_data
    state = encode(coordinator.state)
    sessions = state["journal"].pop("sessions", [])
    return async_redact_data(
        {
            "data": dict(entry.data),
            "options": dict(entry.options),
            "time_zone": hass.config.time_zone,
            "sources": [
                _source(coordinator, source_id) for source_id in coordinator.watches
            ],
            "state": state,
            "wake_at": coordinator.wake_at.isoformat(),
            "number_of_sessions": len(sessions),
            "last_sessions": sessions[-RECENT:],
        },
        PRIVATE,
    )


def _source(coordinator: WalkerCoordinator, source_id: str) -> dict[str, Any]:
    source = coordinator.config_entry.subentries[source_id]
    watch = coordinator.watches[source_id]
    state = coordinator.hass.states.get(watch.entity_id)
    return {
        "source_id": source_id,
        **source.data,
        "present": state
        and {
            "state": state.state,
            "unit": unit_of(state),
            "last_changed": state.last_changed.isoformat(),
        },
        "readings": watch.recent.readings(),
    }
