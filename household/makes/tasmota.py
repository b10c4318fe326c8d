"""Plugs with Tasmota: what is told every so often, and what is told of changes.

Without PowerDelta nothing is told when the power goes but at the next time. The broker misses a
plug after some 45 s.
"""

from collections.abc import Iterator
from random import Random
from typing import override

from .device import Shown
from .plug import POWER, Periodic, measured
from .story import Moment

DELTA = 10.0
"""The watts of a change that PowerDelta 110 tells of."""


class Tasmota(Periodic):
    """As it is by itself: TelePeriod 300."""

    make, habit = "Tasmota", "every 300 s"
    period = 300
    missed_after = (40, 50)
    entities = measured(late=300)


class TasmotaTuned(Tasmota):
    """As it is recommended: TelePeriod 10, PowerDelta 110."""

    habit = "every 10 s, and changes of 10 W"
    period = 10
    entities = measured(late=10)

    def __init__(self, chance: Random) -> None:
        """Have told nothing yet."""
        super().__init__(chance)
        self._told = 0.0

    @override
    def tells(self, moment: Moment, watts: float) -> Iterator[Shown]:
        """Yield the power when it is time, or when it has changed; never that it has gone."""
        if self.is_due(moment) or (abs(watts - self._told) >= DELTA and not moment.cut):
            self._told = watts
            yield POWER, f"{watts:.1f}"
