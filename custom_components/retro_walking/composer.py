"""What the words of all messages have in common: title, text and buttons, whose they are."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import (
    async_get_cached_translations,
    async_get_translations,
)

from .const import DOMAIN
from .coordinator import WalkerCoordinator
from .core.errors import RedFlagRaised, WalkingError
from .core.messages import Topic
from .core.week import local_day
from .messages.push_actions import Button, action_id
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


def _as_texts(found: Mapping[str, str], category: str) -> Texts:
    """Return what gives a text of some translations by its key and facts."""

    def text(key: str, **facts: object) -> str:
        return found[f"component.{DOMAIN}.{category}.{key}"].format(**facts)

    return text


async def async_texts(
    hass: HomeAssistant, category: str = "common", language: str | None = None
) -> Texts:
    """Return what gives a text in a language, that of the house unless it is another."""
    language = language or hass.config.language
    found = await async_get_translations(hass, language, category, [DOMAIN])
    return _as_texts(found, category)


def cached_texts(hass: HomeAssistant) -> Texts:
    """Return what gives a text at once; in English while a new language is yet to be loaded."""
    found = defaultdict[str, str](str)
    for language in ("en", hass.config.language):
        found |= async_get_cached_translations(hass, language, "common", DOMAIN)
    return _as_texts(found, "common")


async def async_sentence(walker: WalkerCoordinator, refusal: WalkingError) -> str:
    """Return what is said on a screen where a wish cannot be granted."""
    if isinstance(refusal, RedFlagRaised) and (
        not walker.settings.reminders.name_the_knee
    ):
        return (await async_texts(walker.hass))("message_red_flag")
    texts = await async_texts(walker.hass, "exceptions")
    return texts(f"{refusal.key}.message", **placeholders(refusal))


def titled(hass: HomeAssistant, entry: ConfigEntry, texts: Texts, title: str) -> str:
    """Return a title that says whose it is, where there is more than one walker."""
    if len(hass.config_entries.async_entries(DOMAIN)) > 1:
        return texts("message_titled", walker=entry.title, title=title)
    return title


def prefixed(words: Words, sentence: str) -> Words:
    """Return words with a sentence before their text."""
    return replace(words, text=f"{sentence} {words.text}")


class Composer:
    """Puts words together for one walker. Without their leave none speaks of health."""

    def __init__(self, walker: WalkerCoordinator, texts: Texts) -> None:
        """Speak of a walker."""
        self._walker = walker
        self._texts = texts

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

    def _for_phones(self, words: Words) -> Words:
        """Return words that nobody can do anything about but on a phone."""
        return replace(words, phones_only=True)

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

    def _reply(self, button: Button, key: str, about: str, hint: str) -> dict[str, str]:
        """Return a button that takes a text."""
        return {
            **self._button(button, key, about),
            "behavior": "textInput",
            "textInputButtonTitle": self._texts("message_button_send"),
            "textInputPlaceholder": self._texts(f"message_{hint}"),
        }

    @property
    def _openly(self) -> str:
        """Return what marks the texts that name the knee, if the walker allows it."""
        return "_knee" if self._names_knee else ""

    @property
    def _names_knee(self) -> bool:
        return self._walker.settings.reminders.name_the_knee


_QUIETLY = {"importance": "low", "push": {"interruption-level": "passive"}}
