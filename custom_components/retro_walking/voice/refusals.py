"""What can be wrong with what was said, beside what the core refuses."""

from dataclasses import dataclass
from datetime import date, timedelta

from ..core.errors import WalkingError


class NotUnderstood(WalkingError):
    """A sentence was meant for us, and says something that it cannot."""


class NoWalker(WalkingError):
    """Nobody is set up, or nobody that the speaker may speak of."""


@dataclass(eq=False)
class UnknownWalker(WalkingError):
    """A name was said that no walker has."""

    name: str
    names: tuple[str, ...]


@dataclass(eq=False)
class WhichWalker(WalkingError):
    """There are several walkers, and nothing tells which one is meant."""

    names: tuple[str, ...]


@dataclass(eq=False)
class DayHasWalk(WalkingError):
    """A walk without a time was to be logged on a day that has one already."""

    minutes: timedelta
    day: date
