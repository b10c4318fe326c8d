"""What the page about the system's health tells."""

import json
from pathlib import Path

from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import get_system_health_info

from custom_components.retro_walking.const import DOMAIN

from .life import ADA, BEN, STILL, Life, source, walker

ENGLISH = (
    Path(__file__).parents[2]
    / "custom_components"
    / DOMAIN
    / "translations"
    / "en.json"
)


async def test_it_counts_walkers_sources_and_sessions_and_names_nobody(
    life: Life,
) -> None:
    assert await async_setup_component(life.hass, "system_health", {})
    await life.set_up(
        walker(),
        walker(source("sensor.silent"), name="Ben", entry_id=BEN),
    )
    await life.shows(0, STILL)
    await life.act(
        "log_session", config_entry_id=ADA, start="2026-11-23 09:00", minutes=5
    )
    await life.hass.config_entries.async_unload(BEN)
    info = await get_system_health_info(life.hass, DOMAIN)
    assert info == {
        "walkers": 2,
        "walkers_loaded": 1,
        "sources": 1,
        "sources_silent": 0,
        "sessions": 1,
    }
    labels = json.loads(ENGLISH.read_text())["system_health"]["info"]
    assert labels.keys() == info.keys()
