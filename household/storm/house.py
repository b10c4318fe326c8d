"""The house that the storm is about: Home Assistant with a clock, a plug and one who walks."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
import json
from pathlib import Path
import re

from ..client import DOMAIN
from ..devices import PLUG
from ..disk import CAN_MOUNT, SmallDisk
from ..home import Home
from ..walker import Walker
from .moment import Moment
from .wall import Wall

MOVING, STANDING = 80.0, 1.6

AGE = timedelta(hours=30)
"""For how long somebody has lived here."""

LATE = timedelta(seconds=2)
"""How long an answer and what follows from it may take on a busy machine."""

NOT_OURS = (
    "has not been tested by Home Assistant",
    # Home Assistant measures by the clock on the wall, which was put forward meanwhile.
    "Updating state for",
    # A disk that is full is told by whoever writes.
    "[homeassistant.helpers.storage]",
    "[homeassistant.util.file]",
)


class House:
    """What can be done to it, each thing with the moment at which it was done."""

    def __init__(self, home: Home, wall: Wall, disk: SmallDisk | None) -> None:
        self.home, self.wall, self.disk = home, wall, disk
        self.walker: Walker
        self.plug = PLUG.entity_id
        self.zone = "UTC"
        self._read = 0

    async def at(self, doing: Awaitable[object]) -> Moment:
        """Do something, and return when that was."""
        before = self.wall.now()
        await doing
        return Moment(before, late=self.wall.now() - before + LATE)

    async def show(self, value: float | None) -> Moment:
        """Have the plug report a value, and wait until it is heard."""
        return await self.at(self._show(value))

    async def _show(self, value: float | None) -> None:
        await self.home.client.show(PLUG, value)
        shown = "unavailable" if value is None else str(value)
        await self.until(self.plug, shown)

    async def until(self, entity_id: str, state: str, within: float = 60) -> None:
        async with asyncio.timeout(within):
            while True:
                if await self.home.client.state(entity_id) == state:
                    return
                await asyncio.sleep(0.02)

    async def pass_time(self, by: timedelta) -> None:
        """Let time go by: the clock goes on, and whoever keeps a timer looks at it."""
        self.wall.turn(by)
        await self.home.client.post("/api/events/core_config_updated")

    async def start(self) -> None:
        """Start again; the plug is not heard of before it reports, like one that is pushed."""
        kept = self.home.folder / ".storage" / "core.restore_state"
        if kept.exists():
            restored = json.loads(kept.read_text())
            restored["data"] = [
                state
                for state in restored["data"]
                if state["state"]["entity_id"] != self.plug
            ]
            kept.write_text(json.dumps(restored))
        await self.home.start()

    async def locate(self, zone: str) -> None:
        await self.home.client.call("config/core/update", time_zone=zone)
        self.zone = zone

    async def rename_plug(self) -> None:
        """Give the plug another name, and wait until Home Assistant has written that down."""
        new = "sensor.belt_plug" if self.plug == PLUG.entity_id else PLUG.entity_id
        await self.home.client.call(
            "config/entity_registry/update", entity_id=self.plug, new_entity_id=new
        )
        self.plug = new

    async def registered(self, within: float = 300) -> None:
        """Wait until Home Assistant has written what the plug and the walker are called."""
        async with asyncio.timeout(within):
            while True:
                if self._is_registered():
                    return
                await asyncio.sleep(0.2)

    def _is_registered(self) -> bool:
        path = self.home.folder / ".storage"
        named = {
            "core.entity_registry": (self.plug, self.walker.entry_id),
            "core.config_entries": (self.plug, self.walker.entry_id),
        }
        return all(
            (path / file).exists()
            and all(f'"{name}"' in (path / file).read_text() for name in names)
            for file, names in named.items()
        )

    async def reload(self) -> None:
        entry_id = self.walker.entry_id
        await self.home.client.post(
            f"/api/config/config_entries/entry/{entry_id}/reload"
        )
        await self.walker.loaded()

    async def wakes_at(self) -> datetime:
        """Return when the integration means to look at the clock next."""
        path = f"/api/diagnostics/config_entry/{self.walker.entry_id}"
        return datetime.fromisoformat(
            (await self.home.client.get(path))["data"]["wake_at"]
        )

    def new_troubles(self) -> list[str]:
        """Return what went wrong in the log since it was asked last."""
        text = self.home.log()[self._read :]
        self._read += len(text)
        records = re.split(r"\n(?=\d{4}-\d\d-\d\d )", text)
        return [record for record in records if _is_trouble(record)]


def _is_trouble(record: str) -> bool:
    """Tell whether a record of the log is a complaint or an exception of ours."""
    is_complaint = re.search(r" (WARNING|ERROR|CRITICAL) ", record) is not None
    return (
        DOMAIN in record
        and (is_complaint or "Traceback" in record)
        and not any(words in record for words in NOT_OURS)
    )


@asynccontextmanager
async def house(folder: Path, walker: str, start: datetime) -> AsyncIterator[House]:
    """Run a house at some time to come, in a folder that is there; its storage is on a small disk, if one can be had."""
    wall = Wall(folder)
    disk = SmallDisk(folder / "home" / ".storage") if CAN_MOUNT else None
    home = Home(folder / "home", environment=wall.environment)
    built = House(home, wall, disk)
    if disk is None:
        async with _lived_in(built, walker, start):
            yield built
        return
    with disk.mounted():
        async with _lived_in(built, walker, start):
            yield built


@asynccontextmanager
async def _lived_in(house: House, walker: str, start: datetime) -> AsyncIterator[House]:
    client = house.home.client
    try:
        # Nobody's token may be from the future once the clock is set back.
        house.wall.turn(start - AGE - house.wall.now())
        await house.home.start()
        await client.move_in()
        token = await client.call(
            "auth/long_lived_access_token", client_name="Storm", lifespan=3650
        )
        client.tokens = {"access_token": token}
        await house.pass_time(start - house.wall.now())
        await house.show(STANDING)
        house.walker = await Walker.set_up(client, walker, PLUG)
        yield house
    finally:
        await house.home.stop()
        await client.close()
