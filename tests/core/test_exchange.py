"""The log as a file, and files as people bring them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
import json
from zoneinfo import ZoneInfo

from hypothesis import example, given, strategies as st
import pytest

from custom_components.retro_walking.core.errors import (
    ColumnMissing,
    FileUnreadable,
    WalkingError,
)
from custom_components.retro_walking.core.export import Column, as_row, to_csv, to_json
from custom_components.retro_walking.core.limits import LONGEST, check_content
from custom_components.retro_walking.core.model import (
    Activity,
    Origin,
    PainReport,
    Place,
    Session,
)
from custom_components.retro_walking.core.rows import Row, read

from .builders import minutes
from .diary import BERLIN

MONDAY = date(2026, 10, 12)

KNEE_WALK = Session(
    session_id="20261012T160203-2",
    start=datetime(2026, 10, 12, 16, 2, 3, tzinfo=UTC),
    end=datetime(2026, 10, 12, 16, 10, 3, 500_000, tzinfo=UTC),
    active=minutes(7.5),
    confirmed=False,
    uncertain=True,
    origin=Origin.VOICE,
    sources=("01PLUG", "01PAD"),
    place=Place.OUTDOORS,
    planned=minutes(7),
    note='up, then "down"\nand rest',
    pain=PainReport(
        before=0,
        during=2,
        morning=1,
        morning_at=datetime(2026, 10, 13, 6, 30, tzinfo=UTC),
    ),
)
SWIM = Session(
    session_id="20261025T003000",
    start=datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    end=datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    active=minutes(60),
    kind=Activity.SWIMMING,
    origin=Origin.MANUAL,
)
"""It begins and ends at half past two: Berlin's clocks are put back in between."""


def taken(source: str | Sequence[object], zone: tzinfo = BERLIN) -> list[Session]:
    """Return the sessions of a source of which nothing is refused."""
    rows = read(source, zone)
    assert [row.refused for row in rows] == [None] * len(rows)
    return [row.session for row in rows if row.session]


def test_a_csv_file_has_a_line_of_names_and_one_for_each_session() -> None:
    assert to_csv([KNEE_WALK, SWIM], BERLIN) == (
        "session_id,kind,start,end,active_minutes,confirmed,uncertain,origin,sources,"
        "place,note,planned_minutes,pain_before,pain_during,pain_morning,pain_morning_at\r\n"
        "20261012T160203-2,walk,2026-10-12T18:02:03+02:00,2026-10-12T18:10:03.500000+02:00,"
        '7.5,false,true,voice,01PLUG 01PAD,outdoors,"up, then ""down""\nand rest",'
        "7,0,2,1,2026-10-13T08:30:00+02:00\r\n"
        "20261025T003000,swimming,2026-10-25T02:30:00+02:00,2026-10-25T02:30:00+01:00,"
        "60,true,false,manual,,treadmill,,,,,,\r\n"
    )


def test_a_json_file_lists_sessions_with_what_is_unknown_as_null() -> None:
    assert json.loads(to_json([SWIM], BERLIN)) == {
        "sessions": [
            {
                "session_id": "20261025T003000",
                "kind": "swimming",
                "start": "2026-10-25T02:30:00+02:00",
                "end": "2026-10-25T02:30:00+01:00",
                "active_minutes": 60,
                "confirmed": True,
                "uncertain": False,
                "origin": "manual",
                "sources": [],
                "place": "treadmill",
                "note": None,
                "planned_minutes": None,
                "pain_before": None,
                "pain_during": None,
                "pain_morning": None,
                "pain_morning_at": None,
            }
        ]
    }


def test_a_json_file_can_be_read_by_people() -> None:
    written = to_json([replace(SWIM, note="größer")], BERLIN)
    assert '\n   "note": "größer"' in written


def test_an_empty_log_is_a_file_without_sessions() -> None:
    assert taken(to_csv([], BERLIN)) == taken(to_json([], BERLIN)) == []


@pytest.mark.parametrize("note", ["=1+1", "+1 lap", "-- slow", "@home", "\tx", "'tis"])
def test_a_note_is_no_formula_in_a_spreadsheet_and_the_same_when_it_comes_back(
    note: str,
) -> None:
    written = to_csv([replace(SWIM, note=note)], BERLIN)
    assert f",'{note}," in written
    assert taken(written)[0].note == note


def test_an_empty_note_is_none() -> None:
    assert as_row(replace(SWIM, note=""), BERLIN)["note"] is None


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Draw any session that a log can hold."""
    start = draw(
        st.datetimes(
            datetime(1970, 1, 1),  # noqa: DTZ001
            datetime(9000, 12, 28),  # noqa: DTZ001
            timezones=st.just(UTC),
        )
    )
    instant = timedelta.resolution
    length = draw(st.timedeltas(instant, LONGEST))
    kind = draw(st.sampled_from(Activity))
    scores = st.none() | st.integers(0, 10)
    pain = PainReport()
    if kind is Activity.WALK:
        morning = draw(scores)
        later = draw(st.timedeltas(timedelta(), timedelta(days=2)))
        pain = PainReport(
            before=draw(scores),
            during=draw(scores),
            morning=morning,
            morning_at=None if morning is None else start + later,
        )
    suffix = draw(st.just("") | st.integers(2, 99).map("-{}".format))
    return Session(
        session_id=f"{start:%Y%m%dT%H%M%S}{suffix}",
        start=start,
        end=start + length,
        active=draw(st.timedeltas(instant, length)),
        confirmed=draw(st.booleans()),
        uncertain=draw(st.booleans()),
        origin=draw(st.sampled_from(Origin)),
        sources=tuple(draw(st.lists(st.text("AZ019-=", min_size=1), max_size=3))),
        place=draw(st.sampled_from(Place)),
        planned=draw(st.none() | st.timedeltas(instant, LONGEST)),
        note=draw(st.none() | st.text(min_size=1, max_size=1000)),
        kind=kind,
        pain=pain,
    )


def _rows(log: list[Session], zone: tzinfo) -> list[dict[str, object]]:
    return [as_row(session, zone) for session in log]


@pytest.mark.parametrize("written", [to_csv, to_json, _rows])
@given(log=st.lists(sessions(), max_size=5), zone=st.timezones())
@example(log=[KNEE_WALK, SWIM], zone=BERLIN)
@example(log=[replace(SWIM, note="\0\r\n\r\ufeff ")], zone=ZoneInfo("Africa/Monrovia"))
def test_what_is_exported_comes_back_as_it_was_wherever_it_is_read(
    written: Callable[[list[Session], tzinfo], str | list[dict[str, object]]],
    log: list[Session],
    zone: tzinfo,
) -> None:
    assert taken(written(log, zone), BERLIN) == log


WORDS = st.sampled_from([
    *Column, "date", "time", "minutes", "walk", "cycling", "outdoors", "true", "push",
    "2026-10-12", "2026-10-12T18:02", "2026-10-12 18:02:03.5+02:00", "20261012T180203",
    "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "9999-12-31", "18:02", "7,5",
    "7", "1e999", "nan", "inf", "-1", ",", ";", "\t", "\n", "\r", "\r\n", '"', "'", "=",
    "{", "}", "[", "]", ":", " ", "\0", "\ufeff", "\ud83d", "\u2028",
])  # fmt: skip
TEXTS = st.text() | st.lists(WORDS).map("".join)
LISTS = st.lists(st.lists(WORDS | st.text(max_size=5), max_size=8).map(",".join))
VALUES: st.SearchStrategy[object] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXTS
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.none() | st.timezones()),
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)
ITEMS = VALUES | st.dictionaries(WORDS | st.text() | st.integers(), VALUES)


def holds_only_what_a_log_can(rows: Sequence[Row]) -> None:
    for row in rows:
        assert (row.session is None) is (row.refused is not None)
        if row.session is None:
            assert row.refused is not None
            for fact in row.refused.facts.values():
                str(fact).encode()
            continue
        check_content(row.session)
        assert 1970 <= row.session.start.year <= row.session.end.year <= 9000
        assert row.session.start.tzinfo is row.session.end.tzinfo is UTC
        to_csv([row.session], UTC).encode()


@given(text=TEXTS | LISTS.map("\n".join), zone=st.timezones())
def test_no_text_does_harm(text: str, zone: tzinfo) -> None:
    with suppress(WalkingError):
        holds_only_what_a_log_can(read(text, zone))


@given(lines=LISTS, zone=st.timezones())
def test_no_row_of_a_file_does_harm(lines: list[str], zone: tzinfo) -> None:
    with suppress(FileUnreadable):
        header = ",".join((*Column, "date", "time", "minutes"))
        holds_only_what_a_log_can(read("\n".join((header, *lines)), zone))


@given(items=st.lists(ITEMS), zone=st.timezones())
def test_no_item_of_a_list_does_harm(items: list[object], zone: tzinfo) -> None:
    rows = read(items, zone)
    holds_only_what_a_log_can(rows)
    assert {row.line for row in rows} <= set(range(1, len(items) + 1))


@given(items=ITEMS)
def test_no_json_does_harm(items: object) -> None:
    with suppress(FileUnreadable, ColumnMissing):
        holds_only_what_a_log_can(read(json.dumps(items, default=str), BERLIN))


@given(
    log=st.lists(sessions(), min_size=1, max_size=3),
    row=st.integers(0),
    column=st.sampled_from(Column),
    value=VALUES,
)
def test_damage_to_one_row_leaves_the_others_as_they_were(
    log: list[Session], row: int, column: Column, value: object
) -> None:
    items = _rows(log, BERLIN)
    damaged = row % len(items)
    items[damaged][column] = value
    rows = read(items, BERLIN)
    holds_only_what_a_log_can(rows)
    for n, session in enumerate(log):
        if n != damaged:
            assert rows[n].session == session
