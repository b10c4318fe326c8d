"""A whole week by voice in every language, on a real Home Assistant whose clock is put forward."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from custom_components.retro_walking.voice.language import Language
from custom_components.retro_walking.voice.speech import say
from household.client import Client
from household.devices import PLUG
from household.home import Home, running
from household.walker import Walker
from tests.week_by_voice import LANGUAGES, WEEK, Spoken

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)
"""Of a Monday."""

IN_TURN = timedelta(weeks=2)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Home]:
    async with running(tmp_path_factory.mktemp("voice"), clock=True) as home:
        await home.client.set_clock(NOON)
        await home.client.show(PLUG, 1.6)
        yield home


@pytest.mark.parametrize("tag", LANGUAGES)
async def test_a_whole_week_goes_by_voice(home: Home, tag: str) -> None:
    client, language, spoken = home.client, Language.load(tag), Spoken.of(tag)
    noon = NOON + LANGUAGES.index(tag) * IN_TURN
    await client.set_clock(noon)
    await client.call("config/core/update", language=tag)
    name = f"Ada{LANGUAGES.index(tag)}"
    walker = await Walker.set_up(client, name, PLUG)
    await client.act("retro_walking", "confirm_safety_list")
    await client.act("retro_walking", "start_programme")
    await listening(client)
    answers = []
    expected = []
    clock = timedelta()
    for step in WEEK:
        if step.after > clock:
            clock = step.after
            await client.set_clock(noon + clock)
        answers.append(await client.say(spoken.said(step.key), tag))
        answer = say(step.expects(noon), language, noon + clock)
        expected.append(answer.replace("Ada", name))
    assert answers == expected
    await leave(client, walker)


async def listening(client: Client) -> None:
    """Wait until the house listens for our sentences."""
    async with asyncio.timeout(30):
        while True:
            known = await client.call("conversation/sentences/list")
            if known["trigger_sentences"]:
                return
            await asyncio.sleep(0.1)


async def leave(client: Client, walker: Walker) -> None:
    await client.delete(f"/api/config/config_entries/entry/{walker.entry_id}")


async def test_what_is_not_ours_is_answered_as_ever(home: Home) -> None:
    client = home.client
    await client.call("config/core/update", language="en")
    others = Spoken.of("en").not_ours
    without = [await client.say(text) for text in others]
    walker = await Walker.set_up(client, "Ben", PLUG)
    await listening(client)
    assert [await client.say(text) for text in others] == without
    assert (await client.say("How am I doing this week?")).startswith("No walk")
    await leave(client, walker)
    assert "understand" in await client.say("How am I doing this week?")


async def test_the_log_speaks_of_no_trouble_of_ours_and_of_no_score(home: Home) -> None:
    assert home.complaints() == []
    assert "knee" not in home.log().lower()
