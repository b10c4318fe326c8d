"""The walker as a person of the house: who they are, and where."""

from homeassistant.components.person import ATTR_USER_ID
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import STATE_HOME
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import EntitySelector, EntitySelectorConfig

from .const import CONF_PERSON
from .sources import is_silent

PERSON = "person"


def person_selector() -> EntitySelector:
    """Return a choice of one person."""
    return EntitySelector(EntitySelectorConfig(domain=PERSON))


def is_user(hass: HomeAssistant, entry: ConfigEntry, user_id: str | None) -> bool:
    """Tell whether a user is the walker, as far as their person tells."""
    person = entry.data.get(CONF_PERSON)
    state = hass.states.get(person) if person else None
    return (
        user_id is not None
        and state is not None
        and state.attributes.get(ATTR_USER_ID) == user_id
    )


def is_home(hass: HomeAssistant, entry: ConfigEntry) -> bool | None:
    """Tell whether the walker is at home; None where nobody knows."""
    person = entry.data.get(CONF_PERSON)
    state = hass.states.get(person) if person else None
    if state is None or is_silent(state):
        return None
    return state.state == STATE_HOME
