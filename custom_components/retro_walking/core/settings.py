"""Every option, once: its default, its range and the unit it is stored in.

Flow, validation and documentation are built from these declarations or tested against them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, time, timedelta, tzinfo
from enum import StrEnum

from .model import CountsAs, Kind, Weekday

type _LocalTime = time


class Unit(StrEnum):
    """The unit a number is stored in."""

    SECONDS = "s"
    MINUTES = "min"
    DAYS = "d"
    WATTS = "W"
    KMH = "km/h"


_SPANS = {
    Unit.SECONDS: timedelta(seconds=1),
    Unit.MINUTES: timedelta(minutes=1),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number a user may choose, from `low` to `high`; a span of time if its unit is one."""

    default: float
    low: float
    high: float
    unit: Unit | None = None

    def read(self, stored: object) -> object:
        """Return the value behind a stored number."""
        assert isinstance(stored, int | float)
        return self.spanned(stored) if self.unit in _SPANS else int(stored)

    def check(self, value: float | timedelta) -> None:
        """Raise ValueError for a value that nobody can have chosen."""
        if isinstance(value, timedelta):
            assert self.unit is not None
            value /= _SPANS[self.unit]
        if not self.low <= value <= self.high:
            raise ValueError(value)

    def spanned(self, stored: float) -> timedelta:
        """Return a stored number as a span of time."""
        assert self.unit is not None
        return stored * _SPANS[self.unit]


@dataclass(frozen=True, slots=True)
class Choice:
    """One or, if `many`, any number of words."""

    words: type[StrEnum]
    default: str | None = None
    many: bool = False

    def read(self, stored: object) -> object:
        """Return the members behind stored words."""
        if self.many:
            assert isinstance(stored, list | tuple)
            return frozenset(self.words(word) for word in stored)
        assert isinstance(stored, str)
        return self.words(stored)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that is on or off."""

    default: bool

    def read(self, stored: object) -> object:
        """Return what is stored."""
        assert isinstance(stored, bool)
        return stored


@dataclass(frozen=True, slots=True)
class Clock:
    """A local time of the day."""

    default: time

    def read(self, stored: object) -> object:
        """Return the time behind its ISO 8601 form."""
        assert isinstance(stored, str)
        return time.fromisoformat(stored)


@dataclass(frozen=True, slots=True)
class Names:
    """Any number of names that mean something elsewhere; none unless chosen."""

    def read(self, stored: object) -> object:
        """Return the names, each once."""
        assert isinstance(stored, list | tuple)
        return tuple(dict.fromkeys(str(name) for name in stored))


type Option = Number | Choice | Flag | Clock | Names


def _number(default: int, low: int, high: int, unit: Unit | None = None) -> int:
    return field(default=default, metadata={"option": Number(default, low, high, unit)})


def _time(default: int, low: int, high: int, unit: Unit) -> timedelta:
    option = Number(default, low, high, unit)
    return field(default=option.spanned(default), metadata={"option": option})


def _flag(*, default: bool) -> bool:
    return field(default=default, metadata={"option": Flag(default)})


def _clock(hour: int) -> time:
    default = time(hour)
    return field(default=default, metadata={"option": Clock(default)})


def _names() -> tuple[str, ...]:
    return field(default=(), metadata={"option": Names()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """The range of sessions a week, and where in the week they may lie."""

    least: int = _number(2, 1, 7)
    most: int = _number(3, 1, 7)
    rest_days: int = _number(1, 0, 3, Unit.DAYS)
    first_weekday: Weekday = field(
        default=Weekday.MON, metadata={"option": Choice(Weekday, Weekday.MON)}
    )
    preferred_days: frozenset[Weekday] = field(
        default=frozenset(), metadata={"option": Choice(Weekday, many=True)}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When activity is a session, when it is a pause, and when the session is over."""

    on_delay: timedelta = _time(10, 0, 120, Unit.SECONDS)
    pause_allowance: timedelta = _time(120, 0, 600, Unit.SECONDS)
    shortest_session: timedelta = _time(60, 10, 600, Unit.SECONDS)
    longest_session: timedelta = _time(60, 10, 240, Unit.MINUTES)
    unavailable_grace: timedelta = _time(180, 30, 900, Unit.SECONDS)
    counts_from: timedelta = _time(3, 0, 30, Unit.MINUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The minutes a walk is planned for, and what has to be before they may grow."""

    start_minutes: timedelta = _time(5, 2, 15, Unit.MINUTES)
    target_minutes: timedelta = _time(10, 5, 30, Unit.MINUTES)
    step_minutes: timedelta = _time(1, 1, 5, Unit.MINUTES)
    greens_to_step: int = _number(3, 1, 10)
    days_between_steps: int = _number(7, 3, 28, Unit.DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain:
    """What scores mean, from 0 to 10, and when they are asked for; `morning_time` is local."""

    green_max: int = _number(2, 0, 4)
    stop_above: int = _number(5, 3, 7)
    relative_green: bool = _flag(default=True)
    ask_after_walk: bool = _flag(default=True)
    ask_next_morning: bool = _flag(default=True)
    morning_time: time = _clock(9)
    ask_by_voice: bool = _flag(default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """Whom to tell what, and when; `phones` are device ids, `quiet_from` to `quiet_to` local."""

    phones: tuple[str, ...] = _names()
    notify_targets: tuple[str, ...] = _names()
    time: _LocalTime = _clock(10)
    every_due_day: bool = _flag(default=False)
    follow_up: bool = _flag(default=True)
    quiet_from: _LocalTime = _clock(21)
    quiet_to: _LocalTime = _clock(8)
    name_the_knee: bool = _flag(default=False)
    live_message: bool = _flag(default=False)


SECTIONS: Mapping[str, type[Goal | Timing | Programme | Pain | Reminders]] = {
    "goal": Goal,
    "session": Timing,
    "programme": Programme,
    "pain": Pain,
    "reminders": Reminders,
}
"""The sections that options are stored in."""

THRESHOLDS: Mapping[Kind, Mapping[str, Number]] = {
    Kind.POWER: {
        "on_threshold": Number(40, 1, 2000, Unit.WATTS),
        "off_threshold": Number(20, 0, 2000, Unit.WATTS),
    },
    Kind.SPEED: {
        "on_threshold": Number(0.5, 0.1, 20, Unit.KMH),
        "off_threshold": Number(0.4, 0.1, 20, Unit.KMH),
        "upper_bound": Number(20, 0.2, 30, Unit.KMH),
    },
}
"""The numbers that part activity from idleness, by kind; only `upper_bound` may be left out."""

COUNTER_WINDOW = Number(60, 10, 600, Unit.SECONDS)

ACTIVE_WORDS = frozenset(
    """active cool_down fitness_test heart_rate_control high_intensity_interval
    low_intensity_interval manual_mode on playing quick_start recovery_interval running walking
    warming_up watt_control""".split()
)
PAUSE_WORDS = frozenset("countdown paused pre_workout starting".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How the readings of one source are understood; numbers in W or km/h."""

    kind: Kind
    counts_as: CountsAs = CountsAs.ASK
    on_threshold: float = 0.0
    off_threshold: float = 0.0
    upper_bound: float | None = None
    active_words: frozenset[str] = ACTIVE_WORDS
    pause_words: frozenset[str] = PAUSE_WORDS
    counter_window: timedelta = COUNTER_WINDOW.spanned(COUNTER_WINDOW.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that one walker chose; `sources` by source id, `zone` tells the local date."""

    goal: Goal = Goal()
    timing: Timing = Timing()
    programme: Programme = Programme()
    pain: Pain = Pain()
    reminders: Reminders = Reminders()
    sources: Mapping[str, Source] = field(default_factory=dict)
    zone: tzinfo = UTC


def options_of(section: type) -> dict[str, Option]:
    """Return the options of a section by name."""
    return {
        option.name: option.metadata["option"]
        for option in fields(section)
        if "option" in option.metadata
    }


def read[SectionT](section: type[SectionT], stored: Mapping[str, object]) -> SectionT:
    """Build a section from what is stored; what is not stored has its default."""
    return section(
        **{
            name: option.read(stored[name])
            for name, option in options_of(section).items()
            if stored.get(name) is not None
        }
    )


def read_source(stored: Mapping[str, object]) -> Source:
    """Build the settings of a source from what is stored of it."""
    kind = Kind(str(stored["kind"]))
    numbers: dict[str, float] = {}
    for name, option in THRESHOLDS.get(kind, {}).items():
        number = stored.get(name, None if name == "upper_bound" else option.default)
        if isinstance(number, int | float):
            numbers[name] = float(number)
    window = stored.get("counter_window", COUNTER_WINDOW.default)
    assert isinstance(window, int | float)
    return Source(
        kind=kind,
        counts_as=CountsAs(str(stored.get("counts_as", CountsAs.ASK))),
        active_words=_words(stored.get("active_words"), ACTIVE_WORDS),
        pause_words=_words(stored.get("pause_words"), PAUSE_WORDS),
        counter_window=COUNTER_WINDOW.spanned(window),
        **numbers,
    )


def _words(stored: object, default: frozenset[str]) -> frozenset[str]:
    if not isinstance(stored, list | tuple):
        return default
    words = (str(word).strip().casefold() for word in stored)
    return frozenset(word for word in words if word)
