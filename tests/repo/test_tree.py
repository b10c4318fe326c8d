"""The repository checks itself."""

import ast
import json
from pathlib import Path
import re
import subprocess
import tomllib

import homeassistant  # noqa: F401  # it puts its own voluptuous in place
import pytest
import voluptuous as vol

ROOT = Path(__file__).parents[2]
INTEGRATION = ROOT / "custom_components" / "retro_walking"
ADDRESS = "https://github.com/retro-walking/home-assistant-retro-walking"

FILES = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    if (ROOT / name).is_file()
]
PYTHON = [path for path in FILES if path.suffix == ".py"]


def test_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    manifest = json.loads((INTEGRATION / "manifest.json").read_text())
    assert project["version"] == manifest["version"]


def test_the_manifest_is_in_the_order_that_is_asked_for() -> None:
    keys = list(json.loads((INTEGRATION / "manifest.json").read_text()))
    assert keys == ["domain", "name", *sorted(keys[2:])]


def test_the_address_is_the_same_everywhere() -> None:
    manifest = json.loads((INTEGRATION / "manifest.json").read_text())
    assert manifest["documentation"] == ADDRESS
    assert manifest["issue_tracker"] == f"{ADDRESS}/issues"
    for path in FILES:
        if path.suffix == ".md":
            for found in re.findall(
                r"https://github\.com/retro-walking/[\w-]+", path.read_text()
            ):
                assert found == ADDRESS, path


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_taken_in_at_one_sitting(path: Path) -> None:
    limit = 500 if "tests" in path.parts else 400
    assert len(path.read_text().splitlines()) <= limit


def test_functions_are_short() -> None:
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                assert node.end_lineno - node.lineno < 60, f"{path}: {node.name}"


def test_what_we_name_of_voluptuous_exists_in_what_stands_in_for_it() -> None:
    for path in INTEGRATION.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "vol"
            ):
                assert hasattr(vol, node.attr), f"{path}: vol.{node.attr}"


def test_pictures_have_the_sizes_that_are_asked_for() -> None:
    for name, size in {"icon.png": 256, "icon@2x.png": 512}.items():
        header = (INTEGRATION / "brand" / name).read_bytes()[16:24]
        assert (int.from_bytes(header[:4]), int.from_bytes(header[4:])) == (size, size)
