"""A walker in the home: set up through the real flow, walking on its devices, heard by their entities."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .client import DOMAIN, Client
from .devices import Device

DETECTION: dict[str, dict[str, Any]] = {
    "power": {"on_threshold": 40, "off_threshold": 20},
    "speed": {"on_threshold": 0.5, "off_threshold": 0.4},
}
GOAL = {"least": 2, "most": 3, "rest_days": 1}


@dataclass
class Walker:
    """Somebody who is set up, with the entity ids they were given."""

    client: Client
    entry_id: str
    entities: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def set_up(
        cls,
        client: Client,
        name: str,
        device: Device | None = None,
        counts_as: str = "backwards",
    ) -> Walker:
        """Set somebody up whose walks are noticed by a device, if by any."""
        answers: list[dict[str, Any]] = [{"name": name}]
        if device is not None:
            answers[0]["entity_id"] = device.entity_id
            answers.append(_answers(device, counts_as))
        result = await client.flow("flow", {"handler": DOMAIN}, *answers, GOAL)
        return await cls.of(client, result["result"]["entry_id"])

    @classmethod
    async def of(cls, client: Client, entry_id: str) -> Walker:
        """Return somebody who is set up."""
        return cls(client, entry_id, await client.entities(entry_id))

    async def add_source(self, device: Device, counts_as: str = "backwards") -> None:
        await self.client.flow(
            "subentries/flow",
            {"handler": [self.entry_id, "source"]},
            {"entity_id": device.entity_id},
            _answers(device, counts_as),
        )
        await self.loaded()

    async def choose(self, **sections: dict[str, Any]) -> None:
        """Change options; those not named stay as they are, or get their default."""
        path = "/api/config/config_entries/options/flow"
        form = await self.client.post(path, {"handler": self.entry_id})
        if form["type"] == "menu":
            settings = {"next_step_id": "settings"}
            form = await self.client.post(f"{path}/{form['flow_id']}", settings)
        answers = {
            section["name"]: {
                field["name"]: value
                for field in section["schema"]
                if (value := _shown(field)) is not None
            }
            for section in form["data_schema"]
        }
        for section, values in sections.items():
            answers[section] |= values
        await self.client.post(f"{path}/{form['flow_id']}", answers)
        await self.loaded()

    async def loaded(self) -> None:
        """Wait until the walker is there again after a change."""
        while True:
            entries = await self.client.call("config_entries/get", domain=DOMAIN)
            if all(entry["state"] == "loaded" for entry in entries):
                return
            await asyncio.sleep(0.1)

    async def state(self, key: str) -> str:
        """Return the state of an entity, named `<platform>.<key>`."""
        return await self.client.state(self.entities[key])

    async def until(self, key: str, state: str, within: float = 30) -> None:
        """Wait until an entity shows a state; raises TimeoutError."""
        async with asyncio.timeout(within):
            while True:
                if await self.state(key) == state:
                    return
                await asyncio.sleep(0.2)

    async def sessions(self) -> list[dict[str, Any]]:
        answer = await self.client.ask("get_sessions", config_entry_id=self.entry_id)
        sessions: list[dict[str, Any]] = answer["sessions"]
        return sessions

    async def play(
        self, device: Device, readings: Iterable[tuple[float, float]]
    ) -> None:
        """Have a device show values, each after so many seconds."""
        for seconds, value in readings:
            await asyncio.sleep(seconds)
            await self.client.show(device, value)


def length_of(session: dict[str, Any]) -> float:
    """Return the seconds from a session's start to its end."""
    start = datetime.fromisoformat(session["start"])
    return (datetime.fromisoformat(session["end"]) - start).total_seconds()


def _answers(device: Device, counts_as: str) -> dict[str, Any]:
    kind = device.device_class
    return {"counts_as": counts_as, "kind": kind, "detection": DETECTION[kind]}


def _shown(field: dict[str, Any]) -> Any:
    """Return what a field of a form has in it."""
    return field.get("default", field.get("description", {}).get("suggested_value"))
