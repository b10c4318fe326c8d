"""Judges threshold proposals in households whose walks are known: are all found, and no others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from custom_components.retro_walking.core.calibration import Doubt, Proposal, propose
from custom_components.retro_walking.core.model import CountsAs, Kind, Session, Span
from custom_components.retro_walking.core.past import Finder
from custom_components.retro_walking.core.settings import Settings, Source, read_source
from custom_components.retro_walking.core.trace import Trace

from .plugs import Habit, Modelled, household

USUAL = read_source({"kind": Kind.POWER, "counts_as": CountsAs.BACKWARDS})


def judged(habit: Habit, seed: int) -> tuple[bool, bool]:
    """Tell whether the proposed thresholds, and the usual ones, are right for a household."""
    home = household(seed, habit)
    trace, end = traced(home)
    proposal = propose(trace, end)
    usual = is_right(home, found(trace, end, USUAL))
    if isinstance(proposal, Doubt):
        return False, usual
    return is_right(home, found(trace, end, suited(proposal))), usual


def suited(proposal: Proposal) -> Source:
    """Return a source with the thresholds that are proposed."""
    return replace(
        USUAL,
        on_threshold=proposal.on_threshold,
        off_threshold=proposal.off_threshold,
    )


def traced(home: Modelled) -> tuple[Trace, datetime]:
    """Return what the recorder would hold, and when it ends."""
    trace = Trace(Kind.POWER)
    for reading in home.readings:
        trace.append(reading.at.timestamp(), reading.value)
    return trace, home.readings[-1].at + timedelta(hours=2)


def found(trace: Trace, end: datetime, source: Source) -> tuple[Session, ...]:
    """Return the sessions that a source would have found."""
    finder = Finder("plug", source, Settings())
    finder.read(trace.readings())
    return finder.sessions(end)


def is_right(home: Modelled, sessions: tuple[Session, ...]) -> bool:
    """Tell whether each walk is one session, and each session a walk."""
    return len(home.walks) == len(sessions) and all(
        len(list(_of(walk, sessions))) == 1 for walk in home.walks
    )


def _of(walk: Span, sessions: tuple[Session, ...]) -> Iterator[Session]:
    return (s for s in sessions if s.overlaps(walk.start, walk.end))
