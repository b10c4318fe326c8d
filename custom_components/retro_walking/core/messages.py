"""What is said to the walker, by facts; its words and its ways are elsewhere."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar, TypeIs

from .model import Session


class Topic(StrEnum):
    """What a message is about; one of a topic takes the place of the one before."""

    REMINDER = "reminder"
    CONFIRM = "confirm"
    LIVE = "live"


class Which(StrEnum):
    """Which message of a day a reminder is."""

    FIRST = "first"
    SNOOZED = "snoozed"
    FOLLOW_UP = "follow_up"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Remind:
    """A walk is due, or a week begins; the first summary in a row says that they are weekly."""

    topic: ClassVar = Topic.REMINDER

    which: Which
    last_chance: bool = False
    may_snooze: bool = True
    is_first_summary: bool = False


@dataclass(frozen=True, slots=True)
class AskWhy:
    """The walker said "not today" and may say why."""

    topic: ClassVar = Topic.REMINDER


@dataclass(frozen=True, slots=True)
class Question:
    """A session waits for a yes."""

    topic: ClassVar = Topic.CONFIRM

    session: Session


@dataclass(frozen=True, slots=True)
class Live:
    """A session is running, and so far it has come."""

    topic: ClassVar = Topic.LIVE

    active: timedelta
    planned: timedelta
    paused: bool


@dataclass(frozen=True, slots=True)
class Clear:
    """What was said on a topic is settled."""

    topic: Topic


type Message = Remind | AskWhy | Question | Live | Clear


def is_message(effect: object) -> TypeIs[Message]:
    """Tell whether something is for the walker to hear."""
    return isinstance(effect, Remind | AskWhy | Question | Live | Clear)
