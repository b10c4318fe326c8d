"""What the page about the system's health tells of us."""

from typing import Any

from homeassistant.components.system_health import SystemHealthRegistration
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .coordinator import WalkerCoordinator
from .sources.source import is_silent


@callback
def async_register(hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Register what is told."""
    register.async_register_info(async_health)


async def async_health(hass: HomeAssistant) -> dict[str, Any]:
    """Return how many walkers and sources there are, how many say nothing, and how long the logs are."""
    entries = hass.config_entries.async_entries(DOMAIN)
    walkers: list[WalkerCoordinator] = [
        entry.runtime_data for entry in hass.config_entries.async_loaded_entries(DOMAIN)
    ]
    sources = [watch.entity_id for w in walkers for watch in w.watches.values()]
    silent = [source for source in sources if is_silent(hass.states.get(source))]
    return {
        "walkers": len(entries),
        "walkers_loaded": len(walkers),
        "sources": len(sources),
        "sources_silent": len(silent),
        "sessions": sum(len(w.state.journal.sessions) for w in walkers),
    }
