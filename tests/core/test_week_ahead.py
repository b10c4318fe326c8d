"""The walk days to come: as the next walk would move if each is walked."""

from itertools import islice, pairwise

from hypothesis import given, strategies as st
import pytest

from custom_components.retro_walking.core.model import Weekday
from custom_components.retro_walking.core.settings import Goal, Settings
from custom_components.retro_walking.core.week import DAY, check, look, week_start

from .test_week import MONDAY, journal, walk

USUAL = Goal()


def ahead(
    *walked: int, today: int = 0, goal: Goal = USUAL, number: int = 7
) -> list[int]:
    """Return the next walk days, in days after the Monday."""
    week = look(journal(*walked), MONDAY + today * DAY, Settings(goal=goal))
    return [(day - MONDAY).days for day in islice(week.ahead(), number)]


@pytest.mark.parametrize(
    ("walked", "today", "expected"),
    [
        ((), 0, [0, 2, 4, 7, 9, 11, 14]),
        ((0,), 0, [2, 4, 7, 9, 11, 14, 16]),
        ((0, 2, 4), 4, [7, 9, 11, 14, 16, 18, 21]),
        ((-1,), 0, [1, 3, 5, 7, 9, 11, 14]),
        ((), 6, [6, 8, 10, 12, 14, 16, 18]),
    ],
    ids=["none yet", "walked today", "complete", "rest from last week", "Sunday"],
)
def test_each_day_follows_from_the_ones_before(
    walked: tuple[int, ...], today: int, expected: list[int]
) -> None:
    assert ahead(*walked, today=today) == expected


def test_on_hold_nothing_is_planned() -> None:
    held = journal().hold(MONDAY)
    assert list(look(held, MONDAY, Settings()).ahead()) == []


DAYS = st.sets(st.integers(-7, 6), max_size=5)
GOALS = st.builds(
    Goal,
    least=st.integers(1, 3),
    most=st.integers(3, 4),
    rest_days=st.integers(0, 1),
    first_weekday=st.sampled_from(Weekday),
    preferred_days=st.frozensets(st.sampled_from(Weekday), max_size=3),
)


@given(DAYS, st.integers(0, 6), GOALS)
def test_what_is_planned_is_what_the_next_walk_becomes_if_each_is_walked(
    walked: set[int], today: int, goal: Goal
) -> None:
    check(goal)
    settings = Settings(goal=goal)
    log, day = journal(*(d for d in walked if d <= today)), MONDAY + today * DAY
    planned = list(islice(look(log, day, settings).ahead(), 8))
    for expected in planned:
        week = look(log, day, settings)
        assert week.next_walk == expected
        log, day = log.record(walk(expected, 5)), expected
    assert all(b - a > goal.rest_days * DAY for a, b in pairwise(planned))
    by_week = [week_start(d, goal.first_weekday) for d in planned]
    assert by_week == sorted(by_week)
