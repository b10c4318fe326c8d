"""Several walkers on one belt, all of whom may say yes: never two sessions for one bout."""

from itertools import combinations, product

from homeassistant.exceptions import HomeAssistantError
import pytest

from custom_components.retro_walking.voice.acts import async_perform
from custom_components.retro_walking.voice.speakers import Speaker, walkers

from .house import House
from .life import ADA, BEN, Life, source, walker
from .phones import Shop
from .test_belts import asked, share


async def yes(life: Life, entry_id: str) -> None:
    await life.act("confirm_session", config_entry_id=entry_id)
    await life.settle()


async def test_two_yes_within_the_minute_ask_both_who_it_was(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    await yes(life, ADA)
    await life.at(540)
    await yes(life, BEN)
    assert asked(life) == ["1", "1"]
    assert life.state("sensor.sessions_this_week").state == "0"
    await yes(life, ADA)
    assert asked(life) == ["0", "0"]
    assert (life.walked(), life.walked(BEN)) == ([(0, 300, 300)], [])


async def test_a_no_to_who_it_was_is_a_yes_of_the_other(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    await yes(life, ADA)
    await yes(life, BEN)
    await life.act("discard_session", config_entry_id=ADA)
    await life.settle()
    assert asked(life) == ["0", "0"]
    assert (life.walked(), life.walked(BEN)) == ([], [(0, 300, 300)])


async def test_a_yes_after_the_minute_comes_too_late(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    await yes(life, ADA)
    await life.at(561)
    with pytest.raises(HomeAssistantError):
        await yes(life, BEN)
    assert (life.walked(), life.walked(BEN)) == ([(0, 300, 300)], [])


async def correct(life: Life, action: str, entry_id: str, **facts: str) -> None:
    await life.act(action, config_entry_id=entry_id, **facts)
    await life.settle()


async def test_a_yes_that_is_undone_leaves_the_walk_to_the_others(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    await yes(life, ADA)
    await life.at(700)
    await correct(life, "undo", ADA)
    assert asked(life) == ["1", "1"]
    await correct(life, "discard_session", ADA)
    await yes(life, BEN)
    assert asked(life) == ["0", "0"]
    assert (life.walked(), life.walked(BEN)) == ([], [(0, 300, 300)])


async def test_a_yes_that_is_deleted_leaves_the_walk_to_the_others(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    await yes(life, ADA)
    await life.at(700)
    (walk,) = life.coordinator(ADA).state.journal.sessions
    await correct(life, "delete_session", ADA, session_id=walk.session_id)
    assert asked(life) == ["0", "1"]
    await correct(life, "undo", ADA)
    assert asked(life) == ["0", "0"], "it is Ada's after all"
    assert (life.walked(), life.walked(BEN)) == ([(0, 300, 300)], [])


async def test_a_walk_that_is_moved_to_another_asks_nobody_again(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    await yes(life, ADA)
    await life.at(700)
    (walk,) = life.coordinator(ADA).state.journal.sessions
    await correct(life, "move_session", ADA, session_id=walk.session_id, to=BEN)
    assert asked(life) == ["0", "0"]
    assert (life.walked(), life.walked(BEN)) == ([], [(0, 300, 300)])


async def test_a_no_to_who_it_was_that_is_undone_has_both_be_asked_again(
    life: Life,
) -> None:
    await share(life)
    await life.walks(0, 300)
    await yes(life, ADA)
    await yes(life, BEN)
    await correct(life, "discard_session", ADA)
    await correct(life, "undo", ADA)
    assert asked(life) == ["1", "1"]
    await yes(life, ADA)
    assert (life.walked(), life.walked(BEN)) == ([(0, 300, 300)], [])


async def test_a_second_yes_by_voice_is_told_that_it_is_one(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    await yes(life, ADA)
    hass, nobody = life.hass, Speaker(None)
    outcome = await async_perform(
        hass, "RetroWalkingConfirm", {"name": "Ben"}, nobody, walkers(hass)
    )
    assert [answer.key for answer in outcome.answer] == ["of", "contested"]
    assert asked(life) == ["1", "1"]


async def test_two_who_started_by_hand_are_asked_who_it_was(life: Life) -> None:
    await share(life, ada="armed", ben="armed")
    await life.act("start_session", config_entry_id=ADA)
    await life.act("start_session", config_entry_id=BEN)
    await life.walks(5, 300)
    assert asked(life) == ["1", "1"]
    await yes(life, BEN)
    assert (life.walked(), life.walked(BEN)) == ([], [(5, 300, 295)])


async def test_what_was_answered_while_a_walker_was_not_loaded_is_settled_when_they_are(
    life: Life,
) -> None:
    await share(life)
    await life.walks(0, 300)
    await life.hass.config_entries.async_unload(BEN)
    await yes(life, ADA)
    await life.hass.config_entries.async_setup(BEN)
    await life.settle()
    assert asked(life) == ["0", "0"]
    assert (life.walked(), life.walked(BEN)) == ([(0, 300, 300)], [])


async def test_a_late_tap_on_ones_phone_has_both_be_asked_again(
    life: Life, shop: Shop
) -> None:
    phones = {name: await shop.sell(name) for name in ("ada", "ben")}
    await life.set_up(
        *(
            walker(
                source(counts_as="ask"),
                name=name.title(),
                entry_id=entry_id,
                reminders={"phones": [phones[name].device_id]},
            )
            for name, entry_id in (("ada", ADA), ("ben", BEN))
        )
    )
    await life.walks(0, 300)
    taps = [(phone, phone.button("Yes")) for phone in phones.values()]
    for phone, button in taps:
        await phone.tap(button)
        await life.settle()
    assert asked(life) == ["1", "1"]
    for phone in phones.values():
        questions = [m["message"] for m in phone.received if "belt ran" in m["message"]]
        assert questions[-1].endswith("Somebody else has said yes as well: was it you?")
    await phones["ben"].tap(phones["ben"].button("No"))
    await life.settle()
    assert (life.walked(), life.walked(BEN)) == ([(0, 300, 300)], [])
    assert ("confirm", "clear") in phones["ada"].heard[-1:]


@pytest.mark.newest
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("counts_as", product(["ask", "armed"], repeat=2))
async def test_whoever_says_what_and_when_a_bout_is_one_walk(
    life: Life, seed: int, counts_as: tuple[str, str]
) -> None:
    house = House(life, seed)
    await house.moves_in((*counts_as, "ask"))
    for _ in range(6):
        await house.bout()
    yeses = [session for session in house.sessions() if session.confirmed]
    assert yeses
    for one, other in combinations(yeses, 2):
        assert not one.overlaps(other.start, other.end)
