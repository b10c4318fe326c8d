"""The walker: sources, session, log and week as one. `advance` is the only way in.

Every event is taken at its own time or, where a clock was set back during a walk, at the last
one's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from . import (
    detector,
    milestones,
    reminders,
    scores,
    screen as screens,
    session as running,
)
from .course import Course, chart
from .detector import AT_REST, Ended, Phase, Ready, Restarted, Tick, Track
from .errors import MorningToCome, RedFlagRaised
from .events import Begin, Event, Presence, Rate, Refused, Seen, Spoke, Wish, is_act
from .journal import ASKED_FOR, Journal
from .messages import Live, Message, is_message
from .model import (
    NEVER,
    Announcement,
    Happening,
    Milestone,
    Origin,
    Outcome,
    PainMoment,
    Place,
    Reading,
    Session,
)
from .questions import Circumstances, is_at_rest, open_now
from .reminders import Acted, Book, Nudged, Silenced, Situation, Skip, Snooze
from .screen import Scene, Screen
from .scribe import Desk, is_of_running_walk, write
from .session import Start, Stop, Walk
from .settings import Settings
from .week import DAY, Standing, local_day, look, midnight, week_start

HEARTBEAT = timedelta(minutes=1)
"""How much of a walk a crash may leave unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that is known of a walker; `course`, and `standing` of `basis`, are derived, never stored.

    Neither is whether they are `away`, and whether Home Assistant is `ready` to tell them anything.
    """

    at: datetime
    journal: Journal
    walk: Walk | None = None
    steps: Mapping[str, detector.Step] = field(default_factory=dict)
    book: Book = Book()
    screen: Screen = Screen()
    away: bool = False
    ready: bool = False
    course: Course | None = None
    standing: Standing = Standing()
    basis: tuple[Journal, date, Settings] | None = None

    @property
    def tracks(self) -> dict[str, Track]:
        """Return what each source has shown."""
        return {source_id: step.state for source_id, step in self.steps.items()}

    @property
    def is_under_way(self) -> bool:
        """Tell whether something has begun that is not over."""
        return self.walk is not None or any(
            step.state.phase is not Phase.REST for step in self.steps.values()
        )


type Effect = Announcement | Nudged | Milestone | Message
"""What is to be told: to whoever listens, or to the walker."""
type Step = Outcome[State, Effect]


def new(at: datetime, settings: Settings) -> State:
    """Return a walker who is set up at this moment."""
    return State(at=at, journal=Journal(set_up_on=local_day(at, settings.zone)))


def resume(state: State, settings: Settings) -> Step:
    """Return the step to go on from, for a state that was just made or read.

    What a source that is gone has seen stays; its bout is over with what was known last.
    """
    steps, walk = dict(state.steps), state.walk
    for source_id in steps.keys() - settings.sources.keys():
        spans = steps.pop(source_id).state.activity(state.at)
        if walk is not None:
            walk = running.leave(walk, source_id, Ended(spans, uncertain=False))
    state = replace(state, steps=steps, walk=walk)
    return advance(Outcome(state), Restarted(state.at), settings)


def advance(last: Step, event: Event, settings: Settings) -> Step:
    """Take an event; the very same step comes back where it changes nothing.

    Raises a WalkingError, and changes nothing, where the event is a wish that cannot be granted.
    """
    if isinstance(event, Seen):
        source = settings.sources.get(event.source_id)
        if source is None:
            return last
        step = last.state.steps.get(event.source_id, AT_REST)
        reading = event.reading
        if (
            reading.at < last.wake_at
            and detector.advance(step, reading, source, settings.timing) is step
        ):
            return last
        at = reading.at
    else:
        at = event.at
    machine = _Machine(last.state, settings)
    machine.elapse(at)
    machine.take(event)
    machine.elapse(at)
    return machine.outcome()


class _Machine:
    """One `advance` under way."""

    def __init__(self, state: State, settings: Settings) -> None:
        self._before = state
        self._settings = settings
        self._at = state.at
        self._journal = state.journal
        self._course = state.course
        self._walk = state.walk
        self._steps = dict(state.steps)
        self._book, self._screen = state.book, state.screen
        self._away, self._ready = state.away, state.ready
        self._acted = False
        self._refusal: Refused | None = None
        self._effects: list[Effect] = []

    def elapse(self, at: datetime) -> None:
        """Let every timer up to a moment run out, in order, and make it the present."""
        if not self._before.is_under_way:
            self._at = at
        while (due := self._due) <= at:
            self._at = max(self._at, due)
            for source_id, step in list(self._steps.items()):
                if step.wake_at <= due:
                    self._track(source_id, Tick(due))
            self._session(Tick(due))
        self._at = max(self._at, at)

    def take(self, event: Event) -> None:
        """Let an event change the walker, at the present."""
        match event:
            case Seen(source_id, reading):
                self._track(source_id, Reading(self._at, reading.value))
            case Restarted() | Ready():
                self._ready = isinstance(event, Ready)
                for source_id in list(self._steps):
                    self._track(source_id, event)
                self._session(Tick(self._at))
            case Begin(_, origin, planned, place):
                self._begin(origin, planned, place)
            case Stop():
                self._session(Stop(self._at))
            case Presence(_, away):
                self._away = away
            case Snooze() | Skip() | Refused() | Silenced():
                self._talk(event)
            case Tick() | Spoke():
                pass
            case Rate() if self._walk and is_of_running_walk(
                event, self._walk.session_id
            ):
                self._rate(self._walk, event)
            case _:
                self._write(event)
        self._acted = self._acted or is_act(event)

    def _talk(self, event: Snooze | Skip | Refused | Silenced) -> None:
        """Let a wish or its refusal change what is said, or have no more said."""
        if isinstance(event, Refused):
            self._refusal = event
            return
        if isinstance(event, Silenced):
            self._ready = False
            self._draw(screens.wiped(self._screen))
        self._remind(event)

    def _begin(self, origin: Origin, planned: timedelta | None, place: Place) -> None:
        plan = self._now.course.plan
        if plan.has_flag:
            raise RedFlagRaised
        session_id = self._free_id(self._at)
        planned = planned or plan.dose
        self._session(Start(self._at, session_id, planned, origin, place))

    def _rate(self, walk: Walk, wish: Rate) -> None:
        """Keep a score of the walk that runs; nothing can be taken back before it."""
        if wish.moment is PainMoment.MORNING:
            raise MorningToCome
        moment = wish.moment or PainMoment.DURING
        pain = scores.with_score(walk.pain, moment, wish.score)
        self._walk = replace(walk, pain=pain)
        self._journal = self._journal.settled(final=True)

    def _write(self, wish: Wish) -> None:
        """Let a wish change the journal."""
        walk = self._walk
        since = running.started_at(walk, self._tracks, self._at) if walk else None
        desk = Desk(
            at=self._at,
            plan=self._now.course.plan,
            settings=self._settings,
            running_id=walk.session_id if walk else "",
            running_since=since,
        )
        self._journal, announced = write(self._journal, wish, desk)
        self._effects += announced

    def _free_id(self, start: datetime) -> str:
        running_id = self._walk.session_id if self._walk else ""
        return self._journal.free_id(start, running_id)

    @property
    def _now(self) -> Circumstances:
        """Return how things stand at this moment; what has not changed is not reckoned anew."""
        self._course = chart(self._course, self._journal, self._at, self._settings)
        return Circumstances(
            at=self._at,
            journal=self._journal,
            course=self._course,
            walk=self._walk,
            settings=self._settings,
        )

    def outcome(self) -> Step:
        """Return what it has come to."""
        settings, before = self._settings, self._before
        today = local_day(self._at, settings.zone)
        week = week_start(today, settings.goal.first_weekday)
        journal = self._journal.with_goal(week, settings.goal.least, settings.goal.most)
        journal = journal.with_rules(self._at, settings).at_rest(self._at)
        self._journal = journal
        basis = before.basis
        if basis is None or basis[0] is not journal or basis[1:] != (week, settings):
            basis = (journal, week, settings)
            numbers = self._now.course.mark.standing_of(journal, week, settings)
        else:
            numbers = before.standing
        self._effects += self._milestones(today)
        remind_at = self._remind(Acted(self._at) if self._acted else Tick(self._at))
        show_at = self._show()
        state = State(
            at=self._at,
            journal=journal,
            walk=self._walk,
            steps=self._steps,
            book=self._book,
            screen=self._screen,
            away=self._away,
            ready=self._ready,
            course=self._course,
            standing=numbers,
            basis=basis,
        )
        wake_at = min(remind_at, show_at, self._wake_at(state, today))
        return Outcome(state, tuple(self._effects), wake_at)

    def _milestones(self, today: date) -> list[Milestone]:
        """Return what this change has reached."""
        before, course = self._before, self._now.course
        found: list[Milestone] = []
        if before.journal.sessions is not self._journal.sessions:
            since = look(before.journal, today, self._settings)
            found += milestones.of_week(
                since, look(self._journal, today, self._settings)
            )
        if before.course is not None:
            found += milestones.of_course(before.course, course, self._at)
        return found

    def _remind(self, event: reminders.Event) -> datetime:
        """Say what is due of the reminder; return when that may change by itself."""
        settings, at = self._settings, self._at
        week = look(self._journal, local_day(at, settings.zone), settings)
        waiting = self._journal.to_confirm(at)
        walking = self._walk is not None
        now = Situation(
            at=at,
            week=week,
            walk_due=not walking and week.is_due(waiting, settings.zone),
            is_walking=walking,
            is_waiting=bool(waiting),
            at_rest=is_at_rest(self._now),
            away=self._away,
            ready=self._ready,
        )
        step = reminders.advance(self._book, event, now, settings)
        self._book = step.state
        self._effects += step.effects
        return step.wake_at

    def _show(self) -> datetime:
        """Say what else is new; return when more may be."""
        if not self._ready:
            return NEVER
        walk, at = self._walk, self._at
        live = None
        if walk is not None:
            active = running.active_so_far(walk, self._tracks, at)
            live = Live(active, walk.planned, walk.paused)
        is_open, until = open_now(self._now)
        refusal = self._refusal
        scene = Scene(
            at=at,
            open=is_open,
            walk=live,
            refused=refusal.topic if refusal else None,
            again=refusal.again if refusal else None,
            said={effect.topic for effect in self._effects if is_message(effect)},
        )
        drawn = self._draw(screens.advance(self._screen, scene, self._settings))
        return min(until, drawn)

    def _draw(self, step: screens.Step) -> datetime:
        self._screen = step.state
        self._effects += step.effects
        return step.wake_at

    @property
    def _due(self) -> datetime:
        session_due = running.due(self._walk, self._tracks, self._settings)
        return min([session_due, *(step.wake_at for step in self._steps.values())])

    @property
    def _tracks(self) -> dict[str, Track]:
        return {source_id: step.state for source_id, step in self._steps.items()}

    def _wake_at(self, state: State, today: date) -> datetime:
        expiries = (s.end + ASKED_FOR for s in state.journal.to_confirm(state.at))
        return min(
            self._due,
            self._now.course.plan.until,
            state.at + HEARTBEAT if state.is_under_way else NEVER,
            midnight(today + DAY, self._settings.zone),
            *expiries,
        )

    def _track(self, source_id: str, event: detector.Event) -> None:
        before = self._steps.get(source_id, AT_REST)
        source = self._settings.sources[source_id]
        step = detector.advance(before, event, source, self._settings.timing)
        self._steps[source_id] = step
        for effect in step.effects:
            session_id = self._free_id(step.state.start or self._at)
            planned = self._now.course.plan.dose
            self._session(
                running.Bout(self._at, source_id, session_id, planned, effect)
            )
        self._session(Tick(self._at))

    def _session(self, event: running.Event) -> None:
        walk = self._walk
        step = running.advance(self._walk, event, self._tracks, self._settings)
        self._walk = step.state
        for effect in step.effects:
            match effect:
                case Announcement(Happening.FINISHED, _, Session() as session):
                    self._journal = self._journal.record(session)
                    self._acted = self._acted or session.confirmed
                    self._effects.append(effect)
                case Announcement(Happening.DISCARDED):
                    # It was no walk; how the knee was stays true.
                    assert walk is not None
                    said = walk.pain.scores(walk.opened, self._at)
                    self._journal = self._journal.keep(said)
                    self._effects.append(effect)
                case Announcement():
                    self._effects.append(effect)
                case _:
                    for source_id in list(self._steps):
                        self._track(source_id, effect)
