"""The phone's screen: the question that is open, and the walk that runs."""

from datetime import time, timedelta

import pytest

from custom_components.retro_walking.core.events import (
    Begin,
    Confirm,
    Discard,
    Refused,
    Seen,
)
from custom_components.retro_walking.core.messages import Live, Question, Topic
from custom_components.retro_walking.core.model import CountsAs, Reading
from custom_components.retro_walking.core.reminders import Silenced
from custom_components.retro_walking.core.session import Stop
from custom_components.retro_walking.core.week import DAY

from .builders import STILL, WALK, minutes
from .diary import MONDAY, Diary, local, settings


def minutes_shown(day: Diary) -> list[tuple[int, bool]]:
    return [
        (said.what.active // minutes(1), said.what.paused)
        for said in day.said
        if isinstance(said.what, Live)
    ]


def test_a_walk_that_needs_a_yes_is_asked_about_once_and_cleared_when_answered() -> (
    None
):
    day = Diary().treads(local(MONDAY, 9)).restart(local(MONDAY, 9, 30))
    assert day.lines == ["Mon 09:07 was that backwards?"]
    day.take(Confirm(local(MONDAY, 9, 40)))
    assert day.lines[1:] == ["Mon 09:40 confirm cleared"]


def test_a_walk_that_is_sure_is_not_asked_about() -> None:
    day = Diary(settings(CountsAs.BACKWARDS)).treads(local(MONDAY, 9))
    assert day.lines == []


def test_the_newest_is_asked_about_first_and_then_the_one_before() -> None:
    day = Diary().treads(local(MONDAY, 9)).treads(local(MONDAY, 10))
    day.take(Discard(local(MONDAY, 11)))
    asked = [
        said.what.session.start for said in day.said if isinstance(said.what, Question)
    ]
    assert asked == [local(MONDAY, hour) for hour in (9, 10, 9)]


def test_a_walk_in_the_quiet_hours_is_asked_about_when_they_are_over() -> None:
    day = Diary().treads(local(MONDAY, 22)).until(local(MONDAY + DAY, 9))
    assert day.lines == ["Tue 08:00 was that backwards?"]


def test_what_nobody_answers_for_a_week_is_asked_no_more() -> None:
    day = Diary().treads(local(MONDAY, 9)).until(local(MONDAY + 7 * DAY, 9, 5))
    assert day.lines[-1] == "Mon 09:05 confirm cleared"
    assert len(day.step.state.journal.sessions) == 1


def test_a_running_walk_is_shown_anew_each_minute_and_cleared_with_its_end() -> None:
    day = Diary(settings(live_message=True)).take(Begin(local(MONDAY, 9)))
    day.take(Stop(local(MONDAY, 9, 3)))
    assert minutes_shown(day) == [(0, False), (1, False), (2, False), (3, False)]
    assert day.lines[-1] == "Mon 09:03 live cleared"


def test_a_pause_stops_the_minutes_that_are_shown() -> None:
    start = local(MONDAY, 9)
    day = Diary(settings(CountsAs.BACKWARDS, live_message=True))
    day.take(Seen("plug", Reading(start, WALK)))
    day.take(Seen("plug", Reading(start + minutes(1.5), STILL)))
    day.take(Seen("plug", Reading(start + minutes(2.5), WALK)))
    day.until(start + minutes(3.6))
    shown = [(0, False), (1, False), (1, True), (1, False), (2, False)]
    assert minutes_shown(day) == shown


def test_nothing_is_shown_of_a_walk_unless_that_is_chosen() -> None:
    assert Diary().walks(local(MONDAY, 9)).lines == []


def test_a_walk_in_the_quiet_hours_is_not_shown_until_they_are_over() -> None:
    quiet_until = settings(live_message=True, quiet_to=time(9, 2))
    day = Diary(quiet_until).walks(local(MONDAY, 9), minutes=4)
    assert minutes_shown(day) == [(2, False), (3, False), (4, False)]
    assert (day.said[0].at - local(MONDAY, 9)) == timedelta(minutes=2)


@pytest.mark.parametrize("topic", [Topic.REMINDER, Topic.CONFIRM])
def test_an_answer_that_leaves_nothing_to_do_goes_after_ten_minutes(
    topic: Topic,
) -> None:
    day = Diary().take(Refused(local(MONDAY, 9), topic)).restart(local(MONDAY, 9, 5))
    assert day.until(local(MONDAY, 9, 9)).lines == []
    day.until(local(MONDAY, 12))
    cleared = "cleared" if topic is Topic.REMINDER else "confirm cleared"
    assert day.lines == [f"Mon 09:10 {cleared}"]


def test_an_answer_that_something_else_took_the_place_of_is_not_cleared() -> None:
    wednesday = MONDAY + 2 * DAY
    day = Diary().take(Refused(local(wednesday, 9, 55), Topic.REMINDER))
    assert day.until(local(wednesday, 11)).lines == ["Wed 10:00 first"]
    day = Diary().treads(local(MONDAY, 9))
    day.take(Refused(local(MONDAY, 10), Topic.CONFIRM)).treads(local(MONDAY, 10, 1))
    assert day.until(local(MONDAY, 12)).lines[1:] == ["Mon 10:08 was that backwards?"]


def test_a_second_answer_stays_as_long_as_the_first() -> None:
    day = Diary().take(Refused(local(MONDAY, 9), Topic.REMINDER))
    day.take(Refused(local(MONDAY, 9, 8), Topic.REMINDER))
    assert day.until(local(MONDAY, 12)).lines == ["Mon 09:18 cleared"]


def test_who_is_silenced_has_an_empty_screen_and_hears_again_when_all_is_ready() -> (
    None
):
    wednesday = MONDAY + 2 * DAY
    day = Diary(settings(live_message=True)).treads(local(wednesday, 8, 30))
    so_far = len(day.said)
    day.take(Begin(local(wednesday, 9)))
    day.take(Refused(local(wednesday, 9), Topic.REMINDER))
    day.take(Silenced(local(wednesday, 9, 0))).until(local(wednesday, 9, 2))
    assert day.lines[so_far:] == [
        "Wed 09:00 live",
        "Wed 09:00 cleared",
        "Wed 09:00 confirm cleared",
        "Wed 09:00 live cleared",
    ]
    day.restart(local(wednesday, 9, 3)).take(Stop(local(wednesday, 9, 4)))
    assert day.lines[so_far + 4 :] == [
        "Wed 09:03 live",
        "Wed 09:04 live",
        "Wed 09:04 was that backwards?",
        "Wed 09:04 live cleared",
    ]


def test_a_reminder_that_was_taken_off_the_screen_is_followed_up_all_the_same() -> None:
    wednesday = MONDAY + 2 * DAY
    day = Diary().until(local(wednesday, 10)).take(Silenced(local(wednesday, 11)))
    day.restart(local(wednesday, 11)).until(local(wednesday, 13))
    assert day.lines == ["Wed 10:00 first", "Wed 11:00 cleared", "Wed 12:00 follow_up"]
