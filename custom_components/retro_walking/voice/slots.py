"""What may be said along with a wish: numbers, places, times, a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from math import isfinite
from typing import Self

from homeassistant.util import dt as dt_util

from ..core.errors import NoMinutes, NoScore, WalkingError
from ..core.limits import as_span
from ..core.model import PainMoment, Place
from ..core.reminders import Reason
from ..core.scores import score_of
from ..core.week import DAY
from ..replies import score_in
from .refusals import NotUnderstood


class When(StrEnum):
    """A time of a day, as roughly as people speak of it."""

    TODAY = "today"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    YESTERDAY = "yesterday"
    YESTERDAY_MORNING = "yesterday_morning"
    YESTERDAY_NOON = "yesterday_noon"
    YESTERDAY_AFTERNOON = "yesterday_afternoon"
    YESTERDAY_EVENING = "yesterday_evening"

    @property
    def is_yesterday(self) -> bool:
        """Tell whether it is a time of yesterday."""
        return self.startswith(When.YESTERDAY)

    @property
    def part(self) -> str:
        """Return which part of its day it is, as far as it was said."""
        return self.removeprefix(f"{When.YESTERDAY}_")

    @property
    def usual(self) -> time | None:
        """Return when a walk at such a time may have begun; None where any time is as good."""
        return _USUAL.get(self.part)


_USUAL = {
    "morning": time(8),
    "noon": time(12),
    "afternoon": time(15),
    "evening": time(18),
    "yesterday": time(12),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What was said along with a wish; None is what was not."""

    minutes: float | None = None
    score: int | None = None
    hour: int | None = None
    minute: int = 0
    place: Place | None = None
    moment: PainMoment | None = None
    reason: Reason | None = None
    when: When | None = None
    another: bool = False

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read slots of whatever type.

        Raises NoMinutes, NoScore or NotUnderstood.
        """
        return cls(
            minutes=_minutes(given.get("minutes")),
            score=_score(given.get("score")),
            hour=_whole(given.get("hour"), 24),
            minute=_whole(given.get("minute"), 59) or 0,
            place=_word(Place, given.get("place")),
            moment=_word(PainMoment, given.get("moment")),
            reason=_word(Reason, given.get("reason")),
            when=_word(When, given.get("when")),
            another=given.get("another") in (True, "true"),
        )

    @property
    def span(self) -> timedelta | None:
        """Return the minutes as those of a walk; raises as `as_span` does."""
        return None if self.minutes is None else as_span(self.minutes)

    @property
    def day(self) -> date:
        """Return the local day that is spoken of."""
        today = dt_util.now().date()
        return today - DAY if self.when and self.when.is_yesterday else today

    def start(self, now: datetime, active: timedelta) -> datetime:
        """Return when a walk may have begun that was spoken of so; nearest to now if it was not."""
        latest = now - active
        if self.hour is not None:
            return self._at_hour(latest)
        usual = self.when.usual if self.when else None
        if usual is None:
            return latest
        return min(_local(self.day, usual), latest)

    def _at_hour(self, latest: datetime) -> datetime:
        """Return the said hour: the one that fits the time of day, else the later one that is over."""
        assert self.hour is not None
        moments = [
            _local(self.day + DAY * (hour // 24), time(hour % 24, self.minute))
            for hour in _hours(self.hour, self.when)
        ]
        return next((at for at in moments if at <= latest), moments[-1])


def _hours(said: int, when: When | None) -> list[int]:
    """Return which hours of the day may be meant, the likeliest first; from 24 on of the next day."""
    match when and when.part:
        case When.MORNING:
            return [said % 24]
        case When.NOON:
            return [said + 12 if said < 10 else said]
        case When.AFTERNOON:
            return [said + 12 if said < 12 else said]
        case When.EVENING:
            return [said if said > 12 else said + 12 if said >= 5 else said % 12 + 24]
        case _ if 0 < said < 12:
            return [said + 12, said]
        case _:
            return [24, 0] if said == 24 else [said]


def _local(day: date, clock: time) -> datetime:
    zone = dt_util.get_default_time_zone()
    return dt_util.as_utc(datetime.combine(day, clock, zone))


def _minutes(said: object) -> float | None:
    return None if said is None else _number(said, NoMinutes)


def _number(said: object, wrong: type[WalkingError]) -> float:
    """Return a finite number; raises what is given where it is none."""
    try:
        number = float(str(said))
    except ValueError as err:
        raise wrong from err
    if not isfinite(number):
        raise wrong
    return number


def _score(said: object) -> int | None:
    match said:
        case None:
            return None
        case bool():
            raise NoScore
        case int() | float():
            return score_of(said)
        case str():
            return score_in(said)
        case _:
            raise NoScore


def _whole(said: object, highest: int) -> int | None:
    if said is None:
        return None
    number = _number(said, NotUnderstood)
    if not 0 <= number <= highest or number != int(number):
        raise NotUnderstood
    return int(number)


def _word[WordT: StrEnum](words: type[WordT], said: object) -> WordT | None:
    try:
        return None if said is None else words(str(said))
    except ValueError as err:
        raise NotUnderstood from err
