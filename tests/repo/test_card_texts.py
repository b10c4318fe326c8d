"""The card's words: each that it says is in the translations, none is left over, and every language has them."""

import json
from pathlib import Path
import re
from string import Formatter
from typing import Any

import pytest

from tests.week_by_voice import LANGUAGES

from .test_tree import INTEGRATION, ROOT

SOURCES = sorted((ROOT / "frontend" / "src").rglob("*.ts"))
CODE = "\n".join(path.read_text() for path in SOURCES)

FORMS = {"zero", "one", "two", "few", "many", "other"}
COUNTED = set(re.findall(r'\.count\("(\w+)"', CODE))
SAID = {
    *re.findall(r'\.words\(\s*"(\w+)"', CODE),
    *re.findall(r'\b(?:text|textNow)\("(\w+)"', CODE),
    *re.findall(r'\.option\("\w+", "(\w+)"', CODE),
    *re.findall(r'"(\w+)"', "\n".join(re.findall(r"\.words\(([^;]+?)\)", CODE))),
}
BEGUN = set(re.findall(r"[(`\s]`?(\w+_)\$\{", CODE))

SHARED = ("card_", "day_", "morning_", "reason_", "ruling_", "safety_", "walk_")
"""What the card takes of the texts that are not an entity's."""

SHOWN = ("status", "week_status", "pain_zone", "programme_state")
"""The sensors whose states the card shows."""


def texts(tag: str) -> dict[str, Any]:
    path: Path = INTEGRATION / "translations" / f"{tag}.json"
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def spoken(tag: str) -> dict[str, str]:
    """Return the texts that the card shows in a language, by key."""
    found = texts(tag)
    flat = {
        key: text
        for key, text in found["common"].items()
        if key.startswith((*SHARED, "message_red_flag_knee"))
    }
    for key, exception in found["exceptions"].items():
        flat[f"exceptions.{key}"] = exception["message"]
    for sensor in SHOWN:
        for state, text in found["entity"]["sensor"][sensor]["state"].items():
            flat[f"{sensor}.{state}"] = text
    return flat


def keys() -> set[str]:
    common = texts("en")["common"]
    return {key.removeprefix("card_") for key in common if key.startswith("card_")}


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_word_of_the_card_is_there() -> None:
    known = keys()
    missing = {key for key in SAID if key not in known and key not in FORMS}
    assert not {key for key in missing if not key.isupper()} - COUNTED - values()
    for key in COUNTED:
        assert {f"{key}_one", f"{key}_other"} <= known, key


def values() -> set[str]:
    """Return what stands in a call beside the key of a text: values that it is chosen by."""
    return set(re.findall(r'=== "(\w+)"', CODE))


def test_no_word_of_the_card_is_left_over() -> None:
    for key in keys():
        stem, _, form = key.rpartition("_")
        is_counted = form in FORMS and stem in COUNTED
        assert (
            key in SAID or is_counted or any(key.startswith(begun) for begun in BEGUN)
        ), key


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_every_language_says_all_of_it_with_the_same_facts(tag: str) -> None:
    english, other = spoken("en"), spoken(tag)
    assert set(english) <= set(other)
    for key, text in other.items():
        stem, _, form = key.rpartition("_")
        source = english.get(key) or (
            english[f"{stem}_other"] if form in FORMS else None
        )
        assert source is not None, f"{key} is not said in English"
        assert facts(text) == facts(source), key
        assert text.strip() == text
        assert text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_the_plural_forms_that_it_knows(tag: str) -> None:
    forms = {"pl": {"few", "many"}, "es": {"many"}, "fr": {"many"}}
    forms |= {"it": {"many"}, "pt-BR": {"many"}}
    common = texts(tag)["common"]
    for key in COUNTED:
        for form in {"one", "other"} | forms.get(tag, set()):
            assert f"card_{key}_{form}" in common, f"{key}_{form}"
