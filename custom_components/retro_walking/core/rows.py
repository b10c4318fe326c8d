"""Sessions from a file or a list that people bring: what was exported, or dates and minutes.

Each row stands for itself: what is wrong with one is told by its line, and the others are read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from io import StringIO
import json
import re

from .cells import Cells, is_blank, unreadable, within_reach
from .errors import (
    ColumnMissing,
    FieldUnreadable,
    FileUnreadable,
    NotAWalk,
    WalkingError,
)
from .export import SESSIONS, Column, unguarded
from .journal import free_id
from .limits import check_content
from .model import Activity, Origin, PainReport, Place, Session
from .settings import Pain
from .week import DAY, local_day


class Plain(StrEnum):
    """What people write down, beside what is exported."""

    DATE = "date"
    TIME = "time"
    MINUTES = "minutes"


_SEPARATORS = ",;\t"
_COLUMNS = frozenset((*Column, *Plain))
_WHEN = (Plain.DATE, Column.START)
_HOW_LONG = (Plain.MINUTES, Column.ACTIVE_MINUTES, Column.END)

_NOON = time(12)
_OUR_ID = re.compile(r"[0-9]{8}T[0-9]{6}(-([2-9]|[1-9][0-9]{1,5}))?")

_MORNING_WITHIN = 3 * DAY
"""How far from its walk a morning may lie, in whatever zone it was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What became of one row: a session, without an id where it brought none of ours, or a refusal.

    `line` is where it begins in a CSV file, whose first is 1, else its place in the list, from 1.
    """

    line: int
    session: Session | None = None
    refused: WalkingError | None = None


def read(source: str | Sequence[object], zone: tzinfo) -> tuple[Row, ...]:
    """Return what becomes of each row of a CSV or JSON text or a list; blank ones are left out.

    What has no offset is local in `zone`. Raises FileUnreadable or ColumnMissing.
    """
    sheet = _Sheet(zone)
    if not isinstance(source, str):
        return sheet.rows(enumerate(source, 1), _from_mapping)
    text = source.removeprefix("\ufeff")
    if text.lstrip().startswith(("{", "[")):
        return sheet.rows(enumerate(_json_items(text), 1), _from_mapping)
    separator = max(_SEPARATORS, key=lambda separator: _fitness(text, separator))
    records = _csv_records(text, separator)
    names = _header(records)
    return sheet.rows(records, lambda record: _from_record(record, names, separator))


class _Sheet:
    """The rows of one file; dates without a time fill their day from noon on."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._ends: dict[date, datetime] = {}

    def rows[RecordT](
        self,
        records: Iterable[tuple[int, RecordT]],
        as_cells: Callable[[RecordT], Cells],
    ) -> tuple[Row, ...]:
        found = []
        for line, record in records:
            try:
                cells = as_cells(record)
                if not cells.is_blank:
                    found.append(Row(line=line, session=self._session(cells)))
            except WalkingError as refusal:
                found.append(Row(line=line, refused=refusal))
        return tuple(found)

    def _session(self, cells: Cells) -> Session:
        start, end, active = self._times(cells)
        session_id = cells.text(Column.SESSION_ID) or ""
        is_ours = _OUR_ID.fullmatch(session_id) is not None
        session = Session(
            session_id=session_id if is_ours else "",
            kind=cells.word(Column.KIND, Activity.WALK),
            start=start,
            end=end,
            active=active,
            confirmed=cells.flag(Column.CONFIRMED, default=True),
            uncertain=cells.flag(Column.UNCERTAIN, default=False),
            origin=_origin(cells) if is_ours else Origin.IMPORT,
            sources=cells.names(Column.SOURCES),
            place=cells.word(Column.PLACE, Place.TREADMILL),
            note=cells.verbatim(Column.NOTE),
            planned=cells.span(Column.PLANNED_MINUTES),
            pain=self._pain(cells, start),
        )
        check_content(session)
        if not session.is_walk and session.pain != PainReport():
            raise NotAWalk(session.session_id or free_id(start, ()))
        return session

    def _times(self, cells: Cells) -> tuple[datetime, datetime, timedelta]:
        """Return start, end and active time; of the latter two, each tells the other."""
        active = cells.span(Column.ACTIVE_MINUTES, Plain.MINUTES)
        end = cells.moment(Column.END, self._zone)
        start = cells.moment(Column.START, self._zone)
        if start is None:
            start = self._start_on_day(cells, end, active)
        if active is not None:
            return start, end or within_reach(start + active), active
        if end is None:
            raise ColumnMissing(Plain.MINUTES)
        return start, end, end - start

    def _start_on_day(
        self, cells: Cells, end: datetime | None, active: timedelta | None
    ) -> datetime:
        day = cells.day(Plain.DATE)
        if day is None:
            raise ColumnMissing(Plain.DATE)
        clock = cells.clock(Plain.TIME)
        if clock is not None:
            return self._at(day, clock)
        if active is None:
            raise ColumnMissing(Plain.MINUTES)
        if end is not None:
            return within_reach(end - active)
        # What is wrong with such a row otherwise must not move those after it, once it is mended.
        start = self._ends.get(day) or self._at(day, _NOON)
        self._ends[day] = start + active
        return start

    def _pain(self, cells: Cells, start: datetime) -> PainReport:
        morning = cells.score(Column.PAIN_MORNING)
        return PainReport(
            before=cells.score(Column.PAIN_BEFORE),
            during=cells.score(Column.PAIN_DURING),
            morning=morning,
            morning_at=None if morning is None else self._morning_at(cells, start),
        )

    def _morning_at(self, cells: Cells, start: datetime) -> datetime:
        """Return when the morning's score was said; when it is usually asked for, unless told."""
        at = cells.moment(Column.PAIN_MORNING_AT, self._zone)
        if at is None:
            return self._at(local_day(start, self._zone) + DAY, Pain().morning_time)
        if abs(at - start) > _MORNING_WITHIN:
            raise unreadable(Column.PAIN_MORNING_AT, cells.text(Column.PAIN_MORNING_AT))
        return at

    def _at(self, day: date, clock: time) -> datetime:
        return within_reach(datetime.combine(day, clock, self._zone))


def _origin(cells: Cells) -> Origin:
    try:
        return cells.word(Column.ORIGIN, Origin.IMPORT)
    except FieldUnreadable:
        return Origin.IMPORT


def _name(label: object) -> str:
    return label.strip().casefold() if isinstance(label, str) else ""


def _named(cells: Iterable[tuple[object, object]]) -> Cells:
    """Return cells by name; of several with one name, the first that is not blank."""
    by_name: dict[str, object] = {}
    for label, value in cells:
        name = _name(label)
        if is_blank(by_name.get(name)):
            by_name[name] = value
    return Cells(by_name)


def _from_mapping(item: object) -> Cells:
    if not isinstance(item, Mapping):
        raise unreadable(SESSIONS, item)
    return _named(item.items())


def _from_record(record: list[str], names: list[str], separator: str) -> Cells:
    last = len(names) - 1
    if not all(is_blank(cell) for cell in record[last + 1 :]):
        # A decimal comma between commas would else be read as fewer minutes.
        raise unreadable(names[last], separator.join(record[last:]))
    return _named(zip(names, map(unguarded, record), strict=False))


def _json_items(text: str) -> list[object]:
    try:
        parsed = json.loads(text)
    except json.JSONDecodeError as err:
        raise FileUnreadable(err.lineno) from None
    except ValueError, RecursionError:
        raise FileUnreadable(1) from None
    items = parsed.get(SESSIONS) if isinstance(parsed, dict) else parsed
    if not isinstance(items, list):
        raise FileUnreadable(1)
    return items


def _csv_records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Return what is not blank, each with the line that it begins in; raises FileUnreadable."""
    file = StringIO(text, newline="")
    reader = csv.reader(file, delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise FileUnreadable(line) from None
        if not all(is_blank(cell) for cell in record):
            yield line, record


def _fitness(text: str, separator: str) -> tuple[int, int]:
    """Return how many known columns, and columns at all, there are with a separator."""
    try:
        _, record = next(_csv_records(text, separator), (1, []))
    except FileUnreadable:
        return 0, 0
    return len(_COLUMNS.intersection(map(_name, record))), len(record)


def _header(records: Iterator[tuple[int, list[str]]]) -> list[str]:
    """Return the names of the columns; raises FileUnreadable or ColumnMissing."""
    line, record = next(records, (1, []))
    names = [_name(cell) for cell in record]
    if len(names) < 2 and _COLUMNS.isdisjoint(names):
        raise FileUnreadable(line)
    for columns in (_WHEN, _HOW_LONG):
        if set(columns).isdisjoint(names):
            raise ColumnMissing(columns[0])
    return names
