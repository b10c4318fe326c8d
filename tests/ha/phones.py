"""Phones, as Home Assistant's own companion app integration knows them."""

from dataclasses import dataclass
from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.components.webhook import async_generate_path
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.test_util.aiohttp import (
    AiohttpClientMocker,
    AiohttpClientMockResponse,
)

OF_KNEE = frozenset({"during", "morning", "plan", "safety", "over"})


@dataclass
class Phone:
    """A phone that is registered, and all that it was sent, in order."""

    client: TestClient[Any, Any]
    webhook_id: str
    device_id: str
    received: list[dict[str, Any]]

    @property
    def last(self) -> dict[str, Any]:
        return self.received[-1]

    @property
    def heard(self) -> list[tuple[str, str]]:
        """Return what was sent but of the knee: the topic, and the title or "clear"."""
        return [one for one in self._heard if one[0] not in OF_KNEE]

    @property
    def heard_of_knee(self) -> list[tuple[str, str]]:
        """Return what was sent of knee and programme."""
        return [one for one in self._heard if one[0] in OF_KNEE]

    @property
    def _heard(self) -> list[tuple[str, str]]:
        return [
            (
                message["data"]["tag"].rpartition("_")[2],
                message.get("title", "clear"),
            )
            for message in self.received
        ]

    def button(self, title: str) -> str:
        """Return the id of a button of the last message that has one of that title."""
        found: str = next(
            action["action"]
            for message in reversed(self.received)
            for action in message["data"].get("actions", [])
            if action["title"] == title
        )
        return found

    async def tap(self, action: str, **event_data: str) -> None:
        """Tap a button, as the app says it."""
        event = {
            "event_type": "mobile_app_notification_action",
            "event_data": {"action": action, **event_data},
        }
        await self.client.post(
            async_generate_path(self.webhook_id),
            json={"type": "fire_event", "data": event},
        )


class Shop:
    """Where phones come from."""

    def __init__(
        self,
        hass: HomeAssistant,
        client: TestClient[Any, Any],
        pushes: AiohttpClientMocker,
    ) -> None:
        self._hass = hass
        self._client = client
        self._pushes = pushes
        self._answers: dict[str, int] = {}

    def mend(self, name: str) -> None:
        """Have a phone take messages from now on."""
        self._answers[name] = 201

    async def sell(self, name: str, *, status: int = 201) -> Phone:
        """Register a phone whose push service answers with a status."""
        url = f"http://127.0.0.1/{name}"
        received: list[dict[str, Any]] = []
        self._answers[name] = status

        async def take(
            method: str, address: Any, message: dict[str, Any]
        ) -> AiohttpClientMockResponse:
            received.append(message)
            status = self._answers[name]
            return AiohttpClientMockResponse(method, address, status=status, json={})

        self._pushes.post(url, side_effect=take)
        answer = await self._client.post(
            "/api/mobile_app/registrations",
            json={
                "app_id": "io.homeassistant.companion",
                "app_name": "Companion",
                "app_version": "1",
                "device_name": name,
                "device_id": name,
                "manufacturer": "Somebody",
                "model": "Phone",
                "os_name": "Android",
                "os_version": "16",
                "supports_encryption": False,
                "app_data": {"push_token": name, "push_url": url},
            },
        )
        webhook_id = (await answer.json())["webhook_id"]
        await self._hass.async_block_till_done()
        entry = next(
            entry
            for entry in self._hass.config_entries.async_entries("mobile_app")
            if entry.data[CONF_WEBHOOK_ID] == webhook_id
        )
        (device,) = dr.async_entries_for_config_entry(
            dr.async_get(self._hass), entry.entry_id
        )
        return Phone(self._client, webhook_id, device.id, received)
