"""The week: what is done, what is missing, and when to walk next."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import assume, given, strategies as st
import pytest

from custom_components.retro_walking.core.errors import GoalDoesNotFit, LeastAboveMost
from custom_components.retro_walking.core.journal import Journal
from custom_components.retro_walking.core.model import Hold, Session, Weekday
from custom_components.retro_walking.core.settings import Goal, Settings
from custom_components.retro_walking.core.week import (
    DAY,
    WeekStatus,
    check,
    goal_on,
    look,
    midnight,
    standing,
    week_start,
)

from .builders import minutes

MONDAY = date(2026, 11, 23)
LONG_AGO = date(2020, 1, 1)

ON_TRACK, BEHIND, LAST, MISSED, MET, COMPLETE, HELD = (
    WeekStatus.ON_TRACK,
    WeekStatus.BEHIND,
    WeekStatus.LAST_CHANCE,
    WeekStatus.MISSED,
    WeekStatus.MET,
    WeekStatus.COMPLETE,
    WeekStatus.ON_HOLD,
)


def walk(day: date, n: int = 0, **facts: object) -> Session:
    start = datetime.combine(day, time(9 + n), UTC)
    session = Session(
        session_id=f"{day}-{n}", start=start, end=start + minutes(5), active=minutes(5)
    )
    return replace(session, **facts)  # type: ignore[arg-type]


def journal(*days: int, set_up_on: date = LONG_AGO) -> Journal:
    """Return a log with walks so many days after the Monday."""
    of_day = Counter(days)
    sessions = [
        walk(MONDAY + day * DAY, n)
        for day in sorted(of_day)
        for n in range(of_day[day])
    ]
    return Journal(set_up_on=set_up_on, sessions=tuple(sessions)).with_goal(
        LONG_AGO, 2, 3
    )


def statuses(*days: int, goal: Goal | None = None) -> list[WeekStatus]:
    """Return the status of each day of the week, at a time at which that day is not walked yet."""
    settings = Settings(goal=goal or Goal())
    return [
        look(
            journal(*(d for d in days if d < today)), MONDAY + today * DAY, settings
        ).status
        for today in range(7)
    ]


def test_a_week_without_a_walk() -> None:
    expected = [ON_TRACK, ON_TRACK, BEHIND, BEHIND, LAST, BEHIND, MISSED]
    assert statuses() == expected


def test_a_week_with_one_walk_on_monday() -> None:
    assert statuses(0)[1:] == [ON_TRACK] * 4 + [BEHIND, LAST]


def test_a_week_in_which_the_goal_is_met_and_then_complete() -> None:
    assert statuses(0, 2, 4) == [*[ON_TRACK] * 3, MET, MET, COMPLETE, COMPLETE]


def test_walking_on_rest_days_counts() -> None:
    assert statuses(5)[6] is BEHIND
    assert look(journal(5, 6), MONDAY + 6 * DAY, Settings()).status is MET


def test_two_walks_on_one_day_are_two() -> None:
    assert look(journal(0, 0), MONDAY, Settings()).done == 2


def test_a_session_that_is_short_or_unconfirmed_does_not_move_the_number() -> None:
    sessions = (
        walk(MONDAY, active=minutes(3) - timedelta(seconds=1)),
        walk(MONDAY, 1, active=minutes(3)),
        walk(MONDAY, 2, confirmed=False),
    )
    week = look(Journal(set_up_on=LONG_AGO, sessions=sessions), MONDAY, Settings())
    assert (week.done, week.active) == (1, minutes(3))


def test_the_week_of_the_set_up_is_never_behind() -> None:
    new = journal(set_up_on=MONDAY + 3 * DAY)
    assert look(new, MONDAY + 6 * DAY, Settings()).status is ON_TRACK
    assert look(new, MONDAY + 13 * DAY, Settings()).status is MISSED


def test_a_week_with_a_day_on_hold_is_never_behind() -> None:
    held = replace(journal(), holds=(Hold(MONDAY + DAY, MONDAY + 2 * DAY),))
    seen = [look(held, MONDAY + n * DAY, Settings()).status for n in range(7)]
    assert seen == [ON_TRACK, HELD, HELD, *[ON_TRACK] * 4]


def test_the_walk_before_the_week_is_rested_from() -> None:
    week = look(journal(-1), MONDAY, Settings())
    assert week.slots(MONDAY) == 3, "Tuesday, Thursday, Saturday"
    assert week.next_walk == MONDAY + DAY


@pytest.mark.parametrize(
    ("days", "today", "preferred", "expected"),
    [
        ((), 0, "", 0),
        ((0,), 0, "", 2),
        ((0,), 1, "", 2),
        ((0, 2, 4), 4, "", 7),
        ((0, 2), 2, "", 4),
        ((5, 6), 6, "", 8),
        ((), 1, "mon wed fri", 2),
        ((1,), 1, "tue", 3),
        ((1, 3), 3, "tue", 8),
        ((), 5, "mon", 5),
        ((), 1, "mon sun", 6),
        ((), 2, "mon sun", 2),
        ((2,), 3, "mon sun", 6),
        ((6,), 6, "mon", 8),
    ],
    ids=[
        "nothing walked: today",
        "walked today: after a rest day",
        "resting today",
        "complete: next week",
        "met: still room to the most",
        "Sunday walked: not on Monday",
        "the next preferred day",
        "no preferred day left and not enough: any day",
        "no preferred day left but enough: next week",
        "preferred day is over",
        "too few preferred days left, but not behind yet",
        "behind, and too few preferred days left: any day",
        "behind no more: preferred days only",
        "preferred day needs rest: any day of next week",
    ],
)
def test_next_walk(
    days: tuple[int, ...], today: int, preferred: str, expected: int
) -> None:
    goal = Goal(preferred_days=frozenset(map(Weekday, preferred.split())))
    week = look(journal(*days), MONDAY + today * DAY, Settings(goal=goal))
    assert week.next_walk == MONDAY + expected * DAY


def test_no_walk_is_planned_on_hold() -> None:
    held = replace(journal(), holds=(Hold(MONDAY),))
    assert look(held, MONDAY, Settings()).next_walk is None


@st.composite
def fitting_goals(draw: st.DrawFn) -> Goal:
    rest_days = draw(st.integers(0, 3))
    most = draw(st.integers(1, -(-7 // (rest_days + 1))))
    return Goal(
        least=draw(st.integers(1, most)),
        most=most,
        rest_days=rest_days,
        first_weekday=draw(st.sampled_from(Weekday)),
        preferred_days=draw(st.frozensets(st.sampled_from(Weekday))),
    )


past_days = st.lists(st.integers(-14, 6), max_size=10)
WORSE_AND_WORSE = [COMPLETE, MET, ON_TRACK, BEHIND, LAST, MISSED]


@given(past_days, st.integers(0, 6), fitting_goals())
def test_walking_on_a_free_day_never_makes_the_day_worse(
    days: list[int], today: int, goal: Goal
) -> None:
    settings = Settings(goal=goal)
    before = journal(*(day for day in days if day <= today))
    week = look(before, MONDAY + today * DAY, settings)
    last = week.last_walk
    rested = last is None or (week.today - last).days > goal.rest_days
    assume(rested and not week.walked_today)
    after = look(
        journal(*(day for day in days if day <= today), today), week.today, settings
    )
    assert WORSE_AND_WORSE.index(after.status) <= WORSE_AND_WORSE.index(week.status)


@given(past_days, st.integers(0, 6), fitting_goals())
def test_slots_are_the_most_walks_that_fit(
    days: list[int], today: int, goal: Goal
) -> None:
    """Tried out by brute force over every choice of days."""
    week = look(
        journal(*(day for day in days if day <= today)),
        MONDAY + today * DAY,
        Settings(goal=goal),
    )
    free = [
        week.today + n * DAY
        for n in range((week.end - week.today).days)
        if week.today + n * DAY not in week.days
    ]
    last = week.today if week.walked_today else week.last_walk
    best = 0
    for choice in range(2 ** len(free)):
        chosen = [day for n, day in enumerate(free) if choice >> n & 1]
        line = ([last] if last else []) + chosen
        gaps = [(b - a).days for a, b in pairwise(line)]
        if all(gap > goal.rest_days for gap in gaps):
            best = max(best, len(chosen))
    assert week.slots(week.today) == best


@given(past_days, st.integers(0, 6), fitting_goals())
def test_the_next_walk_is_rested_for_and_to_come(
    days: list[int], today: int, goal: Goal
) -> None:
    week = look(
        journal(*(day for day in days if day <= today)),
        MONDAY + today * DAY,
        Settings(goal=goal),
    )
    last = week.today if week.walked_today else week.last_walk
    assert week.next_walk is not None
    assert week.next_walk >= week.today
    assert last is None or (week.next_walk - last).days > goal.rest_days
    if week.done >= goal.most:
        assert week.next_walk >= week.end


@given(past_days, st.integers(0, 6), fitting_goals())
def test_who_walks_when_it_is_planned_meets_the_goal_as_long_as_it_fits(
    days: list[int], today: int, goal: Goal
) -> None:
    walked, settings = [day for day in days if day <= today], Settings(goal=goal)
    week = look(journal(*walked), MONDAY + today * DAY, settings)
    assume(week.needed <= week.slots(week.today))
    for n in range(today, (week.end - MONDAY).days):
        day = MONDAY + n * DAY
        if look(journal(*walked), day, settings).next_walk == day:
            walked.append(n)
    assert look(journal(*walked), week.end - DAY, settings).done >= goal.least


def streak(log: Journal, today: date, goal: Goal | None = None) -> int:
    settings = Settings(goal=goal or Goal())
    start = week_start(today, settings.goal.first_weekday)
    return standing(log, start, settings).streak


def test_the_streak_counts_finished_weeks_that_reached_the_least() -> None:
    log = journal(0, 2, 7, 9, 11, 14, 17)
    assert streak(log, MONDAY + 21 * DAY) == 3
    assert streak(log, MONDAY + 28 * DAY) == 0, "a week without walks is over"


def test_the_open_week_neither_adds_nor_breaks_until_it_is_over() -> None:
    assert streak(journal(0, 2, 7, 9), MONDAY + 9 * DAY) == 1


def test_a_week_on_hold_or_of_the_set_up_is_skipped_unless_it_was_reached() -> None:
    held = replace(
        journal(0, 2, 14, 16), holds=(Hold(MONDAY + 8 * DAY, MONDAY + 9 * DAY),)
    )
    assert streak(held, MONDAY + 21 * DAY) == 2
    reached = replace(journal(0, 2, 7, 9, 14, 16), holds=held.holds)
    assert streak(reached, MONDAY + 21 * DAY) == 3
    new = journal(-7, -5, 3, 7, 9, set_up_on=MONDAY + 2 * DAY)
    assert streak(new, MONDAY + 14 * DAY) == 2


def test_a_finished_week_keeps_the_goal_it_had() -> None:
    log = journal(0, 2, 7, 9).with_goal(MONDAY + 14 * DAY, 4, 5)
    assert streak(log, MONDAY + 14 * DAY, Goal(least=4, most=5, rest_days=0)) == 2


def test_a_goal_that_changes_twice_in_a_week_leaves_one_mark() -> None:
    log = journal().with_goal(MONDAY, 3, 4).with_goal(MONDAY, 1, 2)
    assert [(goal.since, goal.least) for goal in log.goals] == [
        (LONG_AGO, 2),
        (MONDAY, 1),
    ]
    assert log.with_goal(MONDAY + 7 * DAY, 1, 2) is log
    assert log.goal_of(MONDAY - 7 * DAY).least == 2
    assert log.goal_of(LONG_AGO - 7 * DAY).least == 2


def test_a_goal_moves_with_the_week_that_begins_earlier() -> None:
    log = journal().with_goal(MONDAY, 3, 4)
    assert log.with_goal(MONDAY - DAY, 3, 4).goal_of(MONDAY - DAY).least == 3


def test_a_clock_that_is_weeks_behind_forgets_no_goal() -> None:
    log = journal().with_goal(MONDAY, 3, 4)
    assert log.with_goal(MONDAY - 700 * DAY, 1, 2) is log


days_walked = st.lists(st.integers(-400, 20), max_size=60)


@given(days_walked, st.integers(1, 4), st.sampled_from(Weekday))
def test_the_numbers_equal_a_naive_recount(
    days: list[int], least: int, first: Weekday
) -> None:
    goal = Goal(least=least, most=7, rest_days=0, first_weekday=first)
    log = journal(*days).with_goal(LONG_AGO, least, 7)
    today = MONDAY + 20 * DAY
    start = week_start(today, first)
    assert Weekday.of(start) is first
    week = look(log, today, Settings(goal=goal))
    numbers = standing(log, start, Settings(goal=goal))

    dates = [MONDAY + day * DAY for day in days]
    assert week.done == sum(start <= day < start + 7 * DAY for day in dates)
    assert week.active == week.done * minutes(5)
    assert (numbers.sessions, numbers.active) == (len(days), len(days) * minutes(5))
    recount = 0
    while sum(0 < (start - day).days - 7 * recount <= 7 for day in dates) >= least:
        recount += 1
    assert numbers.streak == recount


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-22T22:59:59Z", MONDAY - DAY),
        ("2026-11-22T23:00:00Z", MONDAY),
        ("2026-10-24T22:30:00Z", date(2026, 10, 25)),
        ("2026-03-29T22:30:00Z", date(2026, 3, 30)),
    ],
    ids=[
        "Sunday night",
        "Monday midnight",
        "clocks go back",
        "clocks have gone forward",
    ],
)
def test_a_session_belongs_to_the_local_date_of_its_start(
    moment: str, day: date
) -> None:
    start = datetime.fromisoformat(moment)
    session = replace(walk(MONDAY), start=start, end=start + minutes(5))
    log = Journal(set_up_on=LONG_AGO, sessions=(session,))
    assert look(log, day, Settings(zone=BERLIN)).walked_today


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "America/Havana", "Asia/Beirut", "Pacific/Apia", "Africa/Cairo"],
)
def test_every_local_day_begins_once_and_at_its_own_date(zone: str) -> None:
    """Some zones put their clocks forward at midnight, and one has skipped a whole day."""
    tz, day = ZoneInfo(zone), date(2011, 1, 1)
    while day < date(2012, 1, 1):
        begin = midnight(day, tz)
        assert begin < midnight(day + DAY, tz) or day == date(2011, 12, 30)
        assert begin.astimezone(tz).date() in (day, day + DAY)
        before = (begin - timedelta(seconds=1)).astimezone(tz).date()
        assert before < begin.astimezone(tz).date()
        day += DAY


def test_goals_that_no_week_can_reach_are_refused() -> None:
    with pytest.raises(LeastAboveMost):
        check(Goal(least=4, most=3))
    with pytest.raises(GoalDoesNotFit) as refusal:
        check(Goal(least=2, most=5, rest_days=1))
    assert refusal.value.facts == {"most": 5, "rest_days": 1, "fit": 4}
    check(Goal(least=7, most=7, rest_days=0))
    check(Goal(least=2, most=2, rest_days=3))


def test_a_log_without_goals_has_the_one_that_is_chosen() -> None:
    chosen = Settings(goal=Goal(least=1, most=4, rest_days=0))
    goal = goal_on(Journal(set_up_on=MONDAY), MONDAY + 3 * DAY, chosen)
    assert (goal.since, goal.least, goal.most) == (MONDAY, 1, 4)
