"""The last hours of a source, kept in memory so that a report of a bug can be replayed."""

from datetime import datetime, timedelta

from ..core.model import Kind
from ..core.trace import Trace

HOURS = timedelta(hours=6)
"""How far back it reaches at least, unless there are too many readings."""

MOST = 3_000
"""How many of the last readings there are at least, unless they are older than that."""


class Recent:
    """Two stretches of readings, of which the older one goes when the newer one is full."""

    def __init__(self, kind: Kind) -> None:
        """Begin without any."""
        self._kind = kind
        self._older, self._newer = Trace(kind), Trace(kind)

    def append(self, at: datetime, value: float | str | None) -> None:
        """Keep a reading."""
        newer = self._newer
        if newer and (len(newer) >= MOST or at - newer.start >= HOURS):
            self._older, self._newer = newer, Trace(self._kind)
        self._newer.append(at.timestamp(), value)

    def readings(self) -> list[tuple[float, float | str | None]]:
        """Return moments, in seconds since 1970, with what was read."""
        return [*self._older.readings(), *self._newer.readings()]
