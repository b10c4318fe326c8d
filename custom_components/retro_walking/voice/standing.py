"""How things stand with a walker, as an answer."""

from ..core.snapshot import Snapshot
from ..core.week import WeekStatus
from .speech import Answer, Line, line

_SETTLED = frozenset(
    {
        WeekStatus.ON_HOLD,
        WeekStatus.COMPLETE,
        WeekStatus.MET,
        WeekStatus.MISSED,
    }
)


def standing(now: Snapshot) -> Answer:
    """Return the week with what is next, and what waits for an answer."""
    waiting = len(now.to_confirm)
    return (
        *of_week(now),
        *next_walk(now),
        *((line("waiting", walks=waiting),) if waiting else ()),
    )


def of_week(now: Snapshot) -> Answer:
    """Return the number of the week, and what is missing or reached."""
    return (_done(now), *_missing(now))


def _done(now: Snapshot) -> Line:
    if now.sessions_this_week == 0:
        return line("week_empty")
    return line("week", walks=now.sessions_this_week, minutes=now.active_this_week)


def _missing(now: Snapshot) -> Answer:
    if now.week_status in _SETTLED:
        return (line(now.week_status),)
    to_go = line("to_go", more=now.sessions_to_go)
    if now.week_status is WeekStatus.LAST_CHANCE:
        return to_go, line("last_chance")
    return (to_go,)


def next_walk(now: Snapshot) -> Answer:
    """Return when the next walk fits; nothing on hold, or where today was said to fit best.

    Whoever walks already is told since when.
    """
    if now.session_started is not None:
        return (line("already_walking", since=now.session_started),)
    if now.next_walk is None or now.week_status is WeekStatus.LAST_CHANCE:
        return ()
    return (line("next", day=now.next_walk, minutes=now.planned),)


def planned(now: Snapshot) -> Answer:
    """Return the planned minutes, and the step that is proposed."""
    minutes = line("planned", minutes=now.planned)
    if now.proposal is None:
        return (minutes,)
    return minutes, line("proposed", minutes=now.proposal)
