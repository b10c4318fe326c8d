"""Somebody who talks to the house."""

from typing import Any, override

from homeassistant.components import conversation
from homeassistant.core import Context
from homeassistant.helpers import intent

from custom_components.retro_walking.voice.acts import ACTS

from .life import Life

PREFIX = "RetroWalking"


class Talk:
    """Somebody who talks to the house, and is answered."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self._hass = life.hass

    async def speaks(self, tag: str) -> None:
        """Have the house speak a language."""
        await self._hass.config.async_update(language=tag)
        await self._life.settle()

    async def says(self, text: str, user: str | None = None, **where: Any) -> str:
        """Return what is answered to a sentence."""
        result = await conversation.async_converse(
            self._hass, text, None, Context(user_id=user), **where
        )
        await self._life.settle()
        speech: str = result.response.speech["plain"]["speech"]
        return speech


class Notebook:
    """Writes down what would be done, in place of doing it."""

    def __init__(self, life: Life) -> None:
        self.done: list[tuple[str, dict[str, object]]] = []
        for intent_type in ACTS:
            intent.async_remove(life.hass, intent_type)
            intent.async_register(life.hass, _Writer(intent_type, self))


class _Writer(intent.IntentHandler):
    def __init__(self, intent_type: str, notebook: Notebook) -> None:
        self.intent_type = intent_type
        self._notebook = notebook

    @override
    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        slots = {name: slot["value"] for name, slot in intent_obj.slots.items()}
        self._notebook.done.append((self.intent_type.removeprefix(PREFIX), slots))
        response = intent_obj.create_response()
        response.async_set_speech("written down")
        return response
