"""The options: shown with their defaults, taken, refused at their section, and tried out."""

from typing import Any

from homeassistant.data_entry_flow import FlowResultType
import pytest

from .forms import GOAL, asked, left_alone
from .life import ADA, Life, walker
from .phones import Phone, Shop
from .test_delivery import repairs


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


@pytest.mark.parametrize(
    ("counts_from", "target", "needed"), [(30, 10, "30"), (3, 12, "12")]
)
async def test_walks_that_would_be_closed_before_they_are_what_they_are_to_be_are_refused(
    life: Life, counts_from: int, target: int, needed: str
) -> None:
    await life.set_up(walker())
    result = await answered(
        life,
        session={"longest_session": 11, "counts_from": counts_from},
        programme={"target_minutes": target},
    )
    assert result["errors"] == {"session": "longest_too_short"}
    assert result["description_placeholders"]["needed"] == needed
    just = {"longest_session": 12, "counts_from": 12}
    result = await answered(life, session=just, programme={"target_minutes": 12})
    assert result["type"] is FlowResultType.CREATE_ENTRY


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


async def test_a_walker_who_is_not_loaded_has_nothing_but_options(life: Life) -> None:
    await life.set_up(walker())
    await life.hass.config_entries.async_unload(ADA)
    result = await life.hass.config_entries.options.async_init(ADA)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "settings")
    result = await answered(life, goal={"least": 1})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"]["goal"]["least"] == 1
