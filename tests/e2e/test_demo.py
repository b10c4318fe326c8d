"""What the demo shows, and what a user does next, on a real Home Assistant."""

import pytest

from household.client import RefusedError
from household.demo import show
from household.devices import BELT, PLUG
from household.home import Home
from household.phone import Phone
from household.walker import GOAL, Walker

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_demo_shows_what_it_says(home: Home) -> None:
    async with Phone(home.client, "Adas phone").switched_on() as phone:
        assert await show(home, phone) == []


async def test_bad_input_is_answered_with_a_sentence(home: Home) -> None:
    client = home.client
    with pytest.raises(RefusedError) as refusal:
        await client.act("retro_walking", "stop_session")
    assert "No walk is running. Start one, or log it afterwards" in str(refusal.value)
    result = await client.flow("flow", {"handler": "retro_walking"}, {"name": "ada"})
    assert result["errors"] == {"name": "name_is_taken"}
    step = {"name": "Ben", "entity_id": BELT.entity_id}
    whose = {
        "counts_as": "ask",
        "kind": "power",
        "detection": {"on_threshold": 1, "off_threshold": 0.5},
    }
    result = await client.flow("flow", {"handler": "retro_walking"}, step)
    path = f"/api/config/config_entries/flow/{result['flow_id']}"
    detection = {"on_threshold": 0.5, "off_threshold": 0.4}
    result = await client.post(path, {**whose, "detection": detection})
    assert result["errors"] == {"kind": "unit_does_not_fit"}


async def test_a_removed_walker_comes_back_with_their_walks(home: Home) -> None:
    client = home.client
    (entry,) = await client.call("config_entries/get", domain="retro_walking")
    before = await Walker(client, entry["entry_id"]).sessions()
    assert len(before) >= 8
    await client.delete(f"/api/config/config_entries/entry/{entry['entry_id']}")
    result = await client.flow(
        "flow",
        {"handler": "retro_walking"},
        {"name": "Ada"},
        {**GOAL, "continue_log": True},
    )
    ada = await Walker.of(client, result["result"]["entry_id"])
    assert len(await ada.sessions()) == len(before)
    assert (await client.state(PLUG.entity_id)) == "1.6"


async def test_the_log_speaks_of_no_trouble_of_ours(home: Home) -> None:
    assert home.complaints() == []
