"""The log by the hour: each walk in the hour of the local clock in which it began."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.retro_walking.core.events import Log, Rate
from custom_components.retro_walking.core.model import PainReport
from custom_components.retro_walking.core.tally import pain, walked

from .builders import Life, at, minutes, session, with_sources

LATER = 1_000_000


def test_walks_of_an_hour_are_added_up_and_so_are_all_before() -> None:
    life = Life()
    for start, end in ((0, 300), (600, 900), (4000, 4600)):
        life.take(Log(at(LATER), session(start, end)))
    first, second = walked(life.journal, life.settings)
    assert (first.start, first.sessions, first.active) == (at(0), 2, minutes(10))
    assert (second.start, second.sessions, second.active) == (at(3600), 1, minutes(10))
    assert (second.all_sessions, second.all_active) == (3, minutes(20))


def test_what_does_not_count_is_left_out() -> None:
    life = Life()
    life.take(Log(at(LATER), session(0, 120)))
    life.take(Log(at(LATER), replace(session(600, 900), confirmed=False)))
    assert list(walked(life.journal, life.settings)) == []


def test_scores_of_walks_and_others_are_in_the_hours_they_were_said() -> None:
    life = Life()
    report = PainReport(before=1, during=4, morning=3, morning_at=at(80_000))
    life.take(Log(at(LATER), replace(session(3000, 4000), pain=report)))
    life.take(Rate(at(LATER), 7))
    hours = [
        (h.start, h.lowest, h.mean, h.highest)
        for h in pain(life.journal, life.settings)
    ]
    assert hours == [
        (at(0), 1, 1, 1),
        (at(3600), 4, 4, 4),
        (at(79_200), 3, 3, 3),
        (at(997_200), 7, 7, 7),
    ]


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Asia/Kolkata", datetime(2026, 11, 19, 18, 30, tzinfo=UTC)),
        ("Asia/Kathmandu", datetime(2026, 11, 19, 18, 15, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 11, 19, 23, tzinfo=UTC)),
    ],
)
def test_an_hour_is_one_of_the_local_clock(zone: str, start: datetime) -> None:
    settings = replace(with_sources(), zone=ZoneInfo(zone))
    life = Life(settings, start=-1_000_000)
    walk = session(0, 300)
    local = datetime(2026, 11, 20, 0, 20, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    life.take(Log(at(0), walk.amended(local, timedelta(minutes=5))))
    (hour,) = walked(life.journal, settings)
    assert hour.start == start
