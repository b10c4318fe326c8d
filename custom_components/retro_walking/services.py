"""The actions, registered once for all walkers. What is refused is answered in a sentence."""

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, callback
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from . import history_actions, programme_actions, reminder_actions, session_actions
from .call import Handler
from .const import DOMAIN
from .refusal import as_sentence

ACTIONS = (
    *session_actions.ACTIONS,
    *programme_actions.ACTIONS,
    *reminder_actions.ACTIONS,
    *history_actions.ACTIONS,
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    for action in ACTIONS:
        hass.services.async_register(
            DOMAIN,
            action.name,
            _answering(action.handler),
            vol.Schema(
                {vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string, **action.fields}
            ),
            action.response,
        )


def _answering(handler: Handler) -> Handler:
    async def async_answer(call: ServiceCall) -> ServiceResponse:
        with as_sentence():
            return await handler(call)

    return async_answer
