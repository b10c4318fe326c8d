"""Long-term statistics by the date of the walks, kept in step with the log whatever changes in it."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Literal

from homeassistant.components.recorder import DOMAIN as RECORDER
from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    StatisticsRow,
    async_add_external_statistics,
    statistics_during_period,
)
from homeassistant.const import UnitOfTime
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.recorder import get_instance
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import DurationConverter
from sqlalchemy.exc import SQLAlchemyError

from .composer import async_texts
from .const import DOMAIN
from .coordinator import WalkerConfigEntry
from .core import tally
from .core.journal import Journal
from .core.model import MINUTE
from .core.settings import Settings


class Series(StrEnum):
    """What is drawn by date; the last part of its statistic id."""

    SESSIONS = "sessions"
    MINUTES = "minutes"
    PAIN = "pain"


@dataclass(frozen=True, slots=True)
class _Kind:
    text: str
    unit: str | None
    unit_class: str | None
    mean_type: StatisticMeanType


_KINDS = {
    Series.SESSIONS: _Kind("statistic_sessions", None, None, StatisticMeanType.NONE),
    Series.MINUTES: _Kind(
        "statistic_minutes",
        UnitOfTime.MINUTES,
        DurationConverter.UNIT_CLASS,
        StatisticMeanType.NONE,
    ),
    Series.PAIN: _Kind("statistic_knee", None, None, StatisticMeanType.ARITHMETIC),
}

_COLUMNS: set[Literal["max", "mean", "min", "state", "sum"]] = {
    "max",
    "mean",
    "min",
    "state",
    "sum",
}


type _Rows = dict[datetime, StatisticData]
"""What is known of each hour, by its start."""


def statistic_id(entry_id: str, series: Series) -> str:
    """Return the id under which Home Assistant knows a series of a walker."""
    return f"{DOMAIN}:{entry_id.lower()}_{series}"


class Statistics:
    """The statistics of one walker."""

    def __init__(self, hass: HomeAssistant, entry: WalkerConfigEntry) -> None:
        """Know nothing yet of what is recorded."""
        self._hass = hass
        self._entry = entry
        self._walker = entry.runtime_data
        self._recorded: dict[Series, _Rows] = {}
        self._is_due = asyncio.Event()

    @callback
    def start(self) -> None:
        """Follow the log from now on, where there is a recorder."""
        if RECORDER not in self._hass.config.components:
            return
        self._entry.async_on_unload(self._walker.async_listen_log(self._is_due.set))
        self._is_due.set()
        self._entry.async_create_background_task(
            self._hass, self._async_follow(), f"{DOMAIN} statistics"
        )

    async def _async_follow(self) -> None:
        """Write what has changed, again and again; what changes meanwhile is written together."""
        if not await get_instance(self._hass).async_db_ready:
            return
        texts = await async_texts(self._hass)
        # What an earlier run has asked for may still wait to be written.
        await get_instance(self._hass).async_block_till_done()
        self._recorded = await self._async_recorded()
        while await self._is_due.wait():
            self._is_due.clear()
            wanted = await self._hass.async_add_executor_job(
                _rows_of, self._walker.state.journal, self._walker.settings
            )
            for series, rows in wanted.items():
                name = texts(_KINDS[series].text, walker=self._entry.title)
                self._write(series, rows, name)

    async def _async_recorded(self) -> dict[Series, _Rows]:
        """Return what was written before, by this or an earlier run; what cannot be read is written anew."""
        ids = {statistic_id(self._entry.entry_id, series): series for series in Series}
        found: dict[str, list[StatisticsRow]] = {}
        with suppress(SQLAlchemyError):
            found = await get_instance(self._hass).async_add_executor_job(
                statistics_during_period,
                self._hass,
                dt_util.utc_from_timestamp(0),
                None,
                set(ids),
                "hour",
                None,
                _COLUMNS,
            )
        return {
            series: _by_start(map(_read, found.get(id_, [])))
            for id_, series in ids.items()
        }

    def _write(self, series: Series, rows: _Rows, name: str) -> None:
        """Have the recorder know what it does not yet."""
        kind = _KINDS[series]
        has_sum = kind.mean_type is StatisticMeanType.NONE
        recorded = self._recorded[series]
        rows = _filled(rows, recorded, has_sum=has_sum)
        new = [row for start, row in rows.items() if row != recorded.get(start)]
        self._recorded[series] = rows
        metadata = StatisticMetaData(
            source=DOMAIN,
            statistic_id=statistic_id(self._entry.entry_id, series),
            name=name,
            unit_of_measurement=kind.unit,
            unit_class=kind.unit_class,
            mean_type=kind.mean_type,
            has_sum=has_sum,
        )
        async_add_external_statistics(self._hass, metadata, new)


def _rows_of(journal: Journal, settings: Settings) -> dict[Series, _Rows]:
    walked = list(tally.walked(journal, settings))
    sessions = (
        StatisticData(
            start=_full_hour(hour.start), state=hour.sessions, sum=hour.all_sessions
        )
        for hour in walked
    )
    minutes = (
        StatisticData(
            start=_full_hour(hour.start),
            state=hour.active / MINUTE,
            sum=hour.all_active / MINUTE,
        )
        for hour in walked
    )
    pain = (
        StatisticData(
            start=_full_hour(hour.start),
            mean=hour.mean,
            min=hour.lowest,
            max=hour.highest,
        )
        for hour in tally.pain(journal, settings)
    )
    return {
        Series.SESSIONS: _by_start(sessions),
        Series.MINUTES: _by_start(minutes),
        Series.PAIN: _by_start(pain),
    }


def _filled(rows: _Rows, recorded: _Rows, *, has_sum: bool) -> _Rows:
    """Return rows, and an empty one for each hour in which something was recorded that is no more.

    An hour cannot be taken out of the recorder; in an empty one nothing happened.
    """
    filled: _Rows = {}
    so_far = 0.0
    for start in sorted(rows.keys() | recorded.keys()):
        row = rows.get(start)
        if row is None:
            row = StatisticData(start=start)
            if has_sum:
                row = StatisticData(start=start, state=0, sum=so_far)
        so_far = row.get("sum", 0.0)
        filled[start] = row
    return filled


def _by_start(rows: Iterable[StatisticData]) -> _Rows:
    return {row["start"]: row for row in rows}


def _read(row: StatisticsRow) -> StatisticData:
    read = StatisticData(start=_full_hour(dt_util.utc_from_timestamp(row["start"])))
    for column in _COLUMNS:
        if (value := row.get(column)) is not None:
            read[column] = value
    return read


def _full_hour(start: datetime) -> datetime:
    """Return it by a clock that shows a full hour then, as the recorder wants one; it keeps the moment."""
    return start.astimezone(timezone(-timedelta(minutes=start.minute)))
