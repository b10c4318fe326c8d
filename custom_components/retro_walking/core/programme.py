"""The programme: how many minutes are planned, and why. A fold over the log.

The minutes grow by proposed steps that the walker accepts, only after enough green walks with the
same minutes, and no sooner than some days after the last change. Amber breaks the run of greens,
red takes a step back, missing scores do neither. docs/evidence.md says where the numbers are from.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from . import dose
from .adherence import LOW, share_kept
from .journal import Journal, PastRules
from .model import NEVER, Decided, Decision, Session, Span, Zone
from .pain import Record, Verdict
from .plan import Plan, Ruling, Stage, Verb
from .reasons import (
    Accepted,
    Away,
    AwayForLong,
    Because,
    Begun,
    GoneOn,
    GreenRun,
    GreensMissing,
    Kept,
    ListOpen,
    RedFlag,
    ShorterThanPlanned,
    TargetKept,
    TargetLowered,
    TooFewWalks,
    TooSoon,
)
from .safety import Guard
from .settings import Settings
from .strain import Strain
from .week import DAY, counts, local_day, midnight

GAP, LONG_GAP = 8, 15
"""After so many days without a walk there is a step back, or a new start."""

KEPT_DAYS = 30


type _Event = PastRules | Decision | Session | Verdict


def follow(journal: Journal, record: Record, at: datetime, settings: Settings) -> Plan:
    """Return the programme at a moment, from all that the log tells up to it."""
    fold = _Fold(journal, settings)
    events: list[tuple[datetime, int, _Event]] = [
        *((rules.since, 0, rules) for rules in journal.rules),
        *((walk.end, 1, walk) for walk in record.walks),
        *((verdict.at, 2, verdict) for verdict in record.verdicts),
        *((decision.at, 3, decision) for decision in journal.decisions),
    ]
    for moment, _, event in sorted(events, key=lambda event: event[:2]):
        fold.elapse(moment)
        fold.take(event)
    fold.elapse(at)
    until = min([fold.due, *(moment for moment in record.closing if moment > at)])
    return replace(fold.plan, until=until)


class _Fold:
    """The programme under way: it lets time pass, and takes what the log tells in its order."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        self._journal = journal
        self._settings = settings
        self._now = midnight(journal.set_up_on, settings.zone)
        self._rules = journal.rules_at(self._now, settings)
        self._guard = Guard(self._now)
        self._walks: list[Session] = []
        self._kept_on: list[date] = []
        self._rulings: list[Ruling] = []
        self._end()

    def _end(self) -> None:
        """Forget the programme, if there was one."""
        self._started_at: datetime | None = None
        self._dose = self._rules.programme.start_minutes
        self._start = self._dose
        self._target = self._rules.programme.target_minutes
        self._set_at = self._now
        self._greens = 0
        self._proposal: timedelta | None = None
        self._is_complete = False
        self._is_overdone = False
        self._paused_since: datetime | None = None
        self._pauses: list[Span] = []
        self._zones: dict[str, Zone] = {}
        self._last_zone: Zone | None = None
        self._last_walk: date | None = None
        self._gap = 0
        self._strain = Strain()

    @property
    def plan(self) -> Plan:
        """Return how it stands."""
        pauses = list(self._pauses)
        if self._paused_since is not None:
            pauses.append(Span(self._paused_since, NEVER))
        return Plan(
            stage=self._stage,
            dose=self._dose,
            target=self._target,
            started_at=self._started_at,
            proposal=self._proposal,
            rulings=tuple(self._rulings),
            pauses=tuple(pauses),
            kept_on=tuple(self._kept_on[-KEPT_DAYS:]),
            has_flag=self._guard.has_flag,
            was_flagged=self._guard.was_flagged,
            is_overdone=self._is_overdone,
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
                self._settle(ListOpen())
            else:
                self._consider()
        self._now = max(self._now, until)

    def take(self, event: _Event) -> None:
        """Take what the log tells next."""
        match event:
            case PastRules():
                self._go_by(event)
            case Decision():
                self._decide(event)
            case Session():
                self._walk(event)
            case _:
                self._judge(event)

    @property
    def _stage(self) -> Stage:
        if self._started_at is None:
            return Stage.NOT_STARTED
        if self._paused_since is not None:
            return Stage.PAUSED
        if self._proposal is not None:
            return Stage.PROPOSAL
        return Stage.COMPLETED if self._is_complete else Stage.ACTIVE

    def _day(self, moment: datetime) -> date:
        return local_day(moment, self._settings.zone)

    def _midnight(self, day: date) -> datetime:
        return midnight(day, self._settings.zone)

    @property
    def _first_midnight(self) -> datetime:
        """Return from when on walks are the programme's: those of its first day are."""
        if self._started_at is None:
            return NEVER
        return self._midnight(self._day(self._started_at))

    @property
    def _gap_due(self) -> datetime:
        if self._started_at is None or self._last_walk is None or self._gap > 1:
            return NEVER
        days = LONG_GAP if self._gap else GAP
        return self._midnight(self._last_walk + days * DAY)

    @property
    def _off_due(self) -> datetime:
        day = self._guard.opens_on
        return NEVER if day is None else self._midnight(day)

    @property
    def _possible_from(self) -> date:
        return self._day(self._set_at) + self._rules.programme.days_between_steps * DAY

    @property
    def _spacing_due(self) -> datetime:
        if (
            self._stage is not Stage.ACTIVE
            or self._greens < self._rules.programme.greens_to_step
            or self._day(self._now) >= self._possible_from
        ):
            return NEVER
        return self._midnight(self._possible_from)

    def _rule(
        self, verb: Verb, because: Because, proposed: timedelta | None = None
    ) -> None:
        ruling = Ruling(self._now, verb, because, proposed or self._dose)
        last = self._rulings[-1] if self._rulings else None
        if last is None or replace(last, at=self._now) != ruling:
            self._rulings.append(ruling)

    def _set_dose(self, minutes: timedelta, verb: Verb, because: Because) -> None:
        self._dose = minutes
        self._set_at = self._now
        self._greens = 0
        self._proposal = None
        self._is_complete = False
        self._rule(verb, because)

    def _step_back(self, because: Because) -> None:
        self._set_dose(dose.stepped_back(self._dose), Verb.STEPPED_BACK, because)

    def _open_gap(self) -> None:
        """Go back, as so many days without a walk ask for."""
        self._gap += 1
        if self._gap == 1:
            self._step_back(Away(GAP))
        else:
            self._set_dose(
                min(self._start, self._dose), Verb.STEPPED_BACK, AwayForLong(LONG_GAP)
            )

    def _settle(self, because: Because) -> None:
        """Pause, or go on, as what was just changed asks for."""
        if self._started_at is None:
            return
        is_paused = self._guard.is_up or self._is_overdone
        if is_paused and self._paused_since is None:
            self._paused_since = self._now
            self._proposal = None
            self._rule(Verb.PAUSED, because)
        elif is_paused and not isinstance(because, GoneOn):
            self._rule(Verb.PAUSED, because)
        elif self._paused_since is not None and not is_paused:
            self._pauses.append(Span(self._paused_since, self._now))
            self._paused_since = None
            self._rule(Verb.WENT_ON, GoneOn())

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
            self._set_dose(target, Verb.STEPPED_BACK, TargetLowered())
        elif self._dose < target:
            self._is_complete = False
        if self._proposal is not None:
            self._proposal = min(self._proposal, target)
            if self._proposal <= self._dose:
                self._proposal = None

    def _decide(self, decision: Decision) -> None:
        match decision.what:
            case Decided.STARTED:
                self._begin(decision)
            case Decided.STOPPED:
                self._end()
            case Decided.ACCEPTED if self._proposal is not None:
                most = self._proposal - self._dose
                step = min(decision.step or most, most)
                self._set_dose(self._dose + step, Verb.STEPPED_UP, Accepted())
            case Decided.DECLINED if self._proposal is not None:
                self._set_dose(self._dose, Verb.KEPT, Kept())
            case Decided.RESUMED if self._is_overdone:
                self._is_overdone = False
                self._strain.forgive()
                self._settle(GoneOn())
            case Decided.FLAG_RAISED:
                self._guard.raise_flag(self._now)
                self._settle(RedFlag())
            case Decided.FLAG_CLEARED:
                self._guard.clear_flag()
                self._settle(ListOpen())
            case Decided.LIST_CONFIRMED:
                self._guard.confirm(self._day(self._now))
                self._settle(GoneOn())

    def _begin(self, decision: Decision) -> None:
        if decision.start is not None:
            self._end()
            self._started_at = self._now
            self._set_at = self._first_midnight
            self._dose = self._start = decision.start
        self._aim(decision.target or self._target)
        self._greens = 0
        self._rule(Verb.BEGUN, Begun(self._target))

    def _walk(self, walk: Session) -> None:
        day = self._day(walk.start)
        self._guard.walked(day)
        if counts(walk, self._settings.timing):
            self._walks.append(walk)
            self._kept_on.append(day)
        if walk.start >= self._first_midnight:
            self._last_walk, self._gap = day, 0

    def _overdo(self, because: Because | None) -> None:
        if because is not None and not self._is_overdone:
            self._is_overdone = True
            self._settle(because)

    def _judge(self, verdict: Verdict) -> None:
        walk, zone = verdict.session, verdict.zone
        if walk.start < self._first_midnight:
            return
        is_new = self._zones.get(walk.session_id) is not zone
        if zone is not Zone.PENDING and is_new:
            self._zones[walk.session_id] = self._last_zone = zone
            if zone is Zone.GREEN:
                self._cheer(walk)
            else:
                assert verdict.because is not None
                self._hold(zone, verdict.because, walk)
        if verdict.morning is not None:
            self._overdo(self._strain.morning(verdict.morning))
        if zone is Zone.GREEN and is_new:
            self._consider()

    def _cheer(self, walk: Session) -> None:
        """Count a green walk that was walked with these minutes."""
        is_counted = counts(walk, self._settings.timing)
        if is_counted and walk.start >= self._set_at and self._paused_since is None:
            self._greens += 1

    def _hold(self, zone: Zone, because: Because, walk: Session) -> None:
        """Draw the consequences of a walk that was not green."""
        if zone is Zone.MISSING:
            if self._stage is Stage.ACTIVE:
                self._rule(Verb.HELD, because)
            return
        self._greens = 0
        self._proposal = None
        if zone is Zone.AMBER:
            self._rule(Verb.HELD, because)
            return
        self._step_back(because)
        day = self._day(walk.start)
        if not counts(walk, self._settings.timing):
            self._kept_on.append(day)
        self._overdo(self._strain.red(day))

    def _consider(self) -> None:
        """Propose a step, or say what is missing to it."""
        if self._stage is not Stage.ACTIVE or self._last_zone is not Zone.GREEN:
            return
        rules, today = self._rules.programme, self._day(self._now)
        if self._greens < rules.greens_to_step:
            self._rule(Verb.HELD, GreensMissing(self._greens, rules.greens_to_step))
        elif today < self._possible_from:
            self._rule(Verb.HELD, TooSoon(self._possible_from))
        elif self._dose >= self._target:
            self._is_complete = True
            self._rule(Verb.COMPLETED, TargetKept(self._greens))
        elif (share := self._share_kept(today)) < LOW:
            self._rule(Verb.HELD, TooFewWalks(round(100 * share)))
        else:
            self._propose(self._dose + rules.step_minutes)

    def _propose(self, wished: timedelta) -> None:
        lately = dose.lately(self._walks, self._dose, self._now)
        proposed = min(
            wished, self._target, dose.most_after(lately, self._settings.goal.most)
        )
        if proposed <= self._dose:
            self._rule(Verb.HELD, ShorterThanPlanned(lately))
            return
        self._proposal = proposed
        self._rule(Verb.PROPOSED, GreenRun(self._greens), proposed)

    def _share_kept(self, today: date) -> float:
        share = share_kept(self.plan, self._journal, today, self._settings)
        return 1 if share is None else share
