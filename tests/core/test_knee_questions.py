"""What is asked and told about knee and programme: when, how often, and when it goes."""

from custom_components.retro_walking.core.events import (
    Begin,
    Confirm,
    Decide,
    Log,
    Rate,
    Refused,
)
from custom_components.retro_walking.core.messages import AskList, Enough, Topic
from custom_components.retro_walking.core.model import (
    Activity,
    CountsAs,
    Decided,
    PainMoment,
)
from custom_components.retro_walking.core.session import Stop
from custom_components.retro_walking.core.week import DAY

from .builders import minutes
from .diary import MONDAY, Diary, local, settings
from .patient import Patient, exercised, with_pain, with_programme

TUESDAY = MONDAY + DAY


def asked_for_list(diary: Diary) -> list[str]:
    """Return when the safety list was shown."""
    return [
        f"{said.at:%a %H:%M}" for said in diary.said if isinstance(said.what, AskList)
    ]


def test_after_a_walk_its_worst_is_asked_for_once_and_again_on_the_morning_after() -> (
    None
):
    ada = Patient().walks(local(MONDAY, 9), 4).until(local(TUESDAY, 23))
    assert ada.knee_lines == [
        "Mon 09:04 during?",
        "Tue 09:00 morning?",
        "Tue 18:00 during cleared",
        "Tue 18:00 morning cleared",
    ]


def test_an_answer_clears_the_question() -> None:
    ada = Patient().walks(local(MONDAY, 9), 4)
    ada.take(Rate(local(MONDAY, 9, 10), 2)).take(Rate(local(TUESDAY, 9, 5), 1))
    assert ada.knee_lines == [
        "Mon 09:04 during?",
        "Mon 09:10 during cleared",
        "Tue 09:00 morning?",
        "Tue 09:05 morning cleared",
    ]
    (walk,) = ada.step.state.journal.sessions
    assert (walk.pain.during, walk.pain.morning) == (2, 1)


def test_who_said_it_before_is_not_asked() -> None:
    ada = Patient().take(Begin(local(MONDAY, 9))).take(Rate(local(MONDAY, 9, 3), 2))
    ada.take(Stop(local(MONDAY, 9, 4))).take(Rate(local(TUESDAY, 8), 1))
    assert ada.until(local(TUESDAY, 23)).knee_lines == []


def test_who_does_not_want_to_be_asked_is_not() -> None:
    quiet = with_pain(ask_after_walk=False, ask_next_morning=False)
    ada = Patient(quiet).walks(local(MONDAY, 9), 4).until(local(TUESDAY, 23))
    assert ada.knee_lines == []


def test_a_walk_that_waits_for_a_yes_is_asked_about_afterwards() -> None:
    ada = Patient().treads(local(MONDAY, 9))
    assert ada.knee_lines == []
    ada.take(Confirm(local(MONDAY, 10)))
    assert ada.knee_lines == ["Mon 10:00 during?"]


def test_a_question_of_the_quiet_hours_comes_when_they_are_over() -> None:
    ada = Patient().walks(local(MONDAY, 22), 4).until(local(TUESDAY, 10))
    assert ada.knee_lines == ["Tue 08:00 during?", "Tue 09:00 morning?"]


def test_who_walks_is_not_asked_anything_until_the_walk_is_over() -> None:
    ada = Patient().walks(local(MONDAY, 18), 4).take(Rate(local(MONDAY, 19), 1))
    ada.take(Begin(local(TUESDAY, 8, 58))).until(local(TUESDAY, 9, 2))
    assert ada.knee_lines[2:] == []
    ada.take(Stop(local(TUESDAY, 9, 3)))
    assert ada.knee_lines[2:] == ["Tue 09:03 during?", "Tue 09:03 morning?"]


def test_exercise_is_not_asked_about() -> None:
    ada = Patient().until(local(MONDAY, 10))
    ada.take(Log(local(MONDAY, 10), exercised(Activity.SWIMMING))).until(
        local(TUESDAY, 23)
    )
    assert ada.knee_lines == []
    assert ada.snapshot.sessions_this_week == 0
    assert ada.snapshot.other_this_week == minutes(30)
    assert ada.snapshot.last_session is None


def test_a_restart_asks_nothing_twice() -> None:
    ada = Patient().walks(local(MONDAY, 9), 4).restart(local(MONDAY, 10))
    ada.until(local(TUESDAY, 9)).restart(local(TUESDAY, 10))
    assert ada.knee_lines == ["Mon 09:04 during?", "Tue 09:00 morning?"]


def test_a_misheard_score_is_asked_for_once_more_and_that_is_remembered() -> None:
    ada = Patient().walks(local(MONDAY, 9), 4)
    ada.take(Refused(local(MONDAY, 9, 5), None, again=Topic.DURING))
    assert ada.restart(local(MONDAY, 9, 6)).step.state.screen.asked[Topic.DURING].again
    assert ada.knee_lines == ["Mon 09:04 during?"]


def test_a_proposal_is_told_after_the_quiet_hours_and_stays_until_it_is_answered() -> (
    None
):
    ada = Patient()
    for n in (0, 2, 4):
        ada.walked(n)
    ada.on(9, 20)
    assert ada.knee_lines[-1] == "Mon 08:00 proposed: green_run"
    ada.decides(Decided.ACCEPTED)
    assert ada.knee_lines[-1] == "Wed 20:00 plan cleared"


def test_a_step_back_and_a_pause_are_told_for_two_days() -> None:
    ada = Patient(with_programme(start_minutes=10)).logs(0, during=7)
    assert ada.knee_lines[-1] == "Mon 10:00 stepped_back: worst_too_high"
    ada.logs(2, during=7)
    assert "Wed 09:10 plan cleared" in ada.knee_lines
    assert ada.knee_lines[-1] == "Wed 10:00 paused: two_reds"


def test_a_held_dose_is_told_only_where_the_knee_held_it() -> None:
    ada = Patient().walked(0).walked(2, during=4)
    assert [line for line in ada.knee_lines if "held" in line] == [
        "Wed 10:00 held: worst_up"
    ]


def test_who_is_away_is_not_told_that_the_minutes_go_back() -> None:
    ada = Patient(with_programme(start_minutes=10)).walked(0)
    so_far = len(ada.knee_lines)
    assert ada.on(20).dose == 8
    assert ada.knee_lines[so_far:] == []


def test_the_safety_list_is_shown_once_after_the_first_walk() -> None:
    ada = Diary(settings(CountsAs.BACKWARDS)).until(local(MONDAY, 8))
    assert asked_for_list(ada) == []
    ada.walks(local(MONDAY, 9), 4).walks(local(MONDAY, 12), 4)
    assert asked_for_list(ada) == ["Mon 09:04"]


def test_the_safety_list_is_shown_again_when_a_red_flag_is_cleared_and_after_a_return() -> (
    None
):
    ada = Patient().decides(Decided.FLAG_RAISED)
    assert asked_for_list(ada) == []
    assert asked_for_list(ada.decides(Decided.FLAG_CLEARED)) == ["Mon 08:00"]
    ada.decides(Decided.LIST_CONFIRMED)
    assert ada.knee_lines[-1] == "Mon 08:00 safety cleared"
    assert asked_for_list(ada.walked(0).on(40)) == ["Mon 08:00"]
    assert asked_for_list(ada.logs(41)) == ["Mon 08:00", "Sun 10:00"]


def test_a_red_flag_is_answered_with_advice_at_any_hour_until_it_is_cleared() -> None:
    ada = Patient(begun=False).until(local(MONDAY, 23)).take(Begin(local(MONDAY, 23)))
    ada.take(Decide(local(MONDAY, 23, 2), Decided.FLAG_RAISED))
    assert ada.knee_lines == ["Mon 23:02 advice"]
    ada.take(Stop(local(MONDAY, 23, 4))).restart(local(TUESDAY, 7))
    ada.take(Decide(local(TUESDAY, 7, 30), Decided.FLAG_CLEARED))
    assert ada.knee_lines[1:] == ["Tue 07:30 safety cleared"]


def test_a_score_that_comes_late_is_told_what_it_leads_to() -> None:
    ada = Patient().logs(0, None).logs(1, 1, hour=7).wakes(1, 1).on(1, 12)
    first = ada.sessions[0].session_id
    ada.take(Rate(ada.now, 7, PainMoment.DURING, first))
    assert ada.knee_lines[-1] == "Tue 12:00 stepped_back: worst_too_high"


def test_a_proposal_that_is_taken_back_leaves_the_screen() -> None:
    ada = Patient().walked(0).walked(2).walked(4).on(7)
    assert ada.knee_lines[-1].endswith("proposed: green_run")
    ada.settings = with_programme(target_minutes=5)
    ada.on(7, 13)
    assert ada.knee_lines[-1].endswith("plan cleared")
    assert ada.why == "target_lowered"


def test_who_has_ended_the_programme_is_not_asked_for_the_list() -> None:
    ada = Patient().walked(0).decides(Decided.STOPPED).on(40).logs(41)
    assert asked_for_list(ada) == []


def test_a_walk_far_over_its_minutes_says_so_once() -> None:
    ada = Patient().take(Begin(local(MONDAY, 9)))
    ada.until(local(MONDAY, 9, 7))
    assert ada.knee_lines == []
    ada.until(local(MONDAY, 9, 30)).take(Stop(local(MONDAY, 9, 31)))
    assert [line for line in ada.knee_lines if "over" in line] == [
        "Mon 09:07 over?",
        "Mon 09:31 over cleared",
    ]


def test_without_a_programme_no_walk_is_too_long() -> None:
    ada = Patient(begun=False).take(Begin(local(MONDAY, 9)))
    ada.until(local(MONDAY, 9, 30))
    assert ada.knee_lines == []


def test_a_walk_that_hurts_too_much_is_told_to_end() -> None:
    ada = Patient().take(Begin(local(MONDAY, 9))).take(Rate(local(MONDAY, 9, 2), 6))
    (said,) = [said.what for said in ada.said if isinstance(said.what, Enough)]
    assert said.hurts
