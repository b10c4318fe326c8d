"""Any message in words."""

from ..composer import Words, async_texts
from ..coordinator import WalkerCoordinator
from ..core.messages import (
    Advice,
    AskList,
    AskPain,
    AskWhy,
    Enough,
    Live,
    Open,
    Remind,
    Tell,
)
from .knee_wording import KneeWording
from .wording import Wording


async def async_words_of(
    walker: WalkerCoordinator, message: Remind | AskWhy | Live | Open
) -> Words:
    """Return a message in words, in the language of the house."""
    texts = await async_texts(walker.hass)
    if isinstance(message, AskPain | Tell | AskList | Advice | Enough):
        return KneeWording(walker, texts).of(message)
    return Wording(walker, texts).of(message)
