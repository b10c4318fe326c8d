"""What a smart plug shows of the belt of somebody who walks backwards: a model, for want of records.

Standby and the watts of a speed are as published, of one house and one desk treadmill; ripple,
spikes and how homes differ are assumptions. A seed has the same walks with every plug. Within the
model seconds are counted from its start.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from math import inf, log, sin, tau
from random import Random

from custom_components.retro_walking.core.model import Reading, Span

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)

HOUR, DAY = 3600, 24 * 3600

CALIBRATION = (30.0, 50.0, 70.0, 95.0, 125.0)
"""Watts at 1 to 5 km/h with somebody on a desk treadmill, all in all; the first is extrapolated."""

FALSE_ZERO, UNDER_LOAD = 0.03, 20.0
"""The chance of a false zero after a reading, and the watts from which there is any."""

BACKWARDS, FORWARDS = 1.0, 3.0
"""The slowest that anybody walks so, in km/h."""

RAMP = 12
"""The most seconds that a belt takes to another speed."""


class Habit(StrEnum):
    """How a plug reports."""

    EVERY_SECOND = "every_second"
    ON_CHANGE = "on_change"
    EVERY_10_S = "every_10_s"
    EVERY_30_S = "every_30_s"
    EVERY_60_S = "every_60_s"
    EVERY_300_S = "every_300_s"
    FALSE_ZEROS = "false_zeros"
    FREEZES = "freezes"
    SILENT = "silent"


PERIODS = dict(zip(Habit, (1, 1, 10, 30, 60, 300, 10, 10, 1), strict=True))
"""Seconds between two measurements; each is told, except by plugs that report on change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modelled:
    """The watts that Home Assistant records of a plug, and all walks, first step to last.

    Those of somebody who walks `forwards` are among them.
    """

    readings: tuple[Reading, ...]
    walks: tuple[Span, ...]
    forwards: tuple[Span, ...] = ()


type Signal = list[tuple[int, float]]
"""Watts from a second on; each holds until the next."""
type Told = Iterator[tuple[int, float]]
"""Watts that a plug tells, and at which second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belt:
    """A belt in a home: watts; `scale` is against the calibration, `ripple` a share of the mean."""

    standby: float
    awake: float
    empty: float
    scale: float
    ripple: float

    def watts(self, speed: float) -> float:
        """Return the mean power with somebody on the belt, at km/h."""
        points = (self.empty / self.scale, *CALIBRATION)
        whole = min(4, int(speed))
        less, more = points[whole : whole + 2]
        return self.scale * (less + (more - less) * (speed - whole))


@dataclass(frozen=True, slots=True)
class _Use:
    """A walk, at most 2 km/h faster than `slowest`; without any speed the console is just awake."""

    start: int
    end: int
    slowest: float = 0.0
    usual: float = 0.0

    @property
    def is_forwards(self) -> bool:
        return self.slowest == FORWARDS

    def span(self, start: datetime) -> Span:
        """Return from when to when it is, in a model that begins at a moment."""
        begin, end = (timedelta(seconds=at) for at in (self.start, self.end))
        return Span(start + begin, start + end)

    def speed(self, chance: Random) -> float:
        """Return a speed about the usual one."""
        speed = self.usual + chance.uniform(-0.4, 0.4)
        return min(self.slowest + 2, max(self.slowest, speed))


def household(
    seed: int, habit: Habit, days: int = 10, start: datetime = MONDAY
) -> Modelled:
    """Return some days of a household; days are of 24 hours and begin when the first does."""
    chance = Random(seed)
    belt = _belt(chance, habit)
    uses = _uses(chance, days)
    walks = [use for use in uses if use.usual]
    signal = _signal(chance, belt, uses, days)
    reported = _reported(chance, habit, signal, walks)
    return Modelled(
        readings=tuple(_recorded(reported, start)),
        walks=tuple(use.span(start) for use in walks),
        forwards=tuple(use.span(start) for use in walks if use.is_forwards),
    )


def _belt(chance: Random, habit: Habit) -> Belt:
    """Return a belt; a plug that keeps silent is one that smooths the ripple away."""
    standby = min(8.0, max(0.3, chance.lognormvariate(log(1.6), 0.6)))
    awake = max(chance.uniform(3, 15), standby + 1)
    ripple = chance.uniform(0.3, 0.5)
    return Belt(
        standby=standby,
        awake=awake,
        empty=max(chance.triangular(5, 20, 10), awake + 1),
        scale=chance.uniform(0.8, 2.5),
        ripple=0.0 if habit is Habit.SILENT else ripple,
    )


def _uses(chance: Random, days: int) -> list[_Use]:
    """Return the walks, the first of them backwards, and when the console is awake for none."""
    number, others = chance.randint(2, 7), chance.random() < 0.5
    backwards, forwards = chance.uniform(1, 3), chance.uniform(3, 5)
    uses: list[_Use] = []
    while len(uses) < number:
        start = _moment(chance, chance.randrange(days))
        if any(use.start - HOUR < start < use.end + HOUR / 2 for use in uses):
            continue
        is_forwards = others and bool(uses) and chance.random() < 0.4
        speeds = (FORWARDS, forwards) if is_forwards else (BACKWARDS, backwards)
        uses.append(_Use(start, start + chance.randint(300, 1200), *speeds))
    for day in sorted(set(range(days)) - {use.start // DAY for use in uses}):
        if chance.random() < 0.3:
            at = _moment(chance, day)
            uses.append(_Use(at, at))
    return sorted(uses, key=lambda use: use.start)


def _moment(chance: Random, day: int) -> int:
    return day * DAY + chance.randint(7 * HOUR, 21 * HOUR)


def _signal(chance: Random, belt: Belt, uses: list[_Use], days: int) -> Signal:
    """Return the power at the plug: by the second while the belt moves, else as it changes."""
    signal: Signal = []
    rest = chance.uniform(300, 3600)
    asleep = 0
    for use in uses:
        moving = _moved(chance, belt, use) if use.usual else []
        begin = moving[0][0] if moving else use.start
        awake = begin - chance.randint(60, 600)
        signal += _flicker(chance, belt.standby, asleep, awake, rest)
        signal += _flicker(chance, belt.awake, awake, begin, 30) + moving
        asleep = use.end + (chance.randint(60, 600) if moving else 0)
        signal += _flicker(chance, belt.awake, use.end, asleep, 30)
    return signal + _flicker(chance, belt.standby, asleep, days * DAY, rest)


def _flicker(chance: Random, level: float, at: int, end: int, every: float) -> Signal:
    """Return a level whose last digit changes now and then, each `every` seconds or so."""
    signal: Signal = []
    while at < end:
        signal.append((at, level + chance.choice((-0.1, 0.0, 0.1))))
        at += 1 + round(chance.expovariate(1 / every))
    return signal


def _moved(chance: Random, belt: Belt, use: _Use) -> Signal:
    """Return the power from the start of the belt, which may be empty for a while, to its stop."""
    legs = _legs(chance, use)
    ramp = chance.randint(RAMP - 2, RAMP)
    empty = chance.randint(15, 60) if chance.random() < 0.5 else 0
    watts = [belt.empty * chance.uniform(0.97, 1.03) for _ in range(empty)]
    if empty:
        watts[0] *= chance.uniform(2, 5)
    before = legs[0][0] if empty else 0.0
    for speed, seconds in legs:
        speeds = [before + (speed - before) * min(1, n / ramp) for n in range(seconds)]
        walked = [*_walked(chance, belt, speeds)]
        if before == 0:
            walked[0] = belt.watts(speed) * chance.uniform(2, 5)
        watts += walked
        before = speed
    return list(enumerate(watts, use.start - empty))


def _legs(chance: Random, use: _Use) -> list[tuple[float, int]]:
    """Return the speeds of a walk with their seconds; some stand still for up to a minute."""
    left = use.end - use.start - RAMP
    parts = chance.randint(1, min(4, max(1, left // 200)))
    legs: list[tuple[float, int]] = []
    for n in range(parts):
        if n and chance.random() < 0.25:
            pause = RAMP + chance.randint(10, 58)
            legs.append((0.0, pause))
            left -= pause
        seconds = left // (parts - n)
        legs.append((use.speed(chance), seconds))
        left -= seconds
    return [*legs, (0.0, RAMP)]


def _walked(chance: Random, belt: Belt, speeds: list[float]) -> Iterator[float]:
    """Yield the power of each second at these speeds, with somebody on the belt."""
    pace, phase = tau * chance.uniform(1.5, 2), tau * chance.random()
    for speed in speeds:
        phase += pace * chance.gauss(1, 0.02)
        step = (1 + belt.ripple * sin(phase)) * chance.gauss(1, 0.03)
        yield belt.watts(speed) * step if speed else belt.awake


def _reported(chance: Random, habit: Habit, signal: Signal, walks: list[_Use]) -> Told:
    """Return what a plug of this habit tells of the power, and when."""
    if habit is Habit.ON_CHANGE:
        return _on_change(signal, share=0.05, watts=2.0)
    if habit is Habit.SILENT:
        return _on_change(signal, share=0.15, watts=inf)
    period = PERIODS[habit]
    first = chance.randrange(period)
    if habit is Habit.EVERY_60_S and chance.random() < 0.3:
        return _averaged(signal, period, first)
    if habit is Habit.FREEZES:
        signal = _frozen(chance, signal, walks)
    read = _read(signal, period, first)
    return _with_false_zeros(chance, read) if habit is Habit.FALSE_ZEROS else read


def _on_change(signal: Signal, share: float, watts: float) -> Told:
    """Yield the power where it has moved by some watts or a share of what was told last."""
    told = -inf
    for at, now in signal:
        if abs(now - told) >= min(watts, share * abs(told)):
            yield at, now
            told = now


def _read(signal: Signal, period: int, first: int) -> Told:
    """Yield the power at fixed times, but for those at which it is as it was."""
    last = signal[-1][0] + period
    for (at, watts), (until, _) in pairwise([*signal, (last, 0.0)]):
        moment = at + (first - at) % period
        if moment < until:
            yield moment, watts


def _averaged(signal: Signal, period: int, first: int) -> Told:
    """Yield the mean power of each interval at its end, but for those in which nothing changed."""
    energy: defaultdict[int, float] = defaultdict(float)
    for (at, watts), (until, _) in pairwise(signal):
        begun, ended = (at - first) // period, (until - first) // period
        for n in {begun, begun + 1, ended}:
            start = first + n * period
            energy[n] += watts * max(0, min(until, start + period) - max(at, start))
    for n in sorted(energy)[1:-1]:
        yield first + (n + 1) * period, energy[n] / period


def _frozen(chance: Random, signal: Signal, walks: list[_Use]) -> Signal:
    """Return the power with stretches of walks, and some of their ends, at which it stands still."""
    frozen = [*signal]
    for walk in walks:
        tenth = (walk.end - walk.start) / 10
        part = walk.start + round(tenth * chance.uniform(1, 4))
        for begin, end, likely in (
            (part, part + round(tenth * chance.uniform(1, 4)), 0.5),
            (walk.end - 30, walk.end + chance.randint(60, 1200), 0.3),
        ):
            if chance.random() < likely:
                low, high = bisect_left(frozen, (begin,)), bisect_left(frozen, (end,))
                frozen[low:high] = [(end, frozen[high - 1][1])]
    return frozen


def _with_false_zeros(chance: Random, read: Told) -> Told:
    for at, watts in read:
        yield at, watts
        if watts >= UNDER_LOAD and chance.random() < FALSE_ZERO:
            yield at + chance.randint(3, 7), 0.0


def _recorded(reported: Told, start: datetime) -> Iterator[Reading]:
    """Yield what is written down: tenths of a watt, where they have changed."""
    last: float | None = None
    for at, watts in reported:
        shown = round(watts, 1)
        if shown != last:
            yield Reading(start + timedelta(seconds=at), shown)
            last = shown
