"""What is said to the walker in words: title, text and buttons, in the language of the house.

Without the walker's leave no word here speaks of health.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import WalkerCoordinator
from .core.errors import WalkingError
from .core.messages import AskWhy, Live, Question, Remind, Topic, Which
from .core.model import Session
from .core.week import DAY, local_day, look
from .push_actions import Button, action_id
from .refusal import placeholders

type Texts = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A message in words; `channel`, `buttons` and `extras` are the companion app's."""

    topic: Topic | None
    title: str
    text: str
    channel: str
    buttons: tuple[Mapping[str, str], ...] = ()
    extras: Mapping[str, Any] = field(default_factory=dict)
    phones_only: bool = False


async def async_texts(hass: HomeAssistant, category: str = "common") -> Texts:
    """Return what gives a text by its key and facts."""
    language = hass.config.language
    texts = await async_get_translations(hass, language, category, [DOMAIN])

    def text(key: str, **facts: object) -> str:
        return texts[f"component.{DOMAIN}.{category}.{key}"].format(**facts)

    return text


async def async_sentence(hass: HomeAssistant, refusal: WalkingError) -> str:
    """Return what is said where a wish cannot be granted."""
    texts = await async_texts(hass, "exceptions")
    return texts(f"{refusal.key}.message", **placeholders(refusal))


def titled(hass: HomeAssistant, entry: ConfigEntry, texts: Texts, title: str) -> str:
    """Return a title that says whose it is, where there is more than one walker."""
    if len(hass.config_entries.async_entries(DOMAIN)) > 1:
        return texts("message_titled", walker=entry.title, title=title)
    return title


class Wording:
    """The words of one walker's messages, as things stand now."""

    def __init__(self, walker: WalkerCoordinator, texts: Texts) -> None:
        """Speak of a walker."""
        self._walker = walker
        self._texts = texts

    def of(self, message: Remind | AskWhy | Question | Live) -> Words:
        """Return a message in words."""
        match message:
            case Remind(Which.SUMMARY, is_first_summary=is_first):
                return self._summary(is_first=is_first)
            case Remind(_, last_chance, may_snooze):
                return self._reminder(last_chance=last_chance, may_snooze=may_snooze)
            case AskWhy():
                return self._why()
            case Question(session):
                return self.question(session)
            case Live():
                return self._live(message)

    def question(self, session: Session, refusal: str | None = None) -> Words:
        """Return the question whether a session was one, after a refusal if there was any."""
        asked = self._texts(
            "message_confirm",
            start=f"{dt_util.as_local(session.start):%H:%M}",
            end=f"{dt_util.as_local(session.end):%H:%M}",
            minutes=_minutes(session.active),
        )
        other = {
            **self._button(Button.CONFIRM, "other_minutes", session.session_id),
            "behavior": "textInput",
            "textInputButtonTitle": self._texts("message_button_send"),
            "textInputPlaceholder": self._texts("message_minutes"),
        }
        return self._words(
            Topic.CONFIRM,
            "confirm",
            f"{refusal} {asked}" if refusal else asked,
            self._button(Button.CONFIRM, "yes", session.session_id),
            self._button(Button.DISCARD, "no", session.session_id),
            other,
        )

    def settled(self, sentence: str) -> Words:
        """Return what a tap is answered with, of a question that is not open."""
        return self._words(Topic.CONFIRM, "unchanged", sentence)

    def answer(self, sentence: str, *, is_open: bool) -> Words:
        """Return what a tap is answered with; what else to do remains, where that is open."""
        buttons = self._button(Button.START, "start"), self._button(Button.SKIP, "skip")
        return self._words(
            Topic.REMINDER, "unchanged", sentence, *(buttons if is_open else ())
        )

    def _reminder(self, *, last_chance: bool, may_snooze: bool) -> Words:
        now = self._walker.data
        text = self._texts(
            "message_last_chance" if last_chance else "message_reminder",
            minutes=_minutes(self._planned),
            done=now.sessions_this_week,
            least=now.least,
        )
        buttons = [self._button(Button.START, "start")]
        if may_snooze:
            buttons.append(self._button(Button.SNOOZE, "snooze"))
        buttons.append(self._button(Button.SKIP, "skip"))
        return self._words(Topic.REMINDER, f"reminder{self._openly}", text, *buttons)

    def _summary(self, *, is_first: bool) -> Words:
        state, settings = self._walker.state, self._walker.settings
        last = look(state.journal, self._week - DAY, settings)
        text = self._texts(
            "message_summary",
            done=last.done,
            least=state.journal.goal_of(last.start).least,
            minutes=_minutes(self._planned),
        )
        if is_first:
            text = f"{text} {self._texts('message_summary_first')}"
        return self._words(
            Topic.REMINDER,
            "summary",
            text,
            self._button(Button.START, "start"),
            self._button(Button.SKIP, "skip"),
        )

    def _why(self) -> Words:
        words = self._words(
            Topic.REMINDER,
            "why",
            self._texts("message_why"),
            self._button(Button.SKIP_BUSY, "busy"),
            self._button(Button.SKIP_PAIN, f"pain{self._openly}"),
            self._button(Button.SKIP_ILL, f"ill{self._openly}"),
        )
        return self._quietly(words)

    def _live(self, walk: Live) -> Words:
        text = self._texts(
            "message_live_paused" if walk.paused else "message_live",
            minutes=walk.active // _MINUTE,
            planned=_minutes(walk.planned),
        )
        began = dt_util.utcnow() - walk.active
        planned = walk.planned // _SECOND
        return self._quietly(
            self._words(Topic.LIVE, "live", text),
            live_update=True,
            alert_once=True,
            progress=min(walk.active // _SECOND, planned),
            progress_max=planned,
            chronometer=not walk.paused,
            when=int(began.timestamp()),
        )

    def _words(
        self, topic: Topic, key: str, text: str, *buttons: Mapping[str, str]
    ) -> Words:
        walker, texts = self._walker, self._texts
        title = texts(f"message_{key}_title")
        return Words(
            topic=topic,
            title=titled(walker.hass, walker.config_entry, texts, title),
            text=text,
            channel=texts("message_channel"),
            buttons=buttons,
        )

    def _quietly(self, words: Words, **extras: object) -> Words:
        """Return words that make no sound, and are for phones alone."""
        return replace(
            words,
            channel=self._texts("message_channel_quiet"),
            extras={**_QUIETLY, **extras},
            phones_only=True,
        )

    def _button(self, button: Button, key: str, about: str = "") -> dict[str, str]:
        entry_id = self._walker.config_entry.entry_id
        return {
            "action": action_id(entry_id, about or self._week, button),
            "title": self._texts(f"message_button_{key}"),
        }

    @property
    def _week(self) -> date:
        walker = self._walker
        return local_day(walker.data.week_started, walker.settings.zone)

    @property
    def _planned(self) -> timedelta:
        return self._walker.settings.programme.start_minutes

    @property
    def _openly(self) -> str:
        """Return what marks the texts that name the knee, if the walker allows it."""
        return "_knee" if self._walker.settings.reminders.name_the_knee else ""


_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_QUIETLY = {"importance": "low", "push": {"interruption-level": "passive"}}


def _minutes(span: timedelta) -> int:
    return max(1, round(span / _MINUTE))
