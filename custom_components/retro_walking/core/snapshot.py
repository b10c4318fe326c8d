"""The one read model: all that entities, card and voice ever see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from . import session as running
from .adherence import share_kept
from .course import chart
from .detector import AT_REST
from .mark import said_last
from .messages import AskPain
from .model import Hold, Score, Session, Zone
from .plan import Plan, Ruling, Stage
from .questions import Circumstances, is_at_rest, open_now, zone_of
from .settings import Settings
from .walker import State
from .week import WEEK, WeekStatus, local_day, look, midnight


class Status(StrEnum):
    """What the walker is doing."""

    IDLE = "idle"
    WALKING = "walking"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """The active time of a running session: `stands_at` while nothing moves, else since `runs_from`.

    While it runs, `runs_from` lies before the present by all that was active so far.
    """

    runs_from: datetime | None
    stands_at: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """How things stand with a walker; equal snapshots show nothing new."""

    today: date
    status: Status
    session_id: str | None
    session_started: datetime | None
    stopwatch: Stopwatch | None
    on_hold: bool
    hold_until: date | None
    week_status: WeekStatus
    week_started: datetime
    least: int
    most: int
    sessions_this_week: int
    active_this_week: timedelta
    sessions_to_go: int
    next_walk: date | None
    walk_due: bool
    week_streak: int
    to_confirm: tuple[str, ...]
    contested: tuple[str, ...]
    last_session: Session | None
    total_sessions: int
    total_active: timedelta
    other_this_week: timedelta
    planned: timedelta
    dose: timedelta
    stage: Stage
    target: timedelta
    proposal: timedelta | None
    ruling: Ruling | None
    programme_started: datetime | None
    programme_week: int | None
    adherence: float | None
    knee_pain: int | None
    baseline: float | None
    zone: Zone | None
    zones: Mapping[str, Zone]
    asks: tuple[AskPain, ...]
    has_flag: bool
    is_list_open: bool
    active: Mapping[str, bool | None]

    @property
    def is_walking(self) -> bool:
        """Tell whether a session is running, pauses included."""
        return self.status is not Status.IDLE

    @property
    def last_session_end(self) -> datetime | None:
        """Return when the last session ended."""
        return self.last_session.end if self.last_session else None

    @property
    def last_session_active(self) -> timedelta | None:
        """Return how long the last session was, without its pauses."""
        return self.last_session.active if self.last_session else None

    @property
    def is_goal_met(self) -> bool:
        """Tell whether the least of the goal is walked."""
        return self.sessions_this_week >= self.least

    @property
    def is_behind(self) -> bool:
        """Tell whether the week asks for a walk, or has lost it."""
        return self.week_status in (
            WeekStatus.BEHIND,
            WeekStatus.LAST_CHANCE,
            WeekStatus.MISSED,
        )


def take(state: State, settings: Settings) -> Snapshot:
    """Return how things stand at the state's moment."""
    today = local_day(state.at, settings.zone)
    week = look(state.journal, today, settings)
    walk, tracks = state.walk, state.tracks
    waiting = state.journal.to_confirm(state.at)
    reached = week.done >= week.goal.least
    now = circumstances(state, settings)
    plan, score = now.course.plan, _last_score(state, now.course.last_score)
    questions, _ = open_now(now)
    return Snapshot(
        today=today,
        status=_status(state),
        session_id=walk.session_id if walk else None,
        session_started=running.started_at(walk, tracks, state.at) if walk else None,
        stopwatch=_stopwatch(state),
        on_hold=week.on_hold,
        hold_until=_hold_until(state.journal.holds, today),
        week_status=week.status,
        week_started=midnight(week.start, settings.zone),
        least=week.goal.least,
        most=week.goal.most,
        sessions_this_week=week.done,
        active_this_week=week.active,
        sessions_to_go=week.needed,
        next_walk=week.next_walk,
        walk_due=(
            walk is None and not is_at_rest(now) and week.is_due(waiting, settings.zone)
        ),
        week_streak=state.standing.streak + reached,
        to_confirm=tuple(session.session_id for session in waiting),
        contested=tuple(one.session_id for one in waiting if one.contested),
        last_session=_last_walk(state),
        total_sessions=state.standing.sessions,
        total_active=state.standing.active,
        other_this_week=week.other,
        planned=walk.planned if walk else plan.dose,
        dose=plan.dose,
        stage=plan.stage,
        target=plan.target,
        proposal=plan.proposal,
        ruling=plan.ruling,
        programme_started=plan.started_at,
        programme_week=_programme_week(plan, today, settings),
        adherence=share_kept(plan, state.journal, today, settings),
        knee_pain=score.value if score else None,
        baseline=now.course.baseline,
        zone=zone_of(now),
        zones=now.course.zones,
        asks=tuple(asked for asked in questions if isinstance(asked, AskPain)),
        has_flag=plan.has_flag,
        is_list_open=plan.list_open_since is not None,
        active={
            source_id: tracks.get(source_id, AT_REST.state).is_active
            for source_id in settings.sources
        },
    )


def circumstances(state: State, settings: Settings) -> Circumstances:
    """Return what questions and zone follow from, at the state's moment."""
    return Circumstances(
        at=state.at,
        journal=state.journal,
        course=chart(state.course, state.journal, state.at, settings),
        walk=state.walk,
        settings=settings,
    )


def _programme_week(plan: Plan, today: date, settings: Settings) -> int | None:
    """Return in which week the programme is, beginning with 1."""
    if plan.started_at is None:
        return None
    return (today - local_day(plan.started_at, settings.zone)) // WEEK + 1


def _stopwatch(state: State) -> Stopwatch | None:
    walk, tracks = state.walk, state.tracks
    if walk is None:
        return None
    active = running.active_so_far(walk, tracks, state.at)
    if running.is_moving(walk, tracks):
        return Stopwatch(state.at - active, timedelta())
    return Stopwatch(None, active)


def _hold_until(holds: tuple[Hold, ...], today: date) -> date | None:
    """Return the last day of the hold of today, where it has one."""
    return next((hold.last_day for hold in holds if hold.covers(today, today)), None)


def _status(state: State) -> Status:
    if state.walk is None:
        return Status.IDLE
    return Status.PAUSED if state.walk.paused else Status.WALKING


def _last_score(state: State, of_log: Score | None) -> Score | None:
    """Return what was said last of the knee, in the walk that runs or before it."""
    walk = state.walk
    of_walk = () if walk is None else walk.pain.scores(walk.opened, state.at)
    return said_last((of_log, *of_walk), ())


def _last_walk(state: State) -> Session | None:
    sessions = reversed(state.journal.sessions)
    return next((s for s in sessions if s.is_sure_walk), None)
