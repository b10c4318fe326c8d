"""Which satellite heard a walk being started; known until the next start, or a restart."""

from dataclasses import dataclass

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..coordinator import WalkerCoordinator
from .speakers import Speaker

SATELLITE = "assist_satellite"


@dataclass(frozen=True, slots=True)
class Listener:
    """A satellite, and the language in which it was spoken to."""

    entity_id: str
    language: str


_LISTENERS: HassKey[dict[str, tuple[str, Listener]]] = HassKey(f"{DOMAIN}_satellites")


@callback
def remember(walker: WalkerCoordinator, speaker: Speaker) -> None:
    """Know who heard the walk that runs, if a satellite did."""
    satellite = speaker.satellite or _satellite_on(walker.hass, speaker.device_id)
    if satellite is None:
        return
    language = speaker.language or walker.hass.config.language
    heard = walker.hass.data.setdefault(_LISTENERS, {})
    heard[walker.config_entry.entry_id] = (
        walker.data.session_id or "",
        Listener(satellite, language),
    )


@callback
def _satellite_on(hass: HomeAssistant, device_id: str | None) -> str | None:
    if device_id is None:
        return None
    entities = er.async_entries_for_device(er.async_get(hass), device_id)
    return next((e.entity_id for e in entities if e.domain == SATELLITE), None)


@callback
def listener_of(
    hass: HomeAssistant, entry_id: str, session_id: str | None
) -> Listener | None:
    """Return who heard a walk being started, if anybody did."""
    known, listener = hass.data.get(_LISTENERS, {}).get(entry_id, ("", None))
    return listener if session_id and known == session_id else None


@callback
def forget(hass: HomeAssistant, entry_id: str) -> None:
    """Know no more of a walker."""
    hass.data.get(_LISTENERS, {}).pop(entry_id, None)
