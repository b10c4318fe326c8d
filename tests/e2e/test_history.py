"""A month of a plug that nobody had asked: found, corrected in the calendar, drawn, and taken along."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from household.client import DOMAIN
from household.devices import PLUG
from household.home import Home
from household.memories import four_weeks
from household.walker import GOAL, Walker

pytestmark = pytest.mark.asyncio(loop_scope="module")

DETECTION = {"on_threshold": 40, "off_threshold": 20}


@pytest.fixture(scope="module")
def people() -> list[Walker]:
    """Hold the walker that the first test sets up for those that follow."""
    return []


def midnight() -> datetime:
    now = datetime.now().astimezone()
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


async def drawn(ada: Walker, series: str, period: str) -> list[float]:
    """Return the bars of a statistics graph."""
    statistic = f"{DOMAIN}:{ada.entry_id.lower()}_{series}"
    found = await ada.client.call(
        "recorder/statistics_during_period",
        start_time=(midnight() - timedelta(days=60)).isoformat(),
        statistic_ids=[statistic],
        period=period,
        types=["change"],
    )
    return [round(row["change"], 3) for row in found.get(statistic, [])]


async def add_up(ada: Walker, series: str, period: str, expected: float) -> None:
    """Wait until the bars of a graph add up to a sum; raises TimeoutError."""
    async with asyncio.timeout(20):
        while True:
            if sum(await drawn(ada, series, period)) == pytest.approx(expected):
                return
            await asyncio.sleep(0.2)


async def test_the_set_up_shows_the_month_and_keeps_its_walks(
    home: Home, people: list[Walker]
) -> None:
    client = home.client
    await client.show(PLUG, 1.6)
    await home.remember(PLUG, four_weeks(midnight()))
    path = "/api/config/config_entries/flow"
    form = await client.post(path, {"handler": DOMAIN})
    path = f"{path}/{form['flow_id']}"
    form = await client.post(path, {"name": "Ada", "entity_id": PLUG.entity_id})
    assert "walking from" in form["description_placeholders"]["history"]
    answers = {"counts_as": "backwards", "kind": "power", "detection": DETECTION}
    async with client.connection() as connection:
        await connection.call(
            f"{DOMAIN}/start_preview",
            flow_id=form["flow_id"],
            flow_type="config_flow",
            user_input=answers,
        )
        shown: dict[str, Any] = await connection.event()
    assert shown["state"] == "1.6 W, idle"
    found = shown["attributes"]["friendly_name"]
    assert found.startswith("Walks found: 8 (days of history: 29). The latest: ")
    form = await client.post(path, answers)
    assert form["step_id"] == "past"
    (field,) = form["data_schema"]
    assert len(field["default"]) == 8
    await client.post(path, {"keep": field["default"]})
    ada = await Walker.of(client, (await client.post(path, GOAL))["result"]["entry_id"])
    people.append(ada)
    assert [s["origin"] for s in await ada.sessions()] == ["history"] * 8
    answer = await client.ask("find_past_sessions", keep=True)
    assert (len(answer["sessions"]), answer["kept"]) == (8, 0)


async def test_what_is_corrected_in_the_calendar_is_drawn_corrected(
    people: list[Walker],
) -> None:
    (ada,) = people
    first = (await ada.sessions())[0]
    start = datetime.fromisoformat(first["start"])
    await ada.client.call(
        "calendar/event/update",
        entity_id=ada.entities["calendar.walks"],
        uid=first["session_id"],
        event={
            "summary": "Walk",
            "dtstart": start.isoformat(),
            "dtend": (start + timedelta(minutes=12)).isoformat(),
        },
    )
    sessions = await ada.sessions()
    assert sessions[0]["active_minutes"] == 12
    minutes = [session["active_minutes"] for session in sessions]
    for period in ("day", "week", "month"):
        await add_up(ada, "sessions", period, 8)
        await add_up(ada, "minutes", period, sum(minutes))


async def test_what_is_exported_comes_back_after_all_was_deleted(
    people: list[Walker],
) -> None:
    (ada,) = people
    before = await ada.sessions()
    path = f"/api/{DOMAIN}/{ada.entry_id}/sessions.csv"
    text = await ada.client.download(path)
    assert len(text.splitlines()) == 9
    for session in before:
        await ada.client.act(DOMAIN, "delete_session", session_id=session["session_id"])
    assert await ada.sessions() == []
    answer = await ada.client.ask("import_sessions", sessions=text)
    assert (answer["imported"], answer["refused"]) == (8, [])
    assert await ada.sessions() == before
    await add_up(ada, "sessions", "month", 8)


async def test_the_log_speaks_of_no_trouble_of_ours(home: Home) -> None:
    assert home.complaints() == []
