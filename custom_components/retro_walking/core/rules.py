"""What was to be reached, and how it was judged, in its time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .settings import Pain, Programme, Settings


@dataclass(frozen=True, slots=True)
class PastGoal:
    """The range of sessions a week, from the week that began on a day."""

    since: date
    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRules:
    """What the programme went by from a moment on."""

    since: datetime
    programme: Programme
    pain: Pain
    counts_from: timedelta

    @classmethod
    def of(cls, settings: Settings, since: datetime) -> PastRules:
        """Return what it goes by with some settings."""
        return cls(
            since=since,
            programme=settings.programme,
            pain=settings.pain,
            counts_from=settings.timing.counts_from,
        )
