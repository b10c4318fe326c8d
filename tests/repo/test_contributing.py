"""What contributors are told is so: what is named exists, and workflows keep to what is safe."""

import json
from pathlib import Path
import re
from typing import Any

import pytest
import yaml

from household.develop import USUAL_PORT

from .pages import codes, prose
from .test_tree import FILES, ROOT

PAGES = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
MADE = {".home/", ".tools/"}
"""Folders that commands make."""

ROOMS = "custom_components docs frontend household scripts tests".split()
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BY_WORKFLOW = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)

TRACKED = {path.relative_to(ROOT).as_posix() for path in FILES}
FOLDERS = {parent.as_posix() for path in TRACKED for parent in Path(path).parents} - {
    "."
}


def named(text: str) -> set[str]:
    """Return the files, folders and commands that a page names in code."""
    words = {word for one in codes(text) for word in one.split()}
    return {
        word.rstrip("/")
        for word in words - MADE
        if (
            re.match(rf"({'|'.join(ROOMS)}|\.\w+)(/|$)", word)
            and not word.startswith(".tools/")
        )
        or re.fullmatch(r"[\w.-]+\.(json|md|toml|yml)", word)
    }


@pytest.mark.parametrize("name", PAGES)
def test_what_is_named_exists(name: str) -> None:
    assert named((ROOT / name).read_text()) <= TRACKED | FOLDERS


@pytest.mark.parametrize("name", PAGES)
def test_a_link_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", prose((ROOT / name).read_text()))
    assert {link for link in links if not link.startswith("https://")} <= TRACKED


def test_every_command_is_named() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    commands = {path for path in TRACKED if path.startswith("scripts/")}
    assert {one for one in commands if "debian" not in one} <= named(text)


def test_the_container_forwards_the_port_that_the_home_has() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())
    assert container["forwardPorts"] == [USUAL_PORT]
    for when in ("postCreateCommand", "postAttachCommand"):
        assert container[when] in TRACKED


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@BY_WORKFLOW
def test_a_workflow_may_do_no_more_than_each_job_says(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 90
        assert job["permissions"]


@BY_WORKFLOW
def test_an_action_is_named_by_its_commit_and_keeps_no_password(path: Path) -> None:
    uses = re.findall(r"uses: (\S+)(.*)", path.read_text())
    for action, comment in uses:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action
        assert comment.startswith(" # "), action
    for step in steps(yaml.safe_load(path.read_text())):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@BY_WORKFLOW
def test_what_a_workflow_runs_exists(path: Path) -> None:
    for step in steps(yaml.safe_load(path.read_text())):
        for command in re.findall(r"(?m)^\.?[\w/]*/\w+", step.get("run", "")):
            assert command in TRACKED or command.startswith(".tools/"), command


def test_forms_of_issues_ask_for_something() -> None:
    for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        form = yaml.safe_load(path.read_text())
        fields = [part for part in form.get("body", []) if part["type"] != "markdown"]
        assert len({field["id"] for field in fields}) == len(fields)
        assert path.name == "config.yml" or fields[0]["validations"]["required"]
