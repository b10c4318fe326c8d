"""Who speaks, and whom it is about: a name that is said, else the speaker, else the only walker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from homeassistant.core import Context, HomeAssistant, callback

from ..const import CONF_PERSON, DOMAIN
from ..coordinator import WalkerConfigEntry, WalkerCoordinator
from ..core.snapshot import Snapshot
from .refusals import NoWalker, UnknownWalker, WhichWalker


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
        found = [entry for entry in among if _same(entry.title, name)]
        if not found:
            raise UnknownWalker(name, names)
    else:
        found = [entry for entry in among if _is_speaker(hass, speaker, entry)]
        found = found or list(among)
    if len(found) > 1:
        found = [entry for entry in found if concerns(entry.runtime_data.data)]
    if len(found) != 1:
        raise WhichWalker(names)
    return found[0].runtime_data


def _same(name: str, said: str) -> bool:
    return name.strip().casefold() == said.strip().casefold()


def _is_speaker(
    hass: HomeAssistant, speaker: Speaker, entry: WalkerConfigEntry
) -> bool:
    """Tell whether the user who speaks is the walker's person."""
    person = entry.data.get(CONF_PERSON)
    state = hass.states.get(person) if person else None
    user = speaker.context.user_id if speaker.context else None
    return (
        user is not None
        and state is not None
        and state.attributes.get("user_id") == user
    )
