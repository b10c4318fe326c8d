"""Short ways to say what happened: seconds after a Monday noon, watts, words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from custom_components.retro_walking.core import detector
from custom_components.retro_walking.core.detector import Ready, Tick
from custom_components.retro_walking.core.events import Begin, Event, Seen
from custom_components.retro_walking.core.journal import Journal
from custom_components.retro_walking.core.model import (
    Announcement,
    CountsAs,
    Happening,
    Kind,
    Outcome,
    Reading,
    Session,
)
from custom_components.retro_walking.core.session import Stop
from custom_components.retro_walking.core.settings import Settings, Source, Timing
from custom_components.retro_walking.core.snapshot import Snapshot, take
from custom_components.retro_walking.core.walker import (
    State,
    Step,
    advance,
    new,
    resume,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""A Monday."""

PLUG = Source(
    kind=Kind.POWER,
    counts_as=CountsAs.BACKWARDS,
    on_threshold=40.0,
    off_threshold=20.0,
)
PAD = Source(kind=Kind.STATE, counts_as=CountsAs.BACKWARDS)
STEPS = Source(kind=Kind.COUNTER, counts_as=CountsAs.BACKWARDS)

WALK, STILL = 80.0, 1.6


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def session(start: float, end: float, session_id: str = "") -> Session:
    """Return a walk without a pause, in seconds after noon."""
    return Session(
        session_id=session_id,
        start=at(start),
        end=at(end),
        active=timedelta(seconds=end - start),
    )


def with_sources(**sources: Source) -> Settings:
    return Settings(sources=sources or {"plug": PLUG})


def timed(settings: Settings, **changes: timedelta) -> Settings:
    return replace(settings, timing=replace(settings.timing, **changes))


class Life:
    """A walker whose life is told event by event, in seconds after noon."""

    def __init__(self, settings: Settings | None = None, start: float = -60) -> None:
        self.settings = settings or with_sources()
        self.step: Step = resume(new(at(start), self.settings), self.settings)
        self.announced: list[Announcement] = []

    @property
    def state(self) -> State:
        return self.step.state

    @property
    def journal(self) -> Journal:
        return self.state.journal

    @property
    def sessions(self) -> tuple[Session, ...]:
        return self.journal.sessions

    @property
    def snapshot(self) -> Snapshot:
        return take(self.state, self.settings)

    @property
    def happened(self) -> list[Happening]:
        return [announcement.what for announcement in self.announced]

    def take(self, event: Event) -> Life:
        after = advance(self.step, event, self.settings)
        if after is not self.step:
            self._hear(after)
            self.step = after
        return self

    def _hear(self, step: Step) -> None:
        self.announced += [e for e in step.effects if isinstance(e, Announcement)]

    def reads(
        self, *readings: tuple[float, float | str | None], by: str = "plug"
    ) -> Life:
        for seconds, value in readings:
            self.take(Seen(by, Reading(at(seconds), value)))
        return self

    def waits(self, seconds: float) -> Life:
        return self.take(Tick(at(seconds)))

    def begins(self, seconds: float) -> Life:
        return self.take(Begin(at(seconds)))

    def stops(self, seconds: float) -> Life:
        return self.take(Stop(at(seconds)))

    def crashes(self, back: float, ready: float | None = None) -> Life:
        """Restart from what is known now, and be back at a moment; sources are ready then or later."""
        steps: dict[str, detector.Step] = {
            key: Outcome(track) for key, track in self.state.tracks.items()
        }
        kept = State(
            at=self.state.at,
            journal=self.journal,
            walk=self.state.walk,
            steps=steps,
            book=self.state.book,
            screen=self.state.screen,
        )
        self.step = resume(kept, self.settings)
        self._hear(self.step)
        self.waits(back)
        return self.take(Ready(at(back if ready is None else ready)))


def facts(session: Session) -> tuple[float, float, float]:
    """Return start, end and active time in seconds after noon."""
    return (
        (session.start - NOON).total_seconds(),
        (session.end - NOON).total_seconds(),
        session.active.total_seconds(),
    )


def walked(life: Life) -> list[tuple[float, float, float]]:
    return [facts(session) for session in life.sessions]


def naive_sessions(
    activity: Sequence[tuple[float, float]], timing: Timing
) -> list[tuple[float, float, float, bool]]:
    """Find the sessions in complete knowledge of the stretches of activity of one source.

    Start, end and active time in seconds, and whether the session is sure.
    """
    found: list[tuple[float, float, float, bool]] = []
    allowance = timing.pause_allowance.total_seconds()
    for bout in _bouts(activity, timing.on_delay.total_seconds(), allowance):
        start, end = bout[0][0], bout[-1][1]
        limit = start + timing.longest_session.total_seconds()
        sure = end <= limit
        kept = [(a, min(b, limit)) for a, b in bout if a < limit]
        active = sum(b - a for a, b in kept)
        if active >= timing.shortest_session.total_seconds():
            found.append((start, kept[-1][1], active, sure))
    return found


def _bouts(
    activity: Iterable[tuple[float, float]], on_delay: float, allowance: float
) -> list[list[tuple[float, float]]]:
    bouts: list[list[tuple[float, float]]] = []
    for start, end in activity:
        if bouts and start - bouts[-1][-1][1] <= allowance:
            bouts[-1].append((start, end))
        elif end - start >= on_delay:
            bouts.append([(start, end)])
    return bouts


def stretches(
    readings: Sequence[tuple[float, float]], on: float = 40, off: float = 20
) -> list[tuple[float, float]]:
    """Return when a value held that was active, by the plainest reading of hysteresis."""
    found: list[list[float]] = []
    active = False
    for (start, value), (end, _) in pairwise(readings):
        active = value >= on or (active and value >= off)
        if active:
            if found and found[-1][1] == start:
                found[-1][1] = end
            else:
                found.append([start, end])
    return [(start, end) for start, end in found]
