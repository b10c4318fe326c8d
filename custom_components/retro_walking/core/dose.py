"""How long a walk may be planned: steps back, and how far a step may go."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from .model import MINUTE, Session

FLOOR = 3 * MINUTE
LEAST_BACK, SHARE_BACK = 2 * MINUTE, 0.2
"""A step back is the larger of the two, and does not lead below the floor."""

LOOK_BACK = timedelta(days=14)
CAP_SHARE, CAP_A_WEEK = 0.3, 3 * MINUTE
"""The minutes of a week exceed those of the weeks looked back at by the larger of the two at most."""

AS_PLANNED = 0.8
"""A walk of this share of the planned minutes is as good as all of them."""


def stepped_back(dose: timedelta) -> timedelta:
    """Return what is planned after a step back, in whole minutes."""
    back = max(LEAST_BACK, SHARE_BACK * dose)
    return max(min(dose, FLOOR), _whole(dose - back))


def lately(walks: Sequence[Session], dose: timedelta, at: datetime) -> timedelta:
    """Return how long the walks before a moment were, in the mean; `dose` where there were none."""
    lengths = []
    for walk in reversed(walks):
        if walk.start < at - LOOK_BACK:
            break
        lengths.append(dose if walk.active >= AS_PLANNED * dose else walk.active)
    return sum(lengths, timedelta()) / len(lengths) if lengths else dose


def most_after(usual: timedelta, walks_a_week: int) -> timedelta:
    """Return the most that may be planned after walks of a usual length; a minute more always may."""
    more = max(CAP_SHARE * usual, CAP_A_WEEK / walks_a_week)
    return max(_whole(usual + more), _whole(usual) + MINUTE)


def _whole(span: timedelta) -> timedelta:
    return span // MINUTE * MINUTE
