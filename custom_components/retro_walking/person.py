"""The walker as a person of the house: who they are, and where."""

from collections.abc import Callable
from typing import Any

from homeassistant.components.person import ATTR_USER_ID
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_ENTITY_ID, STATE_HOME
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.helpers.event import (
    async_track_entity_registry_updated_event,
    async_track_state_change_event,
)
from homeassistant.helpers.selector import EntitySelector, EntitySelectorConfig

from .const import CONF_PERSON, DOMAIN
from .renames import renaming, write
from .sources.source import is_silent

PERSON_GONE = "person_gone"

PERSON = "person"


def person_selector() -> EntitySelector:
    """Return a choice of one person."""
    return EntitySelector(EntitySelectorConfig(domain=PERSON))


def data_with(entry: ConfigEntry, person: str | None) -> dict[str, Any]:
    """Return the data of an entry with a person as its walker, or with none."""
    data = {key: value for key, value in entry.data.items() if key != CONF_PERSON}
    return data if person is None else {**data, CONF_PERSON: person}


def is_user(hass: HomeAssistant, entry: ConfigEntry, user_id: str | None) -> bool:
    """Tell whether a user is the walker, as far as their person tells."""
    state = _state_of(hass, entry.data.get(CONF_PERSON))
    return (
        user_id is not None
        and state is not None
        and state.attributes.get(ATTR_USER_ID) == user_id
    )


def is_home(hass: HomeAssistant, entry: ConfigEntry) -> bool | None:
    """Tell whether the walker is at home; None where nobody knows."""
    state = _state_of(hass, entry.data.get(CONF_PERSON))
    if state is None or is_silent(state):
        return None
    return state.state == STATE_HOME


def _state_of(hass: HomeAssistant, person: str | None) -> State | None:
    return hass.states.get(person) if person else None


def is_there(hass: HomeAssistant, person: str) -> bool:
    """Tell whether there is such a person."""
    registered = er.async_get(hass).async_get(person)
    return registered is not None or hass.states.get(person) is not None


def _issue_id(entry_id: str) -> str:
    """Return the id of the repair, which does not name the person: it is in diagnostics."""
    return f"{PERSON_GONE}_{entry_id}"


@callback
def forget_issue(hass: HomeAssistant, entry_id: str) -> None:
    """End the repair about the person of an entry."""
    ir.async_delete_issue(hass, DOMAIN, _issue_id(entry_id))


class PersonWatch:
    """Follows the person of a walker, if they have one, for as long as the walker is loaded."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, on_away: Callable[[bool], None]
    ) -> None:
        """Tell whether the walker of an entry is away."""
        self._hass = hass
        self._entry = entry
        self.entity_id: str | None = entry.data.get(CONF_PERSON)
        self._on_away = on_away
        self._is_ready = False
        self._unsubscribe: list[CALLBACK_TYPE] = []

    @callback
    def start(self) -> None:
        """Tell from now on, beginning with the present."""
        if self.entity_id is not None:
            self._subscribe(self.entity_id)
            self._look()

    @callback
    def stop(self) -> None:
        """Tell no more."""
        while self._unsubscribe:
            self._unsubscribe.pop()()

    @callback
    def ready(self) -> None:
        """Expect the person to be there from now on: Home Assistant has started."""
        self._is_ready = True
        self._check()

    def _subscribe(self, person: str) -> None:
        self._unsubscribe = [
            async_track_state_change_event(self._hass, person, self._moved),
            async_track_entity_registry_updated_event(
                self._hass, person, self._registry_updated
            ),
        ]

    @callback
    def _registry_updated(
        self, event: Event[er.EventEntityRegistryUpdatedData]
    ) -> None:
        if (change := renaming(event)) is not None:
            self.stop()
            _, self.entity_id = change
            write(self._hass, self._entry, *change)
            self._subscribe(self.entity_id)
        self._check()

    @callback
    def _moved(self, _event: Event[EventStateChangedData]) -> None:
        self._look()
        self._check()

    def _look(self) -> None:
        """Tell whether the walker is away; while nobody can tell, they are where they were."""
        home = is_home(self._hass, self._entry)
        if home is not None or _state_of(self._hass, self.entity_id) is None:
            self._on_away(home is False)

    def _check(self) -> None:
        """Raise a repair where the person is gone, and end it where they are back."""
        if not self._is_ready:
            return
        if self.entity_id is None or is_there(self._hass, self.entity_id):
            forget_issue(self._hass, self._entry.entry_id)
            return
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            _issue_id(self._entry.entry_id),
            data={"entry_id": self._entry.entry_id},
            is_fixable=True,
            severity=ir.IssueSeverity.WARNING,
            translation_key=PERSON_GONE,
            translation_placeholders={
                "walker": self._entry.title,
                ATTR_ENTITY_ID: self.entity_id,
            },
        )
