"""A real walk: two hours on a walking pad, as its belt reported them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from custom_components.retro_walking.core.model import CountsAs, Kind
from custom_components.retro_walking.core.settings import Settings, Timing, read_source
from household.replay import SOURCE, Trace, replayed, seen_in
from household.traces import walkingpad_speeds

from .builders import minutes

FIRST = datetime(2021, 3, 22, 7, 49, 41, tzinfo=UTC)
LAST = datetime(2021, 3, 22, 9, 49, 59, tzinfo=UTC)


def replay(
    settings: Settings, readings: Trace
) -> list[tuple[datetime, datetime, timedelta, bool]]:
    return [
        (session.start, session.end, session.active, session.confirmed)
        for session in replayed(seen_in(readings), settings)
    ]


def watts(kmh: float, stride: int) -> float:
    """Model a plug: standby, then what a desk treadmill draws, with a ripple at step rate."""
    if kmh == 0:
        return 1.6
    steady = 10 + 20 * kmh + 0.6 * kmh**2
    return steady * (1.3 if stride % 2 else 0.7)


def belt(kind: Kind) -> Settings:
    source = read_source({"kind": kind, "counts_as": CountsAs.BACKWARDS})
    timing = replace(Timing(), longest_session=minutes(180))
    return Settings(timing=timing, sources={SOURCE: source})


def test_the_morning_is_one_walk_with_the_right_start_and_end() -> None:
    sessions = replay(belt(Kind.SPEED), [*walkingpad_speeds()])
    assert len(sessions) == 1
    start, end, active, confirmed = sessions[0]
    assert abs(start - FIRST) <= timedelta(seconds=2)
    assert abs(end - LAST) <= timedelta(seconds=2)
    assert active == end - start
    assert confirmed


def test_with_the_usual_limit_the_morning_is_closed_after_an_hour_and_asks() -> None:
    settings = replace(belt(Kind.SPEED), timing=Timing())
    ((start, end, active, confirmed),) = replay(settings, [*walkingpad_speeds()])
    assert end - start == active == minutes(60)
    assert not confirmed


@pytest.mark.parametrize("period", [1, 2, 10, 30, 60], ids="every {} s".format)
def test_a_plug_would_have_seen_the_same_walk(period: int) -> None:
    """Whatever its reporting habit, it is off by no more than one report at each end."""
    speeds = walkingpad_speeds()
    clock, kmh, strides = speeds[0][0], 0.0, 0
    readings: Trace = []
    pending = speeds
    while clock < LAST + timedelta(minutes=10):
        while pending and pending[0][0] <= clock:
            kmh, pending = pending[0][1], pending[1:]
        strides += 1
        readings.append((clock, watts(kmh, strides)))
        clock += timedelta(seconds=period)
    sessions = replay(belt(Kind.POWER), readings)
    assert len(sessions) == 1
    start, end, active, _ = sessions[0]
    assert abs(start - FIRST) <= timedelta(seconds=period + 14)
    assert abs(end - LAST) <= timedelta(seconds=period + 4)
    assert end - start - active <= timedelta(seconds=period)
