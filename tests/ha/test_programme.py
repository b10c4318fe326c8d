"""The programme through actions, buttons and options: six weeks, and what is refused."""

from datetime import timedelta
from typing import Any

from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import ServiceValidationError
import pytest

from .life import ADA, NOON, Life, walker
from .test_actions import AT_TEN, logged, refused, sessions

DAY = timedelta(days=1)


async def begun(life: Life, **options: Any) -> None:
    await life.set_up(walker(None, **options))
    await life.act("confirm_safety_list")
    await life.act("start_programme")


async def walked(life: Life, day: int, during: int = 1, morning: int = 1) -> None:
    """Log a walk of a day with its scores, in its time."""
    await life.moment(NOON + day * DAY)
    planned = float(life.state("sensor.planned_duration").state)
    start = f"{NOON + day * DAY - timedelta(hours=1):%Y-%m-%d %H:%M:%S}"
    session_id = await logged(life, start, planned, pain_during=during)
    await life.moment(NOON + (day + 1) * DAY - timedelta(hours=2))
    await life.act("log_pain", score=morning, moment="morning", session_id=session_id)


async def test_six_weeks_lead_from_five_to_ten_minutes(life: Life) -> None:
    await begun(life)
    doses = []
    for week in range(6):
        doses.append(life.state("sensor.planned_duration").state)
        for day in (0, 2, 4):
            await walked(life, 7 * week + day)
        await life.moment(NOON + (7 * week + 7) * DAY - timedelta(hours=3))
        if life.shown("sensor.programme_state") == ["proposal"]:
            await life.press("accept_step")
    assert doses == ["5.0", "6.0", "7.0", "8.0", "9.0", "10.0"]
    assert life.shown("sensor.programme_state") == ["completed"]
    assert life.state("event.milestone").attributes["event_type"] == (
        "programme_completed"
    )
    summary = await life.act("get_summary")
    assert summary["reason"] == (
        "Complete with 10 min: 3 good walks in a row at the target."
    )
    assert (summary["total_sessions"], summary["week_streak"]) == (18, 6)
    await life.act("start_programme", target_minutes=12)
    assert life.shown("sensor.programme_state") == ["active"]


async def test_a_bad_morning_holds_the_minutes_with_the_reason_in_plain_words(
    life: Life,
) -> None:
    await begun(life)
    for day in (0, 2, 4):
        await walked(life, day, during=3, morning=3)
    await walked(life, 6, during=3, morning=4)
    reason = life.state("sensor.programme_state").attributes["reason"]
    assert reason == (
        "Held at 5 min: the knee was 4 of 10 this morning, 1 above your usual 3."
    )
    await life.moment(NOON + 8 * DAY)
    assert life.state("sensor.programme_state").attributes["reason"] == (
        "Held at 5 min: the knee was 4 of 10 yesterday morning, 1 above your usual 3."
    )
    assert life.shown("sensor.pain_zone", "sensor.planned_duration") == ["amber", "5.0"]


async def test_a_red_flag_is_raised_answered_with_advice_and_cleared(
    life: Life,
) -> None:
    await begun(life)
    await life.act("raise_red_flag")
    assert life.shown("sensor.pain_zone", "sensor.programme_state") == [
        "stop",
        "paused",
    ]
    assert life.state("event.milestone").attributes["event_type"] == "pain_stop"
    await refused(life, "red_flag_raised", "start_session", {})
    with pytest.raises(ServiceValidationError, match="Seek medical help"):
        await life.turn("switch.session", on=True)
    await refused(life, "red_flag_raised", "resume_programme", {})
    await logged(life)
    await life.act("clear_red_flag")
    await refused(life, "safety_list_open", "resume_programme", {})
    await life.act("confirm_safety_list")
    assert life.shown("sensor.programme_state") == ["active"]


REFUSALS: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing_proposed": ("accept_step", {}),
    "programme_running": ("start_programme", {}),
    "not_paused": ("resume_programme", {}),
    "no_red_flag": ("clear_red_flag", {}),
    "no_score": ("log_pain", {"score": 11}),
    "no_walk_to_score": ("log_pain", {"score": 1, "moment": "during"}),
    "unknown_session": ("log_pain", {"score": 1, "session_id": "nonsense"}),
}


@pytest.mark.parametrize("key", REFUSALS)
async def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    life: Life, key: str
) -> None:
    await begun(life)
    await refused(life, key, *REFUSALS[key])


@pytest.mark.parametrize("score", [-1, 10.5, 3.5, float("nan"), float("inf"), 1e300])
async def test_no_score_gets_in_by_any_door(life: Life, score: float) -> None:
    await begun(life)
    session_id = await logged(life)
    for action, data in (
        ("log_pain", {"score": score}),
        ("log_session", {"start": AT_TEN, "minutes": 5, "pain_during": score}),
        ("log_session", {"start": AT_TEN, "minutes": 5, "pain_before": score}),
        ("edit_session", {"session_id": session_id, "pain_during": score}),
    ):
        await refused(life, "no_score", action, data)


async def test_nothing_begins_without_the_list(life: Life) -> None:
    await life.set_up(walker())
    await refused(life, "safety_list_open", "start_programme", {})
    await refused(life, "no_programme", "stop_programme", {})
    await life.act("confirm_safety_list")
    await refused(
        life, "minutes_out_of_range", "start_programme", {"start_minutes": 20}
    )
    await refused(
        life,
        "start_above_target",
        "start_programme",
        {"start_minutes": 12, "target_minutes": 10},
    )


async def test_a_session_has_its_scores_and_its_zone(life: Life) -> None:
    await begun(life)
    session_id = await logged(life, pain_before=2, pain_during=3)
    await life.act("edit_session", session_id=session_id, pain_during=6)
    (session,) = await sessions(life)
    assert (session["pain_before"], session["pain_during"], session["zone"]) == (
        2,
        6,
        "red",
    )
    await life.act("undo")
    (session,) = await sessions(life)
    assert session["pain_during"] == 3


async def test_the_morning_of_a_walk_of_today_is_to_come(life: Life) -> None:
    await begun(life)
    session_id = await logged(life)
    wish = {"score": 1, "moment": "morning", "session_id": session_id}
    await refused(life, "morning_to_come", "log_pain", wish)


async def test_other_exercise_is_shown_with_the_week_and_is_no_walk(
    life: Life,
) -> None:
    await begun(life)
    answer = await life.act("log_exercise", kind="swimming", start=AT_TEN, minutes=30)
    (session,) = await sessions(life, kind="swimming")
    assert (session["session_id"], session["counted"], session["place"]) == (
        answer["session_id"],
        False,
        None,
    )
    assert await sessions(life, kind="walk") == []
    summary = await life.act("get_summary")
    assert (summary["sessions_this_week"], summary["other_exercise_this_week"]) == (
        0,
        30,
    )
    await refused(
        life, "not_a_walk", "log_pain", {"score": 1, "session_id": answer["session_id"]}
    )


async def test_the_safety_list_is_a_step_of_the_options_while_it_is_open(
    life: Life,
) -> None:
    await life.set_up(walker(goal={"least": 1}))
    options = life.hass.config_entries.options
    result: Any = await options.async_init(ADA)
    assert result["type"] is FlowResultType.MENU
    step = {"next_step_id": "safety"}
    result = await options.async_configure(result["flow_id"], step)
    assert "I hold the handrails." in result["description_placeholders"]["list"]
    assert "knee pain" in result["description_placeholders"]["list"]
    no = {"confirmed": False, "start": True}
    result = await options.async_configure(result["flow_id"], no)
    assert result["errors"] == {"confirmed": "list_not_confirmed"}
    assert life.shown("sensor.programme_state") == ["not_started"]
    yes = {"confirmed": True, "start": True}
    result = await options.async_configure(result["flow_id"], yes)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await life.settle()
    assert life.shown("sensor.programme_state") == ["active"]
    entry = life.hass.config_entries.async_get_entry(ADA)
    assert entry is not None
    assert entry.options == {"goal": {"least": 1}}
    result = await options.async_init(ADA)
    result = await options.async_configure(result["flow_id"], step)
    assert list(result["data_schema"].schema) == ["confirmed"]


async def test_the_list_has_to_wait_under_a_red_flag(life: Life) -> None:
    await life.set_up(walker())
    options = life.hass.config_entries.options
    opened: Any = await options.async_init(ADA)
    await life.act("raise_red_flag")
    result: Any = await options.async_init(ADA)
    assert result["menu_options"] == ["settings", "history"]
    result = await options.async_configure(
        opened["flow_id"], {"next_step_id": "safety"}
    )
    result = await options.async_configure(
        result["flow_id"], {"confirmed": True, "start": False}
    )
    assert result["errors"] == {"base": "red_flag_raised"}


async def test_a_walker_who_is_let_go_in_between_ends_the_form(life: Life) -> None:
    await life.set_up(walker())
    options = life.hass.config_entries.options
    result: Any = await options.async_init(ADA)
    await life.hass.config_entries.async_unload(ADA)
    result = await options.async_configure(
        result["flow_id"], {"next_step_id": "safety"}
    )
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "not_loaded")


async def test_the_reason_is_there_in_whatever_language_the_house_speaks(
    life: Life,
) -> None:
    await begun(life)
    await life.hass.config.async_update(language="nl", time_zone="America/New_York")
    await life.settle()
    reason = life.state("sensor.programme_state").attributes["reason"]
    assert reason == "Begun with 5 min: the aim is 10 min."


async def test_a_score_of_other_exercise_is_refused(life: Life) -> None:
    await begun(life)
    answer = await life.act("log_exercise", kind="cycling", start=AT_TEN, minutes=30)
    wish = {"session_id": answer["session_id"], "pain_during": 7}
    await refused(life, "not_a_walk", "edit_session", wish)


async def test_the_programme_survives_a_reload(life: Life) -> None:
    await begun(life)
    for day in (0, 2, 4):
        await walked(life, day)
    await life.moment(NOON + 7 * DAY)
    assert life.shown("sensor.programme_state") == ["proposal"]
    await life.hass.config_entries.async_reload(ADA)
    await life.settle()
    assert life.shown("sensor.programme_state", "sensor.knee_pain") == ["proposal", "1"]
    await life.act("accept_step")
    assert life.shown("sensor.planned_duration") == ["6.0"]
    await life.act("stop_programme")
    assert life.shown("sensor.programme_state", "sensor.planned_duration") == [
        "not_started",
        "5.0",
    ]
