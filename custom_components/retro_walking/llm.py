"""Tools for agents: what a speaker can do by voice, for the walkers that are exposed."""

from collections.abc import Mapping, Sequence
from typing import Any, override

from homeassistant.components.homeassistant import async_should_expose
from homeassistant.components.llm import LLMTools
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.intent import is_blank_slot_value
from homeassistant.helpers.llm import (
    LLM_API_ASSIST,
    LLMContext,
    Tool,
    ToolAnnotations,
    ToolInput,
    ToolResult,
)
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .actions.answers import async_summary
from .composer import cached_texts
from .const import DOMAIN
from .coordinator import WalkerConfigEntry, WalkerCoordinator
from .core.errors import as_key
from .voice.acts import ACTS, Act, async_perform
from .voice.languages import async_language
from .voice.speakers import Speaker, walkers
from .voice.speech import say

PROGRESS = "RetroWalkingProgress"

PROMPT = (
    "Retro Walking keeps count of short backwards walks for sore knees. "
    "Starting a walk starts its recording, never the treadmill. "
    "Say what the tools answer and nothing beyond it: no medical advice, no diagnosis, "
    "no training plan of your own. To strong or new pain, a swollen, locked or giving "
    "way knee, chest pain or breathlessness say: stop now and seek medical help. "
    "Accept a step, and write down a score or a walk, only when the speaker says it."
)

_OF_KNEE = frozenset(
    {
        "knee_pain",
        "pain_baseline",
        "pain_before",
        "pain_during",
        "pain_morning",
        "pain_zone",
        "reason",
        "red_flag",
        "zone",
    }
)
"""Facts that speak of the knee."""

_NEVER_TOLD = frozenset({"note", "session_id", "source"})
"""Facts of a walk that are of no use to an agent, or nobody's business."""

_UNITS = {
    "active_minutes": "min",
    "adherence": "%",
    "knee_pain": "0-10",
    "minutes_this_week": "min",
    "other_exercise_this_week": "min",
    "pain_baseline": "0-10",
    "planned_minutes": "min",
    "proposed_minutes": "min",
    "target_minutes": "min",
    "total_minutes": "min",
    "week_streak": "weeks",
}


class WalkingTool(Tool):
    """Does one thing for one of the walkers that an agent may speak of."""

    integration = DOMAIN

    def __init__(
        self,
        name: str,
        title: str,
        intent_type: str,
        among: Sequence[WalkerConfigEntry],
    ) -> None:
        """Serve some walkers with an intent."""
        act = ACTS[intent_type]
        self.name = f"{DOMAIN}__{name}"
        self.title = title
        self.description = act.description
        self.parameters = vol.Schema(act.schema)
        self.annotations = _annotations(act)
        self._intent_type = intent_type
        self._among = among

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Do it; the answer is in the speaker's words, and tells how things stand then."""
        given = {
            name: value
            for name, value in (tool_input.tool_args or {}).items()
            if not is_blank_slot_value(value)
        }
        speaker = Speaker(
            llm_context.context, llm_context.language, llm_context.device_id
        )
        outcome = await async_perform(
            hass, self._intent_type, given, speaker, self._among
        )
        language = await async_language(hass, llm_context.language)
        said = say(outcome.answer, language, dt_util.now())
        if outcome.walker is None:
            return ToolResult(data={"error": said}, error=True)
        facts = await _async_facts(hass, outcome.walker, llm_context.assistant)
        return ToolResult(data={"answer": said, **facts})


def _annotations(act: Act) -> ToolAnnotations:
    return ToolAnnotations(
        read_only=act.reads,
        destructive=act.undoes,
        idempotent=act.reads,
        open_world=False,
    )


async def _async_facts(
    hass: HomeAssistant, walker: WalkerCoordinator, assistant: str
) -> dict[str, Any]:
    """Return how things stand, with units; of the knee only where its sensor is exposed."""
    entry = walker.config_entry
    hidden = _NEVER_TOLD
    if not _is_exposed(hass, assistant, entry, Platform.SENSOR, "knee_pain"):
        hidden |= _OF_KNEE
    summary = _without(await async_summary(hass, walker), hidden)
    if (last := summary["last_session"]) is not None:
        summary["last_session"] = _without(last, hidden)
    return {"walker": entry.title, "units": _UNITS, **summary}


def _without(facts: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if name not in hidden}


@callback
def _is_exposed(
    hass: HomeAssistant,
    assistant: str,
    entry: WalkerConfigEntry,
    platform: Platform,
    key: str,
) -> bool:
    """Tell whether an assistant may see an entity of a walker."""
    unique_id = f"{entry.entry_id}_{key}"
    entity_id = er.async_get(hass).async_get_entity_id(platform, DOMAIN, unique_id)
    return entity_id is not None and async_should_expose(hass, assistant, entity_id)


@callback
def async_get_tools(
    hass: HomeAssistant, llm_context: LLMContext, api_id: str
) -> LLMTools | None:
    """Return the tools, where the switch of a walker is exposed."""
    if api_id != LLM_API_ASSIST:
        return None
    among = [
        entry
        for entry in walkers(hass)
        if _is_exposed(hass, llm_context.assistant, entry, Platform.SWITCH, "session")
    ]
    if not among:
        return None
    texts = cached_texts(hass)
    tools: list[Tool] = [
        WalkingTool("get_progress", texts("tool_get_progress"), PROGRESS, among)
    ]
    for intent_type in ACTS:
        title = texts(f"tool_{as_key(intent_type).removeprefix(f'{DOMAIN}_')}")
        tools.append(WalkingTool(intent_type, title, intent_type, among))
    return LLMTools(tools=tools, prompt=PROMPT)
