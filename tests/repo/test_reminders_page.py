"""The page on reminders says how many there are, and that is what the code does."""

import pytest

from benchmarks.half_year import HABITS, LivedWeek, markdown, weeks_of
import tests.harness  # noqa: F401  # it brings the Home Assistant that the benchmarks import

from .pages import page


@pytest.fixture(scope="module")
def weeks() -> list[LivedWeek]:
    return [week for habit in HABITS for week in weeks_of(habit)]


def test_a_walker_gets_fewer_than_two_messages_a_week(weeks: list[LivedWeek]) -> None:
    messages = sum(week.messages.total() for week in weeks)
    assert 0 < messages / len(weeks) < 2


def test_a_week_that_asks_for_nothing_has_no_reminder(weeks: list[LivedWeek]) -> None:
    assert sum(not week.asked for week in weeks) > 100
    assert not any(week.in_vain for week in weeks)


def test_the_table_of_the_page_is_what_the_code_does() -> None:
    assert "\n".join(markdown()) in page("reminders")
