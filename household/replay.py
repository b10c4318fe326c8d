"""A recorded trace, or a diagnostics file, through the detector, without Home Assistant."""

import argparse
from collections.abc import Sequence
import csv
from dataclasses import replace
from datetime import datetime, timedelta
from math import isfinite
from pathlib import Path
import sys

from .bare_core import stand_in
from .report import Report, is_report, read_report
from .traces import (
    SeveralEntitiesError,
    history_states,
    is_walkingpad,
    walkingpad_speeds,
)

stand_in()

from custom_components.retro_walking.core.detector import Tick  # noqa: E402
from custom_components.retro_walking.core.events import Seen  # noqa: E402
from custom_components.retro_walking.core.limits import LONGEST  # noqa: E402
from custom_components.retro_walking.core.model import CountsAs, Kind, Reading, Session  # noqa: E402
from custom_components.retro_walking.core.settings import Settings, Timing, read_source  # noqa: E402
from custom_components.retro_walking.core.walker import advance, new, resume  # noqa: E402

_UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    csv.Error,
)
_FIRST_YEAR, _LAST_YEAR = 2, 9998
"""With days beyond, nobody can reckon."""

type Trace = list[tuple[datetime, float | str | None]]

SOURCE = "source"


def read_trace(path: Path, kind: Kind) -> Trace:
    """Return a trace's values; what is no number where one belongs is nothing known."""
    if is_walkingpad(path):
        return [*walkingpad_speeds(path)]
    if kind is Kind.STATE:
        return [*history_states(path)]
    return [(moment, _number(state)) for moment, state in history_states(path)]


def _number(state: str) -> float | None:
    try:
        number = float(state)
    except ValueError:
        return None
    return number if isfinite(number) else None


def seen_in(trace: Trace) -> list[Seen]:
    """Return what the one source of a trace has shown."""
    return [Seen(SOURCE, Reading(*reading)) for reading in trace]


def replayed(seen: Sequence[Seen], settings: Settings) -> tuple[Session, ...]:
    """Return the sessions in what sources have shown, of which an hour of silence is the end."""
    step = resume(new(seen[0].reading.at, settings), settings)
    for one in seen:
        step = advance(step, one, settings)
    step = advance(step, Tick(seen[-1].reading.at + timedelta(hours=1)), settings)
    return step.state.journal.sessions


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/replay", description=__doc__)
    parser.add_argument(
        "file", type=Path, help="a history downloaded as CSV, or diagnostics as JSON"
    )
    parser.add_argument("--kind", type=Kind, choices=list(Kind), default=Kind.POWER)
    parser.add_argument("--on", type=float, help="walking from, in W or km/h")
    parser.add_argument("--off", type=float, help="idle below, in W or km/h")
    parser.add_argument("--longest", type=float, default=60, help="minutes")
    options = parser.parse_args()
    if not options.file.is_file():
        parser.error(f"there is no file {options.file}")
    if not 0 < options.longest <= LONGEST / timedelta(minutes=1):
        parser.error("--longest takes minutes, up to four hours")
    try:
        report = _read(options)
    except SeveralEntitiesError:
        sys.exit(
            f"{options.file} is of several entities. Download the history of the source alone, and try again."
        )
    except _UNREADABLE:
        sys.exit(
            f"{options.file} cannot be read. Download a history as CSV, or the diagnostics, and try again."
        )
    if not report.seen:
        sys.exit(
            f"{options.file} holds no states. Download it when something was seen, and try again."
        )
    found = replayed(report.seen, report.settings)
    for session in found:
        active = session.active.total_seconds() / 60
        doubt = (
            "" if session.confirmed and not session.uncertain else "  to be confirmed"
        )
        print(
            f"{session.start:%Y-%m-%d %H:%M:%S} – {session.end:%H:%M:%S}  {active:5.1f} min{doubt}"
        )
    print(f"{len(found)} walks in {len(report.seen)} readings")


def _read(options: argparse.Namespace) -> Report:
    """Return what a file holds; raises one of _UNREADABLE where it is no recording."""
    report = read_report(options.file) if is_report(options.file) else _traced(options)
    for one in report.seen:
        if not _FIRST_YEAR <= one.reading.at.year <= _LAST_YEAR:
            raise ValueError(one.reading.at)
    return report


def _traced(options: argparse.Namespace) -> Report:
    """Return a trace as the report of one source with the settings that were given."""
    kind = Kind.SPEED if is_walkingpad(options.file) else options.kind
    stored = {"kind": kind, "counts_as": CountsAs.BACKWARDS}
    stored |= {"on_threshold": options.on} if options.on is not None else {}
    stored |= {"off_threshold": options.off} if options.off is not None else {}
    timing = replace(Timing(), longest_session=timedelta(minutes=options.longest))
    trace = read_trace(options.file, kind)
    return Report(
        Settings(timing=timing, sources={SOURCE: read_source(stored)}), seen_in(trace)
    )


if __name__ == "__main__":
    main()
