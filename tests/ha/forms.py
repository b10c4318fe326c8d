"""Flows and their forms, as the frontend goes through them and fills them in."""

from typing import Any

from homeassistant.config_entries import SOURCE_USER, SubentryFlowContext
from homeassistant.core import HomeAssistant

from custom_components.retro_walking.const import DOMAIN

from .life import ADA

GOAL = {"least": 2, "most": 3, "rest_days": 1}


async def flow(hass: HomeAssistant, *steps: dict[str, Any]) -> Any:
    """Go through the set-up as far as the answers go."""
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    for step in steps:
        result = await hass.config_entries.flow.async_configure(result["flow_id"], step)
    return result


async def subflow(
    hass: HomeAssistant, *steps: dict[str, Any], own: str | None = None
) -> Any:
    """Go through adding a source to Ada, or changing one of hers, as far as the answers go."""
    context = SubentryFlowContext(source="user")
    if own is not None:
        context = SubentryFlowContext(source="reconfigure", subentry_id=own)
    result = await hass.config_entries.subentries.async_init(
        (ADA, "source"), context=context
    )
    for step in steps:
        result = await hass.config_entries.subentries.async_configure(
            result["flow_id"], step
        )
    return result


def asked(result: Any, section: str | None = None) -> dict[str, Any]:
    """Return the fields of a form with their defaults."""
    schema = result["data_schema"].schema
    if section is not None:
        schema = next(
            value.schema.schema for key, value in schema.items() if key == section
        )
    return {
        str(key): key.default() if callable(getattr(key, "default", None)) else None
        for key in schema
    }


def left_alone(result: Any, section: str) -> dict[str, Any]:
    """Return what a section sends where nobody changes it."""
    fields = asked(result, section).items()
    return {key: default for key, default in fields if default is not None}
