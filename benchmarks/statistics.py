"""Long-term statistics of ten years: what a change costs, from the log to the recorder's table."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
import time
from typing import Any
from unittest.mock import patch

from homeassistant.components.recorder.statistics import async_add_external_statistics
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance

from custom_components.retro_walking import statistics
from custom_components.retro_walking.coordinator import WalkerCoordinator
from custom_components.retro_walking.core.events import Delete, Edit, Event, Log, TakeIn
from custom_components.retro_walking.core.model import PainReport, Session
from tests.ha.life import walker

from .home import in_memory, recorded
from .table import interleaved_async, show

TEN_YEARS = 1_560
"""Walks at three a week."""


async def run() -> None:
    """Measure the newest walk, the oldest score, and the deletion of the oldest walk in turns."""
    async with in_memory() as hass:
        await recorded(hass)
        entry = walker(None)
        entry.add_to_hass(hass)
        await hass.config_entries.async_setup(entry.entry_id)
        ada: WalkerCoordinator = entry.runtime_data
        now = ada.now()
        walks = tuple(
            _walk(n, now - timedelta(days=7 / 3 * n + 1)) for n in range(1, TEN_YEARS)
        )
        await _until_written(hass, ada, TakeIn(now, walks))

        async def newest() -> float:
            await _until_written(
                hass, ada, Delete(now, ada.state.journal.sessions[-1].session_id)
            )
            return await _until_written(
                hass, ada, Log(now, _walk(0, now - timedelta(days=1)))
            )

        async def score() -> float:
            oldest = ada.state.journal.sessions[0]
            during = 3 if oldest.pain.during != 3 else 4
            corrected = replace(oldest, pain=replace(oldest.pain, during=during))
            return await _until_written(hass, ada, Edit(now, corrected))

        async def everything() -> float:
            oldest = ada.state.journal.sessions[0]
            spent = await _until_written(hass, ada, Delete(now, oldest.session_id))
            await _until_written(hass, ada, Log(now, oldest))
            return spent

        one, corrected, rebuilt = await interleaved_async(newest, score, everything)
    show(
        f"A change of the log of ten years ({TEN_YEARS:,} walks), until the recorder has all of it",
        [
            ("a walk of yesterday is written down", f"{one * 1e3:.0f} ms", ""),
            ("the oldest score is corrected", f"{corrected * 1e3:.0f} ms", ""),
            (
                "the oldest walk is deleted: all is written anew",
                f"{rebuilt * 1e3:.0f} ms",
                "aim: below 100 ms",
            ),
        ],
    )


def _walk(n: int, start: datetime) -> Session:
    active = timedelta(minutes=5 + n % 6)
    return Session(
        session_id="",
        start=start,
        end=start + active,
        active=active,
        pain=PainReport(during=n % 4),
    )


async def _until_written(
    hass: HomeAssistant, ada: WalkerCoordinator, wish: Event
) -> float:
    """Return the seconds from a wish until all that follows is in the database."""
    handed_over = asyncio.Event()
    left = len(statistics.Series)

    def hand_over(*what: Any) -> None:
        nonlocal left
        async_add_external_statistics(*what)
        left -= 1
        if not left:
            handed_over.set()

    with patch.object(statistics, "async_add_external_statistics", hand_over):
        start = time.perf_counter()
        ada.apply(wish)
        await handed_over.wait()
        await get_instance(hass).async_block_till_done()
        return time.perf_counter() - start
