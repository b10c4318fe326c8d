"""Sessions that come many at once, from history or a file, and what of them is new to the log."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from .errors import MorningToCome, OverlapsRunningSession, SessionOverlaps, WalkingError
from .journal import Journal, free_id
from .model import Origin, Session


@dataclass(frozen=True, slots=True)
class Offer:
    """A session that is offered: the log `knows` it, or has `refused` it, or can take it in."""

    session: Session
    known: bool = False
    refused: WalkingError | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether the log can take it in."""
        return not self.known and self.refused is None


def weigh(
    journal: Journal,
    sessions: Iterable[Session],
    at: datetime,
    running_id: str = "",
    running_since: datetime | None = None,
) -> tuple[Offer, ...]:
    """Return what becomes of each session, in their order; those that are new get a free id."""
    scales = _Scales(journal, at, running_id, running_since)
    return tuple(scales.weigh(session) for session in sessions)


class _Scales:
    """One weighing: each session against the log and against the new ones before it."""

    def __init__(
        self,
        journal: Journal,
        at: datetime,
        running_id: str,
        running_since: datetime | None,
    ) -> None:
        self._journal = journal
        self._at = at
        self._running_since = running_since
        self._known = {s.session_id for s in journal.sessions} | {running_id} - {""}
        self._taken = journal.ids | self._known
        self._imported = {
            s.session_id for s in journal.sessions if s.origin is Origin.IMPORT
        }
        self._new: list[Session] = []
        self._new_ids: set[str] = set()

    def weigh(self, session: Session) -> Offer:
        """Return what becomes of the next session."""
        if session.session_id in self._known or self._was_imported(session):
            return Offer(session, known=True)
        place = bisect_left(self._new, session.start, key=lambda new: new.start)
        near = self._new[max(0, place - 1) : place + 1]
        others = [*self._journal.overlapping(session.start, session.end), *near]
        if any(other.is_same_as(session) for other in others):
            return Offer(session, known=True)
        try:
            self._check(session, near)
        except WalkingError as refusal:
            return Offer(session, refused=refusal)
        session = self._named(session)
        self._new.insert(place, session)
        return Offer(session)

    def _was_imported(self, session: Session) -> bool:
        """Tell whether a row without an id was taken in before, wherever its session is now."""
        return not session.session_id and free_id(session.start, ()) in self._imported

    def _check(self, session: Session, near: list[Session]) -> None:
        self._journal.check(session, self._at)
        if (morning := session.pain.morning_at) is not None and morning > self._at:
            raise MorningToCome
        for other in near:
            if other.overlaps(session.start, session.end):
                raise SessionOverlaps(other.start, other.end)
        if self._running_since is not None and session.end > self._running_since:
            raise OverlapsRunningSession(self._running_since)

    def _named(self, session: Session) -> Session:
        if not session.session_id or session.session_id in self._new_ids:
            session = replace(session, session_id=free_id(session.start, self._taken))
        self._taken.add(session.session_id)
        self._new_ids.add(session.session_id)
        return session
