"""The phone's screen, but for reminders: the question that is open, and the walk that is running."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .messages import Clear, Live, Message, Question, Topic
from .model import NEVER, Outcome, Session
from .reminders import is_quiet, quiet_ends
from .settings import Settings

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The session that was asked about, and the walk as it was shown last."""

    asked: str | None = None
    minutes: int | None = None
    paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What there is to see: the sessions that wait for a yes, oldest first, and the walk."""

    at: datetime
    waiting: Sequence[Session] = ()
    walk: Live | None = None


type Step = Outcome[Screen, Message]


def advance(screen: Screen, scene: Scene, settings: Settings) -> Step:
    """Say what is new to see, and clear what is settled; nothing new in the quiet hours."""
    quiet = is_quiet(scene.at, settings)
    question = _ask(screen, scene, quiet=quiet)
    walk = _show(question.state, scene, settings, quiet=quiet)
    wake_at = min(walk.wake_at, quiet_ends(scene.at, settings) if quiet else NEVER)
    return Outcome(walk.state, (*question.effects, *walk.effects), wake_at)


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
