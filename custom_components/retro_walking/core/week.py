"""The week: seven local days, a goal range with rest days, and what is missing to it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from .errors import GoalDoesNotFit, LeastAboveMost
from .journal import Journal
from .model import LONG_AGO, NEVER, Session, Weekday
from .rules import PastGoal
from .settings import Goal, Settings, Timing

DAY = timedelta(days=1)
WEEK = 7 * DAY


class WeekStatus(StrEnum):
    """How the week stands."""

    ON_TRACK = "on_track"
    BEHIND = "behind"
    LAST_CHANCE = "last_chance"
    MET = "met"
    COMPLETE = "complete"
    MISSED = "missed"
    ON_HOLD = "on_hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What has been walked in the week of `today`: counted sessions by local day.

    `last_walk` is the last day walked before today, in this week or an earlier one; `other` is the
    time of other exercise, which counts towards nothing.
    """

    start: date
    today: date
    days: Counter[date]
    active: timedelta
    other: timedelta
    last_walk: date | None
    on_hold: bool
    is_lenient: bool
    goal: Goal

    @property
    def done(self) -> int:
        """Return the number of counted sessions."""
        return self.days.total()

    @property
    def needed(self) -> int:
        """Return how many are missing to the least of the goal."""
        return max(0, self.goal.least - self.done)

    @property
    def walked_today(self) -> bool:
        """Tell whether a session of today counts."""
        return self.today in self.days

    @property
    def end(self) -> date:
        """Return the first day after the week."""
        return self.start + WEEK

    @property
    def days_left(self) -> int:
        """Return the days on which a walk is still to come, rest ignored."""
        return (self.end - self.today).days - self.walked_today

    def slots(self, first: date, among: Collection[Weekday] = Weekday) -> int:
        """Return the most walk days that fit from a day to the week's end, with their rest."""
        slots, last = 0, self.last_walk
        day = self.today
        while day < self.end:
            if day in self.days:
                last = day
            elif (
                day >= first and Weekday.of(day) in among and self._is_rested(day, last)
            ):
                slots, last = slots + 1, day
            day += DAY
        return slots

    @property
    def status(self) -> WeekStatus:
        """Return how the week stands; the first that applies."""
        if self.on_hold:
            return WeekStatus.ON_HOLD
        if self.done >= self.goal.most:
            return WeekStatus.COMPLETE
        if self.done >= self.goal.least:
            return WeekStatus.MET
        if self.is_lenient:
            return WeekStatus.ON_TRACK
        return self._status_below_least()

    def _status_below_least(self) -> WeekStatus:
        slots = self.slots(self.today)
        if self.needed > self.days_left:
            return WeekStatus.MISSED
        if (
            not self.walked_today
            and self.needed == slots
            and self.slots(self.today + DAY) < self.needed
        ):
            return WeekStatus.LAST_CHANCE
        day = (self.today - self.start).days
        pace = (self.goal.least + self.goal.most) * (day + 1) // 14
        if self.needed > slots or self.done < min(self.goal.least, pace):
            return WeekStatus.BEHIND
        return WeekStatus.ON_TRACK

    @property
    def next_walk(self) -> date | None:
        """Return the day that suits the next walk best; none on hold."""
        if self.on_hold:
            return None
        last = self.today if self.walked_today else self.last_walk
        days = (
            self.today + n * DAY for n in range((self.end + WEEK - self.today).days)
        )
        free = [day for day in days if self._is_rested(day, last)]
        this_week = [day for day in free if day < self.end]
        next_week = [day for day in free if day >= self.end]
        if self.done < self.goal.most:
            candidates = self._preferred(this_week)
            if self.needed and (not candidates or self._needs_other_days):
                candidates = this_week
            if candidates:
                return candidates[0]
        return (self._preferred(next_week) or next_week)[0]

    @property
    def _needs_other_days(self) -> bool:
        """Tell whether the preferred days that are left are too few for who is behind."""
        if self.status not in (WeekStatus.BEHIND, WeekStatus.LAST_CHANCE):
            return False
        preferred = self.goal.preferred_days or Weekday
        return self.slots(self.today, preferred) < self.needed

    def is_due(self, waiting: Iterable[Session], zone: tzinfo) -> bool:
        """Tell whether today is the day to walk, and no session of today waits for a yes."""
        return self.next_walk == self.today and all(
            local_day(session.start, zone) != self.today for session in waiting
        )

    def ahead(self) -> Iterator[date]:
        """Return the days of the next walks, each as if those before it are walked; none on hold."""
        week = self
        while (day := week.next_walk) is not None:
            yield day
            week = week._walked_on(day)

    def _walked_on(self, day: date) -> Week:
        """Return the week of a day to come, as if that day is walked and the ones before are not."""
        walked = [d for d in (*self.days, self.last_walk) if d is not None and d < day]
        later = replace(self, today=day, last_walk=max(walked, default=None))
        if day < self.end:
            return replace(later, days=self.days + Counter([day]))
        return replace(later, start=self.end, days=Counter([day]), is_lenient=False)

    def _preferred(self, days: list[date]) -> list[date]:
        preferred = self.goal.preferred_days
        return [day for day in days if not preferred or Weekday.of(day) in preferred]

    def _is_rested(self, day: date, last: date | None) -> bool:
        return last is None or (day - last).days > self.goal.rest_days


@dataclass(frozen=True, slots=True)
class Standing:
    """What the log adds up to, and the streak of weeks that were finished by then."""

    sessions: int = 0
    active: timedelta = timedelta()
    streak: int = 0


def check(goal: Goal) -> None:
    """Raise LeastAboveMost or GoalDoesNotFit for a goal that no week can reach."""
    if goal.least > goal.most:
        raise LeastAboveMost(goal.least, goal.most)
    fit = -(-7 // (goal.rest_days + 1))
    if goal.most > fit:
        raise GoalDoesNotFit(goal.most, goal.rest_days, fit)


def counts(session: Session, timing: Timing) -> bool:
    """Tell whether a session moves the weekly number."""
    return session.is_sure_walk and session.active >= timing.counts_from


def local_day(at: datetime, zone: tzinfo) -> date:
    """Return the local date of a moment."""
    return at.astimezone(zone).date()


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return the moment at which a local day begins, also where clocks skip its midnight."""
    return at_clock(day, time.min, zone)


def at_clock(day: date, at: time, zone: tzinfo) -> datetime:
    """Return when a day's clock shows a time, also where it skips that time."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def week_start(day: date, first_weekday: Weekday) -> date:
    """Return the first day of the week that a day lies in."""
    first = tuple(Weekday).index(first_weekday)
    return day - (day.weekday() - first) % 7 * DAY


def goal_on(journal: Journal, day: date, settings: Settings) -> PastGoal:
    """Return the goal of the week that a day lies in."""
    goal = settings.goal
    week = week_start(day, goal.first_weekday)
    if not journal.goals:
        return PastGoal(week, goal.least, goal.most)
    return journal.goal_of(week)


def look(journal: Journal, today: date, settings: Settings) -> Week:
    """Return the week of a day; costs the same however long the log is."""
    start = week_start(today, settings.goal.first_weekday)
    days: Counter[date] = Counter()
    active = other = timedelta()
    last_walk: date | None = None
    rest = settings.goal.rest_days * DAY
    since, until = (
        midnight(start - rest, settings.zone),
        midnight(start + WEEK, settings.zone),
    )
    for session in journal.between(since, until):
        day = local_day(session.start, settings.zone)
        if not counts(session, settings.timing):
            if day >= start and not session.is_walk:
                other += session.active
            continue
        if day >= start:
            days[day] += 1
            active += session.active
        if day < today:
            last_walk = day
    return Week(
        start=start,
        today=today,
        days=days,
        active=active,
        other=other,
        last_walk=last_walk,
        on_hold=journal.is_held(today, today),
        is_lenient=_is_lenient(journal, start),
        goal=settings.goal,
    )


def standing(
    journal: Journal,
    this_week: date,
    settings: Settings,
    before: Standing = Standing(),
    since: date | None = None,
) -> Standing:
    """Add up a log and its finished weeks before `this_week`.

    Only what came from the first day of a week, `since`, is read where it is known how things stood
    `before`.
    """
    begin = LONG_AGO if since is None else midnight(since, settings.zone)
    sessions = journal.between(begin, NEVER)
    counted = [s for s in sessions if counts(s, settings.timing)]
    weeks = Counter(
        week_start(local_day(s.start, settings.zone), settings.goal.first_weekday)
        for s in counted
    )
    streak, week = 0, this_week - WEEK
    oldest = since or min(weeks, default=this_week)
    while week >= oldest:
        if weeks[week] >= journal.goal_of(week).least:
            streak += 1
        elif not _is_lenient(journal, week):
            break
        week -= WEEK
    else:
        streak += before.streak
    active = sum((s.active for s in counted), before.active)
    return Standing(before.sessions + len(counted), active, streak)


def _is_lenient(journal: Journal, week: date) -> bool:
    """Tell whether a week may fall short: it has a day on hold, or is that of the set-up."""
    last = week + WEEK - DAY
    return week <= journal.set_up_on <= last or journal.is_held(week, last)
