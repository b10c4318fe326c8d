"""Walks kept: how much of what a week asks for was walked in the last seven days."""

from datetime import date

from .journal import Journal
from .plan import Plan
from .settings import Settings
from .week import DAY, goal_on, local_day, midnight

WINDOW = 7
LOW = 0.66
"""Below this share no step is proposed: two walks of three are enough."""


def share_kept(
    plan: Plan, journal: Journal, today: date, settings: Settings
) -> float | None:
    """Return the adherence from 0 to 1, None where no programme asks for walks.

    Days on hold, paused, or before the programme lower what is asked for in all. More walks than
    that do not count.
    """
    days = [today - n * DAY for n in range(WINDOW)]
    least = goal_on(journal, today, settings).least
    asked = least * sum(_asks(plan, journal, day, settings) for day in days) / WINDOW
    if not asked:
        return None
    return min(sum(day in days for day in plan.kept_on), asked) / asked


def _asks(plan: Plan, journal: Journal, day: date, settings: Settings) -> bool:
    """Tell whether a day is one of the programme's."""
    if plan.started_at is None or day < local_day(plan.started_at, settings.zone):
        return False
    start, end = (midnight(d, settings.zone) for d in (day, day + DAY))
    is_paused = any(pause.clipped(start, end) for pause in plan.pauses)
    return not is_paused and not journal.is_held(day, day)
