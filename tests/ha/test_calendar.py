"""The calendar of walks: what it shows, and what changes in it change."""

from typing import Any

from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .life import Life, source, walker

type Event = dict[str, Any]


class Calendar:
    """A user who looks at the calendar, and changes it."""

    def __init__(self, life: Life, connect: WebSocketGenerator) -> None:
        self._life = life
        self._connect = connect

    async def shows(self, start: str, end: str) -> list[tuple[str, str, str]]:
        """Return start, end and summary of the events of some local days."""
        events = await self.events(start, end)
        return [(event["start"], event["end"], event["summary"]) for event in events]

    async def events(self, start: str, end: str) -> list[Event]:
        entity_id = self._life.entity("calendar.walks")
        answer = await self._life.hass.services.async_call(
            "calendar",
            "get_events",
            {
                "entity_id": entity_id,
                "start_date_time": f"{start} 00:00:00",
                "end_date_time": f"{end} 00:00:00",
            },
            blocking=True,
            return_response=True,
        )
        assert answer is not None
        events: list[Event] = answer[entity_id]["events"]  # type: ignore[index,call-overload,assignment]
        return events

    async def create(self, **event: str) -> str | None:
        return await self._ask("create", event={"summary": "Walk", **event})

    async def update(self, uid: str, **event: str) -> str | None:
        return await self._ask("update", uid=uid, event={"summary": "Walk", **event})

    async def delete(self, uid: str) -> str | None:
        return await self._ask("delete", uid=uid)

    async def _ask(self, what: str, **data: Any) -> str | None:
        """Do as the calendar panel does; return the sentence of a refusal."""
        client = await self._connect()
        await client.send_json_auto_id(
            {
                "type": f"calendar/event/{what}",
                "entity_id": self._life.entity("calendar.walks"),
                **data,
            }
        )
        answer = await client.receive_json()
        await self._life.settle()
        return None if answer["success"] else answer["error"]["message"]


@pytest.fixture
async def calendar(life: Life, hass_ws_client: WebSocketGenerator) -> Calendar:
    assert await async_setup_component(life.hass, "websocket_api", {})
    await life.set_up(walker())
    return Calendar(life, hass_ws_client)


async def walked(life: Life, start: str, minutes: float, **more: Any) -> str:
    answer = await life.act("log_session", start=start, minutes=minutes, **more)
    session_id: str = answer["session_id"]
    return session_id


async def test_it_shows_walks_but_neither_note_nor_pain_nor_other_exercise(
    life: Life, calendar: Calendar
) -> None:
    await walked(life, "2026-11-20T18:00:00", 8, note="sore", pain_during=4)
    await life.act(
        "log_exercise", kind="cycling", start="2026-11-20T10:00:00", minutes=30
    )
    events = await calendar.events("2026-11-20", "2026-11-21")
    assert events == [
        {
            "start": "2026-11-20T18:00:00+01:00",
            "end": "2026-11-20T18:08:00+01:00",
            "summary": "8 min backwards",
        }
    ]


async def test_a_walk_over_midnight_is_on_both_days(
    life: Life, calendar: Calendar
) -> None:
    await walked(life, "2026-11-19T23:55:00", 10)
    first = await calendar.shows("2026-11-19", "2026-11-20")
    assert first == await calendar.shows("2026-11-20", "2026-11-21")
    assert len(first) == 1


async def test_a_walk_that_waits_for_a_yes_is_not_there_yet(
    life: Life, hass_ws_client: WebSocketGenerator
) -> None:
    assert await async_setup_component(life.hass, "websocket_api", {})
    await life.set_up(walker(source(counts_as="ask")))
    calendar = Calendar(life, hass_ws_client)
    await life.walks(0, 300)
    day = ("2026-11-23", "2026-11-24")
    assert "5 min backwards" not in str(await calendar.events(*day))
    await life.act("confirm_session")
    assert "5 min backwards" in str(await calendar.events(*day))


async def test_all_of_time_can_be_looked_at(life: Life, calendar: Calendar) -> None:
    await walked(life, "2026-11-19T23:55:00", 10)
    assert len(await calendar.events("0001-01-01", "2026-11-21")) == 1


async def test_the_next_walks_are_planned_with_their_rest(
    life: Life, calendar: Calendar
) -> None:
    await walked(life, "2026-11-23T09:00:00", 8)
    planned = await calendar.shows("2026-11-24", "2026-12-31")
    assert planned == [
        ("2026-11-25", "2026-11-26", "5 min planned"),
        ("2026-11-27", "2026-11-28", "5 min planned"),
        ("2026-11-30", "2026-12-01", "5 min planned"),
        ("2026-12-02", "2026-12-03", "5 min planned"),
        ("2026-12-04", "2026-12-05", "5 min planned"),
    ]
    state = life.state("calendar.walks")
    assert state.attributes["start_time"] == "2026-11-25 00:00:00"
    await life.turn("switch.hold", on=True)
    assert await calendar.shows("2026-11-24", "2026-12-31") == []


async def test_the_minutes_of_a_walk_that_runs_are_planned_for_no_other(
    life: Life, calendar: Calendar
) -> None:
    before = await calendar.shows("2026-11-24", "2026-12-31")
    await life.act("start_session", planned_minutes=20)
    assert await calendar.shows("2026-11-25", "2026-12-31") == [
        day for day in before if day[0] >= "2026-11-25"
    ]
    assert "20" not in life.state("calendar.walks").attributes["message"]


async def test_a_walk_created_there_is_in_the_log(
    life: Life, calendar: Calendar
) -> None:
    refusal = await calendar.create(
        dtstart="2026-11-22T10:00:00", dtend="2026-11-22T10:07:00", description="calm"
    )
    assert refusal is None
    (walk,) = (await life.act("get_sessions"))["sessions"]
    assert walk["start"] == "2026-11-22T10:00:00+01:00"
    assert walk["active_minutes"] == 7
    assert walk["origin"] == "calendar"
    assert walk["note"] == "calm"


async def test_a_walk_changed_there_keeps_what_the_calendar_does_not_show(
    life: Life, calendar: Calendar
) -> None:
    uid = await walked(
        life, "2026-11-22T10:00:00", 30, note="long", pain_before=1, place="outdoors"
    )
    await calendar.update(
        uid, dtstart="2026-11-22T10:10:00", dtend="2026-11-22T10:25:00"
    )
    (walk,) = (await life.act("get_sessions"))["sessions"]
    assert walk["session_id"] == uid
    assert walk["start"] == "2026-11-22T10:10:00+01:00"
    assert walk["active_minutes"] == 15
    assert (walk["note"], walk["pain_before"], walk["place"]) == (
        "long",
        1,
        "outdoors",
    )


async def test_the_seconds_of_a_time_that_was_not_changed_stay(
    life: Life, calendar: Calendar
) -> None:
    await life.walks(0.25, 300.5)
    (before,) = life.coordinator().state.journal.sessions
    await calendar.update(
        before.session_id, dtstart="2026-11-23T12:00:00", dtend="2026-11-23T12:04:00"
    )
    (after,) = life.coordinator().state.journal.sessions
    assert after.start == before.start
    assert after.end.isoformat() == "2026-11-23T11:04:00+00:00"


async def test_a_walk_deleted_there_is_gone_and_can_come_back(
    life: Life, calendar: Calendar
) -> None:
    uid = await walked(life, "2026-11-22T10:00:00", 8)
    await calendar.delete(uid)
    assert (await life.act("get_sessions"))["sessions"] == []
    await life.act("undo")
    assert len(await calendar.shows("2026-11-22", "2026-11-23")) == 1


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (
            {"dtstart": "2026-11-22", "dtend": "2026-11-23"},
            "A walk has a start and an end. Choose times instead of the whole day",
        ),
        (
            {
                "dtstart": "2026-11-22T10:00:00",
                "dtend": "2026-11-22T10:08:00",
                "rrule": "FREQ=WEEKLY",
            },
            "Walks cannot repeat by themselves.",
        ),
        (
            {"dtstart": "2026-11-23T13:00:00", "dtend": "2026-11-23T13:08:00"},
            "which is yet to come",
        ),
        (
            {"dtstart": "2026-11-20T17:50:00", "dtend": "2026-11-20T18:01:00"},
            "2026-11-20 18:00",
        ),
    ],
    ids=["all day", "recurring", "to come", "overlapping"],
)
async def test_what_is_no_walk_is_refused_in_a_sentence(
    life: Life, calendar: Calendar, event: dict[str, str], sentence: str
) -> None:
    await walked(life, "2026-11-20T18:00:00", 8)
    other = await walked(life, "2026-11-21T18:00:00", 8)
    before = life.coordinator().state.journal
    assert sentence in str(await calendar.create(**event))
    assert sentence in str(await calendar.update(other, **event))
    assert life.coordinator().state.journal is before


async def test_planned_days_cannot_be_changed_there(
    life: Life, calendar: Calendar
) -> None:
    times = {"dtstart": "2026-11-22T10:00:00", "dtend": "2026-11-22T10:08:00"}
    whole = {"dtstart": "2026-11-25", "dtend": "2026-11-26"}
    for refusal in (
        await calendar.update("planned_2026-11-25", **times),
        await calendar.update("planned_2026-11-25", **whole),
        await calendar.delete("planned_2026-11-25"),
    ):
        assert "planned by itself" in str(refusal)
    assert "no session" in str(await calendar.delete("20990101T000000")).lower()


async def test_in_the_hour_that_is_repeated_a_walk_stays_where_it_was(
    life: Life, calendar: Calendar
) -> None:
    uid = await walked(life, "2026-10-25T02:30:00+01:00", 8)
    (before,) = life.coordinator().state.journal.sessions
    await calendar.update(
        uid,
        dtstart="2026-10-25T02:30:00",
        dtend="2026-10-25T02:38:00",
        description="calm",
    )
    (after,) = life.coordinator().state.journal.sessions
    assert (after.start, after.end, after.note) == (before.start, before.end, "calm")


@pytest.mark.parametrize("year", ["0002", "1969", "9990"])
async def test_a_walk_of_another_age_is_refused(
    life: Life, calendar: Calendar, year: str
) -> None:
    refusal = await calendar.create(
        dtstart=f"{year}-06-01T10:00:00", dtend=f"{year}-06-01T10:07:00"
    )
    assert "out of reach" in str(refusal)
    assert life.walked() == []


async def test_a_walk_that_is_trimmed_there_keeps_its_pause(
    life: Life, calendar: Calendar
) -> None:
    await life.shows(0, "80")
    await life.at(15)
    for seconds, value in ((120, "1.6"), (180, "80"), (300, "1.6")):
        await life.shows(seconds, value)
    await life.at(600)
    (walk,) = life.coordinator().state.journal.sessions
    await calendar.update(
        walk.session_id, dtstart="2026-11-23T12:00:00", dtend="2026-11-23T12:04:00"
    )
    assert life.walked() == [(0, 240, 180)]
