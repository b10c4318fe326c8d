"""Whether it is getting too much: reds close together, or mornings that become worse."""

from datetime import date

from .pain import WINDOW, Morning, middle
from .reasons import Because, MorningsRising, TwoReds
from .week import DAY

REDS, REDS_WITHIN = 2, 14
"""So many reds within so many days are too much."""

RISE = 2
"""So much above the first mornings the latest ones are too much."""


class Strain:
    """What a programme has asked of the knee so far; taken in the order of time."""

    def __init__(self) -> None:
        """Begin with a programme."""
        self._reds: list[date] = []
        self._mornings: list[Morning] = []
        self._since = 0

    def forgive(self) -> None:
        """Begin anew; what the first mornings were is not forgotten."""
        self._reds.clear()
        self._since = len(self._mornings)

    def red(self, day: date) -> Because | None:
        """Take a walk that was red; return why it is too much, if it is."""
        self._reds.append(day)
        close = [red for red in self._reds if day - red <= REDS_WITHIN * DAY]
        return TwoReds(REDS_WITHIN) if len(close) >= REDS else None

    def morning(self, morning: Morning) -> Because | None:
        """Take a morning; return why it is too much, if it is."""
        self._mornings.append(morning)
        first = middle(self._mornings[:WINDOW])
        latest = middle(self._mornings[self._since :][-WINDOW:])
        if first is None or latest is None or latest < first + RISE:
            return None
        return MorningsRising(latest, first)
