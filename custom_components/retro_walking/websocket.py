"""What dashboards ask: who walks, how things stand from now on, and what was walked."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.generated.languages import LANGUAGES
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .access import may
from .actions.answers import sessions_answer
from .actions.call import aware
from .composer import Texts, async_texts
from .const import DOMAIN
from .coordinator import WalkerConfigEntry
from .core import wire
from .core.errors import WalkingError
from .core.model import Activity
from .person import is_user
from .reason_words import sentence_of
from .refusal import placeholders
from .statistics import Series, statistic_id

ENTRY_ID = "entry_id"

type Message = dict[str, Any]


@callback
def async_setup_websocket(hass: HomeAssistant) -> None:
    """Answer dashboards."""
    for command in (ws_walkers, ws_subscribe, ws_sessions):
        websocket_api.async_register_command(hass, command)


@websocket_api.websocket_command({vol.Required("type"): f"{DOMAIN}/walkers"})
@callback
def ws_walkers(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    """Return the walkers that the user may see, and which of them the user is.

    `entities` are entity ids by `<platform>.<key>`, without those that are switched off.
    """
    connection.send_result(
        msg["id"],
        [
            {
                ENTRY_ID: entry.entry_id,
                "name": entry.title,
                "is_user": is_user(hass, entry, connection.user.id),
                "entities": _entities(hass, entry),
                "statistics": {
                    series: statistic_id(entry.entry_id, series) for series in Series
                },
            }
            for entry in hass.config_entries.async_entries(
                DOMAIN, include_disabled=False
            )
            if may(hass, connection.user, entry, POLICY_READ)
        ],
    )


@websocket_api.websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/subscribe",
        vol.Required(ENTRY_ID): str,
        vol.Optional("language"): cv.string,
    }
)
@websocket_api.async_response
async def ws_subscribe(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Tell how things stand with a walker, now and whenever that changes, through reloads too."""
    subscriptions, subscription = connection.subscriptions, msg["id"]
    subscriptions[subscription] = _nothing_yet
    language = msg.get("language")
    texts = await async_texts(
        hass, language=language if language in LANGUAGES else None
    )
    # While texts were loading the walker may have gone, and so may who asked.
    entry = await _async_walker(hass, connection, msg)
    if entry is None or subscription not in subscriptions:
        subscriptions.pop(subscription, None)
        return

    @callback
    def send(event: wire.Wire) -> None:
        if may(hass, connection.user, entry, POLICY_READ):
            connection.send_message(websocket_api.event_message(subscription, event))

    view = View(hass, entry, texts, send)
    subscriptions[subscription] = view.close
    connection.send_result(subscription)
    view.open()


@websocket_api.websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/sessions",
        vol.Required(ENTRY_ID): str,
        vol.Optional("start"): cv.datetime,
        vol.Optional("end"): cv.datetime,
        vol.Optional("kind"): vol.Coerce(Activity),
    }
)
@websocket_api.async_response
async def ws_sessions(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Return the sessions of a walker that began in a range, the oldest first.

    `has_earlier` tells whether there are any that began before it, of whatever kind.
    """
    entry = await _async_walker(hass, connection, msg)
    if entry is None:
        return
    if entry.state is not ConfigEntryState.LOADED:
        await _async_refuse(hass, connection, msg, "walker_not_loaded")
        return
    try:
        first, last = _moment(msg, "start"), _moment(msg, "end")
    except WalkingError as refusal:
        await _async_refuse(hass, connection, msg, refusal.key, **placeholders(refusal))
        return
    walker = entry.runtime_data
    found = sessions_answer(walker, first, last, msg.get("kind"))
    earliest = walker.state.journal.sessions[:1]
    has_earlier = first is not None and any(one.start < first for one in earliest)
    connection.send_result(msg["id"], found | {"has_earlier": has_earlier})


@callback
def _nothing_yet() -> None:
    """Undo a subscription that is not made yet."""


class View:
    """What one dashboard is told of a walker, until it looks away.

    An event says `what` it is: `snapshot` with how things stand as `now`, `log` when sessions have
    changed, `not_loaded` and `removed` when there is nothing to show.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: WalkerConfigEntry,
        texts: Texts,
        send: Callable[[wire.Wire], None],
    ) -> None:
        """Look at a walker; nothing is told before it is opened."""
        self._hass = hass
        self._entry = entry
        self._texts = texts
        self._send = send
        self._follows: list[Callable[[], None]] = []
        self._is_loaded: bool | None = None
        self._shown: wire.Wire = {}
        self._unsubscribe: Callable[[], None] | None = None

    @callback
    def open(self) -> None:
        """Tell how things stand, and go on telling."""
        self._unsubscribe = async_dispatcher_connect(
            self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed
        )
        self._look()

    @callback
    def close(self) -> None:
        """Tell no more."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._let_go()

    @callback
    def _entry_changed(self, change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.entry_id != self._entry.entry_id:
            return
        if change is ConfigEntryChange.REMOVED:
            self._let_go()
            self._send({"what": "removed"})
        else:
            self._look()

    @callback
    def _look(self) -> None:
        """Follow the walker where it is loaded, and say so where it is not."""
        is_loaded = self._entry.state is ConfigEntryState.LOADED
        if is_loaded is self._is_loaded:
            return
        self._is_loaded, self._shown = is_loaded, {}
        self._let_go()
        if not is_loaded:
            self._send({"what": "not_loaded"})
            return
        walker = self._entry.runtime_data
        self._follows = [
            walker.async_add_listener(self._show),
            walker.async_listen_log(self._tell_log),
        ]
        self._show()

    @callback
    def _let_go(self) -> None:
        for stop in self._follows:
            stop()
        self._follows = []

    @callback
    def _tell_log(self) -> None:
        self._send({"what": "log"})

    @callback
    def _show(self) -> None:
        walker = self._entry.runtime_data
        now = {
            **wire.numbers(walker.data),
            **wire.live(walker.data, walker.settings.zone),
            "reason": sentence_of(walker.data, self._texts),
        }
        if now != self._shown:
            self._shown = now
            at = dt_util.as_local(walker.now()).isoformat()
            self._send({"what": "snapshot", "now": now | {"at": at}})


async def _async_walker(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> WalkerConfigEntry | None:
    """Return the walker that a message names; refuse it where there is none to be seen."""
    entry = hass.config_entries.async_get_entry(msg[ENTRY_ID])
    if (
        entry is not None
        and entry.domain == DOMAIN
        and may(hass, connection.user, entry, POLICY_READ)
    ):
        return entry
    await _async_refuse(hass, connection, msg, "walker_unknown")
    return None


@callback
def _entities(hass: HomeAssistant, entry: ConfigEntry) -> dict[str, str]:
    registry = er.async_get(hass)
    return {
        f"{entity.domain}.{entity.unique_id.removeprefix(f'{entry.entry_id}_')}": (
            entity.entity_id
        )
        for entity in er.async_entries_for_config_entry(registry, entry.entry_id)
        if entity.disabled_by is None
    }


def _moment(msg: Message, field: str) -> datetime | None:
    """Return a moment of a message, if it names one; raises MomentOutOfReach."""
    return aware(msg[field]) if field in msg else None


async def _async_refuse(
    hass: HomeAssistant,
    connection: ActiveConnection,
    msg: Message,
    key: str,
    **facts: str,
) -> None:
    """Answer with a sentence that says what to do."""
    texts = await async_texts(hass, "exceptions")
    connection.send_error(
        msg["id"],
        key,
        texts(f"{key}.message", **facts),
        translation_key=key,
        translation_domain=DOMAIN,
        translation_placeholders=facts,
    )
