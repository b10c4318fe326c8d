"""The walks of the past: what live detection would have found in recorded readings."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from . import walker
from .detector import Tick
from .events import Seen
from .model import CountsAs, Origin, Reading, Session
from .settings import Settings, Source
from .walker import Step


class Finder:
    """Follows the readings of one source, in any number of parts, as if they were of now."""

    def __init__(self, source_id: str, source: Source, settings: Settings) -> None:
        """Begin before the first reading; other sources than this one saw nothing.

        One that joins only walks begun by hand shows when there was activity: that has to be asked.
        """
        if source.counts_as is CountsAs.ARMED:
            source = replace(source, counts_as=CountsAs.ASK)
        self._source_id = source_id
        self._settings = replace(settings, sources={source_id: source})
        self._step: Step | None = None

    def read(self, readings: Iterable[Reading]) -> None:
        """Take the next part, in the order of time."""
        source_id, settings, step = self._source_id, self._settings, self._step
        for reading in readings:
            if step is None:
                step = walker.resume(walker.new(reading.at, settings), settings)
            step = walker.advance(step, Seen(source_id, reading), settings)
        self._step = step

    def sessions(self, until: datetime) -> tuple[Session, ...]:
        """Return the sessions that were over at a moment; one that was open then is none yet."""
        if self._step is None:
            return ()
        step = walker.advance(self._step, Tick(until), self._settings)
        return tuple(
            replace(session, origin=Origin.HISTORY, planned=None)
            for session in step.state.journal.sessions
        )
