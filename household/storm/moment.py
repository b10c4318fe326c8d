"""When something was, as far as that can be known."""

from dataclasses import dataclass
from datetime import datetime, timedelta

NOW = timedelta()


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, and how much earlier or later than it may be told."""

    at: datetime
    early: timedelta = NOW
    late: timedelta = NOW

    @property
    def first(self) -> datetime:
        return self.at - self.early

    @property
    def last(self) -> datetime:
        return self.at + self.late

    def allows(self, told: datetime) -> bool:
        return self.first <= told <= self.last

    def error(self, told: datetime) -> float:
        """Return the seconds by which it is told wrong, however much is allowed."""
        return abs((told - self.at).total_seconds())

    def plus(self, by: timedelta, early: timedelta = NOW) -> Moment:
        """Return the moment so much later, told perhaps so much earlier."""
        return Moment(self.at + by, self.early + early, self.late)

    def loose(self, early: timedelta) -> Moment:
        return Moment(self.at, self.early + early, self.late)
