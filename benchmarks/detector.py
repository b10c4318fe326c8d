"""Readings a second through the detector, against a bare loop that reads and compares each."""

from datetime import UTC, datetime, timedelta

from custom_components.retro_walking.core import detector
from custom_components.retro_walking.core.model import Reading
from custom_components.retro_walking.core.settings import Timing, read_source

from .table import interleaved, seconds, show

READINGS = 500_000
SOURCE, TIMING = read_source({"kind": "power"}), Timing()


def run() -> None:
    start = datetime(2026, 11, 23, tzinfo=UTC)
    readings = [
        Reading(start + timedelta(seconds=n), 60.0 + n % 40) for n in range(READINGS)
    ]

    def bare() -> int:
        active = 0
        for reading in readings:
            if reading.value >= 40:  # type: ignore[operator]
                active += 1
        return active

    def detected() -> detector.Step:
        step = detector.AT_REST
        for reading in readings:
            step = detector.advance(step, reading, SOURCE, TIMING)
        return step

    loop, machine = interleaved(lambda: seconds(bare), lambda: seconds(detected))
    show(
        "The detector, on an hour's load of a plug that reports far too often",
        [
            (
                "readings a second",
                f"{READINGS / machine / 1e6:.1f} million",
                "aim: over 3 million",
            ),
            ("against a bare loop", f"{machine / loop:.1f} ×", "aim: within 12 ×"),
        ],
    )
