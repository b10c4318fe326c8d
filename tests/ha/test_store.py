"""The state of a walker on a real disk: damaged, gone, too new, without room."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from datetime import date, timedelta
import errno
import json
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import UnsupportedStorageVersionError
from homeassistant.helpers import storage
from homeassistant.util.file import WriteError, write_utf8_file_atomic
import pytest

from custom_components.retro_walking import store as stores
from custom_components.retro_walking.core import journal
from custom_components.retro_walking.core.codec import DamagedError, encode
from custom_components.retro_walking.core.events import Decide, Log, SetHold
from custom_components.retro_walking.core.model import (
    Decided,
    Origin,
    PainReport,
    Session,
)
from custom_components.retro_walking.core.walker import State
from custom_components.retro_walking.store import WalkerStore, _sealed

from ..core.builders import WALK, Life, at

ADA = "walker_ada"
NAMES = ("", ".copy", ".damaged")
BOTH = (f".{ADA}", ".copy")

NOTHING_SAID = PainReport()

type Bytes = bytes | None


class Files(NamedTuple):
    original: Bytes
    copy: Bytes
    damaged: Bytes


def session(start: float, note: str, pain: PainReport = NOTHING_SAID) -> Session:
    return Session(
        session_id="",
        start=at(start),
        end=at(start + 300),
        active=timedelta(seconds=300),
        origin=Origin.MANUAL,
        note=note,
        pain=pain,
    )


def a_life() -> Life:
    """Return somebody who walks, with two walks behind them, a hold and a decision."""
    life = Life()
    life.take(
        Log(at(0), session(-7200, "bergauf, 12 °", PainReport(before=2, during=3)))
    )
    life.take(Log(at(0), session(-3600, "slow", PainReport(before=1))))
    life.take(SetHold(at(1), on=True, last_day=date(2026, 12, 6)))
    life.take(Decide(at(2), Decided.LIST_CONFIRMED))
    return life.reads((10, WALK), (30, WALK))


def later() -> State:
    """Return what that has become after one more walk was written down."""
    return a_life().take(Log(at(40), session(-90000, "one more"))).state


def parts(state: State | None) -> tuple[object, ...]:
    """Return all that is to come back."""
    assert state is not None
    return tuple(
        getattr(state, part)
        for part in ("at", "journal", "walk", "tracks", "book", "screen")
    )


class Disk:
    """The files of a walker, and a Home Assistant that has them."""

    def __init__(self, folder: Path) -> None:
        self.hass = HomeAssistant(str(folder))
        self.hass.set_state(CoreState.running)
        (folder / ".storage").mkdir()
        stem = str(folder / ".storage" / f"retro_walking.{ADA}")
        self._paths = [Path(stem + name) for name in NAMES]
        self.life = a_life()
        self.state = self.life.state
        self.sound = written(_sealed(encode(self.state)))

    def store(self) -> WalkerStore:
        return WalkerStore(self.hass, ADA)

    def put(self, original: Bytes, copy: Bytes) -> None:
        """Have nothing there but an original and a copy."""
        for path, content in zip(self._paths, (original, copy, None), strict=True):
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)

    def put_a_folder_for_the_original(self) -> None:
        self._paths[0].mkdir()

    @property
    def files(self) -> Files:
        return Files(*(p.read_bytes() if p.exists() else None for p in self._paths))

    @property
    def modes(self) -> list[int]:
        return [path.stat().st_mode & 0o777 for path in self._paths if path.exists()]

    def hold(self, state: State) -> bool:
        """Tell whether both files hold a state."""
        return all(
            content is not None
            and json.loads(content)["data"] == _sealed(encode(state))
            for content in self.files[:2]
        )

    async def until(self, is_so: Callable[[], bool], within: float = 2) -> None:
        async with asyncio.timeout(within):
            while True:
                if is_so():
                    return
                await asyncio.sleep(0.01)


def written(data: object, **envelope: object) -> bytes:
    """Return a file as a store writes it, but for what is said of its envelope."""
    whole: dict[str, object] = {
        "version": 1,
        "minor_version": 1,
        "key": f"retro_walking.{ADA}",
    }
    whole |= {"data": data, **envelope}
    return json.dumps(whole, indent=2, ensure_ascii=False).encode()


@pytest.fixture
async def disk(tmp_path: Path) -> AsyncGenerator[Disk]:
    """Return a disk on which nothing is yet; the loop is not watched, thousands are read."""
    asyncio.get_running_loop().set_debug(False)
    made = Disk(tmp_path)
    yield made
    await made.hass.async_stop(force=True)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return a set of endings of names: such files find no room, and are tried soon again."""
    endings: set[str] = set()

    def write_if_there_is_room(path: str, *args: Any, **options: Any) -> None:
        if path.endswith(tuple(endings)):
            raise WriteError(OSError(errno.ENOSPC, "No space left on device"))
        write_utf8_file_atomic(path, *args, **options)

    monkeypatch.setattr(
        "homeassistant.helpers.storage.write_utf8_file_atomic", write_if_there_is_room
    )
    monkeypatch.setattr(stores, "AGAIN", 0.05)
    return endings


def changed(sound: bytes, how: str) -> Iterator[bytes]:
    """Yield a file with each of its bytes changed, one at a time."""
    dice = Random(0)
    for position, byte in enumerate(sound):
        others = [b for b in range(256) if b != byte]
        new = 0 if how == "zero" else dice.choice(others)
        if how == "letter":
            new = byte - 1 if chr(byte - 1).isalnum() else byte + 1
        yield sound[:position] + bytes([new]) + sound[position + 1 :]


async def test_what_was_saved_comes_back_and_is_nobody_elses_to_read(
    disk: Disk,
) -> None:
    await disk.store().async_save(disk.state)
    store = disk.store()
    assert parts(await store.async_load()) == parts(disk.state)
    assert not store.restored
    assert disk.hold(disk.state)
    assert disk.files.original == disk.sound
    assert disk.modes == [0o600, 0o600]


async def test_where_nothing_is_nothing_is_loaded(disk: Disk) -> None:
    store = disk.store()
    assert await store.async_load() is None
    assert not store.restored
    assert disk.files == (None, None, None)


async def test_a_file_that_is_cut_anywhere_is_mended_from_its_copy(disk: Disk) -> None:
    for length in range(len(disk.sound)):
        cut = disk.sound[:length]
        disk.put(cut, disk.sound)
        store = disk.store()
        assert parts(await store.async_load()) == parts(disk.state), length
        assert store.restored
        assert disk.files == (None, disk.sound, cut)


async def loaded(disk: Disk, how: str) -> AsyncGenerator[tuple[bytes, State, bool]]:
    """Yield each changed file, unless it is too new now, what is loaded, and if from the copy."""
    for damaged in changed(disk.sound, how):
        disk.put(damaged, disk.sound)
        store = disk.store()
        try:
            state = await store.async_load()
        except UnsupportedStorageVersionError:
            assert disk.files == (damaged, disk.sound, None)
        else:
            assert state is not None
            yield damaged, state, store.restored


@pytest.mark.parametrize("how", ["zero", "random", "letter"])
async def test_a_changed_byte_changes_nothing(disk: Disk, how: str) -> None:
    """Not even a digit that has become another one, or a name that nobody knows."""
    async for damaged, state, restored in loaded(disk, how):
        assert parts(state) == parts(disk.state), damaged
        if restored:
            assert disk.files == (None, disk.sound, damaged)
        else:
            assert disk.files == (damaged, disk.sound, None)


async def test_a_file_that_was_written_before_there_were_seals_is_read(
    disk: Disk,
) -> None:
    disk.put(written(STATE), None)
    assert parts(await disk.store().async_load()) == parts(disk.state)


STATE = encode(a_life().state)
SHAPES = {
    "empty": b"",
    "no JSON": b"\x00" * 2000,
    "text": b'"text"',
    "null": b"null",
    "nothing in it": b"{}",
    "no data": b'{"version": 1}',
    "deep": b'{"version": 1, "data": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    "version a text": written(STATE, version="1"),
    "version 0": written(STATE, version=0),
    "version -1": written(STATE, version=-1),
    "data null": written(None),
    "data empty": written({}),
    "no minor version, data empty": written({}, minor_version=None),
    "another minor version, data empty": written({}, minor_version=2),
    "no log": written({**STATE, "journal": None}),
    "sessions an object": written(
        {**STATE, "journal": {**STATE["journal"], "sessions": {}}}
    ),
}
every_shape = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())


@every_shape
async def test_a_file_of_the_wrong_shape_is_set_aside_for_its_copy(
    disk: Disk, shape: bytes
) -> None:
    disk.put(shape, disk.sound)
    store = disk.store()
    assert parts(await store.async_load()) == parts(disk.state)
    assert store.restored
    assert disk.files == (None, disk.sound, shape)
    await store.async_save(disk.state)
    assert disk.hold(disk.state)


@every_shape
@pytest.mark.parametrize("other", [None, b"damaged"])
async def test_where_neither_can_be_read_both_stay_as_they_are(
    disk: Disk, shape: bytes, other: Bytes
) -> None:
    for original, copy in ((shape, other), (other, shape), (shape, shape)):
        disk.put(original, copy)
        with pytest.raises(DamagedError):
            await disk.store().async_load()
        assert disk.files == (original, copy, None)


async def test_a_file_that_the_disk_does_not_give_is_mended_from_its_copy(
    disk: Disk,
) -> None:
    disk.put(None, disk.sound)
    disk.put_a_folder_for_the_original()
    store = disk.store()
    assert parts(await store.async_load()) == parts(disk.state)
    assert store.restored


def content(disk: Disk) -> dict[str, Bytes]:
    return {
        "sound": disk.sound,
        "gone": None,
        "cut": disk.sound[:-20],
        "too new": written({"what": "nobody knows"}, version=2),
    }


@pytest.mark.parametrize("pair", ["gone, sound", "sound, gone", "sound, cut"])
async def test_what_is_gone_is_written_anew_from_what_is_sound(
    disk: Disk, pair: str
) -> None:
    original, copy = pair.split(", ")
    disk.put(content(disk)[original], content(disk)[copy])
    store = disk.store()
    assert parts(await store.async_load()) == parts(disk.state)
    assert store.restored is (original == "gone")
    await store.async_save(disk.state)
    assert disk.hold(disk.state)
    assert disk.files.damaged is None


@pytest.mark.parametrize(
    "pair", ["too new, sound", "too new, gone", "gone, too new", "cut, too new"]
)
async def test_what_a_newer_version_has_written_is_not_touched(
    disk: Disk, pair: str
) -> None:
    original, copy = (content(disk)[what] for what in pair.split(", "))
    disk.put(original, copy)
    with pytest.raises(UnsupportedStorageVersionError):
        await disk.store().async_load()
    assert disk.files == (original, copy, None)


async def test_reading_writes_nothing_whatever_the_minor_version(disk: Disk) -> None:
    newer = written(STATE, minor_version=2)
    disk.put(newer, disk.sound)
    assert parts(await disk.store().async_load()) == parts(disk.state)
    assert disk.files == (newer, disk.sound, None)


async def test_a_file_that_is_put_back_while_home_assistant_runs_is_read(
    disk: Disk,
) -> None:
    await storage.get_internal_store_manager(disk.hass).async_initialize()
    disk.put(disk.sound, None)
    assert parts(await disk.store().async_load()) == parts(disk.state)


async def test_what_is_urgent_does_not_wait_for_what_is_not(disk: Disk) -> None:
    store, newest = disk.store(), later()
    store.save(lambda: disk.state, urgent=False)
    await asyncio.sleep(0.01)
    store.save(lambda: disk.state, urgent=False)
    store.save(lambda: newest, urgent=True)
    try:
        await disk.until(lambda: disk.hold(newest), within=1)
    finally:
        await store.async_close(newest)


async def test_what_is_not_urgent_is_written_soon_even_if_more_keeps_coming(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "SOON", 0.2)
    store, loop = disk.store(), asyncio.get_running_loop()
    until = loop.time() + 1
    while disk.files.original is None and loop.time() < until:
        store.save(lambda: disk.state, urgent=False)
        await asyncio.sleep(0.05)
    was_written = disk.files.original is not None
    await store.async_close(disk.state)
    assert was_written


async def test_many_changes_at_once_leave_the_newest(disk: Disk) -> None:
    store, newest = disk.store(), later()
    for _ in range(20):
        store.save(lambda: disk.state, urgent=True)
        await asyncio.sleep(0.001)
    store.save(lambda: newest, urgent=True)
    await disk.until(lambda: disk.hold(newest))


@pytest.mark.parametrize("which", BOTH)
async def test_what_finds_no_room_is_told_and_tried_again_until_it_is_written(
    disk: Disk, full: set[str], which: str
) -> None:
    store, newest, heard = disk.store(), later(), list[bool]()
    store.async_listen(heard.append)
    await store.async_save(disk.state)
    full.add(which)
    store.save(lambda: newest, urgent=True)
    await disk.until(lambda: len(heard) >= 3)
    assert heard[:3] == [True, False, False]
    assert not disk.hold(newest)
    full.clear()
    await disk.until(lambda: disk.hold(newest))
    await disk.hass.async_block_till_done()
    assert heard[-1] is True
    assert store.is_written


async def test_what_finds_no_room_is_not_lost_over_reloads(
    disk: Disk, full: set[str]
) -> None:
    store, newest = disk.store(), later()
    await store.async_save(disk.state)
    full.update(BOTH)
    await store.async_close(newest)
    for _ in range(2):
        store = disk.store()
        state = await store.async_load()
        assert parts(state) == parts(newest)
        assert state is not None
        await store.async_save(state)
        await store.async_close(state)
    assert disk.hold(disk.state)
    full.clear()
    await store.async_close(newest)
    assert disk.hold(newest)


async def test_what_found_no_room_before_a_reload_is_tried_again_after_it(
    disk: Disk, full: set[str]
) -> None:
    newest, heard = later(), list[bool]()
    full.update(BOTH)
    await disk.store().async_close(newest)
    store = disk.store()
    state = await store.async_load()
    assert state is not None
    await store.async_save(state)
    store.async_listen(heard.append)
    full.clear()
    await disk.until(lambda: disk.hold(newest))
    await disk.hass.async_block_till_done()
    assert heard[-1] is True


async def test_what_found_no_room_is_kept_until_it_is_written(
    disk: Disk, full: set[str]
) -> None:
    """Whatever else goes wrong while a walker is set up, they can be set up again."""
    newest = later()
    await disk.store().async_save(disk.state)
    full.update(BOTH)
    await disk.store().async_close(newest)
    for _ in range(2):
        assert parts(await disk.store().async_load()) == parts(newest)


@pytest.mark.parametrize("urgent", [True, False])
async def test_what_waits_is_in_both_files_when_home_assistant_stops(
    disk: Disk, *, urgent: bool
) -> None:
    store, newest = disk.store(), later()
    await store.async_save(disk.state)
    store.save(lambda: newest, urgent=urgent)
    assert disk.hold(disk.state)
    await disk.hass.async_stop(force=True)
    assert disk.hold(newest)


async def test_the_last_state_is_in_both_files_once_it_is_closed(disk: Disk) -> None:
    store, newest = disk.store(), later()
    store.save(lambda: disk.state, urgent=False)
    await store.async_close(newest)
    assert disk.hold(newest)


async def test_who_is_removed_leaves_no_file(disk: Disk) -> None:
    disk.put(b"damaged", disk.sound)
    store = disk.store()
    state = await store.async_load()
    assert state is not None
    await store.async_save(state)
    assert None not in disk.files
    await store.async_remove()
    assert disk.files == (None, None, None)


async def test_what_cannot_be_put_into_a_file_is_told_and_the_last_good_one_stays(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = disk.store()
    await store.async_save(disk.state)
    monkeypatch.setattr(journal, "check_content", lambda _: None)
    odd = a_life().take(Log(at(40), session(-90000, "half a letter: \ud83d"))).state
    await store.async_save(odd)
    assert not store.is_written
    assert disk.hold(disk.state)
    await store.async_close(disk.state)
    assert store.is_written
