"""Backwards walking for sore knees: a walker is a config entry, what notices them a subentry."""

from functools import partial

from homeassistant.const import CONF_ENTITY_ID, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryError, UnsupportedStorageVersionError
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.recorder import DATA_INSTANCE, get_instance
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util

from . import card, issues, log_troubles, person, renames
from .const import DOMAIN, SUBENTRY_SOURCE
from .coordinator import WalkerConfigEntry, WalkerCoordinator, settings_of
from .core import walker
from .core.codec import DamagedError
from .core.events import TakeIn
from .core.model import Session
from .core.walker import State
from .http import SessionsView
from .kept_logs import KeptLogs
from .log_troubles import LogTrouble
from .messages import delivery
from .messages.notifier import Notifier
from .moments import Moments
from .services import async_setup_services
from .sources import belts, past_walks, watch
from .statistics import Series, Statistics, statistic_id
from .store import WalkerStore
from .voice import satellites
from .voice.house import async_follow, async_setup_voice
from .voice.knee_question import KneeQuestion
from .websocket import async_setup_websocket

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

PLATFORMS = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.CALENDAR,
    Platform.EVENT,
    Platform.SENSOR,
    Platform.SWITCH,
)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register all that is there once for all walkers, and let go of logs that were kept for long enough."""
    async_setup_services(hass)
    renames.follow(hass)
    hass.http.register_view(SessionsView)
    async_setup_websocket(hass)
    async_setup_voice(hass)
    await KeptLogs(hass).async_drop_old()
    await card.async_serve(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: WalkerConfigEntry) -> bool:
    """Let a walker go on from where they were."""
    card.settle(hass)
    store = WalkerStore(hass, entry.entry_id)
    entry.async_on_unload(
        store.async_listen(partial(_tell_written, hass, entry, store))
    )
    coordinator = WalkerCoordinator(
        hass, entry, store, await _async_state(hass, entry, store)
    )
    entry.runtime_data = coordinator
    if walks := _handed_over(hass, entry):
        coordinator.apply(TakeIn(coordinator.now(), walks))
    _forget_what_is_gone(hass, entry)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    belts.follow(coordinator)
    Moments(hass, entry).start()
    Notifier(hass, entry).start()
    Statistics(hass, entry).start()
    KneeQuestion(hass, entry).start()
    async_follow(hass, entry)
    entry.async_on_unload(entry.add_update_listener(_async_entry_changed))
    coordinator.start()
    return True


async def async_unload_entry(hass: HomeAssistant, entry: WalkerConfigEntry) -> bool:
    """Write down what is known, and let go; who is disabled is not to be answered."""
    coordinator = entry.runtime_data
    if entry.disabled_by is not None:
        coordinator.silence()
    await coordinator.async_close()
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: WalkerConfigEntry) -> None:
    """Keep the log for a while; messages, statistics and repairs go, with the last the card."""
    card.settle(hass)
    await delivery.async_clear_all(hass, entry, settings_of(entry).reminders)
    issues.forget(hass, entry.entry_id)
    person.forget_issue(hass, entry.entry_id)
    log_troubles.forget(hass, entry.entry_id)
    past_walks.forget(hass, entry.entry_id)
    satellites.forget(hass, entry.entry_id)
    if DATA_INSTANCE in hass.data:
        entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
        get_instance(hass).async_clear_statistics(
            [
                *(e.entity_id for e in entities if e.domain == Platform.SENSOR),
                *(statistic_id(entry.entry_id, series) for series in Series),
            ]
        )
    await KeptLogs(hass).async_keep(entry.entry_id, entry.title)


async def _async_state(
    hass: HomeAssistant, entry: WalkerConfigEntry, store: WalkerStore
) -> State:
    """Return what is stored, else what a walker of that name has left, else a new walker."""
    log_troubles.tell_again(hass, entry, store.path)
    try:
        state = await store.async_load()
        if store.restored:
            log_troubles.tell(hass, entry, LogTrouble.RESTORED, store.path)
        if state is None:
            if er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id):
                log_troubles.tell(hass, entry, LogTrouble.GONE, store.path)
            return await _async_begin(hass, entry, store)
        await store.async_save(state)
    except DamagedError as err:
        raise ConfigEntryError(
            translation_domain=DOMAIN,
            translation_key="log_damaged",
            translation_placeholders={"file": store.path},
        ) from err
    except UnsupportedStorageVersionError as err:
        raise ConfigEntryError(
            translation_domain=DOMAIN,
            translation_key="log_too_new",
            translation_placeholders={"file": store.path},
        ) from err
    return state


async def _async_begin(
    hass: HomeAssistant, entry: WalkerConfigEntry, store: WalkerStore
) -> State:
    """Return what a walker of that name has left, else a new walker; it is written already."""
    kept, name = KeptLogs(hass), entry.title
    state = await kept.async_take(name)
    state = state or walker.new(dt_util.utcnow(), settings_of(entry))
    await store.async_save(state)
    if store.is_written:
        await kept.async_let_go(name)
    return state


@callback
def _tell_written(
    hass: HomeAssistant, entry: WalkerConfigEntry, store: WalkerStore, well: bool
) -> None:
    """Have a repair stand for as long as the log cannot be written."""
    if well:
        log_troubles.forget(hass, entry.entry_id, LogTrouble.UNWRITTEN)
    else:
        log_troubles.tell(hass, entry, LogTrouble.UNWRITTEN, store.path)


async def _async_entry_changed(hass: HomeAssistant, entry: WalkerConfigEntry) -> None:
    """Reload, unless a source or the person was merely renamed: that is followed in mid-walk."""
    coordinator = entry.runtime_data
    if not coordinator.is_current():
        if not coordinator.speaks_as(settings_of(entry)):
            coordinator.silence()
        await hass.config_entries.async_reload(entry.entry_id)


def _handed_over(hass: HomeAssistant, entry: WalkerConfigEntry) -> tuple[Session, ...]:
    """Return the walks that were found in the past of a source when it was set up."""
    sources = {
        source.subentry_id: source.data[CONF_ENTITY_ID]
        for source in entry.get_subentries_of_type(SUBENTRY_SOURCE)
    }
    return past_walks.take_over(hass, entry, sources)


def _forget_what_is_gone(hass: HomeAssistant, entry: WalkerConfigEntry) -> None:
    """End the repairs about sources and receivers that are no longer chosen, and their entities."""
    keep = watch.issues_of(entry) | delivery.issues_of(entry)
    issues.forget(hass, entry.entry_id, keep)
    sources = {s.subentry_id for s in entry.get_subentries_of_type(SUBENTRY_SOURCE)}
    registry = er.async_get(hass)
    of_sources = {f"{entry.entry_id}_{source_id}_active" for source_id in sources}
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        if entity.unique_id.endswith("_active") and entity.unique_id not in of_sources:
            registry.async_remove(entity.entity_id)
