"""What a user, an app or a device says to a Home Assistant, over HTTP and WebSocket."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from itertools import count
from typing import Any

import aiohttp

from .devices import READING, Device

USER, PASSWORD = "walker", "backwards"
DOMAIN = "retro_walking"


class NotReadyError(Exception):
    """Home Assistant answers, but has not started yet."""


class RefusedError(Exception):
    """Home Assistant said no, and why."""


class Client:
    """The owner of a home, logged in once they have moved in."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.tokens: dict[str, Any] = {}
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def ready(self) -> None:
        """Raise NotReadyError until Home Assistant has started; log in where somebody lives already."""
        if not self.tokens:
            if not await self._is_lived_in():
                return
            await self._return()
        config = await self.get("/api/config")
        if config["state"] != "RUNNING":
            raise NotReadyError

    async def move_in(self) -> None:
        """Make oneself known, and wait until everything has started."""
        user = {
            "client_id": f"{self.url}/",
            "language": "en",
            "name": "Walker",
            "username": USER,
            "password": PASSWORD,
        }
        code = (await self.post("/api/onboarding/users", user))["auth_code"]
        await self._log_in(grant_type="authorization_code", code=code)
        while True:
            try:
                await self.ready()
                break
            except NotReadyError:
                await asyncio.sleep(0.2)
        await self.keep_address()

    async def keep_address(self) -> None:
        """Confirm the port, which would go back to the last confirmed one after five minutes."""
        with suppress(RefusedError):
            await self.call("http/config/promote")

    async def _is_lived_in(self) -> bool:
        """Tell whether somebody has moved in; after the next start nobody is asked any more."""
        try:
            steps = await self._request("GET", "/api/onboarding")
        except RefusedError:
            return True
        return any(step["done"] for step in steps if step["step"] == "user")

    async def _return(self) -> None:
        """Log in with name and password, as somebody who has moved in before."""
        client = f"{self.url}/"
        path = "/auth/login_flow"
        asked = {
            "client_id": client,
            "handler": ["homeassistant", None],
            "redirect_uri": client,
        }
        answer = {"client_id": client, "username": USER, "password": PASSWORD}
        flow = await self.post(path, asked)
        result = await self.post(f"{path}/{flow['flow_id']}", answer)
        if "result" not in result:
            raise RefusedError(result["errors"])
        await self._log_in(grant_type="authorization_code", code=result["result"])

    async def _log_in(self, **grant: str) -> None:
        form = aiohttp.FormData({"client_id": f"{self.url}/", **grant})
        self.tokens |= await self._request("POST", "/auth/token", data=form)

    async def get(self, path: str) -> Any:
        return await self._request("GET", path)

    async def download(self, path: str) -> str:
        """Return the text of a file."""
        headers = {"Authorization": f"Bearer {self.tokens['access_token']}"}
        async with self._http().get(self.url + path, headers=headers) as response:
            return (await response.read()).decode("utf-8-sig")

    async def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return await self._request("POST", path, json=body or {})

    async def delete(self, path: str) -> Any:
        return await self._request("DELETE", path)

    async def state(self, entity_id: str) -> str:
        state: str = (await self.get(f"/api/states/{entity_id}"))["state"]
        return state

    async def act(self, domain: str, action: str, **data: Any) -> None:
        await self.post(f"/api/services/{domain}/{action}", data)

    async def ask(self, action: str, **data: Any) -> Any:
        """Return what an action of the integration answers."""
        path = f"/api/services/{DOMAIN}/{action}?return_response"
        return (await self.post(path, data))["service_response"]

    async def say(self, text: str, language: str | None = None) -> str:
        """Return what the house answers to a sentence."""
        said = {"text": text} | ({"language": language} if language else {})
        answer = await self.post("/api/conversation/process", said)
        speech: str = answer["response"]["speech"]["plain"]["speech"]
        return speech

    async def show(self, device: Device, value: object) -> None:
        """Have a device report a value; None makes it unavailable."""
        await self.post(
            f"/api/events/{READING}", {"device": device.key, "value": value}
        )

    async def slide(self, device: Device, value: float) -> None:
        """Move the slider of a device."""
        facts = {"entity_id": device.slider, "value": value}
        await self.act("input_number", "set_value", **facts)

    async def add_dashboard(
        self, path: str, config: dict[str, Any], **facts: Any
    ) -> None:
        """Add a dashboard with a title, an icon and what else is said of it."""
        create = {"url_path": path, "mode": "storage", **facts}
        await self.call("lovelace/dashboards/create", **create)
        await self.call("lovelace/config/save", url_path=path, config=config)

    async def set_clock(self, moment: datetime) -> None:
        """Put the home's clock forward, if it has one that can be."""
        await self.post("/api/events/household_clock", {"at": moment.isoformat()})

    async def flow(
        self, kind: str, start: dict[str, Any], *steps: dict[str, Any]
    ) -> Any:
        """Walk through a flow with an answer for each step, and return where that leads.

        `kind` is the flow's path below /api/config/config_entries. Walks of the past that are
        ticked are kept, without an answer.
        """
        path = f"/api/config/config_entries/{kind}"
        result = await self.post(path, start)
        for answer in steps:
            result = await self.post(f"{path}/{result['flow_id']}", answer)
            if result.get("step_id") == "past":
                (field,) = result["data_schema"]
                keep = {field["name"]: field["default"]}
                result = await self.post(f"{path}/{result['flow_id']}", keep)
        return result

    async def call(self, command: str, **facts: Any) -> Any:
        """Return what a WebSocket command answers."""
        async with self.connection() as connection:
            return await connection.call(command, **facts)

    async def entities(self, entry_id: str) -> dict[str, str]:
        """Return the walker's entity ids by `<platform>.<key>`, found by unique id."""
        registry = await self.call("config/entity_registry/list")
        return {
            f"{entity['entity_id'].split('.')[0]}.{entity['unique_id'].removeprefix(entry_id + '_')}": (
                entity["entity_id"]
            )
            for entity in registry
            if entity["config_entry_id"] == entry_id
        }

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """Open a WebSocket, logged in."""
        async with self._http().ws_connect(f"{self.url}/api/websocket") as socket:
            await socket.receive_json()
            await socket.send_json(
                {"type": "auth", "access_token": self.tokens["access_token"]}
            )
            await socket.receive_json()
            yield Connection(socket)

    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    async def _request(self, method: str, path: str, **body: Any) -> Any:
        headers = {}
        if token := self.tokens.get("access_token"):
            headers["Authorization"] = f"Bearer {token}"
        async with self._http().request(
            method, self.url + path, headers=headers, **body
        ) as response:
            if response.status >= 400:
                answer = await response.text()
                raise RefusedError(response.status, path, answer)
            return await response.json()


class Connection:
    """A WebSocket on which commands are called and events heard."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._ids = count(1)

    async def call(self, command: str, **facts: Any) -> Any:
        """Return the result of a command; events that come before it are passed over."""
        number = next(self._ids)
        await self._socket.send_json({"id": number, "type": command, **facts})
        while True:
            message = await self._socket.receive_json()
            if message["id"] == number and message["type"] == "result":
                if not message["success"]:
                    raise RefusedError(message["error"]["message"])
                return message["result"]

    async def event(self) -> Any:
        """Return the next event of whatever was subscribed to."""
        while True:
            message = await self._socket.receive_json()
            if message["type"] == "event":
                return message["event"]

    async def listen(self, hear: Callable[[dict[str, Any]], None]) -> None:
        """Hear every change of a state, until cancelled."""
        await self.call("subscribe_events", event_type="state_changed")
        async for message in self._socket:
            event = message.json()
            if event["type"] == "event":
                hear(event["event"]["data"])
