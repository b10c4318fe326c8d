"""Lets the test plugin of one Home Assistant release run on the next; loaded with -p."""

# Its first import aliases httpx, which must come before the plugin imports that.
import homeassistant  # noqa: F401
from homeassistant.components import logger

if not hasattr(logger, "_clear_logger_overwrites"):
    from homeassistant.components.logger import helpers

    vars(logger)["_clear_logger_overwrites"] = vars(helpers)["_clear_logger_overwrites"]
