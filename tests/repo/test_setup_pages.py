"""The pages on set-up and sources have every field and every answer of the forms."""

from datetime import timedelta
import re

from custom_components.retro_walking.core.calibration import SLOW, TOO_SLOW
from custom_components.retro_walking.core.journal import ASKED_FOR, SECOND_YES
from custom_components.retro_walking.core.model import CountsAs, Kind
from custom_components.retro_walking.kept_logs import KEPT_FOR

from .pages import TEXTS, code, page, rows, section

SETUP, SOURCES = page("setup"), page("sources")
STEPS = TEXTS["config"]["step"]


def test_every_field_of_the_set_up_stands_there_by_step_and_name() -> None:
    expected = [
        (STEPS[step]["title"], STEPS[step]["data"][field], field)
        for step in ("user", "source", "past", "goal")
        for field in STEPS[step]["data"]
    ]
    expected += [
        (part["name"], name, field)
        for part in STEPS["source"]["sections"].values()
        for field, name in part["data"].items()
    ]
    found = [
        (step, name, code(key))
        for step, name, key, required, what in rows(
            section(SETUP, "What the forms ask")
        )
        if required in {"yes", "no"} and what
    ]
    assert sorted(found) == sorted(
        (step, name.replace("{walks}", "…"), field) for step, name, field in expected
    )


def test_what_can_be_changed_later_stands_there() -> None:
    for field, name in STEPS["reconfigure"]["data"].items():
        assert f"**{name}** (`{field}`)" in SETUP


def test_the_steps_are_called_what_their_titles_say() -> None:
    below = section(SETUP, "Add it")
    titles = re.findall(r"^\d\. \*\*([^*]+)\*\*", below, re.MULTILINE)
    assert titles == [
        STEPS[step]["title"] for step in ("user", "source", "past", "goal")
    ]


def test_a_log_is_kept_for_as_long_as_the_page_says() -> None:
    assert f"for {KEPT_FOR.days} days" in section(SETUP, "Remove")


def test_every_kind_of_source_stands_there() -> None:
    kinds = TEXTS["selector"]["kind"]["options"]
    below = section(SOURCES, "Which entities can be one")
    assert [(row[0], code(row[1])) for row in rows(below)] == [
        (kinds[kind], kind) for kind in Kind
    ]


def test_every_answer_to_whose_walks_they_are_stands_there() -> None:
    answers = TEXTS["selector"]["counts_as"]["options"]
    assert [
        (row[0], code(row[1])) for row in rows(section(SOURCES, "Whose walks"))
    ] == [(answers[answer], answer) for answer in CountsAs]


def test_the_times_of_the_page_on_sources_are_those_of_the_code() -> None:
    assert timedelta(minutes=1) == SECOND_YES
    assert "within a minute of another's yes" in SOURCES
    assert timedelta(days=7) == ASKED_FOR
    assert "nobody answers for seven days" in SOURCES
    assert f"more than {SLOW.seconds} seconds" in SOURCES
    assert f"above {TOO_SLOW.seconds} seconds" in SOURCES


def test_what_the_form_advises_for_plugs_stands_there() -> None:
    advice = TEXTS["common"]["past_too_slow"]
    for setting in ("TelePeriod", "PowerDelta", "measurement_poll_interval"):
        ((name, value),) = re.findall(rf"({setting}) to (\d+)", advice)
        assert re.search(rf"{name}`? {value}\b", SOURCES)
