"""Home Assistant restarts in the middle of a walk."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import (
    EVENT_HOMEASSISTANT_FINAL_WRITE,
    EVENT_HOMEASSISTANT_STARTED,
    EVENT_HOMEASSISTANT_STOP,
)
from homeassistant.core import CoreState
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.retro_walking import coordinator
from custom_components.retro_walking.const import DOMAIN

from .life import ADA, NOON, STILL, WALK, Life, walker

KEY = f"{DOMAIN}.{ADA}"


async def leave_a_walk(life: Life, hass_storage: dict[str, Any]) -> None:
    """Walk for two minutes and a half, then lose power: only what was written is left."""
    entry = walker()
    await life.set_up(entry)
    await life.shows(0, WALK)
    for seconds in range(15, 166, 15):
        await life.at(seconds)
    left = dict(hass_storage[KEY])
    life.hass.states.async_remove("sensor.plug_power")
    await life.hass.config_entries.async_remove(ADA)
    await life.settle()
    hass_storage.clear()
    hass_storage[KEY] = left


async def start(life: Life) -> None:
    """Start Home Assistant, up to where other integrations have not provided their entities yet."""
    life.hass.set_state(CoreState.starting)
    await life.set_up(walker())


async def started(life: Life) -> None:
    life.hass.set_state(CoreState.running)
    life.hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await life.settle()


async def test_the_walk_goes_on_if_the_source_is_active_again(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    await leave_a_walk(life, hass_storage)
    await life.at(300)
    await start(life)
    assert life.shown("sensor.status", "sensor.sessions_this_week") == ["walking", "0"]
    await life.at(700)
    await started(life)
    await life.shows(710, WALK)
    await life.shows(800, STILL)
    await life.at(1000)
    assert life.walked() == [(0, 800, 800)]
    assert not life.coordinator().state.journal.sessions[0].uncertain


async def test_the_walk_ends_at_the_last_written_moment_if_the_source_is_idle(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    await leave_a_walk(life, hass_storage)
    await life.at(300)
    await start(life)
    await started(life)
    await life.shows(310, STILL)
    await life.at(500)
    ((begin, end, _),) = life.walked()
    assert begin == 0
    assert 105 <= end <= 165, "known to the minute"
    assert life.coordinator().state.journal.sessions[0].uncertain


async def test_the_grace_begins_when_home_assistant_has_started(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    await leave_a_walk(life, hass_storage)
    await life.at(300)
    await start(life)
    await life.at(2000)
    assert life.shown("sensor.status") == ["walking"]
    await started(life)
    await life.at(2179)
    assert life.shown("sensor.status") == ["walking"]
    await life.at(2181)
    assert life.shown("sensor.status", "sensor.sessions_this_week") == ["idle", "0"]
    assert len(life.walked()) == 1, "two minutes and a half are kept, but do not count"


async def test_what_ended_while_nobody_was_there_is_announced_afterwards(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.at(15)
    await life.shows(300, STILL)
    await life.at(305)
    await life.hass.config_entries.async_unload(ADA)
    await life.at(1000)
    await life.hass.config_entries.async_setup(ADA)
    await life.settle()
    assert life.walked() == [(0, 300, 300)]
    assert life.state("event.session").attributes["event_type"] == "finished"


async def test_stopping_home_assistant_writes_the_very_last_moment(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.at(100)
    life.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await life.settle()
    life.hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await life.settle()
    assert hass_storage[KEY]["data"]["at"] == "2026-11-23T11:01:40+00:00"


async def test_begin_and_end_are_written_at_once_and_idle_noise_never(
    life: Life, hass_storage: dict[str, Any]
) -> None:
    await life.set_up(walker())
    await life.shows(0, STILL)
    hass_storage.pop(KEY)
    for seconds in range(0, 600, 20):
        await life.shows(seconds, "15")
        await life.shows(seconds + 10, STILL)
    assert KEY not in hass_storage
    await life.shows(1000, WALK)
    await life.at(1011)
    await life.at(1011)
    assert hass_storage[KEY]["data"]["walk"]["session_id"] == "20261123T111640"
    await life.turn("switch.session", on=False)
    await life.at(1100)
    assert "walk" not in hass_storage[KEY]["data"]


@pytest.mark.parametrize("seconds", [60, 3600])
async def test_a_clock_that_is_put_back_in_a_walk_keeps_its_length(
    life: Life, seconds: int
) -> None:
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.at(200)
    await life.shows(201 - seconds, "81")
    await life.shows(400 - seconds, STILL)
    await life.at(700 - seconds)
    ((begin, end, active),) = life.walked()
    assert begin == 0
    assert end == active == pytest.approx(400, abs=62)
    await life.walks(1000 - seconds, 1300 - seconds)
    assert sorted(life.walked())[0 if seconds == 3600 else 1] == (
        1000 - seconds,
        1300 - seconds,
        300,
    )


async def test_a_clock_that_is_put_back_in_a_silent_walk_keeps_its_length(
    life: Life, freezer: FrozenDateTimeFactory
) -> None:
    """Nothing tells of it but the timers, which go on."""
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.at(200)
    freezer.move_to(NOON + timedelta(seconds=201 - 3600))
    async_fire_time_changed(life.hass, fire_all=True)
    await life.shows(400 - 3600, STILL)
    await life.at(700 - 3600)
    ((begin, end, active),) = life.walked()
    assert begin == 0
    assert end == active == pytest.approx(400, abs=62)


async def test_a_clock_that_is_put_right_again_in_a_walk_is_believed(
    life: Life,
) -> None:
    """Some boards have no clock of their own, and show an old time until the network tells it."""
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.at(200)
    await life.shows(201 - 1200, "81")
    await life.at(230 - 1200)
    await life.at(260)
    await life.shows(400, STILL)
    await life.at(700)
    assert life.walked() == [(0, 400, 400)]


async def test_a_clock_that_is_put_forward_is_noticed_in_time(life: Life) -> None:
    """Timers run by another clock, so none of them waits for long."""
    with patch.object(coordinator, "async_call_later") as later:
        await life.set_up(walker())
    assert later.call_args_list
    for call in later.call_args_list:
        assert call.args[1] <= coordinator.PATIENCE
