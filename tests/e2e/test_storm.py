"""A storm on a real Home Assistant: whatever goes wrong, the log holds the walks that were walked."""

import os
from pathlib import Path

import pytest

from household.storm.faults import ALL, CHEAP, Fault, FullDisk, Kill
from household.storm.storm import storm
from household.storm.wall import compiler
from tests.long import LONG

SEEDS = range(1, 9) if LONG else (1,)
KINDS: tuple[type[Fault], ...] = ALL if LONG else (*CHEAP, Kill)
PATIENCE = 75 if LONG else 12

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        compiler() is None and os.environ.get("CI") != "true",
        reason="The clock of a process is set by a few lines of C, and there is no compiler.",
    ),
]


@pytest.mark.parametrize("seed", SEEDS)
async def test_after_a_storm_the_log_holds_each_walk_once_and_nothing_else(
    tmp_path: Path, seed: int
) -> None:
    async with storm(tmp_path, seed, PATIENCE) as raging:
        can_fill = raging.house.disk is not None
        kinds = [kind for kind in KINDS if can_fill or kind is not FullDisk]
        report = await raging.live([kind() for kind in kinds])
    assert report.complaints() == []
    assert set(report.struck) == {kind.kind for kind in kinds}
    assert len(report.verdict.pairs) > len(kinds) / 3
