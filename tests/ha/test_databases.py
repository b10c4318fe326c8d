"""The recorder keeps what a plug says, on every database that homes have."""

from homeassistant.components.recorder.history import get_significant_states
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.recorder import get_instance
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from .databases import recorder_db_url  # noqa: F401

pytestmark = pytest.mark.usefixtures("recorder_mock")

PLUG = "sensor.plug"
ATTRIBUTES = {
    "device_class": "power",
    "unit_of_measurement": "W",
    "friendly_name": "Förderband 🚶",
}
DIALECTS = {"sqlite": "sqlite", "postgresql": "postgresql", "mariadb": "mysql"}


async def test_what_a_plug_said_is_read_back(
    hass: HomeAssistant, request: pytest.FixtureRequest
) -> None:
    start = dt_util.utcnow()
    said = ["1.6", "78.2", "unavailable", "1.5"]
    for value in said:
        hass.states.async_set(PLUG, value, ATTRIBUTES)
    await async_wait_recording_done(hass)

    recorder = get_instance(hass)
    history = await recorder.async_add_executor_job(
        get_significant_states, hass, start, None, [PLUG]
    )

    assert recorder.dialect_name == DIALECTS[request.node.callspec.id]
    states = [state for state in history[PLUG] if isinstance(state, State)]
    assert [state.state for state in states] == said
    assert [state.attributes for state in states] == [ATTRIBUTES] * len(said)
