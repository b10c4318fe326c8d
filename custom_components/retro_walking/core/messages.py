"""What is said to the walker, by facts; its words and its ways are elsewhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, TypeIs

from .model import PainMoment, Session
from .plan import Ruling


class Topic(StrEnum):
    """What a message is about; one of a topic takes the place of the one before."""

    REMINDER = "reminder"
    CONFIRM = "confirm"
    LIVE = "live"
    DURING = "during"
    MORNING = "morning"
    PLAN = "plan"
    SAFETY = "safety"
    OVER = "over"


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
class _OfSession:
    session: Session

    @property
    def about(self) -> str:
        """Return what sets it apart from others of its topic."""
        return self.session.session_id


@dataclass(frozen=True, slots=True)
class Question(_OfSession):
    """A session waits for a yes."""

    topic: ClassVar = Topic.CONFIRM


@dataclass(frozen=True, slots=True)
class AskPain(_OfSession):
    """A walk has no score yet for its worst, or for the morning after it."""

    moment: PainMoment

    @property
    def topic(self) -> Topic:
        """Return the topic: each of the two has its own."""
        is_morning = self.moment is PainMoment.MORNING
        return Topic.MORNING if is_morning else Topic.DURING


@dataclass(frozen=True, slots=True)
class Tell:
    """Something was done with the programme that the walker is to know, or to answer."""

    topic: ClassVar = Topic.PLAN

    ruling: Ruling

    @property
    def about(self) -> str:
        """Return what sets it apart from others of its topic."""
        ruling = self.ruling
        what = f"{ruling.at:%Y%m%dT%H%M%S}-{ruling.verb}-{ruling.because.key}"
        return what.replace("_", "-")


@dataclass(frozen=True, slots=True)
class AskList:
    """The safety list waits for the walker."""

    topic: ClassVar = Topic.SAFETY

    since: datetime

    @property
    def about(self) -> str:
        """Return what sets it apart from others of its topic."""
        return f"{self.since:%Y%m%dT%H%M%S}"


@dataclass(frozen=True, slots=True)
class Advice:
    """A red flag is up: what to do now, whatever the hour."""

    topic: ClassVar = Topic.SAFETY

    since: datetime

    @property
    def about(self) -> str:
        """Return what sets it apart from others of its topic."""
        return f"{self.since:%Y%m%dT%H%M%S}-flag"


@dataclass(frozen=True, slots=True)
class Enough:
    """The walk that runs is far longer than planned, or hurts too much."""

    topic: ClassVar = Topic.OVER

    session_id: str
    planned: timedelta
    hurts: bool = False

    @property
    def about(self) -> str:
        """Return what sets it apart from others of its topic."""
        return f"{self.session_id}{'-hurts' if self.hurts else ''}"


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


type Open = Question | AskPain | Tell | AskList | Advice | Enough
"""What stands until it is answered or no longer so."""
type Message = Remind | AskWhy | Live | Clear | Open


def is_message(effect: object) -> TypeIs[Message]:
    """Tell whether something is for the walker to hear."""
    walking = Remind | AskWhy | Live | Clear | Question
    return isinstance(effect, walking | AskPain | Tell | AskList | Advice | Enough)
