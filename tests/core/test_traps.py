"""What others fell into, each as the trace that did it to them."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from custom_components.retro_walking.core.events import SetHold
from custom_components.retro_walking.core.model import Hold, Kind
from custom_components.retro_walking.core.settings import Source

from .builders import PAD, PLUG, STEPS, STILL, WALK, Life, at, walked, with_sources

BELT = replace(PLUG, kind=Kind.SPEED, on_threshold=0.5, off_threshold=0.4)


@dataclass(frozen=True)
class Trace:
    """What a source showed, and the walks that there were: start, end and active seconds."""

    readings: list[tuple[float, float | str | None]]
    walks: list[tuple[float, float, float]]
    source: Source = PLUG


TRACES = {
    "a plug that reports on change only says nothing for twenty minutes": Trace(
        [(0, STILL), (100, WALK), (1300, STILL)], [(100, 1300, 1200)]
    ),
    "a plug that reports each second says the same walk": Trace(
        [(t, WALK if 100 <= t < 400 else STILL) for t in range(600)],
        [(100, 400, 300)],
    ),
    "a plug that reports every five minutes sees what it sees": Trace(
        [(0, STILL), (300, WALK), (600, WALK), (900, STILL), (1200, STILL)],
        [(300, 900, 600)],
    ),
    "a console that idles between the thresholds still ends": Trace(
        [(0, WALK), (300, 19.9), (600, 18.0)], [(0, 300, 300)]
    ),
    "standby that wobbles by a watt starts nothing": Trace(
        [(t, 3.2 + t % 2) for t in range(0, 3600, 10)], []
    ),
    "a console that wakes up with a spike starts nothing": Trace(
        [(0, STILL), (100, 400.0), (102, 9.0), (160, 400.0), (161, 3.0)], []
    ),
    "neither the wait at the start nor that at the end is counted": Trace(
        [(0, STILL), (100, WALK), (112, WALK), (400, STILL), (519, STILL)],
        [(100, 400, 300)],
    ),
    "a real second walk ten minutes later is a second walk": Trace(
        [(0, WALK), (300, STILL), (900, WALK), (1200, STILL)],
        [(0, 300, 300), (900, 1200, 300)],
    ),
    "a walker who pauses by the button is never interrupted": Trace(
        [(0, "running"), (300, "paused"), (2100, "running"), (2400, "stopped")],
        [(0, 2400, 600)],
        PAD,
    ),
    "a treadmill that is switched off has ended its walk where it went away": Trace(
        [(0, 1.5), (300, None)], [(0, 300, 300)], BELT
    ),
    "a plug that loses the Wi-Fi for two minutes has lost nothing": Trace(
        [(0, WALK), (100, None), (220, WALK), (400, STILL)], [(0, 400, 400)]
    ),
    "a pad whose total goes on from the last walk starts from there": Trace(
        [(0, 4382.0), (30, 4390.0), (60, 4440.0), (90, 4490.0), (120, 4540.0)],
        [(30, 120, 90)],
        STEPS,
    ),
    "a pad that zeroes its numbers in pieces takes nothing back": Trace(
        [(0, 0.0), (30, 40.0), (60, 90.0), (90, 140.0), (91, 0.0), (92, 0.0)],
        [(30, 90, 60)],
        STEPS,
    ),
    "a timer that wraps goes on": Trace(
        [(0, 5990.0), (30, 5995.0), (60, 5.0), (90, 35.0), (120, 65.0)],
        [(30, 120, 90)],
        STEPS,
    ),
    "a belt that rolls out at a crawl has stopped": Trace(
        [(0, 2.0), (300, 0.3), (400, 0.3)], [(0, 300, 300)], BELT
    ),
    "a plug that says a false zero under load is not believed at once": Trace(
        [(0, WALK), (100, 0.0), (105, WALK), (200, 0.0), (205, WALK), (400, STILL)],
        [(0, 400, 390)],
    ),
}


@pytest.mark.parametrize("trap", TRACES)
def test_a_trace_gives_the_walks_that_there_were(trap: str) -> None:
    trace = TRACES[trap]
    life = Life(with_sources(source=trace.source)).reads(*trace.readings, by="source")
    assert walked(life.waits(trace.readings[-1][0] + 1000)) == trace.walks


def test_a_plug_or_a_pad_that_is_stuck_is_closed_and_asked_about() -> None:
    """Power, and the speed of a pad whose link is gone, may stay at the last value for ever."""
    for source, value in ((PLUG, WALK), (BELT, 2.0)):
        life = Life(with_sources(source=source)).reads((0, value), by="source")
        life.waits(20_000)
        assert walked(life) == [(0, 3600, 3600)]
        assert life.snapshot.to_confirm


def test_standby_above_the_threshold_is_closed_asked_about_and_opens_nothing_more() -> (
    None
):
    life = Life().reads((0, WALK), (300, 25.0)).waits(3601).waits(50_000)
    assert walked(life) == [(0, 3600, 3600)]
    assert not life.sessions[0].confirmed


def test_a_stop_always_ends_it_and_a_restart_does_not_bring_it_back() -> None:
    life = Life().reads((0, WALK)).waits(300).stops(300).crashes(back=320)
    life.reads((330, WALK)).waits(1000)
    assert not life.snapshot.is_walking
    assert walked(life) == [(0, 300, 300)]


def test_a_streak_is_of_weeks_and_a_hold_freezes_it() -> None:
    """Habits of so many times a week break where a streak means yesterday."""
    week, day = 604_800, 86_400
    life = Life(with_sources(plug=PLUG), start=-60)
    for start in (0, 2 * day, week, week + 3 * day):
        life.reads((start, WALK), (start + 300, STILL)).waits(start + 500)
    life.waits(2 * week)
    assert life.snapshot.week_streak == 2
    life.take(SetHold(at(2 * week), on=True)).waits(2 * week + 8 * day)
    life.take(SetHold(at(2 * week + 8 * day), on=False))
    assert life.snapshot.week_streak == 2
    life.waits(4 * week - day)
    assert life.snapshot.week_streak == 2
    assert life.journal.holds == (Hold(date(2026, 12, 7), date(2026, 12, 14)),)


def test_a_week_begins_anew_though_nobody_was_there_at_its_midnight() -> None:
    life = Life().reads((0, WALK), (300, STILL)).waits(600)
    assert life.snapshot.sessions_this_week == 1
    life.crashes(back=8 * 86_400)
    assert life.snapshot.sessions_this_week == 0
    assert life.snapshot.total_sessions == 1
