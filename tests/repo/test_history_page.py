"""What docs/history.md says is what the code does."""

from datetime import timedelta
import re

import homeassistant  # noqa: F401  # it puts its own voluptuous in place
import pytest

from custom_components.retro_walking.core.calibration import SLOW, TOO_SLOW
from custom_components.retro_walking.core.export import Column
from custom_components.retro_walking.core.model import Kind
from custom_components.retro_walking.core.rows import Plain
from custom_components.retro_walking.core.settings import THRESHOLDS
from custom_components.retro_walking.services import ACTIONS
from custom_components.retro_walking.sources.history import REACH
from custom_components.retro_walking.statistics import Series, statistic_id
from household.plugs import Habit

from .pages import page

PAGE = page("history")


def test_the_numbers_of_the_page_are_those_of_the_code() -> None:
    assert timedelta(days=31) == REACH
    assert "the last 31 days" in PAGE
    assert (timedelta(seconds=30), timedelta(seconds=120)) == (SLOW, TOO_SLOW)
    assert "more than 30 seconds" in PAGE
    assert "more than 120 seconds" in PAGE
    usual = THRESHOLDS[Kind.POWER]
    watts = [f"{usual[key].default:g} W" for key in ("on_threshold", "off_threshold")]
    assert f"({' and '.join(watts)})" in PAGE


def test_the_table_has_every_plug_habit() -> None:
    shares = re.findall(
        r"^\| ([^|]+) \| ([\d.]+)% \| ([\d.]+)% \|$", PAGE, re.MULTILINE
    )
    assert len(shares) == len(Habit) + 1
    (_, proposed, usual) = shares[-1]
    assert float(proposed) >= 95
    assert float(proposed) > float(usual)


@pytest.mark.parametrize(
    "name", ["find_past_sessions", "import_sessions", "export_sessions", "edit_session"]
)
def test_the_actions_of_the_page_exist(name: str) -> None:
    assert name in PAGE
    assert name in {action.name for action in ACTIONS}


def test_the_columns_of_the_page_are_read() -> None:
    (sentence,) = re.findall(r"^(`time`.*) are possible", PAGE, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", sentence)) <= {*Column, *Plain}


def test_the_statistics_of_the_page_exist() -> None:
    for series in Series:
        assert statistic_id("X", series) == f"retro_walking:x_{series}"
        assert f"_{series}`" in PAGE
