"""Plugs with ESPHome, which tell a reading at each update interval.

They are unavailable from when the connection is found broken, and tell what they know when it is
back. Assumed: that takes 20 to 90 s, and a reading is the mean since the one before, as of most
metering chips.
"""

from collections.abc import Iterator
from random import Random
from typing import override

from .device import Shown
from .plug import POWER, Periodic, measured
from .story import Moment


class Esphome(Periodic):
    """As it is by itself: an update interval of 60 s."""

    make, habit = "ESPHome", "every 60 s"
    period = 60
    missed_after = (20, 90)
    entities = measured(late=120)

    def __init__(self, chance: Random) -> None:
        """Have measured nothing yet."""
        super().__init__(chance)
        self._joules, self._known = 0.0, "0.0"

    @override
    def measures(self, moment: Moment, watts: float) -> None:
        """Take the mean of each interval."""
        self._joules += watts
        if self.is_due(moment):
            self._known = f"{self._joules / self.period:.1f}"
            self._joules = 0.0

    @override
    def tells(self, moment: Moment, watts: float) -> Iterator[Shown]:
        """Yield the mean since the last time."""
        if self.is_due(moment):
            yield POWER, self._known

    @override
    def returns(self, moment: Moment, watts: float) -> Iterator[Shown]:
        """Yield what was measured last."""
        yield POWER, self._known


class EsphomeQuick(Esphome):
    """As it is often set: an update interval of 10 s."""

    habit = "every 10 s"
    period = 10
    entities = measured(late=20)
