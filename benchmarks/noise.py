"""State changes and recorder rows: an hour of a plug's idle noise, and a walk of ten minutes."""

from pathlib import Path
import random
import sqlite3

from freezegun import freeze_time
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.recorder import get_instance

from tests.ha.life import ADA, NOON, Life, walker

from .home import entities_of, in_memory, recorded
from .table import show


class Tally:
    """State changes of a walker's entities, as they happen and as they are recorded."""

    def __init__(self, hass: HomeAssistant, database: Path) -> None:
        self._hass, self._database = hass, database
        self._changes = 0
        hass.bus.async_listen("state_changed", self._count)

    async def taken(self) -> tuple[int, int]:
        """Return the changes and the rows since it was asked last."""
        await self._hass.async_block_till_done()
        await get_instance(self._hass).async_block_till_done()
        changes, self._changes = self._changes, 0
        return changes, await self._hass.async_add_executor_job(self._rows)

    @callback
    def _count(self, event: Event[EventStateChangedData]) -> None:
        self._changes += event.data["entity_id"] in entities_of(self._hass, ADA)

    def _rows(self) -> int:
        question = (
            "select count(*) from states join states_meta using (metadata_id)"
            " where states_meta.entity_id like '%.ada_%'"
        )
        with sqlite3.connect(self._database) as database:
            (rows,) = database.execute(question).fetchone()
        return int(rows)


async def run() -> None:
    noise = random.Random(1)
    with freeze_time(NOON, ignore=["recorder"]) as freezer:
        async with in_memory() as hass:
            path = await recorded(hass, commit_interval=0)
            life = Life(hass, freezer)  # type: ignore[arg-type]
            await life.set_up(walker())
            await life.shows(0, "1.6")
            tally = Tally(hass, path)
            _, before = await tally.taken()
            for second in range(1, 3600, 2):
                await life.shows(second, f"{noise.uniform(0.5, 15):.1f}")
            idle, after_idle = await tally.taken()
            for second in range(4000, 4600, 2):
                await life.shows(second, f"{noise.uniform(60, 110):.1f}")
            await life.shows(4600, "1.6")
            await life.at(4900)
            walk, after_walk = await tally.taken()
    show(
        "State changes of a walker's entities, and rows of them in the recorder",
        [
            ("an hour of idle noise", f"{idle} / {after_idle - before}", "aim: 0"),
            (
                "a walk of ten minutes",
                f"{walk} / {after_walk - after_idle}",
                "aim: at most 40",
            ),
        ],
    )
