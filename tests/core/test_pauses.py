"""What stops the programme for a while, what it takes to go on, and what cannot be decided."""

import pytest

from custom_components.retro_walking.core.errors import (
    MinutesOutOfRange,
    NoProgramme,
    NoRedFlag,
    NothingProposed,
    NotPaused,
    ProgrammeRunning,
    RedFlagRaised,
    SafetyListOpen,
    StartAboveTarget,
    TargetNotAhead,
    WalkingError,
)
from custom_components.retro_walking.core.events import Begin, SetHold
from custom_components.retro_walking.core.model import Decided, Milestone
from custom_components.retro_walking.core.plan import Stage
from custom_components.retro_walking.core.session import Stop

from .builders import minutes
from .diary import local
from .patient import Patient, after_greens, at_target, proposed_to, with_programme


def test_two_reds_in_fourteen_days_pause_the_programme() -> None:
    ada = after_greens(3, start_minutes=10)
    ada.logs(6, during=7).wakes(7, 1).logs(20, during=7)
    assert (ada.stage, ada.why) == (Stage.PAUSED, "two_reds")
    assert Milestone.PAIN_STOP in ada.milestones


def test_two_reds_further_apart_do_not() -> None:
    ada = after_greens(3, start_minutes=15, target_minutes=20).logs(6, during=7)
    ada.wakes(7, 1).walked(13).logs(21, during=7)
    assert ada.stage is Stage.ACTIVE


def test_mornings_that_rise_by_two_pause_the_programme() -> None:
    ada = Patient()
    for n in range(7):
        ada.walked(2 * n, morning=1)
    for n in (28, 43, 58):
        assert ada.walked(n, morning=3).stage is Stage.ACTIVE
    ada.walked(73, morning=3)
    assert (ada.stage, ada.why) == (Stage.PAUSED, "mornings_rising")
    assert ada.milestones[-1] is Milestone.PAIN_STOP


def test_a_pause_ends_when_the_walker_resumes_and_begins_anew_only_for_new_reasons() -> (
    None
):
    ada = Patient(with_programme(start_minutes=10)).logs(0, during=7).wakes(1, 1)
    ada.logs(2, during=7).wakes(3, 1).decides(Decided.RESUMED)
    assert (ada.stage, ada.dose, ada.why) == (Stage.ACTIVE, 6, "gone_on")
    assert ada.walked(4).stage is Stage.ACTIVE
    assert ada.logs(6, during=7).stage is Stage.ACTIVE


def test_greens_of_a_pause_do_not_count() -> None:
    ada = Patient(with_programme(start_minutes=10)).logs(0, during=7).wakes(1, 1)
    ada.logs(2, during=7).wakes(3, 1)
    for n in (4, 6, 8):
        ada.walked(n)
    ada.decides(Decided.RESUMED).on(20)
    assert (ada.proposed, ada.stage) == (None, Stage.ACTIVE)


@pytest.mark.parametrize("on_hold", [False, True])
def test_eight_days_without_a_walk_are_one_step_back_on_hold_or_not(
    on_hold: bool,
) -> None:
    ada = Patient(with_programme(start_minutes=10, target_minutes=12)).walked(0)
    ada.take(SetHold(ada.now, on=on_hold))
    assert ada.on(7, 23).dose == 10
    assert (ada.on(8, 0).dose, ada.why) == (8, "away")
    assert ada.on(14, 23).dose == 8


def test_fifteen_days_without_a_walk_lead_to_the_start() -> None:
    ada = Patient(with_programme(start_minutes=8)).walked(0)
    assert ada.on(8).dose == 6
    assert (ada.on(15).dose, ada.why) == (6, "away_for_long")
    ben = proposed_to().decides(Decided.ACCEPTED).walked(7).on(22)
    assert (ben.dose, ben.why) == (4, "away_for_long")


def test_who_has_not_walked_yet_has_nothing_to_go_back_from() -> None:
    assert Patient().on(20).dose == 5


def test_the_safety_list_opens_after_thirty_days_without_a_walk() -> None:
    ada = Patient().walked(0).on(29, 23)
    assert not ada.snapshot.is_list_open
    assert (ada.on(30, 0).stage, ada.why) == (Stage.PAUSED, "list_open")
    ada.logs(31)
    assert ada.stage is Stage.PAUSED
    ada.decides(Decided.LIST_CONFIRMED)
    assert (ada.stage, ada.why) == (Stage.ACTIVE, "gone_on")


def test_a_red_flag_stops_the_programme_until_it_is_cleared_and_the_list_confirmed() -> (
    None
):
    ada = proposed_to().decides(Decided.FLAG_RAISED)
    assert (ada.stage, ada.proposed, ada.why) == (Stage.PAUSED, None, "red_flag")
    assert ada.milestones[-1] is Milestone.PAIN_STOP
    with pytest.raises(RedFlagRaised):
        ada.take(Begin(ada.now))
    ada.decides(Decided.FLAG_CLEARED)
    assert (ada.stage, ada.why) == (Stage.PAUSED, "list_open")
    assert ada.snapshot.is_list_open
    ada.take(Begin(ada.now))
    ada.decides(Decided.LIST_CONFIRMED)
    assert ada.stage is Stage.ACTIVE


def test_after_a_red_flag_new_green_walks_are_needed() -> None:
    ada = after_greens(2).on(4, 8).decides(Decided.FLAG_RAISED).logs(4)
    ada.on(4, 15).decides(Decided.FLAG_CLEARED).decides(Decided.LIST_CONFIRMED)
    assert ada.wakes(5, 1).on(8).proposed is None
    assert ada.walked(8).walked(10).proposed is None
    assert ada.walked(12).proposed == 6


def test_a_walk_over_the_midnight_after_which_there_would_be_a_gap_leaves_none() -> (
    None
):
    ada = after_greens(1)
    start = local(ada.day(7), 23, 55)
    ada.take(Begin(start))
    ada.take(Stop(start + minutes(10)))
    assert (ada.dose, ada.why) == (5, "greens_missing")


def test_a_walk_that_a_source_sees_is_recorded_in_spite_of_a_red_flag() -> None:
    ada = Patient().decides(Decided.FLAG_RAISED)
    ada.treads(ada.now + minutes(5))
    assert len(ada.sessions) == 1


REFUSED: list[tuple[str, Patient, Decided, dict[str, float], type[WalkingError]]] = [
    ("start, list open", Patient(begun=False), Decided.STARTED, {}, SafetyListOpen),
    ("start, running", Patient(), Decided.STARTED, {}, ProgrammeRunning),
    ("accept", Patient(), Decided.ACCEPTED, {}, NothingProposed),
    ("decline", Patient(), Decided.DECLINED, {}, NothingProposed),
    ("stop", Patient(begun=False), Decided.STOPPED, {}, NoProgramme),
    ("resume none", Patient(begun=False), Decided.RESUMED, {}, NoProgramme),
    ("resume, not paused", Patient(), Decided.RESUMED, {}, NotPaused),
    ("clear no flag", Patient(), Decided.FLAG_CLEARED, {}, NoRedFlag),
    ("go on to less", at_target(), Decided.STARTED, {"target": 10}, TargetNotAhead),
    ("go on to nothing", at_target(), Decided.STARTED, {}, TargetNotAhead),
    ("go on to 31", at_target(), Decided.STARTED, {"target": 31}, MinutesOutOfRange),
]


@pytest.mark.parametrize(
    ("ada", "what", "facts", "error"),
    [row[1:] for row in REFUSED],
    ids=[row[0] for row in REFUSED],
)
def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    ada: Patient, what: Decided, facts: dict[str, float], error: type[WalkingError]
) -> None:
    before = ada.step
    with pytest.raises(error):
        ada.decides(what, **facts)
    assert ada.step is before


@pytest.mark.parametrize(
    ("start", "target", "error"),
    [
        (1, 10, MinutesOutOfRange),
        (16, 20, MinutesOutOfRange),
        (5, 31, MinutesOutOfRange),
        (12, 10, StartAboveTarget),
    ],
)
def test_minutes_that_cannot_be_are_refused(
    start: float, target: float, error: type[WalkingError]
) -> None:
    ada = Patient(begun=False).decides(Decided.LIST_CONFIRMED)
    with pytest.raises(error):
        ada.decides(Decided.STARTED, start, target)


@pytest.mark.parametrize(
    "what", [Decided.STARTED, Decided.RESUMED, Decided.LIST_CONFIRMED]
)
def test_nothing_goes_on_under_a_red_flag(what: Decided) -> None:
    ada = Patient().decides(Decided.FLAG_RAISED)
    with pytest.raises(RedFlagRaised):
        ada.decides(what)


def test_a_pause_keeps_its_reason_whatever_else_happens() -> None:
    ada = Patient(with_programme(start_minutes=15, target_minutes=20))
    ada.logs(0, during=7).wakes(1, 1).logs(2, during=7).wakes(3, 1)
    assert (ada.on(11).dose, ada.ruling.dose, ada.why) == (7, minutes(7), "two_reds")
    ada.walked(11).on(20)
    assert (ada.dose, ada.ruling.dose, ada.why) == (5, minutes(5), "two_reds")
    assert [r.because.key for r in ada.plan.rulings[-2:]] == ["away", "away"]


def test_of_several_reasons_for_a_pause_the_gravest_is_told() -> None:
    ada = Patient(with_programme(start_minutes=10)).logs(0, during=7).wakes(1, 1)
    ada.logs(2, during=7).decides(Decided.FLAG_RAISED)
    assert ada.why == "red_flag"
    assert ada.decides(Decided.FLAG_CLEARED).why == "two_reds"
    assert ada.decides(Decided.LIST_CONFIRMED).why == "two_reds"
    assert ada.decides(Decided.RESUMED).stage is Stage.ACTIVE


def test_who_is_at_rest_has_no_walk_due() -> None:
    ada = Patient()
    assert ada.snapshot.walk_due
    assert not ada.decides(Decided.FLAG_RAISED).snapshot.walk_due
    ben = Patient(with_programme(start_minutes=10)).logs(0, during=7).wakes(1, 1)
    assert ben.on(2).snapshot.walk_due
    assert not ben.logs(2, during=7).wakes(3, 1).on(6).snapshot.walk_due


def test_a_flag_that_was_raised_while_the_clock_ran_ahead_can_be_cleared() -> None:
    ada = Patient().on(30).decides(Decided.FLAG_RAISED)
    ada.tick(local(ada.day(1), 12)).decides(Decided.FLAG_CLEARED)
    assert not ada.plan.has_flag
    ben = Patient(begun=False).on(30).decides(Decided.LIST_CONFIRMED)
    ben.decides(Decided.STARTED).tick(local(ben.day(1), 12)).decides(Decided.STOPPED)
    assert ben.stage is Stage.NOT_STARTED
    assert ben.decides(Decided.STARTED).stage is Stage.ACTIVE


def test_a_step_is_accepted_on_a_clock_that_was_set_back_a_little() -> None:
    ada = Patient().walked(0).walked(2).walked(6)
    assert ada.stage is Stage.PROPOSAL
    ada.tick(ada.now - minutes(1)).decides(Decided.ACCEPTED)
    assert ada.dose == 6


def test_minutes_of_a_programme_are_whole() -> None:
    ada = Patient(begun=False).decides(Decided.LIST_CONFIRMED)
    with pytest.raises(MinutesOutOfRange):
        ada.decides(Decided.STARTED, 5.5)
