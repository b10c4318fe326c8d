"""Why the programme does what it does. A reason carries facts; its words are elsewhere."""

from dataclasses import dataclass
from datetime import date, timedelta

from .errors import as_key


class Because:
    """Something to be said of a decision of the programme."""

    __slots__ = ()

    @property
    def key(self) -> str:
        """Return the name of the reason, as translations know it."""
        return as_key(type(self).__name__)


@dataclass(frozen=True, slots=True)
class Begun(Because):
    """The programme began, or went on to another target."""

    target: timedelta


@dataclass(frozen=True, slots=True)
class GreensMissing(Because):
    """More green walks are needed with these minutes."""

    greens: int
    needed: int


@dataclass(frozen=True, slots=True)
class TooSoon(Because):
    """A step is possible from a day on."""

    day: date


@dataclass(frozen=True, slots=True)
class MorningUp(Because):
    """The morning after a walk was worse than usual; `day` is that morning."""

    day: date
    score: int
    usual: float


@dataclass(frozen=True, slots=True)
class WorstUp(Because):
    """A walk hurt more than it may for a step."""

    day: date
    score: int


@dataclass(frozen=True, slots=True)
class ScoreMissing(Because):
    """Nobody said how the knee was, in a walk or on the morning after it."""

    day: date


@dataclass(frozen=True, slots=True)
class TooFewWalks(Because):
    """Too few walks were kept in the last days, in percent."""

    adherence: int


@dataclass(frozen=True, slots=True)
class ShorterThanPlanned(Because):
    """The walks of the last two weeks were too short for more, at so many minutes."""

    minutes: timedelta


@dataclass(frozen=True, slots=True)
class GreenRun(Because):
    """So many green walks in a row."""

    greens: int


@dataclass(frozen=True, slots=True)
class Accepted(Because):
    """The walker said yes to a step."""


@dataclass(frozen=True, slots=True)
class Kept(Because):
    """The walker wished to keep the minutes."""


@dataclass(frozen=True, slots=True)
class TargetLowered(Because):
    """The target was set below the minutes."""


@dataclass(frozen=True, slots=True)
class BeforeTooHigh(Because):
    """The knee hurt too much before a walk."""

    day: date
    score: int


@dataclass(frozen=True, slots=True)
class WorstTooHigh(Because):
    """The knee hurt too much in a walk."""

    day: date
    score: int


@dataclass(frozen=True, slots=True)
class TooHigh(Because):
    """The knee hurt too much at a moment of no walk."""

    score: int


@dataclass(frozen=True, slots=True)
class MorningTooHigh(Because):
    """The knee hurt too much on the morning after a walk."""

    day: date
    score: int


@dataclass(frozen=True, slots=True)
class MorningFarUp(Because):
    """The morning after a walk was much worse than usual."""

    day: date
    score: int
    usual: float


@dataclass(frozen=True, slots=True)
class Away(Because):
    """There was no walk for so many days."""

    days: int


@dataclass(frozen=True, slots=True)
class AwayForLong(Because):
    """There was no walk for so many days that it is a new start."""

    days: int


@dataclass(frozen=True, slots=True)
class TwoReds(Because):
    """Two walks were too much within so many days."""

    days: int


@dataclass(frozen=True, slots=True)
class MorningsRising(Because):
    """The mornings have become worse since the programme began."""

    usual: float
    first: float


@dataclass(frozen=True, slots=True)
class RedFlag(Because):
    """The walker raised a red flag."""


@dataclass(frozen=True, slots=True)
class ListOpen(Because):
    """The safety list is to be confirmed anew."""


@dataclass(frozen=True, slots=True)
class GoneOn(Because):
    """What had paused the programme is settled."""


@dataclass(frozen=True, slots=True)
class TargetKept(Because):
    """The target was walked, green, often enough."""

    greens: int
