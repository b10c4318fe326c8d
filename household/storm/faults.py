"""What goes wrong in a storm. Each fault strikes a house, and tells the witness what that means."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
import sqlite3
import time
from typing import TYPE_CHECKING, ClassVar, override
from zoneinfo import ZoneInfo

from .moment import NOW, Moment
from .witness import HEARTBEAT

if TYPE_CHECKING:
    from .storm import Storm

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia")

WRITING = timedelta(seconds=10)
"""How long it may take until what is known is written."""

KNOWN = WRITING.total_seconds() + 1


class When(StrEnum):
    """In what a fault may strike."""

    REST = "rest"
    WALK = "walk"
    PAUSE = "pause"


ALWAYS = frozenset(When)
NOT_PAUSED = frozenset({When.REST, When.WALK})


class Fault:
    """Something that goes wrong."""

    kind: ClassVar[str]
    when: ClassVar[frozenset[When]] = ALWAYS
    ends_walk: ClassVar[bool] = False
    """Whether the walk that it strikes may be over by it, or its time be another."""

    async def strike(self, storm: Storm) -> None:
        raise NotImplementedError


class Reload(Fault):
    kind = "reload of the entry"

    @override
    async def strike(self, storm: Storm) -> None:
        await storm.house.reload()


class Rename(Fault):
    kind = "rename of the source"

    @override
    async def strike(self, storm: Storm) -> None:
        await storm.house.rename_plug()


class Down(Fault):
    """Home Assistant is gone for some minutes; the belt may have stopped when it is back."""

    when = NOT_PAUSED
    ends_walk = True

    @override
    async def strike(self, storm: Storm) -> None:
        house = storm.house
        stops = storm.is_moving and storm.dice.random() < 0.5
        gone, unknown = await self.take_down(storm, stops=stops)
        storm.witness.goes(gone, unknown)
        house.wall.turn(timedelta(seconds=storm.dice.uniform(10, 600)))
        self.meanwhile(storm)
        storm.is_moving = storm.is_moving and not stops
        back = await self.come_back(storm)
        storm.witness.returns(back, moving=storm.is_moving)

    def meanwhile(self, storm: Storm) -> None:
        """Do what can only be done while it is down."""

    async def come_back(self, storm: Storm) -> Moment:
        """Start again; return when the belt is seen."""
        await storm.house.start()
        return await storm.house.show(storm.value)

    async def take_down(self, storm: Storm, *, stops: bool) -> tuple[Moment, timedelta]:
        return await storm.house.at(storm.house.home.stop()), NOW


class Restart(Down):
    kind = "restart"


class Kill(Down):
    kind = "kill -9"

    @override
    async def take_down(self, storm: Storm, *, stops: bool) -> tuple[Moment, timedelta]:
        house = storm.house
        await house.registered()
        # Where the walk ends meanwhile, it matters what was written; else only that it began.
        await asyncio.sleep(storm.dice.uniform(KNOWN, storm.patience) if stops else 1)
        return await house.at(house.home.kill()), HEARTBEAT + WRITING


class OldClock(Kill):
    """After a crash the clock shows an old time, as on a board that has none, until the network tells it."""

    kind = "kill -9, then an old clock"

    @override
    async def come_back(self, storm: Storm) -> Moment:
        house, behind = storm.house, timedelta(minutes=storm.dice.uniform(11, 60))
        house.wall.turn(-behind)
        await house.start()
        await house.show(storm.value)
        await asyncio.sleep(storm.dice.uniform(0, 2))
        house.wall.turn(behind)
        return await house.show(storm.value)


class Recorder(Restart):
    """From a restart on there is no recorder, or there is one again."""

    kind = "recorder off or on"

    @override
    def meanwhile(self, storm: Storm) -> None:
        home = storm.house.home
        home.has_recorder = not home.has_recorder


class ShortDropout(Fault):
    kind = "source lost, short"
    when = NOT_PAUSED
    seconds: ClassVar[tuple[float, float]] = (20, 150)

    @override
    async def strike(self, storm: Storm) -> None:
        house, dice = storm.house, storm.dice
        lost = await house.show(None)
        storm.witness.loses(lost)
        await storm.let_pass(timedelta(seconds=dice.uniform(*self.seconds)))
        if storm.is_moving and dice.random() < 0.3:
            storm.is_moving = False
        found = await house.show(storm.value)
        storm.witness.finds(found, moving=storm.is_moving)


class LongDropout(ShortDropout):
    kind = "source lost, long"
    seconds = (210, 900)
    ends_walk = True


class OtherZone(Fault):
    kind = "other time zone"

    @override
    async def strike(self, storm: Storm) -> None:
        zones = [zone for zone in ZONES if zone != storm.house.zone]
        await storm.house.locate(storm.dice.choice(zones))


class HourForward(Fault):
    """The clock is put forward; nobody is told."""

    kind = "clock an hour forward"
    by: ClassVar[timedelta] = HOUR
    ends_walk = True

    @override
    async def strike(self, storm: Storm) -> None:
        storm.house.wall.turn(self.by)
        await asyncio.sleep(storm.dice.uniform(0, 1))


class DayForward(HourForward):
    kind = "clock a day forward"
    by = DAY


class HourBack(Fault):
    """The clock is set back; nobody is told."""

    kind = "clock an hour back"
    by: ClassVar[timedelta] = HOUR
    ends_walk = True

    @override
    async def strike(self, storm: Storm) -> None:
        storm.house.wall.turn(-self.by)
        storm.witness.sets_back(self.by)
        # Whoever has patience sees that the timers go on all the same.
        await asyncio.sleep(storm.dice.uniform(0, storm.patience / 12))


class DayBack(HourBack):
    kind = "clock a day back"
    by = DAY


class ClocksChange(Fault):
    """It becomes the night in which the clocks change; the walk that follows goes over it."""

    kind = "night the clocks change"
    when = frozenset({When.REST})

    @override
    async def strike(self, storm: Storm) -> None:
        house = storm.house
        await house.locate("Europe/Berlin")
        change = next_change(house.wall.now(), ZoneInfo(house.zone))
        await storm.let_pass(change - timedelta(minutes=2) - house.wall.now())
        storm.witness.struck(self.kind, is_next=True)


class FullDisk(Fault):
    """The disk is full for a while; once there is room again, what could not be written is."""

    kind = "disk full"

    @override
    async def strike(self, storm: Storm) -> None:
        house = storm.house
        assert house.disk is not None
        with house.disk.full():
            await house.reload()
            await storm.let_pass(timedelta(seconds=storm.dice.uniform(10, 60)))
        await house.reload()


class LockedDatabase(Fault):
    """Another process keeps the recorder's database to itself for some seconds."""

    kind = "database locked"

    @override
    async def strike(self, storm: Storm) -> None:
        async with locked(storm.house.home.folder / "home-assistant_v2.db"):
            await storm.let_pass(timedelta(seconds=storm.dice.uniform(10, 60)))
            until = time.monotonic() + storm.dice.uniform(1, 4)
            while time.monotonic() < until:
                await storm.house.show(storm.value)
                await asyncio.sleep(0.3)


@asynccontextmanager
async def locked(database: Path) -> AsyncIterator[None]:
    """Hold an exclusive lock on a database, as soon as nobody else does."""
    connection = sqlite3.connect(
        database, timeout=60, isolation_level=None, check_same_thread=False
    )
    with closing(connection):
        await asyncio.to_thread(connection.execute, "begin exclusive")
        try:
            yield
        finally:
            connection.execute("rollback")


def next_change(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next moment at which a zone's clocks change."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    while hour.astimezone(zone).utcoffset() == now.astimezone(zone).utcoffset():
        hour += HOUR
    return hour


CHEAP = (
    Reload,
    Rename,
    ShortDropout,
    LongDropout,
    OtherZone,
    HourForward,
    DayForward,
    HourBack,
    DayBack,
    ClocksChange,
    FullDisk,
    LockedDatabase,
)
DEAR = (Restart, Kill, OldClock, Recorder)
"""Those that have Home Assistant start again."""

ALL: tuple[type[Fault], ...] = (*CHEAP, *DEAR)
