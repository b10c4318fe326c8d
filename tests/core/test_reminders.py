"""Reminders: at the walker's time, when the week asks for a walk, and never twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from custom_components.retro_walking.core.detector import Tick
from custom_components.retro_walking.core.errors import (
    NothingToRemindOf,
    ReminderInQuietHours,
    SnoozedEnough,
    SnoozeOutOfRange,
    SnoozeTooLate,
)
from custom_components.retro_walking.core.events import (
    Begin,
    Decide,
    Discard,
    Event,
    Presence,
    Rate,
    Refused,
    Seen,
    SetHold,
    Spoke,
)
from custom_components.retro_walking.core.messages import Remind
from custom_components.retro_walking.core.model import (
    CountsAs,
    Decided,
    Reading,
    Weekday,
)
from custom_components.retro_walking.core.reminders import (
    Book,
    Nudge,
    Nudged,
    Reason,
    Situation,
    Skip,
    Snooze,
    advance,
    check,
    length_of,
)
from custom_components.retro_walking.core.session import Stop
from custom_components.retro_walking.core.settings import Goal, Reminders
from custom_components.retro_walking.core.week import DAY, WEEK, look

from .builders import WALK
from .diary import MONDAY, SET_UP, Diary, local, settings

TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + n * DAY for n in (1, 2, 3))
SUNDAY = MONDAY + 6 * DAY
HOUR = timedelta(hours=1)


def behind(at: datetime | None = None, **reminders: Any) -> Diary:
    """Return somebody who has not walked; on Wednesday of the week they are behind."""
    return Diary(settings(**reminders)).until(at or local(WEDNESDAY, 9, 59))


def test_it_comes_at_the_walkers_time_and_once_more_two_hours_later() -> None:
    day = behind(time=time(16, 30)).until(local(THURSDAY, 0))
    assert day.lines == ["Wed 16:30 first", "Wed 18:30 follow_up", "Thu 00:00 cleared"]


def test_without_the_follow_up_it_comes_once() -> None:
    day = behind(follow_up=False).until(local(WEDNESDAY, 23))
    assert day.lines == ["Wed 10:00 first"]


def test_a_day_that_suits_is_no_reason_while_the_week_is_on_track() -> None:
    assert behind().lines == []
    widely = Diary(settings(every_due_day=True), since=local(SET_UP, 20))
    assert widely.until(local(SET_UP + DAY, 11)).lines == [
        "Mon 20:00 first",
        "Tue 00:00 cleared",
        "Tue 10:00 first",
    ]


def test_only_preferred_days_are_reminded_of_while_they_suffice() -> None:
    goal = Goal(preferred_days=frozenset({Weekday.THU, Weekday.SAT}))
    day = Diary(replace(settings(), goal=goal)).until(local(WEDNESDAY + DAY, 11))
    assert day.lines == ["Thu 10:00 first"]


def test_who_is_behind_is_reminded_on_other_days_where_the_preferred_ones_are_too_few() -> (
    None
):
    goal = Goal(preferred_days=frozenset({Weekday.MON, Weekday.SUN}))
    day = Diary(replace(settings(), goal=goal)).until(local(SUNDAY, 12))
    assert day.lines[0] == "Wed 10:00 first"
    walked = Diary(replace(settings(), goal=goal)).until(local(WEDNESDAY, 11))
    walked.walks(local(WEDNESDAY, 11)).until(local(SUNDAY, 11))
    assert walked.lines == ["Wed 10:00 first", "Wed 11:00 cleared", "Sun 10:00 first"]


def test_the_last_chance_is_said() -> None:
    day = Diary().walks(local(MONDAY, 8)).until(local(SUNDAY, 11))
    reminds = [said.what for said in day.said if isinstance(said.what, Remind)]
    assert [remind.last_chance for remind in reminds] == [False, False, True]


def test_a_walk_silences_the_day_and_clears_the_screen() -> None:
    day = behind().walks(local(WEDNESDAY, 10, 30)).until(local(THURSDAY, 23))
    assert day.lines == ["Wed 10:00 first", "Wed 10:30 cleared"]


def test_a_walk_that_waits_for_a_yes_silences_the_day() -> None:
    day = behind().treads(local(WEDNESDAY, 9)).until(local(WEDNESDAY, 23))
    assert day.lines == ["Wed 09:07 was that backwards?"]


def test_a_walk_of_yesterday_that_waits_for_a_yes_silences_today_too() -> None:
    day = behind(local(TUESDAY, 9)).treads(local(TUESDAY, 9))
    assert day.until(local(WEDNESDAY, 23)).lines == ["Tue 09:07 was that backwards?"]
    day.take(Discard(local(THURSDAY, 9))).until(local(THURSDAY, 11))
    assert day.lines[-1] == "Thu 10:00 first"


def test_nothing_is_said_while_walking_and_what_is_due_comes_after_a_walk_too_short_to_count() -> (
    None
):
    day = behind().take(Begin(local(WEDNESDAY, 9, 59))).until(local(WEDNESDAY, 10, 1))
    assert day.lines == []
    assert day.take(Stop(local(WEDNESDAY, 10, 1))).lines == ["Wed 10:01 first"]


def test_nothing_is_said_on_hold_nor_in_its_week() -> None:
    day = behind(local(MONDAY, 9)).take(SetHold(local(MONDAY, 9), on=True))
    day.take(SetHold(local(TUESDAY, 9), on=False)).until(local(SUNDAY, 23))
    assert day.lines == []


def test_nothing_is_said_once_the_week_is_lost() -> None:
    day = Diary().until(local(SUNDAY, 9))
    so_far = len(day.said)
    assert [said.what for said in day.until(local(SUNDAY, 23)).said[so_far:]] == []


def test_who_is_away_is_told_when_they_are_back_unless_it_is_late() -> None:
    day = behind().take(Presence(local(WEDNESDAY, 9, 59), away=True))
    day.take(Presence(local(WEDNESDAY, 15), away=False))
    assert day.lines == ["Wed 15:00 first"]
    late = behind().take(Presence(local(WEDNESDAY, 9, 59), away=True))
    late.take(Presence(local(WEDNESDAY, 21), away=False)).until(local(WEDNESDAY, 23))
    assert late.lines == []


def test_a_follow_up_that_would_come_in_the_quiet_hours_does_not_come() -> None:
    day = behind(time=time(20)).until(local(THURSDAY, 12))
    assert day.lines == ["Wed 20:00 first", "Thu 00:00 cleared"]


def test_quiet_hours_may_lie_within_a_day_or_not_be_at_all() -> None:
    noon = behind(quiet_from=time(11), quiet_to=time(14)).until(local(WEDNESDAY, 23))
    assert noon.lines == ["Wed 10:00 first", "Wed 14:00 follow_up"]
    none = behind(time=time(23), quiet_from=time(0), quiet_to=time(0))
    assert none.until(local(WEDNESDAY, 23)).lines == ["Wed 23:00 first"]


def test_a_home_that_was_down_at_the_time_says_it_later_that_day() -> None:
    day = behind().restart(local(WEDNESDAY, 17))
    assert day.lines == ["Wed 17:00 first"]


@pytest.mark.parametrize(
    "back",
    [local(WEDNESDAY, 22), local(SUNDAY, 12)],
    ids=["in the quiet hours", "when the week is lost"],
)
def test_a_home_that_was_down_says_nothing_that_makes_no_sense_any_more(
    back: datetime,
) -> None:
    assert behind().restart(back).until(back + HOUR).lines == []


def test_a_restart_says_nothing_twice_and_forgets_nothing() -> None:
    day = behind()
    for hour in range(10, 14):
        day.until(local(WEDNESDAY, hour)).restart(local(WEDNESDAY, hour, 5))
    assert day.lines == ["Wed 10:00 first", "Wed 12:00 follow_up"]


def test_a_snooze_brings_it_back_and_moves_the_follow_up() -> None:
    day = behind().take(Snooze(local(WEDNESDAY, 10, 10))).until(local(WEDNESDAY, 23))
    assert day.lines == [
        "Wed 10:00 first",
        "Wed 10:10 cleared",
        "Wed 10:40 snoozed",
        "Wed 12:40 follow_up",
    ]


def test_a_snooze_ahead_of_the_time_moves_the_first_reminder() -> None:
    day = behind().take(Snooze(local(WEDNESDAY, 9, 59), timedelta(hours=1)))
    assert day.until(local(WEDNESDAY, 11)).lines == ["Wed 10:59 snoozed"]


@pytest.mark.parametrize("quiet_from", [time(21), time(0)])
def test_a_message_too_late_to_be_snoozed_does_not_offer_it(quiet_from: time) -> None:
    hour = (quiet_from.hour - 1) % 24
    chosen: dict[str, Any] = {
        "quiet_from": quiet_from,
        "quiet_to": time(0),
        "follow_up": False,
    }
    for minute, offered in ((29, True), (30, False)):
        day = behind(time=time(hour, minute), **chosen)
        day.until(local(WEDNESDAY, hour, minute))
        (reminder,) = [s.what for s in day.said if isinstance(s.what, Remind)]
        assert reminder.may_snooze is offered


def test_the_last_message_that_may_be_snoozed_says_so() -> None:
    day = behind()
    for minute in (5, 50):
        day.take(Snooze(local(WEDNESDAY, 10, minute)))
    day.until(local(WEDNESDAY, 23))
    reminds = [said.what for said in day.said if isinstance(said.what, Remind)]
    assert [(r.which, r.may_snooze) for r in reminds] == [
        ("first", True),
        ("snoozed", True),
        ("snoozed", False),
        ("follow_up", False),
    ]


def test_what_is_wrong_with_a_snooze_is_said_and_nothing_changes() -> None:
    day = behind().until(local(WEDNESDAY, 10))
    before = day.step
    with pytest.raises(SnoozeTooLate):
        day.take(Snooze(local(WEDNESDAY, 10), timedelta(hours=11)))
    assert day.step is before
    day.take(Snooze(local(WEDNESDAY, 10, 1))).take(Snooze(local(WEDNESDAY, 10, 2)))
    with pytest.raises(SnoozedEnough):
        day.take(Snooze(local(WEDNESDAY, 10, 3)))
    day.walks(local(WEDNESDAY, 10, 5))
    with pytest.raises(NothingToRemindOf):
        day.take(Snooze(local(WEDNESDAY, 11)))


@pytest.mark.parametrize("length", [0, -5, 0.9, 720.1, 1e300, float("nan")])
def test_a_snooze_is_a_minute_to_twelve_hours_long(length: float) -> None:
    with pytest.raises(SnoozeOutOfRange):
        length_of(length)
    assert (length_of(1), length_of(720)) == (HOUR / 60, 12 * HOUR)


def test_a_snooze_does_not_reach_into_the_next_day() -> None:
    day = behind(local(WEDNESDAY, 23), quiet_from=time(0), quiet_to=time(0))
    with pytest.raises(SnoozeTooLate):
        day.take(Snooze(local(WEDNESDAY, 23), timedelta(hours=2)))


def test_not_today_asks_why_once_and_is_silent_until_tomorrow() -> None:
    day = behind().until(local(WEDNESDAY, 10)).take(Skip(local(WEDNESDAY, 10, 1)))
    day.take(Skip(local(WEDNESDAY, 10, 2), Reason.PAIN)).until(local(THURSDAY, 10))
    assert day.lines == [
        "Wed 10:00 first",
        "Wed 10:01 why?",
        "Wed 10:02 cleared",
        "Thu 10:00 first",
    ]
    assert Nudged(Nudge.SKIPPED, reason=Reason.PAIN) in day.nudges


def test_a_why_that_nobody_answers_leaves_the_screen_at_midnight() -> None:
    day = behind().until(local(WEDNESDAY, 10)).take(Skip(local(WEDNESDAY, 10, 1)))
    assert day.until(local(THURSDAY, 0)).lines[-1] == "Thu 00:00 cleared"


def test_a_why_leaves_the_screen_when_the_walker_walks_after_all() -> None:
    day = behind().until(local(WEDNESDAY, 10)).take(Skip(local(WEDNESDAY, 10, 1)))
    day.walks(local(WEDNESDAY, 10, 30))
    assert day.lines == ["Wed 10:00 first", "Wed 10:01 why?", "Wed 10:30 cleared"]


def test_why_is_not_asked_of_who_has_walked_already() -> None:
    day = behind().walks(local(WEDNESDAY, 9, 59))
    assert day.take(Skip(local(WEDNESDAY, 11))).lines == []


def test_not_today_said_again_keeps_the_reason() -> None:
    day = behind().until(local(WEDNESDAY, 10))
    day.take(Skip(local(WEDNESDAY, 10), Reason.PAIN)).take(Skip(local(WEDNESDAY, 11)))
    assert day.nudges[-1] == Nudged(Nudge.SKIPPED, reason=Reason.PAIN)
    assert "why?" not in day.lines[-1]


def test_a_snooze_after_not_today_takes_it_back() -> None:
    day = behind().until(local(WEDNESDAY, 10)).take(Skip(local(WEDNESDAY, 10, 1)))
    day.take(Snooze(local(WEDNESDAY, 10, 2)))
    assert day.until(local(WEDNESDAY, 11)).lines[-1] == "Wed 10:32 snoozed"


def test_three_days_without_an_answer_turn_into_one_summary_a_week() -> None:
    day = Diary().until(local(MONDAY + 3 * WEEK, 11))
    ignored = [nudge.what for nudge in day.nudges].count(Nudge.IGNORED)
    summaries = [s.what for s in day.said if isinstance(s.what, Remind)][-3:]
    assert ignored == 5, "three reminders, then the summaries before this one"
    assert [line for line in day.lines if "cleared" not in line] == [
        "Wed 10:00 first",
        "Wed 12:00 follow_up",
        "Thu 10:00 first",
        "Thu 12:00 follow_up",
        "Fri 10:00 first",
        "Fri 12:00 follow_up",
        "Mon 10:00 summary",
        "Mon 10:00 summary",
        "Mon 10:00 summary",
    ]
    assert [s.is_first_summary for s in summaries] == [True, False, False]


@pytest.mark.parametrize(
    "act",
    [
        lambda day, at: day.walks(at),
        lambda day, at: day.treads(at),
        lambda day, at: day.take(Skip(at, Reason.BUSY)),
        lambda day, at: day.take(SetHold(at, on=False)),
    ],
    ids=["a walk", "a walk on the belt", "a tap", "a switch"],
)
def test_whatever_the_walker_does_brings_the_reminders_back(
    act: Callable[[Diary, datetime], Diary],
) -> None:
    day = Diary(settings(CountsAs.BACKWARDS)).until(local(MONDAY + WEEK, 11))
    assert day.lines[-1] == "Mon 10:00 summary"
    act(day, local(MONDAY + WEEK, 12)).until(local(MONDAY + 2 * WEEK, 0))
    since = day.lines.index("Mon 10:00 summary")
    assert any(line.endswith("10:00 first") for line in day.lines[since:])


@pytest.mark.parametrize(
    ("hour", "said"),
    [(9, ["Wed 10:00 first", "Wed 12:00 follow_up"]), (11, [])],
    ids=["ahead of the time", "after it"],
)
def test_they_are_back_on_the_very_day_if_its_time_is_yet_to_come(
    hour: int, said: list[str]
) -> None:
    day = Diary().until(local(WEDNESDAY + WEEK, hour))
    so_far = len(day.said)
    day.take(SetHold(local(WEDNESDAY + WEEK, hour), on=False))
    day.until(local(WEDNESDAY + WEEK, 23))
    assert day.lines[so_far:] == said


def test_a_tap_that_cannot_be_granted_is_an_answer_all_the_same() -> None:
    day = behind().until(local(WEDNESDAY, 10))
    day.take(Refused(local(WEDNESDAY, 10, 5), None))
    assert day.until(local(THURSDAY, 0)).step.state.book.ignored == 0


def test_who_asks_how_they_are_doing_has_not_ignored_the_reminder() -> None:
    day = behind().until(local(WEDNESDAY, 10))
    day.take(Spoke(local(WEDNESDAY, 10, 5)))
    assert day.until(local(THURSDAY, 0)).step.state.book.ignored == 0


@pytest.mark.parametrize(
    "walk",
    [
        lambda day: day.treads(local(WEDNESDAY, 20)),
        lambda day: day.take(Begin(local(WEDNESDAY, 23, 50))),
    ],
    ids=["and waits for a yes", "over midnight"],
)
def test_who_walks_later_that_day_has_not_ignored_it(
    walk: Callable[[Diary], Diary],
) -> None:
    day = walk(behind()).until(local(THURSDAY, 1))
    assert Nudged(Nudge.IGNORED) not in day.nudges


def test_another_walkers_yes_is_no_answer() -> None:
    day = behind().treads(local(WEDNESDAY, 9)).until(local(WEDNESDAY, 10))
    day.take(Discard(local(WEDNESDAY, 10, 30), implied=True))
    assert day.until(local(THURSDAY, 0)).step.state.book.ignored == 1


@pytest.mark.parametrize(
    "deed",
    [
        lambda day, at: day.take(Begin(at)).take(Stop(at + HOUR / 30)),
        lambda day, at: day.take(SetHold(at, on=True)),
        lambda day, at: day.take(Seen("plug", Reading(at, WALK))),
    ],
    ids=["walked, too short to count", "on hold", "walking"],
)
def test_a_summary_is_not_for_who_has_been_heard_of_that_day(
    deed: Callable[[Diary, datetime], Diary],
) -> None:
    day = Diary().until(local(MONDAY + WEEK, 9))
    so_far = len(day.lines)
    deed(day, local(MONDAY + WEEK, 9, 30)).until(local(MONDAY + WEEK, 10, 20))
    assert day.lines[so_far:] == []


def test_an_answer_within_three_days_begins_the_count_anew() -> None:
    day = (
        behind().until(local(THURSDAY, 10)).take(Skip(local(THURSDAY, 10), Reason.ILL))
    )
    assert day.until(local(THURSDAY + 2 * DAY, 0)).step.state.book.ignored == 1


def test_nothing_is_said_before_home_assistant_is_ready_to_say_it() -> None:
    day = Diary().treads(local(MONDAY, 20, 58))
    day.restart(local(TUESDAY, 7, 50), ready=local(TUESDAY, 8, 2))
    assert day.lines == ["Tue 08:02 was that backwards?"]
    day = behind().restart(local(WEDNESDAY, 9, 59), ready=local(WEDNESDAY, 10, 2))
    assert day.lines == ["Wed 10:02 first"]


def test_it_asks_to_be_asked_again_when_the_quiet_hours_are_over() -> None:
    day = behind(local(WEDNESDAY, 9), quiet_from=time(10), quiet_to=time(14))
    at = local(WEDNESDAY, 11)
    week = look(day.step.state.journal, WEDNESDAY, day.settings)
    now = Situation(at=at, week=week, walk_due=True)
    step = advance(Book(), Tick(at), now, day.settings)
    assert (step.effects, step.wake_at) == ((), local(WEDNESDAY, 14))


@pytest.mark.parametrize(
    "complaint",
    [
        Rate(local(WEDNESDAY, 9), 6),
        Decide(local(WEDNESDAY, 9), Decided.FLAG_RAISED),
    ],
    ids=["red", "stop"],
)
def test_a_knee_that_complains_silences_it(complaint: Event) -> None:
    day = behind(local(WEDNESDAY, 8)).take(complaint).until(local(WEDNESDAY, 23))
    assert day.lines == []


def test_a_clock_that_is_set_back_says_nothing_twice() -> None:
    day = behind().until(local(WEDNESDAY, 12, 30))
    for moment in (local(WEDNESDAY, 9), local(TUESDAY, 9, 30)):
        day.tick(moment).until(local(WEDNESDAY, 13))
    assert day.lines == ["Wed 10:00 first", "Wed 12:00 follow_up"]


@pytest.mark.parametrize(
    "night",
    [date(2026, 3, 29), date(2026, 10, 25)],
    ids=["its time is skipped", "its time comes twice"],
)
def test_the_night_in_which_clocks_change_has_its_one_reminder(night: date) -> None:
    at_night = settings(
        time=time(2, 30),
        quiet_from=time(0),
        quiet_to=time(0),
        follow_up=False,
        every_due_day=True,
    )
    day = Diary(at_night, since=local(night - DAY, 12)).until(local(night, 23))
    reminds = [said.at for said in day.said if isinstance(said.what, Remind)]
    assert [at.date() for at in reminds] == [night - DAY, night]


def test_a_time_in_the_quiet_hours_is_refused() -> None:
    check(Reminders())
    with pytest.raises(ReminderInQuietHours):
        check(Reminders(time=time(7, 59)))
    with pytest.raises(ReminderInQuietHours):
        check(Reminders(time=time(21)))
