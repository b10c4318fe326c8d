"""Treadmills by Bluetooth's fitness machine service, with the integration hassio-ftms.

All is unavailable as soon as the connection is gone, and the entry reloads; it begins with zeros.
Only what has changed is written. Assumed: it takes 5 to 20 s to connect, a second to show more
than zeros, and the status of a pause is that of the workout or that of idleness.
"""

from collections.abc import Iterator
from random import Random
from typing import override

from .console import MEASURED_SPEED, Console
from .device import ANYWHERE, UNAVAILABLE, UNKNOWN, Offered, Shown
from .story import Moment, Scene

SPEED = "sensor.treadmill_speed"
STATUS = "sensor.treadmill_training_status"
DISTANCE = "sensor.treadmill_distance"

OPTIONS = [
    *("other", "idle", "warming_up", "low_intensity_interval"),
    *("high_intensity_interval", "recovery_interval", "cool_down", "manual_mode"),
    *("pre_workout", "post_workout"),
]


class Ftms(Console):
    """A treadmill that tells what it does once a second while it is on."""

    make, habit = "hassio-ftms", "every second"
    scenes = ANYWHERE | {Scene.FALSE_ZERO}
    entities = (
        Offered(entity_id=SPEED, name="speed", late=3, attributes=MEASURED_SPEED),
        Offered(
            entity_id=STATUS,
            name="training status",
            late=3,
            attributes={"device_class": "enum", "options": OPTIONS},
        ),
        Offered(
            entity_id=DISTANCE,
            name="distance",
            late=10,
            attributes={
                "unit_of_measurement": "m",
                "device_class": "distance",
                "state_class": "total",
            },
        ),
    )

    def __init__(self, chance: Random) -> None:
        """Go on from the last total, as consoles do that have no display, or begin anew."""
        super().__init__(chance)
        self.goes_on = chance.random() < 0.5
        self._pauses_as = chance.choice(("idle", "manual_mode"))
        self._connecting = 0

    @override
    def shows(self, moment: Moment) -> Iterator[Shown]:
        """Yield nothing known, then zeros, then what there is."""
        self.count(moment)
        if not moment.on or moment.away or moment.cut or moment.zero:
            self._connecting = 2 if moment.zero else self.chance.randint(5, 20)
        if self._connecting > 1:
            self._connecting -= 1
            yield from ((id_, UNAVAILABLE) for id_ in (SPEED, STATUS, DISTANCE))
            return
        if self._connecting == 1:
            self._connecting = 0
            yield from ((SPEED, "0"), (STATUS, UNKNOWN), (DISTANCE, "0"))
            return
        yield SPEED, f"{moment.speed:.1f}"
        yield STATUS, self._status(moment)
        yield DISTANCE, f"{self.metres:.0f}"

    def _status(self, moment: Moment) -> str:
        if moment.speed > 0:
            return "manual_mode"
        if moment.paused:
            return self._pauses_as
        if self.counts_down(moment):
            return "pre_workout"
        return "post_workout" if self.stopped_for <= 5 else "idle"
