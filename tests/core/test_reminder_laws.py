"""What holds of reminders whatever the walker, the belt, the power and the clocks do."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, strategies as st

from custom_components.retro_walking.core.events import (
    Begin,
    Confirm,
    Discard,
    Event,
    Log,
    Presence,
    Seen,
    SetHold,
)
from custom_components.retro_walking.core.messages import (
    AskWhy,
    Clear,
    Remind,
    Topic,
    Which,
)
from custom_components.retro_walking.core.model import Reading, Session
from custom_components.retro_walking.core.reminders import (
    SNOOZES_A_DAY,
    Reason,
    Skip,
    Snooze,
    is_quiet,
)
from custom_components.retro_walking.core.session import Stop
from custom_components.retro_walking.core.settings import Reminders
from custom_components.retro_walking.core.snapshot import take
from custom_components.retro_walking.core.walker import State
from custom_components.retro_walking.core.week import DAY, WeekStatus, local_day

from .builders import STILL, WALK, minutes
from .diary import BERLIN, Diary, Said, local, settings

STARTS = st.sampled_from([date(2026, 3, 16), date(2026, 10, 12), date(2026, 11, 16)])
"""Mondays; the clocks change in the weeks after the first two."""

CHOICES = st.builds(
    Reminders,
    time=st.sampled_from([time(8), time(10), time(19, 45)]),
    every_due_day=st.booleans(),
    follow_up=st.booleans(),
    quiet_from=st.sampled_from([time(21), time(13), time(0)]),
    quiet_to=st.sampled_from([time(8), time(14), time(0)]),
)

ASKING = (WeekStatus.BEHIND, WeekStatus.LAST_CHANCE)

WISHES = "walk log yes no snooze busy why hold back".split()
SURPRISES = "tread leave home".split()
FAULTS = "restart down clock".split()

type Script = list[tuple[int, str, int]]
"""Minutes since the one before, what happens, and how much of it."""


def scripts(*deeds: str) -> st.SearchStrategy[Script]:
    """Draw what happens in some weeks; on many days nothing does."""
    some = st.sampled_from([*deeds, *["nothing"] * len(deeds)])
    step = st.tuples(st.integers(1, 1500), some, st.integers(1, 90))
    return st.lists(step, min_size=20, max_size=40)


def lived(start: date, chosen: Reminders, script: Script, every: int = 0) -> Diary:
    """Live through a script; the core may be asked every so many minutes, even if in vain."""
    now = local(start, 12)
    diary = Diary(replace(settings(), reminders=chosen), now)
    for gap, deed, amount in [*script, (4320, "nothing", 0)]:
        then = now + minutes(gap)
        while every and (now := now + minutes(every)) < then:
            diary.tick(now)
        now = _live(diary, deed, then, minutes(amount))
    return diary


def _live(diary: Diary, deed: str, at: datetime, span: timedelta) -> datetime:
    """Let one thing happen, and return when it is over."""
    is_calm = not diary.until(at).step.state.is_under_way
    if deed == "restart" and is_calm:
        diary.restart(at)
    elif deed == "down":
        at += 20 * span
        diary.restart(at)
    elif deed == "clock" and is_calm:
        at -= span
        diary.tick(at)
    elif deed == "walk":
        diary.tries(Begin(at))
        at += span / 6
        diary.tries(Stop(at))
    elif deed == "tread":
        diary.take(Seen("plug", Reading(at, WALK)))
        at += span / 6
        diary.take(Seen("plug", Reading(at, STILL)))
    else:
        for event in _events(deed, at):
            diary.tries(event)
    return at


def _events(deed: str, at: datetime) -> Iterable[Event]:
    walked = Session(session_id="", start=at - minutes(6), end=at, active=minutes(6))
    events: dict[str, Event] = {
        "log": Log(at, walked),
        "yes": Confirm(at),
        "no": Discard(at),
        "snooze": Snooze(at),
        "busy": Skip(at, Reason.BUSY),
        "why": Skip(at),
        "hold": SetHold(at, on=True),
        "back": SetHold(at, on=False),
        "leave": Presence(at, away=True),
        "home": Presence(at, away=False),
    }
    return [events[deed]] if deed in events else []


def reminds(diary: Diary) -> list[tuple[Said, Remind]]:
    return [(s, s.what) for s in diary.said if isinstance(s.what, Remind)]


@given(STARTS, CHOICES, scripts(*WISHES, *SURPRISES, *FAULTS))
def test_a_day_never_has_more_than_its_cap(
    start: date, chosen: Reminders, script: Script
) -> None:
    diary = lived(start, chosen, script)
    of_days = Counter((said.at.date(), what.which) for said, what in reminds(diary))
    for (_, which), number in of_days.items():
        assert number <= (SNOOZES_A_DAY if which is Which.SNOOZED else 1)


@given(STARTS, CHOICES, scripts(*WISHES, *SURPRISES, *FAULTS))
def test_nothing_is_said_where_nothing_is_to_be_said(
    start: date, chosen: Reminders, script: Script
) -> None:
    diary = lived(start, chosen, script)
    for said, what in reminds(diary):
        now = take(said.state, diary.settings)
        assert not is_quiet(said.at, diary.settings)
        assert not said.state.away
        assert not now.is_walking
        assert not now.to_confirm
        assert not now.on_hold
        if what.which is not Which.SUMMARY:
            assert now.walk_due
            assert not now.is_goal_met
            assert now.week_status is not WeekStatus.MISSED
        if what.which in (Which.FIRST, Which.FOLLOW_UP) and not chosen.every_due_day:
            assert now.week_status in ASKING


@given(STARTS, CHOICES, scripts("walk", "log", "hold", "back", "restart"))
def test_a_day_that_asks_for_a_walk_from_morning_to_night_has_its_reminder(
    start: date, chosen: Reminders, script: Script
) -> None:
    """Unless so many days went unanswered that there are only summaries."""
    diary = lived(start, replace(chosen, quiet_from=time(0), quiet_to=time(0)), script)
    reminded = {said.at.date() for said, _ in reminds(diary)}
    days: defaultdict[date, list[State]] = defaultdict(list)
    for state in diary.states:
        days[local_day(state.at, BERLIN)].append(state)
    whole = sorted(days)[1:-1]
    for day in whole:
        stood = [take(state, diary.settings) for state in days[day]]
        if all(now.walk_due and now.week_status in ASKING for now in stood):
            book = days[day][-1].book
            assert book.day is not None
            assert day in reminded or book.day.summary_only


@given(STARTS, CHOICES, scripts(*WISHES, *SURPRISES))
def test_asking_more_often_than_the_core_wishes_changes_nothing(
    start: date, chosen: Reminders, script: Script
) -> None:
    patient = lived(start, chosen, script)
    assert lived(start, chosen, script, every=37).lines == patient.lines


@given(STARTS, CHOICES, scripts(*WISHES, "tread", "restart"))
def test_restarts_change_nothing(
    start: date, chosen: Reminders, script: Script
) -> None:
    calm = [(gap, deed.replace("restart", "nothing"), n) for gap, deed, n in script]
    assert lived(start, chosen, script).lines == lived(start, chosen, calm).lines


@given(STARTS, CHOICES, scripts(*WISHES, *SURPRISES, "restart"))
def test_what_is_said_of_a_day_leaves_the_screen_with_it(
    start: date, chosen: Reminders, script: Script
) -> None:
    shown: date | None = None
    for said in lived(start, chosen, script).said:
        match said.what:
            case Remind() | AskWhy():
                assert shown in (None, said.at.date())
                shown = said.at.date()
            case Clear(Topic.REMINDER):
                assert shown is not None
                is_midnight = said.at.time() == time(0)
                assert shown == said.at.date() - (DAY if is_midnight else 0 * DAY)
                shown = None
