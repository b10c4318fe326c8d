"""The page on entities has every entity as the code describes it and as the interface calls it."""

from collections.abc import Iterable

from homeassistant.components.event import EventEntityDescription
from homeassistant.helpers.entity import EntityDescription
import pytest

from custom_components.retro_walking import (
    binary_sensor,
    button,
    calendar,
    event,
    sensor,
    switch,
)
from custom_components.retro_walking.core.messages import Which
from custom_components.retro_walking.core.reminders import Reason
from tests.repo.pages import TEXTS, code, codes, page, rows, section

from .test_setup import ENTITIES

PAGE = page("entities")
NAMES = TEXTS["entity"]
EVENTS = (event.SESSION, event.MILESTONE, event.REMINDER)
PLATFORMS: dict[str, tuple[str, Iterable[EntityDescription]]] = {
    "Sensors": ("sensor", sensor.SENSORS),
    "Binary sensors": ("binary_sensor", binary_sensor.BINARY_SENSORS),
    "Switches": ("switch", switch.SWITCHES),
    "Buttons": ("button", button.BUTTONS),
    "Calendar": ("calendar", [calendar.WALKS]),
    "Events": ("event", EVENTS),
}
"""The platforms by the headings of the page."""


def described(heading: str) -> list[list[str]]:
    """Return the rows below a heading that are of an entity, not of the words of one."""
    return [row for row in rows(section(PAGE, heading)) if len(row) > 2]


@pytest.mark.parametrize("heading", PLATFORMS)
def test_a_platform_has_its_entities_by_name_and_whether_they_are_on(
    heading: str,
) -> None:
    platform, descriptions = PLATFORMS[heading]
    expected = [
        [NAMES[platform][one.key]["name"], one.key, one.entity_registry_enabled_default]
        for one in descriptions
    ]
    if platform == "binary_sensor":
        of_source = NAMES[platform]["active"]["name"].format(source="…")
        expected.append([of_source, "active", False])
    default = 3 if platform == "sensor" else 2
    assert [
        [row[0], code(row[1]), {"on": True, "off": False}[row[default]]]
        for row in described(heading)
    ] == expected
    assert all(row[-1] for row in described(heading))


def test_no_entity_that_others_rely_on_is_left_out() -> None:
    found = {
        f"{platform}.{code(row[1])}"
        for heading, (platform, _) in PLATFORMS.items()
        for row in described(heading)
    }
    assert found == {*ENTITIES, "binary_sensor.active"}


def test_a_sensor_has_its_unit() -> None:
    assert [row[2] for row in described("Sensors")] == [
        one.native_unit_of_measurement or "" for one in sensor.SENSORS
    ]


def test_a_sensor_of_words_has_each_as_it_is_shown_and_as_it_is_named() -> None:
    words = [row for row in rows(section(PAGE, "Sensors")) if len(row) == 2]
    assert words == [
        [
            f"`{one.key}`",
            ", ".join(
                f"{NAMES['sensor'][one.key]['state'][word]} (`{word}`)"
                for word in one.options
            ),
        ]
        for one in sensor.SENSORS
        if one.options
    ]


@pytest.mark.parametrize("description", EVENTS, ids=lambda one: one.key)
def test_an_event_has_its_types_and_what_it_tells(
    description: EventEntityDescription,
) -> None:
    (row,) = [row for row in described("Events") if code(row[1]) == description.key]
    assert codes(row[3]) == description.event_types
    told = NAMES["event"][description.key]["state_attributes"].keys() - {"event_type"}
    words = {*Which, *Reason} if description is event.REMINDER else set()
    assert set(codes(row[4])) == told | words


def test_the_programme_has_its_attributes() -> None:
    told = NAMES["sensor"]["programme_state"]["state_attributes"]
    (row,) = [row for row in described("Sensors") if code(row[1]) == "programme_state"]
    assert codes(row[4]) == list(told)
