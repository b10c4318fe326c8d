"""Real homes: each test module gets one of its own."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from household.home import Home, running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Home]:
    """Run a home that somebody has moved into."""
    folder: Path = tmp_path_factory.mktemp("home")
    async with running(folder) as started:
        yield started
