"""Runs all of it, or what is named."""

import argparse
import asyncio
from functools import partial
import logging

from . import (
    card,
    cohort,
    detector,
    half_year,
    history,
    noise,
    page,
    past,
    readings,
    statistics,
    thresholds,
    voice,
)

PARTS = {
    "detector": detector.run,
    "readings": readings.run,
    "history": history.run,
    "noise": noise.run,
    "reminders": half_year.run,
    "programme": cohort.run,
    "past": past.run,
    "statistics": statistics.run,
    "thresholds": thresholds.run,
    "voice": voice.run,
    "card": card.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument(
        "part", nargs="*", help=f"some of: {', '.join([*PARTS, *page.PARTS])}"
    )
    parser.add_argument(
        "--write", action="store_true", help="put tables into docs/reliability.md"
    )
    options = parser.parse_args()
    parts = PARTS | {
        name: partial(page.run, name, write=options.write) for name in page.PARTS
    }
    if unknown := [name for name in options.part if name not in parts]:
        parser.error(f"there is no part {unknown[0]}; choose {', '.join(parts)}")
    logging.disable(logging.WARNING)
    for name in options.part or parts:
        if (running := parts[name]()) is not None:
            asyncio.run(running)


if __name__ == "__main__":
    main()
