"""What dashboards are told, over a real WebSocket."""

import asyncio
from typing import Any

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.retro_walking import websocket
from custom_components.retro_walking.composer import async_texts
from custom_components.retro_walking.const import DOMAIN

from .life import ADA, BEN, PLUG, STILL, WALK, Life, source, walker


class Dashboard:
    """A dashboard's connection, with all events that came kept; it breaks if minutes pass in a leap."""

    def __init__(self, life: Life, connect: WebSocketGenerator) -> None:
        self._life = life
        self._connect = connect
        self._client: MockHAClientWebSocket | None = None
        self.events: list[dict[str, Any]] = []

    async def call(self, command: str, **facts: Any) -> dict[str, Any]:
        """Return the answer to a command; events that come before it are kept."""
        client = self._client = self._client or await self._connect()
        await client.send_json_auto_id({"type": f"{DOMAIN}/{command}", **facts})
        while (answer := await client.receive_json())["type"] != "result":
            self.events.append(answer["event"])
        return dict(answer)

    async def result(self, command: str, **facts: Any) -> Any:
        answer = await self.call(command, **facts)
        assert answer["success"], answer
        return answer["result"]

    async def refusal(self, command: str, **facts: Any) -> tuple[str, str]:
        answer = await self.call(command, **facts)
        assert not answer["success"]
        return answer["error"]["code"], answer["error"]["message"]

    async def heard(self) -> list[dict[str, Any]]:
        """Return the events that came since the last time."""
        await self._life.settle()
        await self.result("walkers")
        events, self.events = self.events, []
        return events


@pytest.fixture
async def dashboard(life: Life, hass_ws_client: WebSocketGenerator) -> Dashboard:
    await life.set_up(walker())
    await life.shows(0, STILL)
    return Dashboard(life, hass_ws_client)


def whats(events: list[dict[str, Any]]) -> list[str]:
    return [event["what"] for event in events]


async def test_walkers_come_with_their_entities_by_key(
    life: Life, dashboard: Dashboard
) -> None:
    (ada,) = await dashboard.result("walkers")
    assert ada["entry_id"] == ADA
    assert ada["name"] == "Ada"
    assert ada["entities"]["switch.session"] == life.entity("switch.session")
    assert "sensor.sessions_to_go" not in ada["entities"], "it is switched off"
    assert ada["statistics"]["minutes"] == f"{DOMAIN}:{ADA}_minutes"


async def test_an_entity_that_was_renamed_is_told_by_its_new_name(
    life: Life, dashboard: Dashboard
) -> None:
    registry = er.async_get(life.hass)
    registry.async_update_entity(
        life.entity("switch.session"), new_entity_id="switch.my_walk"
    )
    (ada,) = await dashboard.result("walkers")
    assert ada["entities"]["switch.session"] == "switch.my_walk"


async def test_the_walker_who_looks_is_told_that_it_is_they(
    life: Life,
    dashboard: Dashboard,
    hass_admin_user: User,
) -> None:
    life.hass.states.async_set("person.ben", "home", {"user_id": hass_admin_user.id})
    await life.set_up(
        walker(source("sensor.other"), name="Ben", entry_id=BEN, person="person.ben")
    )
    told = {w["name"]: w["is_user"] for w in await dashboard.result("walkers")}
    assert told == {"Ada": False, "Ben": True}


async def test_a_disabled_walker_is_not_told(life: Life, dashboard: Dashboard) -> None:
    await life.hass.config_entries.async_set_disabled_by(ADA, ConfigEntryDisabler.USER)
    assert await dashboard.result("walkers") == []


async def test_a_subscriber_is_told_how_things_stand_at_once(
    dashboard: Dashboard,
) -> None:
    await dashboard.result("subscribe", entry_id=ADA)
    (event,) = await dashboard.heard()
    assert event["what"] == "snapshot"
    now = event["now"]
    assert (now["status"], now["least"], now["most"]) == ("idle", 2, 3)
    assert now["today"] == now["first_day"] == "2026-11-23"
    assert now["at"] == "2026-11-23T12:00:00+01:00"
    assert now["safety_list"]["treadmill"][0] == "treadmill_first"


async def test_a_walk_is_told_when_it_begins_and_when_it_is_in_the_log(
    life: Life, dashboard: Dashboard
) -> None:
    await dashboard.result("subscribe", entry_id=ADA)
    await dashboard.heard()
    await life.shows(10, WALK)
    await life.at(25)
    begun = (await dashboard.heard())[-1]["now"]
    assert begun["status"] == "walking"
    assert begun["session"]["start"] == "2026-11-23T12:00:10+01:00"
    assert begun["session"]["runs_from"] == "2026-11-23T12:00:10+01:00"
    await life.act("stop_session")
    events = await dashboard.heard()
    assert [event["now"]["session"] for event in events if "now" in event] == [None]
    await life.act("log_session", start="2026-11-22 10:00", minutes=5)
    assert whats(await dashboard.heard()) == ["snapshot", "log"]


async def test_a_subscription_says_nothing_while_nothing_changes(
    life: Life, dashboard: Dashboard
) -> None:
    await dashboard.result("subscribe", entry_id=ADA)
    await dashboard.heard()
    for second in range(1, 41):
        life.report(f"1.{second:02}")
        await life.at(second)
        life.hass.states.async_set("light.kitchen", str(second))
    assert await dashboard.heard() == []


async def test_who_looks_away_is_told_no_more(
    life: Life, hass_ws_client: WebSocketGenerator
) -> None:
    await life.set_up(walker())
    client = await hass_ws_client()
    await client.send_json_auto_id({"type": f"{DOMAIN}/subscribe", "entry_id": ADA})
    number = (await client.receive_json())["id"]
    assert (await client.receive_json())["type"] == "event"
    await client.send_json_auto_id(
        {"type": "unsubscribe_events", "subscription": number}
    )
    assert (await client.receive_json())["success"]
    await life.turn("switch.session", on=True)
    await client.send_json_auto_id({"type": "ping"})
    assert (await client.receive_json())["type"] == "pong"


@pytest.mark.parametrize("leaves", ["looks_away", "is_removed"])
async def test_who_leaves_while_texts_load_leaves_nothing_behind(
    life: Life,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
    leaves: str,
) -> None:
    await life.set_up(walker())
    client = await hass_ws_client()
    may_load = asyncio.Event()

    async def slowly(*args: Any, **facts: Any) -> Any:
        await may_load.wait()
        return await async_texts(*args, **facts)

    monkeypatch.setattr(websocket, "async_texts", slowly)
    await client.send_json_auto_id({"type": f"{DOMAIN}/subscribe", "entry_id": ADA})
    if leaves == "looks_away":
        await client.send_json_auto_id(
            {"type": "unsubscribe_events", "subscription": 1}
        )
        assert (await client.receive_json())["success"]
    else:
        await life.hass.config_entries.async_remove(ADA)
    may_load.set()
    await life.settle()
    await client.send_json_auto_id({"type": "ping"})
    if leaves == "is_removed":
        assert (await client.receive_json())["error"]["code"] == "walker_unknown"
    assert (await client.receive_json())["type"] == "pong"


async def test_a_subscription_lives_through_a_reload(
    life: Life, dashboard: Dashboard
) -> None:
    await dashboard.result("subscribe", entry_id=ADA)
    await dashboard.heard()
    await life.hass.config_entries.async_reload(ADA)
    assert whats(await dashboard.heard()) == ["not_loaded", "snapshot"]
    await life.turn("switch.session", on=True)
    (event,) = await dashboard.heard()
    assert event["now"]["status"] == "walking"


async def test_a_subscription_tells_that_the_walker_is_gone(
    life: Life, dashboard: Dashboard
) -> None:
    await dashboard.result("subscribe", entry_id=ADA)
    await dashboard.heard()
    await life.hass.config_entries.async_remove(ADA)
    assert whats(await dashboard.heard()) == ["not_loaded", "removed"]


async def test_a_reason_is_told_in_the_language_that_was_asked_for(
    life: Life, dashboard: Dashboard
) -> None:
    await life.act("confirm_safety_list")
    await life.act("start_programme")
    for language in ("en", "de"):
        await dashboard.result("subscribe", entry_id=ADA, language=language)
    english, german = await dashboard.heard()
    assert english["now"]["reason"] == "Begun with 5 min: the aim is 10 min."
    assert german["now"]["reason"] not in ("", english["now"]["reason"])


async def test_the_sessions_of_a_range_are_those_that_begin_in_it(
    life: Life, dashboard: Dashboard
) -> None:
    for day in (20, 21, 22):
        await life.act("log_session", start=f"2026-11-{day} 10:00", minutes=5)
    await life.act(
        "log_exercise", kind="swimming", start="2026-11-21 12:00", minutes=20
    )

    async def days(**facts: Any) -> list[str]:
        found = await dashboard.result("sessions", entry_id=ADA, **facts)
        return [session["start"][8:10] for session in found["sessions"]]

    assert await days() == ["20", "21", "21", "22"]
    assert await days(start="2026-11-21T00:00:00", end="2026-11-22T00:00:00") == [
        "21",
        "21",
    ]
    assert await days(kind="swimming") == ["21"]


async def test_a_range_tells_whether_anything_lies_before_it(
    life: Life, dashboard: Dashboard
) -> None:
    await life.act(
        "log_exercise", kind="swimming", start="2026-11-20 12:00", minutes=20
    )
    await life.act("log_session", start="2026-11-22 10:00", minutes=5)

    async def has_earlier(**facts: Any) -> bool:
        found = await dashboard.result("sessions", entry_id=ADA, **facts)
        return bool(found["has_earlier"])

    assert await has_earlier(start="2026-11-21T00:00:00")
    assert not await has_earlier(start="2026-11-20T12:00:00")
    assert not await has_earlier()


async def test_sessions_are_told_as_the_action_answers_them(
    life: Life, dashboard: Dashboard
) -> None:
    await life.walks(60, 420)
    told = await dashboard.result("sessions", entry_id=ADA)
    answered = await life.act("get_sessions")
    assert told["sessions"] == answered["sessions"]
    assert told["sessions"][0]["source"] == PLUG


@pytest.mark.parametrize(
    ("command", "facts", "code"),
    [
        ("subscribe", {"entry_id": "nobody"}, "walker_unknown"),
        ("sessions", {"entry_id": "nobody"}, "walker_unknown"),
        ("subscribe", {}, "invalid_format"),
        ("sessions", {"entry_id": 7}, "invalid_format"),
        ("sessions", {"entry_id": ADA, "start": "yesterday"}, "invalid_format"),
        ("sessions", {"entry_id": ADA, "kind": "flying"}, "invalid_format"),
        (
            "sessions",
            {"entry_id": ADA, "start": "0001-01-01T00:00:00+14:00"},
            "moment_out_of_reach",
        ),
    ],
)
async def test_what_cannot_be_answered_is_refused_in_a_sentence(
    dashboard: Dashboard, command: str, facts: dict[str, Any], code: str
) -> None:
    refused, sentence = await dashboard.refusal(command, **facts)
    assert refused == code
    assert len(sentence) > 20


async def test_the_sessions_of_a_walker_who_is_not_loaded_are_refused(
    life: Life, dashboard: Dashboard
) -> None:
    await life.hass.config_entries.async_unload(ADA)
    refused, sentence = await dashboard.refusal("sessions", entry_id=ADA)
    assert refused == "walker_not_loaded"
    assert "reload" in sentence


async def test_who_may_not_read_the_entities_sees_nobody(
    life: Life, dashboard: Dashboard, hass_admin_user: User
) -> None:
    hass_admin_user.groups = []
    hass_admin_user.invalidate_cache()
    assert await dashboard.result("walkers") == []
    refused, _ = await dashboard.refusal("subscribe", entry_id=ADA)
    assert refused == "walker_unknown"


async def test_who_may_look_no_more_is_told_no_more(
    life: Life, dashboard: Dashboard, hass_admin_user: User
) -> None:
    await dashboard.result("subscribe", entry_id=ADA)
    await dashboard.heard()
    hass_admin_user.groups = []
    hass_admin_user.invalidate_cache()
    await life.act("log_pain", score=8)
    assert await dashboard.heard() == []


async def test_who_may_read_only_other_entities_sees_nobody_either(
    life: Life, dashboard: Dashboard, hass_admin_user: User
) -> None:
    registry = er.async_get(life.hass)
    for entity in er.async_entries_for_config_entry(registry, ADA):
        registry.async_update_entity(
            entity.entity_id, disabled_by=er.RegistryEntryDisabler.USER
        )
    assert len(await dashboard.result("walkers")) == 1
    hass_admin_user.groups = []
    hass_admin_user.invalidate_cache()
    assert await dashboard.result("walkers") == []


@pytest.mark.parametrize("language", ["", "xx", "../../en", "\x00", "de" * 5000])
async def test_a_language_that_nobody_knows_is_that_of_the_house(
    life: Life, dashboard: Dashboard, language: str
) -> None:
    await life.act("confirm_safety_list")
    await life.act("start_programme")
    await dashboard.result("subscribe", entry_id=ADA, language=language)
    (event,) = await dashboard.heard()
    assert event["now"]["reason"] == "Begun with 5 min: the aim is 10 min."


async def test_what_becomes_of_another_walker_is_not_told(
    life: Life, dashboard: Dashboard
) -> None:
    await life.set_up(walker(None, name="Ben", entry_id=BEN))
    await dashboard.result("subscribe", entry_id=ADA)
    await dashboard.heard()
    await life.hass.config_entries.async_reload(BEN)
    await life.hass.config_entries.async_remove(BEN)
    assert await dashboard.heard() == []
