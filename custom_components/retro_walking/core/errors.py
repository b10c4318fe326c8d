"""What can be wrong with a wish. An error carries facts; its words are elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
import re

type _LocalTime = time


def as_key(name: str) -> str:
    """Return the name of a class or intent as translations know it."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class WalkingError(Exception):
    """A wish that cannot be granted; nothing was changed."""

    @property
    def key(self) -> str:
        """Return the name of the error, as translations know it."""
        return as_key(type(self).__name__)

    @property
    def facts(self) -> dict[str, object]:
        """Return what its sentence speaks of, by name."""
        return dict(vars(self))


@dataclass(eq=False)
class AlreadyWalking(WalkingError):
    """A session is running already."""

    since: datetime


class NotWalking(WalkingError):
    """There is no running session to stop."""


class NothingToConfirm(WalkingError):
    """No session waits for a yes."""


class NothingToUndo(WalkingError):
    """No change of the log is left to take back."""


@dataclass(eq=False)
class UnknownSession(WalkingError):
    """The log holds no session of this id."""

    session_id: str


@dataclass(eq=False)
class AlreadyConfirmed(WalkingError):
    """The session waits for no answer."""

    session_id: str


@dataclass(eq=False)
class SessionInFuture(WalkingError):
    """A session would end after now."""

    end: datetime


@dataclass(eq=False)
class MomentOutOfReach(WalkingError):
    """A moment is so long ago, or so far ahead, that nobody can mean it."""

    moment: date


class SessionWithoutLength(WalkingError):
    """A session would have no time between its start and its end."""


@dataclass(eq=False)
class SessionTooLong(WalkingError):
    """A session would last longer than a day can hold."""

    longest: timedelta


@dataclass(eq=False)
class SessionOverlaps(WalkingError):
    """A session would share time with another of the same walker."""

    start: datetime
    end: datetime


@dataclass(eq=False)
class OverlapsRunningSession(WalkingError):
    """A session would share time with the one that is running."""

    since: datetime


@dataclass(eq=False)
class NoteTooLong(WalkingError):
    """A note has more characters than a session keeps."""

    longest: int


@dataclass(eq=False)
class MoreThanItsLength(WalkingError):
    """A session would hold more active time than there is between its start and end."""

    length: timedelta


@dataclass(eq=False)
class FileUnreadable(WalkingError):
    """A text is no file of sessions, from a line on."""

    line: int


@dataclass(eq=False)
class ColumnMissing(WalkingError):
    """A file, or a session in it, lacks what tells when it was or how long."""

    column: str


@dataclass(eq=False)
class FieldUnreadable(WalkingError):
    """A session in a file has something in a field that does not belong there; `value` is short."""

    field: str
    value: str


@dataclass(eq=False)
class TooManyRows(WalkingError):
    """A file has more rows than can be taken in at once."""

    limit: int


class NoteUnreadable(WalkingError):
    """A note has characters that no file can hold."""


@dataclass(eq=False)
class HoldInPast(WalkingError):
    """The last day of a hold would be over already."""

    last_day: date


@dataclass(eq=False)
class LeastAboveMost(WalkingError):
    """The goal's range is upside down."""

    least: int
    most: int


@dataclass(eq=False)
class GoalDoesNotFit(WalkingError):
    """A week has not enough days for the goal and the rest days between its walks."""

    most: int
    rest_days: int
    fit: int


@dataclass(eq=False)
class OffAboveOn(WalkingError):
    """A source would be idle at a value at which it is active."""

    on_threshold: float
    off_threshold: float


class NoActiveWords(WalkingError):
    """A source has no word that means walking."""


@dataclass(eq=False)
class BoundBelowOn(WalkingError):
    """A source would be too fast at any value at which it is active."""

    on_threshold: float
    upper_bound: float


class NothingToRemindOf(WalkingError):
    """No walk is due today."""


@dataclass(eq=False)
class SnoozedEnough(WalkingError):
    """The reminder was put off as often as a day allows."""

    times: int


@dataclass(eq=False)
class SnoozeOutOfRange(WalkingError):
    """The reminder would be put off for less or longer than that."""

    shortest: timedelta
    longest: timedelta


@dataclass(eq=False)
class SnoozeTooLate(WalkingError):
    """The reminder would come in the quiet hours, or on another day."""

    until: datetime


@dataclass(eq=False)
class ReminderInQuietHours(WalkingError):
    """The reminder's time lies in the quiet hours."""

    time: _LocalTime
    quiet_from: _LocalTime
    quiet_to: _LocalTime


class WeekIsOver(WalkingError):
    """A button of an earlier week was tapped."""


class QuestionSettled(WalkingError):
    """A button of a question was tapped that is open no more."""


class NoMinutes(WalkingError):
    """A text was to tell minutes, and does not."""


class NoScore(WalkingError):
    """A score is not a whole number from 0 to 10."""


class NoWalkToScore(WalkingError):
    """A score was said of a walk, and there is none that it can be about."""


class MorningToCome(WalkingError):
    """A score was said of the morning after a walk, and that morning has not come."""


@dataclass(eq=False)
class NotAWalk(WalkingError):
    """A score was said of a session that was other exercise."""

    session_id: str


class RedFlagRaised(WalkingError):
    """No walk may begin, and no programme go on, before the walker clears their red flag."""


class NoRedFlag(WalkingError):
    """There is no red flag to clear."""


class SafetyListOpen(WalkingError):
    """The programme waits for the walker's word on the safety list."""


class NothingProposed(WalkingError):
    """No step is proposed, to be accepted or declined."""


class NoProgramme(WalkingError):
    """There is no programme to be stopped or resumed."""


class NotPaused(WalkingError):
    """The programme is not paused."""


class ProgrammeRunning(WalkingError):
    """The programme has begun, and is not complete."""


@dataclass(eq=False)
class MinutesOutOfRange(WalkingError):
    """A programme would begin or end with other minutes than a programme may have."""

    shortest: timedelta
    longest: timedelta


@dataclass(eq=False)
class StartAboveTarget(WalkingError):
    """A programme would begin with more minutes than it is to end with."""

    start: timedelta
    target: timedelta


@dataclass(eq=False)
class LongestTooShort(WalkingError):
    """Walks would be closed before they can count, or last as long as the programme wants."""

    longest: timedelta
    needed: timedelta


@dataclass(eq=False)
class TargetNotAhead(WalkingError):
    """A complete programme would go on to no more minutes than it has."""

    dose: timedelta


@dataclass(eq=False)
class GreenAboveStop(WalkingError):
    """A score would be fine and too much at once."""

    green_max: int
    stop_above: int


@dataclass(eq=False)
class MorningTooLate(WalkingError):
    """The morning's question would come when it can no longer be answered."""

    time: _LocalTime
    cut_off: _LocalTime
