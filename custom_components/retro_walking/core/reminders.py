"""The reminder: at the walker's time, only on a day that asks for it, and never twice.

A day has one reminder, one follow-up, and one more for each snooze. Days that nobody answers
turn reminders into one summary a week, until the walker walks, taps or speaks.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from .detector import Tick
from .errors import (
    NothingToRemindOf,
    ReminderInQuietHours,
    SnoozedEnough,
    SnoozeOutOfRange,
    SnoozeTooLate,
)
from .messages import AskWhy, Clear, Remind, Topic, Which
from .model import MINUTE, NEVER, Outcome
from .settings import Reminders, Settings
from .week import DAY, Week, WeekStatus, at_clock, local_day

FOLLOW_UP_AFTER = timedelta(hours=2)
SNOOZE = timedelta(minutes=30)
SHORTEST_SNOOZE, LONGEST_SNOOZE = timedelta(minutes=1), timedelta(hours=12)
SNOOZES_A_DAY = 2
IGNORED_IN_A_ROW = 3
"""So many days without an answer, and there is but one summary a week."""


class Reason(StrEnum):
    """Why not today."""

    BUSY = "busy"
    PAIN = "pain"
    ILL = "ill"
    OTHER = "other"


class Nudge(StrEnum):
    """What is announced of a reminder."""

    SENT = "sent"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Nudged:
    """Something that happened to a day's reminder."""

    what: Nudge
    which: Which | None = None
    reason: Reason | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Snooze:
    """Later today."""

    at: datetime
    length: timedelta = SNOOZE


@dataclass(frozen=True, slots=True)
class Skip:
    """Not today; without a reason, it is asked for."""

    at: datetime
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Acted:
    """The walker walked, tapped or spoke."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Silenced:
    """What stands on the screens goes, and no more is said until all is ready again."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was said, and answered, on one local day."""

    date: date
    summary_only: bool = False
    sent_at: datetime | None = None
    followed_up: bool = False
    snoozes: int = 0
    snoozed_until: datetime | None = None
    skipped: Reason | None = None
    asked_why: bool = False
    acted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What was said before: the last day, the days in a row that nobody answered, the screen."""

    day: Day | None = None
    ignored: int = 0
    is_shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a reminder depends on; nothing is said before all is `ready`."""

    at: datetime
    week: Week
    walk_due: bool
    is_walking: bool = False
    is_waiting: bool = False
    at_rest: bool = False
    away: bool = False
    ready: bool = True


type Event = Tick | Snooze | Skip | Acted | Silenced
type Effect = Remind | AskWhy | Clear | Nudged
type Step = Outcome[Book, Effect]


def advance(book: Book, event: Event, now: Situation, settings: Settings) -> Step:
    """Take an event; raises what is wrong with a snooze.

    NothingToRemindOf, SnoozedEnough or SnoozeTooLate.
    """
    machine = _Machine(book, now, settings)
    match event:
        case Snooze(_, length):
            machine.snooze(length)
        case Skip(_, reason):
            machine.skip(reason)
        case Acted():
            machine.act()
        case Silenced():
            machine.clear()
    if now.ready:
        machine.settle()
    return machine.outcome()


def length_of(minutes: float) -> timedelta:
    """Return minutes as what a reminder may be put off by; raises SnoozeOutOfRange."""
    if not SHORTEST_SNOOZE / MINUTE <= minutes <= LONGEST_SNOOZE / MINUTE:
        raise SnoozeOutOfRange(SHORTEST_SNOOZE, LONGEST_SNOOZE)
    return minutes * MINUTE


def check(reminders: Reminders) -> None:
    """Raise ReminderInQuietHours where a reminder could never come at its time."""
    if _lies_in_quiet(reminders.time, reminders):
        raise ReminderInQuietHours(
            reminders.time, reminders.quiet_from, reminders.quiet_to
        )


def is_quiet(at: datetime, settings: Settings) -> bool:
    """Tell whether nothing is to be said at a moment."""
    local = at.astimezone(settings.zone).timetz().replace(tzinfo=None)
    return _lies_in_quiet(local, settings.reminders)


def quiet_ends(at: datetime, settings: Settings) -> datetime:
    """Return the next moment at which the quiet hours end."""
    today, end = local_day(at, settings.zone), settings.reminders.quiet_to
    ends = (at_clock(today + n * DAY, end, settings.zone) for n in range(3))
    return next(moment for moment in ends if moment > at)


def _lies_in_quiet(at: time, reminders: Reminders) -> bool:
    start, end = reminders.quiet_from, reminders.quiet_to
    if start <= end:
        return start <= at < end
    return at >= start or at < end


class _Machine:
    """One `advance` under way."""

    def __init__(self, book: Book, now: Situation, settings: Settings) -> None:
        self._now = now
        self._settings = settings
        self._effects: list[Effect] = []
        self._ignored = book.ignored
        self._is_shown = book.is_shown
        self._day = book.day or Day(date=now.week.today)
        self._begin_day()

    def snooze(self, length: timedelta) -> None:
        """Put the reminder off to later today."""
        until = self._now.at + length
        if not self._is_asked_for(widely=True):
            raise NothingToRemindOf
        if self._day.snoozes >= SNOOZES_A_DAY:
            raise SnoozedEnough(SNOOZES_A_DAY)
        if self._is_too_late(until):
            raise SnoozeTooLate(until)
        self.act()
        self._day = replace(
            self._day,
            snoozed_until=until,
            snoozes=self._day.snoozes + 1,
            skipped=None,
            asked_why=False,
        )
        self._effects.append(Nudged(Nudge.SNOOZED, until=until))

    def skip(self, reason: Reason | None) -> None:
        """Say nothing more of it today; why is asked once, and where there was anything to skip."""
        self.act()
        day = self._day
        known = reason or (None if day.asked_why else day.skipped)
        asks_why = known is None and self._is_asked_for(widely=True)
        self._day = replace(day, skipped=known or Reason.OTHER, asked_why=asks_why)
        self._effects.append(Nudged(Nudge.SKIPPED, reason=self._day.skipped))
        if asks_why:
            self._effects.append(AskWhy())
            self._is_shown = True

    def act(self) -> None:
        """Know that the walker is there; a reminder whose time is yet to come, comes again."""
        is_early = self._now.at < self._time
        self._day = replace(
            self._day,
            acted=True,
            summary_only=self._day.summary_only and not is_early,
        )
        self._ignored = 0

    def settle(self) -> None:
        """Say what is to be said now, and clear what no longer holds."""
        if self._is_settled:
            self.clear()
        if self._is_to_be_sent:
            self._send()

    def clear(self) -> None:
        """Take what is shown off the screen."""
        if self._is_shown:
            self._is_shown = False
            self._effects.append(Clear(Topic.REMINDER))

    def outcome(self) -> Step:
        """Return what it has come to."""
        book = Book(day=self._day, ignored=self._ignored, is_shown=self._is_shown)
        return Outcome(book, tuple(self._effects), self._wake_at)

    def _begin_day(self) -> None:
        """Turn the page; a day that comes again after a clock was set back has had its turn."""
        day, today = self._day, self._now.week.today
        if today <= day.date <= today + DAY:
            return
        answered = day.acted or self._now.is_walking or self._now.is_waiting
        if day.date < today and day.sent_at is not None and not answered:
            self._ignored += 1
            self._effects.append(Nudged(Nudge.IGNORED))
        self._day = Day(date=today, summary_only=self._ignored >= IGNORED_IN_A_ROW)

    def _send(self) -> None:
        day, now = self._day, self._now
        which = self._which
        self._effects += [
            Remind(
                which,
                last_chance=now.week.status is WeekStatus.LAST_CHANCE,
                may_snooze=day.snoozes < SNOOZES_A_DAY
                and not self._is_too_late(now.at + SNOOZE),
                is_first_summary=self._ignored == IGNORED_IN_A_ROW,
            ),
            Nudged(Nudge.SENT, which),
        ]
        self._is_shown = True
        self._day = replace(
            day,
            sent_at=now.at,
            snoozed_until=None,
            followed_up=day.followed_up or which is Which.FOLLOW_UP,
        )

    @property
    def _which(self) -> Which:
        if self._day.snoozed_until is not None:
            return Which.SNOOZED
        if self._day.summary_only:
            return Which.SUMMARY
        return Which.FIRST if self._day.sent_at is None else Which.FOLLOW_UP

    @property
    def _time(self) -> datetime:
        """Return the walker's time on this day."""
        return at_clock(
            self._day.date, self._settings.reminders.time, self._settings.zone
        )

    def _is_too_late(self, until: datetime) -> bool:
        """Tell whether a moment is not for today's reminder."""
        is_today = local_day(until, self._settings.zone) == self._day.date
        return not is_today or is_quiet(until, self._settings)

    @property
    def _due(self) -> datetime:
        """Return when the day's next message is due, if it is asked for then."""
        day, reminders = self._day, self._settings.reminders
        if day.skipped is not None:
            return NEVER
        if day.snoozed_until is not None:
            return day.snoozed_until
        if day.sent_at is None:
            return self._time
        if day.summary_only or day.followed_up or not reminders.follow_up:
            return NEVER
        return day.sent_at + FOLLOW_UP_AFTER

    @property
    def _is_to_be_sent(self) -> bool:
        return (
            self._due <= self._now.at
            and self._is_asked_for()
            and not self._now.away
            and not is_quiet(self._now.at, self._settings)
        )

    def _is_asked_for(self, *, widely: bool = False) -> bool:
        """Tell whether the day asks for a reminder; widely, whether it may have one at all."""
        now, day = self._now, self._day
        if now.is_waiting or now.at_rest:
            return False
        if day.summary_only and day.snoozed_until is None and not widely:
            is_new = now.week.today == now.week.start
            return is_new and not (day.acted or now.is_walking)
        widely = (
            widely
            or self._settings.reminders.every_due_day
            or day.snoozed_until is not None
        )
        status = now.week.status
        return now.walk_due and (
            status in (WeekStatus.BEHIND, WeekStatus.LAST_CHANCE)
            or (widely and status is WeekStatus.ON_TRACK)
        )

    @property
    def _is_settled(self) -> bool:
        day = self._day
        if day.skipped is not None:
            return not (day.asked_why and self._is_asked_for(widely=True))
        if day.sent_at is None or day.snoozed_until is not None:
            return True
        if day.summary_only and not day.acted:
            return not self._is_asked_for()
        return not self._is_asked_for(widely=True)

    @property
    def _wake_at(self) -> datetime:
        """Return when a message may be due; what depends on more than time comes by itself."""
        at = self._now.at
        if self._due > at:
            return self._due
        if is_quiet(at, self._settings) and self._is_asked_for():
            return quiet_ends(at, self._settings)
        return NEVER
