"""What one reading of a source says about the belt."""

from dataclasses import dataclass
from enum import StrEnum

from .errors import BoundBelowOn, NoActiveWords, OffAboveOn
from .model import Kind
from .settings import Source


class Sign(StrEnum):
    """What a reading says.

    The last three come from counters, which show movement only at the moment they grow.
    """

    ACTIVE = "active"
    IDLE = "idle"
    PAUSED = "paused"
    UNKNOWN = "unknown"
    GREW = "grew"
    COUNTED = "counted"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of the readings before: the last sign, the one that holds, a counter's value."""

    sign: Sign = Sign.UNKNOWN
    held: Sign = Sign.IDLE
    count: float | None = None


def sign_of(source: Source, value: float | str | None, memory: Memory) -> Sign:
    """Return the sign of a value: a finite float, a word, or None where nothing is known."""
    if source.kind is Kind.STATE:
        return _of_word(source, value)
    if not isinstance(value, float):
        return Sign.UNKNOWN
    if source.kind is Kind.COUNTER:
        return _of_count(value, memory)
    if value >= source.on_threshold:
        bound = source.upper_bound
        return Sign.ACTIVE if bound is None or value <= bound else Sign.IDLE
    if value < source.off_threshold:
        return Sign.IDLE
    return Sign.ACTIVE if memory.held is Sign.ACTIVE else Sign.IDLE


def _of_word(source: Source, value: float | str | None) -> Sign:
    if not isinstance(value, str):
        return Sign.UNKNOWN
    word = value.casefold()
    if word in source.active_words:
        return Sign.ACTIVE
    return Sign.PAUSED if word in source.pause_words else Sign.IDLE


def _of_count(value: float, memory: Memory) -> Sign:
    # A counter may start anywhere, restart and wrap: only growth means something.
    if memory.count is None or value < memory.count:
        return Sign.RESET
    return Sign.GREW if value > memory.count else Sign.COUNTED


def remember(memory: Memory, sign: Sign, value: float | str | None) -> Memory:
    """Return the memory after a value of this sign."""
    match sign:
        case Sign.UNKNOWN:
            return Memory(sign, memory.held, memory.count)
        case Sign.GREW | Sign.COUNTED | Sign.RESET:
            assert isinstance(value, float)
            return Memory(Sign.COUNTED, memory.held, value)
        case _:
            return Memory(sign, sign)


def check(source: Source) -> None:
    """Raise OffAboveOn, BoundBelowOn or NoActiveWords for a source that makes no sense."""
    if source.kind is Kind.STATE and not source.active_words:
        raise NoActiveWords
    if source.off_threshold > source.on_threshold:
        raise OffAboveOn(source.on_threshold, source.off_threshold)
    if source.upper_bound is not None and source.upper_bound <= source.on_threshold:
        raise BoundBelowOn(source.on_threshold, source.upper_bound)
