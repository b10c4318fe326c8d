"""A wish that cannot be granted is answered with one translated sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .core.errors import WalkingError

type Refusal = tuple[dict[str, str], dict[str, str]]
"""What a form is refused with: errors by field, and the facts that their sentences speak of."""


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
    return {name: word_of(fact) for name, fact in refusal.facts.items()}


def word_of(fact: object) -> str:
    """Return a fact as a word: a local time, minutes, a number without needless digits."""
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


def refused[ChosenT](
    check: Callable[[ChosenT], None], chosen: ChosenT, field: str
) -> Refusal:
    """Return what a check has against something in a form: errors at its field, and their facts."""
    try:
        check(chosen)
    except WalkingError as refusal:
        return {field: refusal.key}, placeholders(refusal)
    return {}, {}
