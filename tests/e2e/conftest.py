"""Real homes: each test module gets one of its own, and who lives there."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from household.home import Home, running
from household.walker import Walker

from .dashboard import half_a_year


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Home]:
    """Run a home that somebody has moved into."""
    folder: Path = tmp_path_factory.mktemp("home")
    async with running(folder) as started:
        yield started


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ada(home: Home) -> AsyncGenerator[Walker]:
    """Have somebody who has walked for half a year, and whose card has a dashboard."""
    yield await half_a_year(home)
    assert home.complaints() == []
