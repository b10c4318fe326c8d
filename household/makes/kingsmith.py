"""KingSmith walking pads with the integration KingSmith-WalkingPad.

Nothing is ever unavailable: out of reach, all stays as it was. Speed, distance and steps have a
unit and no class at all. Once out of reach the pad is looked for each minute.
"""

from collections.abc import Iterator
from random import Random
from typing import override

from .console import Console
from .device import ANYWHERE, Offered, Shown
from .story import Moment, Scene

PLAYER = "media_player.walkingpad"
SPEED = "sensor.walkingpad_speed"
STEPS = "sensor.walkingpad_steps"

STEP = 0.7
"""Metres that are counted as a step."""


class KingSmith(Console):
    """A pad that tells what it does once a second, and counts on where it was paused."""

    make, habit = "KingSmith-WalkingPad", "every second"
    scenes = ANYWHERE | {Scene.STUCK}
    entities = (
        Offered(entity_id=PLAYER, name="media player", late=3),
        Offered(
            entity_id=SPEED,
            name="speed",
            late=3,
            attributes={"unit_of_measurement": "km/h"},
        ),
        Offered(
            entity_id=STEPS,
            name="steps",
            late=10,
            attributes={"unit_of_measurement": "steps"},
        ),
    )

    def __init__(self, chance: Random) -> None:
        """Be paused for some seconds after a stop, then idle."""
        super().__init__(chance)
        self._pauses_for = chance.randint(5, 60)
        self._lost_for = 0

    @override
    def shows(self, moment: Moment) -> Iterator[Shown]:
        """Yield what there is, unless the pad has still to be found."""
        self.count(moment)
        if moment.away or moment.cut or moment.frozen:
            self._lost_for = 60
        elif self._lost_for > 0:
            self._lost_for -= 1
        if self._lost_for > 0:
            return
        yield PLAYER, self._state(moment)
        yield SPEED, f"{moment.speed:.2f}"
        yield STEPS, f"{self.metres // STEP:.0f}"

    def _state(self, moment: Moment) -> str:
        if moment.speed > 0:
            return "playing"
        after_stop = 0 < self.stopped_for <= self._pauses_for
        return "paused" if moment.paused or after_stop else "idle"
