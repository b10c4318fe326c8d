"""When the programme was paused."""

from datetime import datetime

from .model import NEVER, Span


class Pauses:
    """The pauses of a programme, taken in the order of time; `since` is None outside of one."""

    def __init__(self) -> None:
        """Begin with a programme."""
        self.since: datetime | None = None
        self._over: tuple[Span, ...] = ()

    def begin(self, at: datetime) -> None:
        """Take a pause; one that has begun goes on."""
        self.since = self.since or at

    def end(self, at: datetime) -> bool:
        """Take that there is none; tell whether there was one."""
        if self.since is None:
            return False
        self._over = (*self._over, Span(self.since, at))
        self.since = None
        return True

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return all of them; one that has no end yet has none."""
        if self.since is None:
            return self._over
        return (*self._over, Span(self.since, NEVER))
