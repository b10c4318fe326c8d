"""Storms on a real Home Assistant: how often each thing went wrong, and what it did to the log.

RETRO_WALKING_STORMS says how many there are; four take about ten minutes.
"""

import asyncio
from collections.abc import Sequence
import os
from pathlib import Path
import sys
import tempfile

from household.storm.faults import ALL
from household.storm.judge import Wrong
from household.storm.storm import Report, storm

STORMS = int(os.environ.get("RETRO_WALKING_STORMS", "4"))
AT_ONCE = 2

PATIENCE = 75.0
"""Seconds that are really waited for at most before the power goes: a minute is what may be unknown."""

HEAD = (
    "what goes wrong",
    "struck",
    "walks struck",
    "lost",
    "doubled or false",
    "stuck",
    "wrong else",
    "exceptions",
    "start off by (s)",
    "end off by (s)",
)
TOO_MANY = (Wrong.DOUBLED, Wrong.FALSE)
OWN_COLUMN = (Wrong.LOST, Wrong.STUCK, *TOO_MANY)


async def table() -> list[tuple[str, ...]]:
    """Return a row for each kind of fault, and one for what nothing struck; the head first."""
    return _table(await _reports())


async def _reports() -> list[Report]:
    places = asyncio.Semaphore(AT_ONCE)
    storms = (_report(seed, places) for seed in range(STORMS))
    return await asyncio.gather(*storms)


async def _report(seed: int, places: asyncio.Semaphore) -> Report:
    async with places:
        with tempfile.TemporaryDirectory(prefix="storm-") as folder:
            async with storm(Path(folder), seed, PATIENCE) as raging:
                kinds = [
                    kind
                    for kind in ALL
                    if kind.kind != "disk full" or raging.house.disk is not None
                ]
                report = await raging.live([kind() for kind in kinds])
        for complaint in report.complaints():
            print(f"storm {seed}: {complaint}", file=sys.stderr, flush=True)
        return report


def _table(reports: Sequence[Report]) -> list[tuple[str, ...]]:
    kinds = [kind.kind for kind in ALL]
    return [HEAD, *(_row(kind, reports) for kind in (*kinds, None))]


def _row(kind: str | None, reports: Sequence[Report]) -> tuple[str, ...]:
    """Return the row of a kind of fault, or of what nothing has struck."""

    def is_of(kinds: frozenset[str]) -> bool:
        return kind in kinds if kind is not None else not kinds

    struck = sum(report.struck.count(kind) for report in reports if kind)
    pairs = [p for r in reports for p in r.verdict.pairs if is_of(p.owed.struck)]
    wrong = [o.wrong for r in reports for o in r.verdict.objections if is_of(o.struck)]
    troubles = [t for r in reports for kinds, t in r.troubles if is_of(kinds)]
    counts = (
        struck,
        len(pairs) + wrong.count(Wrong.LOST),
        wrong.count(Wrong.LOST),
        sum(wrong.count(what) for what in TOO_MANY),
        wrong.count(Wrong.STUCK),
        sum(what not in OWN_COLUMN for what in wrong),
        len(troubles),
    )
    return (
        kind or "nothing",
        *map(str, counts),
        f"{max((pair.start_error for pair in pairs), default=0):.1f}",
        f"{max((pair.end_error for pair in pairs), default=0):.1f}",
    )
