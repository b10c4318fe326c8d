"""Whom a message reaches, and what is said where it does not."""

import asyncio
from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_get_persistent_notifications,
)
import voluptuous as vol

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.messages import delivery

from .life import ADA, Life, walker
from .phones import Phone, Shop

TEST = ("test", "It works")


def reaching(*phones: str, targets: tuple[str, ...] = ()) -> MockConfigEntry:
    return walker(reminders={"phones": list(phones), "notify_targets": list(targets)})


def repairs(hass: HomeAssistant) -> list[tuple[str | None, str]]:
    """Return what is wrong with receivers, and with which."""
    return [
        (issue.translation_key, issue.translation_placeholders["receiver"])
        for (domain, _), issue in ir.async_get(hass).issues.items()
        if domain == DOMAIN
        and issue.translation_placeholders is not None
        and "receiver" in issue.translation_placeholders
    ]


def telegram(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Offer a notify action; return what it is given."""
    given: list[dict[str, Any]] = []

    @callback
    def take(call: ServiceCall) -> None:
        given.append(dict(call.data))

    hass.services.async_register("notify", "telegram", take)
    return given


async def test_every_phone_gets_the_message(life: Life, shop: Shop) -> None:
    phones = [await shop.sell(name) for name in ("phone", "tablet")]
    await life.set_up(reaching(*(phone.device_id for phone in phones)))
    await life.act("send_test_message")
    assert [phone.heard for phone in phones] == [[TEST], [TEST]]


async def test_a_dead_phone_is_a_repair_and_does_not_stop_the_others(
    hass: HomeAssistant, life: Life, shop: Shop
) -> None:
    dead = await shop.sell("dead", status=500)
    phone = await shop.sell("phone")
    await life.set_up(reaching(dead.device_id, phone.device_id))
    with pytest.raises(HomeAssistantError, match="did not reach dead"):
        await life.act("send_test_message")
    assert phone.heard == [TEST]
    assert repairs(hass) == [("phone_failed", "dead")]


async def test_the_repair_goes_once_the_phone_is_reached_again(
    hass: HomeAssistant, life: Life, shop: Shop
) -> None:
    phone = await shop.sell("phone", status=500)
    await life.set_up(reaching(phone.device_id))
    with pytest.raises(HomeAssistantError):
        await life.act("send_test_message")
    shop.mend("phone")
    await life.act("send_test_message")
    assert repairs(hass) == []


async def test_a_phone_that_is_gone_is_a_repair_from_the_start(
    hass: HomeAssistant, life: Life, shop: Shop
) -> None:
    phone = await shop.sell("phone")
    await life.set_up(reaching("long_gone", phone.device_id))
    assert repairs(hass) == [("phone_gone", "long_gone")]
    with pytest.raises(HomeAssistantError, match="reach a phone that was removed"):
        await life.act("send_test_message")
    assert phone.heard == [TEST]


async def test_a_phone_that_goes_and_comes_back_is_a_repair_meanwhile(
    hass: HomeAssistant, life: Life, shop: Shop
) -> None:
    phone = await shop.sell("phone")
    await life.set_up(reaching(phone.device_id))
    (app,) = hass.config_entries.async_entries("mobile_app")
    await hass.config_entries.async_remove(app.entry_id)
    await life.settle()
    assert repairs(hass) == [("phone_gone", phone.device_id)]
    again = await shop.sell("phone")
    assert again.device_id == phone.device_id
    assert repairs(hass) == []


async def test_a_phone_that_is_chosen_twice_gets_one_message(
    life: Life, phone: Phone
) -> None:
    await life.set_up(reaching(phone.device_id, phone.device_id))
    await life.act("send_test_message")
    assert phone.heard == [TEST]


async def test_a_phone_that_may_have_no_more_messages_today_is_a_repair(
    hass: HomeAssistant, life: Life, shop: Shop
) -> None:
    await life.set_up(reaching((await shop.sell("busy", status=429)).device_id))
    with pytest.raises(HomeAssistantError, match="did not reach busy"):
        await life.act("send_test_message")
    assert repairs(hass) == [("phone_failed", "busy")]


async def test_a_phone_that_was_renamed_still_gets_the_message(
    hass: HomeAssistant, life: Life, phone: Phone
) -> None:
    await life.set_up(reaching(phone.device_id))
    dr.async_get(hass).async_update_device(phone.device_id, name_by_user="Old brick")
    await life.act("send_test_message")
    assert phone.heard == [TEST]


async def test_other_receivers_get_the_text_and_nothing_else(
    hass: HomeAssistant, life: Life
) -> None:
    given = telegram(hass)
    await life.set_up(reaching(targets=("notify.telegram",)))
    await life.act("send_test_message")
    assert given == [
        {
            "title": "It works",
            "message": "Reminders from Retro Walking arrive here.",
        }
    ]
    assert not async_get_persistent_notifications(hass)


async def test_a_notify_entity_gets_the_text(hass: HomeAssistant, life: Life) -> None:
    given: list[dict[str, Any]] = []

    def take(call: ServiceCall) -> None:
        given.append(dict(call.data))

    hass.services.async_register("notify", "send_message", take)
    hass.states.async_set("notify.screen", "unknown")
    await life.set_up(reaching(targets=("notify.screen",)))
    await life.act("send_test_message")
    assert given == [
        {
            "title": "It works",
            "message": "Reminders from Retro Walking arrive here.",
            "entity_id": "notify.screen",
        }
    ]


async def fails(hass: HomeAssistant, life: Life, target: str) -> None:
    """Have a receiver fail: that is said, is a repair, and stops nobody."""
    given = telegram(hass)
    await life.set_up(reaching(targets=(target, "notify.telegram")))
    with pytest.raises(HomeAssistantError, match=f"did not reach {target}"):
        await life.act("send_test_message")
    assert len(given) == 1
    assert repairs(hass) == [("target_failed", target)]


async def test_a_receiver_that_is_gone_is_a_repair_and_stops_nobody(
    hass: HomeAssistant, life: Life
) -> None:
    await fails(hass, life, "notify.gone")


@pytest.mark.parametrize(
    "fault", [ValueError("not yours"), TimeoutError(), vol.Invalid("no such field")]
)
async def test_whatever_a_receiver_breaks_with_it_is_a_repair_and_stops_nobody(
    hass: HomeAssistant, life: Life, fault: Exception
) -> None:
    def fail(_call: ServiceCall) -> None:
        raise fault

    hass.services.async_register("notify", "broken", fail)
    await fails(hass, life, "notify.broken")


async def test_a_receiver_that_never_answers_holds_up_nothing(
    hass: HomeAssistant, life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_call: ServiceCall) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(delivery, "PATIENCE", 0)
    hass.services.async_register("notify", "stuck", hang)
    await fails(hass, life, "notify.stuck")


async def test_an_entity_that_is_unavailable_is_a_repair(
    hass: HomeAssistant, life: Life
) -> None:
    hass.services.async_register("notify", "send_message", lambda _call: None)
    hass.states.async_set("notify.screen", "unavailable")
    await fails(hass, life, "notify.screen")


async def test_with_several_walkers_a_message_says_whose_it_is(
    life: Life, phone: Phone
) -> None:
    ben = walker(None, name="Ben", entry_id="ben")
    await life.set_up(reaching(phone.device_id), ben)
    await life.act("send_test_message", config_entry_id=ADA)
    assert phone.last["title"] == "Ada: It works"


async def test_removing_the_walker_ends_the_repairs(
    hass: HomeAssistant, life: Life
) -> None:
    await life.set_up(reaching("long_gone"))
    assert repairs(hass) == [("phone_gone", "long_gone")]
    await hass.config_entries.async_remove(ADA)
    assert repairs(hass) == []


async def test_a_repair_about_a_receiver_stays_until_it_is_reached_or_no_longer_chosen(
    hass: HomeAssistant, life: Life
) -> None:
    entry = reaching(targets=("notify.gone", "notify.away"))
    await life.set_up(entry)
    with pytest.raises(HomeAssistantError):
        await life.act("send_test_message")
    assert len(repairs(hass)) == 2
    for targets in (["notify.gone", "notify.away"], ["notify.away"]):
        hass.config_entries.async_update_entry(
            entry,
            options={"goal": {"least": 1}, "reminders": {"notify_targets": targets}},
        )
        await life.settle()
        assert repairs(hass) == [("target_failed", target) for target in targets]
