"""What may be wrong with a source, and how it is told and ends."""

import logging
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest

from .life import PLUG, STILL, WALK, Life, source, walker
from .repairs import issues, troubles


async def test_a_source_that_is_gone_is_a_repair_until_it_is_back(life: Life) -> None:
    life.report(STILL)
    await life.set_up(walker())
    assert troubles(life) == []
    life.hass.states.async_remove(PLUG)
    await life.settle()
    assert troubles(life) == ["source_missing"]
    await life.shows(10, STILL)
    assert troubles(life) == []


async def test_a_source_that_is_away_is_no_repair(life: Life) -> None:
    life.report("unavailable", attributes={})
    await life.set_up(walker())
    await life.shows(10, "unknown", attributes={})
    assert troubles(life) == []


async def test_that_a_source_is_away_and_back_is_said_once_in_the_log(
    life: Life, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "custom_components.retro_walking")
    await life.set_up(walker())
    for second, value in enumerate(("1", "unavailable", "unknown", "2", "3")):
        await life.shows(second, value)
    said = [r.message for r in caplog.records if r.message.startswith("The source")]
    assert said == [
        f"The source {PLUG} is not available",
        f"The source {PLUG} is available again",
    ]


async def test_a_source_may_come_late_while_home_assistant_starts(life: Life) -> None:
    life.hass.set_state(CoreState.starting)
    await life.set_up(walker())
    assert troubles(life) == []
    life.hass.set_state(CoreState.running)
    life.hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await life.settle()
    assert troubles(life) == ["source_missing"]


async def test_a_registered_source_without_a_state_is_missing_only_if_disabled(
    life: Life,
) -> None:
    registry = er.async_get(life.hass)
    plug = registry.async_get_or_create(
        "sensor", "plug", "1", suggested_object_id="plug_power"
    )
    await life.set_up(walker())
    assert troubles(life) == []
    registry.async_update_entity(
        plug.entity_id, disabled_by=er.RegistryEntryDisabler.USER
    )
    await life.settle()
    assert troubles(life) == ["source_missing"]
    registry.async_update_entity(plug.entity_id, disabled_by=None)
    await life.settle()
    assert troubles(life) == []


async def test_a_unit_that_cannot_be_is_a_repair_until_it_is_mended(life: Life) -> None:
    life.report(STILL)
    await life.set_up(walker())
    await life.shows(0, "80", attributes={"unit_of_measurement": "kWh"})
    await life.at(20)
    assert troubles(life) == ["source_unit"]
    assert life.shown("sensor.status") == ["idle"], "a repair, not a guess"
    await life.shows(30, WALK)
    await life.at(45)
    assert troubles(life) == []
    assert life.shown("sensor.status") == ["walking"]


async def test_a_unit_that_is_missing_is_no_guess_after_a_restart_either(
    life: Life,
) -> None:
    life.report(STILL)
    entry = walker()
    await life.set_up(entry)
    await life.shows(0, STILL, attributes={})
    assert troubles(life) == ["source_unit"]
    await life.hass.config_entries.async_reload(entry.entry_id)
    await life.settle()
    assert troubles(life) == ["source_unit"]
    await life.shows(30, WALK, attributes={})
    await life.at(60)
    assert life.shown("sensor.status") == ["idle"]


@pytest.mark.parametrize(
    ("kind", "state", "unit"),
    [
        ("power", "0.08", "kW"),
        ("power", "80000", "mW"),
        ("speed", "1.0", "mph"),
        ("speed", "0.4", "m/s"),
        ("speed", "1.5", "ft/s"),
    ],
)
async def test_units_are_converted(
    life: Life, kind: str, state: str, unit: str
) -> None:
    await life.set_up(walker(source(kind=kind)))
    await life.shows(0, state, attributes={"unit_of_measurement": unit})
    await life.at(15)
    assert life.shown("sensor.status") == ["walking"]


async def test_a_unit_that_changes_in_mid_walk_is_followed(life: Life) -> None:
    await life.set_up(walker())
    await life.shows(0, "80")
    await life.shows(60, "0.081", attributes={"unit_of_measurement": "kW"})
    await life.shows(300, "0.0016", attributes={"unit_of_measurement": "kW"})
    await life.at(500)
    assert life.walked() == [(0, 300, 300)]


async def test_a_counter_whose_unit_changes_has_not_grown(life: Life) -> None:
    await life.set_up(walker(source(kind="counter")))
    km, m = ({"unit_of_measurement": unit} for unit in ("km", "m"))
    for seconds, value, unit in ((0, "3.2", km), (9, "3200", m), (20, "3201", m)):
        await life.shows(seconds, value, attributes=unit)
    assert troubles(life) == ["counter_unit"]
    await life.shows(40, "3.2", attributes=km)
    assert troubles(life) == []
    await life.at(500)
    assert life.walked() == []
    assert life.shown("sensor.status") == ["idle"]


@pytest.mark.parametrize("nonsense", [None, 5, ["W"], {"unit": "W"}, "W/h"])
async def test_a_unit_that_is_none_is_a_repair_and_nothing_known(
    life: Life, nonsense: Any, caplog: pytest.LogCaptureFixture
) -> None:
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.shows(100, WALK, attributes={"unit_of_measurement": nonsense})
    assert troubles(life) == ["source_unit"]
    await life.shows(150, WALK)
    assert troubles(life) == []
    await life.shows(300, STILL)
    await life.at(500)
    assert life.walked() == [(0, 300, 300)]
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("nonsense", ["nan", "inf", "many", ""])
async def test_what_is_no_number_is_nothing_known(life: Life, nonsense: str) -> None:
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.shows(100, nonsense)
    await life.shows(150, WALK)
    await life.shows(300, STILL)
    await life.at(500)
    assert life.walked() == [(0, 300, 300)]


@pytest.mark.parametrize("force", ["1e243", "-3"])
async def test_what_has_no_like_in_another_unit_is_nothing_known(
    life: Life, caplog: pytest.LogCaptureFixture, force: str
) -> None:
    await life.set_up(walker(source(kind="speed")))
    await life.shows(0, force, attributes={"unit_of_measurement": "Beaufort"})
    assert life.coordinator().state.tracks == {}
    assert "Traceback" not in caplog.text


async def test_a_repair_goes_with_its_source(life: Life) -> None:
    entry = walker(source(), source("sensor.gone"))
    life.report(STILL)
    await life.set_up(entry)
    assert troubles(life) == ["source_missing"]
    life.hass.config_entries.async_remove_subentry(entry, "source_sensor.gone")
    await life.settle()
    assert troubles(life) == []


async def test_a_repair_names_walker_and_entity(life: Life) -> None:
    await life.set_up(walker())
    (issue,) = issues(life)
    assert issue.translation_placeholders == {
        "walker": "Ada",
        "entity_id": PLUG,
        "unit": "-",
    }
    assert issue.severity is ir.IssueSeverity.WARNING


async def test_a_source_that_comes_and_goes_while_home_assistant_starts_is_no_repair(
    life: Life,
) -> None:
    life.hass.set_state(CoreState.starting)
    await life.set_up(walker())
    await life.shows(1, STILL, attributes={})
    life.hass.states.async_remove(PLUG)
    await life.settle()
    assert troubles(life) == []
