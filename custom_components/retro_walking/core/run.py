"""The run: green walks in a row, by the order in which they were walked, with the same minutes."""

from datetime import datetime

from .model import Session, Zone


class Run:
    """How many there are by now; verdicts may come in another order than the walks."""

    def __init__(self, at: datetime) -> None:
        """Begin with minutes that were set at a moment."""
        self.set_at = at
        self.greens = 0
        self._since = at
        self._latest: tuple[datetime, Zone] | None = None

    def restart(self, at: datetime) -> None:
        """Begin with other minutes."""
        self.set_at = self._since = at
        self.greens = 0

    def forget(self) -> None:
        """Count anew, with the same minutes."""
        self.greens = 0

    def interrupt(self, at: datetime) -> None:
        """Count anew, and no walk that began before a moment."""
        self.greens = 0
        self._since = max(self._since, at)

    @property
    def ends_green(self) -> bool:
        """Tell whether the newest walk that was judged is green."""
        return self._latest is not None and self._latest[1] is Zone.GREEN

    def hear(self, walk: Session, zone: Zone, *, counts: bool) -> None:
        """Take the zone of a walk; a green one that does not count changes nothing."""
        if self._latest is None or self._latest[0] <= walk.start:
            self._latest = walk.start, zone
        if zone in (Zone.AMBER, Zone.RED):
            self.interrupt(walk.start)
        elif zone is Zone.GREEN and counts and walk.start >= self._since:
            self.greens += 1
