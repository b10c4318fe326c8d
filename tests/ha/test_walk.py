"""A walk, as Home Assistant shows it."""

from homeassistant.core import HomeAssistant
import pytest

from .life import ADA, BEN, STILL, WALK, Life, source, walker


async def test_a_walk_moves_the_week(life: Life) -> None:
    await life.set_up(walker())
    assert life.shown("sensor.sessions_this_week", "binary_sensor.walk_due") == [
        "0",
        "on",
    ]
    heard = life.hears()
    await life.shows(0, STILL)
    await life.shows(60, WALK)
    await life.at(75)
    assert life.shown("sensor.status", "switch.session", "binary_sensor.walk_due") == [
        "walking",
        "on",
        "off",
    ]
    await life.shows(360, STILL)
    await life.at(371)
    assert life.shown("sensor.status", "switch.session") == ["paused", "on"]
    await life.at(500)
    assert life.shown(
        "sensor.status",
        "sensor.sessions_this_week",
        "sensor.minutes_this_week",
        "sensor.week_status",
        "sensor.next_walk",
        "sensor.last_session",
        "binary_sensor.behind",
    ) == [
        "idle",
        "1",
        "5.0",
        "on_track",
        "2026-11-25",
        "2026-11-23T11:06:00+00:00",
        "off",
    ]
    assert heard == ["started", "target_reached", "paused", "finished"]


async def test_the_event_tells_the_facts_of_the_walk(life: Life) -> None:
    await life.set_up(walker())
    await life.walks(0, 300)
    facts = life.state("event.session").attributes
    assert facts["start"] == "2026-11-23T12:00:00+01:00"
    assert facts["end"] == "2026-11-23T12:05:00+01:00"
    assert (facts["active_minutes"], facts["confirmed"]) == (5.0, True)


async def test_the_switch_starts_and_stops_a_walk(life: Life) -> None:
    await life.set_up(walker())
    await life.turn("switch.session", on=True)
    await life.turn("switch.session", on=True)
    assert life.shown("sensor.status") == ["walking"]
    await life.at(400)
    await life.turn("switch.session", on=False)
    await life.turn("switch.session", on=False)
    assert life.walked() == [(0, 400, 400)]


async def test_the_hold_switch_holds_the_week(life: Life) -> None:
    await life.set_up(walker())
    await life.turn("switch.hold", on=True)
    assert life.shown("sensor.week_status", "sensor.next_walk") == [
        "on_hold",
        "unknown",
    ]
    await life.turn("switch.hold", on=False)
    assert life.shown("sensor.week_status", "switch.hold") == ["on_track", "off"]


async def test_a_walk_that_has_to_be_asked_about_waits_for_the_button(
    life: Life,
) -> None:
    await life.set_up(walker(source(counts_as="ask")))
    heard = life.hears()
    await life.walks(0, 300)
    assert life.shown("sensor.sessions_to_confirm", "sensor.sessions_this_week") == [
        "1",
        "0",
    ]
    await life.press("confirm_session")
    assert life.shown("sensor.sessions_to_confirm", "sensor.sessions_this_week") == [
        "0",
        "1",
    ]
    await life.walks(1000, 1300)
    await life.press("discard_session")
    assert life.walked() == [(0, 300, 300)]
    ending = ["target_reached", "paused", "finished", "needs_confirmation"]
    assert heard == ["started", *ending, "confirmed", "started", *ending, "discarded"]


async def test_a_source_shows_whether_it_is_active(
    life: Life, hass: HomeAssistant
) -> None:
    entry = walker()
    await life.set_up(entry)
    source_id = next(iter(entry.subentries))
    coordinator = life.coordinator()
    assert coordinator.data.active[source_id] is None
    await life.shows(0, WALK)
    assert coordinator.data.active[source_id]
    await life.shows(5, STILL)
    assert coordinator.data.active[source_id] is False


async def test_several_sources_make_one_walk(life: Life) -> None:
    pad = source("binary_sensor.pad", kind="state")
    await life.set_up(walker(source(), pad))
    await life.shows(0, WALK)
    await life.shows(3, "on", "binary_sensor.pad", {})
    await life.at(20)
    await life.shows(300, "off", "binary_sensor.pad", {})
    await life.shows(302, STILL)
    await life.at(500)
    assert life.walked() == [(0, 302, 302)]


async def test_a_plug_that_is_walking_at_the_set_up_is_a_walk_from_then_on(
    life: Life,
) -> None:
    life.report(WALK)
    await life.at(500)
    await life.set_up(walker())
    await life.at(515)
    await life.shows(800, STILL)
    await life.at(1000)
    assert life.walked() == [(500, 800, 300)]


async def test_a_walk_without_any_source_is_kept_by_hand(life: Life) -> None:
    await life.set_up(walker(None))
    await life.turn("switch.session", on=True)
    await life.at(400)
    await life.turn("switch.session", on=False)
    assert life.shown("sensor.sessions_this_week") == ["1"]


@pytest.mark.parametrize("noise", [["1.6", "1.7"], ["unavailable", "1.6"], ["39", "2"]])
async def test_idle_noise_changes_no_state(life: Life, noise: list[str]) -> None:
    await life.set_up(walker())
    await life.shows(0, STILL)
    before = life.updates()
    for n in range(100):
        await life.shows(10 + n, noise[n % 2])
    assert life.updates() == before


async def test_two_walkers_are_kept_apart(life: Life) -> None:
    ben = walker(source("sensor.other_plug"), name="Ben", entry_id=BEN)
    await life.set_up(walker(), ben)
    await life.walks(0, 300)
    assert life.shown("sensor.sessions_this_week") == ["1"]
    assert life.shown("sensor.sessions_this_week", entry_id=BEN) == ["0"]
    assert life.walked(ADA) == [(0, 300, 300)]
