"""Processor time of a plug's reading in Home Assistant, for readings that change nothing."""

import gc
import time

from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.ha.life import WATTS, source, walker

from .home import in_memory
from .table import ROUNDS, show

READINGS = 10_000


async def run() -> None:
    """Measure each listener in turn, on an entity of its own, in one Home Assistant."""
    async with in_memory() as hass:
        hass.states.async_set("sensor.listened", "80.0", WATTS)
        async_track_state_change_event(hass, "sensor.listened", _nothing)
        hass.states.async_set("sensor.threshold", "80.0", WATTS)
        await _set_up(hass, _threshold("sensor.threshold"))
        hass.states.async_set("sensor.walked", "80.0", WATTS)
        await _set_up(hass, walker(source("sensor.walked")))
        names = ("alone", "listened", "threshold", "walked")
        best = dict.fromkeys(names, float("inf"))
        for _ in range(ROUNDS):
            for name in names:
                best[name] = min(best[name], await _cost(hass, f"sensor.{name}"))
    micro = {name: f"{cost * 1e6:.1f} µs" for name, cost in best.items()}
    listener, ours = best["listened"], best["walked"]
    show(
        "A reading of a plug through Home Assistant, processor time in all",
        [
            ("state machine alone", micro["alone"], ""),
            ("with a listener that does nothing", micro["listened"], ""),
            ("with the threshold helper", micro["threshold"], ""),
            ("with a walker", micro["walked"], ""),
            ("walker against listener", f"{ours / listener:.2f} ×", "aim: below 2 ×"),
            (
                "walker against helper",
                f"{ours / best['threshold']:.2f} ×",
                "aim: below 1 ×",
            ),
        ],
    )


async def _cost(hass: HomeAssistant, entity_id: str) -> float:
    gc.collect()
    values = [f"{70 + n % 40 / 2}" for n in range(READINGS)]
    start = time.process_time()
    for value in values:
        hass.states.async_set(entity_id, value, WATTS)
    spent = time.process_time() - start
    await hass.async_block_till_done()
    return spent / READINGS


async def _set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()


def _threshold(entity_id: str) -> MockConfigEntry:
    return MockConfigEntry(
        domain="threshold",
        title="Threshold",
        options={
            "name": "Threshold",
            "entity_id": entity_id,
            "upper": 40.0,
            "lower": None,
            "hysteresis": 5.0,
        },
    )


@callback
def _nothing(_event: Event[EventStateChangedData]) -> None:
    pass
