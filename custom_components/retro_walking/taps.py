"""Buttons tapped on the walker's own phones become wishes; what cannot be granted is answered."""

from typing import Any

from homeassistant.core import CALLBACK_TYPE, Event as BusEvent, HomeAssistant, callback

from . import delivery, phones
from .coordinator import WalkerConfigEntry
from .core.errors import QuestionSettled, WalkingError, WeekIsOver
from .core.events import Begin, Confirm, Discard, Event, Refused
from .core.model import Origin
from .core.reminders import Reason, Skip, Snooze
from .core.week import local_day
from .minutes import from_reply
from .push_actions import Button, Tapped, parse
from .wording import Wording, Words, async_sentence, async_texts

TAPPED = "mobile_app_notification_action"

_REASONS = {
    Button.SKIP: None,
    Button.SKIP_BUSY: Reason.BUSY,
    Button.SKIP_PAIN: Reason.PAIN,
    Button.SKIP_ILL: Reason.ILL,
}


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
        return self._hass.bus.async_listen(TAPPED, self._tapped, self._is_ours)

    @callback
    def _is_ours(self, data: Any) -> bool:
        return parse(self._entry.entry_id, data.get("action")) is not None

    @callback
    def _tapped(self, event: BusEvent[dict[str, Any]]) -> None:
        tapped = parse(self._entry.entry_id, event.data["action"])
        own = self._phones_of(event.context.user_id)
        if tapped is None or not own:
            return
        try:
            self._walker.apply(self._wish(tapped, event.data.get("reply_text")))
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

    def _wish(self, tapped: Tapped, reply: object) -> Event:
        """Return what a tap wishes; raises WeekIsOver, QuestionSettled or NoMinutes."""
        at = self._walker.now()
        if tapped.is_of_session:
            if tapped.about not in self._walker.data.to_confirm:
                raise QuestionSettled
            if tapped.button is Button.DISCARD:
                return Discard(at, tapped.about)
            active = None if reply is None else from_reply(reply)
            return Confirm(at, tapped.about, active)
        week = local_day(self._walker.data.week_started, self._walker.settings.zone)
        if tapped.about != week.isoformat():
            raise WeekIsOver
        if tapped.button is Button.START:
            return Begin(at, Origin.PUSH)
        if tapped.button is Button.SNOOZE:
            return Snooze(at)
        return Skip(at, _REASONS[tapped.button])

    async def _async_answer(
        self, own: list[str], tapped: Tapped, refusal: WalkingError
    ) -> None:
        """Say why nothing was changed, and with it again what is still open."""
        wording = Wording(self._walker, await async_texts(self._hass))
        sentence = await async_sentence(self._hass, refusal)
        if tapped.is_of_session:
            words, is_open = self._question(wording, tapped.about, sentence)
        else:
            is_open = self._walker.state.book.is_shown
            words = wording.answer(sentence, is_open=is_open)
        await delivery.async_deliver_to(self._hass, self._entry, own, words)
        topic = None if is_open else words.topic
        self._walker.apply(Refused(self._walker.now(), topic))

    def _question(
        self, wording: Wording, about: str, sentence: str
    ) -> tuple[Words, bool]:
        """Return the question that is open, with a sentence, and whether there is any."""
        waiting = self._walker.data.to_confirm
        if not waiting:
            return wording.settled(sentence), False
        about = about if about in waiting else waiting[-1]
        session = self._walker.state.journal.find(about)
        return wording.question(session, sentence), True
