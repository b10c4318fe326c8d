"""A Home Assistant in memory that finds the integration of this repository."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
import tempfile
from typing import Any

from homeassistant import loader
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, frame
from homeassistant.helpers.recorder import async_initialize_recorder, get_instance
from homeassistant.setup import async_setup_component

# Home Assistant takes the time from where it can be frozen, once this is imported.
from pytest_homeassistant_custom_component import patch_time  # noqa: F401
from pytest_homeassistant_custom_component.common import async_test_home_assistant

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.core.walker import State
from household.past_life import stored


async def recorded(hass: HomeAssistant, **config: Any) -> Path:
    """Run a recorder on a file of this home; return its path."""
    path = Path(hass.config.path("recorder.db"))
    async_initialize_recorder(hass)
    config = {"db_url": f"sqlite:///{path}", **config}
    assert await async_setup_component(hass, "recorder", {"recorder": config})
    await get_instance(hass).async_recorder_ready.wait()
    return path


async def put(hass: HomeAssistant, entry_id: str, state: State) -> None:
    """Have a walker who is yet to be set up go on from a state."""
    path = Path(hass.config.path(".storage", f"{DOMAIN}.{entry_id}"))
    await hass.async_add_executor_job(_write, path, stored(path.name, state))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def entities_of(hass: HomeAssistant, entry_id: str) -> set[str]:
    """Return the entities of a walker."""
    found = er.async_entries_for_config_entry(er.async_get(hass), entry_id)
    return {entity.entity_id for entity in found}


@asynccontextmanager
async def in_memory() -> AsyncGenerator[HomeAssistant]:
    """Run a Home Assistant with a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        async with async_test_home_assistant(config_dir=folder) as hass:
            frame.async_setup(hass)
            hass.data.pop(loader.DATA_CUSTOM_COMPONENTS, None)
            try:
                yield hass
                for entry in hass.config_entries.async_entries():
                    assert entry.state is ConfigEntryState.LOADED, entry
            finally:
                await hass.async_stop(force=True)
