"""Messages that reach the phone, and what its buttons do."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_get_persistent_notifications,
)

from .life import ADA, BEN, Life, source, walker
from .phones import Phone, Shop

BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = 2
"""Of December: in the week after the set-up, with nothing walked, the first day behind."""

START, SNOOZE, SKIP = "Start", "In 30 minutes", "Not today"
REMINDED = ("reminder", "A backwards walk today?")
CLEARED = ("reminder", "clear")


def december(day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=BERLIN)


def with_phones(*phones: Phone, **reminders: Any) -> MockConfigEntry:
    return walker(
        reminders={"phones": [phone.device_id for phone in phones], **reminders}
    )


async def reminded(life: Life, phone: Phone, **reminders: Any) -> None:
    """Set Ada up with a phone, and let the first reminder come."""
    await life.set_up(with_phones(phone, **reminders))
    await life.moment(december(WEDNESDAY))
    assert phone.heard == [REMINDED]


async def test_who_does_nothing_is_reminded_at_the_right_times_for_three_weeks(
    life: Life, phone: Phone
) -> None:
    await life.set_up(with_phones(phone))
    heard = []
    moment = datetime(2026, 11, 23, 13, tzinfo=BERLIN)
    while moment < december(14, 0):
        await life.moment(moment)
        for topic, title in phone.heard:
            if title != "clear":
                heard.append((f"{moment:%a %d %H:%M}", topic, title))
        phone.received.clear()
        moment += timedelta(minutes=30)
    again = REMINDED
    assert heard == [
        ("Wed 02 10:00", *again),
        ("Wed 02 12:00", *again),
        ("Thu 03 10:00", *again),
        ("Thu 03 12:00", *again),
        ("Fri 04 10:00", *again),
        ("Fri 04 12:00", *again),
        ("Mon 07 10:00", "reminder", "A new week begins"),
    ]


async def test_who_walks_three_times_a_week_never_hears_anything(
    life: Life, phone: Phone
) -> None:
    await life.set_up(with_phones(phone))
    day = timedelta(days=1) / timedelta(seconds=1)
    for week in range(4):
        for weekday in (0, 2, 4):
            start = (week * 7 + weekday) * day + 3600 * 6
            await life.walks(start, start + 300)
    assert len(life.walked()) == 12
    assert phone.heard == []


async def test_the_message_has_all_that_the_app_needs(life: Life, phone: Phone) -> None:
    await reminded(life, phone)
    message = phone.last
    assert message["message"] == "5 min are planned. This week so far: 0 of 2."
    week = f"RETRO_WALKING_{ADA}_2026-11-30"
    assert message["data"] == {
        "tag": f"retro_walking_{ADA}_reminder",
        "group": f"retro_walking_{ADA}",
        "channel": "Retro Walking",
        "actions": [
            {"action": f"{week}_START", "title": START},
            {"action": f"{week}_SNOOZE", "title": SNOOZE},
            {"action": f"{week}_SKIP", "title": SKIP},
        ],
    }


async def test_start_starts_a_walk_and_clears_the_message(
    life: Life, phone: Phone
) -> None:
    await reminded(life, phone)
    await phone.tap(phone.button(START))
    await life.settle()
    assert life.shown("switch.session", "sensor.status") == ["on", "walking"]
    assert phone.heard == [REMINDED, CLEARED]
    await life.moment(december(WEDNESDAY, 10, 8))
    await life.turn("switch.session", on=False)
    (session,) = (await life.act("get_sessions"))["sessions"]
    assert (session["origin"], session["active_minutes"]) == ("push", 8)
    await life.moment(december(WEDNESDAY, 12))
    assert phone.heard == [REMINDED, CLEARED]


async def test_snooze_asks_again_half_an_hour_later_and_at_most_twice(
    life: Life, phone: Phone
) -> None:
    await reminded(life, phone)
    await phone.tap(phone.button(SNOOZE))
    await life.settle()
    assert life.state("event.reminder").attributes["event_type"] == "snoozed"
    await life.moment(december(WEDNESDAY, 10, 29))
    assert phone.heard == [REMINDED, CLEARED]
    await life.moment(december(WEDNESDAY, 10, 30))
    assert phone.heard == [REMINDED, CLEARED, REMINDED]
    snooze = phone.button(SNOOZE)
    await phone.tap(snooze)
    await life.moment(december(WEDNESDAY, 11, 0))
    titles = [action["title"] for action in phone.last["data"]["actions"]]
    assert titles == [START, SKIP]
    await phone.tap(snooze)
    await life.settle()
    assert phone.last["title"] == "Nothing was changed"
    assert "put off 2 times already" in phone.last["message"]
    titles = [action["title"] for action in phone.last["data"]["actions"]]
    assert titles == [START, SKIP]
    await life.moment(december(WEDNESDAY, 12))
    assert phone.heard[-1] == ("reminder", "Nothing was changed")


async def test_who_taps_start_twice_is_told_and_the_answer_goes_by_itself(
    life: Life, phone: Phone
) -> None:
    await reminded(life, phone)
    start = phone.button(START)
    await phone.tap(start)
    await phone.tap(start)
    await life.settle()
    assert phone.heard == [REMINDED, CLEARED, ("reminder", "Nothing was changed")]
    assert "actions" not in phone.last["data"]
    await life.moment(december(WEDNESDAY, 10, 11))
    assert phone.heard[3:] == [CLEARED]


async def test_not_today_asks_why_in_words_that_do_not_speak_of_the_knee(
    life: Life, phone: Phone
) -> None:
    await reminded(life, phone)
    await phone.tap(phone.button(SKIP))
    await life.settle()
    assert phone.heard == [REMINDED, ("reminder", "Not today")]
    titles = [action["title"] for action in phone.last["data"]["actions"]]
    assert titles == ["No time", "Needs rest", "Not up to it"]
    assert phone.last["data"]["push"] == {"interruption-level": "passive"}
    await phone.tap(phone.button("Needs rest"))
    await life.settle()
    reminder = life.state("event.reminder").attributes
    assert (reminder["event_type"], reminder["reason"]) == ("skipped", "pain")
    assert phone.heard[-1] == CLEARED
    await life.moment(december(WEDNESDAY, 12))
    assert len(phone.received) == 3


async def test_messages_name_the_knee_only_where_the_walker_allows_it(
    life: Life, phone: Phone
) -> None:
    await life.set_up(with_phones(phone, name_the_knee=True))
    await life.moment(december(WEDNESDAY))
    assert phone.last["title"] == "A walk for your knee today?"
    await phone.tap(phone.button(SKIP))
    await life.settle()
    titles = [action["title"] for action in phone.last["data"]["actions"]]
    assert titles == ["No time", "Knee hurts", "Ill"]


async def test_the_button_of_an_old_week_changes_nothing_and_says_so(
    life: Life, phone: Phone
) -> None:
    await reminded(life, phone)
    old = phone.button(START)
    await life.moment(december(8))
    await phone.tap(old)
    await life.settle()
    assert life.shown("switch.session") == ["off"]
    assert phone.last["message"] == "That week is over. A new one has begun."


async def test_a_tap_that_is_not_ours_or_not_from_the_walkers_phone_is_ignored(
    hass: HomeAssistant, life: Life, phone: Phone
) -> None:
    await reminded(life, phone)
    start = phone.button(START)
    for foreign in (
        "OPEN_GARAGE",
        start.replace(ADA, BEN),
        start.replace("START", "LAUNCH"),
        f"RETRO_WALKING_{ADA}_",
    ):
        await phone.tap(foreign)
    hass.bus.async_fire("mobile_app_notification_action", {"action": start})
    hass.bus.async_fire("mobile_app_notification_action", {})
    await life.settle()
    assert life.shown("switch.session") == ["off"]
    assert phone.heard == [REMINDED]


async def test_a_tap_of_who_may_only_read_changes_nothing_and_is_told_why(
    life: Life, phone: Phone, hass_admin_user: MockUser
) -> None:
    await reminded(life, phone)
    hass_admin_user.mock_policy({"entities": {"all": {"read": True}}})
    await phone.tap(phone.button(START))
    await life.settle()
    assert life.shown("switch.session") == ["off"]
    assert phone.last["message"] == (
        "Your user may not do this. Ask whoever looks after Home Assistant."
    )


async def test_a_walk_that_a_source_sees_clears_the_message(
    life: Life, phone: Phone
) -> None:
    await reminded(life, phone)
    life.report("80")
    await life.moment(december(WEDNESDAY, 10, 1))
    assert phone.heard == [REMINDED, CLEARED]


async def test_a_reminder_that_was_sent_is_not_sent_again_after_a_reload(
    life: Life, phone: Phone
) -> None:
    await reminded(life, phone)
    await life.hass.config_entries.async_reload(ADA)
    await life.moment(december(WEDNESDAY, 11, 59))
    assert phone.heard == [REMINDED]
    await life.moment(december(WEDNESDAY, 12))
    assert phone.heard == [REMINDED, REMINDED]


async def test_a_reminder_that_is_due_during_a_reload_comes_once(
    life: Life, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await life.set_up(with_phones(phone))
    await life.moment(december(WEDNESDAY, 9, 59))
    entries = life.hass.config_entries
    unload = entries.async_unload_platforms

    async def unload_slowly(*platforms: Any) -> bool:
        await life.moment(december(WEDNESDAY))
        return await unload(*platforms)

    monkeypatch.setattr(entries, "async_unload_platforms", unload_slowly)
    await entries.async_reload(ADA)
    await life.moment(december(WEDNESDAY, 10, 20))
    assert phone.heard == [REMINDED]


async def test_a_reminder_that_is_due_as_home_assistant_stops_is_sent(
    life: Life, phone: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await life.set_up(with_phones(phone))
    await life.moment(december(WEDNESDAY, 9, 50))
    freezer.move_to(december(WEDNESDAY, 10, 1))
    life.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await life.settle()
    assert phone.heard == [REMINDED]


@pytest.mark.parametrize(
    "changed",
    [
        {"reminders": {"phones": []}},
        {"reminders": {"name_the_knee": True}},
        {"goal": {"least": 3}},
    ],
    ids=["another phone", "other words", "another goal"],
)
async def test_what_stands_on_a_phone_goes_when_the_options_change(
    life: Life, phone: Phone, changed: dict[str, dict[str, Any]]
) -> None:
    await reminded(life, phone)
    entry = life.coordinator().config_entry
    options = {
        key: {**entry.options.get(key, {}), **changed.get(key, {})} for key in changed
    }
    life.hass.config_entries.async_update_entry(
        entry, options={**entry.options, **options}
    )
    await life.settle()
    assert phone.heard == [REMINDED, CLEARED]


async def test_a_phone_that_is_chosen_anew_is_asked_what_is_open(
    life: Life, shop: Shop
) -> None:
    old, new = [await shop.sell(name) for name in ("old", "new")]
    await life.set_up(
        walker(source(counts_as="ask"), reminders={"phones": [old.device_id]})
    )
    await life.walks(0, 400)
    entry = life.coordinator().config_entry
    life.hass.config_entries.async_update_entry(
        entry, options={"reminders": {"phones": [new.device_id]}}
    )
    await life.settle()
    asked = ("confirm", "Did you walk backwards?")
    assert (old.heard, new.heard) == ([asked, ("confirm", "clear")], [asked])


@pytest.mark.parametrize("how", ["async_remove", "async_set_disabled_by"])
async def test_nothing_is_left_on_the_phone_of_who_is_gone(
    life: Life, phone: Phone, how: str
) -> None:
    await reminded(life, phone)
    entries = life.hass.config_entries
    if how == "async_remove":
        await entries.async_remove(ADA)
    else:
        await entries.async_set_disabled_by(ADA, ConfigEntryDisabler.USER)
    await life.settle()
    assert CLEARED in phone.heard


async def test_home_assistant_that_was_down_reminds_when_it_is_back_the_same_day(
    life: Life, phone: Phone, freezer: FrozenDateTimeFactory
) -> None:
    await life.set_up(with_phones(phone))
    await life.hass.config_entries.async_unload(ADA)
    await life.moment(december(WEDNESDAY, 16))
    await life.hass.config_entries.async_setup(ADA)
    await life.settle()
    assert phone.heard == [REMINDED]
    assert life.state("event.reminder").attributes["event_type"] == "sent"


async def away(life: Life, phone: Phone) -> None:
    """Set Ada up while she is away."""
    life.hass.states.async_set("person.ada", "not_home")
    reminders = {"phones": [phone.device_id]}
    await life.set_up(walker(person="person.ada", reminders=reminders))


async def test_who_is_away_is_reminded_when_they_come_home(
    life: Life, phone: Phone
) -> None:
    await away(life, phone)
    await life.moment(december(WEDNESDAY, 14))
    assert phone.received == []
    life.hass.states.async_set("person.ada", "home")
    await life.settle()
    assert phone.heard == [REMINDED]


async def test_who_was_away_when_the_trackers_fell_silent_is_away_until_they_are_gone(
    life: Life, phone: Phone
) -> None:
    await away(life, phone)
    life.hass.states.async_set("person.ada", "unknown")
    await life.moment(december(WEDNESDAY, 14))
    assert phone.received == []
    life.hass.states.async_remove("person.ada")
    await life.settle()
    assert phone.heard == [REMINDED]


async def test_without_any_receiver_home_assistant_itself_says_it(
    life: Life,
) -> None:
    await async_setup_component(life.hass, "persistent_notification", {})
    await life.set_up(walker())
    await life.moment(december(WEDNESDAY))
    (notification,) = async_get_persistent_notifications(life.hass).values()
    assert notification["title"] == "A backwards walk today?"
    await life.turn("switch.session", on=True)
    assert not async_get_persistent_notifications(life.hass)


async def test_the_summary_says_once_that_it_is_weekly(
    life: Life, phone: Phone
) -> None:
    await life.set_up(with_phones(phone, follow_up=False))
    for day in (2, 3, 4, 7):
        await life.moment(december(day))
    assert phone.last["message"] == (
        "Last week: 0 of 2. 5 min are planned, whenever it suits you. "
        "Walking is one part: strengthening, stretching, swimming or cycling belong to "
        "it too. From now on this comes once a week, until you walk or answer."
    )
    await life.moment(december(14))
    assert phone.last["message"].endswith("belong to it too.")
    await phone.tap(phone.button(SKIP))
    await life.moment(december(16))
    assert phone.heard[-1] == REMINDED
