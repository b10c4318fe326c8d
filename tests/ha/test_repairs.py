"""What can be done about a repair, in the dialog that Home Assistant opens for it."""

from typing import Any

from homeassistant.components.repairs import RepairsFlowResult
from homeassistant.components.repairs.const import DOMAIN as REPAIRS
from homeassistant.components.repairs.issue_handler import RepairsFlowManager
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest

from custom_components.retro_walking import log_troubles
from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.log_troubles import LogTrouble

from .life import ADA, PLUG, STILL, Life, source, walker
from .phones import Phone, Shop
from .repairs import issues, troubles

OTHER = "sensor.other_plug"


class Dialog:
    """The dialog about the one repair that there is."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self._flow_id = ""

    @property
    def _flows(self) -> RepairsFlowManager:
        flows: RepairsFlowManager = self._life.hass.data[REPAIRS]["flow_manager"]
        return flows

    async def opens(self) -> RepairsFlowResult:
        (issue,) = issues(self._life)
        result = await self._flows.async_init(
            DOMAIN, context={"issue_id": issue.issue_id}
        )
        self._flow_id = result["flow_id"]
        return result

    async def chooses(self, **answers: Any) -> RepairsFlowResult:
        result = await self._flows.async_configure(self._flow_id, answers)
        await self._life.settle()
        return result


@pytest.fixture
async def dialog(life: Life) -> Dialog:
    assert await async_setup_component(life.hass, REPAIRS, {})
    return Dialog(life)


async def lose_the_plug(life: Life, **settings: Any) -> None:
    life.report(STILL)
    await life.set_up(walker(source(**settings)))
    life.hass.states.async_remove(PLUG)
    await life.settle()
    assert troubles(life) == ["source_missing"]


def entity_ids(life: Life) -> list[str]:
    entry = life.hass.config_entries.async_get_entry(ADA)
    assert entry is not None
    return [subentry.data["entity_id"] for subentry in entry.subentries.values()]


async def test_another_plug_takes_the_place_of_one_that_is_gone(
    life: Life, dialog: Dialog
) -> None:
    await lose_the_plug(life, on_threshold=60, off_threshold=30)
    life.report(STILL, OTHER)
    result = await dialog.opens()
    assert result["menu_options"] == ["replace", "remove"]
    await dialog.chooses(next_step_id="replace")
    assert (await dialog.chooses(entity_id=OTHER))["type"] == "create_entry"
    assert (troubles(life), entity_ids(life)) == ([], [OTHER])
    await life.walks(0, 300, OTHER)
    assert life.walked() == [(0, 300, 300)]
    assert life.coordinator().settings.sources[f"source_{PLUG}"].on_threshold == 60


@pytest.mark.parametrize(
    ("entity_id", "state", "attributes", "error"),
    [
        ("sensor.nowhere", None, {}, "entity_not_found"),
        ("sensor.speed", "2", {"unit_of_measurement": "km/h"}, "entity_of_other_kind"),
        ("sensor.heat", "20", {"unit_of_measurement": "°C"}, "entity_is_no_source"),
    ],
)
async def test_what_cannot_take_its_place_is_refused_in_a_sentence(
    life: Life,
    dialog: Dialog,
    entity_id: str,
    state: str | None,
    attributes: dict[str, str],
    error: str,
) -> None:
    await lose_the_plug(life)
    if state is not None:
        life.report(state, entity_id, attributes)
    await dialog.opens()
    await dialog.chooses(next_step_id="replace")
    result = await dialog.chooses(entity_id=entity_id)
    assert result["errors"] == {"entity_id": error}
    assert entity_ids(life) == [PLUG]


@pytest.mark.parametrize(
    ("domain", "known", "error"),
    [
        ("light", {}, "entity_is_no_source"),
        ("binary_sensor", {}, "entity_of_other_kind"),
        ("sensor", {"unit_of_measurement": "°C"}, "entity_is_no_source"),
        ("sensor", {"unit_of_measurement": "km/h"}, "entity_of_other_kind"),
        (
            "sensor",
            {
                "unit_of_measurement": "W",
                "disabled_by": er.RegistryEntryDisabler.INTEGRATION,
            },
            "entity_not_found",
        ),
    ],
)
@pytest.mark.parametrize("shows", [None, "unavailable"])
async def test_what_shows_nothing_now_is_judged_by_what_is_known_of_it(
    life: Life,
    dialog: Dialog,
    domain: str,
    known: dict[str, Any],
    error: str,
    shows: str | None,
) -> None:
    await lose_the_plug(life)
    registry = er.async_get(life.hass)
    other = registry.async_get_or_create(domain, "maker", "1", **known)
    if shows is not None and not other.disabled:
        other.write_unavailable_state(life.hass)
    await dialog.opens()
    await dialog.chooses(next_step_id="replace")
    result = await dialog.chooses(entity_id=other.entity_id)
    assert result["errors"] == {"entity_id": error}
    assert (troubles(life), entity_ids(life)) == (["source_missing"], [PLUG])


async def test_a_plug_that_shows_nothing_yet_takes_the_place_of_one_that_is_gone(
    life: Life, dialog: Dialog
) -> None:
    await lose_the_plug(life)
    registry = er.async_get(life.hass)
    other = registry.async_get_or_create(
        "sensor", "maker", "1", unit_of_measurement="W"
    )
    await dialog.opens()
    await dialog.chooses(next_step_id="replace")
    await dialog.chooses(entity_id=other.entity_id)
    assert (troubles(life), entity_ids(life)) == ([], [other.entity_id])
    await life.walks(0, 300, other.entity_id)
    assert life.walked() == [(0, 300, 300)]


@pytest.mark.parametrize("removed", ["source", "walker"])
@pytest.mark.parametrize("step", [None, "replace", "remove"])
async def test_of_a_source_that_was_deleted_meanwhile_there_is_nothing_left_to_mend(
    life: Life, dialog: Dialog, removed: str, step: str | None
) -> None:
    await lose_the_plug(life)
    life.report(STILL, OTHER)
    await dialog.opens()
    if step is not None:
        await dialog.chooses(next_step_id=step)
    await remove(life, removed)
    assert troubles(life) == []
    answer = {None: {"next_step_id": "remove"}, "replace": {"entity_id": OTHER}}
    result = await dialog.chooses(**answer.get(step, {}))
    assert (result["type"], troubles(life)) == ("create_entry", [])


async def remove(life: Life, what: str) -> None:
    """Remove a walker or their source, as if somebody else did."""
    entry = life.hass.config_entries.async_get_entry(ADA)
    assert entry is not None
    if what == "walker":
        await life.hass.config_entries.async_remove(ADA)
    else:
        life.hass.config_entries.async_remove_subentry(entry, f"source_{PLUG}")
    await life.settle()


async def test_a_source_that_is_gone_can_be_deleted_and_its_walks_stay(
    life: Life, dialog: Dialog
) -> None:
    life.report(STILL)
    await life.set_up(walker())
    await life.walks(0, 300)
    life.hass.states.async_remove(PLUG)
    await life.settle()
    await dialog.opens()
    await dialog.chooses(next_step_id="remove")
    assert entity_ids(life) == [PLUG], "it is to be confirmed"
    await dialog.chooses()
    assert (troubles(life), entity_ids(life)) == ([], [])
    assert life.walked() == [(0, 300, 300)]


async def test_a_counter_goes_on_in_another_unit_once_that_is_said_to_be_right(
    life: Life, dialog: Dialog
) -> None:
    def counts(unit: str) -> dict[str, str]:
        return {"unit_of_measurement": unit, "state_class": "total_increasing"}

    life.report("1", attributes=counts("km"))
    await life.set_up(walker(source(kind="counter")))
    await life.shows(10, "1000", attributes=counts("m"))
    assert troubles(life) == ["counter_unit"]
    await dialog.opens()
    await dialog.chooses()
    assert troubles(life) == []
    for second in range(20, 220, 20):
        await life.shows(second, f"{1000 + second}", attributes=counts("m"))
    await life.at(800)
    assert len(life.walked()) == 1


@pytest.mark.parametrize("replaced", [True, False])
async def test_a_phone_that_is_gone_is_replaced_or_left_out(
    life: Life, dialog: Dialog, phone: Phone, replaced: bool
) -> None:
    await life.set_up(
        walker(None, reminders={"phones": ["long_gone"], "time": "11:00:00"})
    )
    assert troubles(life) == ["phone_gone"]
    await dialog.opens()
    await dialog.chooses(**({"phone": phone.device_id} if replaced else {}))
    reminders = life.coordinator().settings.reminders
    assert reminders.phones == ((phone.device_id,) if replaced else ())
    assert reminders.time.hour == 11
    assert troubles(life) == []


async def test_a_phone_that_failed_is_tried_again(
    life: Life, dialog: Dialog, shop: Shop
) -> None:
    dead, alive = await shop.sell("dead", status=500), await shop.sell("alive")
    phones = [dead.device_id, alive.device_id]
    await life.set_up(walker(None, reminders={"phones": phones}))
    with pytest.raises(Exception, match="dead"):
        await life.act("send_test_message")
    assert troubles(life) == ["phone_failed"]
    heard = len(alive.received)
    await dialog.opens()
    assert (await dialog.chooses())["errors"] == {"base": "test_not_sent"}
    shop.mend("dead")
    await dialog.chooses()
    assert troubles(life) == []
    assert len(alive.received) == heard, "only who failed is tried"


async def test_a_person_who_is_gone_is_replaced(life: Life, dialog: Dialog) -> None:
    for person in ("ada", "augusta"):
        life.hass.states.async_set(f"person.{person}", "home")
    await life.set_up(walker(None, person="person.ada"))
    assert troubles(life) == []
    life.hass.states.async_remove("person.ada")
    await life.settle()
    assert troubles(life) == ["person_gone"]
    await dialog.opens()
    await dialog.chooses(person="person.augusta")
    assert troubles(life) == []
    entry = life.coordinator().config_entry
    assert entry.data == {"name": "Ada", "person": "person.augusta"}


@pytest.mark.parametrize("person", ["person.ada", "person.nobody"])
async def test_a_person_who_is_gone_is_not_replaced_by_one_who_is_gone(
    life: Life, dialog: Dialog, person: str
) -> None:
    await life.set_up(walker(None, person="person.ada"))
    await dialog.opens()
    result = await dialog.chooses(person=person)
    assert result["errors"] == {"person": "entity_not_found"}
    assert troubles(life) == ["person_gone"]


async def test_a_phone_that_is_gone_is_not_replaced_by_one_that_is_gone(
    life: Life, dialog: Dialog
) -> None:
    await life.set_up(walker(None, reminders={"phones": ["long_gone"]}))
    await dialog.opens()
    result = await dialog.chooses(phone="long_gone")
    assert result["errors"] == {"phone": "phone_gone"}
    assert troubles(life) == ["phone_gone"]


@pytest.mark.parametrize(
    "chosen", [{"person": "person.ada"}, {"reminders": {"phones": ["long_gone"]}}]
)
async def test_of_a_walker_who_was_removed_meanwhile_there_is_nothing_left_to_mend(
    life: Life, dialog: Dialog, chosen: dict[str, Any]
) -> None:
    await life.set_up(walker(None, **chosen))
    await dialog.opens()
    await remove(life, "walker")
    assert troubles(life) == []
    assert (await dialog.chooses())["type"] == "create_entry"


async def test_a_person_who_is_back_is_no_repair_any_more(life: Life) -> None:
    await life.set_up(walker(None, person="person.ada"))
    assert troubles(life) == ["person_gone"]
    life.hass.states.async_set("person.ada", "home")
    await life.settle()
    assert troubles(life) == []


async def test_what_is_only_to_be_read_is_over_when_it_was(
    life: Life, dialog: Dialog
) -> None:
    entry = walker(None)
    await life.set_up(entry)
    log_troubles.tell(life.hass, entry, LogTrouble.RESTORED, "a_file")
    await dialog.opens()
    await dialog.chooses()
    assert troubles(life) == []


async def test_what_nobody_has_read_is_there_again_after_a_restart(
    life: Life, dialog: Dialog, hass_storage: dict[str, Any]
) -> None:
    entry = walker(None)
    await life.set_up(entry)
    log_troubles.tell(life.hass, entry, LogTrouble.RESTORED, "a_file")
    registry = ir.async_get(life.hass)
    for restart in range(2):
        life.hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
        await life.settle()
        assert "Ada" not in str(hass_storage[ir.STORAGE_KEY]), restart
        await registry.async_load()
        await life.hass.config_entries.async_reload(ADA)
        await life.settle()
        assert troubles(life) == ["log_restored"]
    await dialog.opens()
    await dialog.chooses()
    await life.hass.config_entries.async_reload(ADA)
    assert troubles(life) == []
