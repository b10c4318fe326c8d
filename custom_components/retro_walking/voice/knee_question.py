"""After a walk that was started by voice, the satellite that heard it asks how the knee was."""

import asyncio

from homeassistant.const import ATTR_ENTITY_ID, ATTR_SUPPORTED_FEATURES
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    ServiceResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.util import dt as dt_util

from ..coordinator import WalkerConfigEntry, WalkerCoordinator
from ..core.errors import WalkingError
from ..core.events import Rate
from ..core.model import Announcement, Happening, PainMoment
from ..core.scores import score_of
from ..core.walker import Effect
from .language import Language
from .languages import async_language
from .satellites import SATELLITE, Listener, listener_of
from .speech import Line, line, of_refusal, say

IDLE = "idle"

PATIENCE = 60
"""Seconds that a satellite may go on with what it is saying, before it is left in peace."""


class KneeQuestion:
    """Asks one walker, where they wish it."""

    def __init__(self, hass: HomeAssistant, entry: WalkerConfigEntry) -> None:
        """Ask the walker of an entry."""
        self._hass = hass
        self._entry = entry
        self._walker: WalkerCoordinator = entry.runtime_data

    @callback
    def start(self) -> None:
        """Ask from now on."""
        if self._walker.settings.pain.ask_by_voice:
            self._entry.async_on_unload(self._walker.async_listen(self._hear))

    @callback
    def _hear(self, effect: Effect) -> None:
        match effect:
            case Announcement(Happening.FINISHED, session_id):
                entry_id = self._entry.entry_id
                listener = listener_of(self._hass, entry_id, session_id)
                if listener is not None and self._can_ask(listener.entity_id):
                    asking = self._async_ask(listener, session_id)
                    self._entry.async_create_background_task(
                        self._hass, asking, "knee question"
                    )

    def _can_ask(self, satellite: str) -> bool:
        state = self._hass.states.get(satellite)
        if state is None or not self._hass.services.has_service(
            SATELLITE, "ask_question"
        ):
            return False
        from homeassistant.components.assist_satellite import (  # noqa: PLC0415
            AssistSatelliteEntityFeature,
        )

        features: int = state.attributes.get(ATTR_SUPPORTED_FEATURES, 0)
        return bool(features & AssistSatelliteEntityFeature.START_CONVERSATION)

    async def _async_ask(self, listener: Listener, session_id: str) -> None:
        """Ask once; who says nothing, or walks off, is left in peace."""
        language = await async_language(self._hass, listener.language)
        try:
            await self._async_until_idle(listener.entity_id)
            answer = await self._async_call(
                listener,
                "ask_question",
                question=say((line("ask_knee"),), language, dt_util.now()),
            )
            sentence = str((answer or {}).get("sentence") or "")
            noted = await self._async_note(sentence, session_id, language)
            await self._async_call(listener, "announce", message=noted)
        except TimeoutError, HomeAssistantError:
            return

    async def _async_until_idle(self, satellite: str) -> None:
        """Wait for the satellite to have said what it is saying; raises TimeoutError."""
        is_idle = asyncio.Event()

        @callback
        def look(_event: Event[EventStateChangedData] | None = None) -> None:
            state = self._hass.states.get(satellite)
            if state is not None and state.state == IDLE:
                is_idle.set()

        stop = async_track_state_change_event(self._hass, satellite, look)
        try:
            look()
            async with asyncio.timeout(PATIENCE):
                await is_idle.wait()
        finally:
            stop()

    async def _async_call(
        self, listener: Listener, action: str, **data: str
    ) -> ServiceResponse:
        return await self._hass.services.async_call(
            SATELLITE,
            action,
            {ATTR_ENTITY_ID: listener.entity_id, **data},
            blocking=True,
            return_response=action == "ask_question",
        )

    async def _async_note(
        self, sentence: str, session_id: str, language: Language
    ) -> str:
        """Write the score of an answer down, and return what is said to it."""
        # Hassil comes with conversation, which a satellite cannot do without.
        from .ear import score_heard  # noqa: PLC0415

        score = await self._hass.async_add_executor_job(score_heard, sentence, language)
        said: tuple[Line, ...] = (line("knee_unheard"),)
        if isinstance(score, int | float):
            try:
                said = self._rate(score, session_id)
            except WalkingError as refusal:
                said = of_refusal(refusal)
        return say(said, language, dt_util.now())

    def _rate(self, number: float, session_id: str) -> tuple[Line, ...]:
        score, walker = score_of(number), self._walker
        walker.apply(Rate(walker.now(), score, PainMoment.DURING, session_id))
        if walker.state.journal.find(session_id).pain.during != score:
            return (line("knee_unheard"),)
        return (line("noted_during", score=score),)
