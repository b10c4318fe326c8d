"""The intents, for our own sentences and for those of users."""

from typing import Any, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers import intent
from homeassistant.util import dt as dt_util

from .voice.acts import ACTS, async_perform
from .voice.languages import async_language
from .voice.speakers import Speaker, walkers
from .voice.speech import say


async def async_setup_intents(hass: HomeAssistant) -> None:
    """Register the intents."""
    for intent_type in ACTS:
        intent.async_register(hass, WalkingIntent(intent_type))


class WalkingIntent(intent.IntentHandler):
    """Does one thing for one walker. What is refused is answered, not raised."""

    def __init__(self, intent_type: str) -> None:
        """Handle an intent."""
        self.intent_type = intent_type
        self.description = ACTS[intent_type].description

    @property
    @override
    def slot_schema(self) -> dict[Any, Any]:
        """Return the slots."""
        return ACTS[self.intent_type].schema

    @override
    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        """Do what is wished, and answer in the speaker's language."""
        hass = intent_obj.hass
        given = {name: slot["value"] for name, slot in intent_obj.slots.items()}
        speaker = Speaker(
            intent_obj.context,
            intent_obj.language,
            intent_obj.device_id,
            intent_obj.satellite_id,
        )
        outcome = await async_perform(
            hass, self.intent_type, given, speaker, walkers(hass)
        )
        language = await async_language(hass, intent_obj.language)
        speech = say(outcome.answer, language, dt_util.now())
        response = intent_obj.create_response()
        if outcome.walker is None:
            code = intent.IntentResponseErrorCode.FAILED_TO_HANDLE
            response.async_set_error(code, speech)
            return response
        if ACTS[self.intent_type].reads:
            response.response_type = intent.IntentResponseType.QUERY_ANSWER
        response.async_set_speech(speech)
        return response
