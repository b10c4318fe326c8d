"""Runs all of it, or what is named."""

import asyncio
import logging
import sys

from . import (
    card,
    cohort,
    detector,
    half_year,
    history,
    noise,
    past,
    readings,
    statistics,
    storms,
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
    "storms": storms.run,
}


def main() -> None:
    logging.disable(logging.WARNING)
    for name in sys.argv[1:] or PARTS:
        if name not in PARTS:
            sys.exit(f"There is no part {name}. Name some of: {', '.join(PARTS)}.")
        if (running := PARTS[name]()) is not None:
            asyncio.run(running)


if __name__ == "__main__":
    main()
