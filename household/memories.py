"""What a plug has shown before anybody asked: days and weeks of states, and how a home remembers them."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
import sqlite3

EVENING = 18 * 3600
"""When somebody walks on every other day, in seconds after the beginning of that day."""

EIGHT_MINUTES = 480


def each_second(start: datetime, end: datetime) -> Iterator[tuple[float, str]]:
    """Return what a plug shows that never says the same twice: a walk every other day, with a pause."""
    noise = Random(1)
    first = start.timestamp()
    for n in range(int(end.timestamp() - first)):
        days, second = divmod(n, 86_400)
        walked = second - EVENING
        if days % 2 == 0 and 0 <= walked < EIGHT_MINUTES and not 200 <= walked < 240:
            yield first + n, f"{60 + noise.uniform(-25, 30):.1f}"
        else:
            yield first + n, "1.6" if n % 2 else "1.7"


def four_weeks(before: datetime) -> list[tuple[float, str]]:
    """Return what a plug has shown in the four weeks before a moment: two walks in each."""
    noise = Random(4)
    first = before - timedelta(days=28)
    states = [(first.timestamp(), "1.6")]
    for week in range(4):
        for day in (1, 4):
            start = first + timedelta(days=7 * week + day, hours=18, minutes=7 * day)
            for _ in range(6 * (5 + week)):
                states.append((start.timestamp(), f"{noise.uniform(60, 110):.1f}"))
                start += timedelta(seconds=10)
            states.append((start.timestamp(), "1.6"))
    return states


def remember(
    database: Path, entity_id: str, states: Iterable[tuple[float, str]]
) -> None:
    """Write states of an entity into the SQLite file of a Home Assistant that runs.

    Raises LookupError where its recorder has not heard of the entity yet.
    """
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        known = connection.execute(
            "select metadata_id, attributes_id from states"
            " join states_meta using (metadata_id)"
            " where states_meta.entity_id = ? order by state_id desc limit 1",
            (entity_id,),
        ).fetchone()
        if known is None:
            raise LookupError(entity_id)
        connection.executemany(
            "insert into states"
            " (metadata_id, attributes_id, state, last_updated_ts, origin_idx)"
            " values (?, ?, ?, ?, 0)",
            ((*known, state, seconds) for seconds, state in states),
        )
