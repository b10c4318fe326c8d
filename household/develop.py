"""A home to click through: Ada and Ben, a year behind them, a treadmill and its plug on sliders."""

import argparse
import asyncio
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
import shutil
import sys
from typing import Any
from zoneinfo import ZoneInfo

from .bare_core import stand_in

# Home Assistant itself runs in the other process; to import it here as well takes seconds.
stand_in()

from custom_components.retro_walking.core.settings import Settings  # noqa: E402

from .client import PASSWORD, USER, Client, RefusedError  # noqa: E402
from .devices import BELT, DEVICES, PLUG, Device  # noqa: E402
from .home import ROOT, Home, free_port  # noqa: E402
from .memories import four_weeks  # noqa: E402
from .past_life import Habits, give, lived  # noqa: E402
from .terminal import INTERRUPTED, be_interruptible, say  # noqa: E402
from .walker import Walker  # noqa: E402

KEPT = ROOT / ".home"
OURS, SETTLED = "retro-walking-home", "settled"
"""The files that say that a folder is such a home, and that it was furnished to the end."""

USUAL_PORT = 8123
RESTART_WISHED = 100
"""The exit status of a Home Assistant that wants to be started again."""

YEAR = 52
"""Weeks."""

ADA = Habits(scores=(5, 10, 6, 0.3, 0), summer=True, seed=2)
BEN = Habits(
    days=(1, 4, 6),
    hour=12,
    keenness=0.75,
    scores=(3, 8, 6, 1, 0.2),
    summer=True,
    seed=1,
)
STANDBY = 1.6

SLIDERS = "treadmill-sliders"
CARD = "custom:retro-walking-card"
CAPTION = """A walk begins ten seconds after a slider shows **40 W** or **0.5 km/h**, and ends two minutes after it shows less.
The plug is Ada's alone. The belt is shared, so its walks ask whose they were."""


async def settle(home: Home) -> None:
    """Furnish a home: two walkers with their year, what the plug remembers, two dashboards."""
    client = home.client
    await client.move_in()
    await client.slide(PLUG, STANDBY)
    ada = await Walker.set_up(client, "Ada", PLUG)
    await ada.add_source(BELT, "ask")
    ben = await Walker.set_up(client, "Ben", BELT, "ask")
    zone = ZoneInfo((await client.get("/api/config"))["time_zone"])
    settings, now = Settings(zone=zone), datetime.now(UTC)
    pasts = {
        walker.entry_id: await asyncio.to_thread(lived, now, YEAR, settings, habits)
        for walker, habits in ((ada, ADA), (ben, BEN))
    }
    await give(home, pasts)
    await home.remember(PLUG, four_weeks(_monday(now.astimezone(zone))))
    await _dashboards(client, [ada, ben])
    (home.folder / SETTLED).touch()


def _monday(now: datetime) -> datetime:
    day = now.date() - timedelta(days=now.weekday())
    return datetime.combine(day, time(), now.tzinfo)


async def _dashboards(client: Client, walkers: list[Walker]) -> None:
    """Add the ready-made one, and one with the sliders beside what they set going."""
    await client.add_dashboard(
        "retro-walking",
        {"strategy": {"type": "custom:retro-walking"}},
        title="Retro Walking",
        icon="mdi:walk",
    )
    sliders = [
        {"type": "markdown", "content": CAPTION},
        *(tile for device in DEVICES for tile in _tiles(device)),
    ]
    columns = [
        sliders,
        *([{"type": CARD, "walker": walker.entry_id}] for walker in walkers),
    ]
    sections = [{"type": "grid", "cards": cards} for cards in columns]
    view = {"title": "Sliders", "type": "sections", "sections": sections}
    await client.add_dashboard(
        SLIDERS, {"views": [view]}, title="Sliders", icon="mdi:tune-variant"
    )


def _tiles(device: Device) -> list[dict[str, Any]]:
    """Return what a device shows, and the slider that it follows."""
    slider = {
        "type": "tile",
        "entity": device.slider,
        "features": [{"type": "numeric-input", "style": "slider"}],
        "grid_options": {"columns": 12},
    }
    return [{"type": "tile", "entity": device.entity_id}, slider]


def clear(folder: Path) -> None:
    """Empty a home to furnish it anew; raises RuntimeError where the folder is somebody else's."""
    is_used = folder.is_file() or (folder.exists() and any(folder.iterdir()))
    if is_used and not (folder / OURS).exists():
        sentence = (
            f"{folder} holds something else. Choose a new or an empty one: --folder"
        )
        raise RuntimeError(sentence)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / OURS).touch()


async def open_home(home: Home, *, fresh: bool) -> None:
    """Start a home as it was left, or furnish it where there is none, or only half of one."""
    if fresh or not (home.folder / SETTLED).exists():
        clear(home.folder)
        say("A home is furnished (about a minute) …")
        await home.start()
        await settle(home)
    else:
        say("Home Assistant starts …")
        home.come_back()
        try:
            await home.start()
        except RefusedError as refusal:
            sentence = f"This home has another login ({refusal}). Begin anew: --fresh"
            raise RuntimeError(sentence) from refusal
        await home.client.keep_address()


async def run(home: Home, *, fresh: bool) -> int:
    """Run a home until Ctrl-C, through every restart that is wished for in it."""
    await open_home(home, fresh=fresh)
    say(f"Look around: {home.url}/{SLIDERS} (user {USER}, password {PASSWORD})")
    say(f"Its log: {home.folder}/output.log")
    say("A change of code is there after a restart from the page. Ctrl-C ends it.")
    while (status := await home.ended()) == RESTART_WISHED:
        say("Home Assistant starts again …")
        await home.start()
        say("It is there.")
    return status


async def main(folder: Path, port: int, *, fresh: bool) -> int:
    be_interruptible()
    if free_port(port) != port:
        say(f"✗ Something listens on port {port}. Choose another: --port 8124")
        return 1
    home = Home(folder, port, workshop=True)
    try:
        return await run(home, fresh=fresh)
    except RuntimeError as trouble:
        say(f"✗ {trouble}")
        return 1
    except asyncio.CancelledError:
        return INTERRUPTED
    finally:
        with suppress(asyncio.CancelledError):
            await home.stop()
            say("Home Assistant has stopped.")
        for complaint in home.complaints():
            say(f"The log complained: {complaint}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="scripts/develop", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="forget the home before")
    parser.add_argument("--port", type=int, default=USUAL_PORT)
    parser.add_argument("--folder", type=Path, default=KEPT, help="where the home is")
    chosen = parser.parse_args()
    sys.exit(
        asyncio.run(main(chosen.folder.resolve(), chosen.port, fresh=chosen.fresh))
    )
