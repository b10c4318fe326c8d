"""The power at a plug, and what plugs of all makes have in common.

Standby and the watts of a speed are those of the model of a household's plug; the ripple of the
steps is taken as it is in a second, and how long a plug takes to be missed is each make's own.
"""

from abc import abstractmethod
from collections.abc import Iterator
from math import log, sin, tau
from random import Random
from typing import override

from ..plugs import Belt
from .device import UNAVAILABLE, Device, Offered, Shown
from .story import Moment, Story

POWER = "sensor.treadmill_plug_power"

WATTS = {
    "unit_of_measurement": "W",
    "device_class": "power",
    "state_class": "measurement",
}

FLICKER = 0.01
"""The chance that the last digit of a level at rest changes in a second."""


def measured(late: int) -> tuple[Offered, ...]:
    """Return the power sensor of a plug as what it offers.

    One reading may fall between two steps, so who is read seldom is as late as two readings.
    """
    return (Offered(entity_id=POWER, name="power", late=late, attributes=WATTS),)


class Load:
    """What a treadmill takes in each second."""

    def __init__(self, chance: Random) -> None:
        """Be a treadmill as they differ between homes."""
        self._chance = chance
        standby = min(8.0, max(0.3, chance.lognormvariate(log(1.6), 0.6)))
        awake = max(chance.uniform(3, 15), standby + 1)
        self._belt = Belt(
            standby=standby,
            awake=awake,
            empty=max(chance.triangular(5, 20, 10), awake + 1),
            scale=chance.uniform(0.8, 2.5),
            ripple=chance.uniform(0.3, 0.5),
        )
        self._pace, self._phase = tau * chance.uniform(1.5, 2), 0.0
        self._digit, self._moved = 0.0, False

    def watts(self, moment: Moment) -> float:
        """Return the power in a second; a start takes several times as much."""
        belt, chance = self._belt, self._chance
        started, self._moved = not self._moved, moment.speed > 0
        if moment.cut:
            return 0.0
        if not moment.speed:
            if chance.random() < FLICKER:
                self._digit = chance.choice((-0.1, 0.0, 0.1))
            return (belt.awake if moment.on else belt.standby) + self._digit
        spike = chance.uniform(2, 5) if started else 1.0
        if not moment.walked:
            return belt.empty * chance.uniform(0.97, 1.03) * spike
        self._phase += self._pace * chance.gauss(1, 0.02)
        step = (1 + belt.ripple * sin(self._phase)) * chance.gauss(1, 0.03)
        return belt.watts(moment.speed) * step * spike


class Plug(Device):
    """A plug that is missed some seconds after it is gone.

    Power off is either the relay of the plug, or the plug pulled out together with the treadmill.
    """

    missed_after = (10, 30)
    entities = measured(2)

    def __init__(self, chance: Random) -> None:
        """Be where a treadmill is plugged in."""
        super().__init__(chance)
        self.load = Load(chance)
        self._is_pulled = chance.random() < 0.5
        self._gone_for = self._patience = 0

    @override
    def begin(self, story: Story) -> None:
        """Be there."""
        self._gone_for, self._patience = 0, self.chance.randint(*self.missed_after)

    @override
    def shows(self, moment: Moment) -> Iterator[Shown]:
        """Yield what is measured; nothing is known from when the plug is missed on."""
        watts = self.load.watts(moment)
        is_pulled = moment.cut and self._is_pulled
        if not is_pulled:
            self.measures(moment, watts)
        if moment.away or is_pulled:
            self._gone_for += 1
            if self._gone_for >= self._patience:
                yield from ((entity.entity_id, UNAVAILABLE) for entity in self.entities)
            return
        if self._gone_for:
            self._gone_for = 0
            yield from self.returns(moment, watts)
        yield from self.tells(moment, watts)

    def measures(self, moment: Moment, watts: float) -> None:
        """Take what is measured in a second, whether or not it can be told."""

    def returns(self, moment: Moment, watts: float) -> Iterator[Shown]:
        """Yield what is told on being back."""
        yield POWER, f"{watts:.1f}"

    @abstractmethod
    def tells(self, moment: Moment, watts: float) -> Iterator[Shown]:
        """Yield what is told in a second."""


class Periodic(Plug):
    """A plug that is read, or reports, at fixed times."""

    period = 10

    def __init__(self, chance: Random) -> None:
        """Begin at some second of the period."""
        super().__init__(chance)
        self._first = chance.randrange(self.period)

    def is_due(self, moment: Moment) -> bool:
        """Tell whether it is time."""
        return moment.second % self.period == self._first

    @override
    def tells(self, moment: Moment, watts: float) -> Iterator[Shown]:
        """Yield the power when it is time."""
        if self.is_due(moment):
            yield POWER, f"{watts:.1f}"
