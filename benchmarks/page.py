"""The tables of docs/reliability.md: printed, and with --write put into the page."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
import re

from . import belts, doors, growth, instead, sources, storms
from .table import as_markdown

PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"

type Rows = list[tuple[str, ...]]
"""The head, and then what was measured."""

PARTS: Mapping[str, Callable[[], Mapping[str, Rows]]] = {
    "sources": sources.tables,
    "belts": lambda: {"belts": asyncio.run(belts.table())},
    "storms": lambda: {"storms": asyncio.run(storms.table())},
    "doors": lambda: {"doors": doors.table()},
    "instead": lambda: {"instead": asyncio.run(instead.table())},
    "growth": lambda: {"growth": asyncio.run(growth.table())},
}
"""The tables of each part of scripts/bench that has some in the page, by name."""


def run(part: str, *, write: bool) -> None:
    """Print the tables of a part; put them into the page where that is wished."""
    for name, rows in PARTS[part]().items():
        table = "\n".join(as_markdown(rows))
        print(f"\n{table}", flush=True)
        if write:
            PAGE.write_text(with_table(PAGE.read_text(), name, table))


def with_table(page: str, name: str, table: str) -> str:
    """Return a page with a table in its place; raises KeyError where there is none for it."""
    place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not place.search(page):
        raise KeyError(name)
    return place.sub(lambda found: f"{found[1]}{table}\n{found[2]}", page)
