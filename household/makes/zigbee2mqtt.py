"""Plugs of the TS011F family with Zigbee2MQTT, which asks them each minute.

They show a false zero now and then, and stay at what they showed after the load has gone. Assumed:
a false zero stands until the next poll, or for the 5 s of a workaround; the relay's own switch off
is told at once; a plug out of reach shows what it showed, as availability is off by default, and
one that was pulled out has been switched off before.
"""

from collections.abc import Iterator
from random import Random
from typing import override

from .device import ANYWHERE, Shown
from .plug import POWER, Periodic, measured
from .story import Moment, Scene, Story

WORKAROUND = 5
"""Seconds after which a zero that was not one is corrected."""


class Zigbee2Mqtt(Periodic):
    """A plug that is polled."""

    make, habit = "Zigbee2MQTT TS011F", "polled every 60 s"
    scenes = ANYWHERE | {Scene.FALSE_ZERO, Scene.STUCK}
    period = 60
    missed_after = (10_000, 10_000)
    entities = measured(late=120)

    def __init__(self, chance: Random) -> None:
        """Be one whose false zeros are corrected, or one whose are not."""
        super().__init__(chance)
        self._is_pulled = False
        self._is_corrected = chance.random() < 0.5
        self._zero_at = -100
        self._is_off = False

    @override
    def begin(self, story: Story) -> None:
        """Have shown no false zero yet."""
        super().begin(story)
        self._zero_at, self._is_off = -100, False

    @override
    def tells(self, moment: Moment, watts: float) -> Iterator[Shown]:
        """Yield what a poll brings, and what needs none."""
        if moment.zero:
            self._zero_at = moment.second
            yield POWER, "0"
        elif moment.cut and not self._is_off:
            self._is_off = True
            yield POWER, "0"
        elif self._is_corrected and moment.second == self._zero_at + WORKAROUND:
            yield POWER, f"{watts:.1f}"
        elif not moment.frozen:
            yield from super().tells(moment, watts)

    @override
    def returns(self, moment: Moment, watts: float) -> Iterator[Shown]:
        """Yield nothing before the next poll."""
        yield from ()
