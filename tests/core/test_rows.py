"""Lists as people write them, and what is refused of them, and where."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from math import inf, nan

import pytest

from custom_components.retro_walking.core.errors import (
    ColumnMissing,
    FieldUnreadable,
    FileUnreadable,
    MomentOutOfReach,
    MoreThanItsLength,
    NoScore,
    NotAWalk,
    NoteTooLong,
    SessionTooLong,
    SessionWithoutLength,
    WalkingError,
)
from custom_components.retro_walking.core.limits import LONGEST
from custom_components.retro_walking.core.model import (
    Activity,
    Origin,
    PainReport,
    Place,
    Session,
)
from custom_components.retro_walking.core.rows import read

from .builders import minutes
from .diary import BERLIN, local
from .test_exchange import taken

MONDAY = date(2026, 10, 12)


def csv_of(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def one(**cells: object) -> Session:
    (session,) = taken([cells])
    return session


def refusal(source: str | Sequence[object]) -> WalkingError:
    """Return why the one row of a source is refused."""
    (row,) = read(source, BERLIN)
    assert row.session is None
    assert row.refused is not None
    return row.refused


def stretch(session: Session) -> tuple[str, str, float]:
    """Return start and end by the clock in Berlin, and the active minutes."""
    start, end = (
        f"{moment.astimezone(BERLIN):%m-%d %H:%M}"
        for moment in (session.start, session.end)
    )
    return start, end, session.active / minutes(1)


def test_walks_with_a_date_alone_follow_each_other_from_noon_on() -> None:
    text = csv_of(
        "date,minutes",
        "2026-10-12,7.5",
        "2026-10-13,5",
        "2026-10-12,30",
        "2026-10-12,10",
    )
    assert [stretch(session) for session in taken(text)] == [
        ("10-12 12:00", "10-12 12:07", 7.5),
        ("10-13 12:00", "10-13 12:05", 5),
        ("10-12 12:07", "10-12 12:37", 30),
        ("10-12 12:37", "10-12 12:47", 10),
    ]


def test_a_refused_row_keeps_its_time_for_when_it_is_mended() -> None:
    rows = read(
        csv_of("date,minutes,pain_during", "2026-10-12,7,11", "2026-10-12,5,1"), BERLIN
    )
    assert isinstance(rows[0].refused, NoScore)
    assert rows[1].session is not None
    assert stretch(rows[1].session) == ("10-12 12:07", "10-12 12:12", 5)


def test_a_walk_of_a_plain_list_is_a_sure_one_that_was_imported() -> None:
    start = local(MONDAY, 12)
    assert one(date="2026-10-12", minutes=7) == Session(
        session_id="",
        start=start,
        end=start + minutes(7),
        active=minutes(7),
        origin=Origin.IMPORT,
    )


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (
            {"date": "2026-10-12", "time": "18:02", "minutes": "7"},
            ("10-12 18:02", "10-12 18:09", 7),
        ),
        (
            {"date": "2026-10-12", "time": "7:02:00", "minutes": "7"},
            ("10-12 07:02", "10-12 07:09", 7),
        ),
        (
            {"start": "2026-10-12T18:02", "minutes": 7.5},
            ("10-12 18:02", "10-12 18:09", 7.5),
        ),
        (
            {"start": "2026-10-12 18:02:00", "end": "2026-10-12 18:22"},
            ("10-12 18:02", "10-12 18:22", 20),
        ),
        (
            {"start": "2026-10-12T16:02Z", "end": "2026-10-12T18:22", "minutes": 9},
            ("10-12 18:02", "10-12 18:22", 9),
        ),
        (
            {"start": "2026-10-12T12:02-0400", "active_minutes": 7},
            ("10-12 18:02", "10-12 18:09", 7),
        ),
        (
            {"date": "2026-10-12", "time": "18:02", "end": "2026-10-12T18:22"},
            ("10-12 18:02", "10-12 18:22", 20),
        ),
        (
            {"date": "2026-10-12", "end": "2026-10-12T18:22", "minutes": 7},
            ("10-12 18:15", "10-12 18:22", 7),
        ),
        (
            {"start": "2026-10-12T18:02", "date": "2026-10-13", "minutes": 7},
            ("10-12 18:02", "10-12 18:09", 7),
        ),
    ],
)
def test_start_end_and_minutes_tell_each_other(
    cells: dict[str, object], found: tuple[str, str, float]
) -> None:
    assert stretch(one(**cells)) == found


def test_yaml_may_have_made_dates_of_the_text() -> None:
    assert one(date=MONDAY, time=time(18, 2), minutes=7) == one(
        start=datetime(2026, 10, 12, 16, 2, tzinfo=UTC), minutes="7"
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("date,minutes,note", '2026-10-12,"7,5",slow'),
        ("date;minutes;note", "2026-10-12;7,5;slow"),
        ("date\tminutes\tnote", "2026-10-12\t7.50\tslow"),
        (" Date ;MINUTES; note", " 2026-10-12 ; 7,5 ;slow"),
        ('"date";"minutes";"note"', '"2026-10-12";"7,5";"slow"'),
        ('"sets, reps";date;minutes;note', "1,2;2026-10-12;7,5;slow"),
        ("minutes;mood;date;note", "7,5;fine;2026-10-12;slow"),
        ("date;minutes;minutes;note", "2026-10-12;;7,5;slow"),
        ("date;minutes;minutes;note", "2026-10-12;7,5;;slow"),
        ("date;minutes;note;;", "2026-10-12;7,5;slow;;"),
        ("\ufeffdate;minutes;note", "2026-10-12;7,5;slow"),
    ],
)
def test_separators_decimal_commas_and_other_columns_are_as_they_come(
    lines: tuple[str, ...],
) -> None:
    (session,) = taken(csv_of(*lines))
    assert (session.active, session.note) == (minutes(7.5), "slow")
    assert session.start == local(MONDAY, 12)


@pytest.mark.parametrize(
    "text",
    [
        '[{"Date": "2026-10-12", "minutes": "7,5"}]',
        '\n {"version": 3, "sessions": [{"date": "2026-10-12", " Minutes ": 7.5}]}',
        '\ufeff[{"date": "2026-10-12", "minutes": 7.5, "mood": [1], "note": null}]',
    ],
)
def test_json_is_a_list_or_an_object_with_one(text: str) -> None:
    assert taken(text) == [one(date="2026-10-12", minutes=7.5)]


def test_what_else_is_known_is_read_whatever_its_case() -> None:
    session = one(
        date="2026-10-12",
        minutes=7,
        place="Outdoors",
        confirmed="FALSE",
        uncertain=True,
        sources="01PLUG  01PAD",
        planned_minutes="5,5",
        pain_before="0",
        pain_during=3.0,
    )
    assert session.place is Place.OUTDOORS
    assert (session.confirmed, session.uncertain) == (False, True)
    assert session.sources == ("01PLUG", "01PAD")
    assert session.planned == minutes(5.5)
    assert session.pain == PainReport(before=0, during=3)
    assert one(date="2026-10-12", minutes=7, kind="Cycling").kind is Activity.CYCLING


def test_a_morning_is_that_after_the_walk_unless_told() -> None:
    walk = one(date="2026-10-12", time="23:30", minutes=7, pain_morning=2)
    assert walk.pain.morning_at == local(date(2026, 10, 13), 9)
    told = one(
        date="2026-10-12",
        minutes=7,
        pain_morning=2,
        pain_morning_at="2026-10-13T07:30",
    )
    assert told.pain.morning_at == local(date(2026, 10, 13), 7, 30)


def test_a_morning_without_a_score_is_none() -> None:
    walk = one(date="2026-10-12", minutes=7, pain_morning_at="2026-10-13T07:30")
    assert walk.pain == PainReport()


@pytest.mark.parametrize(
    ("brought", "kept"),
    [
        ("20261012T180203", "20261012T180203"),
        ("20261012T180203-2", "20261012T180203-2"),
        ("20261012T180203-12", "20261012T180203-12"),
        ("20261012T180203-1", ""),
        ("20261012T180203-", ""),
        ("walk 7", ""),
        (7, ""),
        ("", ""),
    ],
)
def test_only_an_id_of_ours_is_kept_and_with_it_the_origin(
    brought: object, kept: str
) -> None:
    walk = one(session_id=brought, date="2026-10-12", minutes=7, origin="push")
    assert walk.session_id == kept
    assert walk.origin is (Origin.PUSH if kept else Origin.IMPORT)


def test_an_origin_that_is_none_of_ours_is_an_import() -> None:
    for origin in ("watch", "", None):
        walk = one(session_id="20261012T180203", date=MONDAY, minutes=7, origin=origin)
        assert walk.origin is Origin.IMPORT


@pytest.mark.parametrize(
    ("cells", "refused", "facts"),
    [
        ({"minutes": "0"}, SessionWithoutLength, {}),
        ({"minutes": -7}, SessionWithoutLength, {}),
        ({"minutes": "1e-99"}, SessionWithoutLength, {}),
        ({"minutes": 241}, SessionTooLong, {"longest": LONGEST}),
        ({"minutes": 10**5000}, SessionTooLong, {"longest": LONGEST}),
        ({"minutes": inf}, SessionTooLong, {"longest": LONGEST}),
        ({"minutes": "1e999"}, SessionTooLong, {"longest": LONGEST}),
        ({"minutes": nan}, FieldUnreadable, {"field": "minutes", "value": "nan"}),
        ({"minutes": "nan"}, FieldUnreadable, {"field": "minutes", "value": "nan"}),
        ({"minutes": "inf"}, FieldUnreadable, {"field": "minutes", "value": "inf"}),
        ({"minutes": "1_0"}, FieldUnreadable, {"field": "minutes", "value": "1_0"}),
        ({"minutes": "\u0667"}, FieldUnreadable, {"field": "minutes", "value": "\u0667"}),
        ({"minutes": True}, FieldUnreadable, {"field": "minutes", "value": "True"}),
        ({"minutes": [7]}, FieldUnreadable, {"field": "minutes", "value": "[7]"}),
        ({"minutes": ""}, ColumnMissing, {"column": "minutes"}),
        ({"date": None}, ColumnMissing, {"column": "date"}),
        ({"minutes": None, "end": "2026-10-12T18:00"}, ColumnMissing, {"column": "minutes"}),
        ({"minutes": None, "time": "18:00"}, ColumnMissing, {"column": "minutes"}),
        ({"date": "12.10.2026"}, FieldUnreadable, {"field": "date", "value": "12.10.2026"}),
        ({"date": "20261012"}, FieldUnreadable, {"field": "date", "value": "20261012"}),
        ({"date": "2026-W42-1"}, FieldUnreadable, {"field": "date", "value": "2026-W42-1"}),
        ({"date": "2026-02-29"}, FieldUnreadable, {"field": "date", "value": "2026-02-29"}),
        ({"date": "1969-12-31"}, MomentOutOfReach, {"moment": date(1969, 12, 31)}),
        ({"date": "9999-12-31"}, MomentOutOfReach, {"moment": date(9999, 12, 31)}),
        ({"time": "18.00"}, FieldUnreadable, {"field": "time", "value": "18.00"}),
        ({"time": "24:00"}, FieldUnreadable, {"field": "time", "value": "24:00"}),
        ({"start": "2026-10-12"}, FieldUnreadable, {"field": "start", "value": "2026-10-12"}),
        ({"start": "2026-10-12T25:00"}, FieldUnreadable, {"field": "start", "value": "2026-10-12T25:00"}),
        ({"start": "0001-01-01T00:00+14:00"}, MomentOutOfReach, {"moment": date.min}),
        ({"start": "9999-12-31T23:59-14:00"}, MomentOutOfReach, {"moment": date.max}),
        ({"end": "9001-01-01T00:00Z"}, MomentOutOfReach, {"moment": date(9001, 1, 1)}),
        ({"start": "9000-12-31T23:59Z"}, MomentOutOfReach, {"moment": date(9001, 1, 1)}),
        ({"end": "1970-01-01T00:00Z"}, MomentOutOfReach, {"moment": date(1969, 12, 31)}),
        ({"start": "2026-10-12T18:00", "end": "2026-10-12T18:00"}, SessionWithoutLength, {}),
        ({"start": "2026-10-12T18:00", "end": "2026-10-12T17:00"}, SessionWithoutLength, {}),
        ({"start": "2026-10-12T18:00", "end": "2026-10-13T17:00"}, SessionTooLong, {"longest": LONGEST}),
        ({"start": "2026-10-12T18:00", "end": "2026-10-12T18:05"}, MoreThanItsLength, {"length": minutes(5)}),
        ({"note": "x" * 1001}, NoteTooLong, {"longest": 1000}),
        ({"note": {"a": 1}}, FieldUnreadable, {"field": "note", "value": "{'a': 1}"}),
        ({"note": "half \ud83d"}, FieldUnreadable, {"field": "note", "value": "half ?"}),
        ({"kind": "yoga"}, FieldUnreadable, {"field": "kind", "value": "yoga"}),
        ({"place": "beach"}, FieldUnreadable, {"field": "place", "value": "beach"}),
        ({"confirmed": "yep"}, FieldUnreadable, {"field": "confirmed", "value": "yep"}),
        ({"sources": [1]}, FieldUnreadable, {"field": "sources", "value": "[1]"}),
        ({"sources": ["\udc00"]}, FieldUnreadable, {"field": "sources", "value": r"['\udc00']"}),
        ({"planned_minutes": 0}, SessionWithoutLength, {}),
        ({"planned_minutes": "1e-99"}, SessionWithoutLength, {}),
        ({"pain_before": 11}, NoScore, {}),
        ({"pain_during": "2,5"}, NoScore, {}),
        ({"pain_morning": -1}, NoScore, {}),
        ({"pain_before": inf}, NoScore, {}),
        ({"pain_before": "much"}, FieldUnreadable, {"field": "pain_before", "value": "much"}),
        (
            {"pain_morning": 1, "pain_morning_at": "2027-10-13T08:00"},
            FieldUnreadable,
            {"field": "pain_morning_at", "value": "2027-10-13T08:00"},
        ),
        ({"kind": "cycling", "pain_during": 0}, NotAWalk, {"session_id": "20261012T100000"}),
        (
            {"kind": "cycling", "pain_before": 0, "session_id": "20261012T180203"},
            NotAWalk,
            {"session_id": "20261012T180203"},
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_is_wrong(
    cells: dict[str, object], refused: type[WalkingError], facts: dict[str, object]
) -> None:
    reason = refusal([{"date": "2026-10-12", "minutes": 7} | cells])
    assert (type(reason), reason.facts) == (refused, facts)


def test_what_is_shown_of_a_long_text_is_short() -> None:
    reason = refusal([{"date": "x" * 500, "minutes": 7}])
    assert isinstance(reason, FieldUnreadable)
    assert reason.value == "x" * 39 + "…"


def test_what_is_no_row_is_refused_at_its_place() -> None:
    good = {"date": "2026-10-12", "minutes": 7}
    rows = read([good, "2026-10-12", None, [good], {}, {"date": " "}, good], BERLIN)
    assert [(row.line, row.refused and row.refused.facts) for row in rows] == [
        (1, None),
        (2, {"field": "sessions", "value": "2026-10-12"}),
        (3, {"field": "sessions", "value": "None"}),
        (4, {"field": "sessions", "value": "[{'date': '2026-10-12', 'minutes': 7}]"}),
        (7, None),
    ]


def test_a_row_that_says_nothing_we_know_is_not_passed_over() -> None:
    rows = read([{"datum": "2026-10-12", "minuten": 7}, {3: 4}], BERLIN)
    assert [type(row.refused) for row in rows] == [ColumnMissing, ColumnMissing]


def test_a_refusal_tells_the_line_in_which_its_row_begins() -> None:
    text = (
        "\r\ndate,minutes,note\r\n"
        '2026-10-12,7,"one\r\ntwo\nthree"\r\n'
        "\r\n , ,\r\n"
        '12.10.2026,7,"four\r\nfive"\r\n'
        "2026-10-13,x,\r\n"
    )
    rows = read(text, BERLIN)
    assert [row.line for row in rows] == [3, 8, 10]
    assert [type(row.refused) for row in rows[1:]] == [FieldUnreadable] * 2
    assert rows[0].session is not None
    assert rows[0].session.note == "one\r\ntwo\nthree"


def test_a_decimal_comma_between_commas_is_not_taken_for_fewer_minutes() -> None:
    reason = refusal(csv_of("date,Minutes", "2026-10-12,7,5"))
    assert reason.facts == {"field": "minutes", "value": "7,5"}


def test_a_note_may_begin_with_an_apostrophe_of_its_own() -> None:
    (session,) = taken(csv_of("date,minutes,note", "2026-10-12,7,'tis slow"))
    assert session.note == "'tis slow"


def test_a_row_may_be_shorter_than_the_line_of_names() -> None:
    (session,) = taken(csv_of("date,minutes,place,note", "2026-10-12,7"))
    assert (session.place, session.note) == (Place.TREADMILL, None)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("minutes,note", "date"),
        ("Datum;Minuten", "date"),
        ("minutes", "date"),
        ("date,note", "minutes"),
        ("start;active", "minutes"),
    ],
)
def test_a_file_without_the_columns_that_it_needs_is_refused(
    header: str, column: str
) -> None:
    with pytest.raises(ColumnMissing) as refused:
        read(csv_of(header, "1,2"), BERLIN)
    assert refused.value.column == column


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        (" \n\t\n", 1),
        ("\n\n<!DOCTYPE html>", 3),
        ("\0\1\2", 1),
        ('{"sessions": {}}', 1),
        ("{}", 1),
        ('[\n{"date": }]', 2),
        ("[" * 100_000, 1),
        ('[{"minutes": ' + "9" * 5000 + "}]", 1),
        ('date,minutes\n2026-10-12,7\n2026-10-13,"7\n2026-10-14,7\n', 3),
        ('date,minutes\n2026-10-12,"7"5\n', 2),
        ("date,minutes,note\n\n2026-10-12,7," + "x" * 200_000, 3),
        ("x" * 200_000, 1),
    ],
    ids=[
        "nothing",
        "blanks",
        "a web page",
        "bytes",
        "sessions that are no list",
        "no sessions",
        "JSON that breaks off",
        "JSON without a bottom",
        "a number without end",
        "a quote that is never closed",
        "a quote inside a cell",
        "an endless cell",
        "an endless line",
    ],
)
def test_what_is_no_file_of_sessions_is_refused_as_a_whole(
    text: str, line: int
) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(text, BERLIN)
    assert refused.value.line == line


def test_a_bottomless_list_does_no_harm() -> None:
    bottomless: list[object] = []
    bottomless.append(bottomless)
    assert isinstance(refusal([{"note": bottomless, "date": MONDAY, "minutes": 7}]), FieldUnreadable)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "confirmed"),
    [
        ("WAHR", True),
        ("FAUX", False),
        ("verdadero", True),
        ("fałsz", False),
        ("0", False),
    ],
)
def test_yes_and_no_are_read_in_the_language_of_a_spreadsheet(
    written: str, confirmed: bool
) -> None:
    (row,) = read(f"date,minutes,confirmed\n2026-11-20,8,{written}\n", UTC)
    assert row.session is not None
    assert row.session.confirmed is confirmed
