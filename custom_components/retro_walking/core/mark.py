"""How far the log needs no reading any more, and how things stood there.

A mark lies some weeks back, where only a correction can change anything. From it on the log is read
anew whenever it changes: a long one costs no more than a short one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import chain, groupby

from .journal import Journal
from .model import LONG_AGO, Score, Session, Zone
from .pain import Known, Record, Verdict, cut_off
from .programme import Fold
from .settings import Settings
from .week import WEEK, Standing, local_day, midnight, standing, week_start

LATELY = WEEK
"""How much of the log is always read anew: what is missing of its walks may still come."""

EVERY = 5 * WEEK
"""How much of it may be read anew, until the mark is moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How things stood at a moment, with what the log told up to then."""

    at: datetime
    past: tuple[object, ...]
    fold: Fold
    standing: Standing = Standing()
    known: Known = Known()
    zones: Mapping[str, Zone] = field(default_factory=dict)
    last_walk: Session | None = None
    last_score: Score | None = None

    @classmethod
    def first(cls, journal: Journal, settings: Settings) -> Mark:
        """Return one before everything."""
        past = _past(journal, LONG_AGO)
        return cls(at=LONG_AGO, past=past, fold=Fold(journal, settings))

    def holds(self, journal: Journal, at: datetime) -> bool:
        """Tell whether a log is at a moment as it was up to here."""
        return self.at <= at and self.past == _past(journal, self.at)

    def next_before(self, at: datetime, settings: Settings) -> datetime | None:
        """Return the first midnight of a week, to which it is to be moved by a moment, if it is."""
        if at - EVERY < self.at:
            return None
        day = local_day(at - LATELY, settings.zone)
        return midnight(week_start(day, settings.goal.first_weekday), settings.zone)

    def standing_of(self, journal: Journal, week: date, settings: Settings) -> Standing:
        """Return what a log, to which it holds, adds up to in a week."""
        since = None if self.at == LONG_AGO else local_day(self.at, settings.zone)
        return standing(journal, week, settings, self.standing, since)

    def moved(
        self,
        at: datetime,
        fold: Fold,
        record: Record,
        journal: Journal,
        settings: Settings,
    ) -> Mark:
        """Return a later one, at which a fold stands."""
        known = self.known
        count = _settled(journal, known.sessions, at, settings)
        read = journal.sessions[known.sessions : count]
        last_day = local_day(read[-1].start, settings.zone) if read else date.min
        news = record.mornings[len(known.mornings) :]
        mornings = tuple(morning for morning in news if morning.day <= last_day)
        ids = {session.session_id for session in read}
        so_far = replace(journal, sessions=journal.between(LONG_AGO, at))
        judged = [v for v in record.verdicts if v.session.session_id in ids]
        return Mark(
            at=at,
            past=_past(journal, at),
            fold=fold,
            standing=self.standing_of(so_far, local_day(at, settings.zone), settings),
            known=Known(count, known.mornings + mornings),
            zones={**self.zones, **zones_of(judged)},
            last_walk=judged[-1].session if judged else self.last_walk,
            last_score=said_last([self.last_score], read),
        )


def zones_of(verdicts: Iterable[Verdict]) -> dict[str, Zone]:
    """Return the zones of walks by session id: the last verdict on each."""
    return {verdict.session.session_id: verdict.zone for verdict in verdicts}


def _settled(journal: Journal, since: int, at: datetime, settings: Settings) -> int:
    """Return up to which session of the log all is known at a moment, whole days of them."""
    count = since
    days = groupby(
        journal.sessions[since:], lambda one: local_day(one.start, settings.zone)
    )
    for sessions in (list(group) for _, group in days):
        if any(_known_at(session, settings) > at for session in sessions):
            break
        count += len(sessions)
    return count


def _known_at(session: Session, settings: Settings) -> datetime:
    """Return when nothing is to come any more about a session."""
    answered = session.pain.morning_at or session.end
    return max(session.end, answered, cut_off(session, settings))


def _past(journal: Journal, at: datetime) -> tuple[object, ...]:
    """Return all that a log tells of the time before a moment."""
    return (
        journal.set_up_on,
        journal.holds,
        journal.goals,
        journal.between(LONG_AGO, at),
        [score for score in journal.scores if score.at <= at],
        [decision for decision in journal.decisions if decision.at <= at],
        [rules for rules in journal.rules if rules.since <= at],
    )


def said_last(
    scores: Iterable[Score | None], sessions: Iterable[Session]
) -> Score | None:
    """Return what was said last of the knee: one of some scores, or of a session's."""
    of_sessions = (one.pain.scores(one.start, one.end) for one in sessions)
    found = [score for score in (*scores, *chain(*of_sessions)) if score is not None]
    return max(found, key=lambda score: score.at, default=None)
