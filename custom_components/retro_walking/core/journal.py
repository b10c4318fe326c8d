"""The log. It is the truth; every number is computed from it.

Sessions stand in the order of their start and share no time with each other. What the walker
changes by hand can be taken back once; what is recorded by itself takes nothing back.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count

from .errors import (
    AlreadyConfirmed,
    HoldInPast,
    NothingToConfirm,
    NothingToUndo,
    SessionInFuture,
    SessionOverlaps,
    UnknownSession,
)
from .limits import LONGEST, check_content
from .model import NEVER, Decision, Hold, Score, Session
from .rules import PastGoal, PastRules
from .settings import Settings

ASKED_FOR = timedelta(days=7)
"""For how long after its end a session waits for an answer."""

SECOND_YES = timedelta(minutes=1)
"""Within which, after another walker's yes, a yes of one's own has both be asked who it was."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change by hand did to one session: None before or after stands for no session.

    Or it wrote down a `score` that is of no session, or many sessions at once, by id. The scores
    of a session that was none are `kept`.
    """

    before: Session | None = None
    after: Session | None = None
    score: Score | None = None
    together: tuple[str, ...] = ()
    kept: tuple[Score, ...] = ()

    def is_of(self, session_id: str) -> bool:
        """Tell whether it was made to a session."""
        sessions = (self.before, self.after)
        return session_id in (one.session_id for one in sessions if one is not None)


@dataclass(frozen=True, slots=True)
class Yielded:
    """A session that waited for an answer until another walker's yes took it away."""

    at: datetime
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """All that one walker did, said and decided since the day of the first set-up.

    Each of its parts is in the order of time. `goals` and `rules` tell what was to be reached, and
    how it was judged, in their time: a change of the options does not change the past.
    """

    set_up_on: date
    sessions: tuple[Session, ...] = ()
    holds: tuple[Hold, ...] = ()
    goals: tuple[PastGoal, ...] = ()
    scores: tuple[Score, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rules: tuple[PastRules, ...] = ()
    last_change: Change | None = None
    yielded: Yielded | None = None

    def between(self, start: datetime, end: datetime) -> tuple[Session, ...]:
        """Return the sessions that start from one moment up to, not including, another."""
        first = bisect_left(self.sessions, start, key=_start)
        return self.sessions[
            first : bisect_left(self.sessions, end, lo=first, key=_start)
        ]

    def overlapping(self, start: datetime, end: datetime) -> list[Session]:
        """Return the sessions that share time with a stretch."""
        near = self.between(start - LONGEST, end)
        return [session for session in near if session.overlaps(start, end)]

    def find(self, session_id: str) -> Session:
        """Return a session; raises UnknownSession."""
        for session in reversed(self.sessions):
            if session.session_id == session_id:
                return session
        raise UnknownSession(session_id)

    def to_confirm(self, at: datetime) -> tuple[Session, ...]:
        """Return the sessions that wait for an answer, oldest first."""
        recent = self.between(at - ASKED_FOR - LONGEST, NEVER)
        return tuple(
            session
            for session in recent
            if not session.confirmed and at < session.end + ASKED_FOR
        )

    def waiting(self, at: datetime, session_id: str | None) -> Session:
        """Return the named session or the newest that waits for an answer.

        Raises UnknownSession, AlreadyConfirmed or NothingToConfirm.
        """
        if session_id is not None:
            session = self.find(session_id)
            if session.confirmed:
                raise AlreadyConfirmed(session_id)
            return session
        if waiting := self.to_confirm(at):
            return waiting[-1]
        raise NothingToConfirm

    @property
    def ids(self) -> set[str]:
        """Return the ids that are somebody's, or of what may come back."""
        taken = {session.session_id for session in self.sessions}
        if self.yielded is not None:
            taken.add(self.yielded.session.session_id)
        if self.last_change is not None and self.last_change.before is not None:
            taken.add(self.last_change.before.session_id)
        return taken

    def free_id(self, start: datetime, running_id: str = "") -> str:
        """Return an id for a session that starts then, which is not that of the running one."""
        return free_id(start, self.ids | {running_id})

    def record(self, session: Session) -> Journal:
        """Return the journal with a session that was seen; a fact is not refused."""
        sessions = list(self.sessions)
        insort(sessions, session, key=_start)
        return replace(self, sessions=tuple(sessions))

    def add(self, session: Session, at: datetime) -> Journal:
        """Return the journal with a session written down at a moment; raises what `check` does."""
        self.check(session, at)
        return replace(self.record(session), last_change=Change(None, session))

    def add_all(self, sessions: Sequence[Session]) -> Journal:
        """Return the journal with sessions that fit it, to be taken back only together."""
        together = tuple(session.session_id for session in sessions)
        both = sorted((*self.sessions, *sessions), key=_start)
        return replace(
            self, sessions=tuple(both), last_change=Change(together=together)
        )

    def edit(self, session: Session, at: datetime) -> Journal:
        """Return the journal with a session in place of the one of its id; raises what `check` does."""
        before = self.find(session.session_id)
        if session == before:
            return self
        if (session.start, session.end) == (before.start, before.end):
            check_content(session)
        else:
            self.check(session, at)
        return replace(
            self._without(before.session_id).record(session),
            last_change=Change(before, session),
        )

    def delete(self, session_id: str) -> Journal:
        """Return the journal without a session; raises UnknownSession."""
        before = self.find(session_id)
        return replace(self._without(session_id), last_change=Change(before, None))

    def discard(self, session_id: str) -> Journal:
        """Return the journal without a session that was none: how the knee was stays true.

        Raises UnknownSession.
        """
        session = self.find(session_id)
        scores = tuple(session.pain.scores(session.start, session.end))
        journal = self.delete(session_id).keep(scores)
        return replace(journal, last_change=Change(session, kept=scores))

    def yield_up(self, session_id: str, at: datetime) -> Journal:
        """Return the journal as `discard` does, but that no hand did it; raises UnknownSession."""
        session = self.find(session_id)
        journal = self.discard(session_id)
        return replace(
            journal,
            last_change=self._change_but_of(session),
            yielded=Yielded(at, session),
        )

    def lately_yielded(self, at: datetime, session_id: str | None) -> Session | None:
        """Return the named session, or the one that is meant without a name, if it was just yielded."""
        lost = self.yielded
        if lost is None or not lost.at <= at <= lost.at + SECOND_YES:
            return None
        if session_id is None and not self.to_confirm(at):
            session_id = lost.session.session_id
        return lost.session if lost.session.session_id == session_id else None

    def yielded_session(self, session_id: str) -> Session:
        """Return a session as it was before it was yielded; raises UnknownSession."""
        if self.yielded is None or self.yielded.session.session_id != session_id:
            raise UnknownSession(session_id)
        return replace(self.yielded.session, contested=False)

    def claim(self, session: Session, at: datetime) -> Journal:
        """Return the journal with a session that was yielded; raises what `check` does."""
        self.check(session, at)
        scores = session.pain.scores(session.start, session.end)
        return replace(self.unsaid(scores).record(session), yielded=None)

    def contest(self, session_id: str) -> Journal:
        """Return the journal with a session that waits for an answer again; raises UnknownSession."""
        session = self.find(session_id)
        waiting = replace(session, confirmed=False, contested=True)
        journal = self._without(session_id).record(waiting)
        return replace(journal, last_change=self._change_but_of(session))

    def _change_but_of(self, session: Session) -> Change | None:
        """Return the last change by hand, unless it was what has become of a session."""
        change = self.last_change
        return None if change is not None and change.after == session else change

    def undo(self, at: datetime, session_id: str | None = None) -> Journal:
        """Return the journal without the last change by hand.

        Raises NothingToUndo where there is none, or where it is not of the session that is named.
        A session that has to come back raises SessionOverlaps where its time is taken by now.
        """
        change = self.last_change
        if change is None or not (session_id is None or change.is_of(session_id)):
            raise NothingToUndo
        journal = self._without(*change.together)
        if change.score is not None:
            scores = (score for score in self.scores if score != change.score)
            journal = replace(journal, scores=tuple(scores))
        journal = journal.unsaid(change.kept)
        if change.after is not None:
            journal = self._without(self.find(change.after.session_id).session_id)
        if change.before is not None:
            journal.check(change.before, at)
            journal = journal.record(change.before)
        return replace(journal, last_change=None)

    def settled(self, *, final: bool) -> Journal:
        """Return the journal, its last change no longer to be taken back if it is final."""
        return replace(self, last_change=None) if final else self

    def check(self, session: Session, at: datetime) -> None:
        """Raise what is wrong with a session that is to be written down at a moment.

        SessionInFuture, SessionOverlaps, or what `check_content` does.
        """
        check_content(session)
        if session.end > at:
            raise SessionInFuture(session.end)
        for other in self.overlapping(session.start, session.end):
            if other.session_id != session.session_id:
                raise SessionOverlaps(other.start, other.end)

    def hold(self, today: date, last_day: date | None = None) -> Journal:
        """Return the journal with a hold from today on; raises HoldInPast."""
        if last_day is not None and last_day < today:
            raise HoldInPast(last_day)
        first_day = today
        if self.holds and self.holds[-1].covers(today, today):
            first_day = self.holds[-1].first_day
        holds = [hold for hold in self.holds if not hold.covers(today, date.max)]
        return replace(self, holds=(*holds, Hold(first_day, last_day)))

    def release(self, today: date) -> Journal:
        """Return the journal with today free of hold; a hold that began today never was."""
        yesterday = today - timedelta(days=1)
        holds = [
            replace(hold, last_day=yesterday) if hold.covers(today, today) else hold
            for hold in self.holds
        ]
        kept = (hold for hold in holds if hold.first_day <= (hold.last_day or today))
        return replace(self, holds=tuple(kept))

    def is_held(self, first: date, last: date) -> bool:
        """Tell whether any day from `first` to `last` is on hold."""
        return any(hold.covers(first, last) for hold in self.holds)

    def with_goal(self, since: date, least: int, most: int) -> Journal:
        """Return the journal with the goal of the week that began on a day, and later ones."""
        goal = PastGoal(since, least, most)
        if self.goals:
            last = self.goals[-1]
            # A week may begin some days earlier than it did; a clock that is weeks behind is wrong.
            if last.since >= since + timedelta(days=7):
                return self
            if last.since <= since and (last.least, last.most) == (least, most):
                return self
        earlier = tuple(past for past in self.goals if past.since < since)
        return replace(self, goals=(*earlier, goal))

    def goal_of(self, week: date) -> PastGoal:
        """Return the goal of the week that began on a day; before the first, the first."""
        at = bisect_right(self.goals, week, key=lambda goal: goal.since)
        return self.goals[max(0, at - 1)]

    def say(self, score: Score) -> Journal:
        """Return the journal with a score that is of no session."""
        return replace(self.keep((score,)), last_change=Change(score=score))

    def keep(self, scores: Iterable[Score]) -> Journal:
        """Return the journal with scores whose session is no more."""
        kept = sorted((*self.scores, *scores), key=lambda score: score.at)
        return (
            self if len(kept) == len(self.scores) else replace(self, scores=tuple(kept))
        )

    def unsaid(self, scores: Iterable[Score]) -> Journal:
        """Return the journal without scores that are those of a session again."""
        left = list(self.scores)
        for score in scores:
            left.remove(score)
        return (
            self if len(left) == len(self.scores) else replace(self, scores=tuple(left))
        )

    def decide(self, decision: Decision) -> Journal:
        """Return the journal with a decision; nothing can be taken back before it.

        An earlier one that was made while a clock ran ahead was made no later than this one.
        """
        earlier = (replace(d, at=min(d.at, decision.at)) for d in self.decisions)
        return replace(self, decisions=(*earlier, decision), last_change=None)

    def with_rules(self, at: datetime, settings: Settings) -> Journal:
        """Return the journal with what a programme, if there is any, goes by from a moment on."""
        if not self.decisions:
            return self
        rules = PastRules.of(settings, at)
        if self.rules and replace(self.rules[-1], since=at) == rules:
            return self
        earlier = tuple(past for past in self.rules if past.since < at)
        return replace(self, rules=(*earlier, rules))

    def rules_at(self, at: datetime, settings: Settings) -> PastRules:
        """Return what the programme went by at a moment; before the first, that."""
        if not self.rules:
            return PastRules.of(settings, at)
        found = bisect_right(self.rules, at, key=lambda rules: rules.since)
        return self.rules[max(0, found - 1)]

    def at_rest(self, at: datetime) -> Journal:
        """Return the journal without what is no longer asked about, whoever takes back their yes."""
        if self.yielded is None or at < self.yielded.session.end + ASKED_FOR:
            return self
        return replace(self, yielded=None)

    def _without(self, *gone: str) -> Journal:
        ids = frozenset(gone)
        kept = (s for s in self.sessions if s.session_id not in ids)
        return replace(self, sessions=tuple(kept))


def free_id(start: datetime, taken: Container[str]) -> str:
    """Return an id for a session that starts then, which is not taken."""
    stem = f"{start:%Y%m%dT%H%M%S}"
    if stem not in taken:
        return stem
    return next(f"{stem}-{n}" for n in count(2) if f"{stem}-{n}" not in taken)


def _start(session: Session) -> datetime:
    return session.start
