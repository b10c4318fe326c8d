"""The programme: how many minutes are planned, and why. A fold over the log.

The minutes grow by proposed steps that the walker accepts, only after enough green walks with the
same minutes, and no sooner than some days after the last change. Amber, a pause and too much pain
at another time break the run of greens, red takes a step back, missing scores do neither.
docs/evidence.md says where the numbers are from.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from datetime import date, datetime, timedelta

from . import dose, reasons
from .adherence import LOW, share_kept
from .gap import LONG_GAP, Gap
from .journal import Journal
from .model import NEVER, Decided, Decision, Score, Session, Zone
from .news import News
from .pain import Verdict
from .pauses import Pauses
from .plan import Plan, Ruling, Stage, Verb
from .reasons import Because
from .rules import PastRules
from .run import Run
from .safety import Guard
from .settings import Settings
from .strain import Strain
from .week import DAY, goal_on, local_day, midnight

KEPT_DAYS = 30

_PARTS = (list, dict, Guard, Run, Pauses, Gap, Strain)
"""What changes as time passes; all else is exchanged."""


class Fold:
    """The programme under way: it lets time pass, and takes what the log tells in its order."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        self._journal = journal
        self._settings = settings
        self._now = midnight(journal.set_up_on, settings.zone)
        self._rules = journal.rules_at(self._now, settings)
        self._guard = Guard(self._now)
        self._walks: list[Session] = []
        self._kept_on: tuple[date, ...] = ()
        self._rulings: list[Ruling] = []
        self._earlier: list[Verdict] = []
        self._end()

    def copied(self, journal: Journal) -> Fold:
        """Return one that goes on by itself, with a log that is the same up to now."""
        other, parts = copy(self), vars(self).items()
        copies = {name: copy(part) for name, part in parts if isinstance(part, _PARTS)}
        vars(other).update(copies, _journal=journal)
        return other

    def _end(self) -> None:
        """Forget the programme, if there was one."""
        self._started_at: datetime | None = None
        self._since = NEVER
        self._dose = self._rules.programme.start_minutes
        self._start = self._dose
        self._target = self._rules.programme.target_minutes
        self._run = Run(self._now)
        self._proposal: timedelta | None = None
        self._is_complete = False
        self._overdone: Because | None = None
        self._pauses = Pauses()
        self._zones: dict[str, Zone] = {}
        self._gap = Gap()
        self._strain = Strain()

    @property
    def plan(self) -> Plan:
        """Return how it stands."""
        return Plan(
            stage=self._stage,
            dose=self._dose,
            target=self._target,
            started_at=self._started_at,
            proposal=self._proposal,
            ruling=self._ruling,
            rulings=tuple(self._rulings),
            pauses=self._pauses.spans,
            kept_on=self._kept_on,
            flag_since=self._guard.flag_since,
            was_flagged=self._guard.was_flagged,
            is_overdone=self._overdone is not None,
            list_open_since=self._guard.open_since,
            until=NEVER,
        )

    @property
    def due(self) -> datetime:
        """Return when time alone changes it."""
        return min(self._gap_due, self._off_due, self._spacing_due)

    def elapse(self, until: datetime) -> None:
        """Let time pass up to a moment."""
        while (due := self.due) <= until:
            self._now = max(self._now, due)
            if due == self._gap_due:
                self._open_gap()
            elif due == self._off_due:
                self._guard.open(due)
                self._settle(reasons.ListOpen())
            else:
                self._consider()
        self._now = max(self._now, until)

    def take_all(self, news: Iterable[News]) -> None:
        """Take what the log tells, each at its moment."""
        for one in news:
            if isinstance(one.event, Session):
                self._set_out(one.event)
            self.elapse(one.at)
            self._take(one.event)

    def _take(self, event: PastRules | Session | Verdict | Score | Decision) -> None:
        match event:
            case PastRules():
                self._go_by(event)
            case Decision():
                self._decide(event)
            case Session():
                self._walk(event)
            case Score():
                self._hurt(event)
            case _:
                self._judge(event)

    @property
    def _stage(self) -> Stage:
        if self._started_at is None:
            return Stage.NOT_STARTED
        if self._pauses.since is not None:
            return Stage.PAUSED
        if self._proposal is not None:
            return Stage.PROPOSAL
        return Stage.COMPLETED if self._is_complete else Stage.ACTIVE

    def _day(self, moment: datetime) -> date:
        return local_day(moment, self._settings.zone)

    def _midnight(self, day: date) -> datetime:
        return midnight(day, self._settings.zone)

    @property
    def _ruling(self) -> Ruling | None:
        """Return the ruling that holds; in a pause, that there is one and why."""
        if self._started_at is None:
            return None
        if self._pauses.since is None:
            return self._rulings[-1]
        because = reasons.ListOpen() if self._overdone is None else self._overdone
        if self._guard.flag_since is not None:
            because = reasons.RedFlag()
        return Ruling(self._pauses.since, Verb.PAUSED, because, self._dose)

    def _opening(self, day: date | None) -> datetime:
        return NEVER if day is None else self._midnight(day)

    @property
    def _gap_due(self) -> datetime:
        return self._opening(self._gap.opens_on)

    @property
    def _off_due(self) -> datetime:
        return self._opening(self._guard.opens_on)

    @property
    def _possible_from(self) -> date:
        return (
            self._day(self._run.set_at) + self._rules.programme.days_between_steps * DAY
        )

    @property
    def _spacing_due(self) -> datetime:
        if (
            self._stage is not Stage.ACTIVE
            or self._run.greens < self._rules.programme.greens_to_step
            or self._day(self._now) >= self._possible_from
        ):
            return NEVER
        return self._midnight(self._possible_from)

    def _rule(
        self, verb: Verb, because: Because, proposed: timedelta | None = None
    ) -> None:
        ruling = Ruling(self._now, verb, because, proposed or self._dose)
        if not self._rulings or replace(self._rulings[-1], at=self._now) != ruling:
            self._rulings.append(ruling)

    def _set_dose(self, minutes: timedelta, verb: Verb, because: Because) -> None:
        self._dose = minutes
        self._run.restart(self._now)
        self._proposal = None
        self._is_complete = False
        self._rule(verb, because)

    def _go_back(self, minutes: timedelta, because: Because) -> None:
        """Set fewer minutes; where there are none to lose, they are held."""
        verb = Verb.STEPPED_BACK if minutes < self._dose else Verb.HELD
        self._set_dose(minutes, verb, because)

    def _step_back(self, because: Because) -> None:
        self._go_back(dose.stepped_back(self._dose), because)

    def _open_gap(self) -> None:
        """Go back, as so many days without a walk ask for."""
        days = self._gap.open()
        if days < LONG_GAP:
            self._step_back(reasons.Away(days))
        else:
            self._go_back(min(self._start, self._dose), reasons.AwayForLong(days))

    def _settle(self, because: Because) -> None:
        """Pause, or go on, as what was just changed asks for."""
        if self._started_at is None:
            return
        is_paused = self._guard.is_up or self._overdone is not None
        if is_paused:
            self._pauses.begin(self._now)
            self._proposal = None
            if not isinstance(because, reasons.GoneOn):
                self._rule(Verb.PAUSED, because)
        elif self._pauses.end(self._now):
            self._run.interrupt(self._now)
            self._rule(Verb.WENT_ON, reasons.GoneOn())

    def _go_by(self, rules: PastRules) -> None:
        """Go by other rules from now on; another target is one for the programme that runs, too."""
        before, self._rules = self._rules.programme, rules
        if self._started_at is None:
            self._dose = self._start = rules.programme.start_minutes
            self._target = rules.programme.target_minutes
            return
        if rules.programme.start_minutes != before.start_minutes:
            self._start = rules.programme.start_minutes
        if rules.programme.target_minutes != before.target_minutes:
            self._aim(rules.programme.target_minutes)

    def _aim(self, target: timedelta) -> None:
        self._target = target
        if self._dose > target:
            self._go_back(target, reasons.TargetLowered())
        elif self._dose < target:
            self._is_complete = False
        if self._proposal is not None and self._proposal > target:
            self._proposal = target if target > self._dose else None
            if self._proposal is None:
                self._rule(Verb.HELD, reasons.TargetLowered())
            else:
                self._rule(Verb.PROPOSED, reasons.GreenRun(self._run.greens), target)

    def _decide(self, decision: Decision) -> None:
        match decision.what:
            case Decided.STARTED:
                self._begin(decision)
            case Decided.STOPPED:
                self._end()
            case Decided.ACCEPTED if self._proposal is not None:
                most = self._proposal - self._dose
                step = min(decision.step or most, most)
                self._set_dose(self._dose + step, Verb.STEPPED_UP, reasons.Accepted())
            case Decided.DECLINED if self._proposal is not None:
                self._set_dose(self._dose, Verb.KEPT, reasons.Kept())
            case Decided.RESUMED if self._overdone is not None:
                self._overdone = None
                self._strain.forgive()
                self._settle(reasons.GoneOn())
            case Decided.FLAG_RAISED:
                self._guard.raise_flag(self._now)
                self._settle(reasons.RedFlag())
            case Decided.FLAG_CLEARED:
                self._guard.clear_flag()
                self._settle(reasons.ListOpen())
            case Decided.LIST_CONFIRMED:
                self._guard.confirm(self._day(self._now))
                self._settle(reasons.GoneOn())

    def _begin(self, decision: Decision) -> None:
        earlier = []
        if decision.start is not None:
            self._end()
            self._started_at = self._now
            # Walks of the first day are the programme's, whenever on it somebody begins.
            self._since = self._midnight(self._day(self._now))
            self._run, earlier = Run(self._since), self._earlier
            self._dose = self._start = decision.start
        self._run.forget()
        self._aim(decision.target or self._target)
        self._rule(Verb.BEGUN, reasons.Begun(self._target))
        for verdict in earlier:
            self._judge(verdict)

    def _set_out(self, walk: Session) -> None:
        """End the time without a walk on the day on which one began, whenever it ended."""
        self.elapse(walk.start)
        day = self._day(walk.start)
        self._guard.walked(day)
        if walk.start >= self._since:
            self._gap.walked(day)

    def _walk(self, walk: Session) -> None:
        self._walks.append(walk)
        if self._is_kept(walk):
            self._keep(self._day(walk.start))

    def _hurt(self, score: Score) -> None:
        """Ask for new green walks, where the knee hurts too much at another time."""
        self._run.interrupt(score.at)
        if self._stage in (Stage.ACTIVE, Stage.PROPOSAL):
            self._proposal = None
            self._rule(Verb.HELD, reasons.TooHigh(score.value))

    def _keep(self, day: date) -> None:
        self._kept_on = (*self._kept_on, day)[-KEPT_DAYS:]

    def _is_kept(self, walk: Session) -> bool:
        """Tell whether a walk was long enough: to count, or as a short one was planned."""
        planned = dose.AS_PLANNED * self._dose
        return walk.active >= min(self._rules.counts_from, planned)

    def _overdo(self, because: Because | None) -> None:
        if because is not None and self._overdone is None:
            self._overdone = because
            self._settle(because)

    def _judge(self, verdict: Verdict) -> None:
        walk, zone = verdict.session, verdict.zone
        if walk.start < self._since:
            self._earlier = [
                one
                for one in (*self._earlier, verdict)
                if self._day(one.session.start) == self._day(walk.start)
            ]
            return
        is_new = self._zones.get(walk.session_id) is not zone
        if zone is not Zone.PENDING and is_new and not verdict.repeats_morning:
            self._zones[walk.session_id] = zone
            counts = self._is_kept(walk) and self._pauses.since is None
            self._run.hear(walk, zone, counts=counts)
            if zone is not Zone.GREEN:
                assert verdict.because is not None
                self._hold(zone, verdict.because, walk)
        if verdict.morning is not None:
            self._overdo(self._strain.morning(verdict.morning))
        if zone is Zone.GREEN and is_new:
            self._consider()

    def _hold(self, zone: Zone, because: Because, walk: Session) -> None:
        """Draw the consequences of a walk that was not green."""
        if zone is Zone.MISSING:
            if self._stage is Stage.ACTIVE:
                self._rule(Verb.HELD, because)
            return
        self._proposal = None
        if zone is Zone.AMBER:
            self._rule(Verb.HELD, because)
            return
        self._step_back(because)
        day = self._day(walk.start)
        if not self._is_kept(walk):
            self._keep(day)
        self._overdo(self._strain.red(day))

    def _consider(self) -> None:
        """Propose a step, or say what is missing to it."""
        if self._stage is not Stage.ACTIVE or not self._run.ends_green:
            return
        rules, today = self._rules.programme, self._day(self._now)
        share = share_kept(self.plan, self._journal, today, self._settings)
        if self._run.greens < rules.greens_to_step:
            missing = reasons.GreensMissing(self._run.greens, rules.greens_to_step)
            self._rule(Verb.HELD, missing)
        elif today < self._possible_from:
            self._rule(Verb.HELD, reasons.TooSoon(self._possible_from))
        elif self._dose >= self._target:
            self._is_complete = True
            self._rule(Verb.COMPLETED, reasons.TargetKept(self._run.greens))
        elif share is not None and share < LOW:
            self._rule(Verb.HELD, reasons.TooFewWalks(round(100 * share)))
        else:
            self._propose(min(self._dose + rules.step_minutes, self._target))

    def _propose(self, wished: timedelta) -> None:
        lately = dose.lately(self._walks, self._dose, self._now)
        goal = goal_on(self._journal, self._day(self._now), self._settings)
        proposed = min(wished, dose.most_after(lately, goal.most))
        if proposed <= self._dose:
            self._rule(Verb.HELD, reasons.ShorterThanPlanned(lately))
            return
        self._proposal = proposed
        self._rule(Verb.PROPOSED, reasons.GreenRun(self._run.greens), proposed)
