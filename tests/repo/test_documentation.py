"""What the pages name exists, and what exists is named: links, examples, scripts, blueprints."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
import re
from typing import Any

import pytest
import yaml

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.core import walker, wire
from custom_components.retro_walking.core.export import Column
from custom_components.retro_walking.core.safety import Item
from custom_components.retro_walking.core.settings import (
    ACTIVE_WORDS,
    PAUSE_WORDS,
    Settings,
)
from custom_components.retro_walking.core.snapshot import take

from .pages import PAGES, TEXTS, codes, examples, headings, prose
from .test_actions_page import FIELDS, NOW, declared
from .test_blueprints import BLUEPRINTS
from .test_tree import INTEGRATION, ROOT

BY_NAME = pytest.mark.parametrize("name", PAGES)
PIECES = {"trigger": declared("triggers"), "condition": declared("conditions")}
FOREIGN = {
    "custom_components",
    "entry_id",
    "has_earlier",
    "input_boolean",
    "is_user",
    "king_smith",
    "kingsmith_walkingpad",
    "measurement_poll_interval",
    "purge_keep_days",
    "response_variable",
    "sportstech_walkingpad",
}
"""Names that are none of ours, or of what dashboards are told, which the card's tests read."""


def links(text: str) -> list[str]:
    """Return where a page leads to, within the repository."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(text))
    return [link for link in found if not link.startswith("https://")]


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings."""
    return {
        re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        for _, words in headings(text)
    }


@BY_NAME
def test_a_link_leads_somewhere(name: str) -> None:
    for link in links(PAGES[name]):
        path, _, anchor = link.partition("#")
        target = ((ROOT / name).parent / path).resolve() if path else ROOT / name
        assert target.is_relative_to(ROOT), link
        assert target.is_file(), link
        if anchor:
            assert anchor in anchors(target.read_text()), link


def pages_behind(name: str) -> set[str]:
    """Return the pages that a page leads to."""
    targets = {
        (ROOT / name).parent / link.partition("#")[0] for link in links(PAGES[name])
    }
    return {path.resolve().relative_to(ROOT).as_posix() for path in targets} & set(
        PAGES
    )


def test_the_readme_leads_to_every_page_and_the_house_to_every_decision() -> None:
    decisions = {name for name in PAGES if name.startswith("docs/decisions/")}
    assert set(PAGES) - decisions - {"README.md"} <= pages_behind("README.md")
    index = "docs/decisions/README.md"
    assert index in pages_behind("docs/architecture.md")
    assert decisions - {index} == pages_behind(index) & decisions


@pytest.mark.parametrize(
    "path", sorted(INTEGRATION.rglob("*.py")), ids=lambda path: path.stem
)
def test_the_house_names_every_module_that_home_assistant_does_not_name(
    path: Path,
) -> None:
    if path.parent == INTEGRATION and find_spec(
        f"homeassistant.components.{path.stem}"
    ):
        return
    known = {"__init__", "const", "condition"}
    assert path.stem in known or f"`{path.stem}`" in PAGES["docs/architecture.md"]


@pytest.mark.parametrize("name", [n for n in PAGES if "/decisions/" in n])
def test_a_decision_says_what_else_there_was_and_what_it_costs(name: str) -> None:
    if not name.endswith("README.md"):
        begun = [line.partition(".")[0] for line in PAGES[name].splitlines()]
        parts = ["**Chosen", "**Else", "**Why", "**Costs"]
        assert [start for start in begun if start in parts] == parts


@BY_NAME
def test_a_page_can_be_read_at_one_sitting(name: str) -> None:
    """Tables that a script has put there are looked up, not read."""
    limit = 120 if name == "README.md" else 200
    read = re.sub(r"<!-- (\w+) -->.*?<!-- /\1 -->", "", PAGES[name], flags=re.DOTALL)
    assert len(read.splitlines()) <= limit


def parts(value: object) -> Iterator[dict[str, Any]]:
    """Yield all mappings of an example, however deep."""
    if isinstance(value, dict):
        yield value
        yield from parts(list(value.values()))
    elif isinstance(value, list):
        for one in value:
            yield from parts(one)


EXAMPLES = {
    f"{name}-{number}": example
    for name, text in PAGES.items()
    for number, example in enumerate(examples(text, "yaml"))
}


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_uses_what_exists(example: str) -> None:
    for part in parts(yaml.safe_load(example)):
        domain, _, action = str(part.get("action", "")).partition(".")
        if domain == DOMAIN:
            given, fields = part.get("data", {}).keys(), FIELDS[action]
            assert given <= fields.keys()
            assert {name for name, required in fields.items() if required} <= given
        for kind, pieces in PIECES.items():
            domain, _, piece = str(part.get(kind, "")).partition(".")
            if domain == DOMAIN:
                assert part.get("options", {}).keys() <= pieces[piece]["fields"].keys()


def test_there_are_examples_of_actions_triggers_and_conditions() -> None:
    shown = [part for one in EXAMPLES.values() for part in parts(yaml.safe_load(one))]
    for kind in ("action", "trigger", "condition"):
        found = [part for part in shown if str(part.get(kind)).startswith(f"{DOMAIN}.")]
        assert len(found) >= 2, kind


@BY_NAME
def test_what_a_page_names_of_us_exists(name: str) -> None:
    known = {*FIELDS, *PIECES["trigger"], *PIECES["condition"], "kept", "zip"}
    assert {*re.findall(rf"\b{DOMAIN}\.(\w+)", PAGES[name])} <= known


def words(value: object) -> Iterator[str]:
    """Yield all keys and texts of what was read from JSON or YAML."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from words(one)
    elif isinstance(value, list):
        for one in value:
            yield from words(one)
    else:
        yield str(value)


@pytest.fixture(scope="module")
def vocabulary() -> set[str]:
    now = take(walker.new(NOW, Settings()), Settings())
    declarations = [declared(of) for of in ("services", "triggers", "conditions")]
    return {
        *words([TEXTS, *declarations]),
        *wire.numbers(now),
        *Column,
        *Item,
        *ACTIVE_WORDS,
        *PAUSE_WORDS,
        *FOREIGN,
    }


@pytest.mark.parametrize(
    "name", [n for n in PAGES if n != "docs/architecture.md" and "/decisions/" not in n]
)
def test_a_name_in_code_is_one_that_exists(name: str, vocabulary: set[str]) -> None:
    """Modules, which the page on the house names, are no names that others rely on."""
    named = {
        one for one in codes(PAGES[name]) if re.fullmatch(r"[a-z]+(_[a-z]+)+", one)
    }
    assert named <= vocabulary


def test_every_script_that_is_named_exists_and_every_one_for_users_is_named() -> None:
    named = {
        script
        for text in PAGES.values()
        for script in re.findall(r"scripts/([\w-]+)", text)
    }
    for script in named:
        assert (ROOT / "scripts" / script).stat().st_mode & 0o111, script
    assert {"bench", "demo", "replay", "test"} <= named


def test_every_blueprint_is_led_to() -> None:
    led_to = {
        ((ROOT / name).parent / link).resolve()
        for name, text in PAGES.items()
        for link in links(text)
        if link.endswith(".yaml")
    }
    assert led_to == set(BLUEPRINTS)
