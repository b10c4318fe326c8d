"""The walkers that an automation chose by device; none chosen means all."""

from collections.abc import Iterable

from homeassistant.const import ATTR_DEVICE_ID, CONF_OPTIONS
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .const import DOMAIN

_SCHEMA = vol.Schema(
    {
        vol.Optional(CONF_OPTIONS, default=dict): {
            vol.Optional(ATTR_DEVICE_ID): vol.All(cv.ensure_list, [cv.string])
        }
    }
)


def validated(hass: HomeAssistant, config: ConfigType) -> ConfigType:
    """Return a trigger's or condition's config; raises HomeAssistantError for a device that is no walker."""
    config = _SCHEMA(config)
    for device_id in devices_of(config[CONF_OPTIONS]):
        if entry_of(hass, device_id) is None:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="no_walker",
                translation_placeholders={"device": device_id},
            )
    return config


def devices_of(options: ConfigType | None) -> list[str]:
    """Return the chosen devices."""
    devices: list[str] = (options or {}).get(ATTR_DEVICE_ID, [])
    return devices


@callback
def entry_of(hass: HomeAssistant, device_id: str) -> str | None:
    """Return the entry id of a walker's device."""
    _, entry = dr.async_get_device_and_config_entry_for_domain(
        hass, device_id, domain=DOMAIN
    )
    return entry.entry_id if entry else None


@callback
def is_chosen(hass: HomeAssistant, devices: Iterable[str], entry_id: str) -> bool:
    """Tell whether a walker is among the chosen, as things are now."""
    chosen = list(devices)
    return not chosen or any(entry_of(hass, device) == entry_id for device in chosen)
