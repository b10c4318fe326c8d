"""The vocabulary: what everything else here is said in.

Moments are aware datetimes in UTC, days are local dates, spans are timedeltas.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

NEVER = datetime.max.replace(tzinfo=UTC)
"""A moment that does not come: where nothing is to be waited for."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""A moment before everything."""

MINUTE = timedelta(minutes=1)

INSTANT = datetime.resolution
"""The smallest step of time: "longer than x" is due at x and one instant."""


class Kind(StrEnum):
    """What a source measures."""

    POWER = "power"
    SPEED = "speed"
    STATE = "state"
    COUNTER = "counter"


class CountsAs(StrEnum):
    """What activity of a source says about its walker, who alone can know direction and person."""

    BACKWARDS = "backwards"
    ASK = "ask"
    ARMED = "armed"


class Origin(StrEnum):
    """What a session came from."""

    SOURCE = "source"
    MANUAL = "manual"
    VOICE = "voice"
    PUSH = "push"
    CALENDAR = "calendar"
    IMPORT = "import"
    HISTORY = "history"


class Place(StrEnum):
    """Where a session is walked."""

    TREADMILL = "treadmill"
    OUTDOORS = "outdoors"


class Activity(StrEnum):
    """What a session was: a walk, or other exercise that suits knees and counts as none."""

    WALK = "walk"
    STRENGTHENING = "strengthening"
    STRETCHING = "stretching"
    SWIMMING = "swimming"
    CYCLING = "cycling"
    OTHER = "other"


class PainMoment(StrEnum):
    """What a score of pain is about: a walk, the morning after it, or the moment itself."""

    BEFORE = "before"
    DURING = "during"
    MORNING = "morning"
    NOW = "now"


class Zone(StrEnum):
    """What the knee says to the last walk."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    PENDING = "pending"
    MISSING = "missing"
    STOP = "stop"


class Weekday(StrEnum):
    """A day of the week; the order is that of `date.weekday`."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @classmethod
    def of(cls, day: date) -> Weekday:
        """Return the weekday of a date."""
        return _WEEKDAYS[day.weekday()]


_WEEKDAYS = tuple(Weekday)


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a source; it holds until the next one.

    A float in W or km/h or as counted, a word, or None where nothing is known.
    """

    at: datetime
    value: float | str | None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time from `start` up to `end`."""

    start: datetime
    end: datetime

    def clipped(self, start: datetime, end: datetime) -> Span | None:
        """Return the part between two moments, None where nothing is left."""
        inner = Span(max(self.start, start), min(self.end, end))
        return inner if inner.start < inner.end else None


def total(spans: Iterable[Span]) -> timedelta:
    """Return the time covered by spans, each moment once."""
    covered = timedelta()
    until: datetime | None = None
    for span in sorted(spans, key=lambda span: span.start):
        start = span.start if until is None else max(span.start, until)
        if start < span.end:
            covered += span.end - start
            until = span.end
    return covered


@dataclass(frozen=True, slots=True, kw_only=True)
class PainReport:
    """How the worse knee was about one walk, each from 0 to 10 (NRS), None where nobody said.

    `during` is the worst of the walk; `morning` is that of the day after, said at `morning_at`.
    """

    before: int | None = None
    during: int | None = None
    morning: int | None = None
    morning_at: datetime | None = None

    def scores(self, start: datetime, end: datetime) -> list[Score]:
        """Return what was said, each at its moment, of a walk from start to end."""
        said = (
            (start, self.before),
            (end, self.during),
            (self.morning_at, self.morning),
        )
        return [
            Score(at, value)
            for at, value in said
            if at is not None and value is not None
        ]


@dataclass(frozen=True, slots=True)
class Score:
    """Pain from 0 to 10 at a moment, of no walk that was known then; just before one, or now."""

    at: datetime
    value: int
    moment: PainMoment = PainMoment.NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session as it stands in the log; `active` leaves its pauses out.

    A `contested` one waits for an answer once more: another walker of its belt has said yes as well.
    """

    session_id: str
    start: datetime
    end: datetime
    active: timedelta
    confirmed: bool = True
    contested: bool = False
    uncertain: bool = False
    origin: Origin = Origin.SOURCE
    sources: tuple[str, ...] = ()
    place: Place = Place.TREADMILL
    planned: timedelta | None = None
    note: str | None = None
    kind: Activity = Activity.WALK
    pain: PainReport = PainReport()

    @property
    def is_walk(self) -> bool:
        """Tell whether it is a backwards walk, and not other exercise."""
        return self.kind is Activity.WALK

    @property
    def is_sure_walk(self) -> bool:
        """Tell whether it is a walk, and nobody has to be asked whether it was one."""
        return self.is_walk and self.confirmed

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Tell whether it shares time with a stretch; touching shares none."""
        return self.start < end and start < self.end

    def is_same_as(self, other: Session) -> bool:
        """Tell whether it is the same exercise at the same time, whatever else is said of it."""
        return (self.kind, self.start, self.end, self.active) == (
            other.kind,
            other.start,
            other.end,
            other.active,
        )

    def spanning(self, start: datetime, end: datetime) -> Session:
        """Return it from one moment to another; its pauses stay as long as they were, if they fit."""
        length = end - start
        active = length - (self.end - self.start - self.active)
        return replace(
            self,
            start=start,
            end=end,
            active=active if active > timedelta() else length,
        )

    def amended(self, start: datetime, active: timedelta) -> Session:
        """Return it with another start and active time; its pauses stay as long as they were."""
        paused = self.end - self.start - self.active
        return replace(self, start=start, active=active, end=start + active + paused)


@dataclass(frozen=True, slots=True)
class Hold:
    """Days of holiday or illness, both ends included; open where no last day is known."""

    first_day: date
    last_day: date | None = None

    def covers(self, first: date, last: date) -> bool:
        """Tell whether any day from `first` to `last` is a day of this hold."""
        return self.first_day <= last and (
            self.last_day is None or first <= self.last_day
        )


class Decided(StrEnum):
    """What the walker decided about the programme, or declared of themselves."""

    STARTED = "started"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    RESUMED = "resumed"
    STOPPED = "stopped"
    FLAG_RAISED = "flag_raised"
    FLAG_CLEARED = "flag_cleared"
    LIST_CONFIRMED = "list_confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of the walker: with minutes for a start, with how many more for a step.

    A start without `start` goes on from where the programme is, to another target.
    """

    at: datetime
    what: Decided
    start: timedelta | None = None
    target: timedelta | None = None
    step: timedelta | None = None


class Milestone(StrEnum):
    """What is reached, or not, on the way."""

    GOAL_MET = "goal_met"
    GOAL_COMPLETE = "goal_complete"
    STEP_PROPOSED = "step_proposed"
    STEP_ACCEPTED = "step_accepted"
    STEP_BACK = "step_back"
    PROGRAMME_COMPLETED = "programme_completed"
    PAIN_STOP = "pain_stop"


class Happening(StrEnum):
    """What is announced of a session."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    TARGET_REACHED = "target_reached"
    FINISHED = "finished"
    NEEDS_CONFIRMATION = "needs_confirmation"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something that happened to a session; the session itself once it has ended."""

    what: Happening
    session_id: str
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class Outcome[StateT, EffectT]:
    """What an `advance` leads to: a state, what follows from it, and when to ask again.

    The very same outcome coming back means that nothing happened; its effects were those of
    an earlier change and are not to be performed again.
    """

    state: StateT
    effects: tuple[EffectT, ...] = ()
    wake_at: datetime = NEVER
