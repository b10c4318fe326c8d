"""Who knows the truth: sees the belt itself and all that goes wrong, and says what the log owes.

What is owed is written here anew, from what the product promises; nothing of the integration is
asked. All moments are those of the home's clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .moment import NOW, Moment

PAUSE = timedelta(seconds=120)
SHORTEST = timedelta(seconds=60)
LONGEST = timedelta(minutes=60)
GRACE = timedelta(seconds=180)
COUNTS_FROM = timedelta(minutes=3)

HEARTBEAT = timedelta(seconds=60)
"""What of a walk may be unknown after a crash, or after a clock was set back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A walk that the log owes; `least` and `most` bound its active time."""

    start: Moment
    end: Moment
    least: timedelta
    most: timedelta
    uncertain: bool = False
    confirmed: bool = True
    struck: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Walk:
    """A walk that is not over: its stretches, and since when the belt moves or stands."""

    start: Moment
    moving_since: Moment | None
    stretches: list[tuple[Moment, Moment]] = field(default_factory=list)
    standing_since: Moment | None = None
    ends: Moment | None = None
    uncertain: bool = False


class Witness:
    """Takes what really happens, in its order; `owed` is what the log is to hold then."""

    def __init__(self) -> None:
        self.owed: list[Owed] = []
        self._walk: _Walk | None = None
        self._struck: set[str] = set()
        self._is_moving = False
        self._is_spent = False
        self._idle_since: Moment | None = None
        self._lost: Moment | None = None
        self._gone: Moment | None = None
        self._ahead = self._doubt = NOW

    @property
    def is_under_way(self) -> bool:
        return self._walk is not None or self._is_spent

    def struck(self, kind: str, *, is_next: bool = False) -> None:
        """Remember what has struck the walk that runs, if any does, or the one that comes next."""
        if self._walk is not None or is_next:
            self._struck.add(kind)

    def moves(self, at: Moment) -> None:
        """See the belt begin to move."""
        at = self._told(at)
        self._elapse(at)
        self._begin(at)

    def stands(self, at: Moment) -> None:
        """See the belt stop."""
        at = self._told(at)
        self._elapse(at)
        self._is_moving, self._idle_since = False, at
        if self._walk is not None and self._walk.moving_since is not None:
            self._rest(at, at)

    def passes(self, at: Moment) -> None:
        """Let time pass."""
        self._elapse(self._told(at))

    def loses(self, at: Moment) -> None:
        """Lose the source, which says so itself."""
        at = self._told(at)
        self._elapse(at)
        self._lost = at

    def finds(self, at: Moment, *, moving: bool) -> None:
        """See the source again; it shows the belt moving or standing."""
        at, lost = self._told(at), self._lost
        assert lost is not None
        self._lost = None
        walk = self._walk
        if at.at - lost.at > GRACE:
            if walk is not None and walk.moving_since is not None:
                self._rest(lost, at, uncertain=True)
                self._close()
            self._is_moving = self._is_spent = False
        self._elapse(at)
        if moving:
            self._begin(at)
        elif self._is_moving:
            self._is_moving, self._idle_since = False, at
            if self._walk is not None and self._walk.moving_since is not None:
                self._rest(at, at)

    def goes(self, at: Moment, unknown: timedelta) -> None:
        """Lose Home Assistant, which may have forgotten so much of the time before."""
        self._elapse(self._told(at))
        self._gone = self._told(at).loose(unknown)

    def returns(self, at: Moment, *, moving: bool) -> None:
        """See Home Assistant again, and the source show the belt moving or standing."""
        at, gone, walk = self._told(at), self._gone, self._walk
        assert gone is not None
        self._gone = None
        if walk is not None and walk.moving_since is not None:
            if moving and at.at - walk.start.at > LONGEST:
                self._rest(gone, at, uncertain=True)
                self._close()
                self._is_moving = False
            elif not moving:
                self._rest(gone, at, uncertain=True)
                self._is_moving, self._idle_since = False, at
        elif walk is not None:
            self._elapse(at)
        if moving:
            self._begin(at)
        elif self._is_moving:
            self._is_moving, self._idle_since = False, at

    def sets_back(self, by: timedelta) -> None:
        """Set the clock back; during a walk its time goes on, less what was not yet known."""
        if self.is_under_way:
            self._ahead += by
            self._doubt += HEARTBEAT

    def _told(self, at: Moment) -> Moment:
        return at.plus(self._ahead, self._doubt)

    def _begin(self, at: Moment) -> None:
        self._is_moving = True
        if self._is_spent:
            return
        if self._walk is None:
            self._walk = _Walk(at, at)
        elif self._walk.moving_since is None:
            self._walk.moving_since = at
            self._walk.standing_since = None
            self._walk.uncertain = False

    def _rest(self, ends: Moment, since: Moment, *, uncertain: bool = False) -> None:
        """End the stretch at one moment; the belt is known to stand since another."""
        walk = self._walk
        assert walk is not None
        assert walk.moving_since is not None
        walk.stretches.append((walk.moving_since, ends))
        walk.moving_since = None
        walk.ends, walk.standing_since, walk.uncertain = ends, since, uncertain

    def _elapse(self, at: Moment) -> None:
        """Let what ends by itself end."""
        walk = self._walk
        if walk is not None:
            since = walk.standing_since
            if since is not None:
                if at.at - since.at > PAUSE:
                    self._close()
            elif self._lost is None and at.at - walk.start.at > LONGEST:
                cap = walk.start.plus(LONGEST)
                self._rest(cap, cap)
                self._close(confirmed=False)
                self._is_spent = True
        if (
            self._is_spent
            and not self._is_moving
            and self._idle_since is not None
            and at.at - self._idle_since.at > PAUSE
        ):
            self._is_spent = False
            self._ahead = self._doubt = NOW

    def _close(self, *, confirmed: bool = True) -> None:
        walk = self._walk
        assert walk is not None
        assert walk.ends is not None
        most = sum((to.last - since.first for since, to in walk.stretches), NOW)
        least = sum((to.first - since.last for since, to in walk.stretches), NOW)
        if most >= SHORTEST:
            self.owed.append(
                Owed(
                    start=walk.start,
                    end=walk.ends,
                    least=least,
                    most=most,
                    uncertain=walk.uncertain,
                    confirmed=confirmed,
                    struck=frozenset(self._struck),
                )
            )
        self._walk = None
        self._struck.clear()
        if confirmed:
            self._ahead = self._doubt = NOW


def in_week(walks: Sequence[Owed], monday: datetime, end: datetime) -> range:
    """Return how many of the walks may count in a week."""
    walked = [w for w in walks if w.confirmed and monday <= w.start.at < end]
    least = sum(walk.least >= COUNTS_FROM for walk in walked)
    return range(least, sum(walk.most >= COUNTS_FROM for walk in walked) + 1)
