"""Who may do what: a walker is seen, or used, by whoever may do so with all of their entities."""

from collections.abc import Iterable

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .core.errors import WalkingError


class NotAllowed(WalkingError):
    """Home Assistant gives the user no right to it."""


async def async_permitted[EntryT: ConfigEntry](
    hass: HomeAssistant,
    context: Context | None,
    entries: Iterable[EntryT],
    policy: str,
) -> list[EntryT]:
    """Return those of some walkers whom the user behind a context may read, or control.

    Without a user, as in automations and by voice in a room, these are all of them.
    """
    if context is None or context.user_id is None:
        return list(entries)
    user = await hass.auth.async_get_user(context.user_id)
    return [
        entry
        for entry in entries
        if user is not None and may(hass, user, entry, policy)
    ]


@callback
def may(hass: HomeAssistant, user: User, entry: ConfigEntry, policy: str) -> bool:
    """Tell whether a user may read, or control, all entities of a walker that are switched on."""
    permissions = user.permissions
    if permissions.access_all_entities(policy):
        return True
    entities = [
        entity.entity_id
        for entity in er.async_entries_for_config_entry(
            er.async_get(hass), entry.entry_id
        )
        if entity.disabled_by is None
    ]
    return bool(entities) and all(
        permissions.check_entity(entity_id, policy) for entity_id in entities
    )
