"""A walker's days in Berlin, told by the clock on the wall, and all that is said on them."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from custom_components.retro_walking.core.codec import decode, encode
from custom_components.retro_walking.core.detector import Ready, Tick
from custom_components.retro_walking.core.errors import WalkingError
from custom_components.retro_walking.core.events import Begin, Event, Seen
from custom_components.retro_walking.core.messages import (
    Advice,
    AskList,
    AskPain,
    AskWhy,
    Clear,
    Enough,
    Message,
    Question,
    Remind,
    Tell,
    Topic,
    is_message,
)
from custom_components.retro_walking.core.model import (
    CountsAs,
    Milestone,
    Outcome,
    Reading,
)
from custom_components.retro_walking.core.reminders import Nudged
from custom_components.retro_walking.core.session import Stop
from custom_components.retro_walking.core.settings import Reminders, Settings
from custom_components.retro_walking.core.walker import (
    State,
    Step,
    advance,
    new,
    resume,
)

from .builders import PLUG, STILL, WALK

BERLIN = ZoneInfo("Europe/Berlin")
SET_UP = date(2026, 11, 16)
"""A Monday: its week is lenient, the next is the first that can fall behind."""

MONDAY = date(2026, 11, 23)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment of a day in Berlin, in UTC like all moments."""
    return datetime.combine(day, time(hour, minute), BERLIN).astimezone(UTC)


def settings(counts_as: CountsAs = CountsAs.ASK, **reminders: object) -> Settings:
    return Settings(
        sources={"plug": replace(PLUG, counts_as=counts_as)},
        reminders=replace(Reminders(), **reminders),  # type: ignore[arg-type]
        zone=BERLIN,
    )


@dataclass(frozen=True, slots=True)
class Said:
    """A message, when it was said by the clock on the wall, and how things stood then."""

    at: datetime
    what: Message
    state: State


class Diary:
    """Takes events at local moments, and asks the core again exactly when it wants to be asked."""

    def __init__(
        self, chosen: Settings | None = None, since: datetime | None = None
    ) -> None:
        self.settings = chosen or settings()
        self.said: list[Said] = []
        self.nudges: list[Nudged] = []
        self.milestones: list[Milestone] = []
        self.states: list[State] = []
        self.step: Step = Outcome(new(since or local(SET_UP, 12), self.settings))
        self.restart(self.step.state.at)

    @property
    def lines(self) -> list[str]:
        """Return what was said of walks, each as weekday, time and a word for it."""
        return self._lines(Topic.REMINDER, Topic.CONFIRM, Topic.LIVE)

    @property
    def knee_lines(self) -> list[str]:
        """Return what was said of the knee and the programme."""
        return self._lines(
            Topic.DURING, Topic.MORNING, Topic.PLAN, Topic.SAFETY, Topic.OVER
        )

    def _lines(self, *topics: Topic) -> list[str]:
        return [
            f"{said.at:%a %H:%M} {_word(said.what)}"
            for said in self.said
            if said.what.topic in topics
        ]

    def until(self, moment: datetime) -> Self:
        """Let time pass; the core is woken when it asked for it and never otherwise."""
        while self.step.wake_at <= moment:
            self._take(Tick(self.step.wake_at))
        return self

    def take(self, event: Event) -> Self:
        """Let an event happen after all that was due before it."""
        moment = event.reading.at if isinstance(event, Seen) else event.at
        self.until(moment)
        self._take(event)
        return self

    def tries(self, event: Event) -> None:
        with suppress(WalkingError):
            self.take(event)

    def tick(self, moment: datetime) -> Self:
        """Ask the core at a moment at which it did not want to be asked."""
        return self.take(Tick(moment))

    def walks(self, start: datetime, minutes: float = 5) -> Self:
        """Walk by hand."""
        return self.take(Begin(start)).take(Stop(start + timedelta(minutes=minutes)))

    def treads(self, start: datetime, minutes: float = 5) -> Self:
        """Walk on the belt, and let the pause after it pass."""
        end = start + timedelta(minutes=minutes)
        self.take(Seen("plug", Reading(start, WALK)))
        self.take(Seen("plug", Reading(end, STILL)))
        return self.until(end + timedelta(minutes=3))

    def restart(self, back: datetime, ready: datetime | None = None) -> Self:
        """Stop now and be back at a moment with what was stored; ready then or later."""
        state = decode(encode(self.step.state))
        self.step = resume(replace(state, away=self.step.state.away), self.settings)
        self._hear(self.step)
        self._take(Tick(back))
        return self.take(Ready(ready or back))

    def _take(self, event: Event) -> None:
        after = advance(self.step, event, self.settings)
        if after is not self.step:
            self.step = after
            self._hear(after)

    def _hear(self, step: Step) -> None:
        self.states.append(step.state)
        at = step.state.at.astimezone(BERLIN)
        for effect in step.effects:
            if isinstance(effect, Nudged):
                self.nudges.append(effect)
            elif isinstance(effect, Milestone):
                self.milestones.append(effect)
            elif is_message(effect):
                self.said.append(Said(at, effect, step.state))


def _word(message: Message) -> str:
    match message:
        case Remind(which):
            return which
        case AskWhy():
            return "why?"
        case Question():
            return "was that backwards?"
        case Clear(Topic.REMINDER):
            return "cleared"
        case Clear(topic):
            return f"{topic} cleared"
        case Tell(ruling):
            return f"{ruling.verb}: {ruling.because.key}"
        case Advice():
            return "advice"
        case AskPain() | AskList() | Enough():
            return f"{message.topic}?"
        case _:
            return "live"
