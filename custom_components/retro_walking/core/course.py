"""How knee and programme stand, as far as the log tells it. Derived, and never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from .journal import Journal
from .model import Score, Zone
from .pain import record_of
from .plan import Plan
from .programme import follow
from .settings import Settings
from .week import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the log tells up to a moment; it holds from `at` until `plan.until`.

    `zones` are those of the walks, by session id; `zone` is that of the last one, on `walked_on`.
    """

    at: datetime
    basis: tuple[Journal, Settings]
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
    record = record_of(journal, at, settings)
    zones = {verdict.session.session_id: verdict.zone for verdict in record.verdicts}
    last = record.walks[-1] if record.walks else None
    return Course(
        at=at,
        basis=(journal, settings),
        plan=follow(journal, record, at, settings),
        zones=zones,
        zone=zones[last.session_id] if last else None,
        walked_on=local_day(last.start, settings.zone) if last else None,
        baseline=record.baseline,
        last_score=_last_score(journal),
    )


def _last_score(journal: Journal) -> Score | None:
    """Return what was said last of the knee."""
    found = list(journal.scores[-1:])
    for session in journal.sessions:
        found += session.pain.scores(session.start, session.end)
    return max(found, key=lambda score: score.at, default=None)
