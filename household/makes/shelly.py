"""Plugs by Shelly: the device decides what is worth telling, and a steady load may tell nothing.

Large changes are told within 2 s, small ones never. The energy is told each minute, and grows in
standby as well. Assumed: a change is large from 15 % and 3 W on.
"""

from collections.abc import Iterator
from random import Random
from typing import override

from .device import Offered, Shown
from .plug import POWER, Plug, measured
from .story import Moment

ENERGY = "sensor.treadmill_plug_energy"

ATTENTION = 2
"""Seconds between two things that are told, at least."""


class Shelly(Plug):
    """A plug that tells of changes."""

    make, habit = "Shelly", "on change"
    entities = (
        *measured(late=5),
        Offered(
            entity_id=ENERGY,
            name="energy",
            late=61,
            attributes={
                "unit_of_measurement": "kWh",
                "device_class": "energy",
                "state_class": "total_increasing",
            },
        ),
    )

    def __init__(self, chance: Random) -> None:
        """Have told nothing yet."""
        super().__init__(chance)
        self._told, self._told_at, self._joules = -100.0, -10, 0.0
        self._minute = chance.randrange(60)

    @override
    def measures(self, moment: Moment, watts: float) -> None:
        """Count the energy."""
        self._joules += watts

    @override
    def tells(self, moment: Moment, watts: float) -> Iterator[Shown]:
        """Yield the power where it has changed much, and the energy each minute."""
        change = abs(watts - self._told)
        waited = moment.second - self._told_at
        if change >= max(3.0, 0.15 * abs(self._told)) and not 0 <= waited < ATTENTION:
            self._told, self._told_at = watts, moment.second
            yield POWER, f"{watts:.1f}"
        if moment.second % 60 == self._minute:
            yield ENERGY, f"{self._joules / 3_600_000:.6f}"
