"""Each option has one declaration, which all else is built from."""

from datetime import time, timedelta

import pytest

from custom_components.retro_walking.core.model import Weekday
from custom_components.retro_walking.core.settings import (
    SECTIONS,
    THRESHOLDS,
    Goal,
    Number,
    Programme,
    Reminders,
    Timing,
    options_of,
    read,
)


def test_nothing_stored_means_every_default() -> None:
    for section in SECTIONS.values():
        assert read(section, {}) == section()


def test_numbers_are_read_in_the_unit_they_are_stored_in() -> None:
    timing = read(Timing, {"on_delay": 5, "longest_session": 90.0})
    assert (timing.on_delay, timing.longest_session) == (
        timedelta(seconds=5),
        timedelta(minutes=90),
    )
    assert read(Programme, {"start_minutes": 7}).start_minutes == timedelta(minutes=7)


def test_choices_are_read_as_what_they_name() -> None:
    goal = read(
        Goal, {"first_weekday": "sun", "preferred_days": ["mon", "thu"], "least": 2.0}
    )
    assert goal.first_weekday is Weekday.SUN
    assert goal.preferred_days == {Weekday.MON, Weekday.THU}
    assert isinstance(goal.least, int)


def test_flags_times_and_names_are_read_as_they_are_stored() -> None:
    stored = {"phones": ["a", "b"], "time": "09:30:00", "follow_up": False}
    reminders = read(Reminders, stored)
    assert reminders.phones == ("a", "b")
    assert reminders.time == time(9, 30)
    assert not reminders.follow_up


def test_an_option_that_is_stored_as_nothing_has_its_default() -> None:
    assert read(Goal, {"first_weekday": None}) == Goal()


@pytest.mark.parametrize(
    "number",
    [
        option
        for options in (*map(options_of, SECTIONS.values()), *THRESHOLDS.values())
        for option in options.values()
        if isinstance(option, Number)
    ],
    ids=str,
)
def test_every_default_lies_in_its_range(number: Number) -> None:
    assert number.low <= number.default <= number.high
