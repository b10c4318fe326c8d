"""After a walk that was started by voice, the satellite that heard it asks for the knee."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.components.assist_satellite import AssistSatelliteEntityFeature
from homeassistant.core import ServiceCall, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .life import Life, walker
from .talk import Talk

KITCHEN = "assist_satellite.kitchen"
QUESTION = "How was your knee at its worst in the walk, from 0 for no pain to 10?"
UNHEARD = "That was no number from 0 to 10. Nothing is noted."


class Satellite:
    """A satellite in the kitchen, which says what it is told and hears one answer."""

    def __init__(self, life: Life, answer: str | None) -> None:
        self.said: list[str] = []
        self._life, self._answer = life, answer
        self.meanwhile: Callable[[], Awaitable[None]] | None = None
        services = life.hass.services
        services.async_register(
            "assist_satellite",
            "ask_question",
            self._async_ask,
            supports_response=SupportsResponse.ONLY,
        )
        services.async_register("assist_satellite", "announce", self._async_announce)
        self.is_("idle")

    def is_(self, state: str, *, asks: bool = True) -> None:
        feature = AssistSatelliteEntityFeature
        features = feature.ANNOUNCE | (feature.START_CONVERSATION if asks else 0)
        self._life.hass.states.async_set(
            KITCHEN, state, {"supported_features": features}
        )

    async def _async_ask(self, call: ServiceCall) -> dict[str, Any]:
        assert call.data["entity_id"] == KITCHEN
        self.said.append(call.data["question"])
        if self.meanwhile is not None:
            await self.meanwhile()
        if self._answer is None:
            raise HomeAssistantError
        return {"id": None, "sentence": self._answer, "slots": {}}

    async def _async_announce(self, call: ServiceCall) -> None:
        self.said.append(call.data["message"])


async def walked(
    life: Life, talk: Talk, *, by_voice: bool = True, on: bool = True
) -> None:
    await life.set_up(walker(None, pain={"ask_by_voice": on}))
    if by_voice:
        await talk.says("start a backwards walk", satellite_id=KITCHEN)
    else:
        await life.turn("switch.session", on=True)
    await stopped(life, talk)


async def stopped(life: Life, talk: Talk) -> None:
    """Stop the walk after six minutes, and let what follows be said."""
    await life.at(360)
    await talk.says("stop my walk")
    await life.hass.async_block_till_done(wait_background_tasks=True)


async def score(life: Life) -> object:
    (session,) = (await life.act("get_sessions"))["sessions"]
    return session["pain_during"]


@pytest.mark.parametrize(
    ("answer", "noted", "thanks"),
    [
        ("three", 3, "Noted for the walk: 3 of 10."),
        ("It was a 2.", 2, "Noted for the walk: 2 of 10."),
        ("zero out of ten", 0, "Noted for the walk: 0 of 10."),
        ("eleven", None, "Tell me a whole number from 0 to 10."),
        ("not too bad", None, UNHEARD),
    ],
)
async def test_the_satellite_asks_and_the_answer_becomes_the_score(
    life: Life, talk: Talk, answer: str, noted: int | None, thanks: str
) -> None:
    kitchen = Satellite(life, answer)
    await walked(life, talk)
    assert kitchen.said == [QUESTION, thanks]
    assert await score(life) == noted


async def test_who_says_nothing_is_left_in_peace(life: Life, talk: Talk) -> None:
    kitchen = Satellite(life, None)
    await walked(life, talk)
    assert kitchen.said == [QUESTION]
    assert await score(life) is None


async def test_nobody_is_asked_who_does_not_wish_it(life: Life, talk: Talk) -> None:
    kitchen = Satellite(life, "three")
    await walked(life, talk, on=False)
    assert kitchen.said == []


async def test_nobody_is_asked_after_a_walk_that_no_satellite_heard(
    life: Life, talk: Talk
) -> None:
    kitchen = Satellite(life, "three")
    await walked(life, talk, by_voice=False)
    assert kitchen.said == []


async def test_the_walk_after_it_is_not_asked_about(life: Life, talk: Talk) -> None:
    kitchen = Satellite(life, "three")
    await walked(life, talk)
    await life.at(1000)
    await life.turn("switch.session", on=True)
    await life.at(1400)
    await life.turn("switch.session", on=False)
    await life.hass.async_block_till_done(wait_background_tasks=True)
    assert kitchen.said.count(QUESTION) == 1


async def test_a_satellite_that_cannot_ask_does_not(life: Life, talk: Talk) -> None:
    kitchen = Satellite(life, "three")
    kitchen.is_("idle", asks=False)
    await walked(life, talk)
    assert kitchen.said == []


async def test_the_satellite_says_first_what_it_is_saying(
    life: Life, talk: Talk
) -> None:
    kitchen = Satellite(life, "three")
    await life.set_up(walker(None, pain={"ask_by_voice": True}))
    await talk.says("start a backwards walk", satellite_id=KITCHEN)
    await life.at(360)
    kitchen.is_("responding")
    await talk.says("stop my walk", satellite_id=KITCHEN)
    assert kitchen.said == []
    kitchen.is_("idle")
    await life.hass.async_block_till_done(wait_background_tasks=True)
    assert kitchen.said[0] == QUESTION


async def test_a_satellite_that_is_gone_by_then_is_not_asked(
    life: Life, talk: Talk
) -> None:
    kitchen = Satellite(life, "three")
    await life.set_up(walker(None, pain={"ask_by_voice": True}))
    await talk.says("start a backwards walk", satellite_id=KITCHEN)
    life.hass.states.async_remove(KITCHEN)
    await life.at(360)
    assert (await talk.says("stop my walk")).startswith("The walk is over: 6 minutes.")
    await life.hass.async_block_till_done(wait_background_tasks=True)
    assert kitchen.said == []


def in_the_kitchen(life: Life) -> str:
    """Return the id of a device with a satellite on it, and something else before that."""
    entry = MockConfigEntry()
    entry.add_to_hass(life.hass)
    device = dr.async_get(life.hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("test", "kitchen")}
    )
    for entity_id in ("light.kitchen", KITCHEN):
        platform, name = entity_id.split(".")
        er.async_get(life.hass).async_get_or_create(
            platform, "test", name, suggested_object_id=name, device_id=device.id
        )
    return device.id


async def test_the_satellite_is_that_of_the_device_which_was_spoken_to(
    life: Life, talk: Talk
) -> None:
    device_id = in_the_kitchen(life)
    kitchen = Satellite(life, "three")
    await life.set_up(walker(None, pain={"ask_by_voice": True}))
    await talk.says("start a backwards walk", device_id=device_id)
    await stopped(life, talk)
    assert kitchen.said[0] == QUESTION


async def test_what_is_answered_to_a_walker_who_is_let_go_is_not_said_to_be_noted(
    life: Life, talk: Talk
) -> None:
    kitchen = Satellite(life, "three")
    await life.set_up(walker(None, pain={"ask_by_voice": True}))
    kitchen.meanwhile = life.coordinator().async_close
    await talk.says("start a backwards walk", satellite_id=KITCHEN)
    await stopped(life, talk)
    assert kitchen.said == [QUESTION, UNHEARD]
    assert await score(life) is None
