"""Bytes: where a walker's state lives, with one good copy beside it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
import logging
from pathlib import Path
from typing import Any, override

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import (
    CALLBACK_TYPE,
    CoreState,
    Event,
    HassJob,
    HomeAssistant,
    callback,
)
from homeassistant.exceptions import UnsupportedStorageVersionError
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.json import json_bytes
from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.json import json_loads_object

from .const import DOMAIN
from .core.codec import VERSION, DamagedError, Encoder, decode
from .core.walker import State

_LOGGER = logging.getLogger(__name__)

SOON = 10
"""Seconds within which what is not urgent is written."""

AGAIN = 60
"""Seconds after which it is tried again to write what could not be."""

DAMAGED = ".damaged"
"""What the name of a file ends in that was set aside."""

_UNWRITTEN = HassKey[dict[str, State]](f"{DOMAIN}_unwritten")

SEAL = "seal"
"""What is written beside a state: by it, any change of a single letter or digit is noticed."""

type Written = Callable[[bool], None]


class _File(Store[dict[str, Any]]):
    """One file: private, and replaced as a whole; it knows how its last writing went."""

    def __init__(self, hass: HomeAssistant, key: str) -> None:
        super().__init__(
            hass,
            VERSION,
            key,
            private=True,
            atomic_writes=True,
            serialize_in_event_loop=False,
        )
        self.is_written = True

    async def async_read(self) -> State | None:
        """Return what is stored, None where nothing is; nothing is written.

        Raises DamagedError or UnsupportedStorageVersionError.
        """
        stored = await self.hass.async_add_executor_job(_read, Path(self.path))
        if stored is None:
            # Only the store itself can tell where storage is kept elsewhere than in files.
            found = await self.async_load()
            return None if found is None else decode(found)
        version = stored.get("version")
        if type(version) is not int or version < 1 or "data" not in stored:
            raise DamagedError(stored.keys())
        if version > VERSION:
            raise UnsupportedStorageVersionError(self.key, version, VERSION)
        data = stored["data"]
        if isinstance(data, dict) and data.pop(SEAL, None) not in (None, _seal(data)):
            raise DamagedError(SEAL)
        return decode(data)

    async def async_set_aside(self) -> None:
        """Move it to where it can be looked at, and stands in nobody's way."""
        await self.hass.async_add_executor_job(_set_aside, Path(self.path))

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        self.is_written = False
        await super()._async_write_data(data)
        self.is_written = True


class WalkerStore:
    """The file of one walker and its copy, which is taken where the file is damaged or gone."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the files after the entry."""
        self._hass = hass
        self._entry_id = entry_id
        self._original = _File(hass, f"{DOMAIN}.{entry_id}")
        self._copy = _File(hass, f"{DOMAIN}.{entry_id}.copy")
        self._encoder = Encoder()
        self._unwritten = hass.data.setdefault(_UNWRITTEN, {})
        self._state: Callable[[], State] | None = None
        self._timer: CALLBACK_TYPE | None = None
        self._final: CALLBACK_TYPE | None = None
        self._listener: Written | None = None
        self._writing = asyncio.Lock()
        self.restored = False

    @property
    def path(self) -> str:
        """Return where the file is."""
        return str(self._original.path)

    @property
    def is_written(self) -> bool:
        """Tell whether the last writing of the file and its copy went well."""
        return self._original.is_written and self._copy.is_written

    async def async_load(self) -> State | None:
        """Return what is stored, from the copy if need be: then it is `restored`.

        Returns None where nothing is stored. Raises DamagedError or
        UnsupportedStorageVersionError where neither can be read; both files stay as they are.
        """
        if (state := self._unwritten.get(self._entry_id)) is not None:
            return state
        try:
            if (state := await self._original.async_read()) is not None:
                return state
            state = await self._copy.async_read()
        except DamagedError:
            with suppress(DamagedError):
                state = await self._copy.async_read()
            if state is None:
                raise
            await self._original.async_set_aside()
        self.restored = state is not None
        return state

    @callback
    def async_listen(self, listener: Written) -> CALLBACK_TYPE:
        """Tell a listener, after each writing, whether it went well."""
        self._listener = listener

        def stop() -> None:
            self._listener = None

        return stop

    @callback
    def save(self, state: Callable[[], State], *, urgent: bool) -> None:
        """Have the state written that holds when it comes to writing: at once, or soon."""
        self._state = state
        if self._final is None:
            self._final = self._hass.bus.async_listen_once(
                EVENT_HOMEASSISTANT_FINAL_WRITE, self._async_stopped
            )
        if urgent:
            self._stop_waiting()
            self._hass.async_create_task(self._async_write(), eager_start=False)
        elif self._timer is None:
            self._wait(SOON)

    async def async_save(self, state: State) -> None:
        """Write a state now."""
        self.save(lambda: state, urgent=False)
        await self._async_write()

    async def async_close(self, state: State) -> None:
        """Write a state for the last time; what cannot be written is kept in memory."""
        self._state = lambda: state
        await self._async_write()
        self._state = None
        self._stop_waiting()
        if self._final is not None:
            self._final()
            self._final = None

    async def async_remove(self) -> None:
        """Remove the file, its copy and what was set aside."""
        self._unwritten.pop(self._entry_id, None)
        for file in (self._original, self._copy):
            await file.async_remove()
        await self._hass.async_add_executor_job(_remove_damaged, Path(self.path))

    async def _async_write(self) -> None:
        """Write what holds now, unless somebody has done so while we waited for our turn."""
        async with self._writing:
            if self._state is None or self._hass.state is CoreState.stopping:
                return
            wanted, self._state = self._state, None
            self._stop_waiting()
            state = wanted()
            await self._async_write_both(state)
            if self.is_written:
                self._unwritten.pop(self._entry_id, None)
            else:
                self._unwritten[self._entry_id] = state
                self._state = self._state or wanted
                self._wait(AGAIN)
            if self._listener is not None:
                self._listener(self.is_written)

    async def _async_write_both(self, state: State) -> None:
        """Write a state; what cannot be written, for whatever reason, `is_written` tells."""
        self._original.is_written = False
        try:
            encoded = await self._hass.async_add_executor_job(self._encoded, state)
        except TypeError, ValueError:
            _LOGGER.exception("A state cannot be written")
            return
        await self._original.async_save(encoded)
        if self._original.is_written:
            await self._copy.async_save(encoded)

    def _encoded(self, state: State) -> dict[str, Any]:
        """Return what is written of a state."""
        return _sealed(self._encoder.encode(state))

    @callback
    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._timer = async_call_later(
            self._hass, seconds, HassJob(self._waited, cancel_on_shutdown=True)
        )

    @callback
    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer()
            self._timer = None

    @callback
    def _waited(self, _now: datetime) -> None:
        self._timer = None
        self._hass.async_create_task(self._async_write(), eager_start=False)

    async def _async_stopped(self, _event: Event) -> None:
        """Write what is left, once nothing changes any more."""
        self._final = None
        await self._async_write()


def _read(path: Path) -> dict[str, Any] | None:
    """Return the JSON object in a file, None where there is no file; raises DamagedError."""
    try:
        return json_loads_object(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as err:
        raise DamagedError(repr(err)) from err


def _sealed(encoded: dict[str, Any]) -> dict[str, Any]:
    return {**encoded, SEAL: _seal(encoded)}


def _seal(encoded: dict[str, Any]) -> str:
    return sha256(json_bytes(encoded)).hexdigest()


def _set_aside(path: Path) -> None:
    # Where nothing can be moved, it is written over.
    with suppress(OSError):
        path.replace(path.with_name(path.name + DAMAGED))


def _remove_damaged(path: Path) -> None:
    path.with_name(path.name + DAMAGED).unlink(missing_ok=True)
