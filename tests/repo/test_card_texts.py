"""The card's words: each that it says is in the translations, and none is left over."""

import re

import pytest

from tests.week_by_voice import LANGUAGES

from .pages import texts
from .test_tree import ROOT

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


def keys() -> set[str]:
    common = texts("en")["common"]
    return {key.removeprefix("card_") for key in common if key.startswith("card_")}


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


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_the_plural_forms_that_it_knows(tag: str) -> None:
    forms = {"pl": {"few", "many"}, "es": {"many"}, "fr": {"many"}}
    forms |= {"it": {"many"}, "pt-BR": {"many"}}
    common = texts(tag)["common"]
    for key in COUNTED:
        for form in {"one", "other"} | forms.get(tag, set()):
            assert f"card_{key}_{form}" in common, f"{key}_{form}"
