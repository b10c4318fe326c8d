"""By voice: who speaks of whom, what is refused, when the house listens, what agents may do."""

import asyncio
from datetime import timedelta
from typing import Any

from homeassistant.auth.models import User
from homeassistant.components import conversation
from homeassistant.components.conversation.agent_manager import get_agent_manager
from homeassistant.core import HomeAssistant
from homeassistant.helpers import intent
from homeassistant.setup import async_setup_component
import pytest

from custom_components.retro_walking.voice import listening
from custom_components.retro_walking.voice.ear import Ear, Heard

from ..week_by_voice import Spoken
from .life import ADA, BEN, NOON, Life, source, walker
from .talk import Talk

START, STOP = "start a backwards walk", "stop my walk"
HOW = "how am I doing this week"
UNKNOWN = "Sorry, I couldn't understand that"


def ben(**about: Any) -> Any:
    return walker(None, name="Ben", entry_id=BEN, **about)


def walking(life: Life, *entry_ids: str) -> list[bool]:
    return [life.coordinator(entry_id).data.is_walking for entry_id in entry_ids]


async def test_the_only_walker_is_meant(life: Life, talk: Talk) -> None:
    await life.set_up(walker(None))
    assert await talk.says(START) == "The walk has begun. 5 minutes are planned."
    assert life.shown("sensor.status", "switch.session") == ["walking", "on"]
    await life.at(400)
    await talk.says(STOP)
    (walk,) = (await life.act("get_sessions"))["sessions"]
    assert (walk["origin"], walk["place"]) == ("voice", "treadmill")


async def test_who_walks_is_told_so_and_not_when_to_walk(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None))
    await talk.says(START)
    await life.at(200)
    walking = (
        'A walk has been running since 12:00. Say "stop my walk" when you are done.'
    )
    week = await talk.says("how am I doing this week")
    assert week.endswith(walking)
    assert await talk.says("when is my next walk") == walking


async def test_a_name_in_the_sentence_decides_and_is_in_the_answer(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None), ben())
    await talk.says("start a backwards walk for Ben")
    assert walking(life, ADA, BEN) == [False, True]
    answer = await talk.says("how is ada doing this week")
    assert answer.startswith("Ada: No walk this week so far. 2 more walks to the goal.")


async def test_the_speakers_person_decides_where_no_name_is_said(
    hass: HomeAssistant, life: Life, talk: Talk, hass_admin_user: User
) -> None:
    await person(hass, "Ben", hass_admin_user)
    await life.set_up(walker(None), ben(person="person.ben"))
    await talk.says(START, user=hass_admin_user.id)
    assert walking(life, ADA, BEN) == [False, True]
    await talk.says("start a backwards walk for Ada", user=hass_admin_user.id)
    assert walking(life, ADA, BEN) == [True, True]


async def person(hass: HomeAssistant, name: str, user: User) -> None:
    config = {"id": name.lower(), "name": name, "user_id": user.id}
    assert await async_setup_component(hass, "person", {"person": [config]})
    await hass.async_block_till_done()


async def test_a_speaker_who_is_not_there_speaks_for_nobody_else(
    hass: HomeAssistant, life: Life, talk: Talk, hass_admin_user: User
) -> None:
    await person(hass, "Ben", hass_admin_user)
    await life.set_up(walker(None), ben(person="person.ben"))
    await life.hass.config_entries.async_unload(BEN)
    await life.settle()
    answer = await talk.says("my knee is a seven", user=hass_admin_user.id)
    assert answer == "Nobody is set up for backwards walking."
    assert life.shown("sensor.knee_pain") == ["unknown"]


async def test_who_walks_is_meant_by_a_stop_where_no_name_is_said(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None), ben())
    await talk.says("start a backwards walk for Ben")
    await life.at(300)
    assert (await talk.says(STOP)).startswith("The walk is over: 5 minutes.")
    assert (await talk.says(STOP)).startswith("Whose walk?")


async def test_names_that_sound_the_same_are_asked_about(
    life: Life, talk: Talk
) -> None:
    await life.set_up(
        walker(None, name="Ada (mum)"), walker(None, name="Ada mum!", entry_id=BEN)
    )
    assert (await talk.says("start a backwards walk for Ada mum")).startswith("Whose")
    assert walking(life, ADA, BEN) == [False, False]


async def test_a_name_is_known_though_a_number_is_not(life: Life, talk: Talk) -> None:
    await life.set_up(walker(None))
    said = "log a backwards walk of ages minutes for Ada"
    assert (await talk.says(said)).startswith("Tell me how many minutes")


@pytest.mark.parametrize("said", ["start a backwards walk for Zoe", START])
async def test_a_walker_who_goes_while_it_is_said_is_answered(
    life: Life, talk: Talk, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await life.set_up(walker(None))
    understand = Ear.understand

    def slowly(*heard: Any) -> Heard:
        unload = life.hass.config_entries.async_unload(ADA)
        asyncio.run_coroutine_threadsafe(unload, life.hass.loop).result()
        return understand(*heard)

    monkeypatch.setattr(Ear, "understand", slowly)
    assert await talk.says(said) == "Nobody is set up for backwards walking."


async def test_of_several_walkers_the_house_asks_for_a_name(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None), ben())
    asked = "Whose walk? Say it again with a name: Ada or Ben."
    assert await talk.says(START) == asked
    assert await talk.says("start a backwards walk for Zoe") == (
        "I do not know Zoe. I know Ada or Ben."
    )
    assert walking(life, ADA, BEN) == [False, False]


REFUSED = {
    "nothing runs": (STOP, "No walk is running."),
    "eleven of ten": ("my knee is eleven out of ten", "Tell me a whole number"),
    "no number": ("my knee is terrible", "Tell me a whole number"),
    "a number of something": ("my knee is 3 bananas", "I did not understand that."),
    "minus one": ("my knee is minus one", "Tell me a whole number"),
    "no minutes": ("I walked backwards for ages minutes", "Tell me how many minutes"),
    "too many minutes": ("I walked backwards for 2000 minutes", "Tell me how many"),
    "nothing waits": ("yes, that was backwards", "No walk waits for your answer."),
    "no step": ("accept the next step", "No step is proposed now."),
    "this evening": (
        "I walked backwards for 5 minutes this evening at 8 o'clock",
        "That walk would end in the future.",
    ),
    "in the future": ("I walked backwards for 5 minutes today at 13 o'clock", "That"),
    "no such time": ("I walked backwards for 5 minutes at 25:70", "I did not"),
    "minutes that are a time": ("I walked backwards for 7:30 minutes", "Tell me how"),
    "snoozed by nothing": ("snooze my walk for 0 minutes", "I can remind you in"),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_what_cannot_be_is_answered_and_changes_nothing(
    life: Life, talk: Talk, what: str
) -> None:
    await life.set_up(walker(None))
    said, answer = REFUSED[what]
    before = life.coordinator().state.journal
    assert (await talk.says(said)).startswith(answer)
    assert life.coordinator().state.journal == before
    assert life.shown("sensor.status", "sensor.knee_pain") == ["idle", "unknown"]


async def test_a_start_with_a_red_flag_is_answered_with_the_advice(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None))
    await life.act("raise_red_flag")
    assert (await talk.says(START)).startswith("Stop now. Seek medical help")
    assert life.shown("sensor.status") == ["idle"]


async def test_a_walk_without_a_time_is_asked_about_where_the_day_has_one(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None))
    await talk.says("I walked backwards for eight minutes")
    asked = await talk.says("I walked backwards for six minutes")
    assert asked.startswith("There is a walk of 8 minutes today already.")
    assert life.shown("sensor.sessions_this_week") == ["1"]
    await talk.says("log another walk of six minutes")
    answer = await talk.says("I walked backwards for five minutes at 9 o'clock")
    assert answer.startswith("Noted: 5 minutes, today at 9:00.")
    sessions = (await life.act("get_sessions"))["sessions"]
    assert [(s["start"][11:16], s["active_minutes"]) for s in sessions] == [
        ("09:00", 5),
        ("11:46", 6),
        ("11:52", 8),
    ]


AT_NINE_IN_THE_EVENING = {
    "I walked backwards for ten minutes": "23T20:50",
    "I walked backwards for ten minutes today": "23T20:50",
    "I walked backwards for ten minutes this morning": "23T08:00",
    "I walked backwards for ten minutes at noon": "23T12:00",
    "I walked backwards for ten minutes this afternoon": "23T15:00",
    "I walked backwards for ten minutes this evening": "23T18:00",
    "I walked backwards for ten minutes at eight o'clock": "23T20:00",
    "I walked backwards for ten minutes at ten o'clock": "23T10:00",
    "I walked backwards for ten minutes this morning at eight o'clock": "23T08:00",
    "I walked backwards for ten minutes at 0 o'clock": "23T00:00",
    "I walked backwards for ten minutes at 12 o'clock": "23T12:00",
    "I walked backwards for ten minutes at 7:30": "23T19:30",
    "I walked backwards for 10 minutes at 9:05 a.m.": "23T09:05",
    "I walked backwards for 10 minutes yesterday at 9 pm": "22T21:00",
    "I walked backwards for 10 minutes yesterday at 2 pm": "22T14:00",
    "I walked backwards for 10 minutes at 2:30 p.m.": "23T14:30",
    "I walked backwards for 10 minutes at 12 pm": "23T12:00",
    "I walked backwards for 10 minutes at 18:30": "23T18:30",
    "I walked backwards for ten minutes this afternoon at three o'clock": "23T15:00",
    "I walked backwards for ten minutes this evening at eight o'clock": "23T20:00",
    "I walked backwards for ten minutes last night at one o'clock": "23T01:00",
    "I walked backwards for ten minutes last night at 12 o'clock": "23T00:00",
    "I walked backwards for ten minutes yesterday at 24 o'clock": "23T00:00",
    "I walked backwards for ten minutes at 24 o'clock": "23T00:00",
    "I walked backwards for ten minutes yesterday": "22T12:00",
    "I walked backwards for ten minutes yesterday evening": "22T18:00",
    "I walked backwards for ten minutes yesterday at nine o'clock": "22T21:00",
}


@pytest.mark.parametrize("said", AT_NINE_IN_THE_EVENING)
async def test_a_time_that_is_said_is_the_time_that_is_meant(
    life: Life, talk: Talk, said: str
) -> None:
    await life.set_up(walker(None))
    await life.moment(NOON + timedelta(hours=9))
    await talk.says(said)
    (walk,) = (await life.act("get_sessions"))["sessions"]
    assert walk["start"][8:16] == AT_NINE_IN_THE_EVENING[said]


async def test_a_walk_of_this_morning_is_not_put_into_the_future(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None))
    await life.moment(NOON + timedelta(hours=19))
    await talk.says("I walked backwards for ten minutes this morning")
    (walk,) = (await life.act("get_sessions"))["sessions"]
    assert walk["start"][8:16] == "24T06:50"


async def test_another_walk_is_the_one_that_was_asked_about_for_a_while(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None))
    await talk.says("I walked backwards for six minutes yesterday")
    said = "I walked backwards for ten minutes yesterday evening"
    assert (await talk.says(said)).startswith("There is a walk of 6 minutes yesterday")
    answer = await talk.says("log another walk")
    assert answer.startswith("Noted: 10 minutes, yesterday.")
    assert (await talk.says("log another walk")).startswith("Tell me how many minutes")
    await talk.says(said)
    await life.at(301)
    assert (await talk.says("log another walk")).startswith("Tell me how many minutes")


async def test_a_walk_just_after_midnight_is_asked_about_where_yesterday_has_one(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None))
    await talk.says("I walked backwards for six minutes")
    await life.moment(NOON + timedelta(hours=12, minutes=2))
    answer = await talk.says("I walked backwards for eight minutes")
    assert answer.startswith("There is a walk of 6 minutes yesterday already.")


async def test_a_walk_by_voice_and_one_that_the_plug_sees_are_one(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(source(counts_as="armed")))
    await talk.says(START)
    await life.walks(60, 400)
    assert life.walked() == [(60, 400, 340)]


async def test_the_house_listens_while_somebody_walks_and_in_its_own_language(
    life: Life, talk: Talk
) -> None:
    sentences = get_agent_manager(life.hass).trigger_sentences
    assert sentences == []
    await life.set_up(walker(None))
    english = get_agent_manager(life.hass).trigger_sentences
    assert english
    await talk.speaks("de")
    german = get_agent_manager(life.hass).trigger_sentences
    assert german
    assert set(english).isdisjoint(german)
    await life.hass.config_entries.async_unload(ADA)
    await life.settle()
    assert get_agent_manager(life.hass).trigger_sentences == []
    await talk.speaks("en")
    assert await talk.says(HOW) == UNKNOWN


async def test_an_assistant_of_another_language_is_understood_in_it(
    life: Life, talk: Talk
) -> None:
    assert await async_setup_component(life.hass, "assist_pipeline", {})
    await life.set_up(walker(None))
    from homeassistant.components.assist_pipeline import async_setup_pipeline_store  # noqa: PLC0415

    pipelines = (await async_setup_pipeline_store(life.hass)).pipeline_store
    added = await pipelines.async_create_item(pipeline("de"))
    await life.settle()
    german = await talk.says(Spoken.of("de").said("progress"), language="de")
    assert "Einheit" in german
    assert (await talk.says(HOW)).startswith("No walk this week")
    await pipelines.async_delete_item(added.id)
    await life.settle()
    german = await talk.says(Spoken.of("de").said("progress"), language="de")
    assert "Einheit" not in german


def pipeline(tag: str) -> dict[str, Any]:
    return {
        "name": tag,
        "language": tag,
        "conversation_engine": conversation.HOME_ASSISTANT_AGENT,
        "conversation_language": tag,
        "stt_engine": None,
        "stt_language": None,
        "tts_engine": None,
        "tts_language": None,
        "tts_voice": None,
        "wake_word_entity": None,
        "wake_word_id": None,
    }


async def test_a_house_of_a_language_we_do_not_have_is_left_alone(
    life: Life, talk: Talk
) -> None:
    await talk.speaks("fi")
    await life.set_up(walker(None))
    assert get_agent_manager(life.hass).trigger_sentences == []


async def test_who_asks_how_the_week_stands_has_not_ignored_the_reminder(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None))
    await life.moment(NOON + timedelta(days=9, hours=-1))
    await talk.says(HOW)
    await life.moment(NOON + timedelta(days=9, hours=13))
    assert life.coordinator().state.book.ignored == 0
    await life.moment(NOON + timedelta(days=10, hours=-1))
    await life.moment(NOON + timedelta(days=10, hours=13))
    assert life.coordinator().state.book.ignored == 1


async def test_on_the_last_chance_today_is_what_is_said(life: Life, talk: Talk) -> None:
    await life.set_up(walker(None))
    await life.moment(NOON + timedelta(days=11))
    said = "No walk this week so far. 2 more walks to the goal. Today fits best."
    assert await talk.says(HOW) == said
    assert await talk.says("when is my next walk") == said


async def test_a_score_that_is_too_much_is_answered_with_rest(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None))
    assert (await talk.says("my knee is a five")).endswith("for 5 minutes.")
    assert "let it rest" in await talk.says("my knee is a six")


async def test_a_sentence_of_two_languages_is_answered_in_the_speakers(
    life: Life, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "in_use", lambda _: ["en", "de"])
    await life.set_up(walker(None))
    said = "start retro walk"
    assert "Einheit" in await talk.says(said, language="de")
    assert (await talk.says(said, language="en")).startswith("A walk has been running")


async def test_users_own_sentences_find_the_intents(life: Life, talk: Talk) -> None:
    await life.set_up(walker(None))
    response = await intent.async_handle(
        life.hass,
        "test",
        "RetroWalkingLogSession",
        {"minutes": {"value": "8"}, "when": {"value": "morning"}},
    )
    assert response.speech["plain"]["speech"].startswith("Noted: 8 minutes, today.")
    for slots in ({"place": "moon"}, {"minutes": "x"}, {"hour": 99, "minutes": 5}):
        response = await intent.async_handle(
            life.hass,
            "test",
            "RetroWalkingLogSession",
            {name: {"value": value} for name, value in slots.items()},
        )
        assert response.response_type is intent.IntentResponseType.ERROR
    assert life.shown("sensor.sessions_this_week") == ["1"]


async def test_without_conversation_a_walker_is_set_up_all_the_same(life: Life) -> None:
    await life.set_up(walker(None))
    assert "conversation" not in life.hass.config.components
    assert life.shown("sensor.status") == ["idle"]


async def test_a_walk_that_is_stopped_at_once_is_not_kept_and_that_is_said(
    life: Life, talk: Talk
) -> None:
    await life.set_up(walker(None))
    await talk.says(START)
    await life.at(20)
    answer = await talk.says(STOP)
    assert answer == "The walk is over. It was too short to be kept."
    assert life.walked() == []


@pytest.mark.parametrize(
    ("day", "said"),
    [("16", "on November 16"), ("17", "on Tuesday"), ("22", "yesterday")],
)
async def test_a_walk_of_more_than_a_week_ago_is_named_by_its_date(
    life: Life, talk: Talk, day: str, said: str
) -> None:
    await life.set_up(walker(None))
    await life.act("log_session", start=f"2026-11-{day} 10:00:00", minutes=5)
    answer = await talk.says("when was my last walk")
    assert said in answer
