"""What a walker has lived through before the present: months of walks and knees, by the core's own rules."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
import json
from random import Random

from custom_components.retro_walking.core.codec import VERSION, encode
from custom_components.retro_walking.core.detector import Ready, Tick
from custom_components.retro_walking.core.events import Decide, Log, Rate
from custom_components.retro_walking.core.model import (
    Activity,
    Decided,
    Origin,
    PainMoment,
    PainReport,
    Place,
    Session,
)
from custom_components.retro_walking.core.settings import Settings
from custom_components.retro_walking.core.snapshot import Snapshot, take
from custom_components.retro_walking.core.walker import State, advance, new, resume

from .client import DOMAIN
from .home import Home

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

WALKING_DAYS = (0, 2, 5)
EXERCISE_DAY = 3
AWAY = 9
"""The first of so many weeks has no walks, counted back from the present."""


CALM = PainReport()

type Event = Ready | Decide | Log | Rate


async def give(home: Home, states: Mapping[str, State]) -> None:
    """Let walkers of a home, by entry, go on from a state; the home is started anew."""
    await home.stop()
    storage = home.folder / ".storage"
    for entry_id, state in states.items():
        key = f"{DOMAIN}.{entry_id}"
        for file in storage.glob(f"{key}*"):
            file.unlink()
        facts = {"version": VERSION, "minor_version": 1, "key": key}
        (storage / key).write_text(json.dumps({**facts, "data": encode(state)}))
    await home.start()


def lived(until: datetime, weeks: int, settings: Settings) -> State:
    """Return a walker who began so many weeks ago and mostly kept to it; the same every time."""
    today = until.astimezone(settings.zone).date()
    monday = today - timedelta(days=today.weekday(), weeks=weeks)
    life = _Life(settings, datetime.combine(monday, time(8), settings.zone), today)
    for day in range((today - monday).days + 1):
        for event in life.events(monday + day * DAY):
            if event.at <= until:
                life.take(event)
    return life.step.state


class _Life:
    """A walker whose knee is mostly calm."""

    def __init__(self, settings: Settings, begun: datetime, today: date) -> None:
        self._settings, self._today, self._chance = settings, today, Random(7)
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
        evening = datetime.combine(day, time(18, 4), zone)
        last = self.snapshot.last_session
        if last is not None and last.start.astimezone(zone).date() == day - DAY:
            yield Rate(morning, self._score(), PainMoment.MORNING)
        if self.snapshot.proposal is not None:
            yield Decide(morning + MINUTE, Decided.ACCEPTED)
        if (self._today - day) // DAY // 7 % AWAY == AWAY - 1:
            return
        if day.weekday() in WALKING_DAYS and roll() < 0.85:
            yield Log(evening + 20 * MINUTE, self._walk(evening))
        if day.weekday() == EXERCISE_DAY and roll() < 0.6:
            kind = self._chance.choice((Activity.STRENGTHENING, Activity.SWIMMING))
            yield Log(evening + 40 * MINUTE, _session(evening, 25 * MINUTE, kind=kind))

    @property
    def snapshot(self) -> Snapshot:
        return take(self.step.state, self._settings)

    def _walk(self, start: datetime) -> Session:
        minutes = self.snapshot.planned / MINUTE + self._chance.uniform(0, 0.8)
        place = Place.OUTDOORS if self._chance.random() < 0.1 else Place.TREADMILL
        pain = PainReport(before=1, during=self._score())
        return _session(start, round(minutes, 1) * MINUTE, place=place, pain=pain)

    def _score(self) -> int:
        return self._chance.choices((0, 1, 2, 3, 4), (4, 9, 6, 0.5, 0))[0]


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
