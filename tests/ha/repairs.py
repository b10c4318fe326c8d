"""The repairs of the integration, as they stand."""

from homeassistant.helpers import issue_registry as ir

from custom_components.retro_walking.const import DOMAIN

from .life import Life


def issues(life: Life) -> list[ir.IssueEntry]:
    """Return the repairs that are ours."""
    found = ir.async_get(life.hass).issues.values()
    return [issue for issue in found if issue.domain == DOMAIN]


def troubles(life: Life) -> list[str | None]:
    """Return what each of them is about."""
    return [issue.translation_key for issue in issues(life)]
