"""Clicks through the dialog that sets a walker up, as a user does."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
import re

from playwright.async_api import Locator

from .browser import Browser
from .client import DOMAIN
from .devices import PLUG
from .home import Home
from .memories import four_weeks

LATE = 30_000
"""Milliseconds; pages are loaded slowly on a small machine."""

DIALOG = "dialog-data-entry-flow"


async def plugged_in(home: Home) -> None:
    """Let the plug have seen four weeks of walks."""
    await home.client.show(PLUG, 1.6)
    await home.remember(PLUG, four_weeks(datetime.now(UTC)))
    await home.client.show(PLUG, 1.6)


async def steps(browser: Browser, name: str) -> AsyncIterator[tuple[str, Locator]]:
    """Set somebody up whose walks the plug notices; give each step, filled in, before it is left."""
    page = browser.page
    await browser.open(f"config/integrations/dashboard/add?domain={DOMAIN}")
    await page.get_by_role("button", name="OK").last.click(timeout=LATE)
    dialog = page.locator(DIALOG)
    await dialog.locator("input").first.fill(name, timeout=LATE)
    await dialog.locator("ha-entity-picker").click()
    offered = page.locator("ha-picker-combo-box ha-combo-box-item", has_text=PLUG.name)
    await offered.first.click(timeout=LATE)
    for step in ("who", "whose", "past", "how-often"):
        yield step, dialog
        await _go_on(dialog, "Submit" if step == "how-often" else "Next")
    await _go_on(dialog, "Skip and finish")
    await dialog.locator("ha-dialog").wait_for(state="detached", timeout=LATE)


async def _go_on(dialog: Locator, name: str) -> None:
    """Press a button, and wait for what comes after it."""
    before = await _title(dialog)
    await dialog.get_by_role("button", name=re.compile(f"^{name}$")).click(timeout=LATE)
    while await dialog.count() and await _title(dialog) == before:
        await dialog.page.wait_for_timeout(100)


async def _title(dialog: Locator) -> str:
    return " ".join(await dialog.locator("[slot=headerTitle], h2").all_inner_texts())
