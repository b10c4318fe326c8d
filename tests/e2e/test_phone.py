"""Real messages to real addresses, and real taps, on a real Home Assistant."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from typing import Any

import pytest
import pytest_asyncio

from household.demo import AT_ONCE, PLUG_WALK, QUICK
from household.devices import BELT, PLUG
from household.home import Home
from household.phone import Phone
from household.walker import Walker

pytestmark = pytest.mark.asyncio(loop_scope="module")

ADA, BEN, DEAD = "Adas phone", "Bens phone", "Dead phone"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def phones(home: Home) -> AsyncGenerator[dict[str, Phone]]:
    """Return three phones, the last of which is switched off."""
    phones = {name: Phone(home.client, name) for name in (ADA, BEN, DEAD)}
    async with AsyncExitStack() as on:
        for phone in (phones[ADA], phones[BEN]):
            await on.enter_async_context(phone.switched_on())
        for phone in phones.values():
            await phone.register()
        yield phones


async def remind(walker: Walker, *phones: Phone, **reminders: Any) -> None:
    chosen = {"phones": [phone.device_id for phone in phones]}
    await walker.choose(session=QUICK, reminders={**AT_ONCE, **chosen, **reminders})


async def test_two_phones_are_reminded_and_a_dead_one_stops_neither(
    home: Home, phones: dict[str, Phone]
) -> None:
    ada = await Walker.set_up(home.client, "Ada", PLUG, "ask")
    await home.client.show(PLUG, 1.6)
    await remind(ada, phones[DEAD], phones[ADA], phones[BEN])
    for name in (ADA, BEN):
        (message,) = await phones[name].messages(1)
        assert message["title"] == "A backwards walk today?"
        assert message["push_token"] == name
        assert len(message["data"]["actions"]) == 3
    issues = (await home.client.call("repairs/list_issues"))["issues"]
    (issue,) = [i for i in issues if i["domain"] == "retro_walking"]
    assert issue["translation_key"] == "phone_failed"
    assert issue["translation_placeholders"] == {"walker": "Ada", "receiver": DEAD}


async def test_snooze_and_not_today_do_what_they_say(
    home: Home, phones: dict[str, Phone]
) -> None:
    (entry,) = await home.client.call("config_entries/get", domain="retro_walking")
    entities = await home.client.entities(entry["entry_id"])
    ada = phones[ADA]
    await ada.tap("In 30 minutes")
    for phone in (ada, phones[BEN]):
        clear = (await phone.messages(2))[-1]
        assert clear["message"] == "clear_notification"
    reminder = await home.client.get(f"/api/states/{entities['event.reminder']}")
    assert reminder["attributes"]["event_type"] == "snoozed"
    await ada.tap("Not today")
    why = (await ada.messages(3))[-1]
    assert why["title"] == "Not today"
    await ada.tap("Needs rest")
    assert (await ada.messages(4))[-1]["message"] == "clear_notification"
    reminder = await home.client.get(f"/api/states/{entities['event.reminder']}")
    assert reminder["attributes"]["reason"] == "pain"


async def test_a_walk_is_shown_while_it_runs_and_asked_about_after_it(
    home: Home, phones: dict[str, Phone]
) -> None:
    (entry,) = await home.client.call("config_entries/get", domain="retro_walking")
    walker = await Walker.of(home.client, entry["entry_id"])
    ada = phones[ADA]
    ada.received.clear()
    await remind(walker, ada, live_message=True)
    await walker.play(PLUG, PLUG_WALK)
    shown, *more, question = await _until_asked(ada)
    assert shown["data"]["live_update"] is True
    assert any("Paused" in message["message"] for message in more)
    assert question["message"].startswith("The belt ran from ")
    so_far = len(ada.received)
    await ada.tap("Other minutes", reply_text="0,1")
    await walker.until("sensor.sessions_to_confirm", "0")
    (session,) = await walker.sessions()
    assert (session["confirmed"], session["active_minutes"]) == (True, 0.1)
    cleared = (await ada.messages(so_far + 1))[so_far]
    assert cleared["message"] == "clear_notification"


async def test_a_blueprint_reminds_instead_and_its_button_works(
    home: Home, phones: dict[str, Phone]
) -> None:
    client, phone = home.client, phones[BEN]
    blueprints = await client.call("blueprint/list", domain="automation")
    ours = {path: b for path, b in blueprints.items() if "retro_walking" in path}
    assert len(ours) == 6
    assert not any("error" in blueprint for blueprint in ours.values())
    await client.post(
        "/api/config/automation/config/reminding",
        {
            "alias": "Reminding",
            "use_blueprint": {
                "path": "retro_walking/reminder_on_phone.yaml",
                "input": {"phone": phone.device_id, "title": "Shall we?"},
            },
        },
    )
    phone.received.clear()
    ben = await Walker.set_up(client, "Ben", BELT)
    await remind(ben)
    (message,) = await phone.messages(1)
    assert message["title"] == "Shall we?"
    await phone.tap("Start")
    await ben.until("switch.session", "on")
    assert (await phone.messages(2))[1]["message"] == "clear_notification"


async def _until_asked(phone: Phone) -> list[dict[str, Any]]:
    number = 1
    while True:
        messages = await phone.messages(number)
        if messages[-1].get("title") == "Did you walk backwards?":
            return list(messages)
        number = len(messages) + 1


async def test_the_log_speaks_of_no_trouble_of_ours(home: Home) -> None:
    assert home.complaints() == []
