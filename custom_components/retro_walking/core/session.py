"""The walker's one session: joins what several sources saw with what a hand or a voice said.

The first to begin opens it, others join. Once a source has joined, its readings alone tell
start, end and active time; without one, the hand does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from .detector import Ended, Opened, Phase, Spend, Tick, Track
from .errors import AlreadyWalking, NotWalking
from .model import (
    INSTANT,
    NEVER,
    Announcement,
    CountsAs,
    Happening,
    Origin,
    Outcome,
    PainReport,
    Place,
    Session,
    Span,
    total,
)
from .settings import Settings

FAR = 1.5
"""So many times the planned minutes are far more than planned."""

_STRENGTH = (CountsAs.ASK, CountsAs.ARMED, CountsAs.BACKWARDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The session that is running.

    `joined` tells from when on the open bout of a source belongs to it, `spans` what the bouts
    that are over have left. The planned minutes are `reached`, and `exceeded` if by far.
    """

    session_id: str
    opened: datetime
    origin: Origin
    place: Place = Place.TREADMILL
    planned: timedelta
    joined: Mapping[str, datetime] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    sources: tuple[str, ...] = ()
    counts_as: CountsAs | None = None
    uncertain: bool = False
    paused: bool = False
    reached: bool = False
    exceeded: bool = False
    pain: PainReport = PainReport()

    @property
    def by_hand(self) -> bool:
        """Tell whether the walker said that this is a walk."""
        return self.origin is not Origin.SOURCE


@dataclass(frozen=True, slots=True)
class Start:
    """The walker says that a walk begins."""

    at: datetime
    session_id: str
    planned: timedelta
    origin: Origin = Origin.MANUAL
    place: Place = Place.TREADMILL


@dataclass(frozen=True, slots=True)
class Stop:
    """The walker says that the walk is over."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Bout:
    """A source's bout has opened or ended; `session_id` and `planned` are of what it may open."""

    at: datetime
    source_id: str
    session_id: str
    planned: timedelta
    what: Opened | Ended


type Event = Start | Stop | Bout | Tick
type Effect = Announcement | Spend
"""What is to be told, or to be passed on to every source."""
type Step = Outcome[Walk | None, Effect]


def advance(
    walk: Walk | None, event: Event, tracks: Mapping[str, Track], settings: Settings
) -> Step:
    """Take an event that the tracks have taken already.

    Raises AlreadyWalking on a start and NotWalking on a stop that come out of turn.
    """
    machine = _Machine(walk, tracks, settings)
    match event:
        case Start():
            machine.start(event)
        case Stop(at):
            machine.stop(at)
        case Bout(what=Opened()):
            machine.bout_opened(event)
        case Bout(_, source_id, what=Ended() as ended):
            machine.bout_ended(source_id, ended)
    machine.settle(event.at)
    return Outcome(machine.walk, tuple(machine.effects), machine.due)


def due(walk: Walk | None, tracks: Mapping[str, Track], settings: Settings) -> datetime:
    """Return when the session changes by itself."""
    return _Machine(walk, tracks, settings).due


def leave(walk: Walk, source_id: str, ended: Ended) -> Walk:
    """Return the session with what the bout of a source has left it."""
    if source_id not in walk.joined:
        return walk
    spans = _clipped(ended.spans, walk.joined[source_id])
    return replace(
        walk,
        joined={id_: at for id_, at in walk.joined.items() if id_ != source_id},
        spans=(*walk.spans, *spans),
        uncertain=walk.uncertain or ended.uncertain,
    )


def activity(walk: Walk, tracks: Mapping[str, Track], at: datetime) -> tuple[Span, ...]:
    """Return the stretches that sources saw up to a moment; one by hand alone has none."""
    spans = list(walk.spans)
    for source_id, since in walk.joined.items():
        spans += _clipped(tracks[source_id].activity(at), since)
    return tuple(spans)


def is_moving(walk: Walk, tracks: Mapping[str, Track]) -> bool:
    """Tell whether the walker is under way, as against in a pause."""
    if not walk.joined and not walk.spans:
        return True
    return any(tracks[source].phase is Phase.WALKING for source in walk.joined)


def started_at(walk: Walk, tracks: Mapping[str, Track], at: datetime) -> datetime:
    """Return the start: the first reading that showed activity, else the hand's."""
    spans = activity(walk, tracks, at)
    return min((span.start for span in spans), default=walk.opened)


def active_so_far(walk: Walk, tracks: Mapping[str, Track], at: datetime) -> timedelta:
    """Return the active time up to a moment; the hand's, where no source has joined."""
    if not walk.sources:
        return at - walk.opened
    spans = activity(walk, tracks, at)
    return total(part for span in spans if (part := span.clipped(span.start, at)))


def reaches(walk: Walk, tracks: Mapping[str, Track], length: timedelta) -> datetime:
    """Return when the active time reaches a length, if all goes on as it does."""
    if not walk.sources:
        return walk.opened + length
    missing = length
    until: datetime | None = None
    for span in sorted(activity(walk, tracks, NEVER), key=lambda span: span.start):
        start = span.start if until is None else max(span.start, until)
        if span.end - start >= missing:
            return start + missing
        if start < span.end:
            missing -= span.end - start
            until = span.end
    return NEVER


def _clipped(spans: Iterable[Span], since: datetime) -> list[Span]:
    return [part for span in spans if (part := span.clipped(since, NEVER))]


class _Machine:
    """One `advance` under way."""

    def __init__(
        self, walk: Walk | None, tracks: Mapping[str, Track], settings: Settings
    ) -> None:
        self.walk = walk
        self.effects: list[Effect] = []
        self._tracks = tracks
        self._settings = settings

    @property
    def due(self) -> datetime:
        """Return when the session changes by itself."""
        return min(self._cap, self._pause_announcement, self._mark)

    @property
    def _cap(self) -> datetime:
        """Return when the session is too long; no moment while it may be over already."""
        walk, tracks = self.walk, self._tracks
        if walk is None:
            return NEVER
        joined = [tracks[source_id] for source_id in walk.joined]
        if joined and all(t.loss or t.phase is Phase.IDLING for t in joined):
            return NEVER
        start = started_at(walk, tracks, NEVER)
        return start + self._settings.timing.longest_session + INSTANT

    @property
    def _pause_announcement(self) -> datetime:
        walk, tracks = self.walk, self._tracks
        if walk is None or walk.paused or is_moving(walk, tracks):
            return NEVER
        spans = activity(walk, tracks, NEVER)
        since = max((span.end for span in spans), default=walk.opened)
        return since + self._settings.timing.on_delay

    @property
    def _mark(self) -> datetime:
        """Return when the planned minutes are reached, or exceeded by far."""
        walk = self.walk
        if walk is None or walk.exceeded:
            return NEVER
        length = walk.planned * FAR if walk.reached else walk.planned
        return reaches(walk, self._tracks, length)

    def start(self, event: Start) -> None:
        """Open a session by hand."""
        if self.walk is not None:
            raise AlreadyWalking(started_at(self.walk, self._tracks, event.at))
        self._open(event)

    def stop(self, at: datetime) -> None:
        """End the session by hand."""
        if self.walk is None:
            raise NotWalking
        self._close(at)
        self.effects.append(Spend(at))

    def bout_opened(self, bout: Bout) -> None:
        """Let a bout open a session or join the running one, from its first reading on."""
        start = self._tracks[bout.source_id].start
        assert start is not None
        if self.walk is None:
            if self._settings.sources[bout.source_id].counts_as is CountsAs.ARMED:
                return
            opening = Start(start, bout.session_id, bout.planned, Origin.SOURCE)
            self._open(opening)
        self._join(bout.source_id, start)

    def bout_ended(self, source_id: str, ended: Ended) -> None:
        """Keep what a bout of this session has left."""
        if self.walk is not None:
            self.walk = leave(self.walk, source_id, ended)

    def settle(self, at: datetime) -> None:
        """Draw the consequences of what the tracks show now."""
        if self.walk is None:
            return
        for source_id, track in self._tracks.items():
            if track.phase is Phase.WALKING:
                self._join(source_id, at)
        if self._is_over():
            self._close(at)
        elif self._cap <= at:
            self._close(self._cap - INSTANT, capped=True)
            self.effects.append(Spend(at))
        else:
            self._announce_pause(at)
            self._announce_mark(at)

    def _open(self, opening: Start) -> None:
        self.walk = Walk(
            session_id=opening.session_id,
            opened=opening.at,
            origin=opening.origin,
            place=opening.place,
            planned=opening.planned,
        )
        self.effects.append(Announcement(Happening.STARTED, opening.session_id))

    def _may_join(self, source_id: str) -> bool:
        armed = self._settings.sources[source_id].counts_as is CountsAs.ARMED
        return self.walk is not None and (self.walk.by_hand or not armed)

    def _join(self, source_id: str, since: datetime) -> None:
        walk = self.walk
        if walk is None or source_id in walk.joined or not self._may_join(source_id):
            return
        counts_as = self._settings.sources[source_id].counts_as
        if walk.counts_as is not None:
            counts_as = max(counts_as, walk.counts_as, key=_STRENGTH.index)
        self.walk = replace(
            walk,
            joined={**walk.joined, source_id: since},
            sources=tuple(dict.fromkeys((*walk.sources, source_id))),
            counts_as=counts_as,
        )

    def _is_over(self) -> bool:
        """Tell whether the last source has left, and none is about to come."""
        walk = self.walk
        assert walk is not None
        if walk.joined or not walk.sources or (walk.by_hand and not walk.spans):
            return False
        end = max((span.end for span in walk.spans), default=walk.opened)
        latest = end + self._settings.timing.pause_allowance
        return not any(
            track.phase is Phase.OPENING
            and track.since is not None
            and track.since <= latest
            and self._may_join(source_id)
            for source_id, track in self._tracks.items()
        )

    def _announce_pause(self, at: datetime) -> None:
        walk = self.walk
        assert walk is not None
        if walk.paused and is_moving(walk, self._tracks):
            self.walk = replace(walk, paused=False)
            self.effects.append(Announcement(Happening.RESUMED, walk.session_id))
        elif self._pause_announcement <= at:
            self.walk = replace(walk, paused=True)
            self.effects.append(Announcement(Happening.PAUSED, walk.session_id))

    def _announce_mark(self, at: datetime) -> None:
        walk = self.walk
        assert walk is not None
        if not walk.reached and self._mark <= at:
            walk = self.walk = replace(walk, reached=True)
            self.effects.append(Announcement(Happening.TARGET_REACHED, walk.session_id))
        if walk.reached and self._mark <= at:
            self.walk = replace(walk, exceeded=True)

    def _close(self, at: datetime, *, capped: bool = False) -> None:
        walk, timing = self.walk, self._settings.timing
        assert walk is not None
        self.walk = None
        session = _ended(walk, activity(walk, self._tracks, at), at, capped=capped)
        kept = session.active >= timing.shortest_session or (
            capped and not session.sources
        )
        self.effects.append(
            Announcement(
                Happening.FINISHED if kept else Happening.DISCARDED,
                walk.session_id,
                session if kept else None,
            )
        )
        if kept and not session.confirmed:
            self.effects.append(
                Announcement(Happening.NEEDS_CONFIRMATION, walk.session_id, session)
            )


def _ended(
    walk: Walk, seen: tuple[Span, ...], at: datetime, *, capped: bool
) -> Session:
    spans = [part for span in seen if (part := span.clipped(span.start, at))]
    by_hand_alone = not spans and walk.by_hand
    start = min((span.start for span in spans), default=walk.opened)
    end = at if by_hand_alone else max((span.end for span in spans), default=start)
    active = end - start if by_hand_alone else total(spans)
    return Session(
        session_id=walk.session_id,
        start=start,
        end=end,
        # Nobody saw when a forgotten walk ended: the plan is the better guess.
        active=min(walk.planned, active) if by_hand_alone and capped else active,
        confirmed=not capped and (walk.by_hand or walk.counts_as is not CountsAs.ASK),
        uncertain=walk.uncertain or (by_hand_alone and capped),
        origin=walk.origin,
        sources=() if by_hand_alone else walk.sources,
        place=walk.place,
        planned=walk.planned,
        pain=walk.pain,
    )
