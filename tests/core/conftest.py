"""The core runs without Home Assistant, and here it is never even imported."""

import os
from pathlib import Path
import sys
from types import ModuleType

from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[2]

# The package's own __init__ would import Home Assistant: a bare one stands in for it.
if "homeassistant" not in sys.modules:
    for name in ("custom_components", "custom_components.retro_walking"):
        stand_in = ModuleType(name)
        stand_in.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules.setdefault(name, stand_in)

settings.register_profile(
    "thorough",
    deadline=None,
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "200")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("thorough")
