"""A long log costs no more than a short one, and tells the same as if it were read from the start."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import cache

from hypothesis import given, settings as effort, strategies as st

from custom_components.retro_walking.core.course import Course, chart
from custom_components.retro_walking.core.errors import WalkingError
from custom_components.retro_walking.core.events import Log
from custom_components.retro_walking.core.mark import EVERY, LATELY
from custom_components.retro_walking.core.model import PainReport, Session
from custom_components.retro_walking.core.snapshot import circumstances
from custom_components.retro_walking.core.week import (
    WEEK,
    local_day,
    standing,
    week_start,
)
from tests.long import LONG

from .builders import minutes
from .patient import Patient
from .test_programme_laws import (
    AMENDS,
    GOOD,
    REST,
    WALKS as WALKED,
    WISHES,
    YES,
    Deed,
    Life,
)

WALKS = 60
MESSY = st.one_of(GOOD, YES, WALKED, REST, WISHES, AMENDS)


@cache
def months() -> tuple[Deed, ...]:
    """Return some months of walks: most go well, some do not."""
    good, bad, unsaid = ("walk", 2, 1, 1), ("walk", 3, 4, 2), ("walk", 2, 1, None)
    return tuple(
        bad if n % 17 == 9 else unsaid if n % 11 == 5 else good for n in range(WALKS)
    )


def course_of(life: Patient) -> Course:
    return circumstances(life.step.state, life.settings).course


def told(course: Course) -> object:
    plan = course.plan
    return (
        plan,
        course.zones,
        course.zone,
        course.walked_on,
        course.baseline,
        course.last_score,
    )


def adds_up(life: Patient) -> bool:
    """Tell whether the numbers are those of the whole log."""
    state, settings = life.step.state, life.settings
    week = week_start(local_day(state.at, settings.zone), settings.goal.first_weekday)
    return state.standing == standing(state.journal, week, settings)


def anew(life: Patient) -> Course:
    state = life.step.state
    return chart(None, state.journal, state.at, life.settings)


DEEP = st.tuples(
    st.sampled_from(["delete", "worst", "morning", "late"]),
    st.integers(0, WALKS),
    st.integers(0, 7),
    st.none(),
)


@effort(max_examples=1000 if LONG else 10)
@given(st.lists(st.one_of(MESSY, DEEP), max_size=15))
def test_after_months_it_tells_what_the_whole_log_tells(deeds: list[Deed]) -> None:
    life = Life(*months())
    assert course_of(life).mark.known.sessions > 0
    for deed in deeds:
        what, number, score, _ = deed
        if what == "late":
            with suppress(WalkingError):
                life.take(Log(life.now, walked_ago(life, number, score)))
        else:
            life.does(deed)
        assert told(course_of(life)) == told(anew(life))
        assert adds_up(life)


def walked_ago(life: Life, days: int, score: int) -> Session:
    """Return a walk of so many days ago that is only now written down."""
    start = life.now - timedelta(days=days, hours=3)
    return Session(
        session_id="",
        start=start,
        end=start + minutes(8),
        active=minutes(8),
        pain=PainReport(during=score),
    )


def test_only_the_last_weeks_are_read_again() -> None:
    life = Life(*months())
    mark, walks = course_of(life).mark, life.sessions
    since = walks[mark.known.sessions].start
    assert life.now - since <= EVERY + LATELY + WEEK
    life.walked(life.n)
    assert course_of(life).mark is mark, "one walk more moves nothing"


def test_what_is_corrected_long_ago_is_read_from_the_start() -> None:
    life = Life(*months())
    mark = course_of(life).mark
    life.amends("delete", len(life.sessions) - 1, 0)
    journal = life.step.state.journal
    assert not mark.holds(journal, life.now)
    assert told(course_of(life)) == told(anew(life))


def test_a_clock_that_goes_back_behind_the_mark_is_read_from_the_start() -> None:
    life = Life(*months())
    course, state = course_of(life), life.step.state
    back = course.mark.at - timedelta(days=1)
    there = chart(course, state.journal, back, life.settings)
    assert told(there) == told(chart(None, state.journal, back, life.settings))


def test_with_other_settings_it_is_read_from_the_start() -> None:
    life = Life(*months())
    course, state = course_of(life), life.step.state
    pain = replace(life.settings.pain, green_max=0)
    strict = replace(life.settings, pain=pain)
    there = chart(course, state.journal, state.at, strict)
    assert told(there) == told(chart(None, state.journal, state.at, strict))
