"""What helps to mend a problem, without names, notes, places or pain."""

from collections.abc import Mapping
from typing import Any

from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant

from .const import CONF_PERSON
from .coordinator import WalkerConfigEntry, WalkerCoordinator
from .core.codec import encode
from .sources.source import unit_of

PRIVATE = {
    CONF_NAME,
    CONF_PERSON,
    "answer",
    "asked",
    "decisions",
    "last_change",
    "note",
    "notify_targets",
    "pain",
    "phones",
    "place",
    "scores",
    "skipped",
}
"""What is left out, and not only hidden: that there is something would tell what it is about."""

RECENT = 20


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: WalkerConfigEntry
) -> dict[str, Any]:
    """Return the settings, what the sources show and have shown, and the last sessions."""
    coordinator = entry.runtime_data
    state = encode(coordinator.state)
    sessions = state["journal"].pop("sessions", [])
    told: dict[str, Any] = _without_private(
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
        }
    )
    return told


def _without_private(told: Any) -> Any:
    match told:
        case Mapping():
            return {
                key: _without_private(value)
                for key, value in told.items()
                if key not in PRIVATE
            }
        case list():
            return [_without_private(one) for one in told]
        case _:
            return told


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
