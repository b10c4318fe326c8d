"""A Home Assistant in memory, with the integration of this repository in it."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
import logging

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import DATA_INSTANCE, get_instance
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

# Imported first, or the folder that the test plugin brings is taken for it.
import custom_components.retro_walking  # noqa: F401
from custom_components.retro_walking.const import DOMAIN

from ..long import LONG
from .life import NOON, Life
from .phones import Phone, Shop
from .sentences_once import parse_once
from .talk import Talk

# The test plugin has it tell each query, which nobody reads.
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)


@pytest.fixture(autouse=True)
def _integration(request: pytest.FixtureRequest) -> None:
    """Let Home Assistant find the integration; the recorder has to come first."""
    if "recorder_mock" in request.fixturenames:
        request.getfixturevalue("recorder_mock")
    if "hass" in request.fixturenames:
        request.getfixturevalue("enable_custom_integrations")


@pytest.fixture(scope="session", autouse=True)
def _quick_ear() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        parse_once(patch)
        yield


@pytest.fixture(autouse=True)
async def enable_event_loop_debug() -> None:
    """Have asyncio look twice in long runs only: it keeps the stack behind each future, which is half of the time."""
    asyncio.get_running_loop().set_debug(LONG)


@pytest.fixture
async def life(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> AsyncGenerator[Life]:
    """Return a home at noon of a Monday in Berlin, in which nobody is set up yet."""
    freezer.move_to(NOON)
    await hass.config.async_set_time_zone("Europe/Berlin")
    yield Life(hass, freezer)
    # Who is just being reloaded is not loaded.
    await hass.async_block_till_done()
    # Who still walks when time is real again would go on at its own pace.
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        await hass.config_entries.async_unload(entry.entry_id)
    if DATA_INSTANCE in hass.data:
        # What has begun to read or write is let finish before the recorder goes.
        for _ in range(3):
            await hass.async_block_till_done()
            await get_instance(hass).async_block_till_done()
    await hass.config.async_set_time_zone("UTC")


@pytest.fixture
async def shop(
    hass: HomeAssistant,
    life: Life,
    hass_client: ClientSessionGenerator,
    aioclient_mock: AiohttpClientMocker,
) -> Shop:
    """Return where phones come from, in a home with the companion app's integration.

    The test client freezes the paths of the web server, which a real one does not.
    """
    for component in ("notify", "mobile_app", "calendar", DOMAIN):
        assert await async_setup_component(hass, component, {})
    return Shop(hass, await hass_client(), aioclient_mock)


@pytest.fixture
async def phone(shop: Shop) -> Phone:
    """Return a phone."""
    return await shop.sell("phone")


@pytest.fixture
async def talk(hass: HomeAssistant, life: Life) -> AsyncGenerator[Talk]:
    """Return somebody who talks to the house; it listens, in English at first."""
    for component in ("homeassistant", "conversation"):
        assert await async_setup_component(hass, component, {})
    yield Talk(life)
    await hass.config.async_update(language="en")
