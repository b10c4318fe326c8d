"""What dashboards are told, as files that the card's own tests read as well: the two cannot drift.

`python -m tests.core.test_wire` writes the files anew.
"""

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any

import pytest

from custom_components.retro_walking.core import wire
from custom_components.retro_walking.core.events import Begin, Log, Seen, SetHold
from custom_components.retro_walking.core.model import (
    Activity,
    CountsAs,
    Decided,
    Place,
    Reading,
    Session,
)
from custom_components.retro_walking.core.snapshot import take

from .builders import STILL, WALK, minutes
from .diary import Diary, local, settings
from .patient import Patient

FILES = Path(__file__).parents[1] / "wire"


def newcomer() -> Diary:
    """Set up at noon, and nothing walked yet."""
    return Diary()


def walking() -> Diary:
    """Walk by hand, three minutes so far."""
    patient = Patient().logs(0).on(2, 18)
    patient.take(Begin(patient.now))
    return patient.tick(local(patient.day(2), 18, 3))


def paused() -> Diary:
    """Walk on the belt for four minutes, and stand for one."""
    patient = Patient(settings(CountsAs.BACKWARDS)).on(2, 18)
    for minute, watts in ((0, WALK), (4, STILL)):
        moment = local(patient.day(2), 18, minute)
        patient.take(Seen("plug", Reading(moment, watts)))
    return patient.tick(local(patient.day(2), 18, 5))


def waiting() -> Diary:
    """Let one walk wait for a yes, and another for a score."""
    patient = Patient().logs(1, None, hour=8).on(1, 18)
    return patient.treads(local(patient.day(1), 18), 7).tick(local(patient.day(1), 19))


def proposal() -> Diary:
    """Walk three times with a calm knee: a minute more is proposed."""
    patient = Patient()
    for day in (0, 2, 7):
        patient.logs(day, 1).wakes(day + 1, 1)
    return patient.on(8, 10)


def half_year() -> Diary:
    """Walk for half a year, with pain, other exercise, a short walk outdoors."""
    patient = Patient()
    for week in range(26):
        for day, during in ((0, 1), (2, 2), (5, None)):
            if week % 6 == 4 and day == 5:
                continue
            patient.logs(7 * week + day, during)
            if during is not None:
                patient.wakes(7 * week + day + 1, 5 if week == 9 and day == 2 else 1)
            if patient.proposed is not None:
                patient.decides(Decided.ACCEPTED)
    start = local(patient.day(179), 8)
    for kind, place, length, note in (
        (Activity.SWIMMING, Place.TREADMILL, 30, "<b>calm</b>"),
        (Activity.WALK, Place.OUTDOORS, 2, None),
    ):
        patient.take(
            Log(
                local(patient.day(181), 9),
                Session(
                    session_id="",
                    kind=kind,
                    place=place,
                    start=start,
                    end=start + minutes(length),
                    active=minutes(length),
                    note=note,
                ),
            )
        )
        start += minutes(60)
    return patient.on(181, 12)


def on_hold() -> Diary:
    """Go on holiday, until a day."""
    patient = Patient().logs(0)
    patient.take(SetHold(local(patient.day(1), 9), on=True, last_day=patient.day(12)))
    return patient


def red_flag() -> Diary:
    """Have a warning sign."""
    return Patient().logs(0, 7).on(0, 12).decides(Decided.FLAG_RAISED)


SCENES: tuple[Callable[[], Diary], ...] = (
    newcomer,
    walking,
    paused,
    waiting,
    proposal,
    half_year,
    on_hold,
    red_flag,
)


def told(diary: Diary) -> dict[str, Any]:
    """Return what a dashboard is told; the shell turns the key of a reason into words."""
    state, chosen = diary.step.state, diary.settings
    now = take(state, chosen)
    return {
        "now": {
            **wire.numbers(now),
            **wire.live(now, chosen.zone),
            "reason": now.ruling.because.key if now.ruling else None,
            "at": state.at.astimezone(chosen.zone).isoformat(),
        },
        "sessions": [
            wire.told(session, now, chosen) | {"source": None}
            for session in state.journal.sessions
        ],
    }


def file_of(scene: Callable[[], Diary]) -> Path:
    return FILES / f"{scene.__name__}.json"


def as_text(scene: Callable[[], Diary]) -> str:
    return json.dumps(told(scene()), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_dashboards_are_told_what_the_card_is_tested_with(
    scene: Callable[[], Diary],
) -> None:
    assert as_text(scene) == file_of(scene).read_text()


if __name__ == "__main__":
    for one in SCENES:
        file_of(one).write_text(as_text(one))
