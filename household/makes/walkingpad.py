"""KingSmith walking pads with the integration hass-walkingpad, and with a fork of it.

Both ask the pad every 5 s and are unavailable while it is out of reach. When it is back they show
what they knew last, until the pad has answered.
"""

from abc import abstractmethod
from collections.abc import Iterator
from random import Random
from typing import override

from .console import GROWING, MEASURED_SPEED, Console
from .device import ANYWHERE, UNAVAILABLE, Offered, Shown
from .story import Moment, Scene

SPEED = "sensor.walkingpad_current_speed"
STATE = "sensor.walkingpad_state"
DISTANCE = "sensor.walkingpad_distance"
STEPS = "sensor.walkingpad_steps"

PERIOD = 5
LEFT_OVER = 0.3
"""The km/h that a pad was seen to show after it had stopped."""


class _WalkingPad(Console):
    habit = "asked every 5 s"

    def __init__(self, chance: Random) -> None:
        """Be asked at some second of five."""
        super().__init__(chance)
        self._first = chance.randrange(PERIOD)
        self._known: tuple[Shown, ...] = ()
        self._was_silent = False

    @override
    def shows(self, moment: Moment) -> Iterator[Shown]:
        """Yield what the pad answered last."""
        self.count(moment)
        if moment.away or moment.cut:
            self._was_silent = True
            yield from ((entity.entity_id, UNAVAILABLE) for entity in self.entities)
        elif moment.frozen and self._known:
            yield from self._known
        elif not self._known or moment.second % PERIOD == self._first:
            self._known = tuple(self.answer(moment))
            yield from self._known
        elif self._was_silent:
            self._was_silent = False
            yield from self._known

    @abstractmethod
    def answer(self, moment: Moment) -> Iterator[Shown]:
        """Yield what the pad answers."""

    def state(self, moment: Moment) -> str:
        """Return what the pad says that it does."""
        if moment.speed > 0:
            return "active"
        if self.counts_down(moment):
            return "starting"
        return "stopped" if moment.on else "standby"


def _state(name: str, *options: str) -> Offered:
    attributes = {"device_class": "enum", "options": [*options]}
    return Offered(entity_id=STATE, name=name, late=PERIOD + 1, attributes=attributes)


_SPEED = Offered(
    entity_id=SPEED, name="speed", late=PERIOD + 3, attributes=MEASURED_SPEED
)


class WalkingPad(_WalkingPad):
    """Version 0.3: a pause is a stop, and the counters go on or are zeroed soon after one."""

    make = "hass-walkingpad 0.3"
    entities = (
        _SPEED,
        _state("state", "stopped", "active", "standby", "starting", "unknown"),
        Offered(
            entity_id=DISTANCE,
            name="distance",
            late=40,
            attributes=GROWING
            | {"unit_of_measurement": "km", "device_class": "distance"},
        ),
    )

    def __init__(self, chance: Random) -> None:
        """Keep what was counted after a stop, as some pads do, or zero it."""
        super().__init__(chance)
        self.goes_on = chance.random() < 0.5

    @override
    def answer(self, moment: Moment) -> Iterator[Shown]:
        """Yield the distance to 10 m, and a speed that is left over for some seconds."""
        if not self.goes_on and self.stopped_for > 2 and not moment.paused:
            self.elapsed = self.metres = 0.0
        left_over = LEFT_OVER if 0 < self.stopped_for <= 6 else 0.0
        yield SPEED, f"{moment.speed or left_over:.1f}"
        yield STATE, self.state(moment)
        yield DISTANCE, f"{self.metres / 1000:.2f}"


class WalkingPadFork(_WalkingPad):
    """Version 0.5 of a fork: it knows pauses, and steps only while somebody walks.

    Without staying connected it shows for good what it knew last.
    """

    make = "hass-walkingpad 0.5 (fork)"
    scenes = ANYWHERE | {Scene.STUCK}
    entities = (
        _SPEED,
        _state("state", "stopped", "active", "standby", "starting", "paused"),
        Offered(
            entity_id=STEPS,
            name="steps",
            late=PERIOD + 5,
            attributes=GROWING | {"unit_of_measurement": "steps"},
        ),
    )

    @override
    def answer(self, moment: Moment) -> Iterator[Shown]:
        """Yield counters that a stop zeroes, and a pause does not."""
        if self.stopped_for > 2 and not moment.paused:
            self.zero()
        yield SPEED, f"{moment.speed:.1f}"
        yield STATE, self.state(moment)
        yield STEPS, f"{self.steps:.0f}"

    @override
    def state(self, moment: Moment) -> str:
        """Return a pause as one."""
        is_paused = moment.paused and moment.speed == 0
        return "paused" if is_paused else super().state(moment)
