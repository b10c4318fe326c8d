"""Diagnostics help to mend a problem and tell nothing private."""

import json

from homeassistant.helpers.json import JSONEncoder

from custom_components.retro_walking.diagnostics import (
    async_get_config_entry_diagnostics,
)

from .life import PLUG, WALK, Life, walker


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
    assert session["pain"] == "**REDACTED**"
    assert found["state"]["journal"]["scores"] == "**REDACTED**"
    for secret in ("flag", '": 7', '": 9', "stepped_back", "too_high"):
        assert secret not in told
