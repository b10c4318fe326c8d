"""A walker is removed: what goes, and what is kept for thirty days."""

from datetime import timedelta
from typing import Any

from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.statistics import list_statistic_ids
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.helpers.recorder import get_instance
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.kept_logs import KEPT_FOR, KeptLogs

from .forms import GOAL, asked, flow
from .life import ADA, NOON, Life, walker


async def remove(life: Life, entry_id: str = ADA) -> None:
    await life.hass.config_entries.async_remove(entry_id)
    await life.settle()


async def test_statistics_and_repairs_go(recorder_mock: Recorder, life: Life) -> None:
    assert await async_setup_component(life.hass, "sensor", {})
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await async_wait_recording_done(life.hass)
    do_adhoc_statistics(life.hass, start=NOON)
    await async_wait_recording_done(life.hass)
    ours = {
        life.entity(f"sensor.{key}")
        for key in ("sessions_this_week", "minutes_this_week")
    }

    async def known() -> set[str]:
        found = await get_instance(life.hass).async_add_executor_job(
            list_statistic_ids, life.hass
        )
        return {statistic["statistic_id"] for statistic in found}

    assert ours <= await known()
    assert [i.domain for i in ir.async_get(life.hass).issues.values()] == [DOMAIN]
    await remove(life)
    await async_wait_recording_done(life.hass)
    assert not ours & await known()
    assert not ir.async_get(life.hass).issues
    assert not er.async_entries_for_config_entry(er.async_get(life.hass), ADA)


async def test_the_log_is_kept_and_offered_to_a_walker_of_the_same_name(
    life: Life,
) -> None:
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await remove(life)
    result = await flow(life.hass, {"name": "ADA"})
    assert asked(result) == {**GOAL, "continue_log": True}
    assert result["description_placeholders"]["walks"] == "1"
    result = await flow(life.hass, {"name": "ADA"}, {**GOAL, "continue_log": True})
    await life.settle()
    entry_id = result["result"].entry_id
    assert life.shown("sensor.sessions_this_week", entry_id=entry_id) == ["1"]
    assert await KeptLogs(life.hass).async_find("Ada") is None
    assert result["options"] == {"goal": GOAL}


async def test_whoever_was_renamed_is_known_by_the_name_that_is_shown(
    life: Life,
) -> None:
    entry = walker()
    await life.set_up(entry)
    life.hass.config_entries.async_update_entry(entry, title="Ben")
    await life.settle()
    assert (await flow(life.hass, {"name": "ben"}))["errors"] == {
        "name": "name_is_taken"
    }
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await remove(life)
    assert asked(await flow(life.hass, {"name": "Ada"})) == GOAL
    assert "continue_log" in asked(await flow(life.hass, {"name": "Ben"}))


async def test_a_log_of_other_exercise_alone_is_offered_too(life: Life) -> None:
    await life.set_up(walker())
    swum = {"kind": "swimming", "start": "2026-11-23 10:00:00", "minutes": 30}
    await life.act("log_exercise", **swum)
    await remove(life)
    assert "continue_log" in asked(await flow(life.hass, {"name": "Ada"}))


async def test_who_does_not_want_the_log_begins_anew(life: Life) -> None:
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await remove(life)
    result = await flow(life.hass, {"name": "Ada"}, {**GOAL, "continue_log": False})
    await life.settle()
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert life.shown(
        "sensor.sessions_this_week", entry_id=result["result"].entry_id
    ) == ["0"]
    assert await KeptLogs(life.hass).async_find("Ada") is not None


async def test_a_walker_of_another_name_is_offered_nothing(life: Life) -> None:
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await remove(life)
    assert asked(await flow(life.hass, {"name": "Ben"})) == GOAL


async def test_an_empty_log_is_not_kept(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    await life.set_up(walker())
    await remove(life)
    assert [key for key in hass_storage if key.startswith(DOMAIN)] == []


async def test_the_log_is_deleted_after_thirty_days(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await remove(life)
    await life.moment(NOON + KEPT_FOR - timedelta(minutes=1))
    await KeptLogs(life.hass).async_drop_old()
    assert f"{DOMAIN}.{ADA}" in hass_storage
    await life.moment(NOON + KEPT_FOR + timedelta(minutes=1))
    await KeptLogs(life.hass).async_drop_old()
    assert [key for key in hass_storage if key.startswith(DOMAIN)] == []


async def test_of_two_logs_the_later_one_is_offered(life: Life) -> None:
    for n, entry_id in enumerate(("first", "second")):
        await life.at(n * 100)
        await life.set_up(walker(entry_id=entry_id))
        for minute in range(n + 1):
            await life.act(
                "log_session", start=f"2026-11-23 1{minute}:00:00", minutes=5
            )
        await remove(life, entry_id)
    log = await KeptLogs(life.hass).async_find("Ada")
    assert log is not None
    assert log["walks"] == 2


async def test_a_damaged_log_is_kept_but_not_offered(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    key = f"{DOMAIN}.{ADA}"
    hass_storage[key] = {"version": 1, "minor_version": 1, "key": key, "data": {}}
    await life.set_up(walker())
    await remove(life)
    assert key in hass_storage
    assert await KeptLogs(life.hass).async_find("Ada") is None


OLD = {
    "name": "Ada",
    "removed_at": "2026-01-01T00:00:00+00:00",
    "walks": 3,
    "claimed": False,
}
WITHOUT_WALKS = {
    "name": "Ada",
    "removed_at": "2026-11-22T12:00:00+00:00",
    "claimed": False,
}


@pytest.mark.parametrize(
    "kept",
    [
        {"version": 2, "data": {}},
        {"version": 1, "data": {"gone": {"name": "Ada"}}},
        {"version": 1, "data": {"gone": WITHOUT_WALKS}},
        {"version": 1, "data": {"gone": None}},
        {"version": 1, "data": ["gone"]},
        {"version": 0, "data": {}},
        {"version": [1], "data": {}},
        {"version": 1},
        {},
        {"version": 1, "data": {"../gone": OLD, "go\0ne": OLD}},
    ],
    ids=[
        "newer",
        "half an entry",
        "an entry without walks",
        "no entry",
        "no list of logs",
        "older",
        "a version that is none",
        "no logs",
        "no version",
        "names that no file has",
    ],
)
async def test_a_bad_list_of_kept_logs_stops_nobody(
    life: Life, hass_storage: dict[str, Any], kept: dict[str, Any]
) -> None:
    key = f"{DOMAIN}.kept"
    hass_storage[key] = {"minor_version": 1, "key": key, **kept}
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await remove(life)
    result = await flow(life.hass, {"name": "Ada"})
    assert asked(result)["continue_log"] is True


async def test_only_what_was_kept_for_long_enough_is_deleted(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    for entry_id, day in (("first", 0), ("second", 1)):
        await life.moment(NOON + timedelta(days=day))
        await life.set_up(walker(None, entry_id=entry_id))
        await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
        await remove(life, entry_id)
    await life.moment(NOON + KEPT_FOR + timedelta(minutes=1))
    await KeptLogs(life.hass).async_drop_old()
    assert f"{DOMAIN}.first" not in hass_storage
    assert f"{DOMAIN}.second" in hass_storage
    assert list(hass_storage[f"{DOMAIN}.kept"]["data"]) == ["second"]


async def test_who_wants_a_log_that_is_gone_by_then_begins_anew(life: Life) -> None:
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await remove(life)
    offered = await flow(life.hass, {"name": "Ada"})
    await life.moment(NOON + KEPT_FOR + timedelta(minutes=1))
    await KeptLogs(life.hass).async_drop_old()
    result: Any = await life.hass.config_entries.flow.async_configure(
        offered["flow_id"], {**GOAL, "continue_log": True}
    )
    await life.settle()
    entry_id = result["result"].entry_id
    assert life.coordinator(entry_id).state.journal.sessions == ()
