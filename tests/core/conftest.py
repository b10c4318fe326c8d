"""The core runs without Home Assistant, and here it is never even imported."""

import os

from hypothesis import HealthCheck, settings

from household.bare_core import stand_in

stand_in()

settings.register_profile(
    "thorough",
    deadline=None,
    max_examples=500 if os.environ.get("RETRO_WALKING_LONG") == "1" else 50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("thorough")
