"""The model of a household's plug holds what is known of belts and plugs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import mean, median, pstdev

import pytest

from custom_components.retro_walking.core.model import Reading, Span
from household.plugs import MONDAY, Belt, Habit, Modelled, household

from .builders import minutes

SEEDS = range(40)

every_habit = pytest.mark.parametrize("habit", Habit)


def values(readings: Sequence[Reading], span: Span) -> list[float]:
    """Return the watts that were told within a span."""
    return [
        r.value
        for r in readings
        if isinstance(r.value, float) and span.start <= r.at < span.end
    ]


def shown_at(readings: Sequence[Reading], moment: datetime) -> float:
    """Return the watts that hold at a moment."""
    value = [r.value for r in readings if r.at <= moment][-1]
    assert isinstance(value, float)
    return value


def households(habit: Habit) -> list[Modelled]:
    return [household(seed, habit) for seed in SEEDS]


def test_a_belt_at_rest_takes_about_the_watts_that_were_measured() -> None:
    nights = [
        shown_at(home.readings, MONDAY + timedelta(days=day, hours=3))
        for home in households(Habit.EVERY_10_S)
        for day in range(10)
    ]
    assert 0.2 <= min(nights) < max(nights) <= 8.1
    assert 1.0 < median(nights) < 2.5


@pytest.mark.parametrize(
    ("speed", "watts"),
    [(0, 10), (1, 30), (2, 50), (2.5, 60), (3, 70), (4, 95), (5, 125)],
)
def test_a_desk_treadmill_takes_the_published_watts(speed: float, watts: float) -> None:
    desk = Belt(standby=1.6, awake=5, empty=10, scale=1, ripple=0.4)
    assert desk.watts(speed) == watts


def test_walking_takes_the_published_watts_times_what_homes_differ_by() -> None:
    walks = [
        mean(values(home.readings, walk))
        for home in households(Habit.EVERY_SECOND)
        for walk in home.walks
    ]
    assert 30 * 0.7 < min(walks) < 50 < max(walks) < 125 * 2.5


def test_each_step_shows_and_a_plug_that_smooths_keeps_silent() -> None:
    for seed in SEEDS:
        noisy = household(seed, Habit.EVERY_SECOND)
        silent = household(seed, Habit.SILENT)
        for walk in noisy.walks:
            shown = values(noisy.readings, walk)
            assert pstdev(shown) > 0.15 * mean(shown)
            assert len(values(silent.readings, walk)) < len(shown) / 5


def test_a_household_walks_some_times_and_rests_between() -> None:
    for home in households(Habit.SILENT):
        assert 2 <= len(home.walks) <= 7
        for walk in home.walks:
            assert minutes(5) <= walk.end - walk.start <= minutes(20)
        for walk, after in pairwise(home.walks):
            assert after.start - walk.end >= minutes(30)


def test_a_walk_of_five_minutes_shows_even_every_five_minutes() -> None:
    for home in households(Habit.EVERY_300_S):
        for walk in home.walks:
            assert values(home.readings, walk)


@every_habit
def test_the_same_seed_makes_the_same_readings(habit: Habit) -> None:
    assert household(7, habit) == household(7, habit)
    assert household(7, habit).readings != household(8, habit).readings


@every_habit
def test_a_seed_has_the_same_walks_with_every_plug(habit: Habit) -> None:
    assert household(7, habit).walks == household(7, Habit.EVERY_SECOND).walks


@every_habit
def test_readings_are_in_order_and_only_where_something_changed(habit: Habit) -> None:
    for home in households(habit):
        for one, other in pairwise(home.readings):
            assert one.at < other.at
            assert one.value != other.value


def test_false_zeros_come_one_at_a_time_and_under_load() -> None:
    found = 0
    for home in households(Habit.FALSE_ZEROS):
        for before, zero, after in zip(
            home.readings, home.readings[1:], home.readings[2:], strict=False
        ):
            if zero.value == 0:
                found += 1
                assert isinstance(before.value, float)
                assert before.value >= 20
                assert after.value != 0
                assert after.at - before.at <= timedelta(seconds=20)
    assert found > len(SEEDS)


def test_a_frozen_value_outlasts_some_walks_and_never_reaches_the_next() -> None:
    lasting = 0
    for home in households(Habit.FREEZES):
        for walk in home.walks:
            lasting += shown_at(home.readings, walk.end + minutes(0.9)) >= 20
            assert shown_at(home.readings, walk.end + minutes(25)) < 20
    assert lasting > len(SEEDS) / 2
