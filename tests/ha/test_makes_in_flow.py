"""A device of each make through the real set-up, and an evening of it through the state machine."""

from datetime import timedelta
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigEntry
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.recorder import get_instance
import pytest

from custom_components.retro_walking.const import DOMAIN
from household.makes.device import Device, Offered
from household.makes.esphome import Esphome
from household.makes.ftms import Ftms
from household.makes.home import LATER, Home, home
from household.makes.kasa import Kasa
from household.makes.kingsmith import KingSmith
from household.makes.shelly import Shelly
from household.makes.sportstech import Sportstech
from household.makes.story import Scene
from household.makes.tasmota import Tasmota
from household.makes.verdict import Fate, judge
from household.makes.walkingpad import WalkingPad, WalkingPadFork
from household.makes.zigbee2mqtt import Zigbee2Mqtt
from household.recording import record

from .forms import GOAL, asked, left_alone
from .life import Life

pytestmark = [pytest.mark.newest, pytest.mark.usefixtures("recorder_mock")]

SEED = 5


async def remembered(life: Life, lived_in: Home, offered: Offered) -> None:
    """Have the recorder know the days before, and the entity show what it showed last."""
    await life.moment(lived_in.begun)
    states = [(at.timestamp(), text) for at, text in lived_in.known[offered.entity_id]]
    await get_instance(life.hass).async_add_executor_job(
        record, life.hass, offered.entity_id, offered.attributes, states
    )
    life.report(
        lived_in.shown(offered).state, offered.entity_id, dict(offered.attributes)
    )


async def set_up(life: Life, offered: Offered) -> tuple[ConfigEntry, str]:
    """Set up a walker, changing nothing; return the entry, and what was said of the history."""
    flow = life.hass.config_entries.flow
    result = await flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    id_ = result["flow_id"]
    first = {"name": "Ada", "entity_id": offered.entity_id}
    form: Any = await flow.async_configure(id_, first)
    answers = {
        "counts_as": "backwards",
        "kind": asked(form)["kind"],
        "detection": left_alone(form, "detection"),
    }
    result = await flow.async_configure(id_, answers)
    if result["step_id"] == "past":
        result = await flow.async_configure(id_, {"keep": []})
    result = await flow.async_configure(id_, GOAL)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await life.settle()
    return result["result"], form["description_placeholders"]["history"]


@pytest.mark.parametrize(
    ("make", "name", "scene", "fate"),
    [
        (Ftms, "speed", Scene.SHORT_DROPOUT, Fate.FOUND),
        (Ftms, "training status", Scene.POWER_OFF, Fate.FOUND),
        (WalkingPad, "state", Scene.SECOND_WALK, Fate.FOUND),
        (WalkingPadFork, "steps", Scene.PAUSE, Fate.FOUND),
        (KingSmith, "media player", Scene.STUCK, Fate.ASKED),
        (Sportstech, "workout time", Scene.WALK, Fate.FOUND),
        (Shelly, "power", Scene.PAUSE, Fate.FOUND),
        (Tasmota, "power", Scene.WALK, Fate.FOUND),
        (Zigbee2Mqtt, "power", Scene.FALSE_ZERO, Fate.FOUND),
        (Kasa, "power", Scene.LOST_END, Fate.FOUND),
        (Esphome, "power", Scene.LONG_DROPOUT, Fate.IN_PIECES),
    ],
)
async def test_an_evening_of_a_make_is_logged_as_it_was(
    life: Life, make: type[Device], name: str, scene: Scene, fate: Fate
) -> None:
    """The log is the one that the same evening has without Home Assistant."""
    (offered,) = (entity for entity in make.entities if entity.name == name)
    lived_in = home(make, SEED)
    proposed = lived_in.proposed(offered)
    assert proposed is not None
    expected = lived_in.walked(offered, proposed, scene)
    assert {walk.fate for walk in judge(expected).walks} == {fate}

    await remembered(life, lived_in, offered)
    entry, said = await set_up(life, offered)
    assert ("TelePeriod" in said) is (make is Tasmota)
    for report in expected.reports:
        await life.moment(lived_in.begun + timedelta(seconds=report.second))
        life.report(report.state, offered.entity_id, dict(offered.attributes))
        await life.settle()
    end = lived_in.begun + timedelta(seconds=len(expected.story.speeds)) + LATER
    await life.moment(end)
    found = life.coordinator(entry.entry_id).state.journal.sessions
    assert [(s.start, s.end, s.active, s.confirmed, s.uncertain) for s in found] == [
        (s.start, s.end, s.active, s.confirmed, s.uncertain) for s in expected.sessions
    ]
