"""Six weeks on a real Home Assistant whose clock is put forward: walked, asked, answered, led on."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from household.client import RefusedError
from household.devices import PLUG
from household.home import Home, running
from household.phone import Phone
from household.walker import Walker

pytestmark = pytest.mark.asyncio(loop_scope="module")

MONDAY = datetime(2027, 1, 4, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NO_QUIET = {"quiet_from": "00:00:00", "quiet_to": "00:00:00"}

type Ada = tuple[Home, Walker, Phone]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ada(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Ada]:
    """Return Ada, set up on a Monday morning in January, with a phone."""
    folder = tmp_path_factory.mktemp("clock")
    async with running(folder, clock=True) as home:
        await home.client.set_clock(MONDAY + 8 * HOUR)
        phone = Phone(home.client, "Adas phone")
        async with phone.switched_on():
            await phone.register()
            walker = await Walker.set_up(home.client, "Ada", PLUG)
            await home.client.show(PLUG, 1.6)
            chosen = {"phones": [phone.device_id], **NO_QUIET}
            await walker.choose(reminders=chosen)
            yield home, walker, phone


async def walked(ada: Ada, day: int, during: int, morning: int) -> None:
    """Log a walk of a day, and answer both questions about it on the phone."""
    home, walker, phone = ada
    await home.client.set_clock(MONDAY + day * DAY + 10 * HOUR)
    start = MONDAY + day * DAY + 9 * HOUR
    minutes = float(await walker.state("sensor.planned_duration"))
    await act(ada, "log_session", start=start.isoformat(), minutes=minutes)
    await phone.message("How was it?")
    await phone.tap("Answer", reply_text=str(during))
    await walker.until("sensor.knee_pain", str(during))
    await home.client.set_clock(MONDAY + (day + 1) * DAY + 9 * HOUR)
    await phone.message("How is it this morning?")
    await phone.tap("Answer", reply_text=str(morning))
    await walker.until("sensor.knee_pain", str(morning))


async def act(ada: Ada, action: str, **data: Any) -> None:
    await ada[0].client.act("retro_walking", action, **data)


async def test_the_list_comes_with_the_first_walk_and_a_tap_begins(ada: Ada) -> None:
    home, walker, phone = ada
    await home.client.set_clock(MONDAY + 9 * HOUR)
    await act(ada, "start_session")
    await home.client.set_clock(MONDAY + 9 * HOUR + timedelta(minutes=5))
    await act(ada, "stop_session")
    question = await phone.message("How was it?")
    assert "knee" not in question["message"]
    await phone.tap("Answer", reply_text="eleven")
    assert (await phone.message("How was it?"))["message"].startswith("A score is")
    await phone.tap("Answer", reply_text="2")
    await walker.until("sensor.knee_pain", "2")
    listed = next(m for m in phone.received if "safety" in m["data"]["tag"])
    assert "I hold the handrails." in listed["message"]
    await phone.tap("All of it is so")
    await walker.until("sensor.programme_state", "active")
    await home.client.set_clock(MONDAY + DAY + 9 * HOUR)
    await phone.message("How is it this morning?")
    await phone.tap("Answer", reply_text="1")
    await walker.until("sensor.pain_zone", "green")


async def test_six_weeks_of_taps_lead_from_five_to_ten_minutes(ada: Ada) -> None:
    home, walker, phone = ada
    doses = []
    for week in range(6):
        doses.append(await walker.state("sensor.planned_duration"))
        for day in (2, 4) if week == 0 else (0, 2, 4):
            await walked(ada, 7 * week + day, during=2, morning=1)
        await home.client.set_clock(MONDAY + (7 * week + 7) * DAY + 8 * HOUR)
        if week < 5:
            await phone.message("A step further?")
            await phone.tap("Accept")
            await walker.until("sensor.programme_state", "active")
    assert doses == ["5.0", "6.0", "7.0", "8.0", "9.0", "10.0"]
    await phone.message("You are there")
    assert await walker.state("sensor.programme_state") == "completed"
    assert len(await walker.sessions()) == 18


async def test_a_bad_morning_takes_a_step_back_and_says_why(ada: Ada) -> None:
    _, walker, phone = ada
    await walked(ada, 42, during=2, morning=4)
    assert (await phone.message("A little less"))["message"] == "8 min next time."
    programme = await ada[0].client.get(
        f"/api/states/{walker.entities['sensor.programme_state']}"
    )
    assert programme["attributes"]["reason"] == (
        "Back to 8 min: the knee was 4 of 10 this morning, 3 above your usual 1."
    )


async def test_a_red_flag_refuses_a_start_until_it_is_cleared(ada: Ada) -> None:
    _, walker, phone = ada
    await act(ada, "raise_red_flag")
    await walker.until("sensor.pain_zone", "stop")
    with pytest.raises(RefusedError):
        await act(ada, "start_session")
    await act(ada, "clear_red_flag")
    await phone.message("A safety list, before the minutes grow")
    await phone.tap("All of it is so")
    await walker.until("sensor.programme_state", "active")
    await act(ada, "start_session")
    await walker.until("switch.session", "on")


async def test_the_log_speaks_of_no_trouble_of_ours_and_of_no_score(ada: Ada) -> None:
    home = ada[0]
    assert home.complaints() == []
    assert "pain" not in home.log().lower()
