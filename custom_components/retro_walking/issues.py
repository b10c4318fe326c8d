"""The repairs about a walker's sources and receivers, as far as they are no longer about anything."""

from collections.abc import Container

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN


@callback
def forget(hass: HomeAssistant, entry_id: str, keep: Container[str] = ()) -> None:
    """End the repairs about what an entry has several of, but for those to be kept."""
    for domain, issue in list(ir.async_get(hass).issues):
        if domain == DOMAIN and f"_{entry_id}_" in issue and issue not in keep:
            ir.async_delete_issue(hass, domain, issue)
