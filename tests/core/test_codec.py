"""What is stored comes back as it was, and damage is told from data."""

from contextlib import suppress
from dataclasses import replace
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.retro_walking.core.codec import (
    DamagedError,
    Encoder,
    decode,
    encode,
)
from custom_components.retro_walking.core.errors import WalkingError
from custom_components.retro_walking.core.events import (
    Begin,
    Delete,
    Log,
    Rate,
    SetHold,
)
from custom_components.retro_walking.core.model import Origin, PainMoment, Place
from custom_components.retro_walking.core.reminders import Book
from custom_components.retro_walking.core.screen import Screen
from custom_components.retro_walking.core.walker import State, resume

from .builders import PAD, PLUG, STEPS, Life, at, minutes, session, with_sources
from .diary import settings
from .patient import proposed_to

ALL = with_sources(plug=PLUG, pad=PAD, steps=STEPS)
VALUES = {
    "plug": st.sampled_from([None, 1.6, 30.0, 80.0]),
    "pad": st.sampled_from([None, "idle", "paused", "running"]),
    "steps": st.one_of(st.none(), st.integers(0, 30).map(float)),
}


LISTS = ("sessions", "holds", "goals", "scores", "decisions", "rules")
"""The parts of a log; none of them may be lost without a word."""

NONSENSE: tuple[object, ...] = ({}, "", "x", 7)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """Draw a walker in the middle of whatever there may be."""
    life = Life(ALL)
    clock = 0
    for _ in range(draw(st.integers(0, 30))):
        clock += draw(st.integers(1, 200))
        event = draw(st.sampled_from(["read", "begin", "stop", "hold", "log"]))
        with suppress(WalkingError):
            match event:
                case "begin":
                    plan = draw(st.none() | st.integers(2, 9).map(minutes))
                    life.take(Begin(at(clock), Origin.VOICE, plan, Place.OUTDOORS))
                case "stop":
                    life.stops(clock)
                case "hold":
                    life.take(SetHold(at(clock), on=draw(st.booleans())))
                case "log":
                    life.take(Log(at(clock), session(-900, -600)))
                case _:
                    source = draw(st.sampled_from(sorted(VALUES)))
                    life.reads((clock, draw(VALUES[source])), by=source)
    return life


@given(st.lists(lives(), max_size=4))
def test_an_encoder_tells_of_each_state_what_it_is(several: list[Life]) -> None:
    encoder = Encoder()
    states = [life.state for life in several]
    for state in (*states, *states):
        assert encoder.encode(state) == encode(state)


def test_a_session_that_has_not_changed_is_not_encoded_again() -> None:
    life = Life(ALL)
    life.take(Log(at(0), session(-900, -600)))
    encoder = Encoder()
    (before,) = encoder.encode(life.state)["journal"]["sessions"]
    life.take(Log(at(60), session(-90, -60)))
    again, _ = encoder.encode(life.state)["journal"]["sessions"]
    assert again is before
    life.take(Delete(at(61), life.state.journal.sessions[0].session_id))
    left = encoder.encode(life.state)["journal"]["sessions"]
    assert before not in left


def stored(state: State) -> object:
    return json.loads(json.dumps(encode(state)))


@given(lives())
def test_what_is_stored_comes_back_as_it_was(life: Life) -> None:
    back = decode(stored(life.state))
    assert (back.at, back.journal, back.walk, back.tracks) == (
        life.state.at,
        life.state.journal,
        life.state.walk,
        life.state.tracks,
    )


@given(lives(), st.data())
def test_damage_is_said_and_nothing_else_is_raised(
    life: Life, data: st.DataObject
) -> None:
    """Some part, however deep, is replaced by something that has no business there."""
    root: Any = stored(life.state)
    spot: Any = root
    path: list[Any] = []
    while (
        isinstance(spot, dict | list)
        and spot
        and (not path or data.draw(st.booleans()))
    ):
        keys = sorted(spot) if isinstance(spot, dict) else range(len(spot))
        path.append(data.draw(st.sampled_from(list(keys))))
        parent, spot = spot, spot[path[-1]]
    parent[path[-1]] = data.draw(
        st.sampled_from([None, "", "x", -1, 1e300, [], {}, [[]], "2026-01-01T00:00:00"])
    )
    with suppress(DamagedError):
        decode(root)


@pytest.mark.parametrize("damaged", [None, [], {}, "text", {"at": "noon"}, 7])
def test_what_is_no_state_is_refused(damaged: object) -> None:
    with pytest.raises(DamagedError):
        decode(damaged)


def test_a_word_where_a_number_belongs_is_refused() -> None:
    root = encode(Life().state)
    root["journal"]["goals"][0]["least"] = "two"
    with pytest.raises(DamagedError):
        decode(root)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    root = encode(Life().state)
    with pytest.raises(DamagedError):
        decode({**root, "at": "2026-11-23T12:00:00"})


@pytest.mark.parametrize(
    "damage",
    [
        {"book": None},
        {"book": {"ignored": "x"}},
        {"book": {"day": {"date": "2026-11-23", "skipped": "zzz"}}},
        {"book": {"day": {"date": "9999-12-31"}}},
        {"screen": {"minutes": "x"}},
        {"screen": {"answer": {"topic": "r", "until": "9999-12-31T23:59:59+00:00"}}},
    ],
)
def test_a_log_does_not_depend_on_what_was_said(damage: dict[str, Any]) -> None:
    life = Life().take(Log(at(0), session(-900, -600)))
    state = decode({**encode(life.state), **damage})
    assert state.journal == life.journal
    (part,) = damage
    assert getattr(state, part) == {"book": Book(), "screen": Screen()}[part]


def knee_state() -> dict[str, Any]:
    """Return what is stored of somebody on a programme, with scores."""
    ada = proposed_to()
    ada.take(Rate(ada.now, 3, PainMoment.NOW))
    return encode(ada.step.state)


def test_the_programme_comes_back_as_it_was() -> None:
    written = json.loads(json.dumps(knee_state()))
    journal = decode(written).journal
    assert encode(decode(written)) == written
    assert [d.what for d in journal.decisions] == ["list_confirmed", "started"]
    assert journal.rules[0].programme.step_minutes == minutes(1)
    assert (journal.sessions[0].pain.during, journal.scores[0].value) == (1, 3)


@pytest.mark.parametrize(
    ("part", "damage"),
    [
        *((part, nonsense) for part in LISTS for nonsense in NONSENSE),
        ("sessions.0.pain", ""),
        ("sessions.0.pain", []),
        ("sessions.0.pain.during", 99),
        ("sessions.0.pain.during", "3"),
        ("scores.0.value", -1),
        ("scores.0.value", 2**70),
        ("decisions.0.what", "nonsense"),
        ("decisions.1.start", -300),
        ("rules.0.programme", []),
        ("rules.0.programme.days_between_steps", 10**7),
        ("rules.0.programme.step_minutes", 10**12),
        ("rules.0.pain.stop_above", 0),
    ],
)
def test_a_log_that_is_damaged_in_any_part_is_refused_as_a_whole(
    part: str, damage: object
) -> None:
    written = json.loads(json.dumps(knee_state()))
    *path, last = part.split(".")
    inner: Any = written["journal"]
    for step in path:
        inner = inner[int(step) if step.isdigit() else step]
    inner[last] = damage
    with pytest.raises(DamagedError):
        decode(written)


def test_what_was_written_before_there_was_a_programme_is_read() -> None:
    written = knee_state()
    for part in ("rules", "decisions", "scores"):
        del written["journal"][part]
    for walk in written["journal"]["sessions"]:
        del walk["pain"]
    written["screen"] = {"asked": "20261123T080000"}
    state = decode(written)
    assert len(state.journal.sessions) == 3
    assert resume(state, settings()).state.course is not None


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00Z"])
def test_a_moment_that_nobody_can_reckon_with_is_refused(moment: str) -> None:
    root = encode(Life().state)
    with pytest.raises(DamagedError):
        decode({**root, "at": moment})


def test_a_key_of_a_later_release_is_passed_over() -> None:
    root = encode(Life().state)
    assert decode({**root, "mood": "good"}).at == at(-60)


def test_what_is_written_is_small() -> None:
    life = Life().take(Log(at(0), session(-900, -600)))
    life.take(Delete(at(0), life.sessions[0].session_id))
    state = replace(life.state, journal=replace(life.journal, last_change=None))
    assert len(json.dumps(encode(state))) < 200
