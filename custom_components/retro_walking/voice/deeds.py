"""What is done, and answered, for each intent. The answer tells the number and the next step."""

from collections.abc import Callable
from datetime import datetime, timedelta

from ..coordinator import WalkerCoordinator
from ..core.errors import NoMinutes, NoScore, UnknownSession
from ..core.events import Begin, Confirm, Decide, Discard, Log, Rate
from ..core.model import Decided, Origin, PainMoment, Place, Session
from ..core.reminders import SNOOZE, Reason, Skip, Snooze, length_of
from ..core.scores import addressed
from ..core.session import Stop
from ..core.week import DAY, local_day, midnight
from . import doubts
from .refusals import DayHasWalk
from .slots import Slots
from .speech import Answer, Line, line
from .standing import next_walk, of_week, planned, standing

type Doing = Callable[[WalkerCoordinator, Slots], Answer]


def start(walker: WalkerCoordinator, said: Slots) -> Answer:
    """Begin a walk."""
    place = said.place or Place.TREADMILL
    walker.apply(Begin(walker.now(), Origin.VOICE, said.span, place))
    return (line("started", minutes=walker.data.planned),)


def stop(walker: WalkerCoordinator, _said: Slots) -> Answer:
    """End the walk that runs."""
    session_id = walker.data.session_id or ""
    walker.apply(Stop(walker.now()))
    try:
        walk = walker.state.journal.find(session_id)
    except UnknownSession:
        return (line("too_short"),)
    return (line("stopped", minutes=walk.active), *of_week(walker.data))


def progress(walker: WalkerCoordinator, _said: Slots) -> Answer:
    """Tell how the week stands, and what is next."""
    return standing(walker.data)


def last_session(walker: WalkerCoordinator, _said: Slots) -> Answer:
    """Tell of the last walk."""
    walk = walker.data.last_session
    if walk is None:
        return (line("no_walk_yet"), *next_walk(walker.data))
    day = local_day(walk.start, walker.settings.zone)
    return (
        line("last", day=day, minutes=walk.active),
        *next_walk(walker.data),
    )


def next_session(walker: WalkerCoordinator, _said: Slots) -> Answer:
    """Tell when the next walk fits."""
    return next_walk(walker.data) or standing(walker.data)


def dose(walker: WalkerCoordinator, _said: Slots) -> Answer:
    """Tell the planned minutes, and the step that is proposed."""
    return planned(walker.data)


def log_pain(walker: WalkerCoordinator, said: Slots) -> Answer:
    """Write down a score."""
    if said.score is None:
        raise NoScore
    is_walking = walker.data.is_walking
    moment = said.moment or PainMoment.DURING
    if not is_walking:
        journal, now = walker.state.journal, walker.now()
        moment, _ = addressed(journal, now, said.moment, walker.settings)
    walker.apply(Rate(walker.now(), said.score, moment))
    noted = line(f"noted_{moment}", score=said.score)
    if said.score > walker.settings.pain.stop_above:
        return noted, line("too_much")
    return (noted,) if is_walking else (noted, *next_walk(walker.data))


def log_session(walker: WalkerCoordinator, said: Slots) -> Answer:
    """Write down a walk; without an hour, on a day that has one, only if it is said to be another."""
    if said.another and said.minutes is None:
        said = doubts.settled(walker)
    if (active := said.span) is None:
        raise NoMinutes
    start = _free_start(walker, said, active)
    if said.hour is None and not said.another:
        _refuse_second(walker, said, start)
    walk = Session(
        session_id="",
        start=start,
        end=start + active,
        active=active,
        origin=Origin.VOICE,
        place=said.place or Place.TREADMILL,
    )
    walker.apply(Log(walker.now(), walk))
    return (_logged(walker, walk, said), *of_week(walker.data))


def _logged(walker: WalkerCoordinator, walk: Session, said: Slots) -> Line:
    """Return what was written down; with the time, if the walker has named one."""
    day = local_day(walk.start, walker.settings.zone)
    if said.hour is None:
        return line("logged", minutes=walk.active, day=day)
    return line("logged_at", minutes=walk.active, day=day, time=walk.start)


def _refuse_second(walker: WalkerCoordinator, said: Slots, start: datetime) -> None:
    """Refuse a walk where the day that is meant, or on which it would lie, has one."""
    zone = walker.settings.zone
    for day in (said.day, local_day(start, zone)):
        sessions = walker.state.journal.between(
            midnight(day, zone), midnight(day + DAY, zone)
        )
        for walk in sessions:
            if walk.is_walk:
                doubts.remember(walker, said)
                raise DayHasWalk(walk.active, day)


def _free_start(walker: WalkerCoordinator, said: Slots, active: timedelta) -> datetime:
    """Return when a walk began; where that is a guess, when nothing else is known of."""
    now, journal = walker.now(), walker.state.journal
    start = said.start(now, active)
    if said.hour is not None:
        return start
    while others := journal.overlapping(start, start + active):
        start = others[-1].end
    if start + active <= now:
        return start
    start = now - active
    while others := journal.overlapping(start, start + active):
        start = others[0].start - active
    return start


def snooze(walker: WalkerCoordinator, said: Slots) -> Answer:
    """Put the reminder off."""
    now = walker.now()
    length = SNOOZE if said.minutes is None else length_of(said.minutes)
    walker.apply(Snooze(now, length))
    return (line("snoozed", time=now + length),)


def skip(walker: WalkerCoordinator, said: Slots) -> Answer:
    """Have no more of the reminder today."""
    walker.apply(Skip(walker.now(), said.reason or Reason.OTHER))
    return (line("skipped"), *of_week(walker.data))


def confirm(walker: WalkerCoordinator, said: Slots) -> Answer:
    """Say yes to the newest walk that waits."""
    session_id = _newest_waiting(walker)
    walker.apply(Confirm(walker.now(), session_id, said.span))
    if session_id is None:
        return (line("contested"),)
    walk = walker.state.journal.find(session_id)
    return (line("confirmed", minutes=walk.active), *of_week(walker.data))


def discard(walker: WalkerCoordinator, _said: Slots) -> Answer:
    """Say no to the newest walk that waits."""
    walker.apply(Discard(walker.now(), _newest_waiting(walker)))
    return (line("discarded"), *of_week(walker.data))


def _newest_waiting(walker: WalkerCoordinator) -> str | None:
    return next(reversed(walker.data.to_confirm), None)


def accept_step(walker: WalkerCoordinator, _said: Slots) -> Answer:
    """Take the step that is proposed."""
    walker.apply(Decide(walker.now(), Decided.ACCEPTED))
    return (line("accepted", minutes=walker.data.planned),)
