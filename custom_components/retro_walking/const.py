"""What more than one module needs to name."""

from typing import Final

DOMAIN: Final = "retro_walking"

CONF_PERSON: Final = "person"
SUBENTRY_SOURCE: Final = "source"
