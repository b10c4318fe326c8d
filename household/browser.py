"""A browser in a home: logged in, with every complaint of the page kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
from pathlib import Path
import shutil
from typing import Any, Literal

from playwright.async_api import ConsoleMessage, Page, async_playwright

from .home import ROOT, Home

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
OURS = ("retro-walking", "retro_walking")

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
    " --disable-background-networking --disable-component-update"
).split()

PAINTED_WITHIN = 60_000
"""Milliseconds; the first page of all takes long on a small machine."""


def find_browser() -> Path | None:
    """Return what starts a Chromium, where there is one."""
    own = ROOT / ".tools" / "chromium" / "chromium"
    if own.exists():
        return own
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return Path(found)
    return None


class Browser:
    """A page of a home as a user sees it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        self._url = url
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    async def open(self, path: str) -> None:
        """Go to a page of the home and wait until it is painted."""
        await self.page.goto(f"{self._url}/{path}", timeout=PAINTED_WITHIN)
        await self.page.locator("#ha-launch-screen").wait_for(
            state="detached", timeout=PAINTED_WITHIN
        )

    async def call(self, command: str, **facts: Any) -> Any:
        """Return what a WebSocket command of the page's own connection answers."""
        return await self.page.evaluate(
            "async (message) => (await window.hassConnection).conn.sendMessagePromise(message)",
            {"type": command, **facts},
        )

    async def audit(self, element: str) -> list[str]:
        """Return what axe-core finds serious, or worse, in an element named by its tag."""
        await self.page.add_script_tag(path=AXE)
        found = await self.page.evaluate(
            """async (name) => {
                const inside = (root) => root.querySelector(name) ?? [...root.querySelectorAll("*")]
                    .map((node) => node.shadowRoot && inside(node.shadowRoot)).find(Boolean);
                const { violations } = await axe.run(inside(document), { resultTypes: ["violations"] });
                return violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
                    .map(({ id, nodes }) => id + ": " + nodes.map((node) =>
                        node.target.flat().at(-1) + " " + node.failureSummary).join("; "));
            }""",
            element,
        )
        return list(found)

    def _hear(self, message: ConsoleMessage) -> None:
        told = f"{message.text} ({message.location['url']})"
        if message.type == "error" and any(name in told for name in OURS):
            self.complaints.append(told)


@asynccontextmanager
async def browsing(
    home: Home,
    *,
    language: str = "en",
    theme: Literal["light", "dark"] = "light",
    size: tuple[int, int] = (1280, 1000),
    zone: str | None = None,
    calm: bool = False,
    own_colours: bool = False,
    tokens: dict[str, Any] | None = None,
) -> AsyncIterator[Browser]:
    """Open a browser in which a user of the home is logged in, who moved in unless `tokens` say otherwise.

    `zone` is the time zone of the browser, if it is not the machine's. `calm` is for who asked their
    system for less motion, `own_colours` for who had it replace all colours by theirs. Raises LookupError where there is no browser.
    """
    program = find_browser()
    if program is None:
        raise LookupError
    login = (tokens or home.client.tokens) | {
        "hassUrl": home.url,
        "clientId": f"{home.url}/",
        "expires": 4_102_444_800_000,
    }
    stored = {"hassTokens": login, "selectedLanguage": language}
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path=program, args=list(FLAGS)
        )
        context = await chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,
            reduced_motion="reduce" if calm else "no-preference",
            forced_colors="active" if own_colours else "none",
            locale="en-US",
            timezone_id=zone,
        )
        for key, value in stored.items():
            text = json.dumps(json.dumps(value))
            await context.add_init_script(
                f"localStorage.getItem('{key}') ?? localStorage.setItem('{key}', {text})"
            )
        yield Browser(await context.new_page(), home.url)
        await chromium.close()
