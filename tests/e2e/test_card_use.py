"""What is done with card and dashboard in a browser, on a real Home Assistant: clicked, typed, taken back."""

from datetime import datetime, timedelta

from playwright.async_api import expect

from household.browser import browsing
from household.client import DOMAIN
from household.home import Home
from household.walker import Walker

from .dashboard import LATE, at_card, counted, in_a_browser, show

pytestmark = in_a_browser

EMPTY = "empty-one"


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


async def test_the_card_is_picked_set_up_and_saved_by_click(
    home: Home, ada: Walker
) -> None:
    sections = [{"type": "grid", "cards": []}]
    views = [{"title": "Home", "type": "sections", "sections": sections}]
    await home.client.add_dashboard(EMPTY, {"views": views}, title="Empty")
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


async def test_the_programme_begins_as_soon_as_all_of_the_list_is_so(
    home: Home, ada: Walker
) -> None:
    ben = await Walker.set_up(home.client, "Ben")
    start = (datetime.now().astimezone() - timedelta(hours=1)).isoformat()
    facts = {"config_entry_id": ben.entry_id, "start": start, "minutes": 5}
    await ben.client.act(DOMAIN, "log_session", **facts)
    await show(home, {"walker": ben.entry_id})
    async with at_card(home) as (_, card):
        await card.get_by_text("Before the minutes grow").click()
        await card.get_by_role("button", name="All of it is so").click()
        await ben.until("sensor.programme_state", "active")
        await expect(card.get_by_text("Week 1 · Active")).to_be_visible()
