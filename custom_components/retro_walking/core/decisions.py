"""What the walker may decide about the programme now, and what a decision amounts to."""

from datetime import timedelta

from .errors import (
    LongestTooShort,
    MinutesOutOfRange,
    NoProgramme,
    NoRedFlag,
    NothingProposed,
    NotPaused,
    ProgrammeRunning,
    RedFlagRaised,
    SafetyListOpen,
    StartAboveTarget,
    TargetNotAhead,
)
from .events import Decide
from .model import MINUTE, Decided, Decision
from .plan import Plan, Stage
from .settings import Number, Programme, Timing, options_of


def check(programme: Programme) -> None:
    """Raise StartAboveTarget for options that contradict each other."""
    if programme.start_minutes > programme.target_minutes:
        raise StartAboveTarget(programme.start_minutes, programme.target_minutes)


def check_lengths(timing: Timing, programme: Programme) -> None:
    """Raise LongestTooShort where a walk is closed before it is what it is to be."""
    needed = max(timing.counts_from, programme.target_minutes)
    if timing.longest_session < needed:
        raise LongestTooShort(timing.longest_session, needed)


def decision_of(wish: Decide, plan: Plan, programme: Programme) -> Decision:
    """Return what a wish amounts to as things stand.

    Raises what is wrong with it: RedFlagRaised, SafetyListOpen, NoProgramme, ProgrammeRunning,
    NothingProposed, NotPaused, NoRedFlag, or what is wrong with its minutes.
    """
    match wish.what:
        case Decided.STARTED:
            return _start(wish, plan, programme)
        case Decided.ACCEPTED | Decided.DECLINED:
            if plan.proposal is None:
                raise NothingProposed
            assert plan.ruling is not None
            # Whatever a clock says, it was proposed before.
            at = max(wish.at, plan.ruling.at)
            step = plan.proposal - plan.dose
            return Decision(at=at, what=wish.what, step=step)
        case Decided.STOPPED if plan.stage is Stage.NOT_STARTED:
            raise NoProgramme
        case Decided.RESUMED:
            _check_resume(plan)
        case Decided.FLAG_CLEARED if not plan.has_flag:
            raise NoRedFlag
        case Decided.LIST_CONFIRMED if plan.has_flag:
            raise RedFlagRaised
    return Decision(at=wish.at, what=wish.what)


def _check_resume(plan: Plan) -> None:
    if plan.stage is Stage.NOT_STARTED:
        raise NoProgramme
    _check_safety(plan)
    if plan.stage is not Stage.PAUSED:
        raise NotPaused


def _check_safety(plan: Plan) -> None:
    if plan.has_flag:
        raise RedFlagRaised
    if plan.list_open_since is not None:
        raise SafetyListOpen


def _start(wish: Decide, plan: Plan, programme: Programme) -> Decision:
    """Return a start from the beginning, or one that leads a complete programme on."""
    _check_safety(plan)
    if plan.stage not in (Stage.NOT_STARTED, Stage.COMPLETED):
        raise ProgrammeRunning
    if plan.stage is Stage.COMPLETED and wish.start is None:
        if wish.target is None or wish.target <= plan.dose:
            raise TargetNotAhead(plan.dose)
        _check_range("target_minutes", wish.target)
        return Decision(at=wish.at, what=Decided.STARTED, target=wish.target)
    start = programme.start_minutes if wish.start is None else wish.start
    target = programme.target_minutes if wish.target is None else wish.target
    _check_range("start_minutes", start)
    _check_range("target_minutes", target)
    if start > target:
        raise StartAboveTarget(start, target)
    return Decision(at=wish.at, what=Decided.STARTED, start=start, target=target)


def _check_range(name: str, minutes: timedelta) -> None:
    option = options_of(Programme)[name]
    assert isinstance(option, Number)
    low, high = option.spanned(option.low), option.spanned(option.high)
    if not low <= minutes <= high or minutes % MINUTE:
        raise MinutesOutOfRange(low, high)
