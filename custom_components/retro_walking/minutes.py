"""Minutes as they are said."""

from datetime import timedelta

from .core.model import MINUTE


def whole_minutes(span: timedelta) -> int:
    """Return a span as people say it: half a minute is one more."""
    return max(1, int(span / MINUTE + 0.5))
