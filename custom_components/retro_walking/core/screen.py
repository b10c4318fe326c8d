"""The phone's screen, but for reminders: the questions that are open, and the walk that is running."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from .messages import Advice, Clear, Live, Message, Open, Topic
from .model import MINUTE, NEVER, Outcome
from .reminders import is_quiet, quiet_ends
from .settings import Settings

_STANDING = (
    Topic.CONFIRM,
    Topic.DURING,
    Topic.MORNING,
    Topic.PLAN,
    Topic.SAFETY,
    Topic.OVER,
)

ANSWERED_FOR = timedelta(minutes=10)
"""How long an answer stays that nobody can do anything about."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a tap could not be granted."""

    topic: Topic
    until: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question was about that stands on the screen, and whether it was asked again."""

    about: str
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What was asked on each topic, the walk as it was shown last, the answer to a tap."""

    asked: Mapping[Topic, Asked] = field(default_factory=dict)
    minutes: int | None = None
    paused: bool = False
    answer: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What there is to see: what is open on each topic, and the walk.

    A tap was `refused` on a topic just now, a question asked `again`, something else `said`.
    """

    at: datetime
    open: Sequence[Open] = ()
    walk: Live | None = None
    refused: Topic | None = None
    again: Topic | None = None
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
    shown: set[Topic] = set(screen.asked)
    if screen.minutes is not None:
        shown.add(Topic.LIVE)
    if screen.answer is not None:
        shown.add(screen.answer.topic)
    return Outcome(Screen(), tuple(Clear(topic) for topic in Topic if topic in shown))


def _ask(screen: Screen, scene: Scene, *, quiet: bool) -> Step:
    """Say what has opened on each topic, and clear what is settled.

    Who walks is not to look at a screen: what is new waits, unless it is about that very walk. What
    to do about a red flag waits for nothing.
    """
    asked, effects = dict(screen.asked), list[Message]()
    if scene.again in asked:
        asked[scene.again] = replace(asked[scene.again], again=True)
    is_open: dict[Topic, Open] = {message.topic: message for message in scene.open}
    for topic in _STANDING:
        before, now = asked.get(topic), is_open.get(topic)
        if now is not None and before is not None and before.about == now.about:
            continue
        waits = quiet or (scene.walk is not None and topic is not Topic.OVER)
        if now is not None and (not waits or isinstance(now, Advice)):
            asked[topic] = Asked(now.about)
            effects.append(now)
        elif before is not None:
            del asked[topic]
            effects.append(Clear(topic))
    return Outcome(replace(screen, asked=asked), tuple(effects))


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
