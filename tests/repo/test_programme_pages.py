"""The pages on programme, evidence and safety say what the code does."""

from dataclasses import fields
from datetime import timedelta
import re

from benchmarks.cohort import markdown
from custom_components.retro_walking.core import (
    adherence,
    dose,
    gap,
    pain,
    safety,
    session,
    strain,
)
from custom_components.retro_walking.core.safety import PARTS, Item
from custom_components.retro_walking.core.settings import (
    Clock,
    Flag,
    Number,
    Pain,
    Programme,
    options_of,
)
from tests import harness  # noqa: F401  # it brings the Home Assistant that the core's package needs

from .pages import TEXTS, page, rows

EVIDENCE, SAFETY, PROGRAMME = map(page, ("evidence", "safety", "programme"))
COMMON = TEXTS["common"]

NOT_NUMBERS = {"ask_after_walk", "ask_by_voice", "ask_next_morning"}
"""Options that only say whether a question is asked."""


NUMBERS = {row[0].strip("`"): row[1] for row in rows(EVIDENCE) if len(row) == 3}


def test_every_option_of_knee_and_programme_stands_there_with_its_default() -> None:
    for section in (Programme, Pain):
        for name, option in options_of(section).items():
            if name in NOT_NUMBERS:
                continue
            match option:
                case Number(default, unit=unit):
                    assert NUMBERS[name] == f"{default} {unit or ''}".strip(), name
                case Flag(default):
                    assert NUMBERS[name] == ("on" if default else "off")
                case Clock(default):
                    assert NUMBERS[name] == f"{default:%H:%M}"


def test_every_other_number_stands_there() -> None:
    minute = timedelta(minutes=1)
    assert NUMBERS["a morning is amber from"] == f"{pain.WATCHED} above the baseline"
    assert NUMBERS["a morning is red from"] == f"{pain.WORSE} above the baseline"
    assert NUMBERS["baseline"] == f"{pain.WINDOW} mornings, at least {pain.ENOUGH}"
    assert NUMBERS["questions can be answered until"].startswith(
        f"{pain.CUT_OFF:%H:%M}"
    )
    assert NUMBERS["step back"] == (
        f"{dose.LEAST_BACK // minute} min or {dose.SHARE_BACK:.0%}, not below "
        f"{dose.FLOOR // minute} min"
    ).replace("%", " %")
    assert NUMBERS["two reds pause within"] == f"{strain.REDS_WITHIN} d"
    assert strain.REDS == 2
    assert NUMBERS["mornings that pause"] == f"{strain.RISE} above the first ones"
    assert NUMBERS["gap with a step back"] == f"{gap.GAP} d"
    assert NUMBERS["gap with a new start"] == f"{gap.LONG_GAP} d"
    assert NUMBERS["walks kept for a step"].startswith(f"{100 * adherence.LOW:.0f} %")
    assert NUMBERS["longest step"].startswith(
        f"{100 * dose.CAP_SHARE:.0f} % or {dose.CAP_A_WEEK // minute} min a week"
    )
    assert NUMBERS["the safety list again after"] == f"{safety.OFF_FOR.days} d"
    assert NUMBERS["a walk is far over its minutes at"] == f"{100 * session.FAR:.0f} %"


def test_every_number_says_where_it_is_from() -> None:
    for row in rows(EVIDENCE):
        if len(row) == 3 and row[0] in {f"`{f.name}`" for f in fields(Programme)}:
            assert re.search(r"\((found|weak|judgement)|judgement", row[2]), row


def test_the_safety_page_has_the_list_as_it_is_shown() -> None:
    shown = [
        (f"`{item}` {words(item)}", str(part))
        for part, items in PARTS.items()
        for item in items
    ]
    assert [
        (row[0], row[1])
        for row in rows(SAFETY)
        if len(row) == 3 and row[0].startswith("`")
    ] == shown


def words(item: Item) -> str:
    text: str = COMMON.get(f"safety_{item}_knee") or COMMON[f"safety_{item}"]
    return text.rstrip(".")


def test_twelve_items_are_those_of_the_article() -> None:
    origins = [row[2] for row in rows(SAFETY) if row[0].startswith("`")]
    assert sum(origin.startswith("article") for origin in origins) == 12


def test_no_made_up_walker_is_stepped_up_against_their_scores() -> None:
    """The page has the very table that the code leads to, and its last columns are none."""
    lines = markdown()
    assert "\n".join(lines) in PROGRAMME
    steps = [row[-2:] for row in rows("\n".join(lines)) if row[1].isdigit()]
    assert len(steps) == 6
    assert all(found == ["0", "0"] for found in steps)


def test_the_page_on_the_programme_quotes_a_reason_that_can_be_given() -> None:
    because = COMMON["reason_morning_up"].format(
        score=4, morning=COMMON["morning_yesterday"], above=1, usual=3
    )
    assert COMMON["ruling_held"].format(minutes=5, why=because) in PROGRAMME
