"""The blueprints, imported by somebody who prefers automations, and what they then do."""

from collections.abc import AsyncGenerator
from pathlib import Path
import shutil
from typing import Any

from homeassistant.components.automation.helpers import async_get_blueprints
from homeassistant.components.blueprint import Blueprint
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest

from .life import ADA, BEN, Life, source, walker
from .phones import Phone, Shop
from .talk import Talk
from .test_automations import device
from .test_reminders import WEDNESDAY, december

FOLDER = Path(__file__).parents[2] / "blueprints"
NAMES = sorted(path.stem for path in FOLDER.glob("automation/retro_walking/*.yaml"))
SATELLITE = "assist_satellite.kitchen"


@pytest.fixture(autouse=True)
def _imported(hass: HomeAssistant, tmp_path: Path) -> None:
    """Have the blueprints in the configuration, as an import leaves them there."""
    shutil.copytree(FOLDER, tmp_path / "blueprints")
    hass.config.config_dir = str(tmp_path)


@pytest.fixture(autouse=True)
async def _ended(hass: HomeAssistant) -> AsyncGenerator[None]:
    """Let no automation wait for its time when a test is over."""
    yield
    if hass.services.has_service("automation", "turn_off"):
        await hass.services.async_call("automation", "turn_off", {"entity_id": "all"})


async def automate(
    hass: HomeAssistant, *blueprints: tuple[str, dict[str, Any]]
) -> None:
    """Make an automation of each blueprint with its inputs."""
    automations = [
        {
            "alias": f"{name} {n}",
            "use_blueprint": {"path": f"retro_walking/{name}.yaml", "input": inputs},
        }
        for n, (name, inputs) in enumerate(blueprints)
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    await hass.async_block_till_done()
    assert len(hass.states.async_all("automation")) == len(blueprints)
    assert not any(
        s.state == "unavailable" for s in hass.states.async_all("automation")
    )


def calls_of(
    hass: HomeAssistant, action: str, answer: Any = None
) -> list[dict[str, Any]]:
    """Offer an action; return what it is called with. An answer that is an error is raised."""
    called: list[dict[str, Any]] = []

    def take(call: ServiceCall) -> Any:
        called.append(dict(call.data))
        if isinstance(answer, Exception):
            raise answer
        return answer

    domain, name = action.split(".")
    hass.services.async_register(
        domain, name, take, supports_response=SupportsResponse.OPTIONAL
    )
    return called


@pytest.mark.parametrize("name", NAMES)
async def test_a_blueprint_can_be_loaded_and_says_where_it_comes_from(
    hass: HomeAssistant, name: str
) -> None:
    await async_setup_component(hass, "automation", {})
    blueprint = await async_get_blueprints(hass).async_get_blueprint(
        f"retro_walking/{name}.yaml"
    )
    assert isinstance(blueprint, Blueprint)
    assert blueprint.validate() is None
    assert blueprint.metadata["source_url"].endswith(
        f"/blueprints/automation/retro_walking/{name}.yaml"
    )


async def test_a_reminder_on_a_phone_has_working_buttons(
    life: Life, phone: Phone
) -> None:
    await life.set_up(walker())
    await automate(
        life.hass,
        ("reminder_on_phone", {"phone": phone.device_id, "start": "Off we go"}),
    )
    await life.moment(december(WEDNESDAY))
    assert phone.last["title"] == "A backwards walk today?"
    assert phone.last["message"] == "5 minutes are planned. This week so far: 0 of 2."
    snooze = phone.button("In 30 minutes")
    await phone.tap(snooze)
    await life.settle()
    assert life.state("event.reminder").attributes["event_type"] == "snoozed"
    await life.moment(december(WEDNESDAY, 10, 30))
    assert len(phone.received) == 2
    await phone.tap(phone.button("Off we go"))
    await life.settle()
    assert life.shown("switch.session") == ["on"]
    assert phone.last["message"] == "clear_notification"
    await life.moment(december(WEDNESDAY, 10, 38))
    await life.turn("switch.session", on=False)
    assert life.shown("sensor.sessions_this_week") == ["1"]


async def test_not_today_leaves_the_day_alone(life: Life, phone: Phone) -> None:
    await life.set_up(walker())
    await automate(life.hass, ("reminder_on_phone", {"phone": phone.device_id}))
    await life.moment(december(WEDNESDAY))
    await phone.tap(phone.button("Not today"))
    await life.moment(december(WEDNESDAY, 13))
    assert len(phone.received) == 1
    assert life.state("event.reminder").attributes["event_type"] == "skipped"


async def test_a_button_of_another_day_or_of_another_automation_does_nothing(
    life: Life, shop: Shop
) -> None:
    adas, bens = await shop.sell("ada"), await shop.sell("ben")
    await life.set_up(walker(), walker(None, name="Ben", entry_id=BEN))
    await automate(
        life.hass,
        *(
            (
                "reminder_on_phone",
                {"phone": p.device_id, "walkers": [device(life.hass, w)]},
            )
            for p, w in ((adas, ADA), (bens, BEN))
        ),
    )
    await life.moment(december(WEDNESDAY))
    old = adas.button("Start")
    await bens.tap(bens.button("Start"))
    await life.settle()
    assert life.shown("switch.session") == ["off"]
    assert life.shown("switch.session", entry_id=BEN) == ["on"]
    await life.moment(december(WEDNESDAY + 1))
    await adas.tap(old)
    await adas.tap("OPEN_GARAGE")
    await life.settle()
    assert life.shown("switch.session") == ["off"]


@pytest.mark.parametrize("action", [None, 5, "", "walking:", ["walking:"]])
async def test_whatever_another_app_sends_is_passed_over_without_a_word(
    life: Life, phone: Phone, action: Any, caplog: pytest.LogCaptureFixture
) -> None:
    await life.set_up(walker())
    await automate(life.hass, ("reminder_on_phone", {"phone": phone.device_id}))
    for data in ({"action": action}, {}):
        life.hass.bus.async_fire("mobile_app_notification_action", data)
    await life.settle()
    assert life.shown("switch.session") == ["off"]
    assert [r for r in caplog.records if r.levelname in ("WARNING", "ERROR")] == []


async def test_a_speaker_says_it_by_announcement_or_by_text_to_speech(
    life: Life,
) -> None:
    announced = calls_of(life.hass, "assist_satellite.announce")
    spoken = calls_of(life.hass, "tts.speak")
    await life.set_up(walker())
    player = {"player": ["media_player.hall"], "voice": "tts.home"}
    await automate(
        life.hass,
        ("reminder_on_speaker", {"satellites": [SATELLITE]}),
        ("reminder_on_speaker", {**player, "message": "{{ walker }}: {{ done }}"}),
    )
    await life.moment(december(WEDNESDAY))
    assert announced == [
        {
            "entity_id": [SATELLITE],
            "message": "Ada, a walk suits today. 5 minutes are planned.",
        }
    ]
    assert spoken == [
        {
            "entity_id": ["tts.home"],
            "media_player_entity_id": ["media_player.hall"],
            "message": "Ada: 0",
        }
    ]


async def test_the_evening_check_says_the_walkers_own_words_if_the_walk_is_to_be_done(
    life: Life, phone: Phone
) -> None:
    await life.set_up(walker(None))
    inputs = {
        "phone": phone.device_id,
        "walker": device(life.hass),
        "message": "After the news.",
    }
    await automate(
        life.hass,
        ("evening_check", inputs),
        ("evening_check", {**inputs, "only_behind": False, "message": "Any time."}),
    )
    await life.moment(december(1, 18, 30))
    assert [m["message"] for m in phone.received] == ["Any time."]
    await life.moment(december(WEDNESDAY, 18))
    await life.moment(december(WEDNESDAY, 18, 30))
    said = {m["message"] for m in phone.received[1:]}
    assert said == {"After the news.", "Any time."}
    await life.turn("switch.session", on=True)
    await life.moment(december(WEDNESDAY, 18, 40))
    await life.turn("switch.session", on=False)
    await life.moment(december(WEDNESDAY + 1, 18))
    await life.moment(december(WEDNESDAY + 1, 18, 30))
    assert len(phone.received) == 3


async def test_the_weekly_report_tells_the_numbers_of_the_week(
    life: Life, phone: Phone
) -> None:
    await life.set_up(walker())
    await life.walks(0, 300)
    await life.walks(2000, 2312)
    await automate(
        life.hass, ("weekly_report", {"phone": phone.device_id, "walker": ADA})
    )
    await life.at(5 * 86_400 + 7 * 3600)
    assert phone.received == []
    await life.at(6 * 86_400 + 7 * 3600)
    assert phone.last["message"] == (
        "Walks: 2 of 2–3, 10 minutes in all. Other exercise: 0 minutes; walking alone is "
        "not the whole programme. Weeks in a row: 1."
    )


async def test_a_met_goal_is_celebrated_and_the_lights_go_back(life: Life) -> None:
    created = calls_of(life.hass, "scene.create")
    turned_on = calls_of(life.hass, "scene.turn_on")
    await life.set_up(walker())
    await automate(
        life.hass,
        (
            "celebrate_goal",
            {
                "scene": "scene.party",
                "lights": ["light.hall"],
                "duration": {"seconds": 0},
            },
        ),
    )
    await life.walks(0, 400)
    assert created == []
    await life.walks(1000, 1400)
    before = "celebrate_goal_0_before"
    assert created == [{"scene_id": before, "snapshot_entities": ["light.hall"]}]
    assert [call["entity_id"] for call in turned_on] == [
        ["scene.party"],
        [f"scene.{before}"],
    ]


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        ("three", 3),
        ("It was a 7.", 7),
        ("0", 0),
        ("Ten!", 10),
        ("eleven", None),
        ("11", None),
        ("three or four", None),
        ("fine", None),
    ],
)
async def test_a_satellite_asks_for_the_knee_and_writes_the_answer_down(
    life: Life, answer: str, score: int | None
) -> None:
    asked = calls_of(
        life.hass, "assist_satellite.ask_question", {"id": None, "sentence": answer}
    )
    said = calls_of(life.hass, "assist_satellite.announce")
    await life.set_up(walker())
    await automate(life.hass, ("ask_how_the_knee_is", {"satellite": SATELLITE}))
    await life.walks(0, 400)
    assert [call["entity_id"] for call in asked] == [SATELLITE]
    (session,) = (await life.act("get_sessions"))["sessions"]
    assert session["pain_during"] == score
    refused = "That was no number from 0 to 10. Nothing is noted."
    noted = refused if score is None else f"{score} of 10, noted."
    assert [call["message"] for call in said] == [noted]


async def test_the_satellite_that_heard_the_start_asks_where_none_is_chosen(
    life: Life, talk: Talk
) -> None:
    asked = calls_of(
        life.hass, "assist_satellite.ask_question", {"id": None, "sentence": "two"}
    )
    said = calls_of(life.hass, "assist_satellite.announce")
    await life.set_up(walker(source(counts_as="armed")))
    await automate(life.hass, ("ask_how_the_knee_is", {}))
    await life.turn("switch.session", on=True)
    await life.at(100)
    await life.turn("switch.session", on=False)
    assert asked == []
    await life.at(300)
    await talk.says("start a backwards walk", satellite_id=SATELLITE)
    await life.at(700)
    await talk.says("stop my walk", satellite_id="assist_satellite.bedroom")
    assert [call["entity_id"] for call in asked] == [SATELLITE]
    assert [call["message"] for call in said] == ["2 of 10, noted."]
    sessions = (await life.act("get_sessions"))["sessions"]
    assert [session["pain_during"] for session in sessions] == [None, 2]


async def test_who_does_not_answer_the_satellite_is_left_in_peace(life: Life) -> None:
    silence = HomeAssistantError("no answer")
    calls_of(life.hass, "assist_satellite.ask_question", silence)
    said = calls_of(life.hass, "assist_satellite.announce")
    await life.set_up(walker())
    await automate(life.hass, ("ask_how_the_knee_is", {"satellite": SATELLITE}))
    await life.walks(0, 400)
    assert said == []
