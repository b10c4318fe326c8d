"""State to JSON and back, by the types that the dataclasses declare.

What has its default is left out. Moments and days are ISO 8601, spans are seconds.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from .detector import Track
from .journal import Journal
from .model import Outcome
from .reminders import Book
from .screen import Screen
from .session import Walk
from .walker import State

VERSION = 1
"""The version of what is written; a higher one cannot be read."""


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


def encode(state: State) -> dict[str, Any]:
    """Return a state as JSON objects."""
    stored = _Stored(
        at=state.at,
        journal=state.journal,
        walk=state.walk,
        tracks=state.tracks,
        book=state.book,
        screen=state.screen,
    )
    encoded: dict[str, Any] = _encode(stored)
    return encoded


def decode(stored: object) -> State:
    """Return the state that was encoded, to be resumed; raises DamagedError."""
    try:
        decoded: _Stored = _DECODE(stored)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as err:
        raise DamagedError(repr(err)) from err
    return State(
        at=decoded.at,
        journal=decoded.journal,
        walk=decoded.walk,
        steps={id_: Outcome(track) for id_, track in decoded.tracks.items()},
        book=decoded.book,
        screen=decoded.screen,
    )


def _encode(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case date():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case tuple():
            return [_encode(item) for item in value]
        case Mapping():
            return {key: _encode(item) for key, item in value.items()}
    return {
        part.name: _encode(item)
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
    if kind is timedelta:
        return lambda stored: timedelta(seconds=stored)
    if kind is datetime:
        return _moment
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return float
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
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
    if moment.tzinfo is None:
        raise ValueError(stored)
    return moment


def _plain_decoder(kind: type) -> _Decoder:
    def decode_plain(stored: Any) -> Any:
        if not isinstance(stored, kind):
            raise TypeError(kind.__name__)
        return stored

    return decode_plain


def _optional_decoder(inner: _Decoder) -> _Decoder:
    return lambda stored: None if stored is None else inner(stored)


def _tuple_decoder(inner: _Decoder) -> _Decoder:
    return lambda stored: tuple(inner(item) for item in stored)


def _mapping_decoder(inner: _Decoder) -> _Decoder:
    return lambda stored: {key: inner(item) for key, item in stored.items()}


def _dataclass_decoder(kind: Any) -> _Decoder:
    hints = get_type_hints(kind)
    decoders = {part.name: _decoder(hints[part.name]) for part in fields(kind)}
    required = [
        part.name
        for part in fields(kind)
        if part.default is MISSING and part.default_factory is MISSING
    ]

    def decode_dataclass(stored: Any) -> Any:
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
