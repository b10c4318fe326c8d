"""Long-term statistics: whatever happens to the log, the recorder adds up to the same."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from random import Random
from statistics import mean
import threading
from typing import Literal, override

from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.statistics import (
    list_statistic_ids,
    statistics_during_period,
)
from homeassistant.components.recorder.tasks import RecorderTask
from homeassistant.helpers.recorder import get_instance
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from custom_components.retro_walking.core.errors import WalkingError
from custom_components.retro_walking.core.events import (
    Delete,
    Edit,
    Event,
    Log,
    Rate,
    TakeIn,
    Undo,
)
from custom_components.retro_walking.core.model import Origin, PainReport, Session
from custom_components.retro_walking.core.week import counts

from .life import ADA, NOON, Life, walker

pytestmark = pytest.mark.usefixtures("recorder_mock")

ID = "retro_walking:walker_ada"

type Period = Literal["day", "week", "month"]

PERIODS: tuple[Period, ...] = ("day", "week", "month")
SERIES = ("sessions", "minutes", "pain")


async def settled(life: Life) -> None:
    await life.hass.async_block_till_done(wait_background_tasks=False)
    await async_wait_recording_done(life.hass)


async def drawn(life: Life, series: str, period: Period) -> dict[date, float]:
    """Return what a chart of a series shows, by the first day of each period."""
    found = await get_instance(life.hass).async_add_executor_job(
        statistics_during_period,
        life.hass,
        dt_util.utc_from_timestamp(0),
        None,
        {f"{ID}_{series}"},
        period,
        None,
        {"change", "mean"},
    )
    what: Literal["mean", "change"] = "mean" if series == "pain" else "change"
    return {
        local(dt_util.utc_from_timestamp(row["start"])).date(): round(value, 6)
        for row in found.get(f"{ID}_{series}", [])
        if (value := row[what]) or (value is not None and what == "mean")
    }


def recounted(life: Life, series: str, period: Period) -> dict[date, float]:
    """Return what the log adds up to, counted anew by its local days."""
    walker = life.coordinator()
    journal = walker.state.journal
    if series == "pain":
        hours: defaultdict[datetime, list[int]] = defaultdict(list)
        scores = [s for w in journal.sessions for s in w.pain.scores(w.start, w.end)]
        for score in (*journal.scores, *scores):
            hours[local(score.at).replace(minute=0, second=0)].append(score.value)
        means: defaultdict[date, list[float]] = defaultdict(list)
        for hour, values in hours.items():
            means[first_of(hour.date(), period)].append(mean(values))
        return {day: round(mean(values), 6) for day, values in means.items()}
    found: defaultdict[date, float] = defaultdict(float)
    for walk in journal.sessions:
        if counts(walk, walker.settings.timing):
            day = first_of(local(walk.start).date(), period)
            minutes = walk.active / timedelta(minutes=1)
            found[day] += 1 if series == "sessions" else minutes
    return {day: round(value, 6) for day, value in found.items()}


def local(at: datetime) -> datetime:
    return dt_util.as_local(at)


def first_of(day: date, period: Period) -> date:
    match period:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
    return day.replace(day=1)


async def assert_in_step(life: Life) -> None:
    for series in SERIES:
        for period in PERIODS:
            await assert_drawn(life, series, period, recounted(life, series, period))


async def assert_drawn(
    life: Life, series: str, period: Period, expected: dict[date, float]
) -> None:
    """Give what works in the background some turns before it is judged."""
    for _ in range(100):
        await settled(life)
        if await drawn(life, series, period) == expected:
            return
    assert await drawn(life, series, period) == expected, (series, period)


async def test_a_walk_is_drawn_on_its_local_day(life: Life) -> None:
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-20T00:05:00", minutes=8, pain_during=2)
    await assert_drawn(life, "sessions", "day", {date(2026, 11, 20): 1})
    await assert_drawn(life, "minutes", "day", {date(2026, 11, 20): 8})
    await assert_drawn(life, "pain", "day", {date(2026, 11, 20): 2})


@pytest.mark.parametrize(
    "zone", ["Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"]
)
async def test_a_zone_that_is_not_off_by_whole_hours_has_its_own_days(
    life: Life, zone: str
) -> None:
    await life.hass.config.async_set_time_zone(zone)
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-20T00:05:00", minutes=8)
    await assert_drawn(life, "sessions", "day", {date(2026, 11, 20): 1})


async def test_what_is_deleted_is_drawn_no_longer(life: Life) -> None:
    await life.set_up(walker())
    made = await life.act(
        "log_session", start="2026-11-18T18:00:00", minutes=8, pain_during=4
    )
    await settled(life)
    await life.act("delete_session", session_id=made["session_id"])
    await assert_in_step(life)
    await assert_drawn(life, "pain", "day", {})


async def test_a_corrected_score_of_an_old_walk_is_drawn(life: Life) -> None:
    await life.set_up(walker())
    made = await life.act(
        "log_session", start="2026-09-18T18:00:00", minutes=8, pain_during=4
    )
    await life.act("log_session", start="2026-11-18T18:00:00", minutes=8)
    await settled(life)
    await life.act("edit_session", session_id=made["session_id"], pain_during=7)
    await assert_drawn(life, "pain", "day", {date(2026, 9, 18): 7})


async def test_another_time_zone_moves_the_days(life: Life) -> None:
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-20T00:30:00", minutes=8)
    await settled(life)
    await life.hass.config.async_update(time_zone="America/New_York")
    await assert_in_step(life)
    await assert_drawn(life, "sessions", "day", {date(2026, 11, 19): 1})


async def test_after_a_restart_only_what_differs_is_written(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    await life.set_up(walker())
    for day in range(1, 20):
        await life.act("log_session", start=f"2026-11-{day:02}T18:00:00", minutes=8)
    await assert_in_step(life)
    written: list[int] = []
    monkeypatch.setattr(
        "custom_components.retro_walking.statistics.async_add_external_statistics",
        lambda _hass, _metadata, rows: written.append(len(list(rows))),
    )
    await life.hass.config_entries.async_reload(ADA)
    for _ in range(100):
        await settled(life)
        if len(written) == len(SERIES):
            break
    assert written == [0, 0, 0]


async def test_statistics_go_with_their_walker(life: Life) -> None:
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-20T10:00:00", minutes=8)
    await assert_in_step(life)
    assert [s["name"] for s in await known(life)] == [
        "Ada: knee pain",
        "Ada: minutes walked",
        "Ada: walks",
    ]
    await life.hass.config_entries.async_remove(ADA)
    await settled(life)
    await settled(life)
    assert await known(life) == []


async def known(life: Life) -> list[dict[str, object]]:
    found = await get_instance(life.hass).async_add_executor_job(
        list_statistic_ids, life.hass
    )
    ours = [s for s in found if str(s["statistic_id"]).startswith(ID)]
    return sorted(ours, key=lambda s: str(s["name"]))


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_is_done_to_the_log_its_sums_are_drawn(
    life: Life, seed: int
) -> None:
    """Ten weeks before noon hold the end of summer time, and ten Mondays."""
    random = Random(seed)
    await life.set_up(walker())
    for step in range(120):
        wish = some_wish(life, random)
        try:
            life.coordinator().apply(wish)
        except WalkingError:
            continue
        if step % 40 == 0:
            await life.hass.config_entries.async_reload(ADA)
        if step % 12 == 0:
            await assert_in_step(life)
    await assert_in_step(life)


def some_wish(life: Life, random: Random) -> Event:
    sessions = life.coordinator().state.journal.sessions
    kinds = ["log", "take_in", *(["edit", "delete", "rate", "undo"] * bool(sessions))]
    match random.choice(kinds):
        case "log":
            return Log(NOON, some_session(random))
        case "take_in":
            several = tuple(some_session(random) for _ in range(random.randrange(9)))
            return TakeIn(NOON, several)
        case "edit":
            other = some_session(random)
            moved = random.choice(sessions).amended(other.start, other.active)
            return Edit(NOON, moved)
        case "delete":
            return Delete(NOON, random.choice(sessions).session_id)
        case "rate":
            session_id = random.choice([None, random.choice(sessions).session_id])
            return Rate(NOON, random.randrange(11), session_id=session_id)
    return Undo(NOON)


def some_session(random: Random) -> Session:
    start = NOON - timedelta(seconds=random.randrange(3600, 70 * 86_400))
    active = timedelta(seconds=random.randrange(60, 1800))
    during = random.choice([None, random.randrange(11)])
    return Session(
        session_id="",
        start=start,
        end=start + active,
        active=active,
        origin=Origin.IMPORT,
        pain=PainReport(during=during),
    )


@pytest.mark.parametrize(
    "zone", ["Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"]
)
async def test_a_move_to_a_zone_that_is_off_by_half_an_hour_stops_nothing(
    life: Life, zone: str
) -> None:
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-20T00:05:00", minutes=8, pain_during=2)
    await assert_in_step(life)
    await life.hass.config.async_update(time_zone=zone)
    await assert_in_step(life)
    await life.hass.config_entries.async_reload(ADA)
    await life.act("log_session", start="2026-11-19T00:05:00", minutes=8, pain_during=2)
    await assert_in_step(life)


async def test_a_walk_in_an_hour_that_clocks_skip_by_half_is_drawn(life: Life) -> None:
    await life.hass.config.async_set_time_zone("Australia/Lord_Howe")
    await life.set_up(walker())
    await life.act("log_session", start="2026-10-04T02:40:00", minutes=8)
    await assert_in_step(life)


class _Busy(RecorderTask):
    """Something that the recorder works on until it is let go on."""

    commit_before = False

    def __init__(self) -> None:
        self.go_on = threading.Event()

    @override
    def run(self, instance: Recorder) -> None:
        self.go_on.wait(20)


async def test_what_a_busy_recorder_writes_late_is_known_after_a_reload(
    life: Life,
) -> None:
    await life.set_up(walker())
    await assert_in_step(life)
    get_instance(life.hass).queue_task(busy := _Busy())
    await life.act("log_session", start="2026-11-20T10:05:00", minutes=8)
    for _ in range(50):
        await life.settle()
    await life.hass.config_entries.async_reload(ADA)
    await life.act("undo")
    for _ in range(50):
        await life.settle()
    busy.go_on.set()
    await assert_in_step(life)


async def test_a_recorder_that_cannot_open_its_database_stops_nobody(
    life: Life, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    never = life.hass.loop.create_future()
    never.set_result(False)
    monkeypatch.setattr(get_instance(life.hass), "async_db_ready", never)
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-20T10:00:00", minutes=8)
    await settled(life)
    assert life.shown("sensor.status") == ["idle"]
    assert await known(life) == []
    assert "Traceback" not in caplog.text
