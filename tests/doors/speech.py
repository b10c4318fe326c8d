"""The doors of speech: sentences, intents, and the tools of agents."""

from typing import Any, override
from unittest.mock import patch

from homeassistant.components import conversation
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context
from homeassistant.helpers import intent, llm
from hypothesis import strategies as st
import yaml

from custom_components.retro_walking import intent as intents
from custom_components.retro_walking.core.model import PainMoment, Place
from custom_components.retro_walking.core.reminders import Reason
from custom_components.retro_walking.voice import acts, listening
from custom_components.retro_walking.voice.acts import ACTS, Outcome as Performed
from custom_components.retro_walking.voice.slots import When

from ..week_by_voice import LANGUAGES, SENTENCES
from .actions import PAUSES
from .door import Door, Outcome
from .oddities import Values, fields, mostly, mutated, numbers, objects, words

SPOKEN = ("en", "de", "pl")
"""The languages that the house listens in."""

_SLOTS: dict[str, Values] = {
    "minutes": mostly(st.integers(1, 20), numbers),
    "score": mostly(st.integers(0, 10), numbers),
    "hour": mostly(st.integers(0, 24), numbers),
    "minute": mostly(st.integers(0, 59), numbers),
    "place": st.sampled_from(Place),
    "moment": st.sampled_from(PainMoment),
    "reason": st.sampled_from(Reason),
    "when": st.sampled_from(When),
    "another": st.booleans(),
    "name": mostly(st.just("Ada"), words),
}


def _slots(intent_type: str) -> Values:
    act = ACTS[intent_type]
    return fields({name: _SLOTS[name] for name in (*act.slots, "name")}, objects)


_WISHES = st.one_of(
    *(st.tuples(st.just(intent_type), _slots(intent_type)) for intent_type in ACTS)
)


class Sentences(Door):
    """What is said to the house, in any of the languages that are spoken there."""

    name = "sentences"
    pauses = PAUSES

    @override
    async def open(self) -> None:
        self._refused = False
        house, perform = self.house, acts.async_perform

        async def watched(*wish: Any) -> Performed:
            performed = await perform(*wish)
            self._refused = performed.walker is None
            return performed

        patched = house.closing.enter_context
        patched(patch.object(intents, "async_perform", watched))
        patched(patch.object(listening, "in_use", lambda _: list(SPOKEN)))
        await house.move_in("homeassistant", "conversation")

    @override
    def cases(self) -> Values:
        return st.one_of(*map(_sayings, SPOKEN))

    @override
    async def knock(self, case: tuple[str, str]) -> Outcome:
        language, text = case
        self._refused = False
        result = await conversation.async_converse(
            self.house.hass, text, None, Context(), language
        )
        code = result.response.error_code
        assert code is not intent.IntentResponseErrorCode.UNKNOWN
        if code is intent.IntentResponseErrorCode.NO_INTENT_MATCH:
            return Outcome.PASSED_OVER
        assert result.response.speech["plain"]["speech"]
        return Outcome.REFUSED if self._refused else Outcome.ANSWERED


def _sayings(language: str) -> Values:
    spoken = yaml.safe_load((SENTENCES / f"{language}.yaml").read_text())
    said = [step["said"] for step in spoken["week"].values()]
    texts = st.sampled_from(said).flatmap(mutated) | st.sampled_from(said)
    return st.tuples(st.just(language), mostly(texts, words))


class Intents(Door):
    """The intents, as sentences of users and agents call them."""

    name = "intent slots"
    pauses = PAUSES

    @override
    async def open(self) -> None:
        await self.house.move_in("homeassistant", "conversation")

    @override
    def cases(self) -> Values:
        return st.tuples(_WISHES, st.sampled_from(LANGUAGES))

    @override
    async def knock(self, case: tuple[tuple[str, dict[str, Any]], str]) -> Outcome:
        (intent_type, given), language = case
        slots = {name: {"value": value} for name, value in given.items()}
        try:
            response = await intent.async_handle(
                self.house.hass, "test", intent_type, slots, language=language
            )
        except intent.InvalidSlotInfo:
            return Outcome.REFUSED
        assert response.speech["plain"]["speech"]
        return Outcome.REFUSED if response.error_code else Outcome.ANSWERED


class Tools(Door):
    """The tools, as a language model calls them, whatever it makes up."""

    name = "tools of agents"
    pauses = PAUSES

    @override
    async def open(self) -> None:
        house = self.house
        await house.move_in("homeassistant", "conversation")
        for key in ("switch.session", "sensor.knee_pain"):
            async_expose_entity(
                house.hass, "conversation", house.life.entity(key), True
            )

    @override
    def cases(self) -> Values:
        return _WISHES | st.tuples(st.just("get_progress"), fields({}))

    @override
    async def knock(self, case: tuple[str, dict[str, Any]]) -> Outcome:
        name, given = case
        context = llm.LLMContext(
            platform="test",
            context=Context(),
            language="en",
            assistant="conversation",
            device_id=None,
        )
        api = await llm.async_get_api(self.house.hass, llm.LLM_API_ASSIST, context)
        called = llm.ToolInput(tool_name=f"retro_walking__{name}", tool_args=given)
        result = await api.async_call_tool(called)
        assert isinstance(result.data, dict)
        assert result.data["error" if result.error else "answer"]
        return Outcome.REFUSED if result.error else Outcome.ANSWERED
