"""What each kind of source takes for movement."""

from dataclasses import replace

from hypothesis import given, strategies as st
import pytest

from custom_components.retro_walking.core.errors import (
    BoundBelowOn,
    NoActiveWords,
    OffAboveOn,
)
from custom_components.retro_walking.core.model import CountsAs, Kind
from custom_components.retro_walking.core.settings import read_source
from custom_components.retro_walking.core.signal import check

from .builders import PAD, PLUG, STEPS, Life, walked, with_sources

BELT = replace(
    PLUG, kind=Kind.SPEED, on_threshold=0.5, off_threshold=0.4, upper_bound=4.0
)


def test_a_belt_that_still_shows_a_crawl_after_its_stop_is_idle() -> None:
    """A real pad reads 0.3 km/h with the belt already stopped."""
    life = Life(with_sources(belt=BELT))
    life.reads((0, 1.5), (300, 0.3), by="belt").waits(600)
    assert walked(life) == [(0, 300, 300)]


def test_faster_than_the_upper_bound_is_not_backwards_walking() -> None:
    life = Life(with_sources(belt=BELT))
    life.reads((0, 1.5), (300, 4.1), (900, 0.0), by="belt").waits(1200)
    assert walked(life) == [(0, 300, 300)]


@pytest.mark.parametrize(
    "word", ["on", "Running", "MANUAL_MODE", "playing", "heart_rate_control"]
)
def test_active_words_are_known_in_any_case(word: str) -> None:
    life = Life(with_sources(pad=PAD)).reads((0, word), by="pad").waits(20)
    assert life.snapshot.is_walking


@pytest.mark.parametrize("word", ["off", "standby", "post_workout", ""])
def test_any_other_word_is_idle(word: str) -> None:
    life = Life(with_sources(pad=PAD)).reads((0, word), by="pad").waits(20)
    assert not life.snapshot.is_walking


def test_a_pause_word_keeps_the_session_open_without_limit() -> None:
    life = Life(with_sources(pad=PAD))
    life.reads((0, "running"), (300, "paused"), (1500, "running"), by="pad")
    life.reads((1800, "idle"), by="pad").waits(2400)
    assert walked(life) == [(0, 1800, 600)]


def test_a_session_that_ends_from_a_pause_word_ends_where_the_pause_began() -> None:
    life = Life(with_sources(pad=PAD))
    life.reads((0, "running"), (300, "paused"), (900, "idle"), by="pad").waits(1021)
    assert walked(life) == [(0, 300, 300)]


def test_a_pause_word_is_closed_at_the_longest_session() -> None:
    life = Life(with_sources(pad=PAD))
    life.reads((0, "running"), (300, "paused"), by="pad").waits(3601)
    assert walked(life) == [(0, 300, 300)]
    assert not life.sessions[0].confirmed


def test_a_pause_word_before_any_walk_opens_nothing() -> None:
    life = Life(with_sources(pad=PAD))
    life.reads((0, "starting"), (60, "idle"), by="pad").waits(600)
    assert life.happened == []


def test_a_countdown_in_the_first_seconds_is_no_walk_yet() -> None:
    life = Life(with_sources(pad=PAD))
    life.reads((0, "running"), (3, "countdown"), (8, "running"), by="pad")
    life.reads((308, "idle"), by="pad").waits(600)
    assert walked(life) == [(8, 308, 300)]


def count(*readings: tuple[float, float | None]) -> Life:
    return Life(with_sources(steps=STEPS)).reads(*readings, by="steps")


def test_a_counter_walks_from_the_first_to_the_last_reading_that_grew() -> None:
    life = count((0, 100.0), (30, 110.0), (60, 150.0), (90, 190.0), (300, 190.0))
    assert walked(life.waits(600)) == [(30, 90, 60)]


def test_where_a_counter_starts_means_nothing() -> None:
    assert count((0, 11089.0)).waits(600).happened == []


def test_a_counter_that_starts_anew_in_mid_walk_goes_on() -> None:
    life = count((0, 0.0), (30, 40.0), (60, 80.0), (90, 5.0), (110, 45.0), (140, 90.0))
    assert walked(life.waits(600)) == [(30, 140, 110)]


def test_a_single_jump_of_a_counter_opens_nothing() -> None:
    """Some integrations show 0 first and the console's total a moment later."""
    assert count((0, 0.0), (1, 4382.0)).waits(600).happened == []


@pytest.mark.parametrize("first", [None, 0.0, 4382.0])
def test_a_total_that_is_shown_late_does_not_begin_the_walk_after_it(
    first: float | None,
) -> None:
    life = count((0, first), (100, None), (200, 0.0), (201, 4382.0))
    life.reads((250, 4390.0), (300, 4400.0), (350, 4410.0), by="steps")
    assert walked(life.waits(900)) == [(250, 350, 100)]


def test_a_total_that_is_shown_late_does_not_prolong_the_walk_before_it() -> None:
    life = count((0, 0.0), (30, 40.0), (90, 80.0), (92, None), (150, 0.0), (151, 80.0))
    assert walked(life.waits(900)) == [(30, 90, 60)]


def test_a_counter_that_stands_still_for_longer_than_its_window_is_a_pause() -> None:
    life = count((0, 0.0), (30, 40.0), (90, 80.0), (170, 120.0), (200, 160.0))
    assert walked(life.waits(600)) == [(30, 200, 90)]


def test_a_counter_that_comes_back_as_it_was_has_ended_where_it_grew_last() -> None:
    life = count((0, 0.0), (30, 40.0), (90, 80.0), (100, None), (150, 80.0))
    assert walked(life.waits(900)) == [(30, 90, 60)]
    assert life.snapshot.active == {"steps": False}


def test_a_counter_that_has_grown_over_an_outage_has_walked_on() -> None:
    life = count((0, 0.0), (30, 40.0), (90, 80.0), (100, None), (200, 200.0))
    assert walked(life.waits(900)) == [(30, 200, 170)]


@pytest.mark.parametrize("back", [80.0, 0.0], ids=["as it was", "reset"])
def test_a_counter_that_grows_soon_after_an_outage_has_walked_on(back: float) -> None:
    """A treadmill that reconnects shows what it showed, or zeros, before it shows what it counts."""
    life = count((0, 0.0), (30, 40.0), (90, 80.0), (92, None), (260, back))
    life.reads((262, 200.0), (300, 240.0), by="steps")
    assert walked(life.waits(900)) == [(30, 300, 270)]


@given(st.lists(st.tuples(st.integers(1, 200), st.integers(-50, 50)), max_size=30))
def test_a_counter_is_never_active_where_it_did_not_grow(
    moves: list[tuple[int, int]],
) -> None:
    clock, value, grew = 0, 0, set[float]()
    readings: list[tuple[float, float]] = [(0, 0.0)]
    for gap, change in moves:
        clock += gap
        value = max(0, value + change)
        if value > readings[-1][1]:
            grew.add(clock)
        readings.append((clock, float(value)))
    life = count(*readings).waits(clock + 1000)
    for start, end, active in walked(life):
        assert {start, end} <= grew
        assert active <= end - start


def test_what_a_source_shows_is_known_from_its_first_reading_on() -> None:
    life = Life(with_sources(plug=PLUG, pad=PAD))
    life.reads((0, 80.0)).reads((0, None), by="pad")
    assert life.snapshot.active == {"plug": True, "pad": None}
    life.reads((20, None))
    assert life.snapshot.active["plug"] is None


def test_a_source_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(OffAboveOn) as off:
        check(replace(PLUG, off_threshold=41))
    assert off.value.facts == {"on_threshold": 40, "off_threshold": 41}
    with pytest.raises(BoundBelowOn):
        check(replace(BELT, upper_bound=0.5))
    with pytest.raises(NoActiveWords):
        check(replace(PAD, active_words=frozenset()))
    check(PAD)
    check(BELT)
    check(replace(PLUG, off_threshold=40))


def test_a_stored_source_is_read_with_the_defaults_of_its_kind() -> None:
    plug = read_source({"kind": "power"})
    assert (plug.on_threshold, plug.off_threshold, plug.upper_bound) == (40, 20, None)
    assert plug.counts_as is CountsAs.ASK
    belt = read_source({"kind": "speed", "upper_bound": 4, "counts_as": "armed"})
    assert (belt.on_threshold, belt.upper_bound) == (0.5, 4)
    pad = read_source(
        {"kind": "state", "active_words": ["Walk ", " "], "pause_words": []}
    )
    assert pad.active_words == {"walk"}
    assert pad.pause_words == frozenset()


@pytest.mark.parametrize("back", [112.0, 0.0], ids=["as it was", "reset"])
def test_a_counter_that_is_back_after_a_blip_must_grow_to_walk_on(back: float) -> None:
    steps = [(n * 10.0, 100.0 + n) for n in range(13)]
    life = count(*steps, (122, None), (123, back)).waits(250)
    assert life.snapshot.status == "idle"
    life.reads(*((n + 290, count) for n, count in steps), by="steps").waits(900)
    assert walked(life)[0] == (10, 120, 110)
    assert walked(life)[1][1] == 410
    assert not any(session.uncertain for session in life.sessions)
