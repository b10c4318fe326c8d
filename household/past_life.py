"""What a walker has lived through before the present: months of walks and knees, by the core's own rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
import json
from random import Random

from custom_components.retro_walking.core.codec import VERSION, encode
from custom_components.retro_walking.core.detector import Ready, Tick
from custom_components.retro_walking.core.events import Decide, Log, Rate, SetHold
from custom_components.retro_walking.core.model import (
    MINUTE,
    Activity,
    Decided,
    Origin,
    PainMoment,
    PainReport,
    Place,
    Session,
)
from custom_components.retro_walking.core.plan import Stage
from custom_components.retro_walking.core.settings import Settings
from custom_components.retro_walking.core.snapshot import Snapshot, take
from custom_components.retro_walking.core.walker import State, advance, new, resume
from custom_components.retro_walking.core.week import DAY

from .client import DOMAIN
from .home import Home

EXERCISE_DAY = 3
AWAY = 9
"""The first of so many weeks has no walks, counted back from the present."""

JULY = 7
SUMMER = timedelta(weeks=3)


CALM = PainReport()

type Event = Ready | Decide | Log | Rate | SetHold


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How somebody lives: when and how surely they walk, and how likely each score from 0 to 4 is.

    In `summer` they are on holiday for three weeks.
    """

    days: tuple[int, ...] = (0, 2, 5)
    hour: int = 18
    keenness: float = 0.85
    scores: tuple[float, ...] = (4, 9, 6, 0.5, 0)
    summer: bool = False
    seed: int = 7


USUAL = Habits()


async def give(home: Home, states: Mapping[str, State]) -> None:
    """Let walkers of a home, by entry, go on from a state; they are away for a moment."""
    for entry_id, state in states.items():
        await _enable(home, entry_id, disabled_by="user")
        key = f"{DOMAIN}.{entry_id}"
        for file in (home.folder / ".storage").glob(f"{key}*"):
            file.unlink()
        (home.folder / ".storage" / key).write_text(stored(key, state))
        await _enable(home, entry_id, disabled_by=None)


def stored(key: str, state: State) -> str:
    """Return what the file of a state says, which Home Assistant knows by a key."""
    facts = {"version": VERSION, "minor_version": 1, "key": key}
    return json.dumps({**facts, "data": encode(state)})


async def _enable(home: Home, entry_id: str, *, disabled_by: str | None) -> None:
    facts = {"entry_id": entry_id, "disabled_by": disabled_by}
    answer = await home.client.call("config_entries/disable", **facts)
    assert not answer["require_restart"]


def lived(
    until: datetime, weeks: int, settings: Settings, habits: Habits = USUAL
) -> State:
    """Return a walker who began so many weeks ago and mostly kept to it; the same every time."""
    today = until.astimezone(settings.zone).date()
    monday = today - timedelta(days=today.weekday(), weeks=weeks)
    begun = datetime.combine(monday, time(8), settings.zone)
    life = _Life(settings, habits, begun, today)
    for day in range((today - monday).days + 1):
        for event in life.events(monday + day * DAY):
            if event.at <= until:
                life.take(event)
    return life.step.state


class _Life:
    """A walker whose knee is mostly calm."""

    def __init__(
        self, settings: Settings, habits: Habits, begun: datetime, today: date
    ) -> None:
        self._settings, self._habits, self._today = settings, habits, today
        self._chance = Random(habits.seed)
        self.step = resume(new(begun, settings), settings)
        self.take(Ready(begun))
        for what in (Decided.LIST_CONFIRMED, Decided.STARTED):
            self.take(Decide(begun, what))

    def take(self, event: Event) -> None:
        while self.step.wake_at <= event.at:
            self.step = advance(self.step, Tick(self.step.wake_at), self._settings)
        self.step = advance(self.step, event, self._settings)

    def events(self, day: date) -> Iterator[Event]:
        """Return what happens on a day; what comes later is made when it is asked for."""
        zone, roll = self._settings.zone, self._chance.random
        morning = datetime.combine(day, time(9, 12), zone)
        evening = datetime.combine(day, time(self._habits.hour, 4), zone)
        last = self.snapshot.last_session
        if last is not None and last.start.astimezone(zone).date() == day - DAY:
            yield Rate(morning, self._score(), PainMoment.MORNING)
        if self.snapshot.proposal is not None:
            yield Decide(morning + MINUTE, Decided.ACCEPTED)
        if day.weekday() == 0 and self.snapshot.is_list_open:
            yield Decide(morning + MINUTE, Decided.LIST_CONFIRMED)
        if day.weekday() == 0 and self.snapshot.stage is Stage.PAUSED:
            yield Decide(morning + MINUTE, Decided.RESUMED)
        if self._habits.summer and day == _holiday(day):
            yield SetHold(evening, on=True, last_day=day + SUMMER - DAY)
        if self._is_away(day):
            return
        if day.weekday() in self._habits.days and roll() < self._habits.keenness:
            yield Log(evening + 20 * MINUTE, self._walk(evening))
        if day.weekday() == EXERCISE_DAY and roll() < 0.6:
            kind = self._chance.choice((Activity.STRENGTHENING, Activity.SWIMMING))
            yield Log(evening + 40 * MINUTE, _session(evening, 25 * MINUTE, kind=kind))

    def _is_away(self, day: date) -> bool:
        if self._habits.summer and _holiday(day) <= day < _holiday(day) + SUMMER:
            return True
        return (self._today - day) // DAY // 7 % AWAY == AWAY - 1

    @property
    def snapshot(self) -> Snapshot:
        return take(self.step.state, self._settings)

    def _walk(self, start: datetime) -> Session:
        minutes = self.snapshot.planned / MINUTE + self._chance.uniform(0, 0.8)
        place = Place.OUTDOORS if self._chance.random() < 0.1 else Place.TREADMILL
        pain = PainReport(before=1, during=self._score())
        return _session(start, round(minutes, 1) * MINUTE, place=place, pain=pain)

    def _score(self) -> int:
        return self._chance.choices(range(5), self._habits.scores)[0]


def _holiday(day: date) -> date:
    """Return the first day of the year's holiday: the second Monday of July."""
    first = date(day.year, JULY, 8)
    return first + -first.weekday() % 7 * DAY


def _session(
    start: datetime,
    active: timedelta,
    *,
    kind: Activity = Activity.WALK,
    place: Place = Place.TREADMILL,
    pain: PainReport = CALM,
) -> Session:
    return Session(
        session_id="",
        kind=kind,
        start=start,
        end=start + active,
        active=active,
        origin=Origin.MANUAL,
        place=place,
        pain=pain,
    )
