"""The sentences in which something is refused, as they are translated."""

import json
import re
from string import Formatter

from homeassistant.exceptions import HomeAssistantError

from custom_components.retro_walking.const import DOMAIN
from household.home import INTEGRATION

_ENGLISH = json.loads((INTEGRATION / "translations" / "en.json").read_text())
_MESSAGES: dict[str, str] = {
    key: text["message"] for key, text in _ENGLISH["exceptions"].items()
}


def is_sentence(error: HomeAssistantError) -> bool:
    """Tell whether an error is told in one of our sentences, with every fact that it speaks of."""
    if error.translation_domain != DOMAIN:
        return bool(error.translation_key or str(error))
    message = _MESSAGES.get(error.translation_key or "")
    if message is None:
        return False
    wanted = {name for _, name, _, _ in Formatter().parse(message) if name}
    return wanted <= set(error.translation_placeholders or {})


def _pattern(message: str) -> re.Pattern[str]:
    parts = [text for text, _, _, _ in Formatter().parse(message)]
    return re.compile(".*".join(map(re.escape, parts)), re.DOTALL)


_PATTERNS = [_pattern(message) for message in _MESSAGES.values()]


def tells_refusal(text: str) -> bool:
    """Tell whether one of our refusals is part of a text."""
    return any(pattern.search(text) for pattern in _PATTERNS)
