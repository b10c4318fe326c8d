"""What a walker has chosen is followed when it is renamed, also while the walker is not loaded."""

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import CONF_ENTITY_ID
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .const import CONF_PERSON, DOMAIN, SUBENTRY_SOURCE


@callback
def follow(hass: HomeAssistant) -> None:
    """Follow renames from now on; those who are loaded do so themselves, in mid-walk."""

    @callback
    def registry_updated(event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        if (change := renaming(event)) is None:
            return
        for entry in hass.config_entries.async_entries(DOMAIN):
            if entry.state is not ConfigEntryState.LOADED:
                write(hass, entry, *change)

    hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, registry_updated)


def renaming(
    event: Event[er.EventEntityRegistryUpdatedData],
) -> tuple[str, str] | None:
    """Return the entity ids before and after, if an entity was renamed."""
    data = event.data
    if data["action"] != "update" or "entity_id" not in data["changes"]:
        return None
    return data["old_entity_id"], data["entity_id"]


@callback
def write(hass: HomeAssistant, entry: ConfigEntry, old: str, new: str) -> None:
    """Put an entity's new id wherever an entry has chosen the old one."""
    for source in entry.get_subentries_of_type(SUBENTRY_SOURCE):
        if source.data[CONF_ENTITY_ID] == old:
            hass.config_entries.async_update_subentry(
                entry, source, data={**source.data, CONF_ENTITY_ID: new}
            )
    if entry.data.get(CONF_PERSON) == old:
        hass.config_entries.async_update_entry(
            entry, data={**entry.data, CONF_PERSON: new}
        )
