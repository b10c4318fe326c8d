"""The core knows nothing of Home Assistant, and its modules know only those above them."""

import ast
from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[2]
CORE = ROOT / "custom_components" / "retro_walking" / "core"

ORDER = """
    model settings errors signal detector session belt limits rules journal week
    reasons pain news scores safety plan adherence dose run gap strain pauses
    programme mark course
    messages reminders screen questions events decisions batch scribe milestones
    walker snapshot wire codec export cells rows trace past calibration tally
""".split()
"""Each module may import those before it; docs/architecture.md says what each is for."""

FORBIDDEN = ("homeassistant", "probatio", "voluptuous")

IMPORT_ALL = """
import importlib, sys, types
root, forbidden, modules = sys.argv[1], sys.argv[2].split(), sys.argv[3].split()

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in forbidden:
            raise ImportError(name)

sys.meta_path.insert(0, Blocker())
package = types.ModuleType("core")
package.__path__ = [root]
sys.modules["core"] = package
for module in modules:
    importlib.import_module("core." + module)
"""


def imports_of(module: str) -> set[str]:
    """Return what a module imports of its own package and, by top name, of others."""
    found = set()
    for node in ast.walk(ast.parse((CORE / f"{module}.py").read_text())):
        match node:
            case ast.ImportFrom(module=None, names=names, level=1):
                found |= {f".{name.name}" for name in names}
            case ast.ImportFrom(module=str(name), level=level):
                found.add(f".{name}" if level else name.split(".")[0])
            case ast.Import(names=names):
                found |= {name.name.split(".")[0] for name in names}
    return found


def test_the_order_names_every_module() -> None:
    modules = {path.stem for path in CORE.glob("*.py")} - {"__init__"}
    assert modules == set(ORDER)


@pytest.mark.parametrize("module", ORDER)
def test_a_module_imports_only_those_above_it_and_the_standard_library(
    module: str,
) -> None:
    above = {f".{name}" for name in ORDER[: ORDER.index(module)]}
    for name in imports_of(module):
        assert name in above or name in sys.stdlib_module_names, name


def test_the_core_is_imported_where_there_is_no_home_assistant() -> None:
    command = [sys.executable, "-S", "-c", IMPORT_ALL, str(CORE)]
    subprocess.run([*command, " ".join(FORBIDDEN), " ".join(ORDER)], check=True)


@pytest.mark.parametrize("module", ORDER)
def test_the_core_never_looks_at_the_clock(module: str) -> None:
    calls = {
        node.func.attr
        for node in ast.walk(ast.parse((CORE / f"{module}.py").read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not calls & {"now", "utcnow", "today", "time", "monotonic"}
