"""The core runs without Home Assistant, and here it is never even imported."""

from hypothesis import HealthCheck, settings

from household.bare_core import stand_in
from tests.long import LONG

stand_in()

settings.register_profile(
    "thorough",
    deadline=None,
    max_examples=500 if LONG else 50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("thorough")
