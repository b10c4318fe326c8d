"""The pages of the documentation, with their sections, tables and examples, and the translations."""

import json
import re
from typing import Any

from .test_tree import INTEGRATION, ROOT


def texts(tag: str) -> dict[str, Any]:
    """Return the translations of a language."""
    path = INTEGRATION / "translations" / f"{tag}.json"
    found: dict[str, Any] = json.loads(path.read_text())
    return found


TEXTS = texts("en")
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text()
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
}

_CODE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    """Return a page of docs by its name."""
    return PAGES[f"docs/{name}.md"]


def prose(text: str) -> str:
    """Return a text without its blocks of code."""
    return _CODE.sub("", text)


def examples(text: str, language: str) -> list[str]:
    """Return the blocks of code in a language."""
    return [code for of, code in _CODE.findall(text) if of == language]


def headings(text: str) -> list[tuple[int, str]]:
    """Return the headings of a page with their levels."""
    found = re.findall(r"^(#+) (.*)$", prose(text), re.MULTILINE)
    return [(len(marks), words) for marks, words in found]


def section(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next of its level or of a higher one."""
    (marks,) = re.findall(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    _, _, below = text.partition(f"\n{marks} {heading}\n")
    return re.split(rf"^#{{1,{len(marks)}}} ", below, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of all tables of a text, without heads and rules."""
    lines = prose(text).splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for before, line, after in zip(
            ["", *lines], lines, [*lines[1:], ""], strict=False
        )
        if line.startswith("|")
        and not is_rule(line)
        and not is_rule(after)
        and before.startswith("|")
    ]


def is_rule(line: str) -> bool:
    """Tell whether a line parts the head of a table from its rows."""
    return re.fullmatch(r"\|( :?-+:? \|)+", line) is not None


def code(cell: str) -> str:
    """Return the one name in code that a cell has."""
    (name,) = re.findall(r"`([^`]+)`", cell)
    return str(name)


def codes(text: str) -> list[str]:
    """Return all names in code of a text."""
    return re.findall(r"`([^`\n]+)`", prose(text))
