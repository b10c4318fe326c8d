"""A phone on loopback: registered as the companion app does it, pushed to and tapped for real."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from .client import Client
from .home import free_port


class Phone:
    """A phone that keeps what it is sent; its push service runs on a port of its own."""

    def __init__(self, client: Client, name: str) -> None:
        self.name = name
        self.received: list[dict[str, Any]] = []
        self.device_id = ""
        self._client = client
        self._webhook = ""
        self._arrived = asyncio.Event()
        self._read = 0
        self._port = free_port()

    async def _take(self, request: web.Request) -> web.Response:
        self.received.append(await request.json())
        self._arrived.set()
        return web.json_response({}, status=201)

    async def register(self) -> None:
        """Tell Home Assistant of the phone, and learn its device id."""
        answer = await self._client.post(
            "/api/mobile_app/registrations",
            {
                "app_id": "io.homeassistant.companion",
                "app_name": "Companion",
                "app_version": "2026.11",
                "device_name": self.name,
                "device_id": self.name,
                "manufacturer": "Somebody",
                "model": "Phone",
                "os_name": "Android",
                "os_version": "16",
                "supports_encryption": False,
                "app_data": {
                    "push_token": self.name,
                    "push_url": f"http://127.0.0.1:{self._port}/push",
                },
            },
        )
        self._webhook = answer["webhook_id"]
        while not self.device_id:
            devices = await self._client.call("config/device_registry/list")
            found = [d["id"] for d in devices if d["name"] == self.name]
            self.device_id = found[0] if found else ""

    async def messages(self, number: int) -> list[dict[str, Any]]:
        """Wait for so many messages; raises TimeoutError."""
        async with asyncio.timeout(30):
            while len(self.received) < number:
                self._arrived.clear()
                await self._arrived.wait()
        return self.received

    async def message(self, title: str) -> dict[str, Any]:
        """Wait for the next message of a title; those before it are passed over."""
        async with asyncio.timeout(30):
            while True:
                while self._read < len(self.received):
                    message = self.received[self._read]
                    self._read += 1
                    if message.get("title") == title:
                        return message
                self._arrived.clear()
                await self._arrived.wait()

    async def tap(self, title: str, **facts: str) -> None:
        """Tap the newest button of that title."""
        action = next(
            action["action"]
            for message in reversed(self.received)
            for action in message["data"].get("actions", [])
            if action["title"] == title
        )
        event = {
            "event_type": "mobile_app_notification_action",
            "event_data": {"action": action, **facts},
        }
        await self._client.post(
            f"/api/webhook/{self._webhook}", {"type": "fire_event", "data": event}
        )

    @asynccontextmanager
    async def switched_on(self) -> AsyncIterator[Phone]:
        """Take messages for as long as it lasts; then the phone is dead."""
        app = web.Application()
        app.router.add_post("/push", self._take)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self._port).start()
        try:
            yield self
        finally:
            await runner.cleanup()
