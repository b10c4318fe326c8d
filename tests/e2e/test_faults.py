"""A real Home Assistant whose power goes at any moment, and whose disk does what disks do."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
import json
from pathlib import Path
from random import Random
import tarfile
import time
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from household.client import DOMAIN, Client
from household.devices import BELT
from household.disk import CAN_MOUNT, SmallDisk
from household.home import Home, running
from household.walker import Walker
from tests.long import LONG

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROUNDS = 50 if LONG else 5

SURE = 2.0
"""Seconds after its answer within which a change may be lost: many times what writing takes on a busy machine."""

AGAIN = 60
"""Seconds after which it is tried again to write what could not be."""

needs_a_small_disk = pytest.mark.skipif(
    not CAN_MOUNT, reason="A small disk is needed, and only root can mount one."
)

SOME_DAYS_AGO = datetime.now(UTC).replace(microsecond=0) - timedelta(days=60)


def start_of(number: int) -> datetime:
    """Return when a walk began that was written down; each number has a time of its own."""
    return SOME_DAYS_AGO + timedelta(minutes=10 * number)


@dataclass
class Files:
    """The files of a walker on the disk."""

    home: Home
    walker: Walker

    @property
    def both(self) -> tuple[Path, Path]:
        stem = self.home.folder / ".storage" / f"{DOMAIN}.{self.walker.entry_id}"
        return stem, Path(f"{stem}.copy")

    def read(self) -> list[bytes]:
        return [path.read_bytes() for path in self.both]

    def write(self, contents: list[bytes]) -> None:
        for path, content in zip(self.both, contents, strict=True):
            path.write_bytes(content)

    def notes(self) -> list[list[str]]:
        return [notes_in(content) for content in self.read()]

    def written_at(self) -> float:
        return max(path.stat().st_mtime for path in self.both)


def notes_in(content: bytes) -> list[str]:
    log = json.loads(content)["data"]["journal"]
    return [session["note"] for session in log.get("sessions", [])]


@dataclass(frozen=True)
class Log:
    """What a walker has: walks by id, each with minutes, note and pain before; one may run."""

    walks: Mapping[str, tuple[float, str | None, int | None]]
    walking: bool = False


@dataclass
class Storm:
    """Changes of a log in quick succession, and what it was after each answer, by the moment."""

    walker: Walker
    dice: Random
    by_hand: bool
    now: Log = Log({})
    asked: Log = Log({})
    answered: list[tuple[float, Log]] = field(default_factory=list)
    number: int = 0

    async def calm(self) -> None:
        """Begin again from what is there; a walk that runs by hand is ended."""
        if (await self.found()).walking:
            await self._act("stop_session")
        self.now = self.asked = await self.found()
        self.answered = [(time.monotonic(), self.now)]

    async def rage(self) -> None:
        """Change the log until nobody answers any more."""
        with suppress(aiohttp.ClientError):
            while True:
                await self._change()
                self.now = self.asked
                self.answered.append((time.monotonic(), self.now))
                await asyncio.sleep(self.dice.uniform(0, 0.05))

    async def found(self) -> Log:
        """Return what is there; no walk is there twice, and none shares time with another."""
        sessions = await self.walker.sessions()
        for earlier, later in pairwise(sessions):
            end, start = earlier["end"], later["start"]
            assert datetime.fromisoformat(end) <= datetime.fromisoformat(start)
        walks = {
            s["session_id"]: (s["active_minutes"], s["note"], s["pain_before"])
            for s in sessions
        }
        assert len(walks) == len(sessions)
        walking = self.by_hand and await self.walker.state("switch.session") == "on"
        return Log(walks, walking)

    def may_be_left(self, killed_at: float) -> list[Log]:
        """Return what may be found after the power went: no change that was sure is missing."""
        sure = [n for n, (at, _) in enumerate(self.answered) if at < killed_at - SURE]
        return [log for _, log in self.answered[max(sure, default=0) :]] + [self.asked]

    async def _change(self) -> None:
        """Ask for one of the changes that make sense."""
        written = [id_ for id_, (_, note, _) in self.now.walks.items() if note]
        kinds = ["log", *["edit"] * bool(written), *["delete"] * (len(written) > 30)]
        kind = self.dice.choice([*kinds, *["walk"] * self.by_hand])
        if kind == "walk":
            self.asked = replace(self.now, walking=not self.now.walking)
            await self._act("start_session" if self.asked.walking else "stop_session")
        elif kind == "delete":
            session_id = self.dice.choice(written)
            walks = {i: w for i, w in self.now.walks.items() if i != session_id}
            self.asked = replace(self.now, walks=walks)
            await self._act("delete_session", session_id=session_id)
        else:
            await self._write(None if kind == "log" else self.dice.choice(written))

    async def _write(self, session_id: str | None) -> None:
        """Have a walk written down, or one that is there have other facts."""
        self.number += 1
        minutes, pain = float(self.dice.randint(1, 9)), self.dice.randint(0, 10)
        note, start = f"number {self.number}", start_of(self.number)
        facts = {"minutes": minutes, "note": note, "pain_before": pain}
        id_ = session_id or f"{start:%Y%m%dT%H%M%S}"
        walks = {**self.now.walks, id_: (minutes, note, pain)}
        self.asked = replace(self.now, walks=walks)
        if session_id is None:
            await self._act("log_session", start=start.isoformat(), **facts)
        else:
            await self._act("edit_session", session_id=session_id, **facts)

    async def _act(self, action: str, **data: Any) -> None:
        entry_id = self.walker.entry_id
        await self.walker.client.act(DOMAIN, action, config_entry_id=entry_id, **data)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def homes(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[list[Home]]:
    """Run a home and, where one can be mounted, another whose storage is on a small disk."""
    folders = [tmp_path_factory.mktemp("home")]
    async with AsyncExitStack() as stack:
        if CAN_MOUNT:
            folders.append(tmp_path_factory.mktemp("cramped"))
            stack.enter_context(SmallDisk(folders[1] / ".storage").mounted())
        yield await asyncio.gather(
            *(stack.enter_async_context(running(folder)) for folder in folders)
        )


@pytest.fixture(scope="module")
def home(homes: list[Home]) -> Home:
    return homes[0]


@pytest.fixture(scope="module")
def cramped(homes: list[Home]) -> Home:
    return homes[1]


@pytest.fixture(scope="module")
def disk(cramped: Home) -> SmallDisk:
    return SmallDisk(cramped.folder / ".storage")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def storms(home: Home) -> AsyncGenerator[list[Storm]]:
    """Return storms over two logs: one also walks by hand, the other on a belt all the while."""
    client = Client(home.url)
    client.tokens = home.client.tokens
    ada = await Walker.set_up(client, "Ada")
    ben = await Walker.set_up(client, "Ben", BELT)
    await ben.choose(session={"on_delay": 0})
    yield [Storm(ada, Random(1), by_hand=True), Storm(ben, Random(2), by_hand=False)]
    await client.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cara(home: Home) -> Walker:
    cara = await Walker.set_up(home.client, "Cara")
    await write_down(cara, 1, "one")
    await write_down(cara, 2, "two")
    await until(lambda: Files(home, cara).notes() == [["one", "two"]] * 2, within=SURE)
    return cara


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def dan(cramped: Home) -> Walker:
    return await Walker.set_up(cramped.client, "Dan")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def eve(cramped: Home) -> Walker:
    return await Walker.set_up(cramped.client, "Eve")


async def write_down(walker: Walker, number: int, note: str) -> None:
    facts = {"start": start_of(number).isoformat(), "minutes": 5, "note": note}
    await walker.client.act(
        DOMAIN, "log_session", config_entry_id=walker.entry_id, **facts
    )


async def until(is_so: Callable[[], bool], within: float) -> None:
    async with asyncio.timeout(within):
        while True:
            if is_so():
                return
            await asyncio.sleep(0.02)


async def repairs(home: Home) -> list[str]:
    listed = (await home.client.call("repairs/list_issues"))["issues"]
    return [issue["issue_id"] for issue in listed if issue["domain"] == DOMAIN]


async def until_repair(
    home: Home, repair: str, *, stands: bool = True, within: float = 10
) -> None:
    async with asyncio.timeout(within):
        while True:
            if (repair in await repairs(home)) is stands:
                return
            await asyncio.sleep(0.1)


async def read_repair(client: Client, repair: str) -> None:
    path = "/api/repairs/issues/fix"
    form = await client.post(path, {"handler": DOMAIN, "issue_id": repair})
    result = await client.post(f"{path}/{form['flow_id']}")
    assert (form["step_id"], result["type"]) == ("confirm", "create_entry")


async def reload(walker: Walker) -> dict[str, Any]:
    """Reload a walker, and return what is said of their entry then."""
    entry_id = walker.entry_id
    await walker.client.post(f"/api/config/config_entries/entry/{entry_id}/reload")
    entries = await walker.client.call("config_entries/get", domain=DOMAIN)
    (entry,) = (entry for entry in entries if entry["entry_id"] == entry_id)
    return dict(entry)


@asynccontextmanager
async def disabled(walker: Walker) -> AsyncIterator[None]:
    """Have a walker out of the way for a moment."""
    command = {"entry_id": walker.entry_id}
    await walker.client.call("config_entries/disable", disabled_by="user", **command)
    yield
    await walker.client.call("config_entries/disable", disabled_by=None, **command)


async def run_the_belt(client: Client, dice: Random) -> None:
    """Have the belt tell another speed several times a second, until nobody listens."""
    with suppress(aiohttp.ClientError):
        while True:
            await client.show(BELT, round(dice.uniform(2, 3), 2))
            await asyncio.sleep(0.2)


async def cut_the_power(home: Home, storms: list[Storm], dice: Random) -> float:
    """Kill Home Assistant while the storms rage; return when that was."""
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(run_the_belt(storms[0].walker.client, dice))
        for storm in storms:
            tasks.create_task(storm.rage())
        await asyncio.sleep(dice.uniform(2.5, 5))
        killed_at = time.monotonic()
        await home.kill()
    return killed_at


def is_registered(home: Home, walker: Walker) -> bool:
    """Tell whether Home Assistant itself has written that it knows somebody."""
    registries = ("core.config_entries", "core.device_registry", "core.entity_registry")
    paths = [home.folder / ".storage" / name for name in registries]
    return all(p.exists() and walker.entry_id in p.read_text() for p in paths)


def backed_up(home: Home, names: list[str]) -> list[bytes]:
    """Return files of the storage, as they are in the only backup."""
    (path,) = (home.folder / "backups").glob("*.tar")
    with tarfile.open(path) as outer:
        inner = outer.extractfile("homeassistant.tar.gz")
        with tarfile.open(fileobj=inner) as tar:
            files = [tar.extractfile(f"data/.storage/{name}") for name in names]
            return [file.read() for file in files if file is not None]


@needs_a_small_disk
async def test_a_full_disk_is_told_and_loses_nothing_over_a_reload(
    cramped: Home, disk: SmallDisk, dan: Walker
) -> None:
    repair = f"log_unwritten_{dan.entry_id}"
    await write_down(dan, 1, "room")
    await until(lambda: all(Files(cramped, dan).notes()), within=SURE)
    with disk.full():
        await write_down(dan, 2, "no room")
        await until_repair(cramped, repair)
        walks = await dan.sessions()
        assert [walk["note"] for walk in walks] == ["room", "no room"]
        assert (await reload(dan))["state"] == "loaded"
        assert await dan.sessions() == walks
        assert await repairs(cramped) == [repair]
        assert Files(cramped, dan).notes() == [["room"]] * 2


@needs_a_small_disk
async def test_a_disk_that_is_full_already_when_a_walker_is_loaded_is_told(
    cramped: Home, disk: SmallDisk, eve: Walker
) -> None:
    await write_down(eve, 1, "room")
    with ExitStack() as later:
        async with disabled(eve):
            later.enter_context(disk.full())
        await until_repair(cramped, f"log_unwritten_{eve.entry_id}")


async def test_a_power_cut_at_any_moment_loses_nothing_that_was_sure(
    home: Home, storms: list[Storm]
) -> None:
    """What is found is what was there after some change, and that not long ago."""
    walkers = [storm.walker for storm in storms]
    await until(lambda: all(is_registered(home, w) for w in walkers), within=30)
    dice = Random(3)
    for number in range(ROUNDS):
        for storm in storms:
            await storm.calm()
        killed_at = await cut_the_power(home, storms, dice)
        await home.start()
        for storm in storms:
            left = await storm.found()
            assert left in storm.may_be_left(killed_at), (number, storm.walker)
        assert await storms[1].walker.state("sensor.status") == "walking"
        assert await repairs(home) == []
    assert home.complaints() == []


async def test_a_file_that_is_cut_anywhere_is_mended_from_its_copy_and_that_is_told(
    home: Home, cara: Walker
) -> None:
    repair = f"log_restored_{cara.entry_id}"
    files, walks = Files(home, cara), await cara.sessions()
    size = len(files.read()[0])
    assert [walk["note"] for walk in walks] == ["one", "two"]
    for length in range(size) if LONG else (0, 1, size // 3, size // 2, size - 1):
        async with disabled(cara):
            original, copy = files.read()
            files.write([original[:length], copy])
        assert await cara.sessions() == walks, length
        assert files.notes() == [["one", "two"]] * 2
        assert await repairs(home) == [repair]
        await read_repair(home.client, repair)
        assert await repairs(home) == []


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        ([b'{"version": 2, "data": {"walks": 2}}', b"{}"], "by a newer version"),
        ([b"", b'{"version": 1, "data": {}}'], "is damaged and was left as it is"),
    ],
)
async def test_what_cannot_be_read_is_said_and_stays_until_it_is_put_right(
    home: Home, cara: Walker, contents: list[bytes], sentence: str
) -> None:
    files, walks = Files(home, cara), await cara.sessions()
    async with disabled(cara):
        sound = files.read()
        files.write(contents)
    entry = await reload(cara)
    assert entry["state"] == "setup_error"
    assert sentence in entry["reason"]
    assert str(files.both[0]) in entry["reason"]
    assert files.read() == contents
    files.write(sound)
    assert (await reload(cara))["state"] == "loaded"
    assert await cara.sessions() == walks
    assert await repairs(home) == []


async def test_a_backup_of_home_assistant_has_the_file_and_its_copy(
    home: Home, cara: Walker
) -> None:
    await home.client.call(
        "backup/generate", agent_ids=["backup.local"], include_database=False
    )
    async with asyncio.timeout(30):
        while True:
            backup = await home.client.call("backup/info")
            if backup["state"] == "idle" and backup["backups"]:
                break
            await asyncio.sleep(0.1)
    names = [path.name for path in Files(home, cara).both]
    contents = backed_up(home, names)
    assert [notes_in(content) for content in contents] == [["one", "two"]] * 2


@needs_a_small_disk
async def test_what_found_no_room_is_written_within_a_minute_once_there_is(
    cramped: Home, disk: SmallDisk, dan: Walker, eve: Walker
) -> None:
    within = AGAIN + 5
    for walker, notes in ((dan, ["room", "no room"]), (eve, ["room"])):
        repair = f"log_unwritten_{walker.entry_id}"
        await until_repair(cramped, repair, stands=False, within=within)
        files = Files(cramped, walker)
        assert files.notes() == [notes] * 2
        assert files.written_at() < disk.room_at + within


async def test_the_log_speaks_of_no_trouble_of_ours(homes: list[Home]) -> None:
    """That a log cannot be read is said on purpose; beside that no code of ours has failed."""
    for home in homes:
        ours = [c for c in home.complaints() if f"custom_components/{DOMAIN}" in c]
        crashes = [record for record in ours if "ConfigEntryError" not in record]
        assert crashes == []
