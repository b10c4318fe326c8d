"""The question that a phone is asked after a walk, and the walk that it shows while it runs."""

import pytest

from .life import ADA, Life, source, walker
from .phones import Phone

ASKED = ("confirm", "Did you walk backwards?")
SETTLED = ("confirm", "clear")


async def asked(life: Life, phone: Phone) -> str:
    """Let Ada walk on a belt that is not hers alone; return the session's id."""
    await life.set_up(
        walker(source(counts_as="ask"), reminders={"phones": [phone.device_id]})
    )
    await life.walks(0, 400)
    assert phone.heard == [ASKED]
    (session,) = (await life.act("get_sessions"))["sessions"]
    session_id: str = session["session_id"]
    return session_id


async def confirmed(life: Life, phone: Phone) -> str:
    """Let Ada walk and say yes on the phone; return the id of that button."""
    await asked(life, phone)
    yes = phone.button("Yes")
    await phone.tap(yes)
    return yes


async def active_minutes(life: Life) -> list[tuple[float, bool]]:
    sessions = (await life.act("get_sessions"))["sessions"]
    return [(session["active_minutes"], session["confirmed"]) for session in sessions]


async def test_a_walk_that_needs_a_yes_asks_for_it_on_the_phone(
    life: Life, phone: Phone
) -> None:
    session_id = await asked(life, phone)
    message = phone.last
    assert message["message"] == (
        "The belt ran from 12:00 to 12:06, 7 min of it in use."
    )
    stem = f"RETRO_WALKING_{ADA}_{session_id}"
    yes, no, other = message["data"]["actions"]
    assert yes == {"action": f"{stem}_CONFIRM", "title": "Yes"}
    assert no == {"action": f"{stem}_DISCARD", "title": "No"}
    assert other == {
        "action": f"{stem}_CONFIRM",
        "title": "Other minutes",
        "behavior": "textInput",
        "textInputButtonTitle": "Send",
        "textInputPlaceholder": "Minutes",
    }


async def test_yes_counts_it(life: Life, phone: Phone) -> None:
    await asked(life, phone)
    await phone.tap(phone.button("Yes"))
    await life.settle()
    assert life.shown("sensor.sessions_this_week") == ["1"]
    assert phone.heard == [ASKED, SETTLED]


async def test_no_takes_it_out(life: Life, phone: Phone) -> None:
    await asked(life, phone)
    await phone.tap(phone.button("No"))
    await life.settle()
    assert await active_minutes(life) == []
    assert phone.heard == [ASKED, SETTLED]


@pytest.mark.parametrize("reply", ["5", " 5 min", "5,0"])
async def test_other_minutes_are_taken_as_they_are_written(
    life: Life, phone: Phone, reply: str
) -> None:
    await asked(life, phone)
    await phone.tap(phone.button("Other minutes"), reply_text=reply)
    await life.settle()
    assert await active_minutes(life) == [(5, True)]


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        ("a few", "That is no number of minutes. Write it as a number, like 7."),
        ("5 or 6", "That is no number of minutes. Write it as a number, like 7."),
        ("", "That is no number of minutes. Write it as a number, like 7."),
        (
            "0",
            "A walk needs more than 0 minutes and ends after it starts. Correct the minutes or the times.",
        ),
        (
            "9",
            "The belt ran for no more than 6.7 minutes. Give fewer minutes, or edit the session.",
        ),
    ],
)
async def test_minutes_that_cannot_be_are_asked_for_again(
    life: Life, phone: Phone, reply: str, sentence: str
) -> None:
    await asked(life, phone)
    await phone.tap(phone.button("Other minutes"), reply_text=reply)
    await life.settle()
    assert await active_minutes(life) == [(6.67, False)]
    assert phone.heard == [ASKED, ASKED]
    assert phone.last["message"] == (
        f"{sentence} The belt ran from 12:00 to 12:06, 7 min of it in use."
    )
    assert len(phone.last["data"]["actions"]) == 3


async def test_a_question_that_is_settled_elsewhere_is_cleared_and_a_late_tap_says_so(
    life: Life, phone: Phone
) -> None:
    await asked(life, phone)
    yes = phone.button("Yes")
    await life.press("discard_session")
    assert phone.heard == [ASKED, SETTLED]
    await phone.tap(yes)
    await life.settle()
    assert phone.heard[-1] == ("confirm", "Nothing was changed")
    assert await active_minutes(life) == []


async def test_an_answer_leaves_the_screen_after_ten_minutes(
    life: Life, phone: Phone
) -> None:
    yes = await confirmed(life, phone)
    await phone.tap(yes)
    await life.settle()
    assert phone.heard[-1] == ("confirm", "Nothing was changed")
    await life.at(3600)
    assert phone.heard[-1] == SETTLED


async def test_a_late_tap_does_not_take_away_the_question_that_is_open(
    life: Life, phone: Phone
) -> None:
    settled = await confirmed(life, phone)
    await life.walks(1000, 1400)
    open_question = phone.button("Yes")
    await phone.tap(settled)
    await life.settle()
    assert phone.last["message"].startswith("That question is settled already.")
    assert phone.button("Yes") == open_question
    await life.at(3600)
    assert phone.last["title"] != "clear"


async def test_the_running_walk_is_shown_only_where_that_is_chosen(
    life: Life, phone: Phone
) -> None:
    reminders = {"phones": [phone.device_id], "live_message": True}
    await life.set_up(walker(reminders=reminders))
    await life.shows(0, "80")
    await life.at(30)
    started = phone.last
    assert started["message"] == "0 of 5 min"
    assert started["data"]["live_update"] is True
    assert (started["data"]["progress"], started["data"]["progress_max"]) == (30, 300)
    assert started["data"]["chronometer"] is True
    for second in range(60, 200, 10):
        await life.at(second)
    assert [m["message"] for m in phone.received] == [
        "0 of 5 min",
        "1 of 5 min",
        "2 of 5 min",
        "3 of 5 min",
    ]
    await life.shows(200, "1.6")
    await life.at(215)
    assert phone.last["message"] == "Paused at 3 of 5 min"
    await life.at(400)
    assert phone.heard[-1] == ("live", "clear")
