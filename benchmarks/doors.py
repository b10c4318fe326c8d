"""Bad input by the thousand at every door: what is answered, what is refused, and what breaks."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import repeat
from multiprocessing import get_context
import os

from freezegun import freeze_time
from homeassistant.core import HomeAssistant

from tests.doors.door import Door, Outcome, Tally, explore
from tests.doors.doors import DOORS
from tests.doors.house import House
from tests.ha.life import NOON, Life

from .home import in_memory

AT_ONCE = 2

CASES = 10_000
"""At each door; fewer where the environment's RETRO_WALKING_CASES says so."""


def table() -> list[tuple[str, ...]]:
    """Return a head and a row for each door, and one for all of them."""
    head = (
        "what comes in",
        "cases",
        "answered",
        "refused with a sentence",
        "passed over",
        "tracebacks",
        "logs changed by what was refused",
        "states that could not be kept or shown",
    )
    number = int(os.environ.get("RETRO_WALKING_CASES", CASES))
    # A home in memory holds what it once had: each door has a process of its own.
    with ProcessPoolExecutor(
        AT_ONCE, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as processes:
        tallies = list(processes.map(tally_of, DOORS, repeat(number)))
    columns = zip(*map(_numbers, tallies), strict=True)
    total = tuple(f"{sum(column):,}" for column in columns)
    return [head, *map(_row, tallies), ("all of it", *total)]


def tally_of(door: type[Door], number: int) -> Tally:
    """Return what becomes of a number of cases at a door."""
    with (
        asyncio.Runner() as runner,
        freeze_time(NOON) as freezer,
        _home(runner) as hass,
    ):
        runner.run(hass.config.async_set_time_zone("Europe/Berlin"))
        house = House(Life(hass, freezer))  # type: ignore[arg-type]
        tally = explore(door(house), runner.run, number)
    for wrong in tally.wrong[:9]:
        print(wrong)
    return tally


@contextmanager
def _home(runner: asyncio.Runner) -> Iterator[HomeAssistant]:
    """Run a Home Assistant whose loop stands still whenever nobody comes."""
    home = in_memory()
    hass = runner.run(home.__aenter__())
    try:
        yield hass
    finally:
        runner.run(home.__aexit__(None, None, None))


def _numbers(tally: Tally) -> tuple[int, ...]:
    return (
        tally.cases,
        *(tally.outcomes[outcome] for outcome in Outcome),
        len(tally.tracebacks),
        len(tally.changed),
        len(tally.unfit),
    )


def _row(tally: Tally) -> tuple[str, ...]:
    return (tally.door, *(f"{number:,}" for number in _numbers(tally)))
