"""What is open between the walker and us: questions, news of the programme, the safety list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from .course import Course
from .journal import Journal
from .messages import Advice, AskList, AskPain, Enough, Open, Question, Tell
from .model import NEVER, Decided, PainMoment, Session, Zone
from .pain import cut_off
from .plan import Plan, Ruling, Stage, Verb
from .reasons import (
    Away,
    AwayForLong,
    ListOpen,
    MorningUp,
    RedFlag,
    TargetLowered,
    WorstUp,
)
from .session import Walk
from .settings import Settings
from .week import DAY, at_clock, local_day, midnight

TOLD_FOR = timedelta(days=2)
"""How long news stays that asks for no answer: it may be known only on the day after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What questions follow from."""

    at: datetime
    journal: Journal
    course: Course
    walk: Walk | None
    settings: Settings


def open_now(now: Circumstances) -> tuple[list[Open], datetime]:
    """Return what is open, and when time alone changes that."""
    confirm = [Question(session) for session in now.journal.to_confirm(now.at)[-1:]]
    pain, pain_until = _of_knee(now)
    plan, plan_until = _of_plan(now.course.plan, now.at)
    found = [*confirm, *pain, *plan, *_of_list(now), *_of_walk(now)]
    return found, min(pain_until, plan_until)


def _of_knee(now: Circumstances) -> tuple[list[Open], datetime]:
    """Return the questions about the newest walk, and about the morning after yesterday's."""
    at, settings = now.at, now.settings
    today = local_day(at, settings.zone)
    since = midnight(today - DAY, settings.zone)
    walks = [walk for walk in now.journal.between(since, NEVER) if walk.is_sure_walk]
    found: list[Open] = []
    asks_at = at_clock(today, settings.pain.morning_time, settings.zone)
    turns = [asks_at, *(cut_off(walk, settings) for walk in walks)]
    unscored = [
        walk
        for walk in walks
        if walk.pain.during is None and at < cut_off(walk, settings)
    ]
    if unscored and settings.pain.ask_after_walk:
        found.append(AskPain(unscored[-1], PainMoment.DURING))
    yesterdays = [w for w in walks if local_day(w.start, settings.zone) < today]
    if asks_at <= at and _is_morning_open(yesterdays, at, settings):
        found.append(AskPain(yesterdays[-1], PainMoment.MORNING))
    return found, min((turn for turn in turns if turn > at), default=NEVER)


def _is_morning_open(
    yesterdays: Sequence[Session], at: datetime, settings: Settings
) -> bool:
    return (
        settings.pain.ask_next_morning
        and bool(yesterdays)
        and at < cut_off(yesterdays[-1], settings)
        and all(walk.pain.morning is None for walk in yesterdays)
    )


def _of_plan(plan: Plan, at: datetime) -> tuple[list[Open], datetime]:
    """Return a proposal until it is answered, and other news for a while."""
    ruling = plan.ruling
    if ruling is None or not _is_news(ruling):
        return [], NEVER
    if plan.proposal is not None:
        return [Tell(ruling)], NEVER
    until = ruling.at + TOLD_FOR
    return ([Tell(ruling)], until) if at < until else ([], NEVER)


def _is_news(ruling: Ruling) -> bool:
    """Tell whether a walker is to be told at once; who is away or chose so themselves is not."""
    match ruling.verb:
        case Verb.PROPOSED | Verb.COMPLETED:
            return True
        case Verb.PAUSED:
            # Flag and list have messages of their own.
            return not isinstance(ruling.because, RedFlag | ListOpen)
        case Verb.STEPPED_BACK:
            return not isinstance(ruling.because, Away | AwayForLong | TargetLowered)
        case Verb.HELD:
            return isinstance(ruling.because, MorningUp | WorstUp)
        case _:
            return False


def _of_list(now: Circumstances) -> list[Open]:
    """Return what to do about a red flag, else the safety list.

    The list is shown once there is a walk that asks for it, or a red flag was cleared.
    """
    plan = now.course.plan
    if plan.flag_since is not None:
        return [Advice(plan.flag_since)]
    since = plan.list_open_since
    if since is None or _has_ended(now):
        return []
    has_come_back = any(walk.is_sure_walk for walk in now.journal.between(since, NEVER))
    return [AskList(since)] if has_come_back or plan.was_flagged else []


def _has_ended(now: Circumstances) -> bool:
    """Tell whether there was a programme, and the walker stopped it."""
    return now.course.plan.stage is Stage.NOT_STARTED and any(
        decision.what is Decided.STARTED for decision in now.journal.decisions
    )


def _of_walk(now: Circumstances) -> list[Open]:
    walk = now.walk
    if walk is None:
        return []
    worst = walk.pain.during
    hurts = worst is not None and worst > now.settings.pain.stop_above
    is_over = walk.exceeded and now.course.plan.started_at is not None
    if not hurts and not is_over:
        return []
    return [Enough(walk.session_id, walk.planned, hurts)]


def zone_of(now: Circumstances) -> Zone | None:
    """Return what the knee says: to a flag, to this walk, to today's score, or to the last walk."""
    if now.course.plan.has_flag:
        return Zone.STOP
    return Zone.RED if _hurts_now(now) else now.course.zone


def is_at_rest(now: Circumstances) -> bool:
    """Tell whether no walk is to be asked for: in stop, and in red today or the day after."""
    course = now.course
    if course.plan.has_flag or course.plan.is_overdone or _hurts_now(now):
        return True
    if course.zone is not Zone.RED or course.walked_on is None:
        return False
    return local_day(now.at, now.settings.zone) <= course.walked_on + DAY


def _hurts_now(now: Circumstances) -> bool:
    limit = now.settings.pain.stop_above
    worst = now.walk.pain.during if now.walk else None
    if worst is not None and worst > limit:
        return True
    since = midnight(local_day(now.at, now.settings.zone), now.settings.zone)
    return any(
        score.value > limit and score.at <= now.at
        for score in takewhile(
            lambda score: score.at >= since, reversed(now.journal.scores)
        )
    )
