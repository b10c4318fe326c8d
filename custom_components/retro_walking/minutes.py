"""Minutes, as people give them."""

from datetime import timedelta
import re

from .core.errors import NoMinutes, SessionTooLong, SessionWithoutLength
from .core.journal import LONGEST

_REPLY = re.compile(r"\s*(\d{1,4}(?:[.,]\d{1,3})?)(?![\d.,])\D*")


def as_span(minutes: float) -> timedelta:
    """Return minutes of a walk as a span; raises SessionWithoutLength or SessionTooLong."""
    if not minutes > 0:
        raise SessionWithoutLength
    if minutes > LONGEST / timedelta(minutes=1):
        raise SessionTooLong(LONGEST)
    return timedelta(minutes=minutes)


def from_reply(text: object) -> timedelta:
    """Return the minutes of a typed answer such as "7", "7,5" or "7 min"; raises NoMinutes too."""
    found = _REPLY.fullmatch(str(text))
    if found is None:
        raise NoMinutes
    return as_span(float(found[1].replace(",", ".")))
