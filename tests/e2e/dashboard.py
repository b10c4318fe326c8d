"""A dashboard with nothing but the card, of a walker who has walked for half a year."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
import os
from typing import Any
from zoneinfo import ZoneInfo

from playwright.async_api import Locator
import pytest

from custom_components.retro_walking.core.settings import Settings
from household.browser import Browser, browsing, find_browser
from household.devices import PLUG
from household.home import Home
from household.past_life import give, lived
from household.walker import Walker

in_a_browser = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        find_browser() is None and os.environ.get("CI") != "true",
        reason="There is no browser here.",
    ),
]

DASHBOARD = "knee-and-week"
LATE = 20_000
"""Milliseconds; a page is painted late on a small machine."""

PHONE, DESKTOP = (360, 780), (1280, 1000)


async def half_a_year(home: Home) -> Walker:
    """Return a walker who has walked for half a year, once there is the dashboard."""
    await home.client.show(PLUG, 1.6)
    ada = await Walker.set_up(home.client, "Ada", PLUG)
    zone = ZoneInfo((await home.client.get("/api/config"))["time_zone"])
    await give(home, {ada.entry_id: lived(datetime.now(UTC), 22, Settings(zone=zone))})
    await home.client.show(PLUG, 1.6)
    await home.client.add_dashboard(DASHBOARD, _with({}), title="Knee")
    return ada


async def show(home: Home, chosen: dict[str, Any]) -> None:
    """Have the dashboard hold one card, with what was chosen for it."""
    await home.client.call(
        "lovelace/config/save", url_path=DASHBOARD, config=_with(chosen)
    )


def _with(chosen: dict[str, Any]) -> dict[str, Any]:
    card = {"type": "custom:retro-walking-card", **chosen}
    return {"views": [{"title": "Card", "type": "panel", "cards": [card]}]}


@asynccontextmanager
async def at_card(home: Home, **look: Any) -> AsyncIterator[tuple[Browser, Locator]]:
    """Look at the card; nothing may be wrong with the page in the end."""
    async with browsing(home, **look) as browser:
        await browser.open(f"{DASHBOARD}/0")
        card = browser.page.locator("retro-walking-card")
        await card.locator(".body").wait_for(timeout=LATE)
        yield browser, card
        assert browser.complaints == []


async def counted(ada: Walker) -> int:
    return len(await ada.sessions())
