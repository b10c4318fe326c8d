"""What the dashboard card costs in a browser, beside two of Home Assistant's own, after ten years of walks.

All three show the same 364 days. Their graph of the history has what a recorder would have kept for so
long of the walks of each week, but not the hourly statistics that it would read as well: it is flattered.
"""

import asyncio
from collections import Counter
import gzip
import json
from pathlib import Path
from statistics import median
import tempfile
from typing import Any, cast

from playwright.async_api import WebSocket

from custom_components.retro_walking.card import FILE, PATH
from household.browser import Browser, browsing, find_browser
from household.client import DOMAIN
from household.home import Home, running

from .dashboards import ALL, BLANK, live, path_of
from .table import ROUNDS, show

CHANGES = 3_600
NEIGHBOURS = 60

TAGS = {
    "the card": "retro-walking-card",
    "statistics-graph": "hui-statistics-graph-card",
    "history-graph": "hui-history-graph-card",
}
IN_PAGE = Path(__file__).with_suffix(".js")

type Times = dict[str, tuple[float, float]]
type Sizes = dict[str, int]
type Counts = dict[str, dict[str, int]]


async def run() -> None:
    """Have a home with ten years of walks, and look at a card at a time in one browser."""
    if find_browser() is None:
        print("\nThere is no browser here, so the card is not measured.")
        return
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder)) as home:
            walks = await live(home)
            async with browsing(home) as browser:
                heard = Heard()
                browser.page.on("websocket", heard.listen)
                await browser.page.add_init_script(path=IN_PAGE)
                await browser.open(f"{BLANK}/0")
                await browser.page.evaluate(
                    "(tags) => bench.watch(tags)", list(TAGS.values())
                )
                times, sizes = await _draw(browser, heard)
                counts = await _count(home, browser)
                took = await _load(home, browser)
    _show(walks, times, sizes | {"texts": heard.sizes["texts"]}, counts, took)


class Heard:
    """The bytes that came over the WebSocket, by the command that asked for them; compression aside."""

    def __init__(self) -> None:
        self.sizes: Counter[str] = Counter()
        self._asked: dict[int, str] = {}

    def listen(self, socket: WebSocket) -> None:
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: str | bytes) -> None:
        for message in _messages(frame):
            ours = DOMAIN in message.get("integration", ())
            kind = "texts" if ours else message["type"].partition("/")[0]
            self._asked[message.get("id", 0)] = kind

    def _received(self, frame: str | bytes) -> None:
        for message in _messages(frame):
            text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
            kind = self._asked.get(message.get("id", 0), "")
            self.sizes[kind] += len(text.encode())


def _messages(frame: str | bytes) -> list[dict[str, Any]]:
    found = json.loads(frame)
    return found if isinstance(found, list) else [found]


async def _draw(browser: Browser, heard: Heard) -> tuple[Times, Sizes]:
    """Return the milliseconds of each card from its creation and from the click, and its bytes."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in TAGS}
    for _ in range(ROUNDS + 1):
        sizes = {}
        for name, tag in TAGS.items():
            before = heard.sizes.copy()
            where = [tag, f"/{path_of(name)}/0"]
            drawn = "([tag, path]) => bench.drawn(tag, path)"
            times[name].append(await browser.page.evaluate(drawn, where))
            await asyncio.sleep(1)
            new = heard.sizes - before
            sizes[name] = sum(new[kind] for kind in (DOMAIN, "recorder", "history"))
            await browser.page.evaluate(f"bench.go('/{BLANK}/0')")
            await asyncio.sleep(0.5)
    # At first, what is needed for a card is loaded.
    columns = {name: zip(*took[1:], strict=True) for name, took in times.items()}
    medians = {name: tuple(map(median, both)) for name, both in columns.items()}
    return cast("Times", medians), sizes


async def _count(home: Home, browser: Browser) -> Counts:
    """Return how often each card was told of the house, and drawn, while it changed elsewhere."""

    async def change(number: int) -> None:
        path = f"/api/states/sensor.neighbour_{number % NEIGHBOURS}"
        await home.client.post(path, {"state": str(number)})

    for number in range(NEIGHBOURS):
        await change(number)
    await browser.page.evaluate(f"bench.go('/{ALL}/0')")
    for tag in TAGS.values():
        await browser.page.evaluate("(tag) => bench.drawn(tag)", tag)
    await asyncio.sleep(5)
    counts = "structuredClone(bench.counts)"
    before: Counts = await browser.page.evaluate(counts)
    assert all(before[tag]["update"] for tag in TAGS.values())
    for number in range(CHANGES):
        await change(NEIGHBOURS + number)
    await asyncio.sleep(2)
    after: Counts = await browser.page.evaluate(counts)
    return {
        name: {what: now - before[tag][what] for what, now in after[tag].items()}
        for name, tag in TAGS.items()
    }


async def _load(home: Home, browser: Browser) -> float:
    """Return the milliseconds that it takes to read and run the module in a page that is new."""
    page = browser.page
    session = await page.context.new_cdp_session(page)
    await session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    (url,) = [
        resource["url"]
        for resource in await home.client.call("lovelace/resources")
        if resource["url"].startswith(PATH)
    ]
    took = []
    for _ in range(ROUNDS):
        await page.goto(f"{home.url}/manifest.json")
        took.append(float(await page.evaluate("(url) => bench.loaded(url)", url)))
    return median(took)


def _show(walks: int, times: Times, sizes: Sizes, counts: Counts, took: float) -> None:
    module = FILE.read_bytes()
    packed = len(gzip.compress(module, 9))
    parts = (
        ("created until drawn", {name: a for name, (a, _) in times.items()}, "ms"),
        ("clicked until drawn", {name: b for name, (_, b) in times.items()}, "ms"),
        ("bytes to show it", sizes, "kB"),
    )
    rows = [
        ("the module", f"{len(module) / 1000:.1f} kB", ""),
        ("the module, gzip", f"{packed / 1000:.1f} kB", "aim: below 35 kB"),
        ("the module, read and run in a new page", f"{took:.1f} ms", ""),
        ("the texts, once a page", f"{sizes['texts'] / 1000:.1f} kB", ""),
    ]
    for what, values, unit in parts:
        scale = 1000 if unit == "kB" else 1
        rows += [
            (
                f"{what}: {name}",
                f"{values[name] / scale:.1f} {unit}",
                f"{values[name] / values['the card']:.2f} ×",
            )
            for name in TAGS
        ]
    told = counts["the card"]["hass"]
    rows.append((f"told the card of {CHANGES:,} changes elsewhere", f"{told:,} ×", ""))
    rows += [
        (
            f"drawn anew meanwhile: {name}",
            f"{count['update']:,} ×",
            f"{count['performUpdate']:,} times asked whether to",
        )
        for name, count in counts.items()
    ]
    show(f"The card in a browser, after ten years ({walks:,} sessions)", rows)
