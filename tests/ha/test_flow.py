"""Setting up in three steps, sources, options, and what is refused on the way."""

from typing import Any

from homeassistant import config_entries
from homeassistant.config_entries import SubentryFlowContext
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
import pytest

from custom_components.retro_walking.const import DOMAIN

from .life import ADA, PLUG, WATTS, Life, source, walker
from .phones import Phone, Shop
from .test_delivery import repairs

POWER = {"on_threshold": 40, "off_threshold": 20}
GOAL = {"least": 2, "most": 3, "rest_days": 1}
SPEED = {"unit_of_measurement": "km/h"}


def answers(
    kind: str = "power", counts_as: str = "backwards", **detection: Any
) -> dict[str, Any]:
    return {"counts_as": counts_as, "kind": kind, "detection": detection or POWER}


async def flow(hass: HomeAssistant, *steps: dict[str, Any]) -> Any:
    """Go through the set-up as far as the answers go."""
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": config_entries.SOURCE_USER}
    )
    for step in steps:
        result = await hass.config_entries.flow.async_configure(result["flow_id"], step)
    return result


async def subflow(
    hass: HomeAssistant, *steps: dict[str, Any], own: str | None = None
) -> Any:
    context = SubentryFlowContext(source="user")
    if own is not None:
        context = SubentryFlowContext(source="reconfigure", subentry_id=own)
    result = await hass.config_entries.subentries.async_init(
        (ADA, "source"), context=context
    )
    for step in steps:
        result = await hass.config_entries.subentries.async_configure(
            result["flow_id"], step
        )
    return result


def asked(result: Any, section: str | None = None) -> dict[str, Any]:
    """Return the fields of a form with their defaults."""
    schema = result["data_schema"].schema
    if section is not None:
        schema = next(
            value.schema.schema for key, value in schema.items() if key == section
        )
    return {
        str(key): key.default() if callable(getattr(key, "default", None)) else None
        for key in schema
    }


def left_alone(result: Any, section: str) -> dict[str, Any]:
    """Return what a section sends where nobody changes it."""
    fields = asked(result, section).items()
    return {key: default for key, default in fields if default is not None}


async def test_three_steps_set_a_walker_up(life: Life) -> None:
    life.report("3.1")
    result = await flow(life.hass)
    assert (result["step_id"], list(asked(result))) == ("user", ["name", "entity_id"])
    result = await flow(life.hass, {"name": " Ada ", "entity_id": PLUG})
    assert result["step_id"] == "source"
    assert result["description_placeholders"] == {
        "entity": "plug power",
        "reading": "3.1 W, idle",
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
        ("binary_sensor.a", "on", {}, "state", "on, walking"),
        ("switch.a", "off", {}, "state", "off, idle"),
        ("media_player.a", "playing", {}, "state", "playing, walking"),
        ("sensor.a", "unavailable", WATTS, "power", "nothing known"),
    ],
    ids=[
        "plug in kW",
        "belt in mph",
        "treadmill with an enum",
        "treadmill with a text",
        "distance",
        "steps without a unit",
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
    await life.set_up(entry, walker(None, name="Ben", entry_id="walker_ben"))
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


async def options_of(life: Life) -> Any:
    """Open the options; where the safety list is open there is a choice before."""
    options = life.hass.config_entries.options
    result = await options.async_init(ADA)
    if result["type"] is FlowResultType.MENU:
        step = {"next_step_id": "settings"}
        result = await options.async_configure(result["flow_id"], step)
    return result


async def test_options_are_shown_with_their_defaults_and_taken(life: Life) -> None:
    entry = walker()
    await life.set_up(entry)
    result = await options_of(life)
    assert asked(result, "goal") == {
        **GOAL,
        "first_weekday": "mon",
        "preferred_days": [],
    }
    assert asked(result, "session") == {
        "on_delay": 10,
        "pause_allowance": 120,
        "shortest_session": 60,
        "longest_session": 60,
        "unavailable_grace": 180,
        "counts_from": 3,
    }
    chosen = {
        "goal": {**asked(result, "goal"), "preferred_days": ["tue"], "least": 1.0},
        "session": {**asked(result, "session"), "on_delay": 2.0},
        "programme": {**asked(result, "programme"), "start_minutes": 6},
        "pain": asked(result, "pain"),
        "reminders": {**left_alone(result, "reminders"), "time": "09:30:00"},
    }
    result = await life.hass.config_entries.options.async_configure(
        result["flow_id"], chosen
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await life.settle()
    assert entry.options["session"]["on_delay"] == 2
    assert entry.options["reminders"] == {
        "phones": [],
        "notify_targets": [],
        "time": "09:30:00",
        "every_due_day": False,
        "follow_up": True,
        "quiet_from": "21:00:00",
        "quiet_to": "08:00:00",
        "name_the_knee": False,
        "live_message": False,
    }
    assert isinstance(entry.options["goal"]["least"], int)
    assert life.shown("sensor.next_walk") == ["2026-11-24"]
    assert life.shown("sensor.planned_duration") == ["6.0"]
    result = await options_of(life)
    assert asked(result, "session")["on_delay"] == 2


async def answered(life: Life, **changes: dict[str, Any]) -> Any:
    """Open the options, change some, and return what comes of it."""
    result = await options_of(life)
    sections = {
        key: {**left_alone(result, key), **changes.get(key, {})}
        for key in ("goal", "session", "programme", "pain", "reminders")
    }
    return await life.hass.config_entries.options.async_configure(
        result["flow_id"], sections
    )


async def test_what_is_refused_is_shown_where_it_is_with_all_that_was_chosen(
    life: Life,
) -> None:
    await life.set_up(walker())
    life.hass.states.async_set("person.ada", "home")
    chosen = {"time": "07:30:00", "person": "person.ada", "send_test": True}
    result = await answered(life, reminders=chosen)
    assert result["errors"] == {"reminders": "reminder_in_quiet_hours"}
    schema = result["data_schema"].schema
    opened = [key for key, part in schema.items() if not part.options["collapsed"]]
    assert opened == ["reminders"]
    again = asked(result, "reminders")
    assert (again["time"], again["send_test"]) == ("07:30:00", True)
    fields = schema["reminders"].schema.schema
    (person,) = [field for field in fields if field == "person"]
    assert person.description == {"suggested_value": "person.ada"}


async def test_the_person_who_may_be_away_is_chosen_in_the_options(life: Life) -> None:
    entry = walker()
    await life.set_up(entry)
    life.hass.states.async_set("person.ada", "not_home")
    result = await answered(life, reminders={"person": "person.ada"})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await life.settle()
    assert entry.data == {"name": "Ada", "person": "person.ada"}
    assert entry.runtime_data.state.away
    assert "person" not in entry.options["reminders"]


async def test_the_person_is_let_go_in_the_options(life: Life) -> None:
    entry = walker(person="person.ada")
    await life.set_up(entry)
    await answered(life)
    await life.settle()
    assert entry.data == {"name": "Ada"}


async def test_options_that_cannot_be_are_refused(life: Life) -> None:
    await life.set_up(walker())
    result = await answered(life, goal={"least": 3, "most": 2})
    assert result["errors"] == {"goal": "least_above_most"}
    assert asked(result, "goal")["least"] == 3


@pytest.mark.parametrize(
    ("section", "chosen", "key"),
    [
        (
            "programme",
            {"start_minutes": 12, "target_minutes": 10},
            "start_above_target",
        ),
        ("pain", {"green_max": 4, "stop_above": 3}, "green_above_stop"),
        ("pain", {"morning_time": "18:00:00"}, "morning_too_late"),
    ],
)
async def test_a_programme_that_contradicts_itself_is_refused(
    life: Life, section: str, chosen: dict[str, Any], key: str
) -> None:
    await life.set_up(walker())
    result = await answered(life, **{section: chosen})
    assert result["errors"] == {section: key}


@pytest.mark.parametrize("time", ["07:59:59", "21:00:00"])
async def test_a_reminder_in_the_quiet_hours_is_refused(life: Life, time: str) -> None:
    await life.set_up(walker())
    result = await answered(life, reminders={"time": time})
    assert result["errors"] == {"reminders": "reminder_in_quiet_hours"}
    assert result["description_placeholders"] == {
        "walker": "Ada",
        "time": time[:5],
        "quiet_from": "21:00",
        "quiet_to": "08:00",
    }


@pytest.mark.parametrize("target", ["", "light.hall", "notify.nobody", "nobody"])
async def test_a_receiver_that_takes_no_messages_is_refused(
    life: Life, target: str
) -> None:
    life.hass.states.async_set("light.hall", "on")
    entry = walker(reminders={"notify_targets": ["notify.away_now"]})
    await life.set_up(entry)
    chosen = {"notify_targets": ["notify.away_now", target]}
    result = await answered(life, reminders=chosen)
    assert result["errors"] == {"reminders": "no_receivers"}
    assert result["description_placeholders"]["receivers"] == target
    kept = await answered(life, reminders={"notify_targets": ["notify.away_now"]})
    assert kept["type"] is FlowResultType.CREATE_ENTRY


async def test_a_test_message_is_sent_to_who_is_chosen_in_the_form(
    life: Life, phone: Phone
) -> None:
    entry = walker()
    await life.set_up(entry)
    chosen = {"phones": [phone.device_id], "send_test": True}
    result = await answered(life, reminders=chosen)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert phone.heard == [("test", "It works")]
    assert entry.options["reminders"]["phones"] == [phone.device_id]
    assert "send_test" not in entry.options["reminders"]


async def test_a_test_message_that_does_not_arrive_says_where_and_nothing_is_stored(
    life: Life, shop: Shop
) -> None:
    entry = walker()
    await life.set_up(entry)
    dead = await shop.sell("dead", status=500)
    chosen = {"phones": [dead.device_id], "send_test": True}
    result = await answered(life, reminders=chosen)
    assert result["errors"] == {"reminders": "test_not_sent"}
    assert result["description_placeholders"]["receivers"] == "dead"
    assert repairs(life.hass) == []
    assert entry.options == {}
