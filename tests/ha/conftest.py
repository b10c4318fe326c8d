"""A Home Assistant in memory, with the integration of this repository in it."""

from collections.abc import AsyncGenerator

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

# Imported first, or the folder that the test plugin brings is taken for it.
import custom_components.retro_walking  # noqa: F401

from .life import NOON, Life


@pytest.fixture(autouse=True)
def _integration(request: pytest.FixtureRequest) -> None:
    """Let Home Assistant find the integration; the recorder has to come first."""
    if "recorder_mock" in request.fixturenames:
        request.getfixturevalue("recorder_mock")
    if "hass" in request.fixturenames:
        request.getfixturevalue("enable_custom_integrations")


@pytest.fixture
async def life(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> AsyncGenerator[Life]:
    """Return a home at noon of a Monday in Berlin, in which nobody is set up yet."""
    freezer.move_to(NOON)
    await hass.config.async_set_time_zone("Europe/Berlin")
    yield Life(hass, freezer)
    await hass.config.async_set_time_zone("UTC")
