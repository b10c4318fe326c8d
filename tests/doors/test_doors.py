"""Bad input at every door: it is answered or refused, and nothing is broken by it."""

import pytest

from benchmarks.doors import CASES, tally_of

from ..long import LONG
from .door import Door
from .doors import DOORS

NUMBER = CASES if LONG else 100


@pytest.mark.newest
@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_what_comes_in_is_answered_or_refused_and_breaks_nothing(
    socket_enabled: None, door: type[Door]
) -> None:
    tally = tally_of(door, NUMBER)
    assert tally.wrong == []
    assert tally.cases > 0
