"""The walker's messenger: puts into words what the core has to say, and sends it in that order."""

import asyncio

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_device_registry_updated_event
from homeassistant.helpers.start import async_at_started

from ..composer import Words, async_texts, titled
from ..coordinator import WalkerConfigEntry
from ..core.messages import Clear, Message, is_message
from ..core.settings import Reminders
from ..core.walker import Effect
from . import delivery, phones
from .taps import Taps
from .words import async_words_of


class Notifier:
    """Says to one walker what there is to say, for as long as the walker is loaded."""

    def __init__(self, hass: HomeAssistant, entry: WalkerConfigEntry) -> None:
        """Speak for an entry."""
        self._hass = hass
        self._entry = entry
        self._walker = entry.runtime_data
        self._in_order = asyncio.Lock()

    @callback
    def start(self) -> None:
        """Say what there is to say, and hear what is tapped, from now on."""
        entry = self._entry
        entry.async_on_unload(self._walker.async_listen(self._hear))
        entry.async_on_unload(Taps(self._hass, entry).start())
        entry.async_on_unload(async_at_started(self._hass, self._check))
        entry.async_on_unload(
            async_track_device_registry_updated_event(
                self._hass, self._walker.settings.reminders.phones, self._check
            )
        )

    @callback
    def _check(self, _: object) -> None:
        reminders = self._walker.settings.reminders
        delivery.check_phones(self._hass, self._entry, reminders)

    @callback
    def _hear(self, effect: Effect) -> None:
        if is_message(effect):
            self._entry.async_create_task(self._hass, self._async_say(effect))

    async def _async_say(self, message: Message) -> None:
        hass, entry = self._hass, self._entry
        reminders = self._walker.settings.reminders
        async with self._in_order:
            if isinstance(message, Clear):
                await delivery.async_clear(hass, entry, reminders, message.topic)
                return
            words = await async_words_of(self._walker, message)
            await delivery.async_deliver(hass, entry, reminders, words)


async def async_test(
    hass: HomeAssistant, entry: ConfigEntry, reminders: Reminders
) -> list[str]:
    """Send a test message; return the names of those that did not get it."""
    texts = await async_texts(hass)
    words = Words(
        topic=None,
        title=titled(hass, entry, texts, texts("message_test_title")),
        text=texts("message_test"),
        channel=texts("message_channel"),
    )
    failed = await delivery.async_deliver(hass, entry, reminders, words)
    removed = texts("removed_phone")
    return [
        (phones.name_of(hass, one) or removed) if one in reminders.phones else one
        for one in failed
    ]
