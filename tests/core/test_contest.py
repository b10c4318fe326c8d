"""Two walkers say yes to one bout: what each of their logs makes of it."""

import pytest

from custom_components.retro_walking.core.codec import decode, encode
from custom_components.retro_walking.core.errors import (
    NothingToConfirm,
    NothingToUndo,
    SessionOverlaps,
    UnknownSession,
)
from custom_components.retro_walking.core.events import (
    AskAgain,
    Confirm,
    Contest,
    Discard,
    Log,
    Rate,
    Undo,
)
from custom_components.retro_walking.core.model import Happening, PainMoment

from .builders import STILL, WALK, Life, at, minutes, session, walked
from .test_journal import asked

MINUTE = 60
WEEK = 7 * 24 * 3600


def yielded() -> Life:
    """Return a life in which another walker has just said yes, 700 s after noon."""
    return asked().take(Discard(at(700), implied=True))


def test_a_yes_within_a_minute_of_anothers_yes_brings_the_question_back() -> None:
    life = yielded()
    life.take(Confirm(at(700 + MINUTE)))
    (walk,) = life.sessions
    assert (walk.confirmed, walk.contested) == (False, True)
    assert life.snapshot.to_confirm == (walk.session_id,)
    assert life.snapshot.contested == (walk.session_id,)
    assert life.happened[-1] is Happening.NEEDS_CONFIRMATION


def test_the_minutes_that_were_said_are_kept() -> None:
    life = yielded().take(Confirm(at(710), active=minutes(4)))
    assert walked(life) == [(0, 300, 240)]


def test_a_later_yes_has_nothing_to_say_yes_to() -> None:
    walk = asked().sessions[0].session_id
    for session_id, refusal in ((None, NothingToConfirm), (walk, UnknownSession)):
        with pytest.raises(refusal):
            yielded().take(Confirm(at(701 + MINUTE), session_id))


def test_a_yes_to_something_else_that_waits_is_a_yes_to_that() -> None:
    life = asked()
    first = life.sessions[0].session_id
    life.reads((1000, WALK), (1300, STILL)).waits(1500)
    life.take(Discard(at(1600), first, implied=True)).take(Confirm(at(1610)))
    assert [s.confirmed for s in life.sessions] == [True]


def test_what_is_asked_once_more_is_settled_by_the_next_yes() -> None:
    life = yielded().take(Confirm(at(710))).take(Confirm(at(720)))
    (walk,) = life.sessions
    assert (walk.confirmed, walk.contested) == (True, False)


def test_who_has_said_yes_is_asked_again_when_another_does_so_too() -> None:
    life = asked().take(Confirm(at(700)))
    walk = life.sessions[0].session_id
    life.take(Contest(at(710), walk))
    assert life.snapshot.to_confirm == (walk,)
    assert life.snapshot.sessions_this_week == 0
    assert life.happened[-1] is Happening.NEEDS_CONFIRMATION
    with pytest.raises(NothingToUndo):
        life.take(Undo(at(720)))


def test_a_score_that_was_given_stays_with_the_walk() -> None:
    life = asked().take(Confirm(at(690)))
    walk = life.sessions[0].session_id
    life.take(Rate(at(695), 4, PainMoment.DURING, walk)).take(Contest(at(700), walk))
    life.take(Discard(at(705), walk, implied=True))
    assert [score.value for score in life.journal.scores] == [4]
    life.take(Confirm(at(710)))
    assert life.journal.scores == ()
    assert life.sessions[0].pain.during == 4


def test_what_took_its_time_meanwhile_is_said() -> None:
    life = yielded().take(Log(at(705), session(100, 200)))
    with pytest.raises(SessionOverlaps):
        life.take(Confirm(at(710)))


def test_a_yes_that_is_taken_back_brings_the_question_back() -> None:
    life = yielded()
    walk = asked().sessions[0].session_id
    life.take(AskAgain(at(5000), walk))
    assert life.snapshot.to_confirm == (walk,)
    assert not life.sessions[0].contested
    assert life.happened[-1] is Happening.NEEDS_CONFIRMATION
    with pytest.raises(UnknownSession):
        life.take(AskAgain(at(5001), walk))


def test_a_walk_of_ones_own_at_that_time_is_in_the_way() -> None:
    life = yielded().take(Log(at(705), session(100, 200)))
    with pytest.raises(SessionOverlaps):
        life.take(AskAgain(at(5000), asked().sessions[0].session_id))


def test_what_is_no_longer_asked_about_is_forgotten() -> None:
    life = yielded()
    assert life.waits(WEEK + 200).journal.yielded is not None
    assert life.waits(WEEK + 400).journal.yielded is None


def test_an_answer_that_is_taken_back_is_asked_for_again() -> None:
    life = asked()
    life.take(Confirm(at(700))).take(Undo(at(710)))
    assert life.happened[-1] is Happening.NEEDS_CONFIRMATION


def test_it_outlives_a_restart() -> None:
    state = yielded().step.state
    stored = decode(encode(state)).journal
    assert stored == state.journal
    assert stored.yielded is not None
