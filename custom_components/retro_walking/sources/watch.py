"""An eye on one source: its readings, its renames, and a repair while something is wrong."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_ENTITY_ID
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.helpers.event import (
    async_track_entity_registry_updated_event,
    async_track_state_change_event,
)
from homeassistant.util import dt as dt_util

from ..const import DOMAIN, SUBENTRY_SOURCE
from ..core.model import Kind
from ..renames import renaming, write
from .recent import Recent
from .source import Reader, is_silent, unit_of

_LOGGER = logging.getLogger(__name__)

type ReadingListener = Callable[[float | str | None, datetime], None]


class Trouble(StrEnum):
    """What only the user can mend."""

    MISSING = "source_missing"
    UNIT = "source_unit"
    COUNTER_UNIT = "counter_unit"


def _issue_id(trouble: Trouble, entry_id: str, source_id: str) -> str:
    """Return the id of a repair."""
    return f"{trouble}_{entry_id}_{source_id}"


def issues_of(entry: ConfigEntry) -> set[str]:
    """Return the ids of all repairs that there can be about the sources of an entry."""
    return {
        _issue_id(trouble, entry.entry_id, source.subentry_id)
        for source in entry.get_subentries_of_type(SUBENTRY_SOURCE)
        for trouble in Trouble
    }


class SourceWatch:
    """Follows one entity for as long as its walker is loaded."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        source_id: str,
        on_reading: ReadingListener,
    ) -> None:
        """Watch over a source of an entry."""
        source = entry.subentries[source_id].data
        self.entity_id: str = source[CONF_ENTITY_ID]
        self._hass = hass
        self._entry = entry
        self._source_id = source_id
        self._reader = Reader(Kind(source["kind"]))
        self._on_reading = on_reading
        self.recent = Recent(self._reader.kind)
        self._is_silent = False
        self._unsubscribe: list[CALLBACK_TYPE] = []
        self._is_ready = False

    @callback
    def start(self) -> None:
        """Tell of every reading from now on, beginning with the present one."""
        self._subscribe()
        if (state := self._hass.states.get(self.entity_id)) is not None:
            # Only from now on is it known: what it showed before was never seen by us.
            self._tell(state, dt_util.utcnow())

    @callback
    def stop(self) -> None:
        """Tell of nothing any more."""
        while self._unsubscribe:
            self._unsubscribe.pop()()

    @callback
    def ready(self) -> None:
        """Expect the source to be there from now on: Home Assistant has started."""
        self._is_ready = True
        self._check()

    def _subscribe(self) -> None:
        self._unsubscribe = [
            async_track_state_change_event(
                self._hass, self.entity_id, self._state_changed
            ),
            async_track_entity_registry_updated_event(
                self._hass, self.entity_id, self._registry_updated
            ),
        ]

    @callback
    def _state_changed(self, event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        fitted = self._reader.unit_fits
        self._tell(state, event.time_fired if state is None else state.last_updated)
        came_or_went = state is None or event.data["old_state"] is None
        if came_or_went or self._reader.unit_fits is not fitted:
            self._check()

    @callback
    def _tell(self, state: State | None, at: datetime) -> None:
        """Tell of a reading, and say once when there are none any more, and when there are again."""
        if is_silent(state) is not self._is_silent:
            self._is_silent = not self._is_silent
            became = "not available" if self._is_silent else "available again"
            _LOGGER.info("The source %s is %s", self.entity_id, became)
        value = None if state is None else self._reader.read(state)
        self.recent.append(at, value)
        self._on_reading(value, at)

    @callback
    def _registry_updated(
        self, event: Event[er.EventEntityRegistryUpdatedData]
    ) -> None:
        if (change := renaming(event)) is not None:
            self.stop()
            _, self.entity_id = change
            write(self._hass, self._entry, *change)
            self.start()
        self._check()

    @callback
    def _check(self) -> None:
        """Raise what is wrong now as a repair, and end what no longer is."""
        if not self._is_ready:
            return
        is_counter = self._reader.kind is Kind.COUNTER
        wrong = {
            Trouble.MISSING: self._is_missing(),
            Trouble.UNIT: not self._reader.unit_fits and not is_counter,
            Trouble.COUNTER_UNIT: not self._reader.unit_fits and is_counter,
        }
        for trouble, is_wrong in wrong.items():
            issue = _issue_id(trouble, self._entry.entry_id, self._source_id)
            if not is_wrong:
                ir.async_delete_issue(self._hass, DOMAIN, issue)
                continue
            state = self._hass.states.get(self.entity_id)
            ir.async_create_issue(
                self._hass,
                DOMAIN,
                issue,
                data={
                    "entry_id": self._entry.entry_id,
                    "subentry_id": self._source_id,
                },
                is_fixable=trouble is not Trouble.UNIT,
                severity=ir.IssueSeverity.WARNING,
                translation_key=trouble,
                translation_placeholders={
                    "walker": self._entry.title,
                    CONF_ENTITY_ID: self.entity_id,
                    "unit": (state and unit_of(state)) or "-",
                },
            )

    def _is_missing(self) -> bool:
        if self._hass.states.get(self.entity_id) is not None:
            return False
        registered = er.async_get(self._hass).async_get(self.entity_id)
        return registered is None or registered.disabled
