"""What a walker says of knee, places and themselves is looked for wherever others may read."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from http import HTTPStatus
import json
import logging
from typing import Any

from homeassistant.components.recorder import Recorder, history
from homeassistant.core import Event, HomeAssistant, State
from homeassistant.helpers.json import JSONEncoder
from homeassistant.helpers.recorder import get_instance
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import get_system_health_info
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.retro_walking import log_troubles
from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.diagnostics import (
    async_get_config_entry_diagnostics,
)
from custom_components.retro_walking.log_troubles import LogTrouble

from .life import ADA, NOON, PLUG, Life, source, walker
from .phones import Phone
from .repairs import issues
from .talk import Talk

pytestmark = pytest.mark.newest

NOTE = "Zwetschgenmus"
PLACE = "outdoors"
WORDS_OF_KNEE = ("pain", "knee", "score", "amber", "red flag", "hurt")
EVERYTHING = (NOTE, PLACE, "pain_stop", "too_high", *WORDS_OF_KNEE)
COUNTED = {"least", "most", "number_of_sessions"}
"""What diagnostics hold in whole numbers, as scores are."""

SHARED = "sensor.shared_belt"


async def live(life: Life, talk: Talk, phone: Phone, **reminders: Any) -> None:
    """Do all that speaks of knee, notes and places, and much that is refused."""
    hass = life.hass
    await life.set_up(
        walker(
            source(),
            source(SHARED, counts_as="ask"),
            reminders={"phones": [phone.device_id], **reminders},
        ),
    )
    await life.act("confirm_safety_list")
    await life.act("start_programme")
    await life.act("start_session", place=PLACE)
    await life.walks(5, 400)
    walk = life.coordinator().state.journal.sessions[-1].session_id
    await life.act("edit_session", session_id=walk, note=NOTE, pain_before=4)
    await life.act("log_pain", score=9, moment="during", session_id=walk)
    await life.act("log_pain", score=8, moment="now")
    await life.act(
        "log_session", start="2026-11-23 09:00", minutes=5, note=NOTE, pain_during=7
    )
    for words in ("My knee is an eight", f"My knee is {NOTE}", "My knee is forty"):
        await talk.says(words)
    with pytest.raises(Exception, match="whole number"):
        await life.act("log_pain", score=11)
    with pytest.raises(Exception, match="characters"):
        await life.act("edit_session", session_id=walk, note=NOTE * 200)
    rows = f"start,minutes,note,pain_during\n2026-11-20 09:00,5,{NOTE},77\n"
    with pytest.raises(Exception, match="Line 2"):
        await life.act("import_sessions", sessions=rows)
    await life.act("raise_red_flag")
    await phone.tap(f"RETRO_WALKING_{ADA}_{walk}_PAIN_DURING", reply_text="nine")
    await life.act("clear_red_flag")
    await life.walks(90_000, 90_400, SHARED)
    await life.act("log_pain", score=6)
    await life.act("discard_session")
    await hass.config_entries.async_reload(ADA)
    await life.settle()


def found_in(text: str, *words: str) -> list[str]:
    return [word for word in words if word.lower() in text.lower()]


def whole_numbers(told: Any, key: str = "") -> Iterator[str]:
    """Return the keys of all whole numbers."""
    match told:
        case dict():
            for name, value in told.items():
                yield from whole_numbers(value, name)
        case list():
            for one in told:
                yield from whole_numbers(one, key)
        case int() if not isinstance(told, bool):
            yield key


@pytest.fixture
def _all_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Have even what is logged while things are looked into be heard."""
    with caplog.at_level(logging.DEBUG, f"custom_components.{DOMAIN}"):
        yield


@pytest.mark.usefixtures("_all_is_logged")
async def test_our_log_speaks_of_no_pain_no_note_and_no_place_at_any_level(
    life: Life, talk: Talk, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    await live(life, talk, phone)
    ours = [
        r for r in caplog.records if r.name.startswith(f"custom_components.{DOMAIN}")
    ]
    assert ours, "it says something, so that there is something to search"
    said = "\n".join(
        f"{record.getMessage()} {record.exc_text or ''}" for record in ours
    )
    assert found_in(said, *EVERYTHING) == []


async def test_others_log_nothing_of_it_at_the_levels_that_are_on(
    life: Life, talk: Talk, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await live(life, talk, phone)
    said = "\n".join(
        f"{record.getMessage()} {record.exc_text or ''}" for record in caplog.records
    )
    assert found_in(said, NOTE, "too_high") == []


async def test_diagnostics_and_system_health_tell_nothing_of_it(
    life: Life, talk: Talk, phone: Phone
) -> None:
    assert await async_setup_component(life.hass, "system_health", {})
    await live(life, talk, phone)
    entry = life.coordinator().config_entry
    told = await async_get_config_entry_diagnostics(life.hass, entry)
    for section in ("options", "data"):
        assert told.pop(section) is not None
    text = json.dumps(told, cls=JSONEncoder)
    assert found_in(text, NOTE, PLACE, "Ada", phone.device_id, "too_high") == []
    assert set(whole_numbers(json.loads(text))) <= COUNTED
    health = await get_system_health_info(life.hass, DOMAIN)
    assert all(isinstance(fact, int) for fact in health.values())


async def test_the_file_that_is_downloaded_names_nobody_in_its_repairs_either(
    life: Life, hass_client: ClientSessionGenerator
) -> None:
    """Home Assistant adds the repairs of all walkers to what we tell of one."""
    assert await async_setup_component(life.hass, "diagnostics", {})
    receivers = {"phones": ["long_gone"], "notify_targets": ["notify.adas_phone"]}
    bernadette = walker(None, name="Bernadette", entry_id="ben")
    await life.set_up(
        walker(person="person.ada_lovelace", reminders=receivers), bernadette
    )
    with pytest.raises(Exception, match="adas_phone"):
        await life.act("send_test_message", config_entry_id=ADA)
    log_troubles.tell(life.hass, bernadette, LogTrouble.RESTORED, ".storage/of_ben")
    client = await hass_client()
    answer = await client.get(f"/api/diagnostics/config_entry/{ADA}")
    assert answer.status == HTTPStatus.OK
    file = await answer.text()
    issues = " ".join(issue["issue_id"] for issue in json.loads(file)["issues"])
    for trouble in ("log_restored", "person_gone", "phone_gone", "target_failed"):
        assert trouble in issues
    secrets = ("ada_lovelace", "adas_phone", "long_gone", "bernadette", "of_ben")
    assert found_in(file, *secrets) == []


async def test_repairs_name_no_more_than_walker_device_and_file(
    life: Life, talk: Talk, phone: Phone
) -> None:
    await live(life, talk, phone)
    life.hass.states.async_remove(PLUG)
    await life.settle()
    assert issues(life)
    told = json.dumps([issue.translation_placeholders for issue in issues(life)])
    assert found_in(told, *EVERYTHING) == []


async def test_no_message_speaks_of_the_knee_unless_the_walker_allows_it(
    life: Life, talk: Talk, phone: Phone
) -> None:
    await live(life, talk, phone)
    shown = "\n".join(
        f"{message.get('title', '')} {message['message']} "
        + " ".join(action["title"] for action in message["data"].get("actions", []))
        for message in phone.received
        if not message["data"]["tag"].endswith("_safety")
    )
    assert phone.received
    assert found_in(shown, *EVERYTHING) == []


async def test_the_safety_list_and_the_advice_say_what_they_must_and_nothing_of_the_walker(
    life: Life, talk: Talk, phone: Phone
) -> None:
    """Which signs there are is in the list for everybody; that the walker has one is not said."""
    await live(life, talk, phone)
    safety = [
        message["message"]
        for message in phone.received
        if message["data"]["tag"].endswith("_safety")
    ]
    assert safety
    assert found_in("\n".join(safety), NOTE, "your knee", "9", "red flag") == []


async def test_what_automations_are_told_holds_no_note(
    hass: HomeAssistant, life: Life, talk: Talk, phone: Phone
) -> None:
    heard: list[Event[Any]] = []
    hass.bus.async_listen("*", heard.append)
    await live(life, talk, phone)
    ours = [
        event
        for event in heard
        if event.event_type not in {"call_service", "mobile_app_notification_action"}
    ]
    told = json.dumps([event.as_dict() for event in ours], cls=JSONEncoder, default=str)
    assert found_in(told, NOTE) == []


@pytest.mark.parametrize("reason", ["busy", "pain", "ill"])
async def test_why_somebody_does_not_walk_is_told_to_automations_and_not_recorded(
    recorder_mock: Recorder, life: Life, reason: str
) -> None:
    await life.set_up(walker(None))
    await life.act("skip_today", reason=reason)
    await life.settle()
    assert life.state("event.reminder").attributes["reason"] == reason
    await async_wait_recording_done(life.hass)
    reminder = life.entity("event.reminder")
    recorded = await get_instance(life.hass).async_add_executor_job(
        partial(
            history.get_significant_states,
            life.hass,
            NOON - timedelta(hours=1),
            entity_ids=[reminder],
        )
    )
    told = [
        dict(state.attributes)
        for state in recorded[reminder]
        if isinstance(state, State)
    ]
    assert told[-1]["event_type"] == "skipped"
    assert all("reason" not in attributes for attributes in told)


async def test_the_calendar_holds_neither_note_nor_pain(
    life: Life, talk: Talk, phone: Phone
) -> None:
    await live(life, talk, phone)
    answer = await life.hass.services.async_call(
        "calendar",
        "get_events",
        {
            "entity_id": life.entity("calendar.walks"),
            "start_date_time": "2026-11-20 00:00:00",
            "end_date_time": "2026-12-20 00:00:00",
        },
        blocking=True,
        return_response=True,
    )
    assert found_in(json.dumps(answer), NOTE, PLACE, *WORDS_OF_KNEE) == []
