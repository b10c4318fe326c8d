"""Sportstech walking pads with the integration ha-sportstech.

The state is a text without a class. The counters begin anew when the belt has stopped, and the
timer of the pad wraps at 99:59. Assumed: it is told each second in whole minutes, as they wrap.
"""

from collections.abc import Iterator
from typing import override

from .console import GROWING, MEASURED_SPEED, Console
from .device import ANYWHERE, UNAVAILABLE, Offered, Shown
from .story import Moment, Scene

SPEED = "sensor.sportstech_speed"
STATE = "sensor.sportstech_state"
TIME = "sensor.sportstech_workout_time"

WRAPS_AT = 100
"""The minutes that a timer cannot show any more."""


class Sportstech(Console):
    """A pad that sleeps while its console is off."""

    make, habit = "ha-sportstech", "every second"
    scenes = ANYWHERE | {Scene.WRAP}
    entities = (
        Offered(entity_id=SPEED, name="speed", late=3, attributes=MEASURED_SPEED),
        Offered(entity_id=STATE, name="state", late=3),
        Offered(
            entity_id=TIME,
            name="workout time",
            late=61,
            attributes=GROWING
            | {"unit_of_measurement": "min", "device_class": "duration"},
        ),
    )

    @override
    def shows(self, moment: Moment) -> Iterator[Shown]:
        """Yield a time that goes back to nothing when the belt stops."""
        self.count(moment)
        if moment.away or moment.cut:
            yield from ((entity.entity_id, UNAVAILABLE) for entity in self.entities)
            return
        if self.stopped_for == 3 and not moment.paused:
            self.zero()
        yield SPEED, f"{moment.speed:.1f}"
        yield STATE, self._state(moment)
        yield TIME, f"{self.elapsed // 60 % WRAPS_AT:.0f}"

    def _state(self, moment: Moment) -> str:
        if moment.speed > 0:
            return "running"
        if moment.paused:
            return "paused"
        if self.counts_down(moment):
            return "starting"
        return "idle" if moment.on else "sleep"
