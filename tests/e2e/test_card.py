"""The card and the dashboard in a browser, on a real Home Assistant: clicked, typed, read, taken away."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
import os
from typing import Any
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, expect
import pytest
import pytest_asyncio

from custom_components.retro_walking.core.settings import Settings
from household.browser import Browser, browsing, find_browser
from household.client import DOMAIN
from household.devices import PLUG
from household.home import Home
from household.past_life import give, lived
from household.walker import Walker

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        find_browser() is None and os.environ.get("CI") != "true",
        reason="There is no browser here.",
    ),
]

DASHBOARD, EMPTY = "knee-and-week", "empty-one"
LATE = 20_000
"""Milliseconds; a page is painted late on a small machine."""

PHONE, DESKTOP = (360, 780), (1280, 1000)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ada(home: Home) -> AsyncGenerator[Walker]:
    """Have a walker who has walked for half a year, and a dashboard with nothing but the card."""
    await home.client.show(PLUG, 1.6)
    ada = await Walker.set_up(home.client, "Ada", PLUG)
    zone = ZoneInfo((await home.client.get("/api/config"))["time_zone"])
    await give(home, {ada.entry_id: lived(datetime.now(UTC), 22, Settings(zone=zone))})
    await home.client.show(PLUG, 1.6)
    facts = {"url_path": DASHBOARD, "title": "Knee", "mode": "storage"}
    await home.client.call("lovelace/dashboards/create", **facts)
    await show(home, {})
    yield ada
    assert home.complaints() == []


async def show(home: Home, chosen: dict[str, Any]) -> None:
    """Have the dashboard hold one card, with what was chosen for it."""
    card = {"type": "custom:retro-walking-card", **chosen}
    views = [{"title": "Card", "type": "panel", "cards": [card]}]
    await home.client.call(
        "lovelace/config/save", url_path=DASHBOARD, config={"views": views}
    )


@asynccontextmanager
async def at_card(home: Home, **look: Any) -> AsyncIterator[tuple[Browser, Locator]]:
    """Look at the card; nothing may be wrong with the page in the end."""
    async with browsing(home, **look) as browser:
        await browser.open(f"{DASHBOARD}/0")
        card = browser.page.locator("retro-walking-card")
        await card.locator(".body").wait_for(timeout=LATE)
        yield browser, card
        assert browser.complaints == []


async def counted(ada: Walker) -> int:
    return len(await ada.sessions())


async def test_a_new_user_has_the_dashboard_in_three_clicks(
    home: Home, ada: Walker
) -> None:
    async with browsing(home) as browser:
        page = browser.page
        await browser.open("config/lovelace/dashboards")
        await page.get_by_text("Add dashboard").first.click(timeout=LATE)
        await page.get_by_text("Retro Walking").first.click()
        create = page.get_by_role("button", name="Create")
        await create.click()
        await create.wait_for(state="detached")
        await browser.open("retro-walking")
        await expect(page.locator("retro-walking-card h2")).to_have_text(
            "Ada", timeout=LATE
        )
        await expect(page.locator("hui-statistics-graph-card")).to_have_count(3)
        await expect(page.locator("hui-calendar-card")).to_be_visible()
        await expect(page.locator("hui-tile-card").first).to_be_visible()
        await page.set_viewport_size({"width": 320, "height": 700})
        await expect(page.locator("retro-walking-log li").first).to_be_visible()
        assert browser.complaints == []


async def test_the_picker_offers_the_card_for_our_entities_and_for_no_other(
    home: Home, ada: Walker
) -> None:
    async with browsing(home) as browser:
        page = browser.page
        await browser.open(f"{DASHBOARD}/0?edit=1")
        await page.locator("retro-walking-card .body").wait_for(timeout=LATE)
        suggested = await page.evaluate(
            """([ours, other]) => {
                const { hass } = document.querySelector("home-assistant");
                const card = window.customCards.find(({ type }) => type === "retro-walking-card");
                return [card.name, card.getEntitySuggestion(hass, ours), card.getEntitySuggestion(hass, other)];
            }""",
            [ada.entities["sensor.week_status"], PLUG.entity_id],
        )
        card = {"type": "custom:retro-walking-card", "walker": ada.entry_id}
        assert suggested == ["Retro Walking", {"config": card}, None]


async def test_the_card_is_picked_set_up_and_saved_by_click(
    home: Home, ada: Walker
) -> None:
    sections = [{"type": "grid", "cards": []}]
    views = [{"title": "Home", "type": "sections", "sections": sections}]
    facts = {"url_path": EMPTY, "title": "Empty", "mode": "storage"}
    await home.client.call("lovelace/dashboards/create", **facts)
    await home.client.call(
        "lovelace/config/save", url_path=EMPTY, config={"views": views}
    )
    async with browsing(home) as browser:
        page = browser.page
        await browser.open(f"{EMPTY}/0?edit=1")
        await page.get_by_role("button", name="Add card").first.click(timeout=LATE)
        await page.get_by_text("By card").click()
        await page.get_by_placeholder("Search cards").fill("retro")
        await page.locator("hui-card-picker retro-walking-card .body").wait_for()
        await page.locator("hui-card-picker .card").first.click()
        editor = page.locator("hui-dialog-edit-card")
        await editor.locator("ha-selector-text input").fill("My knee")
        await editor.get_by_text("Last walks", exact=True).first.click()
        await editor.get_by_role("button", name="Save").last.click()
        card = page.locator("hui-view retro-walking-card")
        await expect(card.locator("h2")).to_have_text("My knee", timeout=LATE)
        await expect(card.locator("retro-walking-log")).to_have_count(0)
        assert browser.complaints == []
    config = await home.client.call("lovelace/config", url_path=EMPTY)
    (card,) = config["views"][0]["sections"][0]["cards"]
    assert card == {
        "type": "custom:retro-walking-card",
        "title": "My knee",
        "hide": ["log"],
    }


async def test_a_walk_is_started_and_stopped_by_click(home: Home, ada: Walker) -> None:
    async with at_card(home) as (_, card):
        await card.get_by_role("button", name="Start").dblclick()
        await expect(card.get_by_role("timer")).to_contain_text("0:0", timeout=LATE)
        await expect(card.get_by_role("alert")).to_have_count(0)
        assert await ada.state("sensor.status") == "walking"
        await expect(card.get_by_role("timer")).to_contain_text("0:02", timeout=LATE)
        await card.get_by_role("button", name="Stop").click()
        await expect(card.get_by_role("timer")).to_have_count(0)
        assert await ada.state("sensor.status") == "idle"


async def test_the_knee_is_scored_with_nothing_but_keys(
    home: Home, ada: Walker
) -> None:
    async with at_card(home) as (browser, card):
        await card.get_by_role("button", name="Start").focus()
        press = browser.page.keyboard.press
        for key in ("Tab", "Space", "ArrowRight", "ArrowRight", "Tab", "Enter"):
            await press(key)
        await expect(card.locator("retro-walking-knee")).to_contain_text(
            "Saved.", timeout=LATE
        )
    await ada.until("sensor.knee_pain", "2")


async def test_a_walk_is_added_corrected_deleted_and_brought_back(
    home: Home, ada: Walker
) -> None:
    before = await counted(ada)
    yesterday = datetime.now() - timedelta(days=1)  # noqa: DTZ005
    async with at_card(home) as (_, card):
        log = card.locator("retro-walking-log")
        await log.get_by_role("button", name="Add").click()
        await log.get_by_label("Start").fill(f"{yesterday:%Y-%m-%d}T23:45")
        await log.get_by_label("Minutes").fill("6")
        await log.get_by_label("Note").fill("calm")
        await log.get_by_role("button", name="Save").click()
        await expect(log.get_by_role("dialog")).to_have_count(0)
        await wait_for(ada, before + 1)

        added = log.locator("li", has_text="calm")
        await added.get_by_role("button", name="Edit").click()
        await expect(log.get_by_role("dialog")).to_contain_text("Edit: Yesterday, ")
        await log.get_by_label("Minutes").fill("7")
        await log.get_by_label("Worst pain").fill("3")
        await log.get_by_role("button", name="Save").click()
        await expect(added).to_contain_text("7 min")
        await expect(added).to_contain_text("Pain 3")

        await added.get_by_role("button", name="Delete").click()
        await log.get_by_role("dialog").get_by_role("button", name="Delete").click()
        await expect(log).to_contain_text("Deleted.")
        await wait_for(ada, before)
        undo = log.get_by_role("button", name="Undo")
        await expect(undo).to_be_focused()
        await undo.click()
        await wait_for(ada, before + 1)


async def test_two_deletions_at_once_are_both_done_and_only_the_last_is_brought_back(
    home: Home, ada: Walker
) -> None:
    notes = {"19": "the first", "20": "the second"}
    for day, note in notes.items():
        start = f"2026-11-{day} 23:15"
        await home.client.act(DOMAIN, "log_session", start=start, minutes=4, note=note)
    before = await counted(ada)
    async with at_card(home) as (_, card):
        log = card.locator("retro-walking-log")
        while not await log.locator("li", has_text="the first").count():
            await log.get_by_role("button", name="Show more").click()
        for note in ("the second", "the first"):
            row = log.locator("li", has_text=note)
            await row.get_by_role("button", name="Delete").click()
            await log.get_by_role("dialog").get_by_role("button", name="Delete").click()
        await expect(log.get_by_role("dialog")).to_have_count(0)
        await wait_for(ada, before - 2)
        await log.get_by_role("button", name="Undo").click()
        await wait_for(ada, before - 1)
    left = [one["note"] for one in await ada.sessions()]
    assert ("the first" in left, "the second" in left) == (True, False)


async def test_two_scores_in_a_row_are_both_saved_and_thanked_for_a_moment(
    home: Home, ada: Walker
) -> None:
    async with at_card(home) as (_, card):
        knee = card.locator("retro-walking-knee")
        save = knee.get_by_role("button", name="Save")
        for score in ("3", "4"):
            await knee.get_by_role("radio", name=f"{score} of 10").click()
            await save.click()
            await expect(save).to_be_disabled()
        await expect(knee.get_by_role("status")).to_contain_text("Saved")
        await expect(knee.get_by_role("status")).to_contain_text(
            "Last: 4", timeout=9000
        )


async def wait_for(ada: Walker, sessions: int) -> None:
    for _ in range(100):
        if await counted(ada) == sessions:
            return
    assert await counted(ada) == sessions


async def test_what_is_refused_is_said_and_what_was_typed_stays(
    home: Home, ada: Walker
) -> None:
    before = await counted(ada)
    async with at_card(home) as (_, card):
        log = card.locator("retro-walking-log")
        await log.get_by_role("button", name="Add").click()
        await log.get_by_label("Start").fill("2035-06-01T07:45")
        await log.get_by_label("Note").fill("far ahead")
        await log.get_by_role("button", name="Save").click()
        await expect(log.get_by_role("alert")).to_contain_text("yet to come")
        assert await log.get_by_label("Note").input_value() == "far ahead"
        await log.get_by_label("Start").fill("2026-06-02T07:45")
        await log.get_by_role("button", name="Save").click()
        await expect(log.get_by_role("dialog")).to_have_count(0)
        await wait_for(ada, before + 1)

        await ada.client.act(DOMAIN, "raise_red_flag")
        await card.get_by_role("button", name="Start").click()
        alert = card.get_by_role("alert").filter(has_text="All right")
        await expect(alert).to_contain_text("Stop now", timeout=LATE)
        await alert.get_by_role("button", name="All right").click()
        await card.get_by_role("button", name="It is settled").click()
        await expect(card.get_by_role("alert")).to_have_count(0)
        await expect(card.locator(".group").first).to_be_focused()


async def test_the_text_of_a_note_is_never_a_piece_of_the_page(
    home: Home, ada: Walker
) -> None:
    note = "<img src=x onerror=alert(1)>"
    await home.client.act(
        DOMAIN, "log_session", start="2026-11-01 07:45", minutes=6, note=note
    )
    async with at_card(home, size=(1280, 3000)) as (_, card):
        log = card.locator("retro-walking-log")
        for _ in range(6):
            if await log.get_by_text(note).count():
                break
            await log.get_by_role("button", name="Show more").click()
        await expect(log.get_by_text(note).first).to_be_visible()
        assert await log.locator("img").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_nothing_serious_keeps_anybody_out(
    home: Home, ada: Walker, theme: str, size: tuple[int, int]
) -> None:
    async with at_card(home, theme=theme, size=size, calm=True) as (browser, card):
        assert await browser.audit("retro-walking-card") == []
        await card.get_by_role("button", name="Add", exact=True).click()
        assert await browser.audit("retro-walking-form") == []
        wide = await card.evaluate("(card) => card.scrollWidth <= card.clientWidth")
        assert wide, "something is wider than the card"


async def test_the_card_speaks_the_language_of_who_looks(
    home: Home, ada: Walker
) -> None:
    async with at_card(home, language="de") as (_, card):
        await expect(card.get_by_role("button", name="min").first).to_contain_text(
            "Start"
        )
        await expect(card.locator("retro-walking-knee")).to_contain_text("Knie")


async def test_the_map_is_read_with_arrow_keys(home: Home, ada: Walker) -> None:
    async with at_card(home) as (browser, card):
        await card.locator("retro-walking-heat td[tabindex='0']").focus()
        await browser.page.keyboard.press("ArrowLeft")
        focused = card.locator("retro-walking-heat td[tabindex='0']")
        await expect(focused).to_be_focused()
        label = await focused.get_attribute("aria-label")
        assert label is not None
        await expect(card.locator("retro-walking-heat .foot")).to_contain_text(label)


async def test_the_card_goes_on_when_home_assistant_has_been_away(
    home: Home, ada: Walker
) -> None:
    async with at_card(home) as (browser, card):
        await home.stop()
        await expect(card.locator("p.notice")).to_contain_text(
            "The connection to Home Assistant is lost", timeout=LATE
        )
        await home.start()
        await expect(card.locator("p.notice")).to_have_count(0, timeout=60_000)
        await home.client.show(PLUG, 1.6)
        await card.get_by_role("button", name="Start").click()
        await expect(card.get_by_role("timer")).to_be_visible(timeout=LATE)
        await card.get_by_role("button", name="Stop").click()
        browser.complaints.clear()


async def test_several_walkers_are_chosen_among(home: Home, ada: Walker) -> None:
    async with at_card(home) as (_, card):
        ben = await Walker.set_up(home.client, "Ben")
        await card.get_by_role("button", name="Ben").click(timeout=LATE)
        await expect(card.get_by_role("button", name="Ben")).to_have_attribute(
            "aria-pressed", "true"
        )
        await expect(card.locator("retro-walking-log")).to_contain_text("Nothing yet")
        await home.client.delete(f"/api/config/config_entries/entry/{ben.entry_id}")
        await expect(card.locator("h2")).to_have_text("Ada", timeout=LATE)


async def test_a_walker_who_was_renamed_has_the_new_name_without_a_reload(
    home: Home, ada: Walker
) -> None:
    async def rename(title: str) -> None:
        facts = {"entry_id": ada.entry_id, "title": title}
        await home.client.call("config_entries/update", **facts)

    async with at_card(home) as (_, card):
        for title in ("Ada L.", "Ada"):
            await rename(title)
            await expect(card.locator("h2")).to_have_text(title, timeout=LATE)


async def test_a_part_that_does_not_exist_is_named(home: Home, ada: Walker) -> None:
    await show(home, {"hide": ["charts", "log"]})
    async with at_card(home) as (_, card):
        await expect(card.get_by_role("alert")).to_contain_text("called charts")
        await expect(card.locator("retro-walking-log")).to_have_count(0)
    await show(home, {})


@pytest.mark.parametrize("look", [{"size": (320, 700)}, {"own_colours": True}])
async def test_the_smallest_phone_and_colours_of_ones_own_show_everything(
    home: Home, ada: Walker, look: dict[str, Any]
) -> None:
    async with at_card(home, **look) as (browser, card):
        await expect(card.locator("retro-walking-log li").first).to_be_visible()
        await card.get_by_role("radio", name="5 of 10").click()
        wide = "({ scrollWidth, clientWidth }) => scrollWidth - clientWidth"
        assert await card.locator("ha-card").evaluate(wide) <= 0
        assert await browser.audit("retro-walking-card") == []


async def test_a_card_whose_walker_is_gone_says_so(home: Home, ada: Walker) -> None:
    ben = await Walker.set_up(home.client, "Ben")
    await show(home, {"walker": ben.entry_id})
    async with at_card(home) as (_, card):
        await home.client.delete(f"/api/config/config_entries/entry/{ben.entry_id}")
        await expect(card.locator("p.notice")).to_contain_text(
            "This walker is not there any more", timeout=LATE
        )
    await show(home, {})


async def test_a_card_whose_walker_is_not_loaded_says_so_and_goes_on(
    home: Home, ada: Walker
) -> None:
    async with at_card(home) as (_, card):
        facts = {"entry_id": ada.entry_id}
        disable = "config_entries/disable"
        await home.client.call(disable, **facts, disabled_by="user")
        await expect(card.locator("p.notice")).to_be_visible(timeout=LATE)
        await home.client.call(disable, **facts, disabled_by=None)
        await expect(card.locator("p.notice")).to_have_count(0, timeout=LATE)


async def test_days_and_times_are_those_of_the_home_wherever_one_looks_from(
    home: Home, ada: Walker
) -> None:
    seen = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        async with at_card(home, zone=zone) as (_, card):
            today = card.locator(".days .today i")
            rows = card.locator("retro-walking-log li").first
            seen.append(
                (await today.get_attribute("aria-label"), await rows.inner_text())
            )
    assert seen[0] == seen[1]
