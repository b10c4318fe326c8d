"""Numbers, as people give them: minutes of a walk, and scores."""

from datetime import timedelta
import re

from .core.errors import NoMinutes, NoScore
from .core.limits import as_span
from .core.scores import WORST, score_of

_MINUTES = re.compile(r"\s*(\d{1,4}(?:[.,]\d{1,3})?)(?![\d.,])\D*")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_OF_TEN = re.compile(rf"\s*/\s*{WORST}\b")


def minutes_in(text: object) -> timedelta:
    """Return the minutes of a typed answer such as "7", "7,5" or "7 min"; raises NoMinutes, or as `as_span` does."""
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
