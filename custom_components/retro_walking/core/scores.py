"""Where a score goes: to a walk, to the morning after one, or to the series of scores alone."""

from dataclasses import replace
from datetime import date, datetime

from .errors import MorningToCome, NoScore, NotAWalk, NoWalkToScore
from .journal import Journal
from .model import PainMoment, PainReport, Session
from .pain import FRESH, cut_off
from .settings import Settings
from .week import DAY, at_clock, local_day, midnight

NONE, WORST = 0, 10


def score_of(number: float) -> int:
    """Return a number as a score; raises NoScore."""
    if not NONE <= number <= WORST or number != int(number):
        raise NoScore
    return int(number)


def addressed(
    journal: Journal,
    at: datetime,
    moment: PainMoment | None,
    settings: Settings,
) -> tuple[PainMoment, str | None]:
    """Return what a score that names no session is about while no walk runs, and which session.

    Raises NoWalkToScore or MorningToCome.
    """
    walk = next((s for s in reversed(journal.sessions) if s.is_walk), None)
    today = local_day(at, settings.zone)
    yesterdays = _of_day(journal, today - DAY, settings)
    if yesterdays is not None and at >= cut_off(yesterdays, settings):
        yesterdays = None
    if moment is None:
        moment = PainMoment.NOW
        if walk is not None and at <= walk.end + FRESH:
            moment = PainMoment.DURING
        elif yesterdays is not None and yesterdays.pain.morning is None:
            moment = PainMoment.MORNING
    match moment:
        case PainMoment.NOW | PainMoment.BEFORE:
            return moment, None
        case PainMoment.DURING if walk and at < cut_off(walk, settings):
            return moment, walk.session_id
        case PainMoment.MORNING if yesterdays is not None:
            return moment, yesterdays.session_id
        case PainMoment.MORNING if (
            walk and local_day(walk.start, settings.zone) == today
        ):
            raise MorningToCome
        case _:
            raise NoWalkToScore


def moment_of(
    session: Session, at: datetime, moment: PainMoment | None, settings: Settings
) -> PainMoment:
    """Return what a score that names a session is about; raises NotAWalk or MorningToCome."""
    if not session.is_walk:
        raise NotAWalk(session.session_id)
    has_slept = local_day(at, settings.zone) > local_day(session.start, settings.zone)
    if moment is PainMoment.MORNING and not has_slept:
        raise MorningToCome
    if moment is None or moment is PainMoment.NOW:
        return PainMoment.MORNING if has_slept else PainMoment.DURING
    return moment


def scored(
    session: Session, moment: PainMoment, score: int, at: datetime, settings: Settings
) -> Session:
    """Return a walk with a score; one of its morning that comes later is dated to that morning.

    One that corrects another is taken as if it had been said then.
    """
    pain = session.pain
    if moment is not PainMoment.MORNING:
        return replace(session, pain=with_score(pain, moment, score))
    if pain.morning_at is not None:
        at = pain.morning_at
    elif local_day(at, settings.zone) != _morning_of(session, settings):
        at = _usual_time(session, settings)
    return replace(session, pain=replace(pain, morning=score, morning_at=at))


def moved(before: Session, after: Session, at: datetime, settings: Settings) -> Session:
    """Return a walk that was given another start, its morning where it belongs by now.

    A morning that is yet to come has no score.
    """
    pain, zone = after.pain, settings.zone
    if pain.morning_at is None or (
        local_day(before.start, zone) == local_day(after.start, zone)
    ):
        return after
    morning_at = _usual_time(after, settings)
    if morning_at > at:
        return replace(after, pain=replace(pain, morning=None, morning_at=None))
    return replace(after, pain=replace(pain, morning_at=morning_at))


def _morning_of(session: Session, settings: Settings) -> date:
    return local_day(session.start, settings.zone) + DAY


def _usual_time(session: Session, settings: Settings) -> datetime:
    """Return when the question about the morning after a walk comes."""
    morning = _morning_of(session, settings)
    return at_clock(morning, settings.pain.morning_time, settings.zone)


def with_score(pain: PainReport, moment: PainMoment, score: int) -> PainReport:
    """Return what is known of a walk with a score of its beginning or its worst."""
    if moment is PainMoment.BEFORE:
        return replace(pain, before=score)
    return replace(pain, during=score)


def _of_day(journal: Journal, day: date, settings: Settings) -> Session | None:
    """Return the last walk of a day, one that is sure if there is any."""
    start, end = (midnight(d, settings.zone) for d in (day, day + DAY))
    walks = [s for s in journal.between(start, end) if s.is_walk]
    sure = [walk for walk in walks if walk.confirmed]
    return next(reversed(sure or walks), None)
