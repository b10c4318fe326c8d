"""Why the programme is where it is, in words."""

from dataclasses import fields
from datetime import date, timedelta

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_cached_translations
from homeassistant.util import dt as dt_util

from .composer import Texts
from .const import DOMAIN
from .core.plan import Ruling
from .core.reasons import Because
from .core.snapshot import Snapshot
from .core.week import DAY


def sentence_of(now: Snapshot, texts: Texts) -> str:
    """Return the latest ruling of the programme with its reason, empty where there is none."""
    return "" if now.ruling is None else ruling_in_words(now.ruling, texts)


def cached_texts(hass: HomeAssistant) -> Texts:
    """Return what gives a text at once; in English while a new language is yet to be loaded."""
    texts = {
        key: text
        for language in ("en", hass.config.language)
        for key, text in async_get_cached_translations(
            hass, language, "common", DOMAIN
        ).items()
    }

    def text(key: str, **facts: object) -> str:
        return texts.get(f"component.{DOMAIN}.common.{key}", "").format(**facts)

    return text


def ruling_in_words(ruling: Ruling, texts: Texts) -> str:
    """Return a ruling and its reason as a sentence."""
    because = texts(f"reason_{ruling.because.key}", **_facts(ruling.because, texts))
    return texts(f"ruling_{ruling.verb}", minutes=_word(ruling.dose), why=because)


def _facts(because: Because, texts: Texts) -> dict[str, str]:
    """Return the facts of a reason as words, and a day also as people speak of it."""
    facts = {
        part.name: getattr(because, part.name)
        for part in fields(because)  # type: ignore[arg-type]
    }
    words = {name: _word(fact) for name, fact in facts.items()}
    if isinstance(day := facts.get("day"), date):
        key = {0: "today", 1: "yesterday", -1: "tomorrow"}.get(
            (dt_util.now().date() - day) // DAY, "on_day"
        )
        words["walk"] = texts(f"walk_{key}", date=words["day"])
        words["morning"] = texts(f"morning_{key}", date=words["day"])
        words["day"] = texts(f"day_{key}", date=words["day"])
    if "usual" in facts and "score" in facts:
        words["above"] = _word(facts["score"] - facts["usual"])
    return words


def _word(fact: object) -> str:
    match fact:
        case timedelta():
            return f"{round(fact / timedelta(minutes=1), 1):g}"
        case float():
            return f"{fact:g}"
        case _:
            return str(fact)
