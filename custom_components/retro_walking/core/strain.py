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
        self._reds: tuple[date, ...] = ()
        self._first: tuple[Morning, ...] = ()
        self._latest: tuple[Morning, ...] = ()

    def forgive(self) -> None:
        """Begin anew; what the first mornings were is not forgotten."""
        self._reds = self._latest = ()

    def red(self, day: date) -> Because | None:
        """Take a walk that was red; return why it is too much, if it is."""
        close = (red for red in self._reds if day - red <= REDS_WITHIN * DAY)
        self._reds = (*close, day)
        return TwoReds(REDS_WITHIN) if len(self._reds) >= REDS else None

    def morning(self, morning: Morning) -> Because | None:
        """Take a morning; return why it is too much, if it is."""
        self._first = (*self._first, morning)[:WINDOW]
        self._latest = (*self._latest, morning)[-WINDOW:]
        first, latest = middle(self._first), middle(self._latest)
        if first is None or latest is None or latest < first + RISE:
            return None
        return MorningsRising(latest, first)
