"""Words on their way: to phones, to other notify targets, else to Home Assistant's own notifications.

What cannot be reached is a repair, until it is reached again; it stops nobody else.
"""

import asyncio
from collections.abc import Awaitable, Iterable
from enum import StrEnum
from hashlib import sha256
import logging
from typing import Any

from homeassistant.components import persistent_notification
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceNotFound
from homeassistant.helpers import issue_registry as ir

from ..composer import Words
from ..const import DOMAIN
from ..coordinator import settings_of
from ..core.messages import Topic
from ..core.settings import Reminders
from . import phones

NOTIFY = "notify"
CLEAR = "clear_notification"
PATIENCE = 30
"""Seconds that a receiver has to take a message."""

_LOGGER = logging.getLogger(__name__)


class Trouble(StrEnum):
    """What only the user can mend."""

    PHONE_GONE = "phone_gone"
    PHONE_FAILED = "phone_failed"
    TARGET_FAILED = "target_failed"


def tag(entry: ConfigEntry, topic: Topic | None) -> str:
    """Return what marks the messages of a walker on a topic: a new one replaces the last."""
    return f"{DOMAIN}_{entry.entry_id}_{topic or 'test'}"


async def async_deliver(
    hass: HomeAssistant, entry: ConfigEntry, reminders: Reminders, words: Words
) -> list[str]:
    """Send words to all who are to have them; return those that did not get them."""
    if not reminders.phones and not reminders.notify_targets:
        if not words.phones_only:
            persistent_notification.async_create(
                hass, words.text, words.title, tag(entry, words.topic)
            )
        return []
    message = _pushed(entry, words)
    sent = [_async_to_phone(hass, entry, phone, message) for phone in reminders.phones]
    if not words.phones_only:
        sent += [
            _async_to_target(hass, entry, target, words)
            for target in reminders.notify_targets
        ]
    return [one for one in await asyncio.gather(*sent) if one is not None]


async def async_deliver_to(
    hass: HomeAssistant, entry: ConfigEntry, some: Iterable[str], words: Words
) -> None:
    """Send words to some phones."""
    message = _pushed(entry, words)
    await asyncio.gather(*(_async_to_phone(hass, entry, one, message) for one in some))


async def async_clear_all(
    hass: HomeAssistant, entry: ConfigEntry, reminders: Reminders
) -> None:
    """Take all that may have been said off the screens."""
    await asyncio.gather(
        *(async_clear(hass, entry, reminders, topic) for topic in Topic)
    )


async def async_clear(
    hass: HomeAssistant, entry: ConfigEntry, reminders: Reminders, topic: Topic
) -> None:
    """Take what was said on a topic off the screens."""
    persistent_notification.async_dismiss(hass, tag(entry, topic))
    message = {"message": CLEAR, "data": {"tag": tag(entry, topic)}}
    await asyncio.gather(
        *(_async_to_phone(hass, entry, one, message) for one in reminders.phones)
    )


def is_receiver(hass: HomeAssistant, target: str) -> bool:
    """Tell whether a name is that of a notify action or entity."""
    domain, _, name = target.partition(".")
    return domain == NOTIFY and (
        hass.services.has_service(NOTIFY, name) or hass.states.get(target) is not None
    )


def issues_of(entry: ConfigEntry) -> set[str]:
    """Return the ids of all repairs that there can be about the receivers of an entry."""
    reminders = settings_of(entry).reminders
    return {
        _issue(trouble, entry, receiver)
        for receiver in (*reminders.phones, *reminders.notify_targets)
        for trouble in Trouble
    }


@callback
def check_phones(hass: HomeAssistant, entry: ConfigEntry, reminders: Reminders) -> None:
    """Raise a repair for each phone that is gone, and end that of one that is back."""
    for phone in reminders.phones:
        if phones.is_there(hass, phone):
            ir.async_delete_issue(
                hass, DOMAIN, _issue(Trouble.PHONE_GONE, entry, phone)
            )
        else:
            _note(hass, entry, phone, Trouble.PHONE_GONE)


def _pushed(entry: ConfigEntry, words: Words) -> dict[str, Any]:
    return {
        "title": words.title,
        "message": words.text,
        "data": {
            "tag": tag(entry, words.topic),
            "group": f"{DOMAIN}_{entry.entry_id}",
            "channel": words.channel,
            **({"actions": [dict(b) for b in words.buttons]} if words.buttons else {}),
            **words.extras,
        },
    }


async def _async_to_phone(
    hass: HomeAssistant, entry: ConfigEntry, phone: str, message: dict[str, Any]
) -> str | None:
    """Send to one phone; return it if that failed."""
    sending = phones.async_push(hass, phone, message)
    trouble = await _async_try(sending, Trouble.PHONE_FAILED)
    _note(hass, entry, phone, trouble)
    return phone if trouble else None


async def _async_to_target(
    hass: HomeAssistant, entry: ConfigEntry, target: str, words: Words
) -> str | None:
    """Send title and text to a notify entity or action; return it if that failed."""
    content = {"title": words.title, "message": words.text}
    sending = _async_notify(hass, target, content)
    trouble = await _async_try(sending, Trouble.TARGET_FAILED)
    _note(hass, entry, target, trouble)
    return target if trouble else None


async def _async_notify(
    hass: HomeAssistant, target: str, content: dict[str, Any]
) -> None:
    """Call a notify action or entity; an entity that is not there would say nothing of it."""
    if not is_receiver(hass, target):
        raise ServiceNotFound(NOTIFY, target)
    action = target.removeprefix(f"{NOTIFY}.")
    if not hass.services.has_service(NOTIFY, action):
        state = hass.states.get(target)
        if state is None or state.state == STATE_UNAVAILABLE:
            raise ServiceNotFound(NOTIFY, target)
        action, content = "send_message", {**content, ATTR_ENTITY_ID: target}
    await hass.services.async_call(NOTIFY, action, content, blocking=True)


async def _async_try(sending: Awaitable[None], failed: Trouble) -> Trouble | None:
    """Return what went wrong, whatever it was: one receiver must not stop the others."""
    try:
        async with asyncio.timeout(PATIENCE):
            await sending
    except phones.PhoneGoneError:
        return Trouble.PHONE_GONE
    except Exception as err:
        _LOGGER.debug("A message was not delivered: %s", type(err).__name__)
        return failed
    return None


def _issue(trouble: Trouble, entry: ConfigEntry, receiver: str) -> str:
    """Return the id of a repair, which does not name the receiver: it is in diagnostics."""
    whose = sha256(
        f"{entry.entry_id} {receiver}".encode(errors="surrogatepass")
    ).hexdigest()
    return f"{trouble}_{entry.entry_id}_{whose[:12]}"


@callback
def _note(
    hass: HomeAssistant,
    entry: ConfigEntry,
    receiver: str,
    trouble: Trouble | None,
) -> None:
    """Raise what is wrong with a receiver as a repair, and end what no longer is."""
    name = phones.name_of(hass, receiver) or receiver
    for one in Trouble:
        if one is not trouble:
            ir.async_delete_issue(hass, DOMAIN, _issue(one, entry, receiver))
        elif _is_chosen(hass, entry, receiver):
            ir.async_create_issue(
                hass,
                DOMAIN,
                _issue(one, entry, receiver),
                data={"entry_id": entry.entry_id, "receiver": receiver},
                is_fixable=True,
                severity=ir.IssueSeverity.WARNING,
                translation_key=one,
                translation_placeholders={"walker": entry.title, "receiver": name},
            )


def _is_chosen(hass: HomeAssistant, entry: ConfigEntry, receiver: str) -> bool:
    """Tell whether it is one of the walker's: not removed meanwhile, nor merely tried out."""
    reminders = settings_of(entry).reminders
    is_known = hass.config_entries.async_get_entry(entry.entry_id) is not None
    return is_known and receiver in (*reminders.phones, *reminders.notify_targets)
