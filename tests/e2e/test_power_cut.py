"""The power goes away in the middle of a walk, and comes back."""

import asyncio
from datetime import datetime
import time

import pytest

from household.devices import PLUG
from household.home import Home
from household.walker import Walker, length_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUICK = {"on_delay": 1, "pause_allowance": 4, "shortest_session": 10, "counts_from": 0}
WALK, STILL = 80.0, 1.6


@pytest.fixture(scope="module")
def people() -> list[Walker]:
    """Hold the walker that the first test sets up for those that follow."""
    return []


async def test_a_walk_that_goes_on_after_a_power_cut_is_one_walk(
    home: Home, people: list[Walker]
) -> None:
    await home.client.show(PLUG, STILL)
    ada = await Walker.set_up(home.client, "Ada", PLUG)
    people.append(ada)
    await ada.choose(session=QUICK)
    began = time.monotonic()
    await home.client.show(PLUG, WALK)
    # Long enough for Home Assistant itself to have written what it has registered.
    await asyncio.sleep(15)
    assert await ada.state("sensor.status") == "walking"
    await home.kill()
    await home.start()
    assert await ada.state("sensor.status") == "walking"
    await home.client.show(PLUG, WALK + 2)
    await asyncio.sleep(3)
    await home.client.show(PLUG, STILL)
    took = time.monotonic() - began
    await ada.until("sensor.status", "idle")
    (session,) = await ada.sessions()
    assert length_of(session) == pytest.approx(took, abs=1)
    assert session["active_minutes"] * 60 == pytest.approx(took, abs=1)
    assert not session["uncertain"]
    assert await ada.state("sensor.sessions_this_week") == "1"


async def test_a_walk_that_ended_meanwhile_ends_where_it_was_known_last(
    home: Home, people: list[Walker]
) -> None:
    (ada,) = people
    await home.client.show(PLUG, WALK)
    await asyncio.sleep(75)
    await home.kill()
    await home.start()
    await home.client.show(PLUG, STILL)
    await ada.until("sensor.status", "idle")
    session = (await ada.sessions())[-1]
    assert 59 <= length_of(session) <= 75, "known to the minute"
    assert session["uncertain"]


async def test_a_restart_keeps_the_log_and_a_walk_by_hand(
    home: Home, people: list[Walker]
) -> None:
    (ada,) = people
    before = await ada.sessions()
    await home.client.act("switch", "turn_on", entity_id=ada.entities["switch.session"])
    await asyncio.sleep(1)
    await home.stop()
    await home.start()
    assert await ada.state("switch.session") == "on"
    await asyncio.sleep(10)
    await home.client.act(
        "switch", "turn_off", entity_id=ada.entities["switch.session"]
    )
    *log, by_hand = await ada.sessions()
    assert log == before
    assert by_hand["origin"] == "manual"
    assert datetime.fromisoformat(by_hand["start"]).tzinfo is not None


async def test_the_log_speaks_of_no_trouble_of_ours(home: Home) -> None:
    assert home.complaints() == []
