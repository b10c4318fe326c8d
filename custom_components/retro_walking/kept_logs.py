"""What is kept of walkers who were removed, for as long as they may come back."""

from datetime import timedelta
import re
from typing import TypedDict, get_type_hints

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, UnsupportedStorageVersionError
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .core.codec import DamagedError
from .core.walker import State
from .store import WalkerStore

KEPT_FOR = timedelta(days=30)

_UNREADABLE = (
    AttributeError,
    HomeAssistantError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
)
"""What Home Assistant's store raises for a file that it did not write itself."""

_ENTRY_ID = re.compile(r"\w+", re.ASCII)


class KeptLog(TypedDict):
    """The log of a walker who was removed; how many walks it has is None where it cannot be read.

    It is `claimed` once somebody wants to go on with it.
    """

    name: str
    removed_at: str
    walks: int | None
    claimed: bool


class KeptLogs:
    """The logs of walkers who were removed, for as long as they are kept."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Open the list of them."""
        self._hass = hass
        self._store = Store[dict[str, KeptLog]](hass, 1, f"{DOMAIN}.kept", private=True)

    async def async_find(self, name: str) -> KeptLog | None:
        """Return the log kept last of a walker of that name."""
        _, log = await self._async_find(name, claimed=False)
        return log

    async def async_keep(self, entry_id: str, name: str) -> None:
        """Keep the log of a walker who is removed, if there is anything in it."""
        store = WalkerStore(self._hass, entry_id)
        try:
            state = await store.async_load()
        except DamagedError, UnsupportedStorageVersionError:
            walks = None
        else:
            if state is None or not (state.journal.sessions or state.journal.scores):
                await store.async_remove()
                return
            walks = sum(session.is_walk for session in state.journal.sessions)
        logs = await self._async_load()
        logs[entry_id] = KeptLog(
            name=name,
            removed_at=dt_util.utcnow().isoformat(),
            walks=walks,
            claimed=False,
        )
        await self._store.async_save(logs)

    async def async_claim(self, name: str) -> None:
        """Have the next walker of that name go on with the log."""
        logs = await self._async_load()
        entry_id, log = await self._async_find(name, claimed=False)
        if entry_id is not None and log is not None:
            logs[entry_id] = {**log, "claimed": True}
            await self._store.async_save(logs)

    async def async_take(self, name: str) -> State | None:
        """Return the claimed log of that name, which is kept until it is let go."""
        entry_id, _ = await self._async_find(name, claimed=True)
        if entry_id is None:
            return None
        return await WalkerStore(self._hass, entry_id).async_load()

    async def async_let_go(self, name: str) -> None:
        """Remove the claimed log of that name, which has been written elsewhere by now."""
        entry_id, _ = await self._async_find(name, claimed=True)
        if entry_id is not None:
            await self._async_drop([entry_id])

    async def async_drop_old(self) -> None:
        """Remove what has been kept for long enough."""
        until = (dt_util.utcnow() - KEPT_FOR).isoformat()
        logs = await self._async_load()
        old = [entry_id for entry_id, log in logs.items() if log["removed_at"] < until]
        if old:
            await self._async_drop(old)

    async def _async_drop(self, entry_ids: list[str]) -> None:
        logs = await self._async_load()
        for entry_id in entry_ids:
            del logs[entry_id]
            await WalkerStore(self._hass, entry_id).async_remove()
        if logs:
            await self._store.async_save(logs)
        else:
            await self._store.async_remove()

    async def _async_load(self) -> dict[str, KeptLog]:
        """Return the list; what cannot be read of it stops nobody from walking."""
        try:
            logs = await self._store.async_load()
        except _UNREADABLE:
            return {}
        if not isinstance(logs, dict):
            return {}
        return {
            entry_id: log
            for entry_id, log in logs.items()
            if _ENTRY_ID.fullmatch(entry_id) and _is_kept_log(log)
        }

    async def _async_find(
        self, name: str, *, claimed: bool
    ) -> tuple[str | None, KeptLog | None]:
        logs = await self._async_load()
        matches = [
            (log["removed_at"], entry_id)
            for entry_id, log in logs.items()
            if log["name"].casefold() == name.casefold()
            and log["claimed"] is claimed
            and log["walks"] is not None
        ]
        if not matches:
            return None, None
        entry_id = max(matches)[1]
        return entry_id, logs[entry_id]


def _is_kept_log(stored: object) -> bool:
    return isinstance(stored, dict) and all(
        key in stored and isinstance(stored[key], kind)
        for key, kind in get_type_hints(KeptLog).items()
    )
