"""Blueprints can be imported from where they say they are, and the page names all of them."""

from pathlib import Path
import re
from urllib.parse import unquote

import pytest

from .pages import page
from .test_tree import ADDRESS, INTEGRATION, ROOT

FOLDER = ROOT / "blueprints" / "automation" / "retro_walking"
PAGE = page("automations")
BLUEPRINTS = sorted(FOLDER.glob("*.yaml"))


def address(blueprint: Path) -> str:
    return f"{ADDRESS}/blob/main/{blueprint.relative_to(ROOT)}"


@pytest.mark.parametrize("blueprint", BLUEPRINTS, ids=lambda path: path.stem)
def test_a_blueprint_names_its_own_address(blueprint: Path) -> None:
    found = re.findall(r"source_url: (.*)", blueprint.read_text())
    assert found == [address(blueprint)]


def test_the_page_has_a_link_to_import_each_blueprint() -> None:
    links = re.findall(r"blueprint_url=([^)]+)\)", PAGE)
    assert [unquote(link) for link in links] == [
        address(FOLDER / f"{name}.yaml")
        for name in re.findall(
            r"\(\.\./blueprints/automation/retro_walking/(\w+)", PAGE
        )
    ]
    assert {unquote(link) for link in links} == {address(path) for path in BLUEPRINTS}


@pytest.mark.parametrize("pieces", ["triggers", "conditions"])
def test_the_page_names_every_piece(pieces: str) -> None:
    text = (INTEGRATION / f"{pieces}.yaml").read_text()
    for name in re.findall(r"^(\w+):$", text, re.MULTILINE):
        assert name in PAGE
