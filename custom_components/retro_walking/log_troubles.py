"""What may be wrong with a walker's log, as repairs."""

from enum import StrEnum

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN


class LogTrouble(StrEnum):
    """What the user has to know of, or to mend."""

    RESTORED = "log_restored"
    GONE = "log_gone"
    UNWRITTEN = "log_unwritten"


_TO_BE_READ = (LogTrouble.RESTORED, LogTrouble.GONE)
"""What is over when it is told, and stays until somebody has read it.

It is not persistent: Home Assistant would keep the walker's name, and put it into diagnostics.
"""


@callback
def tell(
    hass: HomeAssistant, entry: ConfigEntry, trouble: LogTrouble, file: str
) -> None:
    """Raise a trouble as a repair."""
    to_be_read = trouble in _TO_BE_READ
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(trouble, entry.entry_id),
        is_fixable=to_be_read,
        severity=ir.IssueSeverity.WARNING if to_be_read else ir.IssueSeverity.ERROR,
        translation_key=trouble,
        translation_placeholders={"walker": entry.title, "file": file},
    )


@callback
def tell_again(hass: HomeAssistant, entry: ConfigEntry, file: str) -> None:
    """Raise what nobody had read when Home Assistant stopped."""
    for trouble in _TO_BE_READ:
        if ir.async_get(hass).async_get_issue(
            DOMAIN, _issue_id(trouble, entry.entry_id)
        ):
            tell(hass, entry, trouble, file)


@callback
def forget(hass: HomeAssistant, entry_id: str, *troubles: LogTrouble) -> None:
    """End the repairs about some troubles, of all if none is named."""
    for trouble in troubles or LogTrouble:
        ir.async_delete_issue(hass, DOMAIN, _issue_id(trouble, entry_id))


def _issue_id(trouble: LogTrouble, entry_id: str) -> str:
    return f"{trouble}_{entry_id}"
