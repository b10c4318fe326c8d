"""How knee and programme stand, as far as the log tells it. Derived, and never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from .journal import Journal
from .mark import Mark, said_last, zones_of
from .model import Score, Zone
from .news import news_after
from .pain import record_of
from .plan import Plan
from .settings import Settings
from .week import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the log tells up to a moment; it holds from `at` until `plan.until`.

    `zones` are those of the walks, by session id; `zone` is that of the last one, on `walked_on`.
    """

    at: datetime
    basis: tuple[Journal, Settings]
    mark: Mark
    plan: Plan
    zones: Mapping[str, Zone] = field(default_factory=dict)
    zone: Zone | None = None
    walked_on: date | None = None
    baseline: float | None = None
    last_score: Score | None = None

    def holds(self, journal: Journal, at: datetime, settings: Settings) -> bool:
        """Tell whether nothing has come that may change it."""
        return (
            self.basis[0] is journal
            and self.basis[1] == settings
            and self.at <= at < self.plan.until
        )


def chart(
    before: Course | None, journal: Journal, at: datetime, settings: Settings
) -> Course:
    """Return how things stand at a moment; the very same as before where nothing has changed."""
    if before is not None and before.holds(journal, at, settings):
        return before
    mark = before.mark if before is not None and before.basis[1] == settings else None
    if mark is None or not mark.holds(journal, at):
        mark = Mark.first(journal, settings)
    record = record_of(journal, at, settings, mark.known)
    fold = mark.fold.copied(journal)
    news = news_after(mark.at, journal, record, settings)
    if (turn := mark.next_before(at, settings)) is not None:
        settled = [one for one in news if one.at <= turn]
        fold.take_all(settled)
        mark = mark.moved(turn, fold.copied(journal), record, journal, settings)
        news = news[len(settled) :]
    fold.take_all(news)
    fold.elapse(at)
    until = min([fold.due, *(moment for moment in record.closing if moment > at)])
    zones = {**mark.zones, **zones_of(record.verdicts)}
    last = record.walks[-1] if record.walks else mark.last_walk
    return Course(
        at=at,
        basis=(journal, settings),
        mark=mark,
        plan=replace(fold.plan, until=until),
        zones=zones,
        zone=zones[last.session_id] if last else None,
        walked_on=local_day(last.start, settings.zone) if last else None,
        baseline=record.baseline,
        last_score=said_last(
            (*journal.scores[-1:], mark.last_score),
            journal.sessions[mark.known.sessions :],
        ),
    )
