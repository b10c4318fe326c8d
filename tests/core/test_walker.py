"""The walker as a whole, and how things stand with them."""

from dataclasses import replace
from datetime import date

import pytest

from custom_components.retro_walking.core.errors import NotWalking
from custom_components.retro_walking.core.events import Log
from custom_components.retro_walking.core.model import CountsAs
from custom_components.retro_walking.core.snapshot import Status

from .builders import PLUG, STILL, WALK, Life, at, minutes, session, with_sources

DAY = 86_400


def test_how_things_stand_with_a_new_walker() -> None:
    now = Life().snapshot
    assert (now.status, now.session_started, now.last_session) == (
        Status.IDLE,
        None,
        None,
    )
    assert (now.least, now.most, now.sessions_this_week, now.sessions_to_go) == (
        2,
        3,
        0,
        2,
    )
    assert (now.next_walk, now.walk_due, now.is_behind) == (
        date(2026, 11, 23),
        True,
        False,
    )


def test_how_things_stand_in_a_walk() -> None:
    life = Life().reads((0, WALK)).waits(20)
    now = life.snapshot
    assert (now.status, now.session_started, now.walk_due) == (
        Status.WALKING,
        at(0),
        False,
    )
    assert life.reads((100, STILL)).waits(110).snapshot.status is Status.PAUSED


def test_how_things_stand_after_a_walk() -> None:
    now = Life().reads((0, WALK), (300, STILL)).waits(600).snapshot
    assert (now.sessions_this_week, now.active_this_week) == (1, minutes(5))
    assert (now.sessions_to_go, now.next_walk) == (1, date(2026, 11, 25))
    assert (now.last_session_end, now.last_session_active) == (at(300), minutes(5))


def test_a_walk_is_not_due_while_one_of_today_waits_for_a_yes() -> None:
    asking = with_sources(plug=replace(PLUG, counts_as=CountsAs.ASK))
    now = Life(asking).reads((0, WALK), (300, STILL)).waits(600).snapshot
    assert (now.next_walk, now.walk_due) == (date(2026, 11, 23), False)
    assert now.last_session is None


def test_a_week_that_is_missed_leaves_the_walker_behind() -> None:
    life = Life().waits(13 * DAY)
    assert life.snapshot.is_behind


def test_nothing_new_is_shown_by_the_passing_of_a_minute() -> None:
    life = Life().reads((0, WALK)).waits(20)
    before = life.snapshot
    assert life.waits(80).snapshot == before


def test_a_new_day_is_woken_for() -> None:
    life = Life()
    assert life.step.wake_at == at(DAY / 2)
    assert life.waits(DAY / 2).snapshot.next_walk == date(2026, 11, 24)


def test_reaching_the_least_adds_the_open_week_to_the_streak() -> None:
    life = Life(start=3 * DAY).take(Log(at(3 * DAY), session(0, 300)))
    assert life.snapshot.week_streak == 0
    life.take(Log(at(3 * DAY), session(600, 900)))
    assert life.snapshot.week_streak == 1


def test_a_goal_that_is_changed_counts_from_the_open_week_on() -> None:
    life = Life(start=3 * DAY).take(Log(at(3 * DAY), session(0, 300)))
    life.waits(8 * DAY)
    life.settings = replace(life.settings, goal=replace(life.settings.goal, least=1))
    life.waits(8 * DAY + 1)
    assert [(goal.since, goal.least) for goal in life.journal.goals] == [
        (date(2026, 11, 23), 2),
        (date(2026, 11, 30), 1),
    ]
    assert life.snapshot.week_streak == 0


def test_counting_from_fewer_minutes_counts_the_whole_log_anew() -> None:
    life = Life(start=3 * DAY).take(Log(at(3 * DAY), session(0, 60)))
    assert life.snapshot.total_sessions == 0
    timing = replace(life.settings.timing, counts_from=minutes(1))
    life.settings = replace(life.settings, timing=timing)
    assert life.waits(3 * DAY + 1).snapshot.total_sessions == 1


def test_a_reading_of_a_source_that_is_gone_changes_nothing() -> None:
    life = Life()
    before = life.step
    assert life.reads((0, WALK), by="unplugged").step is before


def test_a_source_that_is_gone_while_nothing_ran_leaves_nothing() -> None:
    life = Life().reads((0, STILL))
    life.settings = with_sources(pad=PLUG)
    life.crashes(back=10)
    assert life.snapshot.active == {"pad": None}


def test_a_source_that_says_nothing_when_its_grace_is_over_stays_unknown() -> None:
    life = Life().reads((0, WALK)).waits(60).crashes(back=100)
    life.reads((280, None))
    assert not life.snapshot.is_walking
    assert life.snapshot.active == {"plug": None}


def test_a_wish_that_is_refused_changes_nothing() -> None:
    life = Life()
    before = life.step
    with pytest.raises(NotWalking):
        life.stops(0)
    assert life.step is before
