"""What happens at a belt on one evening, and what may go wrong meanwhile; the same for every make.

Whoever walks is on the belt from its start to its stop, which is an assumption: no make here sees
anybody step on a running belt. Seconds are counted from the beginning of the story.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from random import Random

RAMP = 10
"""Seconds that a belt takes to another speed, as recorded of a walking pad."""

BEFORE, AFTER = 400, 500
"""Seconds that are told before the belt starts, and after it has stopped for good."""


class Scene(StrEnum):
    """What is special about an evening."""

    WALK = "walk"
    PAUSE = "pause"
    LONG_PAUSE = "long_pause"
    POWER_OFF = "power_off"
    SHORT_DROPOUT = "short_dropout"
    LONG_DROPOUT = "long_dropout"
    LOST_END = "lost_end"
    SECOND_WALK = "second_walk"
    WRAP = "wrap"
    FALSE_ZERO = "false_zero"
    STUCK = "stuck"
    AWAKE = "awake"
    EMPTY_BELT = "empty_belt"


type Stretch = tuple[int, int]
"""From a second on, and until another."""

NO_TIME: Stretch = (0, 0)


@dataclass(frozen=True, slots=True)
class Moment:
    """A second at the belt: its speed in km/h, and what is true of it then."""

    second: int
    speed: float
    walked: bool
    on: bool
    paused: bool
    away: bool
    frozen: bool
    cut: bool
    zero: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Story:
    """An evening: the speed of each second, and the walks, from the first step to the last.

    The console is `on` for a while, `paused` where somebody halts, and out of reach while `away`;
    from `frozen` on it shows nothing new, from `cut` on it has no power; one reading is a `zero`.
    """

    scene: Scene
    speeds: tuple[float, ...]
    walks: tuple[Stretch, ...]
    on: Stretch
    paused: Stretch = NO_TIME
    away: Stretch = NO_TIME
    frozen: int | None = None
    cut: int | None = None
    zero: int | None = None

    def at(self, second: int) -> Moment:
        """Return what is true in a second."""
        return Moment(
            second=second,
            speed=self.speeds[second],
            walked=any(start <= second < end for start, end in self.walks),
            on=self.on[0] <= second < self.on[1],
            paused=self.paused[0] <= second < self.paused[1],
            away=self.away[0] <= second < self.away[1],
            frozen=self.frozen is not None and second >= self.frozen,
            cut=self.cut is not None and second >= self.cut,
            zero=second == self.zero,
        )


@cache
def moments(told: Story) -> tuple[Moment, ...]:
    """Return all seconds of a story."""
    return tuple(told.at(second) for second in range(len(told.speeds)))


@cache
def story(scene: Scene, seed: int) -> Story:
    """Return an evening of a scene; a seed has the same one with every make."""
    chance = Random(f"{scene} {seed}")
    speeds = [0.0] * BEFORE
    walks, paused = _moves(speeds, scene, chance)
    end = len(speeds)
    speeds += [0.0] * AFTER
    away, frozen, cut, zero = NO_TIME, None, None, None
    if walks:
        first, last = walks[0][0], walks[-1][1]
        away = _away(scene, chance, first, last)
        frozen = last - chance.randint(15, 30) if scene is Scene.STUCK else None
        off = chance.choice((0, chance.randint(3, 20)))
        cut = last + off if scene is Scene.POWER_OFF else None
        half = first + (last - first) // 2 + chance.randint(0, 60)
        zero = half if scene is Scene.FALSE_ZERO else None
    return Story(
        scene=scene,
        speeds=tuple(speeds),
        walks=tuple(walks),
        on=(BEFORE - chance.randint(60, 300), end + chance.randint(60, 300)),
        paused=paused,
        away=away,
        frozen=frozen,
        cut=cut,
        zero=zero,
    )


def _moves(
    speeds: list[float], scene: Scene, chance: Random
) -> tuple[list[Stretch], Stretch]:
    """Add what the belt does; return the walks, and when one of them pauses."""
    usual = chance.uniform(1.2, 2.6)
    match scene:
        case Scene.AWAKE:
            speeds += [0.0] * chance.randint(300, 1800)
            return [], NO_TIME
        case Scene.EMPTY_BELT:
            _move(speeds, [(usual, 60 * chance.randint(62, 68))])
            return [], NO_TIME
        case Scene.LONG_DROPOUT:
            return [_move(speeds, _legs(chance, usual, 840, 1000))], NO_TIME
        case Scene.PAUSE | Scene.LONG_PAUSE:
            halt = (20, 100) if scene is Scene.PAUSE else (180, 400)
            before = _move(speeds, _legs(chance, usual, 150, 300))
            speeds += [0.0] * chance.randint(*halt)
            after = _move(speeds, _legs(chance, usual, 150, 300))
            return [(before[0], after[1])], (before[1], after[0])
        case Scene.SECOND_WALK:
            first = _move(speeds, _legs(chance, usual, 300, 600))
            speeds += [0.0] * chance.randint(900, 1500)
            return [first, _move(speeds, _legs(chance, usual, 300, 600))], NO_TIME
    return [_move(speeds, _legs(chance, usual, 360, 600))], NO_TIME


def _legs(
    chance: Random, usual: float, shortest: int, longest: int
) -> list[tuple[float, int]]:
    """Return speeds about the usual one, with their seconds."""
    seconds, legs = chance.randint(shortest, longest), chance.randint(1, 3)
    return [
        (round(max(1.0, usual + chance.uniform(-0.4, 0.4)), 1), seconds // legs)
        for _ in range(legs)
    ]


def _move(speeds: list[float], legs: list[tuple[float, int]]) -> Stretch:
    """Add the speeds of legs and of the stop after them; return from when to when it moves."""
    start, before = len(speeds), 0.0
    for speed, seconds in (*legs, (0.0, RAMP)):
        speeds += [
            before + (speed - before) * min(1.0, (n + 1) / RAMP) for n in range(seconds)
        ]
        before = speed
    while speeds[-1] == 0:
        speeds.pop()
    return start, len(speeds)


def _away(scene: Scene, chance: Random, start: int, end: int) -> Stretch:
    """Return when the connection is lost, if it is."""
    match scene:
        case Scene.SHORT_DROPOUT:
            begin = start + chance.randint(90, 120)
            return begin, begin + chance.randint(30, 150)
        case Scene.LONG_DROPOUT:
            begin = start + chance.randint(150, 250)
            return begin, begin + chance.randint(260, 400)
        case Scene.LOST_END:
            return end - chance.randint(60, 200), end + chance.randint(200, 400)
    return NO_TIME
