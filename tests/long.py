"""Whether the tests may take hours, as is said in scripts/test."""

import os

LONG = os.environ.get("RETRO_WALKING_LONG") == "1"
