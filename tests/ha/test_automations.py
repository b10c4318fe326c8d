"""Triggers and conditions, as automations of users have them."""

from collections.abc import Sequence
from typing import Any

from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest

from custom_components.retro_walking.const import DOMAIN

from .life import ADA, BEN, Life, source, walker
from .test_belts import asked, share
from .test_reminders import WEDNESDAY, december


def device(hass: HomeAssistant, entry_id: str = ADA) -> str:
    found = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, entry_id), entry_id
    )
    assert found is not None
    return found.id


async def automate(
    hass: HomeAssistant,
    *triggers: str,
    walkers: Sequence[str] = (),
    **automation: Any,
) -> list[dict[str, Any]]:
    """Run an automation at some triggers; return what they tell, as it happens."""
    told: list[dict[str, Any]] = []

    @callback
    def hear(event: Event) -> None:
        told.append(event.data["trigger"])

    hass.bus.async_listen("told", hear)
    options = {"options": {"device_id": list(walkers)}} if walkers else {}
    config = {
        "triggers": [{"trigger": f"{DOMAIN}.{t}", **options} for t in triggers],
        "actions": [{"event": "told", "event_data": {"trigger": "{{ trigger }}"}}],
        **automation,
    }
    assert await async_setup_component(hass, "automation", {"automation": config})
    await hass.async_block_till_done()
    return told


def moments(told: list[dict[str, Any]]) -> list[str]:
    return [trigger["platform"].removeprefix(f"{DOMAIN}.") for trigger in told]


async def test_the_moments_of_a_walk_start_automations(life: Life) -> None:
    await life.set_up(walker(source(counts_as="ask")))
    told = await automate(
        life.hass, "session_started", "session_finished", "session_needs_confirmation"
    )
    await life.walks(0, 400)
    assert moments(told) == [
        "session_started",
        "session_finished",
        "session_needs_confirmation",
    ]
    session_id = told[0]["session_id"]
    finished = told[1]
    assert finished["config_entry_id"] == ADA
    assert finished["device_id"] == device(life.hass)
    assert finished["walker"] == "Ada"
    assert (finished["session_id"], finished["confirmed"]) == (session_id, False)
    assert finished["active_minutes"] == 6.67
    assert (finished["sessions_this_week"], finished["least"], finished["most"]) == (
        0,
        2,
        3,
    )


async def test_a_met_goal_starts_automations_once(life: Life) -> None:
    await life.set_up(walker())
    told = await automate(life.hass, "goal_met")
    await life.walks(0, 400)
    assert told == []
    await life.walks(1000, 1400)
    await life.walks(2000, 2400)
    assert [(t["sessions_this_week"], t["week_streak"]) for t in told] == [(2, 1)]


async def test_a_goal_is_not_met_by_a_walk_that_may_be_anothers(life: Life) -> None:
    await share(life, ada="armed", ben="armed")
    told = await automate(life.hass, "goal_met")
    for one in (ADA, BEN):
        start = "2026-11-23 08:00"
        await life.act("log_session", config_entry_id=one, start=start, minutes=5)
        await life.act("start_session", config_entry_id=one)
    await life.walks(5, 300)
    assert asked(life) == ["1", "1"]
    assert [trigger["walker"] for trigger in told] == ["Ada"], (
        "who is the last to end it has not met it"
    )


async def test_planned_minutes_that_are_reached_start_automations(life: Life) -> None:
    await life.set_up(walker())
    told = await automate(life.hass, "target_reached")
    await life.shows(0, "80")
    await life.at(299)
    assert told == []
    await life.at(300)
    await life.at(600)
    assert [(t["planned_minutes"], t["walker"]) for t in told] == [(5, "Ada")]


async def test_a_proposed_step_starts_automations(life: Life) -> None:
    await life.set_up(walker())
    told = await automate(life.hass, "step_proposed")
    await life.act("confirm_safety_list")
    await life.act("start_programme")
    day = 86_400
    for start in (0, 2 * day, 4 * day):
        await life.walks(start, start + 300)
        await life.act("log_pain", score=1)
        await life.at(start + 20 * 3600)
        await life.act("log_pain", score=1)
    await life.at(7 * day)
    proposals = [(t["planned_minutes"], t["proposed_minutes"]) for t in told]
    assert proposals == [(5, 6)]


async def test_falling_behind_and_a_due_reminder_start_automations(life: Life) -> None:
    await life.set_up(walker())
    told = await automate(life.hass, "fell_behind", "reminder_due")
    await life.moment(december(WEDNESDAY, 0))
    assert [t["week_status"] for t in told] == ["behind"]
    await life.moment(december(WEDNESDAY))
    assert moments(told) == ["fell_behind", "reminder_due"]
    due = told[-1]
    assert (due["which"], due["last_chance"], due["planned_minutes"]) == (
        "first",
        False,
        5,
    )


async def test_falling_behind_while_home_assistant_is_down_is_told_once(
    life: Life,
) -> None:
    await life.set_up(walker())
    told = await automate(life.hass, "fell_behind")
    entries = life.hass.config_entries
    await life.moment(december(WEDNESDAY - 1, 23))
    await entries.async_unload(ADA)
    await life.moment(december(WEDNESDAY, 1))
    await entries.async_setup(ADA)
    await entries.async_reload(ADA)
    await life.settle()
    assert moments(told) == ["fell_behind"]


async def test_what_is_due_after_a_reload_finds_the_walker_loaded(life: Life) -> None:
    await life.set_up(walker())
    walkers = [device(life.hass)]
    entries = life.hass.config_entries
    await entries.async_unload(ADA)
    is_behind = {"condition": f"{DOMAIN}.is_behind", "options": {"device_id": walkers}}
    told = await automate(
        life.hass, "reminder_due", walkers=walkers, conditions=[is_behind]
    )
    await life.moment(december(WEDNESDAY))
    await entries.async_setup(ADA)
    await life.settle()
    assert moments(told) == ["reminder_due"]


async def test_a_summary_is_no_reminder(life: Life) -> None:
    await life.set_up(walker(reminders={"follow_up": False}))
    told = await automate(life.hass, "reminder_due")
    for day in (2, 3, 4, 7):
        await life.moment(december(day))
    assert life.state("event.reminder").attributes["which"] == "summary"
    assert len(told) == 3


async def test_an_automation_hears_of_the_walkers_it_chose_and_of_all_if_of_none(
    life: Life,
) -> None:
    belt = "sensor.bens_belt"
    ben = walker(source(belt), name="Ben", entry_id=BEN)
    await life.set_up(walker(), ben)
    of_ben = await automate(
        life.hass, "session_started", walkers=[device(life.hass, BEN)]
    )
    await life.walks(0, 400)
    assert of_ben == []
    await life.walks(1000, 1400, belt)
    assert [told["walker"] for told in of_ben] == ["Ben"]


async def test_an_automation_goes_on_hearing_after_a_reload(life: Life) -> None:
    await life.set_up(walker())
    told = await automate(life.hass, "session_started", walkers=[device(life.hass)])
    await life.hass.config_entries.async_reload(ADA)
    await life.walks(0, 400)
    assert moments(told) == ["session_started"]


async def test_a_device_that_is_no_walker_is_refused_in_a_sentence(
    life: Life, caplog: pytest.LogCaptureFixture
) -> None:
    await life.set_up(walker())
    await automate(life.hass, "session_started", walkers=["a_lamp"])
    assert "The device a_lamp is no walker. Choose one of Retro Walking" in caplog.text


CONDITIONS = ["is_walking", "is_behind", "is_walk_due", "is_goal_met", "is_on_hold"]


async def asking(hass: HomeAssistant, *walkers: str) -> list[str]:
    """Have each condition asked whenever "ask" is fired; return what held, as it is asked."""
    held: list[str] = []

    @callback
    def hear(event: Event) -> None:
        held.append(event.data["condition"])

    hass.bus.async_listen("holds", hear)
    options = {"options": {"device_id": list(walkers)}} if walkers else {}
    automations = [
        {
            "alias": condition,
            "triggers": {"trigger": "event", "event_type": "ask"},
            "conditions": {"condition": f"{DOMAIN}.{condition}", **options},
            "actions": {"event": "holds", "event_data": {"condition": condition}},
        }
        for condition in CONDITIONS
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    await hass.async_block_till_done()
    return held


async def ask(life: Life, held: list[str]) -> set[str]:
    held.clear()
    life.hass.bus.async_fire("ask")
    await life.settle()
    return set(held)


async def test_each_condition_holds_when_it_is_so(life: Life) -> None:
    await life.set_up(walker())
    held = await asking(life.hass, device(life.hass))
    assert await ask(life, held) == {"is_walk_due"}
    await life.shows(0, "80")
    await life.at(20)
    assert await ask(life, held) == {"is_walking"}
    await life.shows(400, "1.6")
    await life.at(600)
    await life.walks(1000, 1400)
    assert await ask(life, held) == {"is_goal_met"}
    await life.turn("switch.hold", on=True)
    assert await ask(life, held) == {"is_goal_met", "is_on_hold"}
    await life.turn("switch.hold", on=False)
    await life.moment(december(WEDNESDAY))
    assert await ask(life, held) == {"is_walk_due", "is_behind"}


async def test_a_condition_looks_at_the_chosen_walkers_or_at_all(life: Life) -> None:
    ben = walker(None, name="Ben", entry_id=BEN)
    await life.set_up(walker(), ben)
    held = await asking(life.hass, device(life.hass, BEN))
    await life.turn("switch.session", on=True)
    assert "is_walking" not in await ask(life, held)
    await life.turn("switch.session", on=True, entry_id=BEN)
    assert "is_walking" in await ask(life, held)


async def test_a_condition_on_nobody_in_particular_holds_if_it_does_for_anybody(
    life: Life,
) -> None:
    await life.set_up(walker(), walker(None, name="Ben", entry_id=BEN))
    held = await asking(life.hass)
    await life.turn("switch.session", on=True, entry_id=BEN)
    assert "is_walking" in await ask(life, held)
    await life.hass.config_entries.async_unload(BEN)
    assert "is_walking" not in await ask(life, held)
