"""Conditions: how things stand with any of the chosen walkers."""

from collections.abc import Callable
from typing import Any, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers.condition import Condition, ConditionConfig
from homeassistant.helpers.typing import ConfigType

from . import chosen
from .const import DOMAIN
from .coordinator import WalkerConfigEntry
from .core.snapshot import Snapshot


class WalkerCondition(Condition):
    """Holds while it does for any of the chosen walkers."""

    holds: Callable[[Snapshot], bool]

    @classmethod
    @override
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Return the config; raises HomeAssistantError for a device that is no walker."""
        return chosen.validated(hass, config)

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Look at the chosen walkers."""
        super().__init__(hass, config)
        self._devices = chosen.devices_of(config.options)

    @override
    def _async_check(self, **kwargs: Any) -> bool:
        entries: list[WalkerConfigEntry] = (
            self._hass.config_entries.async_loaded_entries(DOMAIN)
        )
        return any(
            type(self).holds(entry.runtime_data.data)
            for entry in entries
            if chosen.is_chosen(self._hass, self._devices, entry.entry_id)
        )


_HOLDS: dict[str, Callable[[Snapshot], bool]] = {
    "is_walking": lambda now: now.is_walking,
    "is_behind": lambda now: now.is_behind,
    "is_walk_due": lambda now: now.walk_due,
    "is_goal_met": lambda now: now.is_goal_met,
    "is_on_hold": lambda now: now.on_hold,
}

CONDITIONS: dict[str, type[Condition]] = {
    key: type(key, (WalkerCondition,), {"holds": staticmethod(holds)})
    for key, holds in _HOLDS.items()
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions."""
    return CONDITIONS
