"""Questions about the knee, steps and the safety list on the phone, and what their buttons do."""

from datetime import datetime
from typing import Any

import pytest

from custom_components.retro_walking.core.model import Decided

from .life import ADA, Life, walker
from .phones import Phone
from .test_reminders import BERLIN

WORST, MORNING = ("during", "How was it?"), ("morning", "How is it this morning?")
SAFETY = ("safety", "A safety list, before the minutes grow")
STEP = ("plan", "A step further?")
UNCHANGED = "Nothing was changed"

NOT_A_SCORE = "A score is a whole number from 0 to 10, like 3. Give one of those."
MINUTE, DAY = 60, 86_400


def november(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


async def at_home(life: Life, phone: Phone, **reminders: Any) -> None:
    """Set Ada up at noon on a Monday, with a phone and the programme begun."""
    chosen = {"phones": [phone.device_id], **reminders}
    await life.set_up(walker(reminders=chosen))
    await life.act("confirm_safety_list")
    await life.act("start_programme")
    phone.received.clear()


async def asked(life: Life, phone: Phone, **reminders: Any) -> None:
    """Let Ada walk for five minutes, and be asked how it was."""
    await at_home(life, phone, **reminders)
    await life.walks(0, 300)
    assert len(phone.received) == 1


async def answer(life: Life, phone: Phone, reply: str) -> None:
    await phone.tap(phone.button("Answer"), reply_text=reply)
    await life.settle()


async def scores(life: Life) -> tuple[int | None, int | None]:
    (session,) = (await life.act("get_sessions"))["sessions"]
    return session["pain_during"], session["pain_morning"]


async def proposed(life: Life, phone: Phone, **reminders: Any) -> None:
    """Let Ada walk on three days, with nothing but green, and a week pass."""
    await at_home(life, phone, **reminders)
    for day in (0, 2, 4):
        await life.walks(day * DAY, day * DAY + 300)
        await answer(life, phone, "1")
        await life.moment(november(24 + day, 9))
        await answer(life, phone, "1")
    await life.moment(november(30, 8))


async def test_after_a_walk_the_phone_asks_and_the_answer_is_kept(
    life: Life, phone: Phone
) -> None:
    await asked(life, phone)
    assert phone.heard_of_knee == [WORST]
    (session,) = (await life.act("get_sessions"))["sessions"]
    assert phone.last["data"]["actions"] == [
        {
            "action": f"RETRO_WALKING_{ADA}_{session['session_id']}_PAIN_DURING",
            "title": "Answer",
            "behavior": "textInput",
            "textInputButtonTitle": "Send",
            "textInputPlaceholder": "0 to 10",
        }
    ]
    assert phone.last["message"] == (
        "The walk at 12:00, at its worst: 0 is fine, 10 is the worst. Answer with a number."
    )
    await answer(life, phone, "2")
    assert await scores(life) == (2, None)
    assert life.shown("sensor.knee_pain") == ["2"]
    assert phone.heard_of_knee == [WORST, ("during", "clear")]


async def test_on_the_morning_after_it_asks_again(life: Life, phone: Phone) -> None:
    await asked(life, phone)
    await answer(life, phone, "2")
    await life.moment(november(24, 9))
    assert phone.heard_of_knee[2:] == [MORNING]
    await answer(life, phone, "1")
    assert await scores(life) == (2, 1)
    assert life.shown("sensor.pain_zone") == ["green"]


async def test_a_question_that_nobody_answers_goes_at_six(
    life: Life, phone: Phone
) -> None:
    await asked(life, phone)
    late = phone.button("Answer")
    await life.moment(november(24, 9))
    await life.moment(november(24, 18))
    assert phone.heard_of_knee == [
        WORST,
        MORNING,
        ("during", "clear"),
        ("morning", "clear"),
    ]
    await phone.tap(late, reply_text="2")
    await life.settle()
    assert phone.heard_of_knee[-1] == ("during", UNCHANGED)
    assert phone.last["message"].startswith("That question is settled already.")
    assert await scores(life) == (None, None)


@pytest.mark.parametrize(
    "reply", ["11", "-1", "3.5", "bad", "", "3 or 4", "3 to 10", "5 10"]
)
async def test_what_is_no_score_is_asked_for_once_more_and_then_left(
    life: Life, phone: Phone, reply: str
) -> None:
    await asked(life, phone)
    await answer(life, phone, reply)
    assert phone.heard_of_knee == [WORST, WORST]
    assert phone.last["message"].startswith(f"{NOT_A_SCORE} The walk at 12:00")
    await answer(life, phone, reply)
    assert phone.heard_of_knee == [WORST, WORST, ("during", UNCHANGED)]
    assert phone.last["message"] == NOT_A_SCORE
    assert await scores(life) == (None, None)


async def test_the_second_question_takes_the_score(life: Life, phone: Phone) -> None:
    await asked(life, phone)
    await answer(life, phone, "lots")
    await answer(life, phone, "4/10")
    assert await scores(life) == (4, None)


async def test_messages_name_the_knee_and_say_why_where_the_walker_allows_it(
    life: Life, phone: Phone
) -> None:
    await asked(life, phone, name_the_knee=True)
    assert phone.last["title"] == "How was your knee?"
    await answer(life, phone, "7")
    assert phone.last["title"] == "A little less"
    assert phone.last["message"] == (
        "Back to 3 min: the knee was 7 of 10 in today's walk, which is too much."
    )


async def test_a_step_back_says_no_reason_on_a_phone_that_others_may_see(
    life: Life, phone: Phone
) -> None:
    await asked(life, phone)
    await answer(life, phone, "7")
    assert phone.last["message"] == "3 min next time."
    assert (
        "knee was 7 of 10" in life.state("sensor.programme_state").attributes["reason"]
    )


async def test_a_proposal_comes_with_two_buttons(life: Life, phone: Phone) -> None:
    await proposed(life, phone)
    assert phone.heard_of_knee[-1] == STEP
    assert phone.last["message"] == (
        "6 min from now on? So far it is 5. Accept it, or keep it as it is."
    )
    assert life.shown("sensor.programme_state") == ["proposal"]
    late = phone.button("Keep as it is")
    await phone.tap(phone.button("Accept"))
    await life.settle()
    assert life.shown("sensor.programme_state", "sensor.planned_duration") == [
        "active",
        "6.0",
    ]
    assert phone.heard_of_knee[-1] == ("plan", "clear")
    await phone.tap(late)
    await life.settle()
    assert phone.heard_of_knee[-1] == ("plan", UNCHANGED)
    assert life.shown("sensor.planned_duration") == ["6.0"]


async def test_who_keeps_the_minutes_keeps_them(life: Life, phone: Phone) -> None:
    await proposed(life, phone)
    await phone.tap(phone.button("Keep as it is"))
    await life.settle()
    assert life.shown("sensor.programme_state", "sensor.planned_duration") == [
        "active",
        "5.0",
    ]


async def test_the_safety_list_comes_after_the_first_walk_and_a_tap_begins(
    life: Life, phone: Phone
) -> None:
    await life.set_up(walker(reminders={"phones": [phone.device_id]}))
    assert phone.received == []
    await life.walks(0, 300)
    assert SAFETY in phone.heard_of_knee
    (message,) = [m for m in phone.received if m.get("title") == SAFETY[1]]
    for item in ("I hold the handrails.", "manual does not forbid", "Somebody walks"):
        assert item in message["message"]
    await phone.tap(phone.button("All of it is so"))
    await life.settle()
    assert ("safety", "clear") in phone.heard_of_knee
    assert life.shown("sensor.programme_state") == ["active"]
    await phone.tap(phone.button("All of it is so"))
    await life.settle()
    assert phone.heard_of_knee[-1] == ("safety", UNCHANGED)


async def test_without_a_phone_a_question_that_needs_one_stays_away(
    life: Life, phone: Phone
) -> None:
    await life.set_up(walker())
    await life.act("confirm_safety_list")
    await life.act("start_programme")
    await life.walks(0, 300)
    assert phone.received == []


async def test_start_on_the_phone_is_answered_with_advice_under_a_red_flag(
    life: Life, phone: Phone
) -> None:
    await life.set_up(walker(reminders={"phones": [phone.device_id]}))
    await life.moment(datetime(2026, 12, 2, 10, tzinfo=BERLIN))
    start = phone.button("Start")
    await life.act("raise_red_flag")
    await phone.tap(start)
    await life.settle()
    assert phone.last["message"].startswith("Stop now and get help;")
    assert life.shown("switch.session") == ["off"]


async def test_a_red_flag_brings_the_advice_to_the_phone_in_mid_walk(
    life: Life, phone: Phone
) -> None:
    await life.set_up(walker(reminders={"phones": [phone.device_id]}))
    await life.act("start_session")
    await life.act("raise_red_flag")
    await life.settle()
    assert phone.heard_of_knee == [("safety", "Stop now")]
    await life.act("clear_red_flag")
    await life.at(400)
    assert phone.heard_of_knee[1:] == [("safety", "clear")]
    await life.act("stop_session")
    await life.settle()
    assert SAFETY in phone.heard_of_knee


async def test_a_target_below_the_proposal_takes_it_off_the_phone(
    life: Life, phone: Phone
) -> None:
    await proposed(life, phone)
    entry = life.hass.config_entries.async_get_entry(ADA)
    assert entry is not None
    options = {**entry.options, "programme": {"target_minutes": 5}}
    life.hass.config_entries.async_update_entry(entry, options=options)
    await life.settle()
    await life.moment(november(30, 9))
    assert life.shown("sensor.programme_state") == ["active"]
    assert phone.heard_of_knee[-1] == ("plan", "clear")


async def test_a_tap_about_a_walk_that_is_gone_changes_nothing(
    life: Life, phone: Phone
) -> None:
    await asked(life, phone)
    (session,) = (await life.act("get_sessions"))["sessions"]
    await life.act("delete_session", session_id=session["session_id"])
    await answer(life, phone, "3")
    assert phone.heard_of_knee[-1] == ("during", UNCHANGED)


async def test_a_walk_that_is_far_longer_than_planned_is_said_to_be_plenty(
    life: Life, phone: Phone
) -> None:
    await at_home(life, phone)
    await life.act("start_session")
    await life.at(7 * MINUTE)
    assert phone.heard_of_knee == []
    await life.at(8 * MINUTE)
    assert phone.heard_of_knee == [("over", "That is plenty")]
    assert phone.last["message"] == (
        "5 min were planned, and this walk is far longer by now."
    )
    await life.act("stop_session")
    await life.settle()
    assert ("over", "clear") in phone.heard_of_knee


async def test_who_is_in_pain_in_mid_walk_is_asked_to_stop(
    life: Life, phone: Phone
) -> None:
    await at_home(life, phone)
    await life.act("start_session")
    await life.at(2 * MINUTE)
    await life.act("log_pain", score=7)
    await life.settle()
    assert phone.heard_of_knee == [("over", "Please stop for today")]
    assert phone.last["message"] == "Stop now, and rest."


async def test_a_list_that_is_confirmed_after_a_red_flag_begins_no_programme_anew(
    life: Life, phone: Phone
) -> None:
    await at_home(life, phone)
    await life.act("raise_red_flag")
    await life.act("clear_red_flag")
    await life.settle()
    assert phone.heard_of_knee[-1] == SAFETY
    await phone.tap(phone.button("All of it is so"))
    await life.settle()
    assert phone.heard_of_knee[-1] == ("safety", "clear")
    assert life.shown("sensor.programme_state") == ["active"]
    made = [d.what for d in life.coordinator().state.journal.decisions]
    assert made.count(Decided.STARTED) == 1
