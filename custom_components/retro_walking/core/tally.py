"""The log added up by the hour, for charts: what was walked, and how the knee was.

An hour is one of the local clock, so that each walk lies in its local day, week and month.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from .journal import Journal
from .model import Score
from .settings import Settings
from .week import counts


@dataclass(frozen=True, slots=True)
class WalkedHour:
    """The walks that began in an hour and count, and with all before: how many, and how long."""

    start: datetime
    sessions: int
    active: timedelta
    all_sessions: int
    all_active: timedelta


@dataclass(frozen=True, slots=True)
class PainHour:
    """The scores of an hour, from 0 to 10."""

    start: datetime
    lowest: int
    mean: float
    highest: int


def walked(journal: Journal, settings: Settings) -> Iterator[WalkedHour]:
    """Return the hours in which walks began that count, in their order."""
    by_hour: defaultdict[datetime, list[timedelta]] = defaultdict(list)
    for session in journal.sessions:
        if counts(session, settings.timing):
            by_hour[_hour(session.start, settings.zone)].append(session.active)
    all_sessions, all_active = 0, timedelta()
    for start, walks in by_hour.items():
        active = sum(walks, timedelta())
        all_sessions += len(walks)
        all_active += active
        yield WalkedHour(start, len(walks), active, all_sessions, all_active)


def pain(journal: Journal, settings: Settings) -> Iterator[PainHour]:
    """Return the hours in which the knee was scored, in their order."""
    by_hour: defaultdict[datetime, list[int]] = defaultdict(list)
    for score in _scores(journal):
        by_hour[_hour(score.at, settings.zone)].append(score.value)
    for start, values in sorted(by_hour.items()):
        mean = sum(values) / len(values)
        yield PainHour(start, min(values), mean, max(values))


def _scores(journal: Journal) -> Iterator[Score]:
    yield from journal.scores
    for session in journal.sessions:
        yield from session.pain.scores(session.start, session.end)


def _hour(at: datetime, zone: tzinfo) -> datetime:
    """Return when the hour of the local clock began, in UTC: not every zone is off by whole hours."""
    local = at.astimezone(zone)
    return local.replace(minute=0, second=0, microsecond=0).astimezone(UTC)
