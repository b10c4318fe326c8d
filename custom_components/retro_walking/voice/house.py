"""Has the house listen as soon as it can, and for as long as a walker is loaded."""

from collections.abc import Callable

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.importlib import async_import_module
from homeassistant.setup import async_when_setup
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..coordinator import WalkerConfigEntry
from .languages import PIPELINES

CONVERSATION = "conversation"

_REFRESH: HassKey[Callable[[], None]] = HassKey(f"{DOMAIN}_voice")


@callback
def async_setup_voice(hass: HomeAssistant) -> None:
    """Listen once there is somebody to talk to."""
    async_when_setup(hass, CONVERSATION, _async_talk)


@callback
def async_follow(hass: HomeAssistant, entry: WalkerConfigEntry) -> None:
    """Listen for a walker while they are loaded."""

    @callback
    def changed() -> None:
        if (refresh := hass.data.get(_REFRESH)) is not None:
            refresh()

    entry.async_on_unload(entry.async_on_state_change(changed))


async def _async_talk(hass: HomeAssistant, _component: str) -> None:
    """Listen, and again whenever the languages of the house change."""
    # It needs hassil, which comes with conversation.
    package = __name__.rpartition(".")[0]
    module = await async_import_module(hass, f"{package}.listening")
    listening = module.Listening(hass)

    @callback
    def refresh(_event: Event | None = None) -> None:
        hass.async_create_task(listening.async_refresh(), f"{DOMAIN} sentences")

    hass.data[_REFRESH] = refresh
    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, refresh)
    async_when_setup(hass, PIPELINES, _async_watch_pipelines)
    await listening.async_refresh()


async def _async_watch_pipelines(hass: HomeAssistant, _component: str) -> None:
    from homeassistant.components.assist_pipeline import async_setup_pipeline_store  # noqa: PLC0415

    refresh = hass.data[_REFRESH]

    async def async_changed(*_change: object) -> None:
        refresh()

    pipelines = await async_setup_pipeline_store(hass)
    pipelines.pipeline_store.async_add_listener(async_changed)
    refresh()
