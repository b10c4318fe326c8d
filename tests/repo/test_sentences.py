"""The files of the languages hold the same things, and keep to what they may say."""

from random import Random
import re
from typing import Any

from hassil.parse_expression import parse_sentence
import homeassistant  # noqa: F401  # it puts its own voluptuous in place
import pytest

from custom_components.retro_walking.access import NotAllowed
from custom_components.retro_walking.core import errors
from custom_components.retro_walking.core.errors import WalkingError
from custom_components.retro_walking.voice import refusals
from custom_components.retro_walking.voice.acts import ACTS
from custom_components.retro_walking.voice.language import Language, available
from custom_components.retro_walking.voice.templates import written_out
from tests.sampling import Sampler
from tests.week_by_voice import LANGUAGES, Spoken

from .test_texts import placeholders, snake

in_every_language = pytest.mark.parametrize("tag", LANGUAGES)
ENGLISH = Language.load("en").content
NEVER_BY_VOICE = {
    "already_confirmed",
    "bound_below_on",
    "column_missing",
    "field_unreadable",
    "file_unreadable",
    "goal_does_not_fit",
    "green_above_stop",
    "hold_in_past",
    "least_above_most",
    "longest_too_short",
    "minutes_out_of_range",
    "morning_too_late",
    "no_active_words",
    "no_red_flag",
    "not_a_walk",
    "not_paused",
    "note_too_long",
    "note_unreadable",
    "nothing_to_undo",
    "off_above_on",
    "programme_running",
    "question_settled",
    "reminder_in_quiet_hours",
    "start_above_target",
    "target_not_ahead",
    "too_many_rows",
    "unknown_session",
    "week_is_over",
}
"""What only forms, files, buttons and other actions can get wrong."""


def facts_in(text: str | list[str]) -> set[str]:
    texts = [text] if isinstance(text, str) else text
    return {name for t in texts for name in placeholders(t)}


def test_ten_languages_are_there_and_each_is_tested() -> None:
    assert available() == LANGUAGES
    assert {"da", "de", "en", "es", "fr", "it", "nl", "pl", "pt-BR", "sv"} <= set(
        LANGUAGES
    )


@in_every_language
def test_a_language_has_all_that_english_has(tag: str) -> None:
    content = Language.load(tag).content
    assert content["language"] == tag
    assert set(content) == set(ENGLISH)
    assert set(content["sentences"]) == set(ACTS)
    content["lists"].pop("spoken_hour", None)
    for part in ("lists", "answers", "refusals", "counts", "days"):
        assert set(content[part]) == set(ENGLISH[part]), part
    for name, values in content["lists"].items():
        assert set(values) == set(ENGLISH["lists"][name]), name
    assert [len(content["days"][part]) for part in ("ahead", "past", "months")] == [
        7,
        7,
        12,
    ]


@in_every_language
def test_an_answer_speaks_of_what_it_is_told(tag: str) -> None:
    content = Language.load(tag).content
    for part in ("answers", "refusals"):
        for key, text in content[part].items():
            assert facts_in(text) == facts_in(ENGLISH[part][key]), key


@in_every_language
def test_every_count_has_all_its_forms(tag: str) -> None:
    language = Language.load(tag)
    forms = 1 + max(language.form_of(number) for number in range(1000))
    lists: list[Any] = [*language.counts.values()]
    for part in ("answers", "refusals"):
        lists += [t for t in language.content[part].values() if isinstance(t, list)]
    assert {len(texts) for texts in lists} == {forms}


@in_every_language
def test_no_answer_promises_or_scolds(tag: str) -> None:
    answers = str(Language.load(tag).content["answers"])
    assert not re.search(r"\b(cure|heal|treat|diagnos|prevent)", answers.lower())


def test_all_that_can_be_refused_by_voice_has_words() -> None:
    found = [NotAllowed, *vars(errors).values(), *vars(refusals).values()]
    keys = {
        snake(error.__name__)
        for error in found
        if isinstance(error, type)
        and issubclass(error, WalkingError)
        and error is not WalkingError
    }
    assert keys - NEVER_BY_VOICE == set(ENGLISH["refusals"]) - {"refused"}


@in_every_language
def test_what_may_be_anything_stands_only_after_our_own_words(tag: str) -> None:
    """In a house where somebody says anything else, we are not to be heard."""
    language, own = Language.load(tag), Spoken.of(tag).content["own_words"]
    sampler = Sampler(Random(tag), tag, {}, {}, ["{"], ["{"])
    for template in language.templates:
        sentence = parse_sentence(written_out(template.text, language, ["Ada"]))
        for _ in range(100):
            before, slot, _ = sampler.sentence(sentence).partition("{")
            if slot:
                assert any(word in before.lower() for word in own), before
