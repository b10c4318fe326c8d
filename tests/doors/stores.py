"""The doors of the disk: the files of a walker, and the list of those who were removed."""

from collections.abc import Mapping
import json
from pathlib import Path
from typing import Any, override

from homeassistant.config_entries import ConfigEntryState
from homeassistant.exceptions import UnsupportedStorageVersionError
from homeassistant.helpers.json import json_bytes
from hypothesis import strategies as st

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.core import walker
from custom_components.retro_walking.core.codec import DamagedError, encode
from custom_components.retro_walking.core.detector import Tick
from custom_components.retro_walking.kept_logs import KeptLogs
from custom_components.retro_walking.store import WalkerStore

from ..ha.life import ADA
from .door import Door, Outcome, check
from .house import House, six_weeks
from .oddities import Values, damaged, mostly

STORED = "walker_stored"
"""Whose file is only read; that of Ada is read when she is set up."""

type _Stored = tuple[str, bytes | None, bytes | None]

_SAID = {"log_damaged", "log_too_new"}


class _Disk(Door):
    """Something that is written on the disk by nobody of ours."""

    _key: str

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._path = Path(house.hass.config.path(".storage", self._key))

    @override
    async def open(self) -> None:
        await self.house.move_in()

    async def _write(self, content: bytes | None, path: Path) -> None:
        run = self.house.hass.async_add_executor_job
        if content is None:
            await run(path.unlink, True)
        else:
            await run(path.write_bytes, content)


class Stores(_Disk):
    """The file of a walker and its copy, of which either may be anything."""

    name = "store files"
    _key = f"{DOMAIN}.{ADA}"

    @override
    def cases(self) -> Values:
        data = encode(six_weeks())
        valid = {"version": 1, "minor_version": 1, "key": self._key, "data": data}
        contents = _contents(valid)
        return st.tuples(
            st.sampled_from((*(STORED,) * 9, ADA)),
            contents,
            contents | st.none() | st.just(json_bytes(valid)),
        )

    @override
    async def prepare(self, case: _Stored) -> None:
        whose, *contents = case
        if whose == ADA:
            await self.house.leave()
        key = f"{DOMAIN}.{whose}"
        self._files = [self._path.with_name(name) for name in (key, f"{key}.copy")]
        for content, path in zip(contents, self._files, strict=True):
            await self._write(content, path)

    @override
    def log(self) -> object:
        return [path.read_bytes() if path.exists() else None for path in self._files]

    @override
    async def knock(self, case: _Stored) -> Outcome:
        whose, *_ = case
        return await (self._set_up() if whose == ADA else self._read())

    async def _read(self) -> Outcome:
        """Read it as a walker does who is set up, and go on from there."""
        try:
            state = await WalkerStore(self.house.hass, STORED).async_load()
        except DamagedError, UnsupportedStorageVersionError:
            return Outcome.REFUSED
        if state is None:
            return Outcome.PASSED_OVER
        chosen = self.house.ada.settings
        step = walker.resume(state, chosen)
        now = max(self.house.ada.now(), state.at)
        check(walker.advance(step, Tick(now), chosen).state, chosen)
        return Outcome.ANSWERED

    async def _set_up(self) -> Outcome:
        await self.house.hass.config_entries.async_setup(ADA)
        entry = self.house.entry
        if entry.state is ConfigEntryState.LOADED:
            return Outcome.ANSWERED
        assert entry.error_reason_translation_key in _SAID, entry.reason
        assert entry.reason
        return Outcome.REFUSED


class Kept(_Disk):
    """The list of the logs of walkers who were removed."""

    name = "list of kept logs"
    _key = f"{DOMAIN}.kept"

    @override
    def cases(self) -> Values:
        log = {
            "name": "Ada",
            "removed_at": "2026-11-20T10:00:00+00:00",
            "walks": 12,
            "claimed": False,
        }
        old = {**log, "removed_at": "2026-01-01T00:00:00+00:00"}
        claimed = {**log, "claimed": True}
        logs = {"walker_gone": log, "walker_old": old, "walker_back": claimed}
        valid = {"version": 1, "minor_version": 1, "key": self._key, "data": logs}
        return _contents(valid)

    @override
    async def prepare(self, case: bytes) -> None:
        await self._write(case, self._path)

    @override
    async def knock(self, case: bytes) -> Outcome:
        kept = KeptLogs(self.house.hass)
        await kept.async_drop_old()
        found = await kept.async_find("Ada")
        await kept.async_claim("Ada")
        try:
            await kept.async_take("Ada")
        except DamagedError, UnsupportedStorageVersionError:
            return Outcome.REFUSED
        await kept.async_let_go("Ada")
        await kept.async_keep("walker_other", "Ben")
        return Outcome.ANSWERED if found else Outcome.PASSED_OVER


def _contents(valid: Mapping[str, Any]) -> Values:
    written = json_bytes(valid)
    as_json = damaged(dict(valid)).map(lambda value: json.dumps(value).encode())
    return mostly(
        as_json, st.builds(_cut, st.just(written), _SPOTS, st.binary(max_size=9))
    )


_SPOTS = st.tuples(st.integers(0, 20_000), st.integers(0, 200))


def _cut(content: bytes, spot: tuple[int, int], instead: bytes) -> bytes:
    start, length = spot
    start %= len(content)
    return content[:start] + instead + content[start + length :]
