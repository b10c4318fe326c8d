"""Answers in words: with the plural forms, days and times of a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from homeassistant.util import dt as dt_util

from ..core.errors import WalkingError
from ..core.week import DAY, WEEK
from ..minutes import whole_minutes
from .language import Language

MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Line:
    """An answer by its key, with what it speaks of: counts, spans, days, moments, names."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


type Answer = tuple[Line, ...]


def line(key: str, **facts: object) -> Line:
    """Return a line of an answer."""
    return Line(key, facts)


def of_refusal(refusal: WalkingError) -> Answer:
    """Return what is answered where a wish cannot be granted."""
    return (Line(refusal.key, refusal.facts),)


def say(answer: Answer, language: Language) -> str:
    """Return an answer in words."""
    return " ".join(_said(line, language) for line in answer)


def _said(line: Line, language: Language) -> str:
    text = language.answer(line.key)
    if not isinstance(text, str):
        counted = (_count_of(name, fact, language) for name, fact in line.facts.items())
        number = next(count for count in counted if count is not None)
        text = text[language.form_of(number)]
    words = {n: _word_of(n, fact, language) for n, fact in line.facts.items()}
    return text.format(**words)


def _count_of(name: str, fact: object, language: Language) -> int | None:
    """Return the number behind a fact that is counted."""
    if isinstance(fact, timedelta):
        return whole_minutes(fact)
    return fact if isinstance(fact, int) and name in language.counts else None


def _word_of(name: str, fact: object, language: Language) -> str:
    count = _count_of(name, fact, language)
    match fact:
        case datetime():
            local = dt_util.as_local(fact)
            time: str = language.content["time"]
            return time.format(hour=local.hour, minute=f"{local:%M}")
        case date():
            return _day(fact, language)
        case tuple():
            comma, last = language.content["names"]
            *before, end = map(str, fact)
            return last.join([*([comma.join(before)] if before else []), end])  # type: ignore[no-any-return]
        case _ if count is not None:
            kind = MINUTES if isinstance(fact, timedelta) else name
            return language.counts[kind][language.form_of(count)].format(n=count)
        case _:
            return str(fact)


def _day(day: date, language: Language) -> str:
    """Return a day as people speak of it, seen from today."""
    days = language.content["days"]
    ahead = day - dt_util.now().date()
    near = {-DAY: "yesterday", DAY * 0: "today", DAY: "tomorrow"}
    if ahead in near:
        return days[near[ahead]]  # type: ignore[no-any-return]
    if abs(ahead) < WEEK:
        return days["ahead" if ahead > DAY * 0 else "past"][day.weekday()]  # type: ignore[no-any-return]
    month = days["months"][day.month - 1]
    return days["date"].format(day=day.day, month=month)  # type: ignore[no-any-return]
