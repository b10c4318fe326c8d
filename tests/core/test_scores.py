"""Where a score goes when nobody says what it is about, and when somebody does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.retro_walking.core.errors import (
    MorningToCome,
    NoScore,
    NotAWalk,
    NothingToUndo,
    NoWalkToScore,
    UnknownSession,
)
from custom_components.retro_walking.core.events import (
    Begin,
    Discard,
    Edit,
    Log,
    Rate,
    Undo,
)
from custom_components.retro_walking.core.model import (
    Activity,
    Decided,
    PainMoment,
    PainReport,
    Zone,
)
from custom_components.retro_walking.core.scores import score_of
from custom_components.retro_walking.core.session import Stop
from custom_components.retro_walking.core.week import DAY

from .diary import MONDAY, local
from .patient import Patient, exercised

TUESDAY, WEDNESDAY = MONDAY + DAY, MONDAY + 2 * DAY

SOON = timedelta(seconds=20)

BEFORE, DURING = PainMoment.BEFORE, PainMoment.DURING
MORNING, NOW = PainMoment.MORNING, PainMoment.NOW


def walked() -> Patient:
    """Return somebody who walked from nine to five past nine on Monday."""
    return Patient().walks(local(MONDAY, 9), 5)


def pain(ada: Patient) -> tuple[int | None, int | None, int | None]:
    (walk,) = ada.sessions
    return walk.pain.before, walk.pain.during, walk.pain.morning


def series(ada: Patient) -> list[int]:
    return [score.value for score in ada.step.state.journal.scores]


@pytest.mark.parametrize("number", [0, 3, 10, 7.0])
def test_a_score_is_a_whole_number_from_0_to_10(number: float) -> None:
    assert score_of(number) == number


@pytest.mark.parametrize("number", [-1, 11, 3.5, float("nan"), float("inf"), 1e300])
def test_nothing_else_is_a_score(number: float) -> None:
    with pytest.raises(NoScore):
        score_of(number)


def test_while_a_walk_runs_and_for_two_hours_a_score_is_its_worst() -> None:
    ada = Patient().take(Begin(local(MONDAY, 9))).take(Rate(local(MONDAY, 9, 2), 3))
    ada.take(Stop(local(MONDAY, 9, 5)))
    assert pain(ada) == (None, 3, None)
    ada.take(Rate(local(MONDAY, 11, 5), 4))
    assert pain(ada) == (None, 4, None)
    ada.take(Rate(local(MONDAY, 11, 6), 5))
    assert (pain(ada), series(ada)) == ((None, 4, None), [5])


def test_on_the_next_day_until_six_a_score_is_the_mornings_if_that_is_missing() -> None:
    ada = walked().take(Rate(local(TUESDAY, 17, 59), 2))
    assert pain(ada) == (None, None, 2)
    ada.take(Rate(local(TUESDAY, 17, 59), 3))
    assert (pain(ada), series(ada)) == ((None, None, 2), [3])
    ben = walked().take(Rate(local(TUESDAY, 18), 2))
    assert (pain(ben), series(ben)) == ((None, None, None), [2])


def test_the_worst_can_be_said_until_six_on_the_next_day() -> None:
    ada = walked().take(Rate(local(TUESDAY, 17), 2, DURING))
    assert pain(ada) == (None, 2, None)
    with pytest.raises(NoWalkToScore):
        ada.take(Rate(local(TUESDAY, 18), 3, DURING))


def test_a_morning_is_of_yesterdays_walk() -> None:
    ada = walked()
    with pytest.raises(MorningToCome):
        ada.take(Rate(local(MONDAY, 20), 2, MORNING))
    ada.take(Rate(local(TUESDAY, 8), 2, MORNING))
    assert pain(ada) == (None, None, 2)
    with pytest.raises(NoWalkToScore):
        ada.take(Rate(local(WEDNESDAY, 8), 2, MORNING))


def test_a_score_before_a_walk_is_kept_for_the_walk_that_runs_or_comes() -> None:
    ada = Patient().take(Begin(local(MONDAY, 9)))
    ada.take(Rate(local(MONDAY, 9, 1), 2, BEFORE)).take(Stop(local(MONDAY, 9, 5)))
    assert pain(ada) == (2, None, None)
    ada.take(Rate(local(MONDAY, 12), 3, BEFORE))
    assert (pain(ada), series(ada)) == ((2, None, None), [3])


def test_a_score_of_now_is_of_no_walk_even_while_one_runs() -> None:
    ada = Patient().take(Begin(local(MONDAY, 9)))
    ada.take(Rate(local(MONDAY, 9, 1), 2, NOW)).take(Stop(local(MONDAY, 9, 5)))
    assert (pain(ada), series(ada)) == ((None, None, None), [2])


def test_without_any_walk_there_is_nothing_to_score_but_now() -> None:
    ada = Patient()
    for moment in (DURING, MORNING):
        with pytest.raises(NoWalkToScore):
            ada.take(Rate(ada.now, 2, moment))
    assert series(ada.take(Rate(ada.now, 2))) == [2]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (None, (None, None, 4)),
        (NOW, (None, None, 4)),
        (BEFORE, (4, None, None)),
        (DURING, (None, 4, None)),
        (MORNING, (None, None, 4)),
    ],
)
def test_a_walk_that_is_named_takes_any_score_later(
    moment: PainMoment | None, expected: tuple[int | None, ...]
) -> None:
    ada = walked()
    ada.take(Rate(local(WEDNESDAY, 12), 4, moment, ada.sessions[0].session_id))
    assert pain(ada) == expected


def test_a_walk_that_is_named_on_its_day_takes_its_worst_and_no_morning() -> None:
    ada = walked()
    session_id = ada.sessions[0].session_id
    ada.take(Rate(local(MONDAY, 20), 4, None, session_id))
    assert pain(ada) == (None, 4, None)
    with pytest.raises(MorningToCome):
        ada.take(Rate(local(MONDAY, 20), 4, MORNING, session_id))


def test_the_walk_that_runs_can_be_named() -> None:
    ada = Patient().take(Begin(local(MONDAY, 9)))
    walk = ada.step.state.walk
    assert walk is not None
    ada.take(Rate(local(MONDAY, 9, 1), 2, DURING, walk.session_id))
    ada.take(Stop(local(MONDAY, 9, 5)))
    assert pain(ada) == (None, 2, None)


def test_what_is_no_walk_has_no_score() -> None:
    ada = Patient().on(0, 12)
    ada.take(Log(ada.now, exercised(Activity.CYCLING)))
    with pytest.raises(NotAWalk):
        ada.take(Rate(ada.now, 2, None, ada.sessions[0].session_id))
    with pytest.raises(UnknownSession):
        ada.take(Rate(ada.now, 2, None, "nonsense"))


def test_a_score_can_be_taken_back() -> None:
    ada = walked().take(Rate(local(MONDAY, 10), 4))
    ada.take(Undo(local(MONDAY, 10)))
    assert pain(ada) == (None, None, None)
    ada.take(Rate(local(MONDAY, 20), 4)).take(Undo(local(MONDAY, 20)))
    assert series(ada) == []


def edited(ada: Patient, days: int = 0, hours: int = 0) -> PainReport:
    """Give the only walk another start, on Tuesday at ten; return what is known of it then."""
    (walk,) = ada.sessions
    start = walk.start + days * DAY + timedelta(hours=hours)
    ada.take(Edit(local(TUESDAY, 10), walk.amended(start, walk.active)))
    return ada.sessions[0].pain


def test_the_morning_moves_along_with_its_walk() -> None:
    slept = walked().take(Rate(local(TUESDAY, 8), 2))
    assert edited(slept, days=-1) == PainReport(morning=2, morning_at=local(MONDAY, 9))


@pytest.mark.parametrize("hours", [-5, 10])
def test_the_morning_stays_where_it_is_if_its_walk_was_at_another_hour(
    hours: int,
) -> None:
    slept = walked().take(Rate(local(TUESDAY, 8), 2))
    assert edited(slept, hours=hours).morning_at == local(TUESDAY, 8)


def test_a_morning_that_is_yet_to_come_has_no_score() -> None:
    slept = walked().take(Rate(local(TUESDAY, 8), 2))
    assert edited(slept, days=1, hours=-2) == PainReport()


def test_what_hurt_too_much_to_become_a_walk_is_known_all_the_same() -> None:
    ada = Patient().take(Begin(local(MONDAY, 9)))
    ada.take(Rate(local(MONDAY, 9) + SOON, 9)).take(Stop(local(MONDAY, 9) + 2 * SOON))
    assert (ada.sessions, series(ada)) == ((), [9])
    assert ada.zone is Zone.RED


def test_a_walk_that_was_none_leaves_its_scores() -> None:
    ada = Patient().treads(local(MONDAY, 9)).take(Rate(local(MONDAY, 9, 30), 8))
    ada.take(Discard(local(MONDAY, 10)))
    assert (ada.sessions, series(ada)) == ((), [8])


def test_a_morning_goes_to_the_walk_that_is_sure() -> None:
    ada = walked().treads(local(MONDAY, 17)).take(Rate(local(TUESDAY, 8), 2))
    assert [walk.pain.morning for walk in ada.sessions] == [2, None]


def test_the_walk_that_runs_has_no_morning_yet() -> None:
    ada = Patient().take(Begin(local(MONDAY, 9)))
    walk = ada.step.state.walk
    assert walk is not None
    with pytest.raises(MorningToCome):
        ada.take(Rate(local(MONDAY, 9, 1), 2, MORNING, walk.session_id))


def test_other_exercise_cannot_be_given_a_score() -> None:
    ada = Patient().on(0, 12)
    ada.take(Log(ada.now, exercised(Activity.SWIMMING)))
    with pytest.raises(NotAWalk):
        ada.take(Edit(ada.now, replace(ada.sessions[0], pain=PainReport(during=7))))


def test_nothing_before_a_score_of_the_running_walk_or_a_decision_is_taken_back() -> (
    None
):
    ada = walked().take(Begin(local(MONDAY, 12))).take(Rate(local(MONDAY, 12, 1), 3))
    with pytest.raises(NothingToUndo):
        ada.take(Undo(local(MONDAY, 12, 2)))
    ben = walked().take(Rate(local(MONDAY, 10), 3)).decides(Decided.STOPPED)
    with pytest.raises(NothingToUndo):
        ben.take(Undo(ben.now))
