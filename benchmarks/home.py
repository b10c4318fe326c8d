"""A Home Assistant in memory that finds the integration of this repository."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
import tempfile

from homeassistant import loader
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import frame

# Home Assistant takes the time from where it can be frozen, once this is imported.
from pytest_homeassistant_custom_component import patch_time  # noqa: F401
from pytest_homeassistant_custom_component.common import async_test_home_assistant

import custom_components.retro_walking  # noqa: F401


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
