"""The walks of the past: what live detection would have found in recorded readings."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from . import walker
from .detector import AT_REST, Tick, says_the_same
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
        self._source_id, self._source = source_id, source
        self._settings = replace(settings, sources={source_id: source})
        self._step: Step | None = None

    def read(self, readings: Iterable[tuple[float, float | str | None]]) -> None:
        """Take the next part, in the order of time: moments in seconds since 1970, and values."""
        track = AT_REST.state
        for seconds, value in readings:
            # Timers run on the clock: they are let run out when something changes, or at the end.
            if not says_the_same(track, self._source, value):
                step = self._take(Reading(datetime.fromtimestamp(seconds, UTC), value))
                track = step.state.steps.get(self._source_id, AT_REST).state

    def sessions(self, until: datetime) -> tuple[Session, ...]:
        """Return the sessions that were over at a moment; one that was open then is none yet."""
        if self._step is None:
            return ()
        step = walker.advance(self._step, Tick(until), self._settings)
        return tuple(
            replace(session, origin=Origin.HISTORY, planned=None)
            for session in step.state.journal.sessions
        )

    def _take(self, reading: Reading) -> Step:
        step, settings = self._step, self._settings
        if step is None:
            step = walker.resume(walker.new(reading.at, settings), settings)
        self._step = walker.advance(step, Seen(self._source_id, reading), settings)
        return self._step
