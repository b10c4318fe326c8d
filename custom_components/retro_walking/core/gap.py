"""Days without a walk: after some the minutes go back, after more it is a new start."""

from datetime import date

from .week import DAY

GAP, LONG_GAP = 8, 15
"""After so many days without a walk there is a step back, or a new start."""


class Gap:
    """How long the last walk is ago; there is no gap before the first."""

    def __init__(self) -> None:
        """Begin with a programme."""
        self._last_walk: date | None = None
        self._to_come: tuple[int, ...] = ()

    def walked(self, day: date) -> None:
        """Take a walk."""
        self._last_walk = day
        self._to_come = (GAP, LONG_GAP)

    @property
    def opens_on(self) -> date | None:
        """Return the day on which the next gap opens unless there is a walk."""
        if self._last_walk is None or not self._to_come:
            return None
        return self._last_walk + self._to_come[0] * DAY

    def open(self) -> int:
        """Let the next gap open; return how many days it has."""
        days, *to_come = self._to_come
        self._to_come = tuple(to_come)
        return days
