"""The page on options has every option as the code declares it and as the form calls it."""

import pytest

from custom_components.retro_walking.core.model import Kind
from custom_components.retro_walking.core.settings import (
    ACTIVE_WORDS,
    COUNTER_WINDOW,
    PAUSE_WORDS,
    SECTIONS,
    THRESHOLDS,
    Choice,
    Clock,
    Flag,
    Names,
    Number,
    Option,
    Unit,
    options_of,
)
from tests import harness  # noqa: F401  # it brings the Home Assistant that the core's package needs

from .pages import TEXTS, code, codes, page, rows, section

PAGE = page("options")
FORM = TEXTS["options"]["step"]["settings"]["sections"]
DETECTION = TEXTS["config"]["step"]["source"]["sections"]["detection"]["data"]
WEEKDAYS = TEXTS["selector"]["weekday"]["options"]


def shown(option: Option) -> list[str]:
    """Return default and range of an option as the page has them."""
    match option:
        case Number(default, low, high, unit):
            words = {Unit.DAYS: " days", None: ""}
            return [
                f"{default:g}",
                f"{low:g}–{high:g}{words.get(unit, f' {unit}')}",
            ]
        case Choice(default=None, many=True):
            return ["none", "any days"]
        case Choice(default=str(default), many=False):
            return [WEEKDAYS[default], "one day"]
        case Flag(default):
            return ["on" if default else "off", "on, off"]
        case Clock(default):
            return [f"{default:%H:%M}", "a time"]
        case Names():
            return ["none", "any number"]
    raise AssertionError(option)


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_has_its_options_with_name_default_and_range(key: str) -> None:
    assert [row[:4] for row in rows(section(PAGE, FORM[key]["name"]))] == [
        [FORM[key]["data"][name], f"`{name}`", *shown(option)]
        for name, option in options_of(SECTIONS[key]).items()
    ]


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_says_what_its_options_do(key: str) -> None:
    below = section(PAGE, FORM[key]["name"])
    assert f"Section `{key}`." in below
    assert all(len(row) == 5 and row[4] for row in rows(below))


def test_sources_have_their_options_with_name_kind_default_and_range() -> None:
    declared = {
        (kind, name): option
        for kind, options in THRESHOLDS.items()
        for name, option in options.items()
    } | {(Kind.COUNTER, "counter_window"): COUNTER_WINDOW}
    found = {
        (Kind(kind), code(key)): [name, default, allowed]
        for name, key, kind, default, allowed, _ in rows(section(PAGE, "Sources"))
    }
    words = {
        key: found.pop((Kind.STATE, key)) for key in ("active_words", "pause_words")
    }
    assert {key: name for key, (name, *_) in words.items()} == {
        key: DETECTION[key] for key in words
    }
    for (kind, name), option in declared.items():
        default, allowed = shown(option)
        if name == "upper_bound":
            default = "none"
        assert found.pop((kind, name)) == [DETECTION[name], default, allowed]
    assert not found


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Words that mean walking: ", ACTIVE_WORDS),
        ("Words that mean a pause: ", PAUSE_WORDS),
    ],
)
def test_the_usual_words_stand_there(sentence: str, words: frozenset[str]) -> None:
    (line,) = [line for line in PAGE.splitlines() if line.startswith(sentence)]
    assert codes(line) == sorted(words)


def test_what_the_form_asks_beside_the_options_stands_there() -> None:
    for key, part in FORM.items():
        for name in part["data"].keys() - options_of(SECTIONS[key]).keys():
            assert f"**{part['data'][name]}** (`{name}`)" in PAGE
