"""Rows that a recorder has written of a walker, and of what is built instead."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
import sqlite3

QUESTIONS = {
    "states": "select count(*) from states where metadata_id in {states}",
    "attributes of states": (
        "select count(distinct attributes_id) from states where metadata_id in {states}"
    ),
    "statistics of five minutes": (
        "select count(*) from statistics_short_term where metadata_id in {statistics}"
    ),
    "statistics of the hour": (
        "select count(*) from statistics where metadata_id in {statistics}"
    ),
    "events": (
        "select count(*) from events join event_types using (event_type_id)"
        " left join event_data using (data_id)"
        " where event_types.event_type in ('automation_triggered', 'call_service')"
        " and event_data.shared_data like '%{event}%'"
    ),
}
"""Rows of each sort, by who they are of."""

type Pair = tuple[float, float]
"""A number of a walker, and of what is built instead."""


def rows_of(path: Path, both: list[set[str]], hand: str) -> dict[str, Pair]:
    """Return the rows of each sort that there are of a walker's entities, and of a chain's."""
    with closing(sqlite3.connect(path)) as database:
        found = {
            name: [
                database.execute(
                    question.format(**_whose(database, entities, hand))
                ).fetchone()[0]
                for entities in both
            ]
            for name, question in QUESTIONS.items()
        }
    return {name: (ours, theirs) for name, (ours, theirs) in found.items()}


def _whose(
    database: sqlite3.Connection, entities: set[str], hand: str
) -> dict[str, str]:
    """Return the ids of what is recorded of some entities, as they stand in a question."""
    is_ours = f"automation.{hand}_reminder" not in entities
    states = database.execute("select metadata_id, entity_id from states_meta")
    statistics = database.execute("select id, statistic_id from statistics_meta")
    return {
        "states": _listed(number for number, name in states if name in entities),
        "statistics": _listed(
            number
            for number, name in statistics
            if name in entities or (is_ours and name.startswith("retro_walking:"))
        ),
        "event": "retro_walking" if is_ours else hand,
    }


def _listed(numbers: Iterable[int]) -> str:
    return f"({', '.join(map(str, numbers))})"
