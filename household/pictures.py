"""Takes the pictures of set-up, card and dashboard: all states, as users of a real Home Assistant see them."""

import argparse
import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
import tempfile
from typing import Any, Literal
from zoneinfo import ZoneInfo

from custom_components.retro_walking.core.settings import Settings

from . import set_up
from .browser import Browser, browsing
from .client import DOMAIN
from .devices import BELT
from .home import ROOT, Home, running
from .past_life import give, lived
from .walker import Walker

KEPT = ROOT / "docs" / "pictures"
CARD = "custom:retro-walking-card"
STATES = "card-states"
DESKTOP, PHONE = (1280, 1180), (360, 780)

WAITS = {"on_delay": 1, "pause_allowance": 2, "shortest_session": 10}

type Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Picture:
    """A view in a window of a size; `name` is that of the file.

    It is taken of a home with Ada `alone`, or of one with everybody.
    """

    name: str
    path: str
    size: tuple[int, int]
    theme: Theme = "light"
    alone: bool = False


PICTURES = (
    Picture("dashboard", "retro-walking", DESKTOP, alone=True),
    Picture("walking", f"{STATES}/ben", PHONE, "dark"),
    Picture("knee", f"{STATES}/cleo", PHONE),
    Picture("tiles", f"{STATES}/tiles", (900, 480)),
)
"""Those that the pages show."""


async def people(home: Home) -> dict[str, Walker]:
    """Set up somebody for each state of the card."""
    client = home.client
    await client.show(BELT, 0.0)
    found = {
        name: await Walker.set_up(client, name)
        for name in ("Ada", "Ben", "Dan", "Eve", "Fay")
    }
    found["Cleo"] = cleo = await Walker.set_up(client, "Cleo", BELT, "ask")
    zone = ZoneInfo((await client.get("/api/config"))["time_zone"])
    weeks = {"Ada": 22, "Ben": 5, "Cleo": 4, "Eve": 2, "Fay": 9}
    now = datetime.now(UTC)
    await give(
        home,
        {
            found[name].entry_id: lived(now, count, Settings(zone=zone))
            for name, count in weeks.items()
        },
    )
    await client.show(BELT, 0.0)
    await cleo.choose(session=WAITS)
    await cleo.play(BELT, [(0.0, 1.4), (12.0, 0.0)])
    for action, name, facts in (
        ("start_session", "Ben", {}),
        ("raise_red_flag", "Eve", {}),
        ("set_hold", "Fay", {"until": f"{date.today() + timedelta(days=9)}"}),  # noqa: DTZ011
    ):
        entry_id = found[name].entry_id
        await client.act(DOMAIN, action, config_entry_id=entry_id, **facts)
    await cleo.until("sensor.sessions_to_confirm", "1")
    return found


async def dashboards(home: Home, people: dict[str, Walker]) -> None:
    """Have the dashboard of the integration, and one with every state of the card."""
    ada = {"type": CARD, "walker": people["Ada"].entry_id}
    cards = [{**ada, "grid_options": {"columns": columns}} for columns in (3, 6)]
    bens = {"type": CARD, "walker": people["Ben"].entry_id}
    tiles = [*cards, {**bens, "grid_options": {"columns": 3}}]
    views: list[dict[str, Any]] = [
        {
            "path": name.lower(),
            "title": name,
            "type": "panel",
            "cards": [{"type": CARD, "walker": walker.entry_id}],
        }
        for name, walker in people.items()
    ]
    views.append(
        {
            "path": "tiles",
            "title": "Tiles",
            "type": "sections",
            "sections": [{"type": "grid", "cards": tiles}],
        }
    )
    strategy = {"type": "custom:retro-walking"}
    for path, config in (
        ("retro-walking", {"strategy": strategy}),
        (STATES, {"views": views}),
    ):
        facts = {"title": "Retro Walking", "icon": "mdi:walk"}
        await home.client.add_dashboard(
            path, config, show_in_sidebar=path != STATES, **facts
        )


async def leave_alone(home: Home, people: dict[str, Walker]) -> None:
    """Have nobody but Ada in the home."""
    for name, walker in people.items():
        if name != "Ada":
            path = f"/api/config/config_entries/entry/{walker.entry_id}"
            await home.client.delete(path)


async def take(browser: Browser, picture: Picture, folder: Path) -> None:
    page = browser.page
    await page.set_viewport_size({"width": picture.size[0], "height": picture.size[1]})
    await browser.open(picture.path)
    await page.locator("retro-walking-card .body").first.wait_for(timeout=30_000)
    # Graphs of Home Assistant's own grow for a second.
    await page.wait_for_timeout(2500)
    await page.screenshot(path=folder / f"{picture.name}.png")


async def take_set_up(folder: Path) -> None:
    """Take each step of the dialog that sets a walker up."""
    with tempfile.TemporaryDirectory() as config:
        async with running(Path(config)) as home:
            await set_up.plugged_in(home)
            async with browsing(home, size=(600, 1000)) as browser:
                async for step, dialog in set_up.steps(browser, "Ada"):
                    # It grows to its size, and the ripple of the last tap fades.
                    await browser.page.wait_for_timeout(1500)
                    path = folder / f"set-up-{step}.png"
                    await dialog.locator("dialog[open]").screenshot(path=path)


async def take_all(folder: Path, wanted: tuple[Picture, ...] | None) -> None:
    """Take the wanted pictures; of all states, in every look, where none are named."""
    with tempfile.TemporaryDirectory() as config:
        async with running(Path(config)) as home:
            found = await people(home)
            await dashboards(home, found)
            pictures = wanted or every_look([name.lower() for name in found])
            for alone in (False, True):
                if alone:
                    await leave_alone(home, found)
                await take_some(
                    home, [one for one in pictures if one.alone is alone], folder
                )


async def take_some(home: Home, pictures: list[Picture], folder: Path) -> None:
    for theme in THEMES:
        async with browsing(home, theme=theme) as browser:
            for picture in pictures:
                if picture.theme == theme:
                    await take(browser, picture, folder)
            for complaint in browser.complaints:
                print(complaint)


def every_look(names: list[str]) -> tuple[Picture, ...]:
    return tuple(
        Picture(f"{path.replace('/', '-')}-{look}-{theme}", path, size, theme)
        for path in [
            "retro-walking",
            *(f"{STATES}/{name}" for name in [*names, "tiles"]),
        ]
        for look, size in (("phone", (360, 2000)), ("desktop", (1280, 1300)))
        for theme in THEMES
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, help="take every state in every look into it"
    )
    folder: Path | None = parser.parse_args().folder
    (folder or KEPT).mkdir(parents=True, exist_ok=True)
    asyncio.run(take_set_up(folder or KEPT))
    asyncio.run(take_all(folder or KEPT, None if folder else PICTURES))


if __name__ == "__main__":
    main()
