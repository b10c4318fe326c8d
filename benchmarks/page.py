"""The tables of docs/reliability.md: printed, and with --write put into the page."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
import re

from . import belts, growth, instead, sources

PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"

type Rows = list[tuple[str, ...]]
"""The head, and then what was measured."""


async def _sources() -> dict[str, Rows]:
    return sources.tables()


async def _belts() -> dict[str, Rows]:
    return {"belts": await belts.table()}


async def _instead() -> dict[str, Rows]:
    return {"instead": await instead.table()}


async def _growth() -> dict[str, Rows]:
    return {"growth": await growth.table()}


PARTS: Mapping[str, Callable[[], Awaitable[dict[str, Rows]]]] = {
    "sources": _sources,
    "belts": _belts,
    "instead": _instead,
    "growth": _growth,
}
"""The tables of each part of scripts/bench that has some in the page, by name."""


async def run(part: str, *, write: bool) -> None:
    """Print the tables of a part; put them into the page where that is wished."""
    for name, rows in (await PARTS[part]()).items():
        table = markdown(rows)
        print(f"\n{table}", flush=True)
        if write:
            PAGE.write_text(with_table(PAGE.read_text(), name, table))


def markdown(rows: Rows) -> str:
    """Return a table as it stands in the page: words to the left, numbers to the right."""
    head, *body = (f"| {' | '.join(cells)} |" for cells in rows)
    rule = f"| --- |{' ---: |' * (len(rows[0]) - 1)}"
    return "\n".join([head, rule, *body])


def with_table(page: str, name: str, table: str) -> str:
    """Return a page with a table in its place; raises KeyError where there is none for it."""
    place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not place.search(page):
        raise KeyError(name)
    return place.sub(lambda found: f"{found[1]}{table}\n{found[2]}", page)
