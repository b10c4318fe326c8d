"""Makes the core importable by its real name without running the package's own __init__.

That one imports Home Assistant; a bare stand-in with the right path takes its place.
"""

from pathlib import Path
import sys
from types import ModuleType

_ROOT = Path(__file__).parents[1]


def stand_in() -> None:
    """Put the stand-ins in place, unless Home Assistant is imported anyway."""
    if "homeassistant" in sys.modules:
        return
    for name in ("custom_components", "custom_components.retro_walking"):
        module = ModuleType(name)
        module.__path__ = [str(_ROOT.joinpath(*name.split(".")))]
        sys.modules.setdefault(name, module)
