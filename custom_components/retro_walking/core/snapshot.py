"""The one read model: all that entities, card and voice ever see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from . import session as running
from .detector import AT_REST
from .model import Session
from .settings import Settings
from .walker import State
from .week import WeekStatus, local_day, look, midnight


class Status(StrEnum):
    """What the walker is doing."""

    IDLE = "idle"
    WALKING = "walking"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """How things stand with a walker; equal snapshots show nothing new."""

    status: Status
    session_id: str | None
    session_started: datetime | None
    on_hold: bool
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
    last_session: Session | None
    total_sessions: int
    total_active: timedelta
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
    return Snapshot(
        status=_status(state),
        session_id=walk.session_id if walk else None,
        session_started=running.started_at(walk, tracks, state.at) if walk else None,
        on_hold=week.on_hold,
        week_status=week.status,
        week_started=midnight(week.start, settings.zone),
        least=week.goal.least,
        most=week.goal.most,
        sessions_this_week=week.done,
        active_this_week=week.active,
        sessions_to_go=week.needed,
        next_walk=week.next_walk,
        walk_due=walk is None and week.is_due(waiting, settings.zone),
        week_streak=state.standing.streak + reached,
        to_confirm=tuple(session.session_id for session in waiting),
        last_session=_last_confirmed(state),
        total_sessions=state.standing.sessions,
        total_active=state.standing.active,
        active={
            source_id: tracks.get(source_id, AT_REST.state).is_active
            for source_id in settings.sources
        },
    )


def _status(state: State) -> Status:
    if state.walk is None:
        return Status.IDLE
    return Status.PAUSED if state.walk.paused else Status.WALKING


def _last_confirmed(state: State) -> Session | None:
    return next((s for s in reversed(state.journal.sessions) if s.confirmed), None)
