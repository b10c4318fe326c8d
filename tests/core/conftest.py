"""The core runs without Home Assistant, and here it is never even imported."""

import os

from hypothesis import HealthCheck, settings

from household.bare_core import stand_in

stand_in()

settings.register_profile(
    "thorough",
    deadline=None,
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "200")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("thorough")
