"""The numbers of the page on troubleshooting are those of the code."""

from datetime import timedelta

from custom_components.retro_walking.core.limits import LONGEST, LONGEST_NOTE
from custom_components.retro_walking.core.settings import Timing
from custom_components.retro_walking.core.walker import HEARTBEAT
from custom_components.retro_walking.log_troubles import LogTrouble
from custom_components.retro_walking.sources.history import REACH
from custom_components.retro_walking.sources.recent import HOURS, MOST
from tests.week_by_voice import LANGUAGES

from .pages import TEXTS, page, rows, section

PAGE = page("troubleshooting")
NAMES = TEXTS["options"]["step"]["settings"]["sections"]["session"]["data"]


def test_the_usual_times_are_those_of_the_options() -> None:
    timing = Timing()
    assert timing.on_delay == timedelta(seconds=10)
    assert f"10 seconds after the belt began (**{NAMES['on_delay']}**)" in PAGE
    assert timing.pause_allowance == timedelta(minutes=2)
    assert f"2 minutes after the belt stopped (**{NAMES['pause_allowance']}**)" in PAGE
    assert timing.unavailable_grace == timedelta(minutes=3)
    assert f"(**{NAMES['unavailable_grace']}**)" in PAGE
    assert timing.longest_session == timedelta(minutes=60)
    assert f"60 minutes (**{NAMES['longest_session']}**)" in PAGE
    assert timing.shortest_session == timedelta(minutes=1)
    assert f"a minute of movement (**{NAMES['shortest_session']}**)" in PAGE
    assert timing.counts_from == timedelta(minutes=3)
    assert f"under 3 minutes, **{NAMES['counts_from']}**" in PAGE


def test_a_running_walk_is_written_as_often_as_it_says() -> None:
    assert timedelta(minutes=1) == HEARTBEAT
    assert "during a walk once a minute" in PAGE


def test_the_limits_are_those_of_the_code() -> None:
    limits = section(PAGE, "Known limitations")
    assert timedelta(hours=4) == LONGEST
    assert f"four hours long at most, a note {LONGEST_NOTE:,} characters" in limits
    assert timedelta(hours=6) == HOURS
    assert f"at least six hours or {MOST:,} readings" in limits
    assert f"reach back {REACH.days} days at most" in limits
    assert len(LANGUAGES) == 10
    assert "in ten languages" in limits


def test_every_trouble_of_the_log_has_its_remedy() -> None:
    told = rows(section(PAGE, "The log was mended, is gone, or cannot be written"))
    assert len(told) == len(LogTrouble) + len({"log_damaged", "log_too_new"})
    assert all(cause and remedy for cause, remedy in told)
