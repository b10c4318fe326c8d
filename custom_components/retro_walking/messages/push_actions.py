"""The buttons of a message: ids that carry the walker, and what they are about."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Button(StrEnum):
    """What a button wishes."""

    START = "START"
    SNOOZE = "SNOOZE"
    SKIP = "SKIP"
    SKIP_BUSY = "SKIP_BUSY"
    SKIP_PAIN = "SKIP_PAIN"
    SKIP_ILL = "SKIP_ILL"
    CONFIRM = "CONFIRM"
    DISCARD = "DISCARD"
    PAIN_DURING = "PAIN_DURING"
    PAIN_MORNING = "PAIN_MORNING"
    ACCEPT_STEP = "ACCEPT_STEP"
    DECLINE_STEP = "DECLINE_STEP"
    CONFIRM_LIST = "CONFIRM_LIST"


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button and what it was about: a session, a step, a list, or the week that began on a day."""

    button: Button
    about: str


def prefix(entry_id: str) -> str:
    """Return how all ids of a walker begin."""
    return f"RETRO_WALKING_{entry_id}_"


def action_id(entry_id: str, about: str | date, button: Button) -> str:
    """Return the id of a button about something, or the week that began on a day."""
    return f"{prefix(entry_id)}{about}_{button}"


def parse(entry_id: str, action: object) -> Tapped | None:
    """Return the button behind an id; None where it is none of this walker's."""
    if not isinstance(action, str) or not action.startswith(prefix(entry_id)):
        return None
    about, _, name = action.removeprefix(prefix(entry_id)).partition("_")
    try:
        return Tapped(Button(name), about)
    except ValueError:
        return None
