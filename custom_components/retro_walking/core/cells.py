"""The cells of one row by column: text, or what JSON and YAML make of it, as values.

A blank cell is None, or what it stands for; each reading raises FieldUnreadable.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from math import isnan
import re
import reprlib

from .errors import FieldUnreadable, MomentOutOfReach, SessionWithoutLength
from .limits import EARLIEST, TOO_LATE, as_span, is_encodable
from .scores import score_of

_SHOWN = 40
"""The most characters that are shown of a cell that cannot be read."""

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]*)?(e[+-]?[0-9]+)?", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?")
_MOMENT = re.compile(rf"{_DAY.pattern}[T ][0-9]{{2}}:.+")

_FLAGS = {
    **dict.fromkeys(
        "1 prawda sand sann sant true vero verdadeiro verdadero vrai waar wahr yes".split(),
        True,
    ),
    **dict.fromkeys("0 falsch falsk falso false faux fałsz no onwaar".split(), False),
}
"""As spreadsheets write them: in the language of who saves the file."""


def unreadable(field: str, value: object) -> FieldUnreadable:
    """Return the refusal of what stands in a field, as short text that any file can hold."""
    text = _as_text(value)
    return FieldUnreadable(
        _short(field), _short(reprlib.repr(value) if text is None else text)
    )


def within_reach(moment: datetime) -> datetime:
    """Return an aware moment in UTC; raises MomentOutOfReach."""
    if not EARLIEST <= moment < TOO_LATE:
        raise MomentOutOfReach(moment.date())
    return moment.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Cells:
    """One row, by the names of its columns."""

    by_name: Mapping[str, object]

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in the row."""
        return all(is_blank(value) for value in self.by_name.values())

    def text(self, column: str) -> str | None:
        """Return a text without the blanks around it."""
        return (self.verbatim(column) or "").strip() or None

    def verbatim(self, column: str) -> str | None:
        """Return a text with the blanks around it; one that no file can hold is unreadable."""
        value = self.by_name.get(column)
        if value is None:
            return None
        text = _as_text(value)
        if text is None or not is_encodable(text):
            raise unreadable(column, value)
        return text or None

    def flag(self, column: str, *, default: bool) -> bool:
        """Return whether something is so."""
        text = self.text(column) or str(default)
        if text.casefold() not in _FLAGS:
            raise unreadable(column, text)
        return _FLAGS[text.casefold()]

    def word[WordT: StrEnum](self, column: str, default: WordT) -> WordT:
        """Return one of the words that the default is one of."""
        text = self.text(column) or default
        try:
            return type(default)(text.casefold())
        except ValueError:
            raise unreadable(column, text) from None

    def names(self, column: str) -> tuple[str, ...]:
        """Return the names that a list holds, or a text with blanks between them."""
        value = self.by_name.get(column)
        if not isinstance(value, list | tuple):
            return tuple((self.text(column) or "").split())
        if not all(isinstance(name, str) and is_encodable(name) for name in value):
            raise unreadable(column, value)
        return tuple(value)

    def score(self, column: str) -> int | None:
        """Return a score of pain; raises NoScore, too."""
        number = self._number(column)
        return None if number is None else score_of(number)

    def span(self, *columns: str) -> timedelta | None:
        """Return the minutes that the first column with any holds, as a session may last.

        Raises SessionWithoutLength or SessionTooLong, too.
        """
        numbers = (self._number(column) for column in columns)
        number = next((number for number in numbers if number is not None), None)
        if number is None:
            return None
        if not (span := as_span(number)):
            raise SessionWithoutLength
        return span

    def day(self, column: str) -> date | None:
        """Return a date, however far away."""
        return self._read(column, _DAY, date.fromisoformat)

    def clock(self, column: str) -> time | None:
        """Return a time of the day."""
        return self._read(column, _CLOCK, _clock)

    def moment(self, column: str, zone: tzinfo) -> datetime | None:
        """Return a moment in UTC, local in a zone if it has no offset; raises MomentOutOfReach, too."""
        moment = self._read(column, _MOMENT, datetime.fromisoformat)
        if moment is None:
            return None
        return within_reach(moment if moment.tzinfo else moment.replace(tzinfo=zone))

    def _read[ValueT](
        self, column: str, form: re.Pattern[str], read: Callable[[str], ValueT]
    ) -> ValueT | None:
        text = self.text(column)
        if text is None:
            return None
        if not form.fullmatch(text):
            raise unreadable(column, text)
        try:
            return read(text)
        except ValueError:
            raise unreadable(column, text) from None

    def _number(self, column: str) -> float | None:
        value = self.by_name.get(column)
        if isinstance(value, float) and isnan(value):
            raise unreadable(column, value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        return self._read(column, _NUMBER, _number)


def is_blank(value: object) -> bool:
    """Tell whether a cell holds nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def _as_text(value: object) -> str | None:
    match value:
        case str():
            return value
        case date() | time():
            return value.isoformat()
        case int() | float():
            # Python refuses to write out a number of thousands of digits.
            return reprlib.repr(value)
        case _:
            return None


def _short(text: str) -> str:
    text = text.strip().encode(errors="replace").decode()
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _clock(text: str) -> time:
    hour, minute, second = (*map(int, text.split(":")), 0)[:3]
    return time(hour, minute, second)


def _number(text: str) -> float:
    return float(text.replace(",", "."))
