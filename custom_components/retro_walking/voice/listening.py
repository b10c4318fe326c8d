"""Home Assistant listens for our sentences while a walker is loaded, in the languages in use."""

from collections.abc import Mapping, Sequence
from functools import partial

from hassil.recognize import RecognizeResult
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.conversation import ConversationInput
from homeassistant.components.conversation.agent_manager import get_agent_manager
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import intent
from homeassistant.util import dt as dt_util

from ..access import async_permitted
from ..const import DOMAIN
from ..coordinator import WalkerConfigEntry
from ..core.errors import NoMinutes, NoScore, WalkingError
from ..replies import score_in
from .ear import Ear
from .languages import in_use, of_ours
from .refusals import NotUnderstood, NoWalker, UnknownWalker
from .speakers import named, walkers
from .speech import of_refusal, say

ASSISTANT = "conversation"


class Listening:
    """One sentence trigger for all walkers: Home Assistant runs every one that matches."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Listen for nothing yet."""
        self._hass = hass
        self._listens_for: tuple[list[str], list[str]] = ([], [])
        self._ear: Ear | None = None
        self._stop: CALLBACK_TYPE | None = None

    async def async_refresh(self) -> None:
        """Listen for the languages and names of now, or for nothing where nobody walks."""
        names = [entry.title for entry in walkers(self._hass)]
        listens_for = (in_use(self._hass) if names else [], names)
        if listens_for == self._listens_for:
            return
        self._listens_for = listens_for
        ear = await self._hass.async_add_executor_job(self._prepare, *listens_for)
        if listens_for == self._listens_for:
            self._listen(ear)

    @staticmethod
    def _prepare(spoken: list[str], names: list[str]) -> Ear | None:
        languages = of_ours(spoken)
        return Ear(languages, names) if languages else None

    @callback
    def _listen(self, ear: Ear | None) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None
        self._ear = ear
        if ear is not None:
            manager = get_agent_manager(self._hass)
            self._stop = manager.register_trigger(
                ear.sentences, partial(self._async_answer, ear)
            )

    async def _async_answer(
        self, ear: Ear, said: ConversationInput, matched: RecognizeResult
    ) -> str:
        """Do what was said; whatever it was, it is answered."""
        heard = await self._hass.async_add_executor_job(
            ear.understand, said.text, said.language, matched
        )
        if heard.unclear is not None:
            among = await async_permitted(
                self._hass, said.context, walkers(self._hass), POLICY_READ
            )
            refusal = _unclear(heard.unclear, among)
            return say(of_refusal(refusal), heard.language, dt_util.now())
        response = await intent.async_handle(
            self._hass,
            DOMAIN,
            heard.intent,
            {name: {"value": value} for name, value in heard.slots.items()},
            said.text,
            said.context,
            heard.language.tag,
            ASSISTANT,
            said.device_id,
            said.satellite_id,
            said.agent_id,
        )
        # Users may have put an intent of their own, which says nothing, in place of ours.
        speech: str = response.speech.get("plain", {}).get("speech", "")
        return speech


def _unclear(
    unclear: Mapping[str, str], among: Sequence[WalkerConfigEntry]
) -> WalkingError:
    """Return what is wrong with words that stood in the place of a slot."""
    name = unclear.get("name")
    if not among:
        return NoWalker()
    if name and not named(name, among):
        return UnknownWalker(name, tuple(walker.title for walker in among))
    match [slot for slot in unclear if slot != "name"]:
        case ["score"]:
            return NoScore() if _lacks_score(unclear["score"]) else NotUnderstood()
        case ["minutes"]:
            return NoMinutes()
        case _:
            return NotUnderstood()


def _lacks_score(words: str) -> bool:
    """Tell whether words are no score; else it is what else they say that was not understood."""
    try:
        score_in(words)
    except NoScore:
        return True
    return False
