"""The console of a treadmill, as far as makes have it in common: what it counts, and from when on."""

from random import Random
from typing import override

from .device import Device
from .story import Moment, Scene, Story

MEASURED_SPEED = {
    "unit_of_measurement": "km/h",
    "device_class": "speed",
    "state_class": "measurement",
}
GROWING = {"state_class": "total_increasing"}

COUNTDOWN = 3
"""Seconds that a console counts down before the belt moves."""

LONG = 1000
"""Seconds for which a belt has stood that stood all day, or more."""

NEARLY_WRAPPED = 97 * 60
"""The seconds on a timer that wraps in the middle of the next walk."""


class Console(Device):
    """A console that counts seconds, metres and steps; steps only where somebody walks."""

    goes_on = False
    """Whether a workout goes on with what the one before has counted."""

    def __init__(self, chance: Random) -> None:
        """Have counted nothing yet."""
        super().__init__(chance)
        self.elapsed = self.metres = self.steps = 0.0
        self.stopped_for = LONG
        self._moved = self._paused = self._keeps = False
        self._starts: list[int] = []

    @override
    def begin(self, story: Story) -> None:
        """Know when the belt will start; by now it has stood for long."""
        self.stopped_for = LONG
        speeds = story.speeds
        self._starts = [
            n for n in range(1, len(speeds)) if speeds[n - 1] == 0 < speeds[n]
        ]
        if story.scene is Scene.WRAP:
            self.elapsed, self._keeps = NEARLY_WRAPPED, True

    def count(self, moment: Moment) -> None:
        """Count a second; a workout ends with a stop that is no pause."""
        moves = moment.speed > 0
        if moves and not self._moved and not self._paused:
            if not (self.goes_on or self._keeps):
                self.zero()
            self._keeps = False
        if moves:
            self.elapsed += 1
            self.metres += moment.speed / 3.6
            self.steps += (0.8 + moment.speed / 4) * moment.walked
        self.stopped_for = 0 if moves else self.stopped_for + 1
        self._moved, self._paused = moves, moment.paused

    def zero(self) -> None:
        """Begin to count anew."""
        self.elapsed = self.metres = self.steps = 0.0

    def counts_down(self, moment: Moment) -> bool:
        """Tell whether the belt is about to start."""
        return any(0 < start - moment.second <= COUNTDOWN for start in self._starts)
