"""From a language's sentences to what Home Assistant listens for, and to what we understand.

Home Assistant takes no rules and no lists, and hears anything in the place of a slot. So it is
given the sentences written out, with slots only where our own words stand before.
"""

from collections.abc import Iterable, Mapping
import re
from typing import Any

from hassil.intents import Intents
from hassil.numbers import get_rbnf_engine

from .language import Language
from .speakers import spoken_name

HIGHEST_SCORE = 100
"""More than a score may be, so that eleven of ten is understood, and answered."""

LONGEST_MINUTES = 300

NUMBERS = {
    "minutes": (0, LONGEST_MINUTES),
    "score": (0, HIGHEST_SCORE),
    "hour": (0, 24),
}
SPOKEN_NUMBERS = {"spoken_minutes": (1, 30), "spoken_score": (0, 10)}
"""Numbers few enough to be written out, so that they may stand before our own words."""

_NEVER_COUNTED = re.compile(r"dative|instrumental|locative|personal|animate")
"""Forms of number words, by the names of their rules, in which nobody says how many."""

NAME, WALKER = "name", "walker"

_PART = re.compile(r"<(?P<rule>\w+)>|\{(?P<list>\w+)\}")


def written_out(text: str, language: Language, names: Iterable[str]) -> str:
    """Return a template without rules and lists; what is left as slots may be anything."""
    people = "|".join(spoken for name in names if (spoken := spoken_name(name)))

    def replaced(part: re.Match[str]) -> str:
        if rule := part["rule"]:
            return _PART.sub(replaced, f"({language.rules[rule]})")
        if part["list"] == WALKER:
            return f"({people})"
        if (limits := SPOKEN_NUMBERS.get(part["list"])) is not None:
            return f"({'|'.join(w for w, _ in _spoken(language.tag, *limits))})"
        if (values := language.lists.get(part["list"])) is not None:
            return _PART.sub(replaced, f"({'|'.join(values.values())})")
        return part[0]

    return _PART.sub(replaced, text)


def _spoken(tag: str, low: int, high: int) -> Iterable[tuple[str, int]]:
    """Return numbers as digits and in the words in which something is counted."""
    engine = get_rbnf_engine(tag)
    for number in range(low, high + 1):
        yield str(number), number
        words = engine.format_number(number).text_by_ruleset
        counting = {w for rules, w in words.items() if not _NEVER_COUNTED.search(rules)}
        for word in sorted(counting):
            yield word, number


def slot_of(name: str) -> str:
    """Return the slot that a list fills."""
    return NAME if name == WALKER else name.removeprefix("spoken_")


def understandable(language: Language, names: Iterable[str]) -> Intents:
    """Return what is understood of a language, with numbers, values and names in the slots."""
    return _intents(language, _by_intent(language), names)


def answers_with_score(language: Language) -> Intents:
    """Return what is understood as an answer to the question how the knee is."""
    sentences = language.content["knee_answer"]
    return _intents(language, {"Score": {"data": [{"sentences": sentences}]}}, ())


def _intents(
    language: Language, intents: Mapping[str, Any], names: Iterable[str]
) -> Intents:
    people = [spoken for name in names if (spoken := spoken_name(name))]
    lists: dict[str, Any] = {NAME: {"values": people}, WALKER: {"values": people}}
    for name, (low, high) in NUMBERS.items():
        lists[name] = {"range": {"from": low, "to": high}}
    for name, limits in SPOKEN_NUMBERS.items():
        numbers = _spoken(language.tag, *limits)
        lists[name] = {"values": [{"in": w, "out": n} for w, n in numbers]}
    for name, values in language.lists.items():
        lists[name] = {
            "values": [{"in": said, "out": value} for value, said in values.items()]
        }
    found = Intents.from_dict(
        {
            "language": language.tag,
            "intents": intents,
            "lists": lists,
            "expansion_rules": dict(language.rules),
        }
    )
    for intent in found.intents.values():
        for data in intent.data:
            # They are parsed when they are first looked at; nobody waits for it now.
            _ = data.sentences
    return found


def _by_intent(language: Language) -> Mapping[str, Any]:
    found: dict[str, dict[str, list[Any]]] = {}
    for template in language.templates:
        data = found.setdefault(template.intent, {"data": []})["data"]
        data.append({"sentences": [template.text], "slots": dict(template.slots)})
    return found
