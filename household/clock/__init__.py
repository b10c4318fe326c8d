"""The home's clock on the wall, which can be put forward: weeks pass in a moment.

What Home Assistant's own helpers say is the time is then another. Timers know nothing of it, and
everybody who keeps one is told that the clock was set.
"""

from datetime import datetime, timedelta, tzinfo
from unittest.mock import patch

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util

DOMAIN = "household_clock"
CONFIG_SCHEMA = cv.empty_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set the clock to the moment that an event names."""
    real_utcnow = dt_util.utcnow
    ahead = timedelta()

    def utcnow() -> datetime:
        return real_utcnow() + ahead

    def now(time_zone: tzinfo | None = None) -> datetime:
        return utcnow().astimezone(time_zone or dt_util.get_default_time_zone())

    patch.object(dt_util, "utcnow", utcnow).start()
    patch.object(dt_util, "now", now).start()

    @callback
    def set_clock(event: Event) -> None:
        nonlocal ahead
        ahead = datetime.fromisoformat(event.data["at"]) - real_utcnow()
        hass.bus.async_fire(EVENT_CORE_CONFIG_UPDATE)

    hass.bus.async_listen(DOMAIN, set_clock)
    return True
