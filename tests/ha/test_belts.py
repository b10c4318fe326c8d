"""Several walkers on one belt: each is asked, and one yes settles it for all."""

from homeassistant.exceptions import ServiceValidationError
import pytest

from .life import ADA, BEN, STILL, WALK, Life, source, walker


async def share(life: Life, ada: str = "ask", ben: str = "ask") -> None:
    for person in ("ada", "ben"):
        life.hass.states.async_set(f"person.{person}", "home")
    await life.set_up(
        walker(source(counts_as=ada), person="person.ada"),
        walker(source(counts_as=ben), name="Ben", entry_id=BEN, person="person.ben"),
    )


def asked(life: Life) -> list[str]:
    return [
        life.state("sensor.sessions_to_confirm", entry_id=e).state for e in (ADA, BEN)
    ]


async def test_each_walker_is_asked_and_one_yes_settles_it(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    assert asked(life) == ["1", "1"]
    await life.act("confirm_session", config_entry_id=BEN)
    assert asked(life) == ["0", "0"]
    assert (life.walked(), life.walked(BEN)) == ([], [(0, 300, 300)])


async def test_a_no_leaves_the_others_asked(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    await life.act("discard_session", config_entry_id=BEN)
    assert asked(life) == ["1", "0"]


async def test_who_starts_by_hand_has_said_yes(life: Life) -> None:
    await share(life, ada="armed")
    await life.act("start_session", config_entry_id=ADA)
    await life.walks(5, 300)
    assert asked(life) == ["0", "0"]
    assert (life.walked(), life.walked(BEN)) == ([(5, 300, 295)], [])


async def test_a_yes_before_the_others_bout_is_over_settles_it_as_well(
    life: Life,
) -> None:
    await share(life, ada="armed")
    await life.shows(0, WALK)
    await life.at(20)
    await life.act("start_session", config_entry_id=ADA)
    await life.at(250)
    await life.act("stop_session", config_entry_id=ADA)
    await life.shows(300, STILL)
    await life.at(500)
    assert asked(life) == ["0", "0"]
    assert (life.walked(), life.walked(BEN)) == ([(20, 250, 230)], [])


@pytest.mark.parametrize(
    ("ada", "ben", "expected"),
    [
        ("home", "not_home", ["1", "0"]),
        ("not_home", "not_home", ["1", "1"]),
        ("home", "unknown", ["1", "1"]),
        ("work", "home", ["0", "1"]),
    ],
    ids=["one is away", "both are away", "nobody knows", "in another zone"],
)
async def test_presence_narrows_the_question(
    life: Life, ada: str, ben: str, expected: list[str]
) -> None:
    await share(life)
    life.hass.states.async_set("person.ada", ada)
    life.hass.states.async_set("person.ben", ben)
    heard = life.hears()
    await life.walks(0, 300)
    assert asked(life) == expected
    ending = ["needs_confirmation"] if expected[0] == "1" else ["discarded"]
    assert heard[-1:] == ending


async def test_a_walker_alone_on_a_belt_is_asked_though_away(life: Life) -> None:
    life.hass.states.async_set("person.ada", "not_home")
    await life.set_up(walker(source(counts_as="ask"), person="person.ada"))
    await life.walks(0, 300)
    assert life.shown("sensor.sessions_to_confirm") == ["1"]


async def test_anothers_yes_takes_no_change_back(life: Life) -> None:
    await share(life)
    await life.walks(0, 300)
    logged = {"start": "2026-11-23 09:00:00", "minutes": 5}
    await life.act("log_session", config_entry_id=BEN, **logged)
    await life.act("confirm_session", config_entry_id=ADA)
    await life.act("undo", config_entry_id=BEN)
    assert asked(life) == ["0", "0"]
    assert (life.walked(), life.walked(BEN)) == ([(0, 300, 300)], [])


async def test_what_anothers_yes_took_away_is_no_change_to_take_back(
    life: Life,
) -> None:
    await share(life)
    await life.walks(0, 300)
    (waiting,) = life.coordinator(BEN).state.journal.sessions
    edited = {"session_id": waiting.session_id, "note": "mine?"}
    await life.act("edit_session", config_entry_id=BEN, **edited)
    await life.act("confirm_session", config_entry_id=ADA)
    with pytest.raises(ServiceValidationError) as refusal:
        await life.act("undo", config_entry_id=BEN)
    assert refusal.value.translation_key == "nothing_to_undo"
