"""Bytes: where a walker's state lives, with one good copy beside it."""

from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.json import json_loads_object

from .const import DOMAIN
from .core.codec import VERSION, DamagedError, decode, encode
from .core.walker import State

SOON = 10
"""Seconds within which what is not urgent is written."""

AGAIN = 60
"""Seconds after which it is tried again to write what could not be."""

DAMAGED = ".damaged"
"""What the name of a file ends in that was set aside."""

_UNWRITTEN = HassKey[dict[str, State]](f"{DOMAIN}_unwritten")

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
        """Return what is stored, None where nothing is; the file stays as it is.

        Raises DamagedError or UnsupportedStorageVersionError.
        """
        await self.hass.async_add_executor_job(_check, Path(self.path))
        stored = await self.async_load()
        return None if stored is None else decode(stored)

    async def async_set_aside(self) -> None:
        """Move it to where it can be looked at, and stands in nobody's way."""
        await self.hass.async_add_executor_job(_set_aside, Path(self.path))

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        self.is_written = False
        await super()._async_write_data(data)
        self.is_written = True


class _Original(_File):
    """The file that is read, whose every writing is followed by something."""

    def __init__(
        self,
        hass: HomeAssistant,
        key: str,
        then: Callable[[dict[str, Any] | None], Coroutine[Any, Any, None]],
    ) -> None:
        super().__init__(hass, key)
        self._then = then

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        try:
            await super()._async_write_data(data)
        finally:
            await self._then(data["data"] if self.is_written else None)


class WalkerStore:
    """The file of one walker and its copy, which is taken where the file is damaged or gone."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the files after the entry."""
        self._hass = hass
        self._entry_id = entry_id
        self._original = _Original(hass, f"{DOMAIN}.{entry_id}", self._async_copy)
        self._copy = _File(hass, f"{DOMAIN}.{entry_id}.copy")
        self._state: Callable[[], State] | None = None
        self._listener: Written | None = None
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
        unwritten = self._hass.data.setdefault(_UNWRITTEN, {})
        if (state := unwritten.pop(self._entry_id, None)) is not None:
            return state
        state = None
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

    def save(self, state: Callable[[], State], *, urgent: bool) -> None:
        """Have the state written that holds when it comes to writing."""
        self._state = state
        delay = 0 if urgent else SOON
        self._original.async_delay_save(lambda: encode(state()), delay)

    async def async_save(self, state: State) -> None:
        """Write a state now."""
        encoded = await self._hass.async_add_executor_job(encode, state)
        await self._original.async_save(encoded)

    async def async_close(self, state: State) -> None:
        """Write a state for the last time; one that cannot be written is kept in memory."""
        self._state = None
        await self.async_save(state)
        if not self._original.is_written:
            self._hass.data.setdefault(_UNWRITTEN, {})[self._entry_id] = state

    async def async_remove(self) -> None:
        """Remove the file, its copy and what was set aside."""
        self._hass.data.setdefault(_UNWRITTEN, {}).pop(self._entry_id, None)
        for file in (self._original, self._copy):
            await file.async_remove()
        await self._hass.async_add_executor_job(_remove_damaged, Path(self.path))

    async def _async_copy(self, written: dict[str, Any] | None) -> None:
        """Write the copy of what was written, or try once more to write that."""
        if written is not None:
            await self._copy.async_save(written)
        if not self.is_written and (state := self._state) is not None:
            self._original.async_delay_save(lambda: encode(state()), AGAIN)
        if self._listener is not None:
            self._listener(self.is_written)


def _check(path: Path) -> None:
    """Raise DamagedError for a file that does not hold what a store writes."""
    try:
        stored = json_loads_object(path.read_bytes())
    except FileNotFoundError:
        return
    except (OSError, ValueError) as err:
        raise DamagedError(repr(err)) from err
    if type(stored.get("version")) is not int or "data" not in stored:
        raise DamagedError(stored.keys())


def _set_aside(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.replace(path.with_name(path.name + DAMAGED))


def _remove_damaged(path: Path) -> None:
    path.with_name(path.name + DAMAGED).unlink(missing_ok=True)
