"""What the card shows in a browser, on a real Home Assistant: to whom, how, and when things go wrong."""

from typing import Any

from playwright.async_api import expect
import pytest

from household.browser import browsing
from household.client import DOMAIN
from household.devices import PLUG
from household.home import Home
from household.walker import Walker

from .dashboard import DASHBOARD, DESKTOP, LATE, PHONE, at_card, in_a_browser, show

pytestmark = in_a_browser


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
