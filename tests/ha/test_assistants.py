"""Alexa and Google Home, as far as Home Assistant's own integrations of them go."""

from typing import Any, override
from uuid import uuid4

from homeassistant.auth.models import User
from homeassistant.components.alexa import smart_home as alexa
from homeassistant.components.alexa.config import AbstractConfig as AlexaConfig
from homeassistant.components.google_assistant import smart_home as google
from homeassistant.components.google_assistant.helpers import (
    AbstractConfig as GoogleConfig,
)
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from .life import Life, walker

SCRIPT = {
    "backwards_walk": {
        "alias": "Backwards walk",
        "sequence": [
            {
                "action": "retro_walking.start_session",
                "data": {"planned_minutes": 6},
            }
        ],
    }
}


class Alexa(AlexaConfig):
    """A house with Alexa."""

    entity_config: dict[str, Any] = {}  # noqa: RUF012
    locale = "en-US"
    supports_auth = False
    endpoint = None
    should_report_state = False

    @override
    def user_identifier(self) -> str:
        return ""

    @override
    def should_expose(self, entity_id: str) -> bool:
        return True

    async def says(self, what: str, name: str, entity_id: str = "") -> dict[str, Any]:
        header = {
            "namespace": what,
            "name": name,
            "messageId": uuid4().hex,
            "correlationToken": "token",
            "payloadVersion": "3",
        }
        directive: dict[str, Any] = {"header": header, "payload": {}}
        if entity_id:
            directive["endpoint"] = {
                "endpointId": entity_id.replace(".", "#"),
                "cookie": {},
            }
        answer: dict[str, Any] = await alexa.async_handle_message(
            self.hass, self, {"directive": directive}, Context()
        )
        await self.hass.async_block_till_done()
        event: dict[str, Any] = answer["event"]
        return event


class Google(GoogleConfig):
    """A house with Google Home."""

    enabled = True
    entity_config: dict[str, Any] = {}  # noqa: RUF012
    secure_devices_pin = None
    should_report_state = False

    @override
    async def async_connect_agent_user(self, agent_user_id: str) -> None: ...

    @override
    async def async_disconnect_agent_user(self, agent_user_id: str) -> None: ...

    @override
    def async_get_agent_users(self) -> list[str]:
        return []

    @override
    async def async_report_state(self, *_args: Any) -> None: ...

    @override
    def get_local_user_id(self, webhook_id: Any) -> None:
        return None

    @override
    def get_local_webhook_id(self, agent_user_id: Any) -> None:
        return None

    @override
    def get_agent_user_id_from_context(self, context: Any) -> str:
        return "user"

    @override
    def get_agent_user_id_from_webhook(self, webhook_id: Any) -> None:
        return None

    @override
    def should_expose(self, state: Any) -> bool:
        return True

    @override
    def should_2fa(self, state: Any) -> bool:
        return False

    user_id = ""

    async def says(self, intent: str, payload: dict[str, Any]) -> Any:
        message = {
            "requestId": "1",
            "inputs": [{"intent": f"action.devices.{intent}", "payload": payload}],
        }
        answer = await google.async_handle_message(  # type: ignore[no-untyped-call]
            self.hass, self, "user", self.user_id, message, "cloud"
        )
        await self.hass.async_block_till_done()
        return answer["payload"]

    async def executes(self, entity_id: str, command: str, **given: Any) -> Any:
        execution = [{"command": f"action.devices.commands.{command}", "params": given}]
        commands = [{"devices": [{"id": entity_id}], "execution": execution}]
        return await self.says("EXECUTE", {"commands": commands})


@pytest.fixture
async def _script(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "script", {"script": SCRIPT})


@pytest.mark.usefixtures("_script")
async def test_alexa_starts_and_stops_a_walk_by_its_switch_and_a_script(
    life: Life,
) -> None:
    await life.set_up(walker(None))
    alexa_ = Alexa(life.hass)
    await alexa_.async_initialize()
    found = await alexa_.says("Alexa.Discovery", "Discover")
    names = {end["friendlyName"] for end in found["payload"]["endpoints"]}
    assert {"Ada Walk", "Backwards walk"} <= names
    await alexa_.says("Alexa.PowerController", "TurnOn", life.entity("switch.session"))
    assert life.shown("sensor.status", "sensor.planned_duration") == ["walking", "5.0"]
    await alexa_.says("Alexa.PowerController", "TurnOff", life.entity("switch.session"))
    await alexa_.says("Alexa.SceneController", "Activate", "script.backwards_walk")
    assert life.shown("sensor.status", "sensor.planned_duration") == ["walking", "6.0"]


@pytest.mark.usefixtures("_script")
async def test_google_starts_and_stops_a_walk_by_its_switch_and_a_script(
    life: Life, hass_admin_user: User
) -> None:
    await life.set_up(walker(None))
    google_ = Google(life.hass)
    google_.user_id = hass_admin_user.id
    found = await google_.says("SYNC", {})
    names = {device["name"]["name"] for device in found["devices"]}
    assert {"Ada Walk", "Backwards walk"} <= names
    await google_.executes(life.entity("switch.session"), "OnOff", on=True)
    assert life.shown("sensor.status", "sensor.planned_duration") == ["walking", "5.0"]
    await google_.executes(life.entity("switch.session"), "OnOff", on=False)
    await google_.executes("script.backwards_walk", "ActivateScene", deactivate=False)
    assert life.shown("sensor.status", "sensor.planned_duration") == ["walking", "6.0"]
