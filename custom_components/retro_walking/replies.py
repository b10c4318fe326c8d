"""Numbers, as people give them: minutes of a walk, and scores."""

from datetime import timedelta
import re

from .core.errors import NoMinutes, NoScore, SessionTooLong, SessionWithoutLength
from .core.journal import LONGEST
from .core.scores import WORST, score_of

_MINUTES = re.compile(r"\s*(\d{1,4}(?:[.,]\d{1,3})?)(?![\d.,])\D*")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_OF_TEN = re.compile(rf"\s*/\s*{WORST}\b")


def as_span(minutes: float) -> timedelta:
    """Return minutes of a walk as a span; raises SessionWithoutLength or SessionTooLong."""
    if not minutes > 0:
        raise SessionWithoutLength
    if minutes > LONGEST / timedelta(minutes=1):
        raise SessionTooLong(LONGEST)
    return timedelta(minutes=minutes)


def minutes_in(text: object) -> timedelta:
    """Return the minutes of a typed answer such as "7", "7,5" or "7 min"; raises NoMinutes too."""
    found = _MINUTES.fullmatch(str(text))
    if found is None:
        raise NoMinutes
    return as_span(_number(found[1]))


def score_in(text: object) -> int:
    """Return the score of a typed answer such as "3", "a 3" or "3/10"; raises NoScore."""
    numbers = _NUMBER.findall(_OF_TEN.sub("", str(text)[:100]))
    if len(numbers) != 1:
        raise NoScore
    return score_of(_number(numbers[0]))


def _number(text: str) -> float:
    return float(text.replace(",", "."))
