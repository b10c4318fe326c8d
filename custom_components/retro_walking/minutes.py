"""Minutes as numbers, in and out."""

from datetime import timedelta

from .core.errors import SessionTooLong, SessionWithoutLength
from .core.limits import LONGEST
from .core.model import MINUTE


def as_span(minutes: float) -> timedelta:
    """Return minutes of a walk as a span; raises SessionWithoutLength or SessionTooLong."""
    if not minutes > 0:
        raise SessionWithoutLength
    if minutes > LONGEST / MINUTE:
        raise SessionTooLong(LONGEST)
    return timedelta(minutes=minutes)


def whole_minutes(span: timedelta) -> int:
    """Return a span as people say it."""
    return max(1, round(span / MINUTE))
