"""Every language says all that English says, with the same facts, and keeps the same promises."""

from itertools import pairwise
import re

import pytest

from tests.week_by_voice import LANGUAGES

from .pages import TEXTS, texts
from .test_texts import placeholders, sentences
from .test_tree import INTEGRATION

OTHERS = [tag for tag in LANGUAGES if tag != "en"]
ENGLISH = dict(sentences(TEXTS))
ENDS = (".", "?")
PLURAL = re.compile(r"_(few|many)$")

KNEE_OR_HEALTH = {
    "da": r"knæ|smert|ondt|syg|læge|helbred",
    "de": r"knie|schmerz|weh|krank|arzt|ärzt|gesundheit",
    "es": r"rodilla|dol(?:or|ido)|duele|enferm|médic|salud",
    "fr": r"genou|douleur|\bmal\b|malade|médecin|santé",
    "it": r"ginocchi|dolor|\bmale\b|malat|medic|salute",
    "nl": r"knie|pijn|ziek|dokter|\barts|gezondheid",
    "pl": r"kolan|\bból|bol[ei]|chor[yao]|lekarz|zdrowi",
    "pt-BR": r"joelho|\bdor(?:es)?\b|dói|doente|médic|saúde",
    "sv": r"knä|smärt|\bont\b|sjuk|läkare|hälsa",
}

QUOTED = re.compile(r"[“„«»”]\s?([^“”„«»]+?)\s?[”“»«]")


BY_LANGUAGE = pytest.mark.parametrize("tag", OTHERS)


def test_the_house_speaks_what_the_voice_speaks() -> None:
    files = (INTEGRATION / "translations").glob("*.json")
    assert sorted(path.stem for path in files) == LANGUAGES


@BY_LANGUAGE
def test_a_language_says_all_that_english_says(tag: str) -> None:
    said = {path for path, _ in sentences(texts(tag)) if not PLURAL.search(path)}
    assert said == set(ENGLISH)


@BY_LANGUAGE
def test_a_language_says_it_with_the_same_facts(tag: str) -> None:
    for path, text in sentences(texts(tag)):
        source = ENGLISH[PLURAL.sub("_other", path)]
        assert placeholders(text) == placeholders(source), path
        assert text.count("**") == source.count("**"), path
        assert text == text.strip(), path
        assert text.endswith(ENDS) == source.endswith(ENDS), path


@BY_LANGUAGE
def test_no_sentence_is_left_in_english(tag: str) -> None:
    for path, text in sentences(texts(tag)):
        words = re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}|Home Assistant", "", text))
        assert len(words) < 4 or text != ENGLISH[PLURAL.sub("_other", path)], path


@BY_LANGUAGE
def test_no_language_speaks_of_health_unless_the_walker_allows_it(tag: str) -> None:
    for key, text in texts(tag)["common"].items():
        if key.startswith("message_") and "_knee" not in key:
            assert not re.search(KNEE_OR_HEALTH[tag], text.lower()), key
    openly = texts(tag)["common"]["message_during_knee"]
    assert re.search(KNEE_OR_HEALTH[tag], openly.lower())


@BY_LANGUAGE
def test_one_thing_is_said_in_one_way_in_every_language(tag: str) -> None:
    said: dict[str, set[str]] = {}
    found = texts(tag)
    places = (found["config"], found["options"], found["config_subentries"]["source"])
    for place in places:
        for key, text in place["error"].items():
            said.setdefault(key, set()).add(text)
    for key, exception in found["exceptions"].items():
        if key in said:
            said[key].add(exception["message"])
    assert {key for key, ways in said.items() if len(ways) > 1} == set()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_answers_that_a_refusal_names_are_on_the_form(tag: str) -> None:
    found = texts(tag)
    answers = found["selector"]["counts_as"]["options"]
    named = QUOTED.findall(found["config"]["error"]["belt_is_shared"])
    assert len(named) == 2
    for quoted, answer in zip(named, (answers["ask"], answers["armed"]), strict=True):
        assert answer.startswith(quoted)


@BY_LANGUAGE
def test_plural_forms_stand_beside_each_other(tag: str) -> None:
    keys = [key for key in texts(tag)["common"] if PLURAL.search(key)]
    every = list(texts(tag)["common"])
    for before, key in pairwise(every):
        if key in keys:
            assert before.rpartition("_")[0] == key.rpartition("_")[0]
