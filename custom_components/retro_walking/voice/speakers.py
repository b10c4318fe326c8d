"""Who speaks, and whom it is about: a name that is said, else the speaker, else the only walker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
import re

from homeassistant.core import Context, HomeAssistant, callback

from ..const import DOMAIN
from ..coordinator import WalkerConfigEntry, WalkerCoordinator
from ..core.snapshot import Snapshot
from ..person import is_user
from .refusals import NoWalker, UnknownWalker, WhichWalker

_SYNTAX = re.compile(r"[^\w\s'-]")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, in which language, and to what; as far as it is known."""

    context: Context | None
    language: str | None = None
    device_id: str | None = None
    satellite: str | None = None


@callback
def walkers(hass: HomeAssistant) -> list[WalkerConfigEntry]:
    """Return the walkers that are set up and loaded."""
    return hass.config_entries.async_loaded_entries(DOMAIN)


@callback
def walker_meant(
    hass: HomeAssistant,
    speaker: Speaker,
    name: str | None,
    among: Sequence[WalkerConfigEntry],
    concerns: Callable[[Snapshot], bool] = lambda _: True,
) -> WalkerCoordinator:
    """Return whom a sentence is about: the one it `concerns`, where it may be several.

    Raises NoWalker, UnknownWalker or WhichWalker.
    """
    if not among:
        raise NoWalker
    names = tuple(entry.title for entry in among)
    if name is not None:
        found = named(name, among)
        if not found:
            raise UnknownWalker(name, names)
    else:
        found = _walkers_of(hass, speaker, among)
    if len(found) > 1:
        found = [entry for entry in found if concerns(entry.runtime_data.data)]
    if len(found) != 1:
        raise WhichWalker(names)
    return found[0].runtime_data


def named(name: str, among: Sequence[WalkerConfigEntry]) -> list[WalkerConfigEntry]:
    """Return those of some walkers whose name sounds like what was said."""
    said = spoken_name(name).casefold()
    return [entry for entry in among if spoken_name(entry.title).casefold() == said]


def spoken_name(name: str) -> str:
    """Return a name as it is said: without what has a meaning in templates."""
    return " ".join(_SYNTAX.sub(" ", name).split())


def _walkers_of(
    hass: HomeAssistant, speaker: Speaker, among: Sequence[WalkerConfigEntry]
) -> list[WalkerConfigEntry]:
    """Return who the speaker is; all, where they are no walker.

    Raises NoWalker where they are one who is not among those: nobody else is meant.
    """
    own = [
        entry
        for entry in hass.config_entries.async_entries(DOMAIN)
        if is_user(hass, entry, speaker.context.user_id if speaker.context else None)
    ]
    if not own:
        return list(among)
    found = [entry for entry in among if entry in own]
    if not found:
        raise NoWalker
    return found
