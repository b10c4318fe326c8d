"""Shared belts: one bout is one walk, whoever of its walkers says yes first.

Nothing is stored here; whose bout it was follows from the logs of all loaded walkers.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback

from ..const import DOMAIN
from ..coordinator import WalkerConfigEntry, WalkerCoordinator
from ..core import belt
from ..core.batch import Offer
from ..core.belt import Claim
from ..core.events import AskAgain, Confirm, Contest, Discard
from ..core.journal import Journal
from ..core.model import Announcement, Happening, Session
from ..core.walker import Effect
from ..person import is_home


@callback
def follow(coordinator: WalkerCoordinator) -> None:
    """Have what a walker says of a bout hold for all walkers of its belt, while they are loaded."""
    entry = coordinator.config_entry

    before = coordinator.state.journal

    @callback
    def meet() -> None:
        if entry.state is ConfigEntryState.LOADED:
            _settle_what_waits(coordinator)

    @callback
    def compare() -> None:
        nonlocal before
        was, before = before, coordinator.state.journal
        _follow_corrections(coordinator, was, before)

    entry.async_on_unload(coordinator.async_listen_log(compare))
    entry.async_on_unload(coordinator.async_listen(partial(_settle, coordinator)))
    entry.async_on_unload(entry.async_on_state_change(meet))


def found_before(
    coordinator: WalkerCoordinator, found: Iterable[Session], belts: Collection[str]
) -> tuple[Offer, ...]:
    """Return what would become of walks that some belts have seen; what another walker has is known as theirs."""
    others = tuple(_others(coordinator))
    return tuple(
        replace(offer, known=offer.known or is_of_one_of(others, offer.session, belts))
        for offer in coordinator.weigh(found)
    )


def is_of_one_of(
    walkers: Iterable[WalkerCoordinator], walk: Session, belts: Collection[str]
) -> bool:
    """Tell whether one of some walkers has said yes to a walk that some belts have seen."""
    return any(
        theirs.start == walk.start or not _claim(walker, theirs).belts.isdisjoint(belts)
        for walker in walkers
        for theirs in walker.state.journal.overlapping(walk.start, walk.end)
        if theirs.confirmed
    )


@callback
def _settle(coordinator: WalkerCoordinator, effect: Effect) -> None:
    """Draw the consequences of what happened to one walker's session for the others of its belt."""
    if not isinstance(effect, Announcement):
        return
    session = effect.session
    if session is None or not session.sources:
        return
    claim = _claim(coordinator, session)
    claims = _claims_of_others(coordinator, session)
    match effect.what:
        case Happening.FINISHED | Happening.CONFIRMED if session.confirmed:
            _answer_for_all(coordinator, claim, claims)
        case Happening.FINISHED:
            if belt.yeses(claim, claims) or not _is_to_be_asked(coordinator, claim):
                _discard(coordinator, session)
        case Happening.NEEDS_CONFIRMATION if session.contested:
            for yes in belt.yeses(claim, claims):
                _contest(_walker(coordinator, yes), yes.session)
        case Happening.DISCARDED if session.contested:
            if (left := belt.left_by(claim, claims)) is not None:
                _confirm(_walker(coordinator, left), left.session)


def _answer_for_all(
    coordinator: WalkerCoordinator, yes: Claim, claims: list[Claim]
) -> None:
    """Have one yes settle it for all of a belt; of two it is asked whose walk it was."""
    if belt.yeses(yes, claims):
        _contest(coordinator, yes.session)
        return
    for answered in belt.answered_by(yes, claims):
        _discard(_walker(coordinator, answered), answered.session)


@callback
def _settle_what_waits(coordinator: WalkerCoordinator) -> None:
    """Settle what was answered while not all walkers of a belt were loaded."""
    for walker in (coordinator, *_others(coordinator)):
        for session in walker.state.journal.to_confirm(walker.state.at):
            claims = _claims_of_others(walker, session)
            if belt.yeses(_claim(walker, session), claims):
                _discard(walker, session)


def _follow_corrections(
    coordinator: WalkerCoordinator, before: Journal, after: Journal
) -> None:
    """Ask again who yielded to a yes that is taken back, and no longer where it is given again."""
    if before.sessions is after.sessions:
        return
    were, are = _seen(before), _seen(after)
    for session_id, session in were.items():
        now = are.get(session_id)
        if session.confirmed and not (now and (now.confirmed or now.contested)):
            _ask_again(_claim(coordinator, session), _others(coordinator))
    for session_id in are.keys() - were.keys():
        if (session := are[session_id]).confirmed:
            claims = _claims_of_others(coordinator, session)
            for answered in belt.answered_by(_claim(coordinator, session), claims):
                _discard(_walker(coordinator, answered), answered.session)


def _seen(journal: Journal) -> dict[str, Session]:
    """Return the sessions that a belt has seen, by id."""
    return {one.session_id: one for one in journal.sessions if one.sources}


def _ask_again(taken_back: Claim, others: Iterable[WalkerCoordinator]) -> None:
    walkers = list(others)
    for walker in walkers:
        lost = walker.state.journal.yielded
        if lost is None or not taken_back.rivals([_claim(walker, lost.session)]):
            continue
        start, end = lost.session.start, lost.session.end
        if not any(
            session.confirmed
            for other in walkers
            for session in other.state.journal.overlapping(start, end)
        ):
            walker.apply(AskAgain(walker.now(), lost.session.session_id))


def _is_to_be_asked(coordinator: WalkerCoordinator, claim: Claim) -> bool:
    """Tell whether a walker may have walked: whoever is away has not, unless all of a belt are."""
    sharers = [
        other
        for other in _others(coordinator)
        if not claim.belts.isdisjoint(_belts(other).values())
    ]
    at_home = {
        _id(walker): is_home(walker.hass, walker.config_entry)
        for walker in (coordinator, *sharers)
    }
    return claim.walker in belt.to_ask(at_home)


def _others(coordinator: WalkerCoordinator) -> Iterator[WalkerCoordinator]:
    entry: WalkerConfigEntry
    for entry in coordinator.hass.config_entries.async_loaded_entries(DOMAIN):
        if entry.runtime_data is not coordinator:
            yield entry.runtime_data


def _walker(coordinator: WalkerCoordinator, claim: Claim) -> WalkerCoordinator:
    """Return whose claim it is, of the others."""
    return next(o for o in _others(coordinator) if _id(o) == claim.walker)


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


def _claims_of_others(coordinator: WalkerCoordinator, session: Session) -> list[Claim]:
    """Return what the other walkers have in their logs at the time of a session."""
    return [
        _claim(other, theirs)
        for other in _others(coordinator)
        for theirs in other.state.journal.overlapping(session.start, session.end)
    ]


def _confirm(coordinator: WalkerCoordinator, session: Session) -> None:
    coordinator.apply(Confirm(coordinator.now(), session.session_id))


def _contest(coordinator: WalkerCoordinator, session: Session) -> None:
    coordinator.apply(Contest(coordinator.now(), session.session_id))


def _discard(coordinator: WalkerCoordinator, session: Session) -> None:
    coordinator.apply(Discard(coordinator.now(), session.session_id, implied=True))
