"""Walks of the past: recorded readings give what live detection would have given."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings as hypothesis_settings, strategies as st
import pytest

from custom_components.retro_walking.core.model import CountsAs, Kind, Origin, Session
from custom_components.retro_walking.core.past import Finder
from custom_components.retro_walking.core.settings import Settings, Source
from custom_components.retro_walking.core.trace import Trace

from .builders import PAD, PLUG, STEPS, STILL, WALK, Life, at, facts, with_sources

type Readings = list[tuple[float, float | str | None]]

A_WALK: Readings = [(0, WALK), (300, STILL)]


def found(
    readings: Readings, source: Source = PLUG, until: float = 100_000
) -> tuple[Session, ...]:
    finder = Finder("plug", source, Settings())
    finder.read((at(seconds).timestamp(), value) for seconds, value in readings)
    return finder.sessions(at(until))


def live(readings: Readings, source: Source, until: float) -> tuple[Session, ...]:
    life = Life(with_sources(plug=source), start=readings[0][0])
    return life.reads(*readings).waits(until).sessions


NUMBERS = st.sampled_from([STILL, 25.0, WALK, None])
WORDS = st.sampled_from(["off", "on", "paused", None])
COUNTS = st.sampled_from([0.0, 1.0, 2.0, 5.0, 9.0, None])


@hypothesis_settings(max_examples=300)
@given(st.data())
def test_history_gives_what_live_detection_gives(data: st.DataObject) -> None:
    source, values = data.draw(
        st.sampled_from([(PLUG, NUMBERS), (PAD, WORDS), (STEPS, COUNTS)])
    )
    gaps = st.sampled_from([0, 1, 9, 10, 11, 60, 119, 120, 121, 200, 4000])
    steps = data.draw(st.lists(st.tuples(gaps, values), min_size=1, max_size=40))
    readings: Readings = []
    seconds = 0.0
    for gap, value in steps:
        seconds += gap
        readings.append((seconds, value))
    until = seconds + data.draw(gaps)
    expected = live(readings, source, until)
    assert found(readings, source, until) == tuple(
        replace(session, origin=Origin.HISTORY, planned=None) for session in expected
    )


def test_it_makes_no_difference_in_how_many_parts_history_is_read() -> None:
    readings: Readings = [*A_WALK, (1000, WALK), (1400, STILL)]
    finder = Finder("plug", PLUG, Settings())
    for reading in readings:
        finder.read([(at(reading[0]).timestamp(), reading[1])])
    assert finder.sessions(at(10_000)) == found(readings)
    assert [facts(s) for s in found(readings)] == [(0, 300, 300), (1000, 1400, 400)]


def test_a_walk_that_is_not_over_is_none_yet() -> None:
    assert found(A_WALK, until=420) == ()
    assert len(found(A_WALK, until=421)) == 1


def test_nothing_recorded_is_nothing_found() -> None:
    assert found([]) == ()


@pytest.mark.parametrize("counts_as", [CountsAs.ASK, CountsAs.ARMED])
def test_where_a_yes_is_needed_it_is_needed_for_the_past(counts_as: CountsAs) -> None:
    (session,) = found(A_WALK, replace(PLUG, counts_as=counts_as))
    assert not session.confirmed


def test_a_belt_that_was_left_running_is_not_sure_to_be_a_walk() -> None:
    (session,) = found([(0, WALK), (8000, STILL)])
    assert (session.active, session.confirmed) == (timedelta(hours=1), False)


@given(
    st.lists(st.one_of(st.floats(allow_nan=False), st.none())),
    st.lists(st.one_of(st.text(), st.none())),
)
def test_a_trace_keeps_what_it_was_given(
    numbers: list[float | None], words: list[str | None]
) -> None:
    of_numbers, of_words = Trace(Kind.POWER), Trace(Kind.STATE)
    for n, number in enumerate(numbers):
        of_numbers.append(n, number)
    for n, word in enumerate(words):
        of_words.append(n, word)
    assert list(of_numbers.readings()) == [*enumerate(numbers)]
    assert list(of_words.readings()) == [*enumerate(words)]
    assert (len(of_numbers), len(of_words)) == (len(numbers), len(words))


def test_parts_of_a_trace_are_joined_in_their_order() -> None:
    first, second = Trace(Kind.POWER), Trace(Kind.POWER)
    first.append(at(0).timestamp(), 1.0)
    second.append(at(60).timestamp(), None)
    first.extend(second)
    assert first.start == at(0)
    assert [value for _, value in first.readings()] == [1.0, None]
    assert list(first.stretches(at(100))) == [(1.0, 60.0)]
