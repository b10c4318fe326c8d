"""Buttons tapped on the walker's own phones are granted, or answered with why they are not."""

from typing import Any

from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import CALLBACK_TYPE, Event as BusEvent, HomeAssistant, callback

from ..access import NotAllowed, async_permitted
from ..composer import Words, async_sentence, async_texts, prefixed
from ..coordinator import WalkerConfigEntry
from ..core.errors import NoScore, WalkingError
from ..core.events import Refused
from ..core.messages import Question, Topic
from . import delivery, phones
from .push_actions import Tapped, parse
from .wishes import open_on, topic_of, wishes_of
from .wording import Wording
from .words import async_words_of

TAPPED = "mobile_app_notification_action"


class Taps:
    """Hears the taps on one walker's messages."""

    def __init__(self, hass: HomeAssistant, entry: WalkerConfigEntry) -> None:
        """Hear for an entry."""
        self._hass = hass
        self._entry = entry
        self._walker = entry.runtime_data

    @callback
    def start(self) -> CALLBACK_TYPE:
        """Hear from now on; return what ends it."""
        return self._hass.bus.async_listen(TAPPED, self._async_tapped, self._is_ours)

    @callback
    def _is_ours(self, data: Any) -> bool:
        return parse(self._entry.entry_id, data.get("action")) is not None

    async def _async_tapped(self, event: BusEvent[dict[str, Any]]) -> None:
        tapped = parse(self._entry.entry_id, event.data["action"])
        own = self._phones_of(event.context.user_id)
        if tapped is None or not own:
            return
        permitted = await async_permitted(
            self._hass, event.context, [self._entry], POLICY_CONTROL
        )
        try:
            if not permitted:
                raise NotAllowed
            reply = event.data.get("reply_text")
            for wish in wishes_of(self._walker, tapped, reply):
                self._walker.apply(wish)
        except WalkingError as refusal:
            answer = self._async_answer(own, tapped, refusal)
            self._entry.async_create_task(self._hass, answer)

    def _phones_of(self, user: str | None) -> list[str]:
        """Return the walker's phones that a user has; a tap says whose it was, not on which."""
        return [
            phone
            for phone in self._walker.settings.reminders.phones
            if user is not None and phones.owner_of(self._hass, phone) == user
        ]

    async def _async_answer(
        self, own: list[str], tapped: Tapped, refusal: WalkingError
    ) -> None:
        """Say why nothing was changed, and with it again what is still open."""
        wording = Wording(self._walker, await async_texts(self._hass))
        sentence = await async_sentence(self._walker, refusal)
        topic = topic_of(tapped.button)
        if topic is Topic.REMINDER:
            is_open = self._walker.state.book.is_shown
            words: Words | None = wording.answer(sentence, is_open=is_open)
        else:
            words = await self._async_open(topic, tapped.about, refusal)
            is_open = words is not None
            words = words and prefixed(words, sentence)
        words = words or wording.settled(topic, sentence)
        await delivery.async_deliver_to(self._hass, self._entry, own, words)
        self._walker.apply(
            Refused(
                self._walker.now(),
                topic=None if is_open else topic,
                again=topic if is_open and isinstance(refusal, NoScore) else None,
            )
        )

    async def _async_open(
        self, topic: Topic, about: str, refusal: WalkingError
    ) -> Words | None:
        """Return what is still open on a topic; a score is asked for but once more."""
        asked = self._walker.state.screen.asked.get(topic)
        if isinstance(refusal, NoScore) and (asked is None or asked.again):
            return None
        if topic is Topic.CONFIRM and about in self._walker.data.to_confirm:
            message = Question(self._walker.state.journal.find(about))
            return await async_words_of(self._walker, message)
        is_open = open_on(self._walker, topic)
        return None if is_open is None else await async_words_of(self._walker, is_open)
