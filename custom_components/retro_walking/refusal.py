"""A wish that cannot be granted is answered with one translated sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .core.errors import WalkingError


@contextmanager
def as_sentence() -> Iterator[None]:
    """Turn what the core refuses into what a user reads."""
    try:
        yield
    except WalkingError as refusal:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key=refusal.key,
            translation_placeholders=placeholders(refusal),
        ) from refusal


def placeholders(refusal: WalkingError) -> dict[str, str]:
    """Return the facts of a refusal as words: local times, minutes, numbers."""
    return {name: _word(fact) for name, fact in refusal.facts.items()}


def _word(fact: object) -> str:
    match fact:
        case datetime():
            return f"{dt_util.as_local(fact):%Y-%m-%d %H:%M}"
        case time():
            return f"{fact:%H:%M}"
        case timedelta():
            return f"{round(fact.total_seconds() / 60, 1):g}"
        case float():
            return f"{fact:g}"
        case _:
            return str(fact)
