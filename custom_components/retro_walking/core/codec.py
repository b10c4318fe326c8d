"""State to JSON and back, by the types that the dataclasses declare.

What has its default is left out. Moments and days are ISO 8601, spans are seconds.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from .detector import Track
from .errors import NoScore
from .journal import Journal
from .limits import LONGEST
from .model import Outcome, Session
from .reminders import Book
from .scores import score_of
from .screen import Screen
from .session import Walk
from .settings import Number, options_of
from .walker import State

_FIRST_YEAR, _LAST_YEAR = 2, 9998
"""With days beyond, nobody can reckon."""

VERSION = 1
"""The version of what is written; a higher one cannot be read."""


_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NoScore,
    TypeError,
    ValueError,
)
_DISPENSABLE = (Book, Screen)
"""What was said; where that cannot be read, nothing was, and the log is whole all the same."""


class DamagedError(ValueError):
    """What was stored is not a walker's state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    at: datetime
    journal: Journal
    walk: Walk | None = None
    tracks: Mapping[str, Track] = field(default_factory=dict)
    book: Book = Book()
    screen: Screen = Screen()


type _Known = Mapping[int, tuple[Session, Any]]
"""Sessions and what they are encoded as, by identity: to compare two would take as long."""


class Encoder:
    """Encodes one state after another; a session that stands in both is encoded once."""

    def __init__(self) -> None:
        """Know no session yet."""
        self._known: _Known = {}

    def encode(self, state: State) -> dict[str, Any]:
        """Return a state as JSON objects, of which nothing may be changed."""
        known = self._known
        self._known = {
            id(session): known.get(id(session)) or (session, _encode(session))
            for session in state.journal.sessions
        }
        stored = _Stored(
            at=state.at,
            journal=state.journal,
            walk=state.walk,
            tracks=state.tracks,
            book=state.book,
            screen=state.screen,
        )
        encoded: dict[str, Any] = _encode(stored, self._known)
        return encoded


def encode(state: State) -> dict[str, Any]:
    """Return a state as JSON objects."""
    return Encoder().encode(state)


def decode(stored: object) -> State:
    """Return the state that was encoded, to be resumed; raises DamagedError."""
    try:
        decoded: _Stored = _DECODE(stored)
        _check(decoded.journal)
    except _UNREADABLE as err:
        raise DamagedError(repr(err)) from err
    return State(
        at=decoded.at,
        journal=decoded.journal,
        walk=decoded.walk,
        steps={id_: Outcome(track) for id_, track in decoded.tracks.items()},
        book=decoded.book,
        screen=decoded.screen,
    )


def _check(journal: Journal) -> None:
    """Raise ValueError for numbers that nobody can have said or chosen."""
    scores = [score.value for score in journal.scores]
    for session in journal.sessions:
        pain = session.pain
        scores += [
            score
            for score in (pain.before, pain.during, pain.morning)
            if score is not None
        ]
    for score in scores:
        score_of(score)
    for rules in journal.rules:
        for section in (rules.programme, rules.pain):
            for name, option in options_of(type(section)).items():
                if isinstance(option, Number):
                    option.check(getattr(section, name))
    for decision in journal.decisions:
        for minutes in (decision.start, decision.target, decision.step):
            if minutes is not None and not timedelta() < minutes <= LONGEST:
                raise ValueError(minutes)


def _encode(value: Any, known: _Known = MappingProxyType({})) -> Any:
    match value:
        case StrEnum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case tuple():
            return [_encode(item, known) for item in value]
        case Mapping():
            return {key: _encode(item, known) for key, item in value.items()}
        case Session() if id(value) in known:
            return known[id(value)][1]
    return {
        part.name: _encode(item, known)
        for part in fields(value)
        if (item := getattr(value, part.name)) != _default(part)
    }


def _default(part: Field[Any]) -> object:
    if part.default_factory is MISSING:
        return part.default
    return part.default_factory()


type _Decoder = Callable[[Any], Any]


@cache
def _decoder(kind: Any) -> _Decoder:
    """Return what turns JSON into a value of a declared type."""
    if kind in _DECODERS:
        return _DECODERS[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    if kind in _DISPENSABLE:
        return _dispensable_decoder(kind)
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _optional_decoder(_decoder(arguments[0]))
    if origin is tuple:
        return _tuple_decoder(_decoder(arguments[0]))
    if origin is Mapping:
        return _mapping_decoder(_decoder(arguments[1]))
    return _plain_decoder(kind)


def _moment(stored: str) -> datetime:
    moment = datetime.fromisoformat(stored)
    if moment.tzinfo is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ValueError(stored)
    return moment


def _date(stored: str) -> date:
    day = date.fromisoformat(stored)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(stored)
    return day


def _span(stored: float) -> timedelta:
    return timedelta(seconds=stored)


_DECODERS: Mapping[Any, _Decoder] = {
    timedelta: _span,
    datetime: _moment,
    date: _date,
    time: time.fromisoformat,
    float: float,
}


def _plain_decoder(kind: type) -> _Decoder:
    def decode_plain(stored: Any) -> Any:
        if not isinstance(stored, kind):
            raise TypeError(kind.__name__)
        return stored

    return decode_plain


def _dispensable_decoder(kind: Any) -> _Decoder:
    decode_whole = _dataclass_decoder(kind)

    def decode_what_can_be(stored: Any) -> Any:
        try:
            return decode_whole(stored)
        except _UNREADABLE:
            return kind()

    return decode_what_can_be


def _optional_decoder(inner: _Decoder) -> _Decoder:
    return lambda stored: None if stored is None else inner(stored)


def _tuple_decoder(inner: _Decoder) -> _Decoder:
    is_list = _decoder(list)
    return lambda stored: tuple(inner(item) for item in is_list(stored))


def _mapping_decoder(inner: _Decoder) -> _Decoder:
    is_object = _decoder(dict)
    return lambda stored: {key: inner(v) for key, v in is_object(stored).items()}


def _dataclass_decoder(kind: Any) -> _Decoder:
    hints = get_type_hints(kind)
    decoders = {part.name: _decoder(hints[part.name]) for part in fields(kind)}
    required = [
        part.name
        for part in fields(kind)
        if part.default is MISSING and part.default_factory is MISSING
    ]

    is_object = _decoder(dict)

    def decode_dataclass(stored: Any) -> Any:
        is_object(stored)
        for name in required:
            if name not in stored:
                raise KeyError(name)
        return kind(
            **{
                name: decoder(stored[name])
                for name, decoder in decoders.items()
                if name in stored
            }
        )

    return decode_dataclass


_DECODE = _decoder(_Stored)
