"""The vocabulary: what everything else here is said in.

Moments are aware datetimes in UTC, days are local dates, spans are timedeltas.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

NEVER = datetime.max.replace(tzinfo=UTC)
"""A moment that does not come: where nothing is to be waited for."""

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
class Session:
    """One backwards walk as it stands in the log; `active` leaves its pauses out."""

    session_id: str
    start: datetime
    end: datetime
    active: timedelta
    confirmed: bool = True
    uncertain: bool = False
    origin: Origin = Origin.SOURCE
    sources: tuple[str, ...] = ()
    place: Place = Place.TREADMILL
    planned: timedelta | None = None
    note: str | None = None

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Tell whether it shares time with a stretch; touching shares none."""
        return self.start < end and start < self.end

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


class Happening(StrEnum):
    """What is announced of a session."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
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
