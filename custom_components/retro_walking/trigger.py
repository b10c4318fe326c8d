"""Triggers: the moments of the chosen walkers."""

from typing import override

from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_DEVICE_ID
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.trigger import (
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
from homeassistant.helpers.typing import ConfigType

from . import chosen, moments
from .const import DOMAIN
from .facts import Facts
from .moments import Moment


class MomentTrigger(Trigger):
    """Runs at one of the moments."""

    moment: Moment

    @classmethod
    @override
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Return the config; raises HomeAssistantError for a device that is no walker."""
        return chosen.validated(hass, config)

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Wait for the chosen walkers."""
        super().__init__(hass, config)
        self._devices = chosen.devices_of(config.options)

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Run an action at each such moment, until the returned is called."""

        @callback
        def hear(entry_id: str, moment: Moment, facts: Facts) -> None:
            if moment is not self.moment or not chosen.is_chosen(
                self._hass, self._devices, entry_id
            ):
                return
            device = dr.async_get(self._hass).async_get_device_by_identifier(
                (DOMAIN, entry_id), entry_id
            )
            payload = {
                ATTR_CONFIG_ENTRY_ID: entry_id,
                ATTR_DEVICE_ID: device.id if device else None,
                **facts,
            }
            run_action(payload, f"{moment} of {facts['walker']}")

        return moments.async_listen(self._hass, hear)


TRIGGERS: dict[str, type[Trigger]] = {
    moment: type(f"{moment}_trigger", (MomentTrigger,), {"moment": moment})
    for moment in Moment
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers."""
    return TRIGGERS
