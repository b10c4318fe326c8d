"""Real homes: each test module gets one of its own, and who lives there."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from household.home import Home, running
from household.walker import Walker

from .dashboard import half_a_year

MOSTLY_WAITING = ("test_power_cut", "test_faults", "test_demo", "test_card")
SHORT = ("test_programme", "test_history", "test_voice", "test_set_up")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what waits longest, or all would wait for it in the end.

    Each of four workers is dealt two modules at once, so that the next four are short ones.
    """
    first = MOSTLY_WAITING + SHORT
    turns = {module: turn for turn, module in enumerate(first)}
    items.sort(key=lambda item: turns.get(item.path.stem, len(first)))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Home]:
    """Run a home that somebody has moved into, and where it is about noon."""
    folder: Path = tmp_path_factory.mktemp("home")
    async with running(folder) as started:
        await started.client.call("config/core/update", time_zone=zone_at_noon())
        yield started


def zone_at_noon() -> str:
    """Return a zone in which no day ends soon: what is due today must not depend on when it is tested."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ada(home: Home) -> AsyncGenerator[Walker]:
    """Have somebody who has walked for half a year, and whose card has a dashboard."""
    yield await half_a_year(home)
    assert home.complaints() == []
