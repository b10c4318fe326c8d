"""A walk that may be logged already: what was said of it, until it is said to be another one."""

from dataclasses import replace
from datetime import datetime, timedelta

from homeassistant.core import callback
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..coordinator import WalkerCoordinator
from ..core.errors import NoMinutes
from .slots import Slots

PATIENCE = timedelta(minutes=5)

_DOUBTS: HassKey[dict[str, tuple[datetime, Slots]]] = HassKey(f"{DOMAIN}_doubts")


@callback
def remember(walker: WalkerCoordinator, said: Slots) -> None:
    """Keep what was said for a while."""
    doubts = walker.hass.data.setdefault(_DOUBTS, {})
    doubts[walker.config_entry.entry_id] = (walker.now() + PATIENCE, said)


@callback
def settled(walker: WalkerCoordinator) -> Slots:
    """Return what was said, as another walk; raises NoMinutes where nothing was, or long ago."""
    doubts = walker.hass.data.get(_DOUBTS, {})
    until, said = doubts.pop(walker.config_entry.entry_id, (walker.now(), None))
    if said is None or walker.now() > until:
        raise NoMinutes
    return replace(said, another=True)
