"""Bad input at every door: it is answered or refused, and nothing is broken by it."""

import os

from homeassistant.core import HomeAssistant
import pytest

from ..ha.life import Life
from .door import Door, explore
from .doors import DOORS
from .house import House

CASES = 10_000 if os.environ.get("RETRO_WALKING_LONG") == "1" else 120


@pytest.mark.newest
@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_what_comes_in_is_answered_or_refused_and_breaks_nothing(
    hass: HomeAssistant, life: Life, socket_enabled: None, door: type[Door]
) -> None:
    hass.loop.set_debug(False)
    tally = explore(door(House(life)), hass.loop.run_until_complete, CASES)
    assert tally.wrong == []
    assert tally.cases > 0
