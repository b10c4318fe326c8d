"""The phone's screen, but for reminders: the question that is open, and the walk that is running."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .messages import Clear, Live, Message, Question, Topic
from .model import NEVER, Outcome, Session
from .reminders import is_quiet, quiet_ends
from .settings import Settings

MINUTE = timedelta(minutes=1)
ANSWERED_FOR = timedelta(minutes=10)
"""How long an answer stays that nobody can do anything about."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a tap could not be granted."""

    topic: Topic
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The session that was asked about, the walk as it was shown last, the answer to a tap."""

    asked: str | None = None
    minutes: int | None = None
    paused: bool = False
    answer: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What there is to see: the sessions that wait for a yes, oldest first, and the walk.

    A tap was `refused` on a topic just now, and something else `said` on some.
    """

    at: datetime
    waiting: Sequence[Session] = ()
    walk: Live | None = None
    refused: Topic | None = None
    said: Collection[Topic] = ()


type Step = Outcome[Screen, Message]


def advance(screen: Screen, scene: Scene, settings: Settings) -> Step:
    """Say what is new to see, and clear what is settled; nothing new in the quiet hours."""
    quiet = is_quiet(scene.at, settings)
    question = _ask(screen, scene, quiet=quiet)
    walk = _show(question.state, scene, settings, quiet=quiet)
    said = {*scene.said, *(message.topic for message in question.effects)}
    answer = _answer(walk.state, scene, said)
    wake_at = min(walk.wake_at, answer.wake_at)
    if quiet:
        wake_at = min(wake_at, quiet_ends(scene.at, settings))
    effects = (*question.effects, *walk.effects, *answer.effects)
    return Outcome(answer.state, effects, wake_at)


def wiped(screen: Screen) -> Step:
    """Take all that is shown off the screen."""
    shown = {
        Topic.CONFIRM: screen.asked,
        Topic.LIVE: screen.minutes,
        **({screen.answer.topic: screen.answer} if screen.answer else {}),
    }
    cleared = (Clear(topic) for topic, what in shown.items() if what is not None)
    return Outcome(Screen(), tuple(cleared))


def _ask(screen: Screen, scene: Scene, *, quiet: bool) -> Step:
    """Ask about the newest session that waits; once it is settled, about the one before."""
    waiting = [session.session_id for session in scene.waiting]
    if waiting and waiting[-1] != screen.asked and not quiet:
        newest = scene.waiting[-1]
        return Outcome(replace(screen, asked=newest.session_id), (Question(newest),))
    if screen.asked is not None and screen.asked not in waiting:
        return Outcome(replace(screen, asked=None), (Clear(Topic.CONFIRM),))
    return Outcome(screen)


def _show(screen: Screen, scene: Scene, settings: Settings, *, quiet: bool) -> Step:
    """Show the running walk anew each minute, if that is wished for."""
    walk = scene.walk
    if walk is None:
        if screen.minutes is None:
            return Outcome(screen)
        return Outcome(
            replace(screen, minutes=None, paused=False), (Clear(Topic.LIVE),)
        )
    if quiet or not settings.reminders.live_message:
        return Outcome(screen)
    minutes, rest = divmod(walk.active, MINUTE)
    next_minute = NEVER if walk.paused else scene.at + MINUTE - rest
    if (minutes, walk.paused) == (screen.minutes, screen.paused):
        return Outcome(screen, wake_at=next_minute)
    shown = replace(screen, minutes=minutes, paused=walk.paused)
    return Outcome(shown, (walk,), next_minute)


def _answer(screen: Screen, scene: Scene, said: Collection[Topic]) -> Step:
    """Clear an answer after a while, unless something else has taken its place."""
    answer = screen.answer
    if scene.refused is not None:
        answer = Answer(scene.refused, scene.at + ANSWERED_FOR)
    if answer is None:
        return Outcome(screen)
    if answer.topic in said and scene.refused is None:
        return Outcome(replace(screen, answer=None))
    if answer.until <= scene.at:
        return Outcome(replace(screen, answer=None), (Clear(answer.topic),))
    return Outcome(replace(screen, answer=answer), wake_at=answer.until)
