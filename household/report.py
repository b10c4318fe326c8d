"""The report of a bug: a diagnostics file, with what was set and the last hours of each source."""

from dataclasses import dataclass
from datetime import UTC, datetime
import json
from pathlib import Path
from zoneinfo import ZoneInfo

from .bare_core import stand_in

stand_in()

from custom_components.retro_walking.core.events import Seen  # noqa: E402
from custom_components.retro_walking.core.model import Reading  # noqa: E402
from custom_components.retro_walking.core.settings import (  # noqa: E402
    Settings,
    Timing,
    read,
    read_source,
)


@dataclass(frozen=True, slots=True)
class Report:
    """How detection was set, and what all sources have shown, in the order of time."""

    settings: Settings
    seen: list[Seen]


def is_report(path: Path) -> bool:
    """Tell whether a file is called like one that Home Assistant offers for download."""
    return path.suffix == ".json"


def read_report(path: Path) -> Report:
    """Return what a diagnostics file holds; raises ValueError or KeyError where it is none."""
    told = json.loads(path.read_text())["data"]
    settings = Settings(
        timing=read(Timing, told["options"].get("session", {})),
        sources={one["source_id"]: read_source(one) for one in told["sources"]},
        zone=ZoneInfo(told["time_zone"]),
    )
    seen = [
        Seen(one["source_id"], Reading(datetime.fromtimestamp(at, UTC), value))
        for one in told["sources"]
        for at, value in one["readings"]
    ]
    return Report(settings, sorted(seen, key=lambda seen: seen.reading.at))
