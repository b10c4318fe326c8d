"""The log as a file that people keep and spreadsheets open; nothing of a session is left out."""

from collections.abc import Iterable
import csv
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from io import StringIO
import json

from .model import MINUTE, Session

SESSIONS = "sessions"
"""What a JSON object lists them under."""

_FORMULA = tuple("=+-@\t\r")
"""What makes a formula of a text, in a spreadsheet."""

_QUOTE = "'"


class Column(StrEnum):
    """What is written of a session, in this order."""

    SESSION_ID = "session_id"
    KIND = "kind"
    START = "start"
    END = "end"
    ACTIVE_MINUTES = "active_minutes"
    CONFIRMED = "confirmed"
    UNCERTAIN = "uncertain"
    ORIGIN = "origin"
    SOURCES = "sources"
    PLACE = "place"
    NOTE = "note"
    PLANNED_MINUTES = "planned_minutes"
    PAIN_BEFORE = "pain_before"
    PAIN_DURING = "pain_during"
    PAIN_MORNING = "pain_morning"
    PAIN_MORNING_AT = "pain_morning_at"


def as_row(session: Session, zone: tzinfo) -> dict[str, object]:
    """Return a session by column; moments in ISO 8601 with the offset of a zone, None if unknown."""
    pain = session.pain
    return {
        Column.SESSION_ID: session.session_id,
        Column.KIND: session.kind,
        Column.START: _local(session.start, zone),
        Column.END: _local(session.end, zone),
        Column.ACTIVE_MINUTES: _minutes(session.active),
        Column.CONFIRMED: session.confirmed,
        Column.UNCERTAIN: session.uncertain,
        Column.ORIGIN: session.origin,
        Column.SOURCES: list(session.sources),
        Column.PLACE: session.place,
        Column.NOTE: session.note or None,
        Column.PLANNED_MINUTES: _minutes(session.planned) if session.planned else None,
        Column.PAIN_BEFORE: pain.before,
        Column.PAIN_DURING: pain.during,
        Column.PAIN_MORNING: pain.morning,
        Column.PAIN_MORNING_AT: pain.morning_at and _local(pain.morning_at, zone),
    }


def to_csv(sessions: Iterable[Session], zone: tzinfo) -> str:
    """Return sessions as CSV (RFC 4180): a line of names, then one for each."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(Column)
    for session in sessions:
        writer.writerow(_cell(value) for value in as_row(session, zone).values())
    return file.getvalue()


def to_json(sessions: Iterable[Session], zone: tzinfo) -> str:
    """Return sessions as a JSON object."""
    rows = [as_row(session, zone) for session in sessions]
    return json.dumps({SESSIONS: rows}, ensure_ascii=False, indent=1)


def unguarded(cell: str) -> str:
    """Return the text that was written into a cell of CSV."""
    is_guarded = cell.startswith(_QUOTE) and cell[1:].startswith((*_FORMULA, _QUOTE))
    return cell[1:] if is_guarded else cell


def _guarded(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula."""
    return _QUOTE + text if text.startswith((*_FORMULA, _QUOTE)) else text


def _cell(value: object) -> object:
    match value:
        case bool():
            return str(value).lower()
        case list():
            return _guarded(" ".join(value))
        case str():
            return _guarded(value)
        case _:
            return value


def _local(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).isoformat()


def _minutes(span: timedelta) -> float:
    """Return a span in minutes, exact to the microsecond; whole ones without a fraction."""
    minutes = round(span / MINUTE, 8)
    return int(minutes) if minutes.is_integer() else minutes
