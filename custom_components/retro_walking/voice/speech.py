"""Answers in words: with the plural forms, days and times of a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from ..core.errors import WalkingError
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


def say(answer: Answer, language: Language, now: datetime) -> str:
    """Return an answer in words; `now` is local, and days and times are seen from it."""
    return " ".join(_said(line, language, now) for line in answer)


def _said(line: Line, language: Language, now: datetime) -> str:
    text = language.answer(line.key)
    if not isinstance(text, str):
        counted = (_count_of(name, fact, language) for name, fact in line.facts.items())
        number = next(count for count in counted if count is not None)
        text = text[language.form_of(number)]
    words = {
        name: _word_of(name, fact, language, now) for name, fact in line.facts.items()
    }
    return text.format(**words)


def _count_of(name: str, fact: object, language: Language) -> int | None:
    """Return the number behind a fact that is counted."""
    if isinstance(fact, timedelta):
        return whole_minutes(fact)
    return fact if isinstance(fact, int) and name in language.counts else None


def _word_of(name: str, fact: object, language: Language, now: datetime) -> str:
    match fact:
        case datetime():
            local = fact.astimezone(now.tzinfo)
            return language.time.format(hour=local.hour, minute=f"{local:%M}")
        case date():
            return language.days.seen_from(now.date(), fact)
        case tuple():
            return language.listed([str(part) for part in fact])
    count = _count_of(name, fact, language)
    if count is None:
        return str(fact)
    kind = MINUTES if isinstance(fact, timedelta) else name
    return language.counts[kind][language.form_of(count)].format(n=count)
