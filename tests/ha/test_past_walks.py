"""Walks of the past: found in the recorder's history, shown in the set-up, and kept once."""

from datetime import datetime, timedelta
from typing import Any
from unittest.mock import ANY

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.recorder import get_instance
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.retro_walking.const import DOMAIN
from household.recording import record

from .forms import GOAL, asked, flow, subflow
from .life import ADA, BEN, NOON, PLUG, STILL, WALK, WATTS, Life, source, walker

pytestmark = pytest.mark.usefixtures("recorder_mock")

FRIDAY, SATURDAY, SUNDAY = (NOON - timedelta(days=days) for days in (3, 2, 1))

type States = list[tuple[datetime, str]]


def walk_at(start: datetime, minutes: float, pause: float = 10) -> States:
    """Return the states of a plug that reports every so many seconds while somebody walks."""
    steps = int(minutes * 60 / pause)
    walked = [
        (start + timedelta(seconds=n * pause), f"{80 + n % 7}") for n in range(steps)
    ]
    return [*walked, (start + timedelta(minutes=minutes), STILL)]


async def recorded(
    life: Life,
    *parts: States,
    entity_id: str = PLUG,
    attributes: dict[str, str] | None = None,
    still: str = STILL,
) -> None:
    """Have the recorder know what a plug has shown, from eight days before noon on."""
    states = [(NOON - timedelta(days=8), still), *(s for part in parts for s in part)]
    await get_instance(life.hass).async_add_executor_job(
        record,
        life.hass,
        entity_id,
        WATTS if attributes is None else attributes,
        [(moment.timestamp(), state) for moment, state in states],
    )


async def found(life: Life, **data: Any) -> list[tuple[str, float, bool]]:
    """Return start, minutes and whether it is known of each walk that history holds."""
    answer = await life.act("find_past_sessions", **data)
    return [
        (session["start"], session["active_minutes"], session["known"])
        for session in answer["sessions"]
    ]


async def test_the_walks_of_the_last_days_are_found_and_kept_once(life: Life) -> None:
    await recorded(life, walk_at(FRIDAY, 8), walk_at(SUNDAY, 6))
    life.report(STILL)
    await life.set_up(walker())
    expected = [
        ("2026-11-20T12:00:00+01:00", 8.0, False),
        ("2026-11-22T12:00:00+01:00", 6.0, False),
    ]
    assert await found(life) == expected
    assert life.walked() == []
    answer = await life.act("find_past_sessions", keep=True)
    assert answer["kept"] == 2
    assert [s["origin"] for s in answer["sessions"]] == ["history"] * 2
    assert [s["source"] for s in answer["sessions"]] == [PLUG] * 2
    answer = await life.act("find_past_sessions", keep=True)
    assert answer["kept"] == 0
    assert [s["known"] for s in answer["sessions"]] == [True, True]
    assert len(life.walked()) == 2


async def test_a_walk_that_was_corrected_is_not_found_anew(life: Life) -> None:
    await recorded(life, walk_at(FRIDAY, 8), walk_at(SUNDAY, 6))
    await life.set_up(walker())
    answer = await life.act("find_past_sessions", keep=True)
    first, second = (session["session_id"] for session in answer["sessions"])
    await life.act("edit_session", session_id=first, start="2026-11-19 08:00:00")
    await life.act("edit_session", session_id=second, minutes=3)
    answer = await life.act("find_past_sessions", keep=True)
    assert answer["kept"] == 0
    assert len(life.walked()) == 2


async def test_all_that_was_kept_at_once_is_taken_back_at_once(life: Life) -> None:
    await recorded(life, walk_at(FRIDAY, 8), walk_at(SUNDAY, 6))
    await life.set_up(walker())
    await life.act("log_session", start="2026-11-21T08:00:00", minutes=5)
    await life.act("find_past_sessions", keep=True)
    await life.act("undo")
    assert len(life.walked()) == 1


async def test_a_walk_that_live_detection_has_seen_is_known(life: Life) -> None:
    await life.set_up(walker())
    await life.walks(0, 300)
    await recorded(life, walk_at(NOON, 5), entity_id="sensor.same")
    life.hass.config_entries.async_update_subentry(
        life.coordinator().config_entry,
        next(iter(life.coordinator().config_entry.subentries.values())),
        data={**source()["data"], "entity_id": "sensor.same"},
    )
    await life.settle()
    assert [known for *_, known in await found(life)] == [True]


async def test_walks_on_a_belt_that_is_also_used_otherwise_wait_for_a_yes(
    life: Life,
) -> None:
    await recorded(life, walk_at(SUNDAY, 6))
    await life.set_up(walker(source(counts_as="ask")))
    answer = await life.act("find_past_sessions", keep=True)
    assert [s["confirmed"] for s in answer["sessions"]] == [False]
    assert life.shown("sensor.sessions_to_confirm") == ["1"]


async def test_they_need_no_yes_if_the_walker_gives_it_for_all(life: Life) -> None:
    await recorded(life, walk_at(NOON - timedelta(days=8, hours=-1), 6))
    await life.set_up(walker(source(counts_as="ask")))
    answer = await life.act("find_past_sessions", keep=True, confirm=True)
    assert [s["confirmed"] for s in answer["sessions"]] == [True]


async def test_a_walk_that_was_moved_to_another_walker_is_not_found_anew(
    life: Life,
) -> None:
    await recorded(life, walk_at(SUNDAY, 6))
    await life.set_up(walker(), walker(None, name="Ben", entry_id=BEN))
    answer = await life.act("find_past_sessions", keep=True, config_entry_id=ADA)
    await life.act(
        "move_session",
        config_entry_id=ADA,
        session_id=answer["sessions"][0]["session_id"],
        to=BEN,
    )
    answer = await life.act("find_past_sessions", keep=True, config_entry_id=ADA)
    assert ([s["known"] for s in answer["sessions"]], answer["kept"]) == ([True], 0)


async def test_a_walk_that_another_of_the_belt_has_corrected_is_known(
    life: Life,
) -> None:
    await recorded(life, walk_at(SATURDAY, 7), walk_at(SUNDAY, 6))
    asking = source(counts_as="ask")
    await life.set_up(walker(asking), walker(asking, name="Ben", entry_id=BEN))
    answer = await life.act(
        "find_past_sessions", keep=True, confirm=True, config_entry_id=ADA
    )
    later = {"start": "2026-11-22 12:02:00", "end": "2026-11-22 12:05:00"}
    sunday = answer["sessions"][-1]["session_id"]
    await life.act("edit_session", config_entry_id=ADA, session_id=sunday, **later)
    found = await life.act("find_past_sessions", config_entry_id=BEN)
    assert [session["known"] for session in found["sessions"]] == [True, True]


async def test_the_set_up_does_not_offer_what_another_of_the_belt_has_walked(
    life: Life,
) -> None:
    await recorded(life, walk_at(SATURDAY, 7), walk_at(SUNDAY, 6))
    await life.set_up(walker(source(counts_as="ask"), name="Ben", entry_id=BEN))
    await life.act("find_past_sessions", keep=True, confirm=True, start=SUNDAY)
    result = await begin(life)
    result = await go_on(life, result, described(result, "ask"))
    assert result["description_placeholders"]["count"] == "1"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"start": "2026-11-23 11:00:00", "end": "2026-11-22 11:00:00"}, "earlier"),
        ({"start": "2026-12-23 11:00:00"}, "earlier"),
    ],
    ids=["backwards", "to come"],
)
async def test_a_range_without_time_in_it_is_refused(
    life: Life, data: dict[str, str], sentence: str
) -> None:
    await life.set_up(walker())
    with pytest.raises(ServiceValidationError, match=sentence):
        await life.act("find_past_sessions", **data)


async def test_who_has_no_source_is_told_to_add_one(life: Life) -> None:
    await life.set_up(walker(None))
    with pytest.raises(ServiceValidationError, match="has no source"):
        await life.act("find_past_sessions")


async def test_kilowatts_are_read_as_what_they_are(life: Life) -> None:
    kilowatts = [(at, f"{float(state) / 1000}") for at, state in walk_at(SUNDAY, 6)]
    await recorded(
        life, kilowatts, attributes={"unit_of_measurement": "kW"}, still="0.0016"
    )
    await life.set_up(walker())
    assert [minutes for _, minutes, _ in await found(life)] == [6]


async def test_only_what_lies_in_the_range_is_looked_at(life: Life) -> None:
    await recorded(life, walk_at(FRIDAY, 8), walk_at(SUNDAY, 6))
    await life.set_up(walker())
    days = {"start": "2026-11-21 00:00:00", "end": "2026-11-21 23:00:00"}
    assert await found(life, **days) == []
    days["end"] = "2026-11-23 00:00:00"
    assert [minutes for _, minutes, _ in await found(life, **days)] == [6]


async def test_an_entity_that_was_gone_for_a_while_ends_the_walk_then(
    life: Life,
) -> None:
    gone = [
        *walk_at(SUNDAY, 6)[:-1],
        (SUNDAY + timedelta(minutes=6), "unavailable"),
        (SUNDAY + timedelta(hours=2), STILL),
    ]
    await recorded(life, gone)
    await life.set_up(walker())
    answer = await life.act("find_past_sessions")
    assert [(s["active_minutes"], s["uncertain"]) for s in answer["sessions"]] == [
        (6, True)
    ]


async def test_an_entity_that_is_no_source_is_refused(life: Life) -> None:
    await life.set_up(walker())
    with pytest.raises(ServiceValidationError, match=PLUG):
        await life.act("find_past_sessions", source="sensor.other")


async def begin(
    life: Life, state: str = STILL, attributes: dict[str, str] | None = None
) -> Any:
    """Return the form about the plug, in the set-up of a walker."""
    life.report(state, attributes=attributes)
    return await flow(life.hass, {"name": "Ada", "entity_id": PLUG})


async def go_on(life: Life, result: Any, answers: dict[str, Any]) -> Any:
    return await life.hass.config_entries.flow.async_configure(
        result["flow_id"], answers
    )


def described(
    result: Any, counts_as: str = "backwards", kind: str = "power"
) -> dict[str, Any]:
    detection = asked(result, "detection")
    return {"counts_as": counts_as, "kind": kind, "detection": detection}


async def test_the_set_up_proposes_thresholds_and_keeps_what_is_ticked(
    life: Life,
) -> None:
    await recorded(life, walk_at(FRIDAY, 8), walk_at(SATURDAY, 7), walk_at(SUNDAY, 6))
    result = await begin(life)
    assert "up to 1.6 W while idle" in result["description_placeholders"]["history"]
    assert asked(result, "detection") == {"on_threshold": 40, "off_threshold": 20}
    result = await go_on(life, result, described(result))
    assert result["step_id"] == "past"
    assert result["description_placeholders"]["count"] == "3"
    friday, _, sunday = ticked = asked(result)["keep"]
    (select,) = result["data_schema"].schema.values()
    assert [option["label"] for option in select.config["options"]] == [
        "Friday 2026-11-20 12:00, 8 min",
        "Saturday 2026-11-21 12:00, 7 min",
        "Sunday 2026-11-22 12:00, 6 min",
    ]
    assert len(ticked) == 3
    result = await go_on(life, result, {"keep": [friday, sunday]})
    assert result["step_id"] == "goal"
    result = await go_on(life, result, GOAL)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await life.settle()
    entry_id = result["result"].entry_id
    assert [active for *_, active in life.walked(entry_id)] == [480, 360]
    (session, _) = life.coordinator(entry_id).state.journal.sessions
    (source_id,) = result["result"].subentries
    assert session.sources == (source_id,)
    assert session.confirmed
    assert life.shown("sensor.sessions_this_week", entry_id=entry_id) == ["0"]


async def test_of_a_belt_that_is_also_used_otherwise_nothing_is_ticked(
    life: Life,
) -> None:
    await recorded(life, walk_at(SUNDAY, 6))
    result = await begin(life)
    result = await go_on(life, result, described(result, "ask"))
    assert (result["step_id"], asked(result)["keep"]) == ("past", [])


async def test_without_walks_in_the_past_the_step_is_left_out(life: Life) -> None:
    await recorded(life)
    result = await begin(life)
    assert "Nobody walks" in result["description_placeholders"]["history"]
    result = await go_on(life, result, described(result))
    assert result["step_id"] == "goal"


async def test_a_plug_of_which_nothing_is_known_has_the_usual_thresholds(
    life: Life,
) -> None:
    result = await begin(life)
    assert "Nothing is recorded" in result["description_placeholders"]["history"]
    assert asked(result, "detection") == {"on_threshold": 40, "off_threshold": 20}


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(10, None), (60, "only about every 60 s"), (300, "TelePeriod")],
    ids=["quick", "slow", "too slow"],
)
async def test_a_plug_that_reports_seldom_is_told_so(
    life: Life, seconds: float, told: str | None
) -> None:
    await recorded(life, walk_at(SATURDAY, 20, seconds), walk_at(SUNDAY, 20, seconds))
    result = await begin(life)
    history = result["description_placeholders"]["history"]
    assert (told in history) if told else ("reports only" not in history)


async def test_of_a_plug_in_whose_history_nobody_walks_it_is_not_said_how_often_it_reports(
    life: Life,
) -> None:
    await recorded(life, [(SUNDAY, "80"), (SUNDAY + timedelta(seconds=67), STILL)])
    history = (await begin(life))["description_placeholders"]["history"]
    assert history.startswith("Nobody walks")
    assert "reports only" not in history


async def test_a_counter_of_minutes_gets_a_window_that_lets_it_walk(
    life: Life,
) -> None:
    minutes = {"unit_of_measurement": "min", "state_class": "total_increasing"}
    counts = [(SUNDAY + timedelta(seconds=60.2 * n), f"{n}") for n in range(1, 9)]
    await recorded(life, counts, attributes=minutes, still="0")
    result = await begin(life, "8", minutes)
    assert asked(result, "detection") == {"counter_window": 100}
    result = await go_on(life, result, described(result, kind="counter"))
    assert result["step_id"] == "past"
    assert result["description_placeholders"]["count"] == "1"


async def test_a_new_source_of_a_walker_brings_its_past(life: Life) -> None:
    await recorded(life, walk_at(FRIDAY, 8), walk_at(SUNDAY, 6))
    life.report(STILL)
    await life.set_up(walker(None))
    await life.act("log_session", start="2026-11-22T12:02:00", minutes=5)
    result = await subflow(life.hass, {"entity_id": PLUG})
    result = await configure(life, result, described(result))
    assert result["step_id"] == "past"
    assert result["description_placeholders"]["count"] == "1"
    await configure(life, result, {"keep": asked(result)["keep"]})
    await life.settle()
    assert len(life.walked()) == 2


async def test_the_past_of_a_source_can_be_kept_when_it_is_changed(life: Life) -> None:
    await recorded(life, walk_at(SUNDAY, 6))
    life.report(STILL)
    await life.set_up(walker())
    (source_id,) = life.coordinator().config_entry.subentries
    result = await subflow(life.hass, {"entity_id": PLUG}, own=source_id)
    assert "up to 1.6 W while idle" in result["description_placeholders"]["history"]
    result = await configure(life, result, described(result))
    await configure(life, result, {"keep": asked(result)["keep"]})
    await life.settle()
    (session,) = life.coordinator().state.journal.sessions
    assert session.sources == (source_id,)


async def configure(life: Life, result: Any, answers: dict[str, Any]) -> Any:
    return await life.hass.config_entries.subentries.async_configure(
        result["flow_id"], answers
    )


async def previewed(
    client: MockHAClientWebSocket, flow_id: str, detection: dict[str, float]
) -> Any:
    """Return the answer to asking for a preview; what it shows comes after that."""
    answers = {"counts_as": "backwards", "kind": "power", "detection": detection}
    await client.send_json_auto_id(
        {
            "type": "retro_walking/start_preview",
            "flow_id": flow_id,
            "flow_type": "config_flow",
            "user_input": answers,
        }
    )
    return await client.receive_json()


async def test_the_preview_follows_what_is_typed_and_what_is_shown(
    life: Life, hass_ws_client: WebSocketGenerator
) -> None:
    assert await async_setup_component(life.hass, "websocket_api", {})
    await recorded(life, walk_at(FRIDAY, 8), walk_at(SUNDAY, 6))
    result = await begin(life)
    assert result["preview"] == DOMAIN
    client = await hass_ws_client()

    async def preview(**detection: float) -> Any:
        answer = await previewed(client, result["flow_id"], detection)
        if not answer["success"]:
            return answer["error"]["message"]
        return await shown()

    async def shown() -> tuple[str, str]:
        event = (await client.receive_json())["event"]
        return event["state"], event["attributes"]["friendly_name"]

    state, walks = await preview(on_threshold=40, off_threshold=20)
    assert state == "1.6 W, idle"
    assert walks == (
        "Walks found: 2 (days of history: 8). "
        "Friday 2026-11-20 12:00, 8 min; Sunday 2026-11-22 12:00, 6 min"
    )
    life.report(WALK)
    assert await shown() == ("80 W, walking", walks)
    state, walks = await preview(on_threshold=500, off_threshold=20)
    assert walks == "No walk found (days of history: 8)"
    refusal = await preview(on_threshold=10, off_threshold=20)
    assert "“Idle below” cannot be more" in refusal


async def test_the_preview_says_so_where_nothing_is_recorded(
    life: Life, hass_ws_client: WebSocketGenerator
) -> None:
    assert await async_setup_component(life.hass, "websocket_api", {})
    result = await begin(life)
    client = await hass_ws_client()
    detection = {"on_threshold": 40.0, "off_threshold": 20.0}
    assert (await previewed(client, result["flow_id"], detection))["success"]
    shown = (await client.receive_json())["event"]["attributes"]
    assert shown["friendly_name"] == "Nothing is recorded of it yet"


async def test_a_walk_that_was_under_way_where_the_search_begins_is_left_out(
    life: Life,
) -> None:
    await recorded(life, walk_at(SUNDAY, 8))
    await life.set_up(walker())
    assert await found(life, start=(SUNDAY + timedelta(minutes=4)).isoformat()) == []


async def test_of_what_two_flows_do_at_once_the_second_is_refused(life: Life) -> None:
    await recorded(life, walk_at(SUNDAY, 6))
    life.report(STILL)
    await life.set_up(walker(None))
    flows = [await subflow(life.hass, {"entity_id": PLUG}) for _ in range(2)]
    flows = [await configure(life, one, described(one)) for one in flows]
    first, second = [
        await configure(life, one, {"keep": asked(one)["keep"]}) for one in flows
    ]
    assert first["type"] is FlowResultType.CREATE_ENTRY
    assert second["errors"] == {"base": "entity_used_twice"}
    await life.settle()
    assert len(life.coordinator().config_entry.subentries) == 1


async def test_what_was_ticked_for_somebody_goes_to_nobody_else(life: Life) -> None:
    await recorded(life, walk_at(SUNDAY, 6))
    life.report(STILL)
    ben = walker(source(counts_as="ask"), name="Ben", entry_id=BEN)
    await life.set_up(walker(None), ben)
    entries = life.hass.config_entries
    await entries.async_set_disabled_by(ADA, ConfigEntryDisabler.USER)
    result = await subflow(life.hass, {"entity_id": PLUG})
    result = await configure(life, result, described(result, "ask"))
    walk = result["data_schema"].schema["keep"].config["options"][0]["value"]
    await configure(life, result, {"keep": [walk]})
    await entries.async_remove(ADA)
    entries.async_update_entry(ben, title="Ada", data={"name": "Ada"})
    await life.settle()
    assert life.walked(BEN) == []


async def test_of_a_walk_that_two_sources_saw_one_is_found(life: Life) -> None:
    await recorded(life, walk_at(SUNDAY, 8))
    seconds = SUNDAY + timedelta(seconds=15)
    await recorded(life, walk_at(seconds, 9), entity_id="sensor.two")
    await life.set_up(walker(source(), source("sensor.two")))
    (first,) = await found(life, keep=True)
    assert first[2] is False
    assert await found(life) == [(*first[:2], True), ANY]
    assert len(life.walked()) == 1
