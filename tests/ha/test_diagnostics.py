"""Diagnostics help to mend a problem and tell nothing private."""

from datetime import timedelta
import json
from pathlib import Path
from typing import Any

from homeassistant.helpers.json import JSONEncoder
import pytest

from custom_components.retro_walking.diagnostics import (
    async_get_config_entry_diagnostics,
)
from custom_components.retro_walking.sources.recent import HOURS, MOST
from household.replay import replayed
from household.report import read_report

from .life import NOON, PLUG, WALK, Life, source, walker


async def test_they_show_settings_sources_and_the_last_sessions(life: Life) -> None:
    entry = walker(goal={"least": 1})
    await life.set_up(entry)
    for day in range(1, 22):
        await life.act("log_session", start=f"2026-10-{day:02} 10:00:00", minutes=5)
    await life.shows(0, WALK)
    found = await async_get_config_entry_diagnostics(life.hass, entry)
    assert found["options"] == {"goal": {"least": 1}}
    assert found["sources"][0]["entity_id"] == PLUG
    assert found["sources"][0]["present"]["unit"] == "W"
    assert found["state"]["tracks"][f"source_{PLUG}"]["phase"] == "opening"
    assert (found["number_of_sessions"], len(found["last_sessions"])) == (21, 20)
    json.dumps(found, cls=JSONEncoder)


async def test_a_walk_that_was_missed_can_be_replayed_from_them(
    life: Life, tmp_path: Path
) -> None:
    entry = walker(
        source("sensor.plug_power"),
        source("sensor.belt", kind="state"),
        session={"shortest_session": 120},
    )
    await life.set_up(entry)
    await life.walks(0, 100)
    await life.shows(1000, "running", "sensor.belt", {})
    await life.shows(1300, "stopped", "sensor.belt", {})
    await life.shows(1500, "unavailable", "sensor.belt", {})
    await life.at(2000)
    found = await async_get_config_entry_diagnostics(life.hass, entry)
    file = tmp_path / "report.json"
    file.write_text(json.dumps({"data": found}, cls=JSONEncoder))
    report = read_report(file)
    walks = replayed(report.seen, report.settings)
    assert [(walk.start, walk.end) for walk in walks] == [
        (walk.start, walk.end) for walk in life.coordinator().state.journal.sessions
    ]
    assert len(walks) == 1


async def test_of_a_source_that_reports_all_the_time_they_hold_the_last_hours(
    life: Life,
) -> None:
    await life.set_up(walker())
    watch = life.coordinator().watches[f"source_{PLUG}"]
    for n in range(10 * MOST):
        watch.recent.append(NOON + timedelta(seconds=n), float(n))
    kept = watch.recent.readings()
    assert MOST <= len(kept) <= 2 * MOST
    assert kept[-1][1] == 10 * MOST - 1
    for n in range(100):
        watch.recent.append(NOON + timedelta(days=1, hours=n), 0.0)
    assert timedelta(seconds=kept[-1][0] - kept[0][0]) < 2 * HOURS
    kept = watch.recent.readings()
    assert HOURS < timedelta(seconds=kept[-1][0] - kept[0][0]) <= 2 * HOURS


async def test_they_hold_no_name_no_note_and_no_place(life: Life) -> None:
    entry = walker(name="Wilhelmina", person="person.wilhelmina")
    await life.set_up(entry)
    answer = await life.act(
        "log_session",
        start="2026-11-23 10:00:00",
        minutes=5,
        place="outdoors",
        note="the knee hurt",
    )
    await life.act("edit_session", note="less so today", **answer)
    told = json.dumps(
        await async_get_config_entry_diagnostics(life.hass, entry), cls=JSONEncoder
    )
    for secret in ("ilhelmina", "knee", "less so", "outdoors"):
        assert secret not in told


async def test_they_hold_no_score_and_no_red_flag(life: Life) -> None:
    entry = walker(reminders={"name_the_knee": True})
    await life.set_up(entry)
    await life.act("confirm_safety_list")
    await life.act("start_programme")
    await life.walks(0, 300)
    await life.act("log_pain", score=7)
    await life.act("log_pain", score=9, moment="now")
    await life.act("raise_red_flag")
    found = await async_get_config_entry_diagnostics(life.hass, entry)
    told = json.dumps(found, cls=JSONEncoder)
    (session,) = found["last_sessions"]
    assert "pain" not in session
    assert "scores" not in found["state"]["journal"]
    for secret in ("flag", '": 7', '": 9', "stepped_back", "too_high"):
        assert secret not in told


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("edit_session", {"place": "outdoors"}),
        ("edit_session", {"note": "it rained"}),
        ("edit_session", {"pain_before": 3}),
        ("log_pain", {"score": 7, "moment": "during"}),
        ("log_pain", {"score": 7, "moment": "now"}),
        ("skip_today", {"reason": "pain"}),
    ],
)
async def test_they_do_not_tell_that_something_private_was_said(
    life: Life, action: str, said: dict[str, Any]
) -> None:
    entry = walker()
    await life.set_up(entry)
    answer = await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await life.act("edit_session", minutes=4, **answer)
    before = await async_get_config_entry_diagnostics(life.hass, entry)
    which = answer if action == "edit_session" else {}
    await life.act(action, **which, **said)
    assert await async_get_config_entry_diagnostics(life.hass, entry) == before


async def test_they_do_not_tell_of_the_knee_of_somebody_who_did_not_walk(
    life: Life,
) -> None:
    entry = walker(source(counts_as="ask"))
    await life.set_up(entry)
    told = []
    for start, scores in ((0, []), (1000, [7])):
        await life.walks(start, start + 300)
        for score in scores:
            await life.act("log_pain", score=score)
        await life.act("discard_session")
        found = await async_get_config_entry_diagnostics(life.hass, entry)
        told.append(found["state"]["journal"])
    assert told[0] == told[1]
