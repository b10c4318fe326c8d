"""Every word a user sees is in the translations, and every icon in icons.json."""

import ast
import json
import re
from string import Formatter
from typing import Any

import pytest
import yaml

from .pages import TEXTS
from .test_tree import INTEGRATION

ICONS: dict[str, Any] = json.loads((INTEGRATION / "icons.json").read_text())
ACTIONS: dict[str, Any] = yaml.safe_load((INTEGRATION / "services.yaml").read_text())


def sentences(node: Any, path: str = "") -> list[tuple[str, str]]:
    if isinstance(node, str):
        return [(path, node)]
    return [
        found
        for key, value in node.items()
        for found in sentences(value, f"{path}.{key}".strip("."))
    ]


def tree(module: str) -> ast.Module:
    return ast.parse((INTEGRATION / f"{module}.py").read_text())


def entity_keys(platform: str) -> set[str]:
    """Return the keys of a platform's descriptions."""
    return {
        keyword.value.value
        for node in ast.walk(tree(platform))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "key" and isinstance(keyword.value, ast.Constant)
        if isinstance(keyword.value.value, str)
    }


PLATFORMS = ["binary_sensor", "button", "event", "sensor", "switch"]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_entity_has_a_name_and_an_icon_and_no_other_has(platform: str) -> None:
    keys = entity_keys(platform)
    assert set(TEXTS["entity"][platform]) == keys
    assert set(ICONS["entity"][platform]) == keys
    assert all("name" in text for text in TEXTS["entity"][platform].values())


def test_every_action_and_field_has_its_texts_and_icon() -> None:
    assert set(TEXTS["services"]) == set(ACTIONS) == set(ICONS["services"])
    for action, description in ACTIONS.items():
        texts = TEXTS["services"][action]
        assert {"name", "description"} <= set(texts)
        assert set(texts["fields"]) == set(description["fields"])
        for field in texts["fields"].values():
            assert set(field) == {"name", "description"}


@pytest.mark.parametrize("pieces", ["triggers", "conditions"])
def test_every_piece_of_an_automation_has_its_texts_and_icon(pieces: str) -> None:
    described = yaml.safe_load((INTEGRATION / f"{pieces}.yaml").read_text())
    assert set(TEXTS[pieces]) == set(described) == set(ICONS[pieces])
    for piece, description in described.items():
        texts = TEXTS[pieces][piece]
        assert {"name", "description", "fields"} == set(texts)
        assert set(texts["fields"]) == set(description["fields"])


SPEAKING = (
    "calendar",
    "composer",
    "importing",
    "messages/knee_wording",
    "messages/notifier",
    "sources/past_wording",
    "reason_words",
    "statistics",
    "messages/wording",
    "llm",
    "voice/acts",
    "core/calibration",
    "core/messages",
    "core/plan",
    "core/safety",
)


def test_every_message_has_its_words_and_no_words_are_left_over() -> None:
    """A key may be put together: what stands in the code is then its beginning."""
    spoken = {
        node.value
        for module in SPEAKING
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    spoken |= {
        part.rstrip("_")
        for part in spoken
        if re.fullmatch(r"(walk|morning|day)_", part)
    }
    for key in TEXTS["common"]:
        if key.startswith("card_"):
            continue
        words = re.sub(r"^(message|safety|ruling|reason|past)_", "", key)
        stems = {
            key,
            words,
            words.removeprefix("button_"),
            words.removesuffix("_title"),
            re.sub(r"^(walk|morning|day)_", "", key),
        }
        if key.startswith("tool_"):
            intent = "".join(map(str.title, key.split("_")[1:]))
            stems = {f"RetroWalking{intent}", key.removeprefix("tool_")}
        stems |= {stem.removesuffix("_knee") for stem in stems}
        assert key.startswith("reason_") or stems & spoken, key


def reasons() -> dict[str, set[str]]:
    """Return the reasons of the core, each with its facts."""
    return {
        snake(node.name): {
            field.target.id
            for field in node.body
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        }
        for node in tree("core/reasons").body
        if isinstance(node, ast.ClassDef) and node.name != "Because"
    }


def test_every_reason_of_the_core_has_its_clause_and_no_clause_is_left_over() -> None:
    clauses = {
        key.removeprefix("reason_"): text
        for key, text in TEXTS["common"].items()
        if key.startswith("reason_")
    }
    assert set(clauses) == set(reasons())
    for key, facts in reasons().items():
        if "day" in facts:
            facts |= {"walk", "morning"}
        if {"usual", "score"} <= facts:
            facts.add("above")
        assert placeholders(clauses[key]) <= facts, key


def test_no_message_speaks_of_health_unless_the_walker_allows_it() -> None:
    for key, text in TEXTS["common"].items():
        if "_knee" not in key and not key.startswith(("card_", "reason_")):
            assert not re.search(
                r"\b(knee|pain|hurt|sore|ill|sick|health|doctor)", text.lower()
            ), key


def test_every_refusal_of_the_core_has_a_sentence() -> None:
    errors = {
        snake(node.name): {
            field.target.id
            for field in node.body
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        }
        for node in tree("core/errors").body
        if isinstance(node, ast.ClassDef) and node.name != "WalkingError"
    }
    in_flows = TEXTS["config"]["error"] | TEXTS["options"]["error"]
    for key, facts in errors.items():
        text = in_flows.get(key) or TEXTS["exceptions"][key]["message"]
        assert placeholders(text) <= facts, key


def test_a_field_of_a_form_has_a_name_and_a_description() -> None:
    forms = [
        *TEXTS["config"]["step"].values(),
        *TEXTS["options"]["step"].values(),
        *TEXTS["config_subentries"]["source"]["step"].values(),
    ]
    for form in forms:
        for part in (form, *form.get("sections", {}).values()):
            assert set(part.get("data", {})) == set(part.get("data_description", {}))


def test_one_thing_is_said_in_one_way() -> None:
    """The same step and the same errors stand in several places."""
    steps = TEXTS["config"]["step"], TEXTS["config_subentries"]["source"]["step"]
    assert steps[0]["source"] == steps[1]["source"]
    said = TEXTS["config"]["error"] | {
        key: text["message"] for key, text in TEXTS["exceptions"].items()
    }
    for other in (
        TEXTS["options"]["error"],
        TEXTS["config_subentries"]["source"]["error"],
    ):
        for key, text in other.items():
            assert said.get(key, text) == text


@pytest.mark.parametrize(("path", "text"), sentences(TEXTS))
def test_a_text_is_well_formed(path: str, text: str) -> None:
    assert text == text.strip()
    assert "http" not in text
    assert "'{" not in text
    assert "<" not in text
    for name in placeholders(text):
        assert name.isidentifier()
    if path.endswith((".description", ".message")) or ".error." in path:
        assert text.endswith("."), "a sentence"


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_no_text_promises_more_than_is_known() -> None:
    for path, text in sentences(TEXTS):
        assert not re.search(r"\b(cure|heal|treat|diagnos|prevent)", text.lower()), path
