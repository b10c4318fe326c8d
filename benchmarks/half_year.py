"""How many messages reminders are in half a year: the real core, and a made-up mix of walkers.

The chances are assumptions, not findings; they are to cover walkers of very different habits.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
import random
from statistics import mean

from custom_components.retro_walking.core.events import SetHold
from custom_components.retro_walking.core.messages import Remind, Which
from custom_components.retro_walking.core.reminders import Reason, Skip, Snooze
from custom_components.retro_walking.core.snapshot import take
from custom_components.retro_walking.core.week import DAY, WEEK, WeekStatus
from tests.core.diary import SET_UP, Diary, local

from .table import as_markdown

WEEKS = 26
WALKERS = 10
"""With each habit."""

STEP = timedelta(minutes=30)
"""How often a walker looks at the phone."""

ASKING = (WeekStatus.BEHIND, WeekStatus.LAST_CHANCE)


@dataclass(frozen=True, slots=True)
class Habit:
    """Chances: to walk unasked on a day that suits, what a message is answered with, a week off."""

    name: str
    unasked: float = 0
    walks: float = 0
    snoozes: float = 0
    declines: float = 0
    off: float = 0


HABITS = (
    Habit(
        "walks unasked", unasked=0.85, walks=0.7, snoozes=0.1, declines=0.1, off=0.05
    ),
    Habit("walks when reminded", 0.25, walks=0.6, snoozes=0.2, declines=0.1, off=0.05),
    Habit(
        "is often busy", unasked=0.25, walks=0.2, snoozes=0.2, declines=0.4, off=0.05
    ),
    Habit("mostly looks away", unasked=0.15, walks=0.1, declines=0.05, off=0.05),
    Habit("never walks, never answers"),
)


@dataclass(frozen=True, slots=True)
class LivedWeek:
    """A week of a walker: their walks, the messages by sort, and whether it ever asked for one."""

    walks: int
    messages: Counter[Which]
    asked: bool

    @property
    def in_vain(self) -> int:
        """Return the reminders of a week that never asked for one; a summary is none."""
        return 0 if self.asked else self.messages.total() - self.messages[Which.SUMMARY]


@cache
def weeks_of(habit: Habit) -> tuple[LivedWeek, ...]:
    """Return all weeks of all walkers with a habit."""
    weeks: list[LivedWeek] = []
    for walker in range(WALKERS):
        chance = random.Random(f"{habit.name} {walker}")
        diary = Diary()
        weeks += [_week(diary, SET_UP + n * WEEK, habit, chance) for n in range(WEEKS)]
    return tuple(weeks)


def table() -> list[tuple[str, ...]]:
    """Return a head and a row for each habit, and one for all of them."""
    weeks = {habit.name: weeks_of(habit) for habit in HABITS}
    everybody = [week for some in weeks.values() for week in some]
    head = (
        "somebody who",
        "walks a week",
        "messages a week",
        "most in a week",
        "weeks without any",
        "reminders in weeks that needed none",
    )
    rows = [_row(name, some) for name, some in weeks.items()]
    return [head, *rows, _row("all of them", everybody)]


def run() -> None:
    """Print the table in Markdown, as it stands in the documentation."""
    print("\nReminders in half a year")
    for line in markdown():
        print(line)


def markdown() -> list[str]:
    """Return the lines of the table."""
    return as_markdown(table())


def _row(name: str, weeks: Sequence[LivedWeek]) -> tuple[str, ...]:
    messages = [week.messages.total() for week in weeks]
    return (
        name,
        f"{mean(week.walks for week in weeks):.1f}",
        f"{mean(messages):.1f}",
        str(max(messages)),
        f"{100 * messages.count(0) / len(messages):.0f} %",
        str(sum(week.in_vain for week in weeks)),
    )


def _week(diary: Diary, monday: date, habit: Habit, chance: random.Random) -> LivedWeek:
    said, states = len(diary.said), len(diary.states)
    is_off = chance.random() < habit.off
    if is_off:
        diary.take(SetHold(local(monday, 7), on=True))
    for n in range(7):
        _day(diary, monday + n * DAY, habit, chance)
    end = local(monday + WEEK, 0) - STEP
    diary.until(end)
    if is_off:
        diary.take(SetHold(end, on=False))
    stood = [take(state, diary.settings) for state in diary.states[states:]]
    return LivedWeek(
        walks=stood[-1].sessions_this_week,
        messages=Counter(_reminders(diary, said)),
        asked=any(now.walk_due and now.week_status in ASKING for now in stood),
    )


def _day(diary: Diary, day: date, habit: Habit, chance: random.Random) -> None:
    """Walk unasked at some hour, or else answer what comes, within the next half-hour."""
    own_time = local(day, chance.randrange(7, 20))
    is_willing = chance.random() < habit.unasked
    now, evening = local(day, 7), local(day, 21)
    heard = len(diary.said)
    while (now := now + STEP) < evening:
        diary.until(now)
        if is_willing and now >= own_time:
            is_willing = False
            if take(diary.step.state, diary.settings).walk_due:
                diary.walks(now, minutes=6)
                return
        if _reminders(diary, heard):
            _answer(diary, now, habit, chance)
        heard = len(diary.said)


def _answer(diary: Diary, now: datetime, habit: Habit, chance: random.Random) -> None:
    mood = chance.random()
    if mood < habit.walks:
        diary.walks(now, minutes=6)
    elif mood < habit.walks + habit.snoozes:
        diary.tries(Snooze(now))
    elif mood < habit.walks + habit.snoozes + habit.declines:
        diary.take(Skip(now, Reason.BUSY))


def _reminders(diary: Diary, since: int) -> list[Which]:
    return [s.what.which for s in diary.said[since:] if isinstance(s.what, Remind)]
