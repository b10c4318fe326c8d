"""The bout machine of one source: from readings to stretches of activity.

    rest ──active──▶ opening ──on_delay──▶ walking ⇄ idling, paused ──too long──▶ rest

Every stretch is dated to the readings that began and ended it, never to the timers that made
sure of it. Timers run on the clock: silence is not idleness. While a source is lost, what it
showed last holds until the grace is over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from .model import INSTANT, NEVER, Kind, Outcome, Reading, Span
from .settings import Source, Timing
from .signal import Memory, Sign, remember, sign_of


class Phase(StrEnum):
    """Where a source stands in a bout."""

    REST = "rest"
    OPENING = "opening"
    WALKING = "walking"
    IDLING = "idling"
    PAUSED = "paused"


NEXT: Mapping[Phase, Mapping[Sign, Phase]] = {
    Phase.REST: {Sign.ACTIVE: Phase.OPENING},
    Phase.OPENING: {Sign.IDLE: Phase.REST, Sign.PAUSED: Phase.REST},
    Phase.WALKING: {Sign.IDLE: Phase.IDLING, Sign.PAUSED: Phase.PAUSED},
    Phase.IDLING: {Sign.ACTIVE: Phase.WALKING, Sign.PAUSED: Phase.PAUSED},
    Phase.PAUSED: {Sign.ACTIVE: Phase.WALKING, Sign.IDLE: Phase.IDLING},
}
"""Where a sign leads; a sign that is not named leads nowhere."""

_HOPEFUL = (Phase.OPENING, Phase.WALKING, Phase.PAUSED)
"""The phases that would go on for as long as a lost source is believed."""


SOON = timedelta(seconds=5)
"""How long a counter that is back may show 0 before it shows its total."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A source that says nothing: since when, until when it is believed, whether we were gone."""

    since: datetime
    until: datetime = NEVER
    restart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What one source has shown: its phase since when, and the bout so far.

    A counter grew last at `grew_at`; if it was gone since then, it was `back_at` a moment. A bout is
    `spent` whose session was ended from outside: it is to open no other.
    """

    phase: Phase = Phase.REST
    memory: Memory = Memory()
    since: datetime | None = None
    start: datetime | None = None
    spans: tuple[Span, ...] = ()
    grew_at: datetime | None = None
    back_at: datetime | None = None
    loss: Loss | None = None
    uncertain: bool = False
    spent: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether a bout is open."""
        return self.phase in (Phase.WALKING, Phase.IDLING, Phase.PAUSED)

    @property
    def is_active(self) -> bool | None:
        """Tell whether the source shows movement, None where it shows nothing."""
        if self.loss is not None or self.memory.sign is Sign.UNKNOWN:
            return None
        return self.phase in (Phase.OPENING, Phase.WALKING)

    def activity(self, at: datetime) -> tuple[Span, ...]:
        """Return the stretches of activity of the open bout up to a moment."""
        if self.phase is not Phase.WALKING:
            return self.spans
        assert self.since is not None
        until = self._seen_until(at)
        return (
            (*self.spans, Span(self.since, until)) if self.since < until else self.spans
        )

    def _seen_until(self, at: datetime) -> datetime:
        if self.grew_at is not None:
            return self.grew_at
        return self.loss.since if self.loss and self.loss.restart else at


@dataclass(frozen=True, slots=True)
class Opened:
    """A bout is sure: activity has lasted for `on_delay`."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A bout is over; `uncertain` where its end was not seen."""

    spans: tuple[Span, ...]
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Restarted:
    """We were gone from this moment on; what it leads to is seen by the events that follow."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Ready:
    """Whoever provides the sources has started: from now a lost one has its grace."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Spend:
    """The session was ended from outside: this activity is to open none."""

    at: datetime


type Event = Reading | Tick | Restarted | Ready | Spend
type Effect = Opened | Ended
type Step = Outcome[Track, Effect]

AT_REST: Step = Outcome(Track())


def advance(last: Step, event: Event, source: Source, timing: Timing) -> Step:
    """Take an event, no older than the one before; the same step comes back where it changes nothing."""
    track = last.state
    if (
        isinstance(event, Reading)
        and says_the_same(track, source, event.value)
        and event.at < last.wake_at
    ):
        return last
    machine = _Machine(track, source, timing)
    machine.elapse(event.at)
    machine.take(event)
    machine.elapse(event.at)
    return Outcome(machine.track, tuple(machine.effects), machine.due)


def says_the_same(track: Track, source: Source, value: float | str | None) -> bool:
    """Tell whether a value means what the one before it did: then only time can change something."""
    return sign_of(source, value, track.memory) is track.memory.sign


class _Machine:
    """One `advance` under way."""

    def __init__(self, track: Track, source: Source, timing: Timing) -> None:
        self.track = track
        self.effects: list[Effect] = []
        self._source = source
        self._timing = timing

    @property
    def due(self) -> datetime:
        """Return when the present phase ends by itself."""
        track, timing = self.track, self._timing
        if track.phase is Phase.IDLING:
            assert track.since is not None
            return track.since + timing.pause_allowance + INSTANT
        if track.loss is not None and track.phase in _HOPEFUL:
            return track.loss.until
        if track.grew_at is not None:
            since = track.back_at or track.grew_at
            return since + self._source.counter_window + INSTANT
        if track.phase is Phase.OPENING:
            assert track.since is not None
            return track.since + timing.on_delay
        return NEVER

    def elapse(self, at: datetime) -> None:
        """End every phase that ends by itself up to a moment."""
        while (due := self.due) <= at:
            self._expire(due)

    def take(self, event: Event) -> None:
        """Let an event change the track."""
        match event:
            case Reading(at, value):
                before = self.track.memory
                sign = sign_of(self._source, value, before)
                if sign is Sign.GREW and self._is_late_total(at):
                    sign = Sign.COUNTED
                memory = remember(before, sign, value)
                self.track = replace(self.track, memory=memory)
                if before.sign is Sign.UNKNOWN and memory.sign is Sign.COUNTED:
                    self.track = replace(self.track, back_at=at)
                self._read(sign, at)
            case Restarted(at):
                self._forget_count()
                self._lose(at, restart=True)
            case Ready(at) if self.track.loss and self.track.loss.until == NEVER:
                until = at + self._timing.unavailable_grace
                self.track = replace(
                    self.track, loss=replace(self.track.loss, until=until)
                )
            case Spend() if self.track.phase is not Phase.REST:
                if self.track.phase is Phase.OPENING:
                    self._move(Phase.WALKING, event.at)
                    self.effects.clear()
                self.track = replace(self.track, spent=True)
            case _:
                pass

    def _read(self, sign: Sign, at: datetime) -> None:
        if sign is Sign.UNKNOWN:
            self._lose(at)
            return
        if sign in (Sign.COUNTED, Sign.RESET):
            # After a restart only growth tells that the walk went on meanwhile.
            loss = self.track.loss
            if loss and not (loss.restart and self.track.phase in _HOPEFUL):
                self.track = replace(self.track, loss=None)
            return
        grew = sign is Sign.GREW
        active = Sign.ACTIVE if grew else sign
        if self.track.loss is not None:
            self._find(active, at)
        to = NEXT[self.track.phase].get(active)
        if to is not None:
            self._move(to, at)
        if grew:
            self.track = replace(self.track, grew_at=at, back_at=None)
            self._open_if_grown(at)

    def _is_late_total(self, at: datetime) -> bool:
        """Tell whether a counter that is back has shown 0 first, and only now its total."""
        track = self.track
        return (
            track.back_at is not None
            and track.memory.count == 0
            and at - track.back_at <= SOON
        )

    def _open_if_grown(self, at: datetime) -> None:
        # A counter proves activity only up to where it grew, so no timer may open its bout.
        track = self.track
        if (
            track.phase is Phase.OPENING
            and track.since is not None
            and at - track.since >= self._timing.on_delay
        ):
            self._move(Phase.WALKING, at)

    def _forget_count(self) -> None:
        """Let go of what only a counter has: the source may have become another kind."""
        if self._source.kind is not Kind.COUNTER:
            memory = replace(self.track.memory, count=None)
            self.track = replace(self.track, memory=memory, grew_at=None, back_at=None)

    def _lose(self, at: datetime, *, restart: bool = False) -> None:
        loss = self.track.loss
        until = NEVER if restart else at + self._timing.unavailable_grace
        if loss is None:
            loss = Loss(at, until, restart)
        elif restart:
            loss = Loss(loss.since, until, restart)
        memory = replace(self.track.memory, sign=Sign.UNKNOWN)
        self.track = replace(self.track, memory=memory, loss=loss)

    def _find(self, sign: Sign, at: datetime) -> None:
        loss, track = self.track.loss, self.track
        assert loss is not None
        if loss.restart and track.phase in _HOPEFUL:
            start = loss.since if track.spent else track.start or track.since
            assert start is not None
            if sign is Sign.ACTIVE:
                if at - start > self._timing.longest_session:
                    # The reading that ends this bout may begin the next.
                    memory = self.track.memory
                    self._end(loss.since, uncertain=True)
                    self.track = replace(self.track, memory=memory)
            elif track.phase is Phase.WALKING:
                # The walk is over by what we saw last, but one false zero ends nothing.
                self._move(NEXT[track.phase][sign], track.grew_at or loss.since)
                self.track = replace(self.track, since=at, uncertain=True)
        self.track = replace(self.track, loss=None)

    def _expire(self, due: datetime) -> None:
        track = self.track
        match track.phase:
            case Phase.IDLING:
                self._end(due, uncertain=track.uncertain)
            case _ if track.loss is not None and track.phase in _HOPEFUL:
                self._end(track.loss.since, uncertain=True)
            case Phase.OPENING if track.grew_at is None:
                self._move(Phase.WALKING, due)
            case Phase.WALKING:
                assert track.grew_at is not None
                self._move(Phase.IDLING, track.grew_at)
            case _:
                self._move(Phase.REST, due)

    def _move(self, to: Phase, at: datetime) -> None:
        track = self.track
        match track.phase, to:
            case _, Phase.REST:
                gone = track.memory.sign is Sign.UNKNOWN
                self.track = Track(
                    memory=replace(track.memory, held=Sign.IDLE),
                    loss=track.loss if gone else None,
                )
            case Phase.REST, Phase.OPENING:
                self.track = replace(track, phase=to, since=at)
            case Phase.OPENING, Phase.WALKING:
                self.track = replace(track, phase=to, start=track.since)
                self.effects.append(Opened())
            case Phase.WALKING, _:
                self.track = replace(
                    track,
                    phase=to,
                    since=at,
                    spans=track.activity(at),
                    grew_at=None,
                    back_at=None,
                )
            case _, Phase.WALKING:
                self.track = replace(track, phase=to, since=at, uncertain=False)
            case _:
                self.track = replace(track, phase=to, since=at)

    def _end(self, at: datetime, *, uncertain: bool) -> None:
        track = self.track
        if track.is_open:
            self.effects.append(Ended(track.activity(at), uncertain))
        self._move(Phase.REST, at)
