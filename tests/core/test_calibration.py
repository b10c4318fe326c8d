"""Thresholds from history: what is proposed, what is refused, and how often a source reports."""

from datetime import timedelta

import pytest

from custom_components.retro_walking.core.calibration import (
    DIGITS,
    MARGIN,
    Doubt,
    Proposal,
    pace,
    propose,
    propose_window,
)
from custom_components.retro_walking.core.model import CountsAs, Kind
from custom_components.retro_walking.core.settings import THRESHOLDS, read_source
from custom_components.retro_walking.core.trace import Trace
from household.judging import found, is_right, judged, suited, traced
from household.plugs import Habit, household
from household.traces import walkingpad_speeds

from .builders import at

DAY = 86_400.0


def trace(*values: tuple[float, float | None], kind: Kind = Kind.POWER) -> Trace:
    made = Trace(kind)
    for seconds, value in values:
        made.append(at(seconds).timestamp(), value)
    return made


def proposed(*values: tuple[float, float | None], kind: Kind = Kind.POWER) -> object:
    return propose(trace(*values, kind=kind), at(DAY))


def test_every_kind_with_thresholds_can_have_them_proposed() -> None:
    assert set(DIGITS) == set(MARGIN) == set(THRESHOLDS)


def test_thresholds_lie_between_idleness_and_a_slow_walk() -> None:
    assert proposed((0, 2.0), (3600, 42.0), (4200, 2.0)) == Proposal(
        kind=Kind.POWER, idle=2, walking=42, on_threshold=22, off_threshold=12
    )


def test_a_belt_that_takes_much_gets_no_higher_thresholds_than_usual() -> None:
    """Who has run on it may walk slowly tomorrow."""
    assert proposed((0, 2.0), (3600, 400.0), (4200, 2.0)) == Proposal(
        kind=Kind.POWER, idle=2, walking=400, on_threshold=40, off_threshold=20
    )


def test_an_awake_console_is_idle() -> None:
    values = [(0, 2.0), (3000, 14.0), (3600, 60.0), (4200, 14.0), (4800, 2.0)]
    found = proposed(*values)
    assert isinstance(found, Proposal)
    assert found.idle == 14
    assert 14 < found.off_threshold < found.on_threshold < 60


def test_a_spike_of_a_second_and_a_single_zero_are_no_walk_and_no_end() -> None:
    values = [(0, 2.0), (1800, 500.0), (1801, 2.0), (3600, 42.0), (3900, 0.0)]
    found = proposed(*values, (3901, 42.0), (4200, 2.0))
    assert isinstance(found, Proposal)
    assert found.idle < 15
    assert found.walking == 42


@pytest.mark.parametrize(
    ("values", "doubt"),
    [
        ([], Doubt.NOTHING_RECORDED),
        ([(0, None)], Doubt.NOTHING_RECORDED),
        ([(0, 2.0)], Doubt.NO_ACTIVITY),
        ([(0, 2.0), (3600, 60.0), (3650, 2.0)], Doubt.NO_ACTIVITY),
        ([(0, 100.0), (3600, 116.0), (4200, 100.0)], Doubt.TOO_CLOSE),
        ([(0, -300.0), (3600, -200.0), (4200, -300.0)], Doubt.TOO_CLOSE),
    ],
    ids=["nothing", "unknown", "idle", "too short", "standby is high", "fed in"],
)
def test_what_cannot_be_told_apart_is_named(
    values: list[tuple[float, float | None]], doubt: Doubt
) -> None:
    assert proposed(*values) == doubt


def test_a_console_that_is_awake_between_two_slow_walks_is_told_apart() -> None:
    values = [(0, 2.0), (3000, 30.0), (3590, 16.0), (3990, 30.0), (4500, 2.0)]
    found = proposed(*values)
    assert isinstance(found, Proposal)
    assert 16 < found.off_threshold < found.on_threshold < 30


def test_a_belt_that_shows_some_speed_when_it_stands_is_idle_then() -> None:
    values = [(0, 0.0), (3600, 2.5), (4200, 0.3), (4800, 0.0)]
    found = proposed(*values, kind=Kind.SPEED)
    assert isinstance(found, Proposal)
    assert 0.3 < found.off_threshold < found.on_threshold <= 0.5


def test_the_speeds_of_a_real_walk_are_one_walk_by_what_they_suggest() -> None:
    speeds = walkingpad_speeds()
    made = Trace(Kind.SPEED)
    made.append((speeds[0][0] - timedelta(hours=20)).timestamp(), 0.0)
    for moment, kmh in speeds:
        made.append(moment.timestamp(), kmh)
    end = speeds[-1][0] + timedelta(hours=4)
    made.append((speeds[-1][0] + timedelta(seconds=1)).timestamp(), 0.0)
    proposal = propose(made, end)
    assert isinstance(proposal, Proposal)
    source = read_source(
        {
            "kind": Kind.SPEED,
            "counts_as": CountsAs.BACKWARDS,
            "on_threshold": proposal.on_threshold,
            "off_threshold": proposal.off_threshold,
        }
    )
    # The usual limit closes a walk of two hours after the first.
    (session,) = found(made, end, source)
    assert abs(session.start - speeds[0][0]) < timedelta(seconds=15)


@pytest.mark.parametrize("habit", Habit)
def test_in_modelled_households_all_walks_are_found_and_nothing_else(
    habit: Habit,
) -> None:
    """At least nineteen of twenty, but for plugs that are discouraged; the benchmark has more."""
    right = [judged(habit, seed)[0] for seed in range(40)]
    assert sum(right) >= (34 if habit is Habit.EVERY_300_S else 38)


def test_the_judge_of_households_knows_a_miss_and_an_extra() -> None:
    home = household(1, Habit.EVERY_10_S)
    made, end = traced(home)
    proposal = propose(made, end)
    assert isinstance(proposal, Proposal)
    sessions = found(made, end, suited(proposal))
    assert is_right(home, sessions)
    assert not is_right(home, sessions[1:])
    assert not is_right(home, (*sessions, sessions[0]))


def test_the_pace_is_that_of_the_walks_and_not_of_the_silence() -> None:
    values = [(0.0, 1.6), (3600.0, 60.0), (3610.0, 70.0), (3620.0, 65.0), (3630.0, 1.6)]
    assert pace(trace(*values), 40, at(DAY)) == timedelta(seconds=10)
    assert pace(trace((0, 1.6)), 40, at(DAY)) is None


def test_a_speed_that_stands_still_does_not_report_seldom() -> None:
    walked = trace((0.0, 0.0), (3600.0, 3.0), (4200.0, 0.0), kind=Kind.SPEED)
    assert pace(walked, 0.5, at(DAY)) is None


@pytest.mark.parametrize(
    ("every", "window"), [(1, None), (40, None), (60, 90), (300, 450), (500, 600)]
)
def test_a_counter_that_counts_seldom_gets_a_longer_window(
    every: float, window: int | None
) -> None:
    counts = [(n * every, float(n % 12)) for n in range(24)]
    counter = trace(*counts, (20_000, 0.0), kind=Kind.COUNTER)
    assert propose_window(counter, at(DAY)) == window


def test_a_counter_that_has_counted_nothing_gets_the_usual_window() -> None:
    assert propose_window(trace((0, 7.0), kind=Kind.COUNTER), at(DAY)) is None
    assert propose_window(trace(kind=Kind.COUNTER), at(DAY)) is None
