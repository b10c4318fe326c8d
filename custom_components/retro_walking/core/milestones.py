"""What is reached, or not: told where a change leads there."""

from datetime import datetime, timedelta

from .course import Course
from .model import Milestone
from .plan import Verb
from .reasons import MorningsRising, TwoReds
from .week import Week

LATELY = timedelta(days=2)
"""What a change brings about longer ago is history, and none to be told."""

_OF_RULINGS = {
    Verb.PROPOSED: Milestone.STEP_PROPOSED,
    Verb.STEPPED_UP: Milestone.STEP_ACCEPTED,
    Verb.STEPPED_BACK: Milestone.STEP_BACK,
    Verb.COMPLETED: Milestone.PROGRAMME_COMPLETED,
}


def of_week(before: Week, now: Week) -> list[Milestone]:
    """Return what a change of the log has reached of the goal of one and the same week."""
    marks = {
        Milestone.GOAL_MET: now.goal.least,
        Milestone.GOAL_COMPLETE: now.goal.most,
    }
    return [what for what, mark in marks.items() if before.done < mark <= now.done]


def of_course(before: Course, now: Course, at: datetime) -> list[Milestone]:
    """Return what was ruled of the programme meanwhile."""
    if before is now:
        return []
    known = {(ruling.at, ruling.verb) for ruling in before.plan.rulings}
    found: list[Milestone] = []
    if now.plan.has_flag and not before.plan.has_flag:
        found.append(Milestone.PAIN_STOP)
    for ruling in now.plan.rulings:
        if ruling.at < at - LATELY or (ruling.at, ruling.verb) in known:
            continue
        if ruling.verb in _OF_RULINGS:
            found.append(_OF_RULINGS[ruling.verb])
        elif ruling.verb is Verb.PAUSED and isinstance(
            ruling.because, TwoReds | MorningsRising
        ):
            found.append(Milestone.PAIN_STOP)
    return found
