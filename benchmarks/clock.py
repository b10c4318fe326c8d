"""A home whose clock is put forward by hand, from one thing that is due to the next.

Home Assistant's own timers run, on time, in the order in which they are due.
"""

from collections.abc import AsyncGenerator
from contextlib import ExitStack, asynccontextmanager
from datetime import datetime, timedelta, tzinfo
from math import ceil, inf
import time
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity, event
from homeassistant.util import dt as dt_util
from homeassistant.util.async_ import get_scheduled_timer_handles
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.ha.life import WATTS

from .home import in_memory

SOON = 0.001
"""Seconds that are no reason to wait for another."""


class Clock:
    """A home, and the only hand on its clock."""

    def __init__(self, hass: HomeAssistant, start: datetime) -> None:
        self.hass = hass
        self._start, self._passed = start, 0.0
        self._loop_start = hass.loop.time()

    def timestamp(self) -> float:
        return self._start.timestamp() + self._passed

    def utcnow(self) -> datetime:
        return self._start + timedelta(seconds=self._passed)

    def now(self, zone: tzinfo | None = None) -> datetime:
        return self.utcnow().astimezone(zone or dt_util.get_default_time_zone())

    def loop_time(self) -> float:
        return self._loop_start + self._passed

    async def until(self, moment: datetime) -> None:
        """Let time pass until a moment, with all that is due up to it, each in its second."""
        end = (moment - self._start).total_seconds()
        while (due := self._due()) <= end:
            self._passed = due
            await self.hass.async_block_till_done()
        self._passed = end
        await self.hass.async_block_till_done()

    async def shows(self, plug: str, watts: float) -> None:
        """Have a plug report."""
        self.report(plug, watts)
        await self.hass.async_block_till_done()

    def report(self, plug: str, watts: float) -> None:
        self.hass.states.async_set(plug, str(watts), WATTS)

    async def set_up(self, *entries: MockConfigEntry) -> None:
        for entry in entries:
            entry.add_to_hass(self.hass)
            await self.hass.config_entries.async_setup(entry.entry_id)
        await self.hass.async_block_till_done()

    def _due(self) -> float:
        """Return the next second by which something is due, since the start."""
        handles = get_scheduled_timer_handles(self.hass.loop)
        when = min((h.when() for h in handles if not h.cancelled()), default=inf)
        if when == inf:
            return inf
        when -= self._loop_start
        return max(self._passed, ceil(when - SOON), when)


@asynccontextmanager
async def clocked(start: datetime) -> AsyncGenerator[Clock]:
    """Run a home whose clock stands at a moment until it is put forward."""
    async with in_memory() as hass:
        await hass.config.async_set_time_zone("UTC")
        clock = Clock(hass, start)
        with ExitStack() as patched:
            for where, name, what in (
                (time, "time", clock.timestamp),
                (entity, "timer", clock.timestamp),
                (event, "time_tracker_timestamp", clock.timestamp),
                (event, "time_tracker_utcnow", clock.utcnow),
                (dt_util, "utcnow", clock.utcnow),
                (dt_util, "now", clock.now),
                (hass.loop, "time", clock.loop_time),
                # After half a year, sums of seconds are off by more than the loop's own.
                (hass.loop, "_clock_resolution", 1e-6),
            ):
                patched.enter_context(patch.object(where, name, what))
            yield clock
            await hass.async_stop(force=True)
            # The loop goes on; what is left of this home would go off in the next one.
            for handle in get_scheduled_timer_handles(hass.loop):
                handle.cancel()
