"""Which languages are spoken in the house, and which of ours suits a speaker."""

from functools import cache

from homeassistant.const import MATCH_ALL
from homeassistant.core import HomeAssistant, callback

from .language import FALLBACK, Language, available, nearest

PIPELINES = "assist_pipeline"

_load = cache(Language.load)
_available = cache(available)


@callback
def in_use(hass: HomeAssistant) -> list[str]:
    """Return the languages of the house and of its assistants, as they are called there."""
    spoken = [hass.config.language]
    if PIPELINES in hass.config.components:
        from homeassistant.components.assist_pipeline import async_get_pipelines  # noqa: PLC0415

        for pipeline in async_get_pipelines(hass):
            is_any = pipeline.conversation_language == MATCH_ALL
            spoken.append(
                pipeline.language if is_any else pipeline.conversation_language
            )
    return list(dict.fromkeys(spoken))


def of_ours(spoken: list[str]) -> list[Language]:
    """Return those of our languages that suit what is spoken; reads from disk."""
    found = (nearest(tag, _available()) for tag in spoken)
    return [_load(tag) for tag in dict.fromkeys(found) if tag is not None]


async def async_language(hass: HomeAssistant, spoken: str | None) -> Language:
    """Return the language to answer in; English where we do not have the speaker's."""
    wanted = spoken or hass.config.language

    def load() -> Language:
        return _load(nearest(wanted, _available()) or FALLBACK)

    return await hass.async_add_executor_job(load)
