"""What no log can hold: moments out of reach, sessions without end, notes that no file can."""

from datetime import UTC, datetime, timedelta

from .errors import (
    MomentOutOfReach,
    MoreThanItsLength,
    NoteTooLong,
    NoteUnreadable,
    SessionTooLong,
    SessionWithoutLength,
)
from .model import MINUTE, Session

LONGEST = timedelta(hours=4)
"""The longest session that can be written down."""

LONGEST_NOTE = 1000
"""The most characters of a note."""

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
TOO_LATE = datetime(9001, 1, 1, tzinfo=UTC)
"""Between them lies what can be reckoned with and drawn."""


def as_span(minutes: float) -> timedelta:
    """Return minutes of a session as a span; raises SessionWithoutLength or SessionTooLong."""
    if not minutes > 0:
        raise SessionWithoutLength
    if minutes > LONGEST / MINUTE:
        raise SessionTooLong(LONGEST)
    return timedelta(minutes=minutes)


def is_encodable(text: str) -> bool:
    """Tell whether a file can hold a text: halves of a character it cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def check_content(session: Session) -> None:
    """Raise what is wrong with a session in any log, whatever else is in it.

    MomentOutOfReach, NoteUnreadable, NoteTooLong, SessionWithoutLength, SessionTooLong or
    MoreThanItsLength.
    """
    if not EARLIEST <= session.start < TOO_LATE:
        raise MomentOutOfReach(session.start.date())
    if session.note is not None and not is_encodable(session.note):
        raise NoteUnreadable
    if session.note is not None and len(session.note) > LONGEST_NOTE:
        raise NoteTooLong(LONGEST_NOTE)
    length = session.end - session.start
    if length <= timedelta() or session.active <= timedelta():
        raise SessionWithoutLength
    if length > LONGEST:
        raise SessionTooLong(LONGEST)
    if session.active > length:
        raise MoreThanItsLength(length)
