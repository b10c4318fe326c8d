"""Why the programme is where it is, in words."""

from dataclasses import fields
from datetime import date

from homeassistant.util import dt as dt_util

from .composer import Texts
from .core.plan import Ruling
from .core.reasons import Because
from .core.snapshot import Snapshot
from .core.week import DAY
from .refusal import word_of


def sentence_of(now: Snapshot, texts: Texts) -> str | None:
    """Return the latest ruling with its reason, None where there is none, or no text is loaded."""
    return ruling_in_words(now.ruling, texts) or None if now.ruling else None


def ruling_in_words(ruling: Ruling, texts: Texts) -> str:
    """Return a ruling and its reason as a sentence."""
    because = texts(f"reason_{ruling.because.key}", **_facts(ruling.because, texts))
    return texts(f"ruling_{ruling.verb}", minutes=word_of(ruling.dose), why=because)


def _facts(because: Because, texts: Texts) -> dict[str, str]:
    """Return the facts of a reason as words, and a day also as people speak of it."""
    facts = {
        part.name: getattr(because, part.name)
        for part in fields(because)  # type: ignore[arg-type]
    }
    words = {name: word_of(fact) for name, fact in facts.items()}
    if isinstance(day := facts.get("day"), date):
        key = {0: "today", 1: "yesterday", -1: "tomorrow"}.get(
            (dt_util.now().date() - day) // DAY, "on_day"
        )
        words["walk"] = texts(f"walk_{key}", date=words["day"])
        words["morning"] = texts(f"morning_{key}", date=words["day"])
        words["day"] = texts(f"day_{key}", date=words["day"])
    if "usual" in facts and "score" in facts:
        words["above"] = word_of(facts["score"] - facts["usual"])
    return words
