"""Whose bout it was, where several walkers share a belt."""

from dataclasses import replace

from custom_components.retro_walking.core.belt import (
    Claim,
    answered_by,
    left_by,
    to_ask,
    yeses,
)

from .builders import session

BELT = frozenset({"sensor.treadmill_power"})


def claim(walker: str, start: float, end: float, *, confirmed: bool = False) -> Claim:
    return Claim(
        walker, replace(session(start, end, walker), confirmed=confirmed), BELT
    )


def contested(walker: str) -> Claim:
    waiting = claim(walker, 0, 300)
    return replace(waiting, session=replace(waiting.session, contested=True))


def test_one_yes_settles_it_for_all() -> None:
    yes = claim("Ada", 0, 300, confirmed=True)
    others = [claim("Ben", 0, 300), claim("Cleo", 2, 299), claim("Ada", 0, 300)]
    assert answered_by(yes, others) == others[:2]
    assert yeses(others[0], [yes]) == [yes]


def test_a_bout_at_another_time_or_on_another_belt_is_another_question() -> None:
    yes = claim("Ada", 0, 300, confirmed=True)
    elsewhere = replace(claim("Ben", 0, 300), belts=frozenset({"sensor.pad"}))
    assert answered_by(yes, [claim("Ben", 300, 600), elsewhere]) == []
    assert yeses(elsewhere, [yes]) == []


def test_what_is_confirmed_is_not_taken_away_by_another_yes() -> None:
    yes = claim("Ada", 0, 300, confirmed=True)
    assert answered_by(yes, [claim("Ben", 0, 300, confirmed=True)]) == []


def test_no_answers_nothing() -> None:
    assert yeses(claim("Ada", 0, 300), [claim("Ben", 0, 300)]) == []


def test_of_two_who_said_yes_a_no_leaves_the_other() -> None:
    ada, ben, cleo = contested("Ada"), contested("Ben"), contested("Cleo")
    assert left_by(ada, [ben, claim("Cleo", 0, 300)]) == ben
    assert left_by(ada, [ben, cleo]) is None
    assert left_by(ada, [claim("Ben", 0, 300, confirmed=True)]) is None


def test_who_is_away_is_not_asked_unless_everybody_is() -> None:
    assert to_ask({"Ada": True, "Ben": False, "Cleo": None}) == {"Ada", "Cleo"}
    assert to_ask({"Ada": False, "Ben": False}) == {"Ada", "Ben"}
