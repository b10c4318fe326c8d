"""Shared belts: one bout is one walk, whoever of its walkers says yes first.

Nothing is stored here; whose bout it was follows from the logs of all loaded walkers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from homeassistant.core import callback

from .const import DOMAIN
from .coordinator import WalkerConfigEntry, WalkerCoordinator
from .core import belt
from .core.batch import Offer
from .core.belt import Claim
from .core.events import Discard
from .core.model import Announcement, Happening, Session
from .core.walker import Effect
from .person import is_home


@callback
def settle(coordinator: WalkerCoordinator, effect: Effect) -> None:
    """Draw the consequences of what happened to one walker's session for the others of its belt."""
    if not isinstance(effect, Announcement):
        return
    session = effect.session
    if session is None or not session.sources:
        return
    claim = _claim(coordinator, session)
    if effect.what is Happening.FINISHED and not session.confirmed:
        if _is_not_to_ask(coordinator, claim):
            _discard(coordinator, session)
    elif effect.what in (Happening.FINISHED, Happening.CONFIRMED):
        _answer_for_all(coordinator, claim)


def found_before(
    coordinator: WalkerCoordinator, found: Iterable[Session]
) -> tuple[Offer, ...]:
    """Return what would become of walks of the past; what another walker has is known as theirs."""
    theirs = {
        session.start
        for other in _others(coordinator)
        for session in other.state.journal.sessions
        if session.confirmed
    }
    return tuple(
        replace(offer, known=offer.known or offer.session.start in theirs)
        for offer in coordinator.weigh(found)
    )


def _answer_for_all(coordinator: WalkerCoordinator, yes: Claim) -> None:
    others = {_id(other): other for other in _others(coordinator)}
    claims = [
        _claim(other, waiting)
        for other in others.values()
        for waiting in other.state.journal.to_confirm(other.state.at)
    ]
    for answered in belt.answered_by(yes, claims):
        _discard(others[answered.walker], answered.session)


def _is_not_to_ask(coordinator: WalkerCoordinator, claim: Claim) -> bool:
    sharers = [
        other
        for other in _others(coordinator)
        if claim.belts & set(_belts(other).values())
    ]
    claims = [
        _claim(other, session)
        for other in sharers
        for session in other.state.journal.overlapping(
            claim.session.start, claim.session.end
        )
    ]
    at_home = {
        _id(walker): is_home(walker.hass, walker.config_entry)
        for walker in (coordinator, *sharers)
    }
    return belt.is_answered(claim, claims) or claim.walker not in belt.to_ask(at_home)


def _others(coordinator: WalkerCoordinator) -> Iterator[WalkerCoordinator]:
    entry: WalkerConfigEntry
    for entry in coordinator.hass.config_entries.async_loaded_entries(DOMAIN):
        if entry.runtime_data is not coordinator:
            yield entry.runtime_data


def _id(coordinator: WalkerCoordinator) -> str:
    return coordinator.config_entry.entry_id


def _belts(coordinator: WalkerCoordinator) -> dict[str, str]:
    return {
        source_id: watch.entity_id for source_id, watch in coordinator.watches.items()
    }


def _claim(coordinator: WalkerCoordinator, session: Session) -> Claim:
    belts = _belts(coordinator)
    seen_on = frozenset(belts[source] for source in session.sources if source in belts)
    return Claim(_id(coordinator), session, seen_on)


def _discard(coordinator: WalkerCoordinator, session: Session) -> None:
    coordinator.apply(Discard(coordinator.now(), session.session_id, implied=True))
