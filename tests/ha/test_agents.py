"""What an agent with a language model may do, asked as one would ask: through the Assist API."""

from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context
from homeassistant.helpers import intent, llm
from homeassistant.setup import async_setup_component
import probatio
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.retro_walking.voice.acts import ACTS

from .life import ADA, BEN, Life, walker
from .talk import Talk

PROGRESS = "retro_walking__get_progress"


class Agent:
    """An agent in the house."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self.user_id: str | None = None

    async def api(self, api_id: str = llm.LLM_API_ASSIST) -> llm.APIInstance:
        context = llm.LLMContext(
            platform="test",
            context=Context(user_id=self.user_id),
            language="en",
            assistant="conversation",
            device_id=None,
        )
        return await llm.async_get_api(self._life.hass, api_id, context)

    async def tools(self) -> dict[str, llm.Tool]:
        tools = (await self.api()).tools
        return {t.name: t for t in tools if t.name.startswith("retro_walking__")}

    async def calls(self, tool: str, **given: Any) -> dict[str, Any]:
        called = llm.ToolInput(tool_name=f"retro_walking__{tool}", tool_args=given)
        result = await (await self.api()).async_call_tool(called)
        await self._life.settle()
        assert isinstance(result.data, dict)
        return dict(result.data)

    def expose(self, key: str, *, to_agents: bool, entry_id: str = ADA) -> None:
        entity_id = self._life.entity(key, entry_id)
        async_expose_entity(self._life.hass, "conversation", entity_id, to_agents)


@pytest.fixture
async def agent(life: Life, talk: Talk) -> Agent:
    await life.set_up(walker(None))
    return Agent(life)


async def test_there_is_a_tool_for_each_intent_and_one_that_only_reads(
    agent: Agent,
) -> None:
    tools = await agent.tools()
    assert set(tools) == {PROGRESS, *(f"retro_walking__{name}" for name in ACTS)}
    for tool in tools.values():
        assert tool.title
        assert tool.description
        assert tool.integration == "retro_walking"
        assert not tool.annotations.open_world
        shape = probatio.to_openapi(tool.parameters, openapi_version="3.1.0")
        assert shape["type"] == "object"
    reading = {name for name, tool in tools.items() if tool.annotations.read_only}
    assert PROGRESS in reading
    assert len(reading) == 5
    assert "no medical advice" in (await agent.api()).api_prompt


async def test_an_agent_walks_a_walker_through_a_walk(life: Life, agent: Agent) -> None:
    started = await agent.calls("RetroWalkingStart", minutes=6, place="outdoors")
    assert started["answer"] == "The walk has begun. 6 minutes are planned."
    assert (started["status"], started["planned_minutes"]) == ("walking", 6)
    refused = await agent.calls("RetroWalkingStart")
    assert refused["error"].startswith("A walk has been running since 12:00.")
    await life.at(360)
    await agent.calls("RetroWalkingStop")
    await agent.calls("RetroWalkingLogPain", score=3)
    told = await agent.calls("get_progress")
    assert (told["walker"], told["sessions_this_week"]) == ("Ada", 1)
    assert told["minutes_this_week"] == 6
    assert told["units"]["minutes_this_week"] == "min"
    assert told["last_session"]["place"] == "outdoors"
    assert life.shown("sensor.knee_pain") == ["3"]


async def test_of_the_knee_an_agent_knows_only_what_is_exposed(
    life: Life, agent: Agent
) -> None:
    await life.act("log_session", start="2026-11-23 09:00", minutes=6, note="sore")
    await agent.calls("RetroWalkingLogPain", score=3, moment="during")
    told = await agent.calls("get_progress")
    assert "knee" not in str(told).replace("'knee_pain': '0-10'", "")
    assert "sore" not in str(told)
    agent.expose("sensor.knee_pain", to_agents=True)
    told = await agent.calls("get_progress")
    assert (told["knee_pain"], told["last_session"]["pain_during"]) == (3, 3)
    assert "sore" not in str(told)


async def test_nothing_exposed_nothing_offered(agent: Agent) -> None:
    agent.expose("switch.session", to_agents=False)
    assert await agent.tools() == {}
    assert "Retro Walking" not in (await agent.api()).api_prompt


async def test_a_walker_who_is_not_exposed_cannot_be_named(
    life: Life, agent: Agent
) -> None:
    await life.set_up(walker(None, name="Ben", entry_id=BEN))
    which = await agent.calls("RetroWalkingStart")
    assert which == {"error": "Whose walk? Say it again with a name: Ada or Ben."}
    agent.expose("switch.session", to_agents=False, entry_id=BEN)
    unknown = await agent.calls("RetroWalkingStart", name="Ben")
    assert unknown == {"error": "I do not know Ben. I know Ada."}
    assert "error" not in await agent.calls("RetroWalkingStart")


async def test_nothing_is_written_to_somebody_else(
    life: Life, agent: Agent, hass_admin_user: User
) -> None:
    config = {"id": "ben", "name": "Ben", "user_id": hass_admin_user.id}
    assert await async_setup_component(life.hass, "person", {"person": [config]})
    ben = walker(None, name="Ben", entry_id=BEN, person="person.ben")
    await life.set_up(ben)
    agent.expose("switch.session", to_agents=False, entry_id=BEN)
    agent.user_id = hass_admin_user.id
    assert set(await agent.calls("RetroWalkingLogPain", score=8)) == {"error"}
    assert life.shown("sensor.knee_pain") == ["unknown"]


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("RetroWalkingLogPain", {"score": 11}),
        ("RetroWalkingLogPain", {"score": "a lot"}),
        ("RetroWalkingLogPain", {"score": [3]}),
        ("RetroWalkingLogPain", {"score": {"x": 3}}),
        ("RetroWalkingLogPain", {"score": True}),
        ("RetroWalkingLogSession", {"minutes": 5, "hour": 8.5}),
        ("RetroWalkingLogPain", {}),
        ("RetroWalkingLogSession", {"minutes": "many"}),
        ("RetroWalkingLogSession", {"minutes": 5, "when": "next year"}),
        ("RetroWalkingLogSession", {"minutes": float("nan")}),
        ("RetroWalkingStop", {}),
    ],
)
async def test_nonsense_from_an_agent_is_answered_and_changes_nothing(
    life: Life, agent: Agent, tool: str, given: dict[str, Any]
) -> None:
    before = life.coordinator().state.journal
    assert set(await agent.calls(tool, **given)) == {"error"}
    assert life.coordinator().state.journal == before


async def test_an_agent_may_do_no_more_than_the_user_whom_it_serves(
    life: Life, agent: Agent
) -> None:
    user = MockUser().add_to_hass(life.hass)
    user.mock_policy({"entities": {"all": {"read": True}}})
    agent.user_id = user.id
    before = life.coordinator().state
    assert (await agent.calls("get_progress"))["walker"] == "Ada"
    assert (await agent.calls("RetroWalkingStart"))["error"].startswith(
        "Your user may not do this."
    )
    assert life.coordinator().state == before, "even a question is no sign of Ada"


@pytest.mark.newest
async def test_an_agent_that_manages_the_house_is_offered_no_walks(
    life: Life, agent: Agent, hass_admin_user: User
) -> None:
    agent.user_id = hass_admin_user.id
    api = await agent.api(llm.LLM_API_HOME_ASSISTANT)
    assert "Retro Walking" not in api.api_prompt
    assert [t.name for t in api.tools if t.name.startswith("retro_walking__")] == []


async def test_who_makes_tools_of_the_intents_is_told_what_each_may_be_given(
    life: Life, agent: Agent
) -> None:
    ours = await agent.tools()
    handlers = {h.intent_type: h for h in intent.async_get(life.hass)}
    for name in ACTS:
        made = llm.IntentTool(name, handlers[name]).parameters
        own = ours[f"retro_walking__{name}"].parameters
        assert made.schema.keys() == own.schema.keys()
