"""What belts were recorded to do: moments in UTC, and speeds in km/h or a sensor's states."""

import csv
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

WALKINGPAD_MORNING = Path(__file__).parent / "recorded" / "walkingpad_morning.csv"


class SeveralEntitiesError(Exception):
    """A history is of several entities, and a source is one."""


def is_walkingpad(path: Path) -> bool:
    """Tell whether a file is a walking pad's own record."""
    with path.open() as file:
        return file.readline().startswith("unix_time,")


def walkingpad_speeds(path: Path = WALKINGPAD_MORNING) -> list[tuple[datetime, float]]:
    """Return the moments from which on the belt had a speed, in km/h."""
    with path.open(newline="") as file:
        rows = [
            (
                datetime.fromtimestamp(float(row["unix_time"]), UTC),
                int(row["speed_0.1kmh"]) / 10,
            )
            for row in csv.DictReader(file)
        ]
    first = rows[0]
    # A row is the last one of its speed, which therefore began where the row before ended.
    return [first, *((before[0], row[1]) for before, row in pairwise(rows))]


def history_states(path: Path) -> list[tuple[datetime, str]]:
    """Return the states of a CSV file downloaded from Home Assistant's history page.

    Raises SeveralEntitiesError where it is of more than one, ValueError where a time has no zone.
    """
    with path.open(newline="") as file:
        rows = [*csv.DictReader(file)]
    if len({row.get("entity_id") for row in rows}) > 1:
        raise SeveralEntitiesError
    return sorted((_moment(row["last_changed"]), row["state"]) for row in rows)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
