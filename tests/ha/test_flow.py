"""Setting up in three steps, sources, and what is refused on the way."""

from typing import Any

from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
import pytest

from .forms import GOAL, asked, flow, subflow
from .life import BEN, PLUG, WATTS, Life, source, walker

POWER = {"on_threshold": 40, "off_threshold": 20}
SPEED = {"unit_of_measurement": "km/h"}


def answers(
    kind: str = "power", counts_as: str = "backwards", **detection: Any
) -> dict[str, Any]:
    return {"counts_as": counts_as, "kind": kind, "detection": detection or POWER}


async def test_three_steps_set_a_walker_up(life: Life) -> None:
    life.report("3.1")
    result = await flow(life.hass)
    assert (result["step_id"], list(asked(result))) == ("user", ["name", "entity_id"])
    result = await flow(life.hass, {"name": " Ada ", "entity_id": PLUG})
    assert result["step_id"] == "source"
    assert result["description_placeholders"] == {
        "entity": "plug power",
        "reading": "3.1 W, idle",
        "history": "",
    }
    assert asked(result)["kind"] == "power"
    result = await flow(life.hass, {"name": " Ada ", "entity_id": PLUG}, answers())
    assert (result["step_id"], asked(result)) == ("goal", GOAL)
    result = await flow(
        life.hass, {"name": " Ada ", "entity_id": PLUG}, answers(), GOAL
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert (result["title"], result["data"]) == ("Ada", {"name": "Ada"})
    assert result["options"] == {"goal": GOAL}
    await life.settle()
    entry = result["result"]
    (subentry,) = entry.subentries.values()
    assert subentry.title == "plug power"
    assert subentry.data == {
        "entity_id": PLUG,
        "kind": "power",
        "counts_as": "backwards",
        **POWER,
    }
    await life.walks(0, 300)
    assert life.shown("sensor.sessions_this_week", entry_id=entry.entry_id) == ["1"]


async def test_a_walker_without_a_source_is_set_up_in_two(life: Life) -> None:
    result = await flow(life.hass, {"name": "Ada"}, GOAL)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["result"].subentries == {}


async def test_the_person_of_the_walkers_name_need_not_be_asked_for(life: Life) -> None:
    life.hass.states.async_set("person.ada", "home", {"friendly_name": "Ada"})
    result = await flow(life.hass, {"name": "ada"}, GOAL)
    assert result["data"] == {"name": "ada", "person": "person.ada"}


@pytest.mark.parametrize(
    ("entity_id", "state", "attributes", "kind", "reading"),
    [
        (
            "sensor.a",
            "0.12",
            {"unit_of_measurement": "kW"},
            "power",
            "0.12 kW, walking",
        ),
        (
            "sensor.a",
            "1.5",
            {"unit_of_measurement": "mph"},
            "speed",
            "1.5 mph, walking",
        ),
        ("sensor.a", "idle", {"device_class": "enum"}, "state", "idle, idle"),
        ("sensor.a", "paused", {}, "state", "paused, paused"),
        (
            "sensor.a",
            "812",
            {"state_class": "total_increasing", "unit_of_measurement": "m"},
            "counter",
            "812 m, a counter, which shows a walk when it grows",
        ),
        (
            "sensor.a",
            "812",
            {},
            "counter",
            "812, a counter, which shows a walk when it grows",
        ),
        (
            "sensor.a",
            "812",
            {"unit_of_measurement": "steps"},
            "counter",
            "812 steps, a counter, which shows a walk when it grows",
        ),
        (
            "sensor.a",
            "812",
            {"unit_of_measurement": "m"},
            "counter",
            "812 m, a counter, which shows a walk when it grows",
        ),
        ("binary_sensor.a", "on", {}, "state", "on, walking"),
        ("switch.a", "off", {}, "state", "off, idle"),
        ("media_player.a", "playing", {}, "state", "playing, walking"),
        ("sensor.a", "unavailable", WATTS, "power", "unknown"),
    ],
    ids=[
        "plug in kW",
        "belt in mph",
        "treadmill with an enum",
        "treadmill with a text",
        "distance",
        "steps without a unit",
        "steps without a class",
        "distance without a class",
        "binary sensor",
        "switch",
        "media player",
        "plug that is away",
    ],
)
async def test_the_kind_is_recognised_and_the_present_shown(
    life: Life,
    entity_id: str,
    state: str,
    attributes: dict[str, Any],
    kind: str,
    reading: str,
) -> None:
    life.report(state, entity_id, attributes)
    result = await flow(life.hass, {"name": "Ada", "entity_id": entity_id})
    assert asked(result)["kind"] == kind
    assert result["description_placeholders"]["reading"] == reading


async def test_another_kind_is_asked_about_with_its_own_fields(life: Life) -> None:
    life.report("1.5", attributes={})
    first = {"name": "Ada", "entity_id": PLUG}
    result = await flow(life.hass, first)
    assert asked(result, "detection") == {"counter_window": 60}
    result = await flow(life.hass, first, answers("state", counter_window=60))
    assert (result["step_id"], result["errors"]) == ("source", {})
    assert list(asked(result, "detection")) == ["active_words", "pause_words"]
    words: dict[str, Any] = {"active_words": ["1.5"], "pause_words": []}
    result = await flow(
        life.hass,
        first,
        answers("state", counter_window=60),
        answers("state", **words),
        GOAL,
    )
    (subentry,) = result["result"].subentries.values()
    assert subentry.data["active_words"] == ["1.5"]


async def test_entities_that_cannot_be_sources_are_not_offered(life: Life) -> None:
    await life.set_up(walker())
    life.report("21", "sensor.warmth", {"unit_of_measurement": "°C"})
    life.report("2026-01-01T00:00:00", "sensor.since", {"device_class": "timestamp"})
    life.report("1.6")
    result = await flow(life.hass)
    picker = next(
        v for k, v in result["data_schema"].schema.items() if k == "entity_id"
    )
    assert picker.config["include_entities"] == [PLUG]


async def test_sources_are_added_to_a_walker(life: Life) -> None:
    await life.set_up(walker())
    life.report("off", "binary_sensor.pad", {})
    words: dict[str, Any] = {"active_words": ["on"], "pause_words": []}
    result = await subflow(
        life.hass, {"entity_id": "binary_sensor.pad"}, answers("state", **words)
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await life.settle()
    await life.shows(0, "on", "binary_sensor.pad", {})
    await life.at(15)
    assert life.shown("sensor.status") == ["walking"]


@pytest.mark.parametrize(
    ("entity_id", "error"),
    [
        (PLUG, "entity_used_twice"),
        ("sensor.ada_status", "entity_is_own"),
        ("sensor.nowhere", "entity_not_found"),
    ],
)
async def test_a_source_that_cannot_be_added_is_refused(
    life: Life, entity_id: str, error: str
) -> None:
    life.report("1.6")
    await life.set_up(walker())
    result = await subflow(life.hass, {"entity_id": entity_id})
    assert result["errors"] == {"entity_id": error}


async def test_a_source_is_changed_in_mid_walk(life: Life) -> None:
    entry = walker(source(on_threshold=50, off_threshold=30))
    life.report("1.6")
    await life.set_up(entry)
    (own,) = entry.subentries
    await life.shows(0, "80")
    await life.at(30)
    result = await subflow(life.hass, {"entity_id": PLUG}, own=own)
    assert asked(result, "detection") == {"on_threshold": 50, "off_threshold": 30}
    assert asked(result)["counts_as"] == "backwards"
    result = await subflow(
        life.hass,
        {"entity_id": PLUG},
        answers(on_threshold=70, off_threshold=60),
        own=own,
    )
    assert result["reason"] == "reconfigure_successful"
    await life.settle()
    await life.shows(300, "59")
    await life.at(500)
    assert life.walked() == [(0, 300, 300)]


async def test_a_source_is_replaced_by_one_of_another_kind(life: Life) -> None:
    entry = walker(source(on_threshold=50, off_threshold=30))
    life.report("1.6")
    life.report("0", "sensor.belt", SPEED)
    await life.set_up(entry)
    (own,) = entry.subentries
    result = await subflow(life.hass, {"entity_id": "sensor.belt"}, own=own)
    assert (asked(result)["kind"], asked(result)["counts_as"]) == ("speed", "backwards")
    assert asked(result, "detection")["on_threshold"] == 0.5
    await subflow(
        life.hass,
        {"entity_id": "sensor.belt"},
        answers("speed", on_threshold=0.5, off_threshold=0.4),
        own=own,
    )
    await life.settle()
    await life.shows(0, "1.5", "sensor.belt", SPEED)
    await life.at(20)
    await life.shows(300, "0", "sensor.belt", SPEED)
    await life.at(500)
    assert life.walked() == [(0, 300, 300)]


async def test_a_walker_is_renamed(life: Life) -> None:
    entry = walker()
    await life.set_up(entry, walker(None, name="Ben", entry_id=BEN))
    for name, errors in (
        ("Ben", {"name": "name_is_taken"}),
        (" ", {"name": "name_is_empty"}),
    ):
        result = await entry.start_reconfigure_flow(life.hass)
        result = await life.hass.config_entries.flow.async_configure(
            result["flow_id"], {"name": name}
        )
        assert result["errors"] == errors
    result = await life.hass.config_entries.flow.async_configure(
        result["flow_id"], {"name": "Ada L.", "person": "person.ada"}
    )
    assert result["reason"] == "reconfigure_successful"
    await life.settle()
    assert (entry.title, entry.data) == (
        "Ada L.",
        {"name": "Ada L.", "person": "person.ada"},
    )
    assert er.async_get(life.hass).async_get(life.entity("sensor.status")) is not None
