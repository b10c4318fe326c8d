"""The home that contributors click through, run as they run it, up to Ctrl-C."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
import signal
import sys

import pytest

from household.client import DOMAIN
from household.develop import SLIDERS, clear
from household.devices import PLUG
from household.home import INTEGRATION, ROOT, Home, free_port
from household.terminal import INTERRUPTED
from household.walker import Walker


@asynccontextmanager
async def developed(home: Home) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the command until it is said where to look around; in the end, press Ctrl-C."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "household.develop"),
        *("--folder", home.folder, "--port", str(home.port)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async for line in process.stdout:
            if f"{home.url}/{SLIDERS}" in line.decode():
                break
        yield process
    finally:
        await home.client.close()
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        await process.communicate()


async def test_a_slider_starts_a_walk_in_the_home_that_contributors_click_through(
    tmp_path: Path,
) -> None:
    """It runs the code of the checkout, with a year behind both walkers, and its log is clean."""
    home = Home(tmp_path / "home", free_port(), workshop=True)
    client = home.client
    async with developed(home) as process:
        await client.ready()
        entries = await client.call("config_entries/get", domain=DOMAIN)
        walkers = {
            entry["title"]: await Walker.of(client, entry["entry_id"])
            for entry in entries
        }
        assert set(walkers) == {"Ada", "Ben"}
        for walker in walkers.values():
            kinds = [session["kind"] for session in await walker.sessions()]
            assert kinds.count("walk") > 52
            assert len(set(kinds)) == 3
            assert await walker.state("sensor.programme_state") == "active"
        ada = walkers["Ada"]
        await ada.choose(session={"on_delay": 1})
        assert await ada.state("sensor.status") == "idle"
        await client.slide(PLUG, 80)
        await ada.until("sensor.status", "walking")
    assert process.returncode == INTERRUPTED
    assert home.complaints() == []
    installed = home.folder / "custom_components" / INTEGRATION.name
    assert installed.resolve() == INTEGRATION


def test_a_folder_that_is_somebody_elses_is_left_as_it_is(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("mine")
    for folder in (tmp_path, thesis):
        with pytest.raises(RuntimeError, match="holds something else"):
            clear(folder)
    assert thesis.read_text() == "mine"
    clear(tmp_path / "home")
    clear(tmp_path / "home")
