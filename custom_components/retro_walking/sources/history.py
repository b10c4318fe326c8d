"""What the recorder knows of a source, read in slices and away from the event loop."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, cast

from homeassistant.components.recorder import DOMAIN as RECORDER, history
from homeassistant.const import (
    COMPRESSED_STATE_ATTRIBUTES,
    COMPRESSED_STATE_LAST_UPDATED,
    COMPRESSED_STATE_STATE,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.recorder import get_instance

from ..core.model import INSTANT, Kind, Session
from ..core.past import Finder
from ..core.trace import Trace
from .source import Reader

SLICE = timedelta(minutes=30)
"""How much is read at a time, so that little is in memory and others come to read as well."""

LONGEST_SLICE = timedelta(days=1)
"""How much is read at a time, at most, where nothing was recorded for long."""

REACH = timedelta(days=31)
"""How far back is looked unless somebody says otherwise."""

PATIENCE = 20
"""Seconds after which a user who waits is shown what has been read so far, the latest first."""


@callback
def is_kept(hass: HomeAssistant) -> bool:
    """Tell whether Home Assistant keeps a history at all."""
    return RECORDER in hass.config.components


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was recorded of the entity of a source, from one moment to another."""

    hass: HomeAssistant
    entity_id: str
    kind: Kind
    start: datetime
    end: datetime

    async def async_find(self, finder: Finder) -> tuple[Session, ...]:
        """Return the sessions that live detection would have found."""
        reader = Reader(self.kind)

        def follow(first: datetime, last: datetime) -> bool:
            rows = list(self._read(reader, first, last))
            finder.read(rows)
            return bool(rows)

        run = get_instance(self.hass).async_add_executor_job
        first, length = self.start, SLICE
        while first < self.end:
            last = min(first + length, self.end)
            length = _next(length, found=await run(follow, first, last))
            first = last
        return await run(finder.sessions, self.end)

    async def async_trace(self) -> Trace:
        """Return all readings, or the latest ones where reading all takes long."""
        reader = Reader(self.kind)

        def collect(first: datetime, last: datetime) -> Trace:
            part = Trace(self.kind)
            for seconds, value in self._read(reader, first, last):
                part.append(seconds, value)
            return part

        run = get_instance(self.hass).async_add_executor_job
        parts: list[Trace] = []
        last, length, until = self.end, SLICE, monotonic() + PATIENCE
        while self.start < last and monotonic() < until:
            first = max(last - length, self.start)
            parts.append(await run(collect, first, last))
            length = _next(length, found=len(parts[-1]) > 0)
            last = first
        trace = Trace(self.kind)
        for part in reversed(parts):
            trace.extend(part)
        return trace

    def _read(
        self, reader: Reader, first: datetime, last: datetime
    ) -> Iterator[tuple[float, float | str | None]]:
        """Return moments and values of a slice; the first begins with what was shown then.

        The recorder leaves out what lies at either end, so a slice begins an instant early.
        """
        found = history.get_significant_states(
            self.hass,
            first - INSTANT,
            last,
            [self.entity_id],
            include_start_time_state=first == self.start,
            significant_changes_only=False,
            compressed_state_format=True,
        )
        rows = cast("list[dict[str, Any]]", found.get(self.entity_id, []))
        known: Mapping[str, Any] | None = None
        values: dict[str | None, float | str | None] = {}
        for row in rows:
            text = row[COMPRESSED_STATE_STATE]
            attributes = row[COMPRESSED_STATE_ATTRIBUTES]
            if attributes is not known:
                # An entity that was removed has no state.
                known, values = attributes, {None: None}
            if text not in values:
                values[text] = reader.value_of(text, attributes)
            yield row[COMPRESSED_STATE_LAST_UPDATED], values[text]


def _next(length: timedelta, *, found: bool) -> timedelta:
    """Return how much to read next: more and more where nothing was recorded."""
    return SLICE if found else min(2 * length, LONGEST_SLICE)
