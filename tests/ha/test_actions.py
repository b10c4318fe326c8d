"""The actions: what they do, what they answer, and what they refuse in one sentence."""

from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.translation import async_get_translations
import pytest
import voluptuous as vol

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.core.codec import decode, encode

from .life import ADA, BEN, STILL, WALK, Life, source, walker

AT_TEN = "2026-11-23 10:00:00"


async def logged(
    life: Life, start: str = AT_TEN, minutes: float = 5, **facts: Any
) -> str:
    answer = await life.act("log_session", start=start, minutes=minutes, **facts)
    session_id: str = answer["session_id"]
    return session_id


async def sessions(life: Life, **span: str) -> list[dict[str, Any]]:
    answer = await life.act("get_sessions", **span)
    found: list[dict[str, Any]] = answer["sessions"]
    return found


async def test_a_walk_is_started_and_stopped(life: Life) -> None:
    await life.set_up(walker())
    await life.act("start_session", planned_minutes=8, place="outdoors")
    assert life.shown("sensor.status") == ["walking"]
    await life.at(400)
    await life.act("stop_session")
    (session,) = await sessions(life)
    assert session == {
        "session_id": "20261123T110000",
        "kind": "walk",
        "start": "2026-11-23T12:00:00+01:00",
        "end": "2026-11-23T12:06:40+01:00",
        "active_minutes": 6.67,
        "counted": True,
        "confirmed": True,
        "uncertain": False,
        "origin": "manual",
        "source": None,
        "place": "outdoors",
        "note": None,
        "planned_minutes": 8,
        "pain_before": None,
        "pain_during": None,
        "pain_morning": None,
        "zone": "pending",
    }


async def test_a_walk_is_written_down_corrected_and_deleted(life: Life) -> None:
    await life.set_up(walker())
    session_id = await logged(life, note="in the park")
    await life.act("edit_session", session_id=session_id, minutes=8, place="outdoors")
    (session,) = await sessions(life)
    assert (session["start"], session["end"]) == (
        "2026-11-23T10:00:00+01:00",
        "2026-11-23T10:08:00+01:00",
    )
    assert (session["note"], session["place"]) == ("in the park", "outdoors")
    await life.act(
        "edit_session", session_id=session_id, start="2026-11-23 09:30:00", note=""
    )
    (session,) = await sessions(life)
    assert (session["start"], session["active_minutes"], session["note"]) == (
        "2026-11-23T09:30:00+01:00",
        8,
        None,
    )
    await life.act("delete_session", session_id=session_id)
    assert await sessions(life) == []
    await life.act("undo")
    assert life.shown("sensor.sessions_this_week") == ["1"]


async def test_a_score_of_a_walk_is_kept_changed_or_taken_back(life: Life) -> None:
    await life.set_up(walker())
    session_id = await logged(life, pain_before=2, pain_during=4)

    async def pains(**facts: Any) -> tuple[Any, Any]:
        await life.act("edit_session", session_id=session_id, **facts)
        (session,) = await sessions(life)
        return session["pain_before"], session["pain_during"]

    assert await pains(note="windy") == (2, 4)
    assert await pains(pain_during=5) == (2, 5)
    assert await pains(pain_before=None) == (None, 5)


async def test_a_deletion_is_taken_back_by_name_only_while_it_is_the_last_change(
    life: Life,
) -> None:
    await life.set_up(walker())
    deleted = await logged(life)
    await life.act("delete_session", session_id=deleted)
    added = await logged(life, "2026-11-22 10:00:00")
    await refused(life, "nothing_to_undo", "undo", {"session_id": deleted})
    await life.act("delete_session", session_id=added)
    await life.act("undo", session_id=added)
    assert [one["session_id"] for one in await sessions(life)] == [added]


async def test_an_edited_walk_keeps_its_pauses(life: Life) -> None:
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.at(15)
    await life.shows(120, "0")
    await life.shows(180, WALK)
    await life.shows(360, "0")
    await life.at(600)
    session_id = (await sessions(life))[0]["session_id"]
    await life.act("edit_session", session_id=session_id, minutes=4)
    assert life.walked() == [(0, 300, 240)]


async def test_a_walk_is_confirmed_with_other_minutes(life: Life) -> None:
    await life.set_up(walker(source(counts_as="ask")))
    await life.walks(0, 600)
    await life.act("confirm_session", minutes=6)
    (session,) = await sessions(life)
    assert (session["active_minutes"], session["counted"]) == (6, True)
    assert session["source"] == "sensor.plug_power"


async def test_a_range_of_the_log_is_listed(life: Life) -> None:
    await life.set_up(walker())
    for day in (20, 21, 22):
        await logged(life, f"2026-11-{day} 10:00:00")
    inside = await sessions(
        life, start="2026-11-21 00:00:00", end="2026-11-22 00:00:00"
    )
    assert [session["session_id"] for session in inside] == ["20261121T090000"]
    assert len(await sessions(life)) == 3


async def test_the_summary_tells_the_numbers(life: Life) -> None:
    await life.set_up(walker())
    await logged(life)
    summary = await life.act("get_summary")
    assert summary["last_session"]["session_id"] == "20261123T090000"
    del summary["last_session"]
    assert summary == {
        "status": "idle",
        "week_status": "on_track",
        "sessions_this_week": 1,
        "minutes_this_week": 5,
        "other_exercise_this_week": 0,
        "least": 2,
        "most": 3,
        "sessions_to_go": 1,
        "sessions_to_confirm": 0,
        "behind": False,
        "walk_due": False,
        "next_walk": "2026-11-25",
        "week_streak": 0,
        "total_sessions": 1,
        "total_minutes": 5,
        "programme_state": "not_started",
        "programme_week": None,
        "planned_minutes": 5,
        "target_minutes": 10,
        "proposed_minutes": None,
        "reason": None,
        "adherence": None,
        "knee_pain": None,
        "pain_baseline": None,
        "pain_zone": "pending",
        "red_flag": False,
        "safety_list_due": True,
    }


async def test_a_hold_is_set_with_its_last_day(life: Life) -> None:
    await life.set_up(walker())
    await life.act("set_hold", until="2026-11-24")
    assert life.shown("switch.hold") == ["on"]
    await life.at(86_400 * 2 - 43_200)
    assert life.shown("switch.hold") == ["off"]


async def test_a_walk_is_moved_to_whose_it_was_and_not_taken_back_by_half(
    life: Life,
) -> None:
    await life.set_up(walker(), walker(None, name="Ben", entry_id=BEN))
    answer = await life.act(
        "log_session", start=AT_TEN, minutes=5, note="mine", config_entry_id=ADA
    )
    await life.act("move_session", config_entry_id=ADA, to=BEN, **answer)
    assert life.shown("sensor.sessions_this_week") == ["0"]
    assert life.shown("sensor.sessions_this_week", entry_id=BEN) == ["1"]
    for entry_id in (ADA, BEN):
        with pytest.raises(ServiceValidationError) as refusal:
            await life.act("undo", config_entry_id=entry_id)
        assert refusal.value.translation_key == "nothing_to_undo"
    (session,) = await sessions(life, config_entry_id=BEN)
    assert session["note"] == "mine"


REFUSALS: dict[str, tuple[str, dict[str, Any]]] = {
    "not_walking": ("stop_session", {}),
    "nothing_to_confirm": ("confirm_session", {}),
    "unknown_session": ("delete_session", {"session_id": "nonsense"}),
    "already_confirmed": ("discard_session", {"session_id": "20261123T090000"}),
    "session_in_future": (
        "log_session",
        {"start": "2026-11-23 11:56:00", "minutes": 5},
    ),
    "session_without_length": ("log_session", {"start": AT_TEN, "minutes": 0}),
    "session_too_long": (
        "log_session",
        {"start": "2026-11-20 10:00:00", "minutes": 241},
    ),
    "session_overlaps": ("log_session", {"start": "2026-11-23 10:04:00", "minutes": 5}),
    "hold_in_past": ("set_hold", {"until": "2026-11-22"}),
    "moved_to_self": ("move_session", {"session_id": "20261123T090000", "to": ADA}),
    "nothing_to_undo": ("undo", {}),
    "note_too_long": (
        "log_session",
        {"start": "2026-11-23 08:00:00", "minutes": 5, "note": "x" * 1001},
    ),
}


@pytest.mark.parametrize("key", REFUSALS)
async def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    life: Life, key: str
) -> None:
    await life.set_up(walker())
    await logged(life)
    if key == "nothing_to_undo":
        await life.act("undo")
    await refused(life, key, *REFUSALS[key])


async def refused(life: Life, key: str, action: str, data: dict[str, Any]) -> None:
    before = (life.coordinator().state.journal, life.coordinator().data)
    with pytest.raises(ServiceValidationError) as refusal:
        await life.act(action, **data)
    assert (refusal.value.translation_key, refusal.value.translation_domain) == (
        key,
        DOMAIN,
    )
    assert (life.coordinator().state.journal, life.coordinator().data) == before
    sentences = await async_get_translations(life.hass, "en", "exceptions", {DOMAIN})
    sentence = sentences[f"component.{DOMAIN}.exceptions.{key}.message"]
    told = sentence.format(**(refusal.value.translation_placeholders or {}))
    assert told == str(refusal.value) or told.rstrip(".") == str(refusal.value)


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("log_session", {"minutes": 5}),
        ("edit_session", {"session_id": "20261123T090000"}),
        ("get_sessions", {}),
    ],
)
@pytest.mark.parametrize(
    "start",
    ["0001-01-01 00:00:00", "1969-07-20 20:17:00", "9999-12-31 23:59:59-12:00"],
)
async def test_a_moment_at_the_ends_of_time_is_refused(
    life: Life, action: str, data: dict[str, Any], start: str
) -> None:
    await life.set_up(walker())
    await logged(life)
    await refused(life, "moment_out_of_reach", action, {**data, "start": start})


@pytest.mark.parametrize("minutes", [-5, 0])
async def test_a_length_that_is_none_is_refused(life: Life, minutes: int) -> None:
    await life.set_up(walker())
    wish = {"start": AT_TEN, "minutes": minutes}
    await refused(life, "session_without_length", "log_session", wish)
    session_id = await logged(life)
    wish = {"session_id": session_id, "minutes": minutes}
    await refused(life, "session_without_length", "edit_session", wish)


async def test_what_cannot_be_during_a_walk_is_refused(life: Life) -> None:
    await life.set_up(walker())
    await life.act("start_session")
    await life.at(300)
    await refused(life, "already_walking", "start_session", {})
    wish = {"start": "2026-11-23 11:59:00", "minutes": 3}
    await refused(life, "overlaps_running_session", "log_session", wish)


async def test_more_minutes_than_the_belt_ran_are_refused(life: Life) -> None:
    await life.set_up(walker(source(counts_as="ask")))
    await life.walks(0, 300)
    await refused(life, "more_than_its_length", "confirm_session", {"minutes": 6})


async def test_a_button_with_nothing_to_act_on_answers_with_a_sentence(
    life: Life,
) -> None:
    await life.set_up(walker())
    for button in ("confirm_session", "discard_session"):
        with pytest.raises(ServiceValidationError) as refusal:
            await life.press(button)
        assert refusal.value.translation_key == "nothing_to_confirm"


async def test_with_several_walkers_the_one_that_is_meant_is_named(life: Life) -> None:
    await life.set_up(walker(), walker(None, name="Ben", entry_id=BEN))
    with pytest.raises(ServiceValidationError) as refusal:
        await life.act("start_session")
    assert refusal.value.translation_key == "which_walker"
    assert BEN in str(refusal.value.translation_placeholders)
    await life.act("start_session", config_entry_id=BEN)
    assert life.shown("sensor.status", entry_id=BEN) == ["walking"]
    assert life.shown("sensor.status") == ["idle"]
    with pytest.raises(ServiceValidationError):
        await life.act("start_session", config_entry_id="nobody")
    await life.hass.config_entries.async_unload(BEN)
    with pytest.raises(ServiceValidationError) as refusal:
        await life.act("start_session")
    assert refusal.value.translation_key == "which_walker"


@pytest.mark.parametrize("length", [0, -5, 721, 1e300, float("nan")])
async def test_a_snooze_that_cannot_be_is_refused(life: Life, length: float) -> None:
    await life.set_up(walker())
    await refused(life, "snooze_out_of_range", "snooze_reminder", {"minutes": length})


@pytest.mark.parametrize(
    ("minutes", "key"),
    [
        (-1e300, "session_without_length"),
        (float("nan"), "session_without_length"),
        (1e300, "session_too_long"),
        (float("inf"), "session_too_long"),
    ],
)
async def test_minutes_that_nobody_walks_are_refused(
    life: Life, minutes: float, key: str
) -> None:
    await life.set_up(walker())
    session = await logged(life)
    for action, data in (
        ("start_session", {"planned_minutes": minutes}),
        ("log_session", {"start": "2026-11-23 08:00:00", "minutes": minutes}),
        ("edit_session", {"session_id": session, "minutes": minutes}),
        ("confirm_session", {"minutes": minutes}),
    ):
        await refused(life, key, action, data)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"minutes": "many", "start": AT_TEN},
        {"minutes": 5},
        {"minutes": 5, "start": "soon"},
        {"minutes": 5, "start": AT_TEN, "place": "moon"},
        {"minutes": 5, "start": AT_TEN, "mood": "good"},
    ],
    ids=[
        "no number",
        "no start",
        "no time",
        "no place",
        "unknown field",
    ],
)
async def test_nonsense_does_not_get_past_the_door(
    life: Life, nonsense: dict[str, Any]
) -> None:
    await life.set_up(walker())
    with pytest.raises(vol.Invalid):
        await life.act("log_session", **nonsense)
    assert await sessions(life) == []


@pytest.mark.parametrize(
    ("changes", "minutes", "length"),
    [
        ({"end": "2026-11-23 12:04"}, 2, 4),
        ({"start": "2026-11-23 12:03", "end": "2026-11-23 12:06"}, 1, 3),
        ({"end": "2026-11-23 12:04", "minutes": 3}, 3, 4),
        ({"start": "2026-11-23 12:05", "end": "2026-11-23 12:06"}, 1, 1),
    ],
    ids=["the end", "both", "and the minutes", "to less than its pauses"],
)
async def test_a_walk_is_trimmed(
    life: Life, changes: dict[str, Any], minutes: float, length: float
) -> None:
    """Its pause of two minutes stays as long as it was, if it fits."""
    await life.set_up(walker())
    await life.shows(0, WALK)
    await life.at(15)
    await life.shows(180, STILL)
    await life.shows(300, WALK)
    await life.shows(420, STILL)
    await life.at(600)
    (walk,) = life.coordinator().state.journal.sessions
    await life.act("edit_session", session_id=walk.session_id, **changes)
    ((start, end, active),) = life.walked()
    assert (active / 60, (end - start) / 60) == (minutes, length)


@pytest.mark.parametrize(
    ("until", "shown"),
    [
        (datetime(2026, 12, 24, 23, 30), "2026-12-24"),  # noqa: DTZ001
        (datetime(2026, 12, 24, 23, 30, tzinfo=UTC), "2026-12-25"),
    ],
)
async def test_a_hold_until_a_moment_lasts_for_its_day(
    life: Life, until: datetime, shown: str
) -> None:
    await life.set_up(walker())
    await life.act("set_hold", until=until)
    (hold,) = life.coordinator().state.journal.holds
    assert hold.last_day is not None
    assert not isinstance(hold.last_day, datetime)
    assert hold.last_day.isoformat() == shown


async def test_a_hold_until_the_end_of_time_can_be_read_again(life: Life) -> None:
    await life.set_up(walker())
    with suppress(ServiceValidationError):
        await life.act("set_hold", until=date.max)
    state = life.coordinator().state
    assert decode(encode(state)).journal == state.journal
