"""Setting up, unloading, reloading and renaming; names that others rely on."""

from typing import Any

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigEntryDisabler,
    ConfigEntryState,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.services import ACTIONS

from .life import ADA, BEN, STILL, WALK, Life, source, walker
from .repairs import troubles

ENTITIES = {
    "binary_sensor.behind": True,
    "binary_sensor.walk_due": True,
    "button.accept_step": True,
    "button.confirm_session": True,
    "button.discard_session": True,
    "calendar.walks": True,
    "event.milestone": True,
    "event.reminder": True,
    "event.session": True,
    "sensor.adherence": False,
    "sensor.knee_pain": True,
    "sensor.last_session": True,
    "sensor.last_session_duration": False,
    "sensor.minutes_this_week": True,
    "sensor.next_walk": True,
    "sensor.other_exercise_this_week": False,
    "sensor.pain_baseline": False,
    "sensor.pain_zone": True,
    "sensor.planned_duration": True,
    "sensor.programme_state": True,
    "sensor.programme_week": False,
    "sensor.session_started": False,
    "sensor.sessions_this_week": True,
    "sensor.sessions_to_confirm": True,
    "sensor.sessions_to_go": False,
    "sensor.status": True,
    "sensor.total_minutes": False,
    "sensor.total_sessions": False,
    "sensor.week_status": True,
    "sensor.week_streak": True,
    "switch.hold": True,
    "switch.session": True,
}
"""The entities that automations of users name, and whether they are on by default."""


def entities_of(
    hass: HomeAssistant, entry_id: str = ADA
) -> dict[str, er.RegistryEntry]:
    registry = er.async_get(hass)
    return {
        f"{entity.domain}.{entity.unique_id.removeprefix(f'{entry_id}_')}": entity
        for entity in er.async_entries_for_config_entry(registry, entry_id)
    }


async def test_a_walker_has_the_entities_that_others_rely_on(life: Life) -> None:
    entry = walker()
    await life.set_up(entry)
    entities = entities_of(life.hass)
    source_id = next(iter(entry.subentries))
    active = entities.pop(f"binary_sensor.{source_id}_active")
    assert active.disabled
    assert active.original_name == "plug_power active"
    assert {key: not e.disabled for key, e in entities.items()} == ENTITIES
    for key, entity in entities.items():
        assert entity.translation_key == key.split(".")[1]


async def test_all_entities_belong_to_the_walkers_one_device(life: Life) -> None:
    await life.set_up(walker(source(), source("sensor.other_plug")))
    devices = dr.async_entries_for_config_entry(dr.async_get(life.hass), ADA)
    assert [device.name for device in devices] == ["Ada"]
    assert devices[0].entry_type is dr.DeviceEntryType.SERVICE
    for entity in entities_of(life.hass).values():
        assert (entity.device_id, entity.config_subentry_id) == (devices[0].id, None)


async def test_every_entity_shows_something_when_enabled(life: Life) -> None:
    entry = walker()
    await life.set_up(entry)
    registry = er.async_get(life.hass)
    for entity in entities_of(life.hass).values():
        registry.async_update_entity(entity.entity_id, disabled_by=None)
    await life.hass.config_entries.async_reload(ADA)
    await life.act("confirm_safety_list")
    await life.act("start_programme")
    await life.act("log_pain", score=2, moment="now")
    await life.walks(0, 300)
    await life.shows(600, WALK)
    await life.at(650)
    shown = {
        key: life.hass.states.get(e.entity_id)
        for key, e in entities_of(life.hass).items()
    }
    empty = {
        key
        for key, state in shown.items()
        if state is None or state.state in ("unknown", "unavailable")
    }
    assert empty == {
        "button.accept_step",
        "button.confirm_session",
        "button.discard_session",
        "event.milestone",
        "event.reminder",
        "sensor.pain_baseline",
    }
    assert life.shown("sensor.session_started", "sensor.total_minutes") == [
        "2026-11-23T11:10:00+00:00",
        "5.0",
    ]


async def test_unloading_leaves_nothing_behind(life: Life) -> None:
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.at(30)
    assert await life.hass.config_entries.async_unload(ADA)
    assert life.state("sensor.status").state == "unavailable"
    await life.shows(100, STILL)
    assert life.state("sensor.status").state == "unavailable"


async def test_a_reload_in_mid_walk_loses_nothing(life: Life) -> None:
    await life.set_up(walker())
    heard = life.hears()
    await life.shows(0, WALK)
    await life.at(65)
    await life.hass.config_entries.async_reload(ADA)
    await life.settle()
    assert life.shown("sensor.status") == ["walking"]
    await life.shows(300, STILL)
    await life.at(500)
    assert life.walked() == [(0, 300, 300)]
    assert [what for what in heard if what == "started"] == ["started"]


async def test_changed_options_are_taken_in_mid_walk(life: Life) -> None:
    entry = walker()
    await life.set_up(entry)
    await life.shows(0, WALK)
    await life.at(65)
    life.hass.config_entries.async_update_entry(entry, options={"goal": {"least": 1}})
    await life.settle()
    await life.shows(300, STILL)
    await life.at(500)
    assert life.walked() == [(0, 300, 300)]
    assert life.shown("sensor.week_status") == ["met"]


async def test_a_renamed_source_is_followed_without_a_reload(life: Life) -> None:
    registry = er.async_get(life.hass)
    plug = registry.async_get_or_create(
        "sensor", "plug", "1", suggested_object_id="plug_power"
    )
    entry = walker()
    await life.set_up(entry)
    before = life.coordinator()
    await life.shows(0, WALK)
    await life.at(65)
    registry.async_update_entity(plug.entity_id, new_entity_id="sensor.treadmill")
    life.hass.states.async_remove("sensor.plug_power")
    await life.shows(66, "81", "sensor.treadmill")
    assert life.coordinator() is before
    assert next(iter(entry.subentries.values())).data["entity_id"] == "sensor.treadmill"
    await life.shows(300, STILL, "sensor.treadmill")
    await life.at(500)
    assert life.walked() == [(0, 300, 300)]


async def test_a_renamed_person_is_followed_without_a_reload(life: Life) -> None:
    registry = er.async_get(life.hass)
    ada = registry.async_get_or_create("person", "person", "1")
    old, new = ada.entity_id, "person.adele"
    life.hass.states.async_set(old, "not_home")
    entry = walker(person=old)
    await life.set_up(entry)
    before = life.coordinator()
    registry.async_update_entity(old, new_entity_id=new)
    life.hass.states.async_remove(old)
    await life.settle()
    assert life.coordinator().state.away, "where they are has not changed"
    life.hass.states.async_set(new, "not_home")
    await life.settle()
    assert life.coordinator() is before
    assert entry.data == {"name": "Ada", "person": new}
    assert troubles(life) == ["source_missing"], "the plug's, not the person's"
    assert life.coordinator().state.away
    life.hass.states.async_set(new, "home")
    await life.settle()
    assert not life.coordinator().state.away
    registry.async_remove(new)
    life.hass.states.async_remove(new)
    await life.settle()
    assert set(troubles(life)) == {"source_missing", "person_gone"}


@pytest.mark.parametrize("why", ["disabled", "unloaded", "failed"])
async def test_what_is_renamed_while_a_walker_is_not_loaded_is_followed_too(
    life: Life, hass_storage: dict[str, Any], why: str
) -> None:
    entries = life.hass.config_entries
    registry = er.async_get(life.hass)
    for domain, name in (("sensor", "plug_power"), ("person", "ada")):
        registry.async_get_or_create(domain, "maker", "1", suggested_object_id=name)
    if why == "failed":
        hass_storage[f"{DOMAIN}.{ADA}"] = {"version": 9, "minor_version": 1, "data": {}}
    ada = walker(source(), source("sensor.other"), person="person.ada")
    ben = walker(source("sensor.other"), name="Ben", entry_id=BEN)
    await life.set_up(ada, ben)
    if why == "disabled":
        await entries.async_set_disabled_by(ADA, ConfigEntryDisabler.USER)
    elif why == "unloaded":
        await entries.async_unload(ADA)
    for old, new in (("sensor.plug_power", "sensor.new"), ("person.ada", "person.new")):
        registry.async_update_entity(old, new_entity_id=new)
        life.report(STILL, new)
    life.report(STILL, "sensor.other")
    if why == "failed":
        del hass_storage[f"{DOMAIN}.{ADA}"]
    if why == "disabled":
        await entries.async_set_disabled_by(ADA, None)
    else:
        await entries.async_reload(ADA)
    await life.settle()
    assert entity_ids_of(ada) == ["sensor.new", "sensor.other"]
    assert entity_ids_of(ben) == ["sensor.other"]
    assert ada.data == {"name": "Ada", "person": "person.new"}
    assert troubles(life) == []


def entity_ids_of(entry: ConfigEntry) -> list[str]:
    return [source.data["entity_id"] for source in entry.subentries.values()]


async def test_a_source_that_is_taken_away_takes_its_entity_along(life: Life) -> None:
    entry = walker(source(), source("sensor.other_plug"))
    await life.set_up(entry)
    await life.shows(0, WALK, "sensor.other_plug")
    await life.at(300)
    gone = next(s for s in entry.subentries.values() if s.title == "other_plug")
    life.hass.config_entries.async_remove_subentry(entry, gone.subentry_id)
    await life.settle()
    assert f"binary_sensor.{gone.subentry_id}_active" not in entities_of(life.hass)
    assert len([key for key in entities_of(life.hass) if "active" in key]) == 1
    assert life.walked() == [(0, 300, 300)], "what it has seen stays"


async def test_an_entity_may_be_renamed(life: Life) -> None:
    await life.set_up(walker())
    registry = er.async_get(life.hass)
    for key in ("event.session", "sensor.status"):
        old = life.entity(key)
        registry.async_update_entity(old, new_entity_id=f"{old}_renamed")
    await life.settle()
    await life.walks(0, 300)
    assert life.state("event.session").attributes["event_type"] == "finished"
    assert life.shown("sensor.status") == ["idle"]


async def test_the_actions_are_there_while_the_integration_is(life: Life) -> None:
    await life.set_up(walker())
    await life.hass.config_entries.async_unload(ADA)
    assert set(life.hass.services.async_services()[DOMAIN]) == {
        action.name for action in ACTIONS
    }


@pytest.mark.parametrize("stored", [{"at": "noon"}, {}, [1, 2]])
async def test_a_damaged_log_is_left_as_it_is(
    life: Life, hass_storage: dict[str, object], stored: object
) -> None:
    key = f"{DOMAIN}.{ADA}"
    hass_storage[key] = {"version": 1, "minor_version": 1, "key": key, "data": stored}
    entry = walker()
    await life.set_up(entry)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "log_damaged"
    assert hass_storage[key]["data"] == stored  # type: ignore[index]


async def test_the_log_of_a_newer_version_is_left_as_it_is(
    life: Life, hass_storage: dict[str, object]
) -> None:
    key = f"{DOMAIN}.{ADA}"
    hass_storage[key] = {"version": 9, "minor_version": 1, "key": key, "data": {}}
    entry = walker()
    await life.set_up(entry)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "log_too_new"


async def test_who_asks_for_an_update_is_shown_what_is_so_already(life: Life) -> None:
    assert await async_setup_component(life.hass, "homeassistant", {})
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.at(15)
    await life.hass.services.async_call(
        "homeassistant",
        "update_entity",
        {"entity_id": [life.entity("sensor.status"), life.entity("switch.session")]},
        blocking=True,
    )
    await life.at(30)
    assert life.shown("sensor.status", "switch.session") == ["walking", "on"]
