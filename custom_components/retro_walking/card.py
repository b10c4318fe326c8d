"""Brings the card to dashboards: as a resource of theirs, or with the page where those are YAML."""

import asyncio
import hashlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from homeassistant.components.http import StaticPathConfig
from homeassistant.const import CONF_ID, CONF_TYPE, CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.components.lovelace.resources import ResourceStorageCollection

FILE = Path(__file__).parent / "www" / "retro-walking-card.js"
PATH = f"/{DOMAIN}/{FILE.name}"

_MODULE = "module"
_TURNS = 5  # of the event loop; who waits needs one in 2026.10, two in 2026.11
_LOGGER = logging.getLogger(__name__)
_IN_ORDER: HassKey[asyncio.Lock] = HassKey(f"{DOMAIN}_card")
_WITH_PAGE: HassKey[str | None] = HassKey(f"{DOMAIN}_card_with_page")


async def async_serve(hass: HomeAssistant) -> None:
    """Serve the card to browsers; they keep it, so its address has to change with it."""
    await hass.http.async_register_static_paths(
        [StaticPathConfig(PATH, str(FILE), cache_headers=True)]
    )


@callback
def settle(hass: HomeAssistant) -> None:
    """Have the card on dashboards while there are walkers, even ones who are disabled."""
    # A task of its own: whatever becomes of the card, the walker walks.
    hass.async_create_task(_async_settle(hass), f"{DOMAIN} card")


async def _async_settle(hass: HomeAssistant) -> None:
    async with hass.data.setdefault(_IN_ORDER, asyncio.Lock()):
        try:
            if (resources := _resources(hass)) is not None:
                await _async_load(resources)
                await _async_reconcile(resources, await _async_url(hass))
            elif "frontend" in hass.config.components:
                _load_with_page(hass, await _async_url(hass))
        except (HomeAssistantError, OSError) as err:
            _LOGGER.info("The card was not brought to dashboards: %s", err)


def _resources(hass: HomeAssistant) -> ResourceStorageCollection | None:
    """Return the resources of dashboards, where they are there and can be written."""
    if "lovelace" not in hass.config.components:
        return None
    from homeassistant.components.lovelace import LOVELACE_DATA  # noqa: PLC0415
    from homeassistant.components.lovelace.resources import ResourceStorageCollection  # noqa: PLC0415

    resources = hass.data[LOVELACE_DATA].resources
    return resources if isinstance(resources, ResourceStorageCollection) else None


async def _async_load(resources: ResourceStorageCollection) -> None:
    """Load them, and let others who waited for the same loading go first.

    They put what was stored in its place once more, over what would be written by then.
    """
    await resources.async_get_info()
    for _ in range(_TURNS):
        await asyncio.sleep(0)


async def _async_url(hass: HomeAssistant) -> str | None:
    """Return the address of the card as it is now; none where nobody is to have it."""
    if not hass.config_entries.async_entries(DOMAIN):
        return None
    return await hass.async_add_executor_job(_url)


def _url() -> str:
    return f"{PATH}?v={hashlib.sha256(FILE.read_bytes()).hexdigest()[:12]}"


async def _async_reconcile(
    resources: ResourceStorageCollection, url: str | None
) -> None:
    """Have one resource of ours, with that address, or none; write only what differs."""
    ours = [item for item in resources.async_items() if _is_ours(item)]
    ours.sort(key=lambda item: not _is_right(item, url))
    if url is not None:
        wanted = {"res_type": _MODULE, CONF_URL: url}
        if not ours:
            await resources.async_create_item(wanted)
        elif not _is_right(first := ours.pop(0), url):
            await resources.async_update_item(first[CONF_ID], wanted)
    for item in ours:
        await resources.async_delete_item(item[CONF_ID])


def _is_ours(item: dict[str, Any]) -> bool:
    return str(item.get(CONF_URL)).partition("?")[0] == PATH


def _is_right(item: dict[str, Any], url: str | None) -> bool:
    return (item.get(CONF_URL), item.get(CONF_TYPE)) == (url, _MODULE)


@callback
def _load_with_page(hass: HomeAssistant, url: str | None) -> None:
    """Have every page load the card from there, and not from where it did before."""
    from homeassistant.components import frontend  # noqa: PLC0415

    before = hass.data.get(_WITH_PAGE)
    if url == before:
        return
    if before is not None:
        frontend.remove_extra_js_url(hass, before)
    if url is not None:
        frontend.add_extra_js_url(hass, url)
    hass.data[_WITH_PAGE] = url
