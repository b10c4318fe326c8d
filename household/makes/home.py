"""A home with a device: its last evenings, what the set-up proposes for it, and one more evening."""

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from random import Random

from homeassistant.core import State

from custom_components.retro_walking.core.calibration import (
    Doubt,
    Proposal,
    pace,
    propose,
    propose_window,
)
from custom_components.retro_walking.core.detector import Ready, Tick
from custom_components.retro_walking.core.events import Event, Seen
from custom_components.retro_walking.core.model import CountsAs, Kind, Reading, Session
from custom_components.retro_walking.core.settings import (
    THRESHOLDS,
    Settings,
    Source,
    read_source,
)
from custom_components.retro_walking.core.trace import Trace
from custom_components.retro_walking.core.walker import Step, advance, new, resume
from custom_components.retro_walking.sources.source import Reader, kind_of

from ..plugs import MONDAY
from .device import UNKNOWN, Device, Offered, Report
from .story import Scene, Story, story

EVENING = timedelta(hours=18)
"""When a story begins."""

LATER = timedelta(hours=2)
"""How long after a story it is judged what was found."""

HISTORY = (Scene.WALK, Scene.PAUSE, Scene.AWAKE, Scene.WALK)
"""What the recorder knows when the device is set up, each of a day."""

SOURCE = "source"


def evening(day: int) -> datetime:
    """Return when the story of a day begins."""
    return MONDAY + timedelta(days=day) + EVENING


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What the set-up makes of an entity if nobody changes anything."""

    source: Source
    proposal: Proposal | Doubt | None
    pace: timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """An evening: what happened, what was seen of it, and which sessions came of that."""

    story: Story
    begun: datetime
    reports: tuple[Report, ...]
    sessions: tuple[Session, ...]


class Home:
    """A home in which a device has been for some days."""

    def __init__(self, device: Device, seed: int) -> None:
        """Live through the days before the set-up."""
        self._device, self._seed = device, seed
        self.known: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
        for day, scene in enumerate(HISTORY):
            for report in device.lives(story(scene, 100 * seed + day)):
                moment = evening(day) + timedelta(seconds=report.second)
                self.known[report.entity_id].append((moment, report.state))
        self.begun = evening(len(HISTORY))
        self._lived: dict[Scene, tuple[Story, tuple[Report, ...]]] = {}

    def shown(self, offered: Offered) -> State:
        """Return what an entity shows when it is set up."""
        known = self.known[offered.entity_id]
        state = known[-1][1] if known else UNKNOWN
        return State(offered.entity_id, state, dict(offered.attributes))

    def proposed(self, offered: Offered) -> Proposed | None:
        """Return what the set-up proposes for an entity; None where it refuses it."""
        state = self.shown(offered)
        kind = kind_of(state)
        if kind is None:
            return None
        reader, trace = Reader(kind), Trace(kind)
        for moment, text in self.known[offered.entity_id]:
            trace.append(moment.timestamp(), reader.value_of(text, state.attributes))
        proposal = propose(trace, self.begun) if kind in THRESHOLDS else None
        stored: dict[str, object] = {"kind": kind, "counts_as": CountsAs.BACKWARDS}
        if isinstance(proposal, Proposal):
            stored["on_threshold"] = proposal.on_threshold
            stored["off_threshold"] = proposal.off_threshold
        if kind is Kind.COUNTER and (window := propose_window(trace, self.begun)):
            stored["counter_window"] = window
        source = read_source(stored)
        often = pace(trace, source.on_threshold, self.begun)
        return Proposed(source=source, proposal=proposal, pace=often)

    def lives(self, scene: Scene) -> tuple[Story, tuple[Report, ...]]:
        """Return an evening of a scene; any number of scenes may be the next."""
        if scene not in self._lived:
            told = story(scene, self._seed)
            self._lived[scene] = told, tuple(deepcopy(self._device).lives(told))
        return self._lived[scene]

    def walked(self, offered: Offered, proposed: Proposed, scene: Scene) -> Lived:
        """Return what becomes of an evening with what was proposed."""
        told, reports = self.lives(scene)
        own = tuple(r for r in reports if r.entity_id == offered.entity_id)
        walker = _Walker(proposed.source, self.begun)
        walker.sees(self.shown(offered), self.begun)
        for report in own:
            state = State(offered.entity_id, report.state, dict(offered.attributes))
            walker.sees(state, self.begun + timedelta(seconds=report.second))
        end = self.begun + timedelta(seconds=len(told.speeds)) + LATER
        return Lived(
            story=told,
            begun=self.begun,
            reports=own,
            sessions=walker.sessions(end),
        )


def new_home(make: type[Device], seed: int) -> Home:
    """Return the home of a seed with a device of a make."""
    return Home(make(Random(f"{make.__name__} {seed}")), seed)


@cache
def home(make: type[Device], seed: int) -> Home:
    """Return it, made once."""
    return new_home(make, seed)


class _Walker:
    """A walker with default settings and one source, once Home Assistant has started."""

    def __init__(self, source: Source, at: datetime) -> None:
        self._settings = Settings(sources={SOURCE: source})
        self._reader = Reader(source.kind)
        self._step: Step = resume(new(at, self._settings), self._settings)
        self._take(Ready(at), at)

    def sees(self, state: State, at: datetime) -> None:
        self._take(Seen(SOURCE, Reading(at, self._reader.read(state))), at)

    def sessions(self, until: datetime) -> tuple[Session, ...]:
        self._take(Tick(until), until)
        return self._step.state.journal.sessions

    def _take(self, event: Event, at: datetime) -> None:
        while self._step.wake_at <= at:
            tick = Tick(self._step.wake_at)
            self._step = advance(self._step, tick, self._settings)
        self._step = advance(self._step, event, self._settings)
