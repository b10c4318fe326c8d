"""Nights in which the clocks change, Monday midnight, and another time zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.retro_walking.minutes import whole_minutes

from .life import STILL, WALK, Life, walker

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("start", "date"),
    [
        (datetime(2026, 3, 29, 0, 55, tzinfo=UTC), "2026-03-29"),
        (datetime(2026, 10, 25, 0, 55, tzinfo=UTC), "2026-10-25"),
    ],
    ids=["spring", "autumn"],
)
async def test_a_walk_in_the_night_the_clocks_change_has_its_true_length(
    life: Life, start: datetime, date: str
) -> None:
    await life.moment(start)
    await life.set_up(walker())
    life.report(WALK)
    await life.moment(start + timedelta(seconds=15))
    await life.moment(start + timedelta(minutes=10))
    life.report(STILL)
    await life.moment(start + timedelta(minutes=15))
    (session,) = life.coordinator().state.journal.sessions
    assert session.end - session.start == session.active == timedelta(minutes=10)
    assert life.shown("sensor.sessions_this_week", "sensor.minutes_this_week") == [
        "1",
        "10.0",
    ]
    assert life.state("event.session").attributes["start"].startswith(date)


@pytest.mark.parametrize(
    ("sunday", "monday"),
    [("2026-03-29", "2026-03-30"), ("2026-10-25", "2026-10-26")],
    ids=["spring", "autumn"],
)
async def test_the_week_ends_at_midnight_of_the_clock_on_the_wall(
    life: Life, sunday: str, monday: str
) -> None:
    midnight = datetime.fromisoformat(f"{monday}T00:00:00").replace(tzinfo=BERLIN)
    await life.moment(datetime.fromisoformat(f"{sunday}T10:00:00Z"))
    await life.set_up(walker())
    await life.act("log_session", start=f"{sunday} 09:00:00", minutes=6)
    assert life.shown("sensor.sessions_this_week") == ["1"]
    await life.moment(midnight - timedelta(seconds=1))
    assert life.shown("sensor.sessions_this_week") == ["1"]
    await life.moment(midnight)
    assert life.shown("sensor.sessions_this_week", "sensor.minutes_this_week") == [
        "0",
        "0.0",
    ]
    reset = datetime.fromisoformat(
        life.state("sensor.sessions_this_week").attributes["last_reset"]
    )
    assert reset == midnight


async def test_a_walk_over_monday_midnight_belongs_to_the_day_it_began(
    life: Life,
) -> None:
    sunday = datetime(2026, 11, 29, 22, 55, tzinfo=UTC)
    await life.moment(sunday)
    await life.set_up(walker())
    life.report(WALK)
    for minutes in range(1, 11):
        await life.moment(sunday + timedelta(minutes=minutes))
    assert life.shown("sensor.status", "sensor.sessions_this_week") == ["walking", "0"]
    life.report(STILL)
    await life.moment(sunday + timedelta(minutes=15))
    assert life.shown("sensor.sessions_this_week") == ["0"]
    (session,) = life.coordinator().state.journal.sessions
    assert session.active == timedelta(minutes=10)
    assert life.shown("sensor.next_walk") == ["2026-12-01"], (
        "a day of rest after Sunday"
    )


async def test_another_time_zone_counts_the_days_anew(life: Life) -> None:
    await life.moment(datetime(2026, 11, 23, 3, tzinfo=UTC))
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-23T03:00:00+01:00", minutes=6)
    assert life.shown("sensor.sessions_this_week") == ["1"]
    await life.hass.config.async_update(time_zone="America/New_York")
    await life.settle()
    assert life.shown("sensor.sessions_this_week", "sensor.next_walk") == [
        "1",
        "2026-11-24",
    ]
    await life.moment(datetime(2026, 11, 23, 5, tzinfo=UTC))
    assert life.shown("sensor.sessions_this_week") == ["0"], "that was on Sunday there"


def test_half_a_minute_is_told_as_one_more() -> None:
    told = [whole_minutes(timedelta(minutes=m)) for m in (0.2, 4.5, 5.5, 4.8)]
    assert told == [1, 5, 6, 5]
