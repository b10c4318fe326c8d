"""The programme: when the minutes grow, when they stay, when they go back, and why."""

from dataclasses import replace

import pytest

from custom_components.retro_walking.core.decisions import check, check_lengths
from custom_components.retro_walking.core.errors import (
    LongestTooShort,
    StartAboveTarget,
)
from custom_components.retro_walking.core.events import Delete, Edit, Rate, SetHold
from custom_components.retro_walking.core.model import Decided, Milestone, PainMoment
from custom_components.retro_walking.core.plan import Stage, Verb
from custom_components.retro_walking.core.settings import Goal, Timing

from .builders import minutes
from .patient import Patient, after_greens, at_target, proposed_to, with_programme

WEEK = (0, 2, 4)
"""Days of a week with three walks: Monday, Wednesday and Friday."""


def test_who_walks_three_times_a_week_is_led_from_five_to_ten_minutes_in_six_weeks() -> (
    None
):
    ada = Patient()
    doses = []
    for week in range(6):
        doses.append(ada.dose)
        for n in WEEK:
            ada.walked(7 * week + n)
        ada.on(7 * week + 7, 8)
        if ada.proposed is not None:
            ada.decides(Decided.ACCEPTED)
    assert doses == [5, 6, 7, 8, 9, 10]
    assert ada.stage is Stage.COMPLETED
    assert ada.milestones.count(Milestone.STEP_PROPOSED) == 5
    assert ada.milestones.count(Milestone.STEP_ACCEPTED) == 5
    assert ada.milestones.count(Milestone.PROGRAMME_COMPLETED) == 1


def test_the_walk_after_which_somebody_begins_is_the_first_of_the_programme() -> None:
    ada = Patient(begun=False).logs(0)
    ada.decides(Decided.LIST_CONFIRMED).decides(Decided.STARTED)
    ada.wakes(1, 1).walked(2).walked(4)
    assert ada.on(7).proposed == 6


def test_who_walks_twice_a_week_needs_about_eight() -> None:
    ada = Patient()
    days = [7 * week + n for week in range(12) for n in (0, 3)]
    while ada.stage is not Stage.COMPLETED:
        ada.walked(days.pop(0))
        if ada.proposed is not None:
            ada.decides(Decided.ACCEPTED)
    assert ada.dose == 10
    assert ada.snapshot.programme_week in (8, 9)


def test_a_step_waits_for_the_walkers_yes() -> None:
    ada = proposed_to()
    assert (ada.dose, ada.proposed, ada.why) == (5, 6, "green_run")
    assert ada.walked(7).on(9).dose == 5
    ada.decides(Decided.ACCEPTED)
    assert (ada.dose, ada.proposed, ada.stage) == (6, None, Stage.ACTIVE)


def test_who_keeps_the_minutes_is_asked_after_three_more_greens_and_a_week() -> None:
    ada = proposed_to().decides(Decided.DECLINED)
    assert (ada.dose, ada.proposed, ada.why) == (5, None, "kept")
    ada.walked(7).walked(9).walked(11)
    assert (ada.proposed, ada.why) == (None, "too_soon")
    assert ada.on(14).proposed == 6


def test_two_greens_are_not_enough() -> None:
    ada = after_greens(2).on(7)
    assert (ada.proposed, ada.why) == (None, "greens_missing")


def test_three_greens_within_a_week_wait_for_its_end() -> None:
    ada = after_greens(3)
    assert (ada.proposed, ada.why) == (None, "too_soon")
    assert ada.on(6, 23).proposed is None
    assert ada.on(7, 0).proposed == 6


def test_a_walk_with_the_old_minutes_does_not_count_for_the_new_ones() -> None:
    ada = proposed_to().logs(7).decides(Decided.ACCEPTED).wakes(8, 1)
    ada.walked(9).walked(11).on(14, 8)
    assert (ada.proposed, ada.why) == (None, "greens_missing")


def test_an_amber_walk_holds_the_minutes_and_breaks_the_run() -> None:
    ada = after_greens(2).walked(4, during=4).on(7)
    assert (ada.dose, ada.proposed, ada.why) == (5, None, "worst_up")
    ada.walked(7).walked(9)
    assert (ada.proposed, ada.why) == (None, "greens_missing")
    assert ada.walked(11).proposed == 6


def test_a_bad_morning_holds_the_minutes_and_says_what_is_usual() -> None:
    ada = Patient()
    for n in range(3):
        ada.walked(2 * n, during=3, morning=3)
    ada.walked(6, during=3, morning=4)
    because = ada.ruling.because
    assert (ada.ruling.verb, because.key) == (Verb.HELD, "morning_up")
    assert (because.score, because.usual) == (4, 3)  # type: ignore[attr-defined]
    assert because.day == ada.day(7)  # type: ignore[attr-defined]


def test_amber_takes_a_proposal_back() -> None:
    ada = proposed_to().walked(7, during=4)
    assert (ada.proposed, ada.stage) == (None, Stage.ACTIVE)


@pytest.mark.parametrize("moment", [PainMoment.NOW, PainMoment.BEFORE])
def test_too_much_pain_at_another_time_takes_a_proposal_back_and_breaks_the_run(
    moment: PainMoment,
) -> None:
    ada = proposed_to()
    ada.take(Rate(ada.now, 9, moment))
    assert (ada.proposed, ada.stage, ada.why) == (None, Stage.ACTIVE, "too_high")
    assert ada.walked(9).walked(11).on(14).proposed is None
    assert ada.walked(14).proposed == 6


def test_pain_at_another_time_that_is_bearable_changes_nothing() -> None:
    ada = proposed_to()
    ada.take(Rate(ada.now, 5, PainMoment.NOW))
    assert ada.proposed == 6


def test_nothing_is_proposed_on_the_day_on_which_the_knee_hurt_too_much() -> None:
    ada = after_greens().on(6, 22)
    ada.take(Rate(ada.now, 9, PainMoment.NOW))
    assert (ada.on(7, 9).proposed, ada.why) == (None, "too_high")


def test_a_missing_score_holds_the_minutes_but_does_not_break_the_run() -> None:
    ada = after_greens(2).walked(4, morning=None).on(7)
    assert (ada.proposed, ada.why) == (None, "score_missing")
    assert ada.walked(7).proposed == 6


def test_a_missing_score_does_not_take_a_proposal_back() -> None:
    ada = proposed_to().walked(7, morning=None)
    assert ada.proposed == 6


@pytest.mark.parametrize(
    ("before", "during", "morning", "why"),
    [
        (6, 1, 1, "before_too_high"),
        (None, 6, 1, "worst_too_high"),
        (None, 1, 6, "morning_too_high"),
        (None, 1, 3, "morning_far_up"),
    ],
)
def test_red_takes_a_step_back(
    before: int | None, during: int, morning: int, why: str
) -> None:
    ada = after_greens(3, start_minutes=8).walked(6, during, morning, before=before)
    assert (ada.dose, ada.why) == (6, why)
    assert ada.milestones[-1] is Milestone.STEP_BACK


@pytest.mark.parametrize(
    ("dose", "back"), [(3, 3), (4, 3), (5, 3), (6, 4), (10, 8), (13, 10), (15, 12)]
)
def test_a_step_back_is_two_minutes_or_a_fifth_and_not_below_three(
    dose: float, back: float
) -> None:
    ada = Patient(with_programme(start_minutes=dose, target_minutes=30))
    assert ada.logs(0, during=7).dose == back


def test_a_dose_below_the_floor_stays_where_it_is() -> None:
    ada = Patient(with_programme(start_minutes=2))
    assert ada.logs(0, during=7, length=3).dose == 2


def test_red_in_a_walk_and_on_its_morning_is_one_step_back() -> None:
    ada = Patient(with_programme(start_minutes=10)).walked(0, during=7, morning=7)
    assert ada.dose == 8


def test_red_takes_a_proposal_back() -> None:
    ada = proposed_to().logs(7, during=8)
    assert (ada.proposed, ada.dose) == (None, 3)


def test_a_week_with_too_few_walks_proposes_nothing() -> None:
    ada = Patient()
    for n in (0, 7, 14):
        ada.walked(n)
    assert (ada.proposed, ada.why) == (None, "too_few_walks")
    assert ada.walked(16).proposed == 6


def test_walks_that_were_far_shorter_than_planned_lead_to_no_more_minutes() -> None:
    ada = Patient(with_programme(start_minutes=8))
    for n in WEEK:
        ada.walked(n, length=4)
    ada.on(7)
    assert (ada.proposed, ada.why) == (None, "shorter_than_planned")


def test_a_large_step_is_cut_to_what_a_week_may_grow() -> None:
    assert (
        after_greens(3, start_minutes=10, target_minutes=20, step_minutes=5)
        .on(7)
        .proposed
        == 13
    )
    assert after_greens(3, step_minutes=5).on(7).proposed == 6


def test_a_step_does_not_lead_beyond_the_target() -> None:
    ada = after_greens(3, start_minutes=9, step_minutes=2)
    assert ada.on(7).proposed == 10


def test_the_programme_is_complete_after_three_greens_at_the_target() -> None:
    ada = at_target()
    assert (ada.dose, ada.why) == (10, "target_kept")
    assert ada.milestones.count(Milestone.PROGRAMME_COMPLETED) == 1
    assert ada.walked(7).walked(9).walked(11).stage is Stage.COMPLETED


def test_a_complete_programme_goes_on_to_a_new_target_or_ends() -> None:
    ada = at_target().decides(Decided.STARTED, target=12)
    assert (ada.stage, ada.dose) == (Stage.ACTIVE, 10)
    for n in (7, 9, 11):
        ada.walked(n)
    assert ada.on(14).proposed == 11
    ben = at_target().decides(Decided.STOPPED)
    assert (ben.stage, ben.plan.ruling) == (Stage.NOT_STARTED, None)


def test_a_complete_programme_steps_back_all_the_same() -> None:
    ada = at_target().logs(7, during=7)
    assert (ada.stage, ada.dose) == (Stage.ACTIVE, 8)


def test_minutes_that_are_walked_are_those_that_were_planned_then() -> None:
    ada = proposed_to().decides(Decided.ACCEPTED)
    ada.walks(ada.now, minutes=6)
    assert ada.sessions[-1].planned == minutes(6)


def test_without_a_programme_the_start_minutes_are_planned() -> None:
    ada = Patient(with_programme(start_minutes=4), begun=False)
    assert (ada.dose, ada.stage) == (4, Stage.NOT_STARTED)
    assert ada.walked(0).walked(2).walked(4).on(9).proposed is None


def test_greens_are_in_a_row_as_they_were_walked_not_as_they_became_known() -> None:
    ada = Patient().logs(0, hour=20).logs(1, during=4, hour=7).wakes(1, 1)
    ada.wakes(2, 1).walked(3).walked(5).on(8)
    assert (ada.proposed, ada.why) == (None, "greens_missing")


def test_one_bad_morning_after_two_walks_is_one_red() -> None:
    ada = Patient(with_programme(start_minutes=10))
    for n in range(3):
        ada.walked(2 * n)
    ada.logs(6, hour=9).logs(6, hour=15).wakes(7, 4)
    assert (ada.dose, ada.stage) == (8, Stage.ACTIVE)


def test_a_red_walk_of_the_first_day_counts_whenever_on_it_somebody_begins() -> None:
    ada = Patient(begun=False).logs(0, during=7)
    ada.decides(Decided.LIST_CONFIRMED).decides(Decided.STARTED)
    assert (ada.dose, ada.why) == (3, "worst_too_high")
    assert ada.on(1, 20).dose == 3


def test_where_there_are_no_minutes_to_lose_they_are_held() -> None:
    ada = Patient(with_programme(start_minutes=3)).logs(0, during=7)
    assert (ada.dose, ada.ruling.verb) == (3, Verb.HELD)
    assert Milestone.STEP_BACK not in ada.milestones


def test_walks_as_short_as_they_are_planned_are_good_walks() -> None:
    ada = Patient(with_programme(start_minutes=2))
    for n in WEEK:
        ada.walked(n)
    assert ada.on(7).proposed == 3


def test_what_counts_as_a_walk_and_the_goal_are_those_of_their_time() -> None:
    ada = proposed_to().decides(Decided.ACCEPTED)
    timing = replace(ada.settings.timing, counts_from=minutes(6))
    ada.settings = replace(ada.settings, timing=timing, goal=Goal(most=7, rest_days=0))
    assert ada.on(7, 13).dose == 6


def test_an_option_that_changes_does_not_change_the_past() -> None:
    ada = proposed_to().decides(Decided.ACCEPTED)
    ada.settings = with_programme(greens_to_step=5, step_minutes=2)
    assert ada.on(7, 13).dose == 6
    for n in (7, 9, 11, 13):
        ada.walked(n)
    assert (ada.dose, ada.proposed) == (6, None)


def test_a_target_that_is_lowered_lowers_the_dose() -> None:
    ada = Patient(with_programme(start_minutes=8))
    ada.settings = with_programme(start_minutes=5, target_minutes=7)
    assert (ada.on(1).dose, ada.why) == (7, "target_lowered")


def test_a_target_that_is_lowered_takes_back_what_is_proposed_beyond_it() -> None:
    ada = proposed_to()
    ada.settings = with_programme(target_minutes=5)
    assert (ada.on(7, 9).proposed, ada.dose) == (None, 5)
    ben = after_greens(3, start_minutes=10, target_minutes=20, step_minutes=3).on(7)
    ben.settings = with_programme(start_minutes=10, target_minutes=12, step_minutes=3)
    assert ben.on(7, 13).proposed == 12


def test_options_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(StartAboveTarget):
        check(with_programme(start_minutes=12, target_minutes=10).programme)
    check(with_programme().programme)


@pytest.mark.parametrize(("counts_from", "target"), [(13, 10), (3, 13)])
def test_no_walk_is_closed_before_it_counts_or_is_as_long_as_it_is_to_become(
    counts_from: int, target: int
) -> None:
    programme = with_programme(target_minutes=target).programme
    counting = Timing(counts_from=minutes(counts_from))
    with pytest.raises(LongestTooShort):
        check_lengths(replace(counting, longest_session=minutes(12)), programme)
    check_lengths(replace(counting, longest_session=minutes(13)), programme)


def test_the_worst_of_a_walk_that_is_edited_is_as_if_it_had_been_so() -> None:
    ada = Patient()
    for n in WEEK:
        ada.walked(n)
    ada.on(7, 8).decides(Decided.ACCEPTED)
    worst = ada.sessions[1]
    ada.take(Rate(ada.now, 4, PainMoment.DURING, worst.session_id))
    assert ada.dose == 5
    ada.take(Rate(ada.now, 1, PainMoment.DURING, worst.session_id))
    assert ada.dose == 6


def test_a_morning_that_is_corrected_after_a_step_leaves_the_step() -> None:
    ada = Patient().walked(0).walked(2).walked(6).decides(Decided.ACCEPTED)
    assert ada.dose == 6
    ada.on(7, 12).take(Rate(ada.now, 0, PainMoment.MORNING))
    assert ada.dose == 6


def test_a_walk_that_is_deleted_or_made_too_short_takes_its_green_along() -> None:
    ada = proposed_to()
    ada.take(Delete(ada.now, ada.sessions[0].session_id))
    assert ada.proposed is None
    ben = proposed_to()
    walk = ben.sessions[0]
    ben.take(Edit(ben.now, walk.amended(walk.start, minutes(2))))
    assert ben.proposed is None


def test_adherence_is_of_what_the_least_of_the_goal_asks_for() -> None:
    ada = Patient().walked(0).walked(3)
    assert ada.on(6).snapshot.adherence == 1
    assert ada.on(7).snapshot.adherence == pytest.approx(0.5)
    assert ada.on(12).snapshot.adherence == 0


def test_days_on_hold_and_paused_for_pain_ask_for_nothing() -> None:
    ada = Patient().walked(0)
    ada.take(SetHold(ada.now, on=True))
    assert ada.on(9).snapshot.adherence is None
    ben = Patient(with_programme(start_minutes=10)).logs(0, during=8, length=1)
    assert ben.snapshot.adherence == 1
    ben.decides(Decided.FLAG_RAISED)
    assert ben.on(9).snapshot.adherence is None


def test_the_goal_is_a_milestone_once() -> None:
    ada = Patient().walked(0)
    ada.milestones.clear()
    ada.logs(2)
    assert ada.milestones == [Milestone.GOAL_MET]
    ada.logs(4)
    assert ada.milestones == [Milestone.GOAL_MET, Milestone.GOAL_COMPLETE]
