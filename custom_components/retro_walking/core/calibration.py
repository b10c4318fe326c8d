"""From what a source has shown to thresholds: what is idle, what is walking, and what lies between.

Levels are means over a minute, as the ripple of the steps, single zeros and spikes are no level.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate, groupby, pairwise
from math import ceil
from statistics import median

from .model import Kind
from .settings import COUNTER_WINDOW, THRESHOLDS
from .trace import Trace

BIN = 60.0
"""Seconds over which a level is the mean."""

SLOW = timedelta(seconds=30)
"""A source that reports less often tells when a walk began and ended only so well."""

TOO_SLOW = timedelta(seconds=120)
"""A source that reports less often may miss a walk of five minutes."""

SLOWEST = 0.2
"""The share of the walking time that is slower than what is taken for slow walking."""

DIGITS = {Kind.POWER: 0, Kind.SPEED: 1}
"""To how many digits thresholds are proposed."""

MARGIN = {Kind.POWER: 15.0, Kind.SPEED: 0.5}
"""How far above idle walking is, at least, in W or km/h; watts by the experience of makers."""


PATIENCE, STEP = 1.5, 10
"""How many times as long as usual a counter may stand still, in steps of so many seconds."""


class Doubt(StrEnum):
    """Why no thresholds can be proposed."""

    NOTHING_RECORDED = "nothing_recorded"
    NO_ACTIVITY = "no_activity"
    TOO_CLOSE = "too_close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Thresholds, and the levels of idleness and of slow walking between which they lie."""

    kind: Kind
    idle: float
    walking: float
    on_threshold: float
    off_threshold: float


@dataclass(frozen=True, slots=True)
class _Level:
    value: float
    seconds: float


def propose(trace: Trace, end: datetime) -> Proposal | Doubt:
    """Return thresholds for a source of numbers, from what it has shown up to an end."""
    levels = list(_levels(trace.stretches(end)))
    if not levels:
        return Doubt.NOTHING_RECORDED
    floor = _quantile(levels, 0.5) + MARGIN[trace.kind]
    active: list[_Level] = []
    idle: list[_Level] = []
    for is_active, run in groupby(levels, key=lambda level: level.value >= floor):
        # The first and the last minute are of both.
        (active if is_active else idle).extend(list(run)[1:-1])
    if not active:
        return Doubt.NO_ACTIVITY
    highest_idle = max((level.value for level in idle), default=0.0)
    return _between(trace.kind, highest_idle, _quantile(active, SLOWEST))


def pace(trace: Trace, on_threshold: float, end: datetime) -> timedelta | None:
    """Return how often a plug reports while somebody walks; None where that was never seen.

    Watts change with each step. A speed stands still, and does not tell when it was reported again.
    """
    if trace.kind is not Kind.POWER:
        return None
    held = [
        seconds for number, seconds in trace.stretches(end) if number >= on_threshold
    ]
    return timedelta(seconds=median(held)) if held else None


def propose_window(trace: Trace, end: datetime) -> int | None:
    """Return a window in seconds for a counter that often stands still for longer than usual."""
    stood = [
        seconds
        for (count, seconds), (after, _) in pairwise(trace.stretches(end))
        if count < after and seconds <= COUNTER_WINDOW.high
    ]
    window = ceil(PATIENCE * median(stood) / STEP) * STEP if stood else 0
    if window <= COUNTER_WINDOW.default:
        return None
    return min(window, int(COUNTER_WINDOW.high))


def _between(kind: Kind, idle: float, walking: float) -> Proposal | Doubt:
    """Return thresholds between two levels; no higher than usual where idleness allows it.

    Slow walking takes less than the walks seen so far may have taken.
    """
    usual = THRESHOLDS[kind]
    usual_on, usual_off = usual["on_threshold"].default, usual["off_threshold"].default
    on = min(idle + (walking - idle) / 2, usual_on)
    off = min(idle + (on - idle) * usual_off / usual_on, usual_off)
    digits = DIGITS[kind]
    on, off = round(on, digits), round(off, digits)
    # Below zero, as where power is fed in, there is none that a form would take.
    if not idle < off < on or off < usual["off_threshold"].low:
        return Doubt.TOO_CLOSE
    return Proposal(
        kind=kind, idle=idle, walking=walking, on_threshold=on, off_threshold=off
    )


def _levels(stretches: Iterable[tuple[float, float]]) -> Iterator[_Level]:
    """Return the means over a minute each; a value held for long is first, last and the rest."""
    covered = charge = 0.0
    for value, held in stretches:
        part = min(held, BIN - covered)
        charge += value * part
        covered += part
        if covered < BIN:
            continue
        yield _Level(charge / BIN, BIN)
        whole, covered = divmod(held - part, BIN)
        charge = value * covered
        for seconds in (
            (BIN, (whole - 2) * BIN, BIN) if whole > 2 else (BIN,) * int(whole)
        ):
            yield _Level(value, seconds)


def _quantile(levels: Sequence[_Level], share: float) -> float:
    """Return the value below which the levels are for a share of the time."""
    ordered = sorted(levels, key=lambda level: level.value)
    so_far = list(accumulate(level.seconds for level in ordered))
    return ordered[bisect_left(so_far, share * so_far[-1])].value
