"""A restart, a crash or a set clock in the middle of a walk loses nothing."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.retro_walking.core.model import Happening
from custom_components.retro_walking.core.walker import HEARTBEAT

from .builders import PAD, PLUG, STEPS, STILL, WALK, Life, at, walked, with_sources


def test_the_last_moment_of_a_walk_is_known_to_the_minute() -> None:
    life = Life().reads((0, WALK)).waits(30)
    assert life.step.wake_at - life.state.at <= HEARTBEAT
    life.waits(1000)
    assert life.step.wake_at == at(1060)


def test_nothing_is_woken_for_while_nothing_is_under_way() -> None:
    life = Life().reads((0, STILL))
    assert life.step.wake_at == at(12 * 3600), "only the next midnight"


def test_a_source_that_is_active_again_has_walked_on() -> None:
    life = Life().reads((0, WALK)).waits(120).crashes(back=200, ready=230)
    life.reads((240, WALK), (500, STILL)).waits(900)
    assert walked(life) == [(0, 500, 500)]
    assert not life.sessions[0].uncertain


def test_a_source_that_is_idle_by_then_has_ended_where_it_was_known_last() -> None:
    life = Life().reads((0, WALK)).waits(120).crashes(back=200)
    life.reads((210, STILL)).waits(331)
    assert walked(life) == [(0, 120, 120)]
    assert life.sessions[0].uncertain


def test_one_false_zero_after_a_restart_ends_nothing() -> None:
    """A source may show what it restored before it shows what is so."""
    life = Life().reads((0, WALK)).waits(120).crashes(back=200)
    life.reads((210, 0.0), (215, WALK), (500, STILL)).waits(900)
    assert walked(life) == [(0, 500, 405)]
    assert not life.sessions[0].uncertain


def test_the_grace_starts_when_home_assistant_has_started() -> None:
    life = Life().reads((0, WALK)).waits(120).crashes(back=200, ready=400).waits(579)
    assert life.snapshot.is_walking
    life.waits(580)
    assert walked(life) == [(0, 120, 120)]
    assert life.sessions[0].uncertain


def test_a_source_that_was_lost_before_the_crash_ended_there() -> None:
    life = Life().reads((0, WALK), (100, None)).crashes(back=150).waits(400)
    assert walked(life) == [(0, 100, 100)]


def test_a_pause_before_the_crash_goes_on_if_the_walk_does_so_in_time() -> None:
    life = Life().reads((0, WALK), (100, STILL)).crashes(back=150)
    life.reads((215, WALK), (400, STILL)).waits(900)
    assert walked(life) == [(0, 400, 285)]


def test_a_pause_that_outlasts_the_allowance_has_ended_the_walk_meanwhile() -> None:
    life = Life().reads((0, WALK), (100, STILL)).crashes(back=5000)
    assert walked(life) == [(0, 100, 100)]
    assert not life.sessions[0].uncertain


def test_a_pause_word_goes_on_after_a_restart() -> None:
    life = Life(with_sources(pad=PAD)).reads((0, "running"), (100, "paused"), by="pad")
    life.crashes(back=600).reads((610, "paused"), (700, "running"), by="pad")
    life.reads((900, "idle"), by="pad").waits(1100)
    assert walked(life) == [(0, 900, 300)]


def test_a_walk_in_whose_gap_the_pad_was_paused_ends_uncertain() -> None:
    life = Life(with_sources(pad=PAD)).reads((0, "running"), by="pad").waits(120)
    life.crashes(back=600).reads((610, "paused"), (700, "idle"), by="pad").waits(900)
    assert walked(life) == [(0, 120, 120)]
    assert life.sessions[0].uncertain


def test_a_counter_that_has_grown_over_the_gap_has_walked_on() -> None:
    life = Life(with_sources(steps=STEPS))
    life.reads((0, 0.0), (10, 9.0), (40, 50.0), (70, 90.0), by="steps")
    life.crashes(back=200).reads((210, 300.0), (240, 340.0), by="steps").waits(900)
    assert walked(life) == [(10, 240, 230)]


def test_a_counter_that_has_not_grown_ended_where_it_grew_last() -> None:
    life = Life(with_sources(steps=STEPS))
    life.reads((0, 0.0), (10, 9.0), (40, 50.0), (70, 90.0), by="steps")
    life.crashes(back=200).reads((210, 90.0), by="steps").waits(900)
    assert walked(life) == [(10, 70, 60)]
    assert life.sessions[0].uncertain


def test_a_start_by_hand_goes_on_through_a_restart() -> None:
    life = Life().begins(0).waits(60).crashes(back=200).stops(400)
    assert walked(life) == [(0, 400, 400)]


def test_a_start_by_hand_is_closed_at_the_longest_session_though_nobody_was_there() -> (
    None
):
    life = Life().begins(0).waits(60).crashes(back=90_000)
    assert walked(life) == [(0, 3600, 300)]
    assert life.snapshot.to_confirm


def test_a_gap_too_long_for_one_walk_parts_two() -> None:
    """Who was cut off in the morning and walks in the evening has walked twice."""
    life = Life().reads((0, WALK)).waits(120).crashes(back=30_000)
    life.reads((30_010, WALK), (30_310, STILL)).waits(31_000)
    assert walked(life) == [(0, 120, 120), (30_010, 30_310, 300)]
    assert [session.uncertain for session in life.sessions] == [True, False]


def test_what_was_too_long_for_a_walk_opens_no_other_after_a_restart() -> None:
    life = Life().reads((0, WALK)).waits(4000).crashes(back=4100)
    life.reads((4110, WALK)).waits(4400)
    assert not life.snapshot.is_walking
    life.reads((4500, STILL)).waits(5000)
    assert walked(life) == [(0, 3600, 3600)]
    life.reads((5100, WALK), (5400, STILL)).waits(6000)
    assert walked(life) == [(0, 3600, 3600), (5100, 5400, 300)]


def test_what_was_stopped_by_hand_opens_no_other_after_a_restart() -> None:
    life = Life().reads((0, WALK)).stops(300).waits(3650).crashes(back=3700)
    life.reads((3710, WALK)).waits(4000).reads((4100, STILL)).waits(4400)
    assert walked(life) == [(0, 300, 300)]


def test_who_is_seen_hours_after_a_stop_by_hand_walks_anew() -> None:
    life = Life().reads((0, WALK)).stops(300).waits(400).crashes(back=30_000)
    life.reads((30_010, WALK), (30_310, STILL)).waits(31_000)
    assert walked(life) == [(0, 300, 300), (30_010, 30_310, 300)]


def test_the_first_seconds_of_a_walk_survive_a_crash() -> None:
    life = Life().reads((0, WALK)).crashes(back=60)
    life.reads((65, WALK), (300, STILL)).waits(600)
    assert walked(life) == [(0, 300, 300)]


def test_a_restart_announces_nothing_anew() -> None:
    life = Life().reads((0, WALK)).waits(60).crashes(back=100)
    life.reads((105, WALK)).waits(200)
    assert life.happened == [Happening.STARTED]


def test_stopping_by_hand_while_the_source_is_not_back_keeps_what_was_seen() -> None:
    life = Life().reads((0, WALK)).waits(120).crashes(back=200).stops(210)
    assert walked(life) == [(0, 120, 120)]


def test_an_event_of_a_clock_that_was_set_back_is_taken_at_the_last_ones_time() -> None:
    life = Life().reads((0, WALK)).waits(300).reads((-3300, STILL))
    assert life.state.at == at(300)
    life.waits(500)
    assert walked(life) == [(0, 300, 300)]


def test_between_walks_a_clock_may_be_set_back() -> None:
    life = Life().reads((0, WALK), (300, STILL)).waits(600)
    life.reads((-3300, WALK), (-3000, STILL)).waits(-2700)
    assert walked(life) == [(-3300, -3000, 300), (0, 300, 300)]


def test_a_clock_that_jumps_a_day_closes_the_walk_and_asks() -> None:
    life = Life().reads((0, WALK), (86_400, WALK + 1))
    assert walked(life) == [(0, 3600, 3600)]
    assert not life.sessions[0].confirmed


@given(
    st.lists(st.integers(1, 1200), min_size=1, max_size=4, unique=True),
    st.sampled_from([300, 900, 1500]),
)
def test_restarts_in_a_steady_walk_change_nothing(
    crashes: list[int], length: int
) -> None:
    """Each is over before the grace is, and the plug shows the walk again."""
    life = Life().reads((0, WALK))
    for crash in sorted(crashes):
        if crash + 60 < length and crash > (life.state.at - at(0)).total_seconds():
            life.waits(crash).crashes(back=crash + 30)
            life.reads((crash + 40, WALK))
    life.reads((length, STILL)).waits(length + 600)
    assert walked(life) == [(0, length, length)]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Pacific/Auckland"])
def test_a_changed_time_zone_changes_no_moment(zone: str) -> None:
    life = Life().reads((0, WALK)).waits(100)
    life.settings = replace(life.settings, zone=ZoneInfo(zone))
    life.reads((300, STILL)).waits(600)
    assert walked(life) == [(0, 300, 300)]


def test_after_a_gap_too_long_for_one_walk_the_next_one_is_seen_in_full() -> None:
    life = Life().reads((0, WALK)).waits(100)
    life.crashes(back=5000)
    life.reads((5001, WALK), (5060, 30.0), (5600, 30.5), (5700, STILL)).waits(6500)
    assert walked(life)[1:] == [(5001, 5700, 699)]


def test_a_source_that_becomes_another_kind_in_mid_walk_goes_on() -> None:
    life = Life(with_sources(plug=STEPS))
    life.reads(*((float(n * 10), 100.0 + n) for n in range(13))).waits(125)
    life.settings = with_sources(plug=PLUG)
    life.crashes(back=125)
    life.reads((126, WALK), (725, STILL)).waits(1000)
    assert walked(life) == [(10, 725, 715)]
