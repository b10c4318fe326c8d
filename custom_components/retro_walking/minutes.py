"""Minutes as they are said."""

from datetime import timedelta

from .core.model import MINUTE


def whole_minutes(span: timedelta) -> int:
    """Return a span as people say it."""
    return max(1, round(span / MINUTE))
