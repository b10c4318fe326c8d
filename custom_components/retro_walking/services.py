"""The actions, registered once for all walkers. What is refused is answered in a sentence."""

from collections.abc import Callable, Coroutine
from typing import Any

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, callback
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from .actions import history, programme, reminders, sessions
from .actions.call import Action, async_walker
from .const import DOMAIN
from .refusal import as_sentence

ACTIONS = (
    *sessions.ACTIONS,
    *programme.ACTIONS,
    *reminders.ACTIONS,
    *history.ACTIONS,
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    for action in ACTIONS:
        hass.services.async_register(
            DOMAIN,
            action.name,
            _answering(action),
            vol.Schema(
                {vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string, **action.fields}
            ),
            action.response,
        )


def _answering(
    action: Action,
) -> Callable[[ServiceCall], Coroutine[Any, Any, ServiceResponse]]:
    async def async_answer(call: ServiceCall) -> ServiceResponse:
        entry_id = call.data.get(ATTR_CONFIG_ENTRY_ID)
        walker = await async_walker(call, entry_id, action.policy)
        with as_sentence():
            return await action.handler(walker, call)

    return async_answer
