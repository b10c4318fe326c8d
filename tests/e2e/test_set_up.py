"""Somebody sets Retro Walking up, by clicks, and has the walks that the plug saw before."""

import os

import pytest

from household.browser import browsing, find_browser
from household.client import DOMAIN
from household.home import Home
from household.set_up import plugged_in, steps

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        find_browser() is None and os.environ.get("CI") != "true",
        reason="there is no Chromium here",
    ),
]


async def test_four_steps_of_a_dialog_are_all_there_is_to_it(home: Home) -> None:
    await plugged_in(home)
    async with browsing(home) as browser:
        seen = [step async for step, _ in steps(browser, "Ada")]
    assert seen == ["who", "whose", "past", "how-often"]
    (ada,) = await home.client.call("config_entries/get", domain=DOMAIN)
    assert (ada["title"], ada["state"]) == ("Ada", "loaded")
    answer = await home.client.ask("get_sessions", config_entry_id=ada["entry_id"])
    assert len(answer["sessions"]) == 8
    assert browser.complaints == home.complaints() == []
