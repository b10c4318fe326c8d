"""What is refused in a set-up, with a sentence, and corrected there."""

from typing import Any

from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers.translation import async_get_translations
import pytest

from custom_components.retro_walking.const import DOMAIN

from .forms import GOAL, asked, flow
from .life import PLUG, WATTS, Life, source, walker
from .test_flow import SPEED, answers


async def refusals(life: Life) -> dict[str, str]:
    """Return the sentences of the set-up's errors."""
    words = await async_get_translations(life.hass, "en", "config", {DOMAIN})
    return {k.rsplit(".", 1)[1]: v for k, v in words.items() if ".error." in k}


@pytest.mark.parametrize(
    ("step", "errors"),
    [
        ({"name": "  "}, {"name": "name_is_empty"}),
        ({"name": "ADA"}, {"name": "name_is_taken"}),
        (
            {"name": "Ben", "entity_id": "sensor.nowhere"},
            {"entity_id": "entity_not_found"},
        ),
        (
            {"name": "Ben", "entity_id": "sensor.warmth"},
            {"entity_id": "entity_is_no_source"},
        ),
        (
            {"name": "Ben", "entity_id": "sensor.ada_status"},
            {"entity_id": "entity_is_own"},
        ),
    ],
    ids=[
        "no name",
        "a name that is taken",
        "no such entity",
        "no belt",
        "our own entity",
    ],
)
async def test_a_walker_that_cannot_be_is_refused_and_can_be_corrected(
    life: Life, step: dict[str, str], errors: dict[str, str]
) -> None:
    await life.set_up(walker())
    life.report("21", "sensor.warmth", {"unit_of_measurement": "°C"})
    life.report("1.6", "sensor.good", WATTS)
    result = await flow(life.hass, step)
    assert (result["step_id"], result["errors"]) == ("user", errors)
    assert set(errors.values()) <= set(await refusals(life))
    result = await flow(
        life.hass, step, {"name": "Ben", "entity_id": "sensor.good"}, answers(), GOAL
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize(
    ("state", "attributes", "answer", "errors"),
    [
        (
            "1.6",
            WATTS,
            answers(on_threshold=20, off_threshold=21),
            {"detection": "off_above_on"},
        ),
        (
            "1.6",
            SPEED,
            answers("speed", on_threshold=2, off_threshold=1, upper_bound=1.5),
            {"detection": "bound_below_on"},
        ),
        ("on", {}, answers("power"), {"kind": "no_number"}),
        ("1.6", WATTS, answers("speed"), {"kind": "unit_does_not_fit"}),
        ("1.6", {}, answers("power"), {"kind": "unit_does_not_fit"}),
    ],
    ids=["off above on", "bound below on", "no number", "wrong unit", "no unit"],
)
async def test_a_source_that_cannot_be_is_refused(
    life: Life,
    state: str,
    attributes: dict[str, Any],
    answer: dict[str, Any],
    errors: dict[str, str],
) -> None:
    life.report(state, attributes=attributes)
    first = {"name": "Ada", "entity_id": PLUG}
    result = await flow(life.hass, first)
    detection = {k: v for k, v in asked(result, "detection").items() if v is not None}
    if answer["kind"] != asked(result)["kind"]:
        answer = {**answer, "detection": detection}
    result = await flow(life.hass, first, answer)
    assert (result["step_id"], result["errors"]) == ("source", errors)
    assert set(errors.values()) <= set(await refusals(life))


async def test_an_entity_that_belongs_to_one_walker_alone_cannot_be_anothers(
    life: Life,
) -> None:
    life.report("1.6")
    await life.set_up(walker())
    first = {"name": "Ben", "entity_id": PLUG}
    for counts_as in ("backwards", "ask"):
        result = await flow(life.hass, first, answers(counts_as=counts_as))
        assert result["errors"] == {"base": "belt_is_taken"}
        assert result["description_placeholders"]["walker"] == "Ada"


async def test_after_a_wrong_kind_the_right_one_still_has_its_own_numbers(
    life: Life,
) -> None:
    life.report("1.6", attributes=WATTS)
    first = {"name": "Ada", "entity_id": PLUG}
    result = await flow(life.hass, first, answers("speed"))
    assert result["errors"] == {"kind": "unit_does_not_fit"}
    for step in (answers("power"), GOAL):
        result = await life.hass.config_entries.flow.async_configure(
            result["flow_id"], step
        )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    (stored,) = result["result"].subentries.values()
    assert stored.data["kind"] == "power"
    assert stored.data["on_threshold"] == 40


async def test_a_belt_may_be_shared_by_walkers_who_are_asked(life: Life) -> None:
    life.report("1.6")
    await life.set_up(walker(source(counts_as="armed")))
    first = {"name": "Ben", "entity_id": PLUG}
    assert asked(await flow(life.hass, first))["counts_as"] == "ask"
    result = await flow(life.hass, first, answers(counts_as="backwards"))
    assert result["errors"] == {"counts_as": "belt_is_shared"}
    result = await flow(life.hass, first, answers(counts_as="ask"), GOAL)
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize(
    ("names", "error"), [("XX", "name_is_taken"), ("XY", "belt_is_taken")]
)
async def test_of_two_set_ups_at_once_the_second_is_looked_at_again(
    life: Life, names: str, error: str
) -> None:
    life.report("1.6")
    flows = [
        await flow(life.hass, {"name": name, "entity_id": PLUG}, answers())
        for name in names
    ]
    results = [
        await life.hass.config_entries.flow.async_configure(begun["flow_id"], GOAL)
        for begun in flows
    ]
    assert results[0]["type"] is FlowResultType.CREATE_ENTRY
    assert results[1]["errors"] == {"base": error}


async def test_a_source_without_a_word_for_walking_is_refused(life: Life) -> None:
    life.report("on", "switch.pad", {})
    first = {"name": "Ada", "entity_id": "switch.pad"}
    words = answers("state", active_words=[], pause_words=["on"])
    assert (await flow(life.hass, first, words))["errors"] == {
        "detection": "no_active_words"
    }


async def test_an_entity_of_another_kind_is_no_source(life: Life) -> None:
    life.report("on", "light.kitchen", {})
    result = await flow(life.hass, {"name": "Ada", "entity_id": "light.kitchen"})
    assert result["errors"] == {"entity_id": "entity_is_no_source"}


@pytest.mark.parametrize(
    ("goal", "error"),
    [
        ({"least": 4, "most": 3, "rest_days": 0}, "least_above_most"),
        ({"least": 2, "most": 5, "rest_days": 1}, "goal_does_not_fit"),
    ],
)
async def test_a_goal_that_cannot_be_is_refused_and_can_be_corrected(
    life: Life, goal: dict[str, int], error: str
) -> None:
    result = await flow(life.hass, {"name": "Ada"}, goal)
    assert result["errors"] == {"base": error}
    assert asked(result) == goal, "what was typed stays"
    sentence = (await refusals(life))[error]
    assert "{" not in sentence.format(**result["description_placeholders"])
    result = await flow(life.hass, {"name": "Ada"}, goal, GOAL)
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize(
    "attributes",
    [
        {"unit_of_measurement": "m", "state_class": "measurement"},
        {
            "unit_of_measurement": "kWh",
            "device_class": "energy",
            "state_class": "total_increasing",
        },
    ],
    ids=["how far something is away", "energy, which grows in standby as well"],
)
async def test_what_looks_like_a_counter_of_walks_is_no_source(
    life: Life, attributes: dict[str, str]
) -> None:
    life.report("1.25", "sensor.a", attributes)
    result = await flow(life.hass, {"name": "Ada", "entity_id": "sensor.a"})
    assert result["errors"] == {"entity_id": "entity_is_no_source"}


@pytest.mark.parametrize("number", ["NaN", float("nan")])
async def test_what_is_no_number_at_all_is_refused(
    life: Life, number: str | float
) -> None:
    with pytest.raises(InvalidData):
        await flow(life.hass, {"name": "Ada"}, {**GOAL, "least": number})
