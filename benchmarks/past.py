"""Finding the walks of ten days at one reading a second, against merely reading the same rows."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
import gc
import time
import tracemalloc

from homeassistant.components.recorder import history
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance

from custom_components.retro_walking.core.model import Kind
from custom_components.retro_walking.core.past import Finder
from custom_components.retro_walking.core.settings import Settings, read_source
from custom_components.retro_walking.sources.history import SLICE, Recorded
from household.memories import each_second
from household.recording import record

from .home import in_memory, recorded
from .table import interleaved_async, show

PLUG = "sensor.plug"
DAYS = timedelta(days=10)


async def run() -> None:
    """Measure both in turns on one SQLite database."""
    end = datetime.now(UTC).replace(microsecond=0)
    start = end - DAYS
    async with in_memory() as hass:
        await recorded(hass)
        await get_instance(hass).async_add_executor_job(
            record, hass, PLUG, {"unit_of_measurement": "W"}, each_second(start, end)
        )
        gc.collect()
        # As Home Assistant does once it has started.
        gc.freeze()

        async def read() -> float:
            return await _seconds(lambda: _read(hass, start, end))

        async def find() -> float:
            return await _seconds(lambda: _find(hass, start, end))

        async def find_watched() -> float:
            async with _watched_loop() as gaps:
                await _find(hass, start, end)
            return max(gaps)

        merely, found, blocked = await interleaved_async(read, find, find_watched)
        peak = await _peak(lambda: _find(hass, start, end))
        gc.unfreeze()
    show(
        "Finding the walks of ten days at one reading a second (864 000 states, SQLite)",
        [
            ("merely reading the rows", f"{merely:.2f} s", ""),
            ("finding the walks", f"{found:.2f} s", ""),
            ("finding against reading", f"{found / merely:.2f} ×", "aim: below 1.5 ×"),
            ("peak memory of it", f"{peak / 2**20:.1f} MiB", "aim: below 64 MiB"),
            (
                "longest time the event loop was blocked",
                f"{blocked * 1000:.1f} ms",
                "aim: below 20 ms",
            ),
        ],
    )


async def _read(hass: HomeAssistant, start: datetime, end: datetime) -> None:
    first = start
    while first < end:
        last = min(first + SLICE, end)
        await get_instance(hass).async_add_executor_job(_rows, hass, first, last)
        first = last


def _rows(hass: HomeAssistant, first: datetime, last: datetime) -> None:
    history.get_significant_states(
        hass,
        first,
        last,
        [PLUG],
        include_start_time_state=False,
        significant_changes_only=False,
        compressed_state_format=True,
    )


async def _find(hass: HomeAssistant, start: datetime, end: datetime) -> None:
    source = read_source({"kind": Kind.POWER, "counts_as": "backwards"})
    recorded = Recorded(
        hass=hass, entity_id=PLUG, kind=Kind.POWER, start=start, end=end
    )
    walks = await recorded.async_find(Finder("plug", source, Settings()))
    assert len(walks) == 5, walks


async def _seconds(action: Callable[[], Awaitable[None]]) -> float:
    start = time.perf_counter()
    await action()
    return time.perf_counter() - start


async def _peak(action: Callable[[], Awaitable[None]]) -> int:
    tracemalloc.start()
    await action()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@asynccontextmanager
async def _watched_loop() -> AsyncGenerator[list[float]]:
    """Measure how late the event loop comes to what is due each millisecond, in seconds."""
    gaps = [0.0]

    async def watch() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.001)
            gaps.append(time.perf_counter() - before - 0.001)

    task = asyncio.create_task(watch())
    try:
        yield gaps
    finally:
        task.cancel()
