"""When activity of one source is a walk, and when it begins and ends."""

from hypothesis import given, strategies as st
import pytest

from custom_components.retro_walking.core.detector import AT_REST, Ended, Tick, advance
from custom_components.retro_walking.core.events import Seen
from custom_components.retro_walking.core.model import Happening, Reading, Span
from custom_components.retro_walking.core.settings import Timing

from .builders import (
    PLUG,
    STILL,
    WALK,
    Life,
    at,
    minutes,
    naive_sessions,
    stretches,
    timed,
    walked,
    with_sources,
)

QUICK = timed(
    with_sources(),
    on_delay=minutes(1 / 6),
    pause_allowance=minutes(1),
    shortest_session=minutes(1 / 2),
    longest_session=minutes(10),
)

values = st.sampled_from([0.0, 1.6, 19.9, 20.0, 30.0, 39.9, 40.0, 80.0, 400.0])
gaps = st.one_of(st.integers(1, 15), st.integers(1, 130), st.sampled_from([10, 60, 61]))


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[float, float]]:
    """Draw what a plug reported over some time, ending in idleness long enough to be sure."""
    clock, readings = 0.0, []
    for gap, value in draw(st.lists(st.tuples(gaps, values), max_size=40)):
        clock += gap
        readings.append((clock, value))
    return [*readings, (clock + 1, 0.0), (clock + 1000, 0.0)]


def lived(readings: list[tuple[float, float]], ticks: list[int] | None = None) -> Life:
    life = Life(QUICK, start=-1)
    # A tick at the moment of a reading comes before it, as a timer does.
    events: list[Seen | Tick] = [Tick(at(tick)) for tick in ticks or []]
    events += [Seen("plug", Reading(at(s), value)) for s, value in readings]
    for event in sorted(
        events, key=lambda e: e.reading.at if isinstance(e, Seen) else e.at
    ):
        life.take(event)
    return life


@given(histories())
def test_no_active_moment_is_lost_or_counted_twice(
    readings: list[tuple[float, float]],
) -> None:
    """The machine, which knows only the past, agrees with one who knows it all."""
    life = lived(readings)
    found = [
        (*facts, session.confirmed)
        for facts, session in zip(walked(life), life.sessions, strict=True)
    ]
    assert found == naive_sessions(stretches(readings), QUICK.timing)


@given(histories(), st.lists(st.integers(0, 3000), max_size=60))
def test_looking_at_the_clock_more_often_changes_nothing(
    readings: list[tuple[float, float]], ticks: list[int]
) -> None:
    end = readings[-1][0]
    quiet = lived(readings)
    watched = lived(readings, [tick for tick in ticks if tick <= end])
    assert watched.sessions == quiet.sessions
    assert watched.happened == quiet.happened


@given(histories())
def test_repeating_what_holds_changes_nothing(
    readings: list[tuple[float, float]],
) -> None:
    repeated = []
    for (start, value), (end, _) in zip(
        readings, [*readings[1:], readings[-1]], strict=True
    ):
        repeated += [(start, value), ((start + end) / 2, value)]
    assert lived(repeated).sessions == lived(readings).sessions


@given(histories())
def test_it_never_asks_to_be_woken_in_the_past(
    readings: list[tuple[float, float]],
) -> None:
    life = Life(QUICK, start=-1)
    for seconds, value in readings:
        life.reads((seconds, value))
        assert life.step.wake_at > at(seconds)
        assert life.step.wake_at > life.state.at


@given(histories())
def test_what_is_announced_can_have_happened(
    readings: list[tuple[float, float]],
) -> None:
    """Started comes first, each pause ends in a resumption or with the session, which ends once."""
    over = {Happening.PAUSED, Happening.FINISHED, Happening.DISCARDED}
    may_follow = {
        None: {Happening.STARTED},
        Happening.STARTED: {Happening.TARGET_REACHED, *over},
        Happening.TARGET_REACHED: over,
        Happening.PAUSED: {
            Happening.RESUMED,
            Happening.FINISHED,
            Happening.DISCARDED,
        },
        Happening.RESUMED: {Happening.TARGET_REACHED, *over},
        Happening.FINISHED: {Happening.NEEDS_CONFIRMATION, Happening.STARTED},
        Happening.NEEDS_CONFIRMATION: {Happening.STARTED},
        Happening.DISCARDED: {Happening.STARTED},
    }
    before = None
    for happening in lived(readings).happened:
        assert happening in may_follow[before]
        before = happening


def test_a_walk_begins_at_the_first_active_reading_and_ends_at_the_first_idle_one() -> (
    None
):
    life = Life().reads((0, STILL), (7, WALK), (307, STILL)).waits(600)
    assert walked(life) == [(7, 307, 300)]


def test_a_stop_within_the_allowance_is_a_pause_of_one_walk() -> None:
    life = Life().reads((0, WALK), (200, STILL), (320, WALK), (500, STILL)).waits(900)
    assert walked(life) == [(0, 500, 380)]


def test_a_stop_beyond_the_allowance_parts_two_walks() -> None:
    life = (
        Life().reads((0, WALK), (200, STILL), (320.001, WALK), (500, STILL)).waits(900)
    )
    assert walked(life) == [(0, 200, 200), (320.001, 500, 179.999)]


def test_a_spike_shorter_than_the_delay_opens_nothing() -> None:
    life = Life().reads((0, 400.0), (9.9, STILL)).waits(600)
    assert (life.sessions, life.happened) == ((), [])


def test_activity_for_just_the_delay_opens_a_session() -> None:
    life = Life().reads((0, WALK), (10, STILL))
    assert life.happened == [Happening.STARTED]


def test_a_walk_shorter_than_the_shortest_is_not_kept_and_that_is_said() -> None:
    life = Life().reads((0, WALK), (59, STILL)).waits(600)
    assert life.sessions == ()
    assert life.happened == [Happening.STARTED, Happening.PAUSED, Happening.DISCARDED]


def test_a_pause_is_announced_once_it_has_lasted_for_the_delay() -> None:
    life = Life().reads((0, WALK), (100, STILL)).waits(109)
    assert life.happened == [Happening.STARTED]
    life.waits(110)
    assert life.happened == [Happening.STARTED, Happening.PAUSED]
    life.reads((120, WALK))
    assert life.happened[-1] is Happening.RESUMED


def test_a_plug_that_falls_silent_on_a_steady_load_ends_nothing() -> None:
    """Some plugs report nothing for hours while the load stays the same."""
    life = Life().reads((0, WALK)).waits(3000)
    assert life.snapshot.is_walking
    life.reads((3300, STILL)).waits(4000)
    assert walked(life) == [(0, 3300, 3300)]


def test_one_false_zero_ends_nothing() -> None:
    life = Life().reads((0, WALK), (100, 0.0), (102, WALK), (400, STILL)).waits(900)
    assert walked(life) == [(0, 400, 398)]


def test_a_stuck_value_is_closed_at_the_longest_session_and_asks() -> None:
    life = Life().reads((0, WALK)).waits(3601)
    assert walked(life) == [(0, 3600, 3600)]
    assert not life.sessions[0].confirmed
    assert life.happened[-2:] == [Happening.FINISHED, Happening.NEEDS_CONFIRMATION]


def test_after_the_longest_session_a_source_must_go_idle_before_it_opens_another() -> (
    None
):
    life = Life().reads((0, WALK)).waits(3601).reads((5000, WALK + 1)).waits(9000)
    assert len(life.sessions) == 1
    life.reads((9000, STILL), (9200, WALK), (9500, STILL)).waits(9900)
    assert walked(life)[1:] == [(9200, 9500, 300)]


def test_between_the_thresholds_it_stays_as_it_was() -> None:
    life = Life().reads((0, 30.0)).waits(300)
    assert not life.snapshot.is_walking
    life.reads((300, 40.0), (320, 20.0), (600, 19.9)).waits(900)
    assert walked(life) == [(300, 600, 300)]


def test_an_outage_within_the_grace_changes_nothing() -> None:
    life = Life().reads((0, WALK), (100, None), (279, WALK), (400, STILL)).waits(900)
    assert walked(life) == [(0, 400, 400)]
    assert not life.sessions[0].uncertain


def test_an_outage_beyond_the_grace_ends_the_walk_where_it_began() -> None:
    """A treadmill that is switched off becomes unavailable: that is how most of their walks end."""
    life = Life().reads((0, WALK), (100, None)).waits(281)
    assert walked(life) == [(0, 100, 100)]
    assert life.sessions[0].uncertain
    life.reads((400, WALK), (500, STILL)).waits(900)
    assert walked(life)[1:] == [(400, 500, 100)]


def test_idle_after_an_outage_within_the_grace_ends_the_walk_there() -> None:
    life = Life().reads((0, WALK), (100, None), (200, STILL)).waits(900)
    assert walked(life) == [(0, 200, 200)]


def test_nothing_known_at_the_very_end_of_the_grace_is_still_nothing_known() -> None:
    step = AT_REST
    for seconds, value in ((0, WALK), (100, None), (280, None)):
        step = advance(step, Reading(at(seconds), value), PLUG, Timing())
    assert step.state.is_active is None
    assert step.effects == (Ended((Span(at(0), at(100)),), uncertain=True),)


def test_an_outage_in_a_pause_ends_the_walk_with_the_pause() -> None:
    life = Life().reads((0, WALK), (100, STILL), (110, None)).waits(900)
    assert walked(life) == [(0, 100, 100)]
    assert not life.sessions[0].uncertain


def test_an_outage_in_the_first_seconds_is_waited_for() -> None:
    life = Life().reads((0, WALK), (5, None), (60, WALK), (300, STILL)).waits(900)
    assert walked(life) == [(0, 300, 300)]
    assert Life().reads((0, WALK), (5, None)).waits(900).sessions == ()


@pytest.mark.parametrize("timing", [Timing(), QUICK.timing], ids=["default", "quick"])
def test_a_reading_that_changes_nothing_gives_the_very_same_step(
    timing: Timing,
) -> None:
    """That is what makes a plug that reports every second cost next to nothing."""
    life = Life().reads((0, WALK), (20, WALK))
    before = life.step
    life.reads((21, WALK + 30), (25, 20.0))
    assert life.step is before
