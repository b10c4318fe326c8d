"""What may happen to a walker: what is seen of them, and what they wish."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .detector import Ready, Restarted, Tick
from .messages import Topic
from .model import Decided, Origin, PainMoment, Place, Reading, Session
from .reminders import Silenced, Skip, Snooze
from .session import Stop


@dataclass(frozen=True, slots=True)
class Seen:
    """A source was read."""

    source_id: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Begin:
    """The walker begins a walk by hand, voice or push."""

    at: datetime
    origin: Origin = Origin.MANUAL
    planned: timedelta | None = None
    place: Place = Place.TREADMILL


@dataclass(frozen=True, slots=True)
class Confirm:
    """Yes, that was backwards: all of it, or `active` of it. Without an id: the newest."""

    at: datetime
    session_id: str | None = None
    active: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Discard:
    """No, that was no walk of mine. Without an id: the newest.

    An `implied` one follows from another walker's yes, and is no change by hand.
    """

    at: datetime
    session_id: str | None = None
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Contest:
    """Another walker of the belt has said yes to the bout of a confirmed session as well."""

    at: datetime
    session_id: str


@dataclass(frozen=True, slots=True)
class AskAgain:
    """The yes of another walker, to which a session was yielded, has been taken back."""

    at: datetime
    session_id: str


@dataclass(frozen=True, slots=True)
class Log:
    """A session is written down afterwards; its id is given by the log.

    A `final` one cannot be taken back: it is half of a move between two logs.
    """

    at: datetime
    session: Session
    final: bool = False


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Sessions from history or a file are written down, as many of them as are new to the log."""

    at: datetime
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A session of the log is replaced by the one given, of the same id."""

    at: datetime
    session: Session


@dataclass(frozen=True, slots=True)
class Delete:
    """A session is taken out of the log, like a `final` Log for good."""

    at: datetime
    session_id: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Undo:
    """The last change of the log by hand is taken back; of a session only, if one is named."""

    at: datetime
    session_id: str | None = None


@dataclass(frozen=True, slots=True)
class SetHold:
    """Holiday or illness begins, with or without a last day, or ends."""

    at: datetime
    on: bool
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """The walker says how the knee is, from 0 to 10: of a session, or of what is likeliest."""

    at: datetime
    score: int
    moment: PainMoment | None = None
    session_id: str | None = None


@dataclass(frozen=True, slots=True)
class Decide:
    """The walker decides about the programme; minutes are for a start, and may be left out."""

    at: datetime
    what: Decided
    start: timedelta | None = None
    target: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The walker tapped what could not be granted, and is told why.

    The `topic` is that of the answer, None where what is open is said again with it; then `again`
    is that of a question that is asked but once more.
    """

    at: datetime
    topic: Topic | None
    again: Topic | None = None


@dataclass(frozen=True, slots=True)
class Spoke:
    """The walker said something, whatever it was."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Presence:
    """The walker has left home, or come back."""

    at: datetime
    away: bool


type Wish = (
    Confirm
    | Discard
    | Contest
    | AskAgain
    | Log
    | TakeIn
    | Edit
    | Delete
    | Undo
    | SetHold
    | Rate
    | Decide
)
"""What is written in the log, if it can be."""

type Event = (
    Seen
    | Begin
    | Stop
    | Wish
    | Tick
    | Restarted
    | Ready
    | Snooze
    | Skip
    | Refused
    | Silenced
    | Spoke
    | Presence
)


def is_act(event: Event) -> bool:
    """Tell whether an event shows that the walker is there: they tapped or spoke."""
    if isinstance(event, Discard):
        return not event.implied
    by_itself = Seen | Tick | Restarted | Ready | Silenced | Presence
    return not isinstance(event, by_itself | Contest | AskAgain)
