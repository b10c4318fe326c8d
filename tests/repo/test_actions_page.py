"""The page on actions has every action, trigger and condition as they are declared."""

from datetime import UTC, datetime
import re
from typing import Any

from homeassistant.core import SupportsResponse
import pytest
import yaml

from custom_components.retro_walking.core import walker, wire
from custom_components.retro_walking.core.model import Origin, Session
from custom_components.retro_walking.core.settings import Settings
from custom_components.retro_walking.core.snapshot import take
from custom_components.retro_walking.services import ACTIONS

from .pages import TEXTS, code, codes, page, rows, section
from .test_tree import INTEGRATION

PAGE = page("actions")
WALKER = "config_entry_id"
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
NAMES = TEXTS["services"]


def declared(pieces: str) -> dict[str, Any]:
    """Return what a YAML file of the integration declares."""
    found: dict[str, Any] = yaml.safe_load((INTEGRATION / f"{pieces}.yaml").read_text())
    return found


SERVICES = declared("services")
FIELDS = {
    name: {field: of.get("required", False) for field, of in action["fields"].items()}
    for name, action in SERVICES.items()
}
"""Whether each field of each action is required."""


def shown() -> dict[str, dict[str, list[str]]]:
    """Return the rows of each action of the page, its own under an empty name."""
    actions: dict[str, dict[str, list[str]]] = {}
    for row in rows(section(PAGE, "Actions")):
        if len(row) != 4:
            continue
        if row[0]:
            actions[code(row[0])] = own = {"": row}
        else:
            own[code(row[1])] = row
    return actions


SHOWN = shown()
GROUPS = [
    head for head in re.findall(r"^### (.*)$", PAGE, re.MULTILINE) if head != "Answers"
]


def test_every_action_stands_there_and_no_other() -> None:
    assert SHOWN.keys() == SERVICES.keys() == {action.name for action in ACTIONS}


@pytest.mark.parametrize("name", SERVICES)
def test_an_action_has_its_name_its_fields_and_which_are_required(name: str) -> None:
    own = dict(SHOWN[name])
    head = own.pop("")
    assert head[0] == f"**{NAMES[name]['name']}** `{name}`"
    expected = dict(FIELDS[name])
    assert expected.pop(WALKER) is False
    assert {
        field: {"yes": True, "no": False}[row[2]] for field, row in own.items()
    } == expected
    for field, row in own.items():
        assert row[1] == f"{NAMES[name]['fields'][field]['name']} `{field}`"
    assert all(row[3] for row in (head, *own.values()))


@pytest.mark.parametrize("name", SERVICES)
def test_a_field_has_its_choices_and_its_range(name: str) -> None:
    for field, of in SERVICES[name]["fields"].items():
        ((kind, how),) = of["selector"].items()
        if kind == "select":
            assert set(how["options"]) <= {*codes(SHOWN[name][field][3])}, field
        if kind == "number" and how["max"] > 10:
            span = f"{how['min']:g}–{how['max']:g} {how['unit_of_measurement']}"
            assert span in SHOWN[name][field][3], field


def test_the_walker_is_told_of_once() -> None:
    names = {action["fields"][WALKER]["name"] for action in NAMES.values()}
    assert [f"**{name}** (`{WALKER}`)" in PAGE for name in names] == [True]


def test_every_action_that_answers_says_so() -> None:
    answers = {"only": SupportsResponse.ONLY, "optional": SupportsResponse.OPTIONAL}
    assert {
        name: answers[row[1]]
        for row in rows(section(PAGE, "Answers"))
        for name in codes(row[0])
    } == {
        action.name: action.response
        for action in ACTIONS
        if action.response is not SupportsResponse.NONE
    }


def test_a_session_and_the_summary_have_what_the_answers_have() -> None:
    settings = Settings()
    now = take(walker.new(NOW, settings), settings)
    walk = Session(
        session_id="",
        start=NOW,
        end=NOW,
        active=NOW - NOW,
        origin=Origin.MANUAL,
    )
    assert listed("A session: ") == [*wire.told(walk, now, settings), "source"]
    assert listed("The summary: ") == [*wire.numbers(now), "reason", "last_session"]


def listed(beginning: str) -> list[str]:
    (line,) = [line for line in PAGE.splitlines() if line.startswith(beginning)]
    return codes(line.partition(". ")[0])


@pytest.mark.parametrize("pieces", ["triggers", "conditions"])
def test_every_trigger_and_condition_has_its_name_and_its_options(pieces: str) -> None:
    below = section(PAGE, pieces.capitalize())
    assert {
        code(piece).removeprefix("retro_walking."): (name, codes(options))
        for piece, name, options, _ in rows(below)
    } == {
        key: (TEXTS[pieces][key]["name"], list(piece["fields"]))
        for key, piece in declared(pieces).items()
    }
    assert all(row[3] for row in rows(below))


@pytest.mark.parametrize(
    "heading",
    [*GROUPS, "Triggers", "Conditions"],
)
def test_each_group_has_an_example(heading: str) -> None:
    assert section(PAGE, heading).count("```yaml\n") == 1
