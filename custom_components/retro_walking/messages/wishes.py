"""What a tap on a message wishes: the button's meaning, while what it is about still stands."""

from collections.abc import Callable
from datetime import datetime

from ..coordinator import WalkerCoordinator
from ..core.errors import QuestionSettled, UnknownSession, WeekIsOver
from ..core.events import Begin, Confirm, Decide, Discard, Event, Rate
from ..core.messages import AskList, Open, Tell, Topic
from ..core.model import Decided, Origin, PainMoment
from ..core.pain import cut_off
from ..core.plan import Stage
from ..core.questions import open_now
from ..core.reminders import Reason, Skip, Snooze
from ..core.snapshot import circumstances
from ..core.week import local_day
from ..replies import minutes_in, score_in
from .push_actions import Button, Tapped

TOPICS = {
    Button.CONFIRM: Topic.CONFIRM,
    Button.DISCARD: Topic.CONFIRM,
    Button.PAIN_DURING: Topic.DURING,
    Button.PAIN_MORNING: Topic.MORNING,
    Button.ACCEPT_STEP: Topic.PLAN,
    Button.DECLINE_STEP: Topic.PLAN,
    Button.CONFIRM_LIST: Topic.SAFETY,
}
"""What a button's message is about; that of all others is the reminder."""

_OF_WEEK: dict[Button, Callable[[datetime], Event]] = {
    Button.START: lambda at: Begin(at, Origin.PUSH),
    Button.SNOOZE: Snooze,
    Button.SKIP: Skip,
    Button.SKIP_BUSY: lambda at: Skip(at, Reason.BUSY),
    Button.SKIP_PAIN: lambda at: Skip(at, Reason.PAIN),
    Button.SKIP_ILL: lambda at: Skip(at, Reason.ILL),
}


def topic_of(button: Button) -> Topic:
    """Return what the message of a button is about."""
    return TOPICS.get(button, Topic.REMINDER)


def open_on(walker: WalkerCoordinator, topic: Topic) -> Open | None:
    """Return what is open on a topic."""
    now = circumstances(walker.state, walker.settings)
    is_open, _ = open_now(now)
    return next((message for message in is_open if message.topic is topic), None)


def wishes_of(walker: WalkerCoordinator, tapped: Tapped, reply: object) -> list[Event]:
    """Return what a tap wishes.

    Raises WeekIsOver, QuestionSettled, or what is wrong with a typed answer.
    """
    at = walker.now()
    match tapped.button:
        case Button.CONFIRM | Button.DISCARD:
            return [_answer(walker, tapped, reply, at)]
        case Button.PAIN_DURING:
            return [_score(walker, tapped, reply, PainMoment.DURING, at)]
        case Button.PAIN_MORNING:
            return [_score(walker, tapped, reply, PainMoment.MORNING, at)]
        case Button.ACCEPT_STEP | Button.DECLINE_STEP:
            return [_step(walker, tapped, at)]
        case Button.CONFIRM_LIST:
            return _list(walker, tapped, at)
    week = local_day(walker.data.week_started, walker.settings.zone)
    if tapped.about != week.isoformat():
        raise WeekIsOver
    return [_OF_WEEK[tapped.button](at)]


def _answer(
    walker: WalkerCoordinator, tapped: Tapped, reply: object, at: datetime
) -> Event:
    is_yes = tapped.button is Button.CONFIRM
    lately = walker.state.journal.lately_yielded(at, tapped.about)
    is_open = tapped.about in walker.data.to_confirm
    if not is_open and not (is_yes and lately is not None):
        raise QuestionSettled
    if not is_yes:
        return Discard(at, tapped.about)
    return Confirm(at, tapped.about, None if reply is None else minutes_in(reply))


def _score(
    walker: WalkerCoordinator,
    tapped: Tapped,
    reply: object,
    moment: PainMoment,
    at: datetime,
) -> Event:
    try:
        walk = walker.state.journal.find(tapped.about)
    except UnknownSession as err:
        raise QuestionSettled from err
    is_morning = moment is PainMoment.MORNING
    known = walk.pain.morning if is_morning else walk.pain.during
    if known is not None or cut_off(walk, walker.settings) <= at:
        raise QuestionSettled
    return Rate(at, score_in(reply), moment, walk.session_id)


def _step(walker: WalkerCoordinator, tapped: Tapped, at: datetime) -> Event:
    now = walker.data
    if (
        now.proposal is None
        or now.ruling is None
        or Tell(now.ruling).about != tapped.about
    ):
        raise QuestionSettled
    is_yes = tapped.button is Button.ACCEPT_STEP
    return Decide(at, Decided.ACCEPTED if is_yes else Decided.DECLINED)


def _list(walker: WalkerCoordinator, tapped: Tapped, at: datetime) -> list[Event]:
    """Return the walker's word on the list, and the programme that waited for it."""
    is_open = open_on(walker, Topic.SAFETY)
    if not isinstance(is_open, AskList) or is_open.about != tapped.about:
        raise QuestionSettled
    confirmed = Decide(at, Decided.LIST_CONFIRMED)
    if walker.data.stage is not Stage.NOT_STARTED:
        return [confirmed]
    return [confirmed, Decide(at, Decided.STARTED)]
