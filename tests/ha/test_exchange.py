"""The log as a file: exported, downloaded, imported, and imported once more."""

from http import HTTPStatus
from pathlib import Path
import re
from typing import Any
from uuid import uuid4

from homeassistant.components.file_upload import DOMAIN as FILE_UPLOAD
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.retro_walking.importing import MOST_ROWS, NAMED

from .life import ADA, Life, walker

LIST = "date,minutes\n2026-11-20,8\n2026-11-21,7.5\n"


@pytest.fixture
async def ada(life: Life) -> Life:
    """Return a life in which Ada has walked, cycled, and said much about it."""
    await life.set_up(walker())
    await life.walks(0.5, 300.25)
    await life.act(
        "log_session",
        start="2026-11-19T18:00:00",
        minutes=8.3,
        place="outdoors",
        note='=1+1; "quoted",\nand a second line',
        pain_before=1,
        pain_during=4,
    )
    await life.act(
        "log_exercise", kind="cycling", start="2026-11-18T18:00:00", minutes=30
    )
    (_, walk, _) = life.coordinator().state.journal.sessions
    await life.act("log_pain", score=2, moment="morning", session_id=walk.session_id)
    return life


@pytest.mark.parametrize("kind", ["list", "csv", "json"])
async def test_what_is_exported_can_be_imported_without_loss(
    ada: Life, kind: str
) -> None:
    before = ada.coordinator().state.journal.sessions
    exported = await ada.act("export_sessions", format=kind)
    for session in before:
        await ada.act("delete_session", session_id=session.session_id)
    answer = await ada.act("import_sessions", **exported)
    assert answer == {"imported": 3, "known": 0, "refused": []}
    assert ada.coordinator().state.journal.sessions == before
    answer = await ada.act("import_sessions", **exported)
    assert answer == {"imported": 0, "known": 3, "refused": []}
    assert ada.coordinator().state.journal.sessions == before


async def test_a_plain_list_is_enough_and_imported_once(life: Life) -> None:
    await life.set_up(walker())
    for imported, known in ((2, 0), (0, 2)):
        answer = await life.act("import_sessions", sessions=LIST)
        assert (answer["imported"], answer["known"]) == (imported, known)
    sessions = (await life.act("get_sessions"))["sessions"]
    assert [(s["start"], s["active_minutes"], s["origin"]) for s in sessions] == [
        ("2026-11-20T12:00:00+01:00", 8.0, "import"),
        ("2026-11-21T12:00:00+01:00", 7.5, "import"),
    ]


async def test_an_import_does_not_move_the_week_of_the_set_up(life: Life) -> None:
    await life.set_up(walker())
    journal = life.coordinator().state.journal
    await life.act("import_sessions", sessions=LIST)
    assert life.coordinator().state.journal.set_up_on == journal.set_up_on


async def test_a_list_can_be_imported_again_after_its_walks_were_corrected(
    life: Life,
) -> None:
    await life.set_up(walker())
    await life.act("import_sessions", sessions=LIST)
    first, second = (s.session_id for s in life.coordinator().state.journal.sessions)
    await life.act("edit_session", session_id=first, start="2026-11-20 18:00:00")
    await life.act("edit_session", session_id=second, minutes=6)
    answer = await life.act("import_sessions", sessions=LIST)
    assert (answer["imported"], answer["known"]) == (0, 2)
    assert len(life.walked()) == 2


BROKEN = "date,minutes\n2026-11-20,8\nsoon,7\n2026-11-21,many\n2026-12-24,5\n"


async def test_rows_that_cannot_be_taken_are_named_and_nothing_is_changed(
    life: Life,
) -> None:
    await life.set_up(walker())
    before = life.coordinator().state.journal
    with pytest.raises(ServiceValidationError) as refusal:
        await life.act("import_sessions", sessions=BROKEN)
    sentence = str(refusal.value)
    assert "cannot be taken: 3." in sentence
    for line, reason in ((3, "“soon”"), (4, "“many”"), (5, "yet to come")):
        assert f"Line {line}: " in sentence
        assert reason in sentence
    assert life.coordinator().state.journal is before


async def test_the_good_rows_are_taken_if_the_walker_says_so(life: Life) -> None:
    await life.set_up(walker())
    answer = await life.act("import_sessions", sessions=BROKEN, leave_out_refused=True)
    assert (answer["imported"], answer["known"]) == (1, 0)
    assert [row["line"] for row in answer["refused"]] == [3, 4, 5]
    assert len(life.walked()) == 1


async def test_of_many_rows_that_cannot_be_taken_the_first_are_named_and_the_rest_counted(
    life: Life,
) -> None:
    await life.set_up(walker())
    rows = "date,minutes\n" + "soon,7\n" * (NAMED + 2)
    with pytest.raises(ServiceValidationError) as refusal:
        await life.act("import_sessions", sessions=rows)
    sentence = str(refusal.value)
    assert sentence.count("Line ") == NAMED
    assert "And 2 more." in sentence


async def test_more_rows_than_anybody_has_walked_are_refused_as_a_whole(
    life: Life,
) -> None:
    await life.set_up(walker())
    rows = "date,minutes\n" + "2026-11-20,8\n" * (MOST_ROWS + 1)
    with pytest.raises(ServiceValidationError, match="5000 rows at most"):
        await life.act("import_sessions", sessions=rows, leave_out_refused=True)
    assert life.walked() == []


@pytest.mark.parametrize(
    ("brought", "sentence"),
    [
        ("", "Line|line"),
        ("{", "CSV or JSON"),
        ("name,colour\nAda,blue\n", "missing"),
        (42, "CSV or JSON|missing"),
        ({"sessions": None}, "CSV or JSON|missing"),
    ],
)
async def test_what_is_no_list_of_walks_is_refused_in_a_sentence(
    life: Life, brought: object, sentence: str
) -> None:
    await life.set_up(walker())
    with pytest.raises(ServiceValidationError, match=sentence):
        await life.act("import_sessions", sessions=brought)


async def test_a_walk_that_shares_time_with_the_running_one_is_refused(
    life: Life,
) -> None:
    await life.set_up(walker())
    await life.turn("switch.session", on=True)
    await life.at(600)
    rows = "start,minutes\n2026-11-23 12:05,3\n"
    with pytest.raises(ServiceValidationError, match="Line 2"):
        await life.act("import_sessions", sessions=rows)


@pytest.mark.parametrize("suffix", ["csv", "json"])
async def test_the_file_can_be_downloaded_by_who_is_logged_in(
    ada: Life, hass_client: ClientSessionGenerator, suffix: str
) -> None:
    client = await hass_client()
    answer = await client.get(f"/api/retro_walking/{ADA}/sessions.{suffix}")
    assert answer.status == HTTPStatus.OK
    assert (
        f'filename="ada-2026-11-23.{suffix}"' in answer.headers["Content-Disposition"]
    )
    exported = await ada.act("export_sessions", format=suffix)
    text = (await answer.read()).decode("utf-8-sig")
    assert text == exported["sessions"]


async def test_nobody_else_gets_the_file(
    ada: Life, hass_client_no_auth: ClientSessionGenerator
) -> None:
    client = await hass_client_no_auth()
    answer = await client.get(f"/api/retro_walking/{ADA}/sessions.csv")
    assert answer.status == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("path", ["nobody/sessions.csv", f"{ADA}/sessions.xml"])
async def test_what_does_not_exist_is_not_found(
    ada: Life, hass_client: ClientSessionGenerator, path: str
) -> None:
    client = await hass_client()
    answer = await client.get(f"/api/retro_walking/{path}")
    assert answer.status == HTTPStatus.NOT_FOUND


async def options(hass: HomeAssistant) -> Any:
    result: Any = await hass.config_entries.options.async_init(ADA)
    assert "history" in result["menu_options"]
    return await hass.config_entries.options.async_configure(
        result["flow_id"], {"next_step_id": "history"}
    )


@pytest.fixture(autouse=True)
def _own_uploads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the uploads of tests that run at the same time apart."""
    name = f"home-assistant-file_upload-{uuid4().hex}"
    monkeypatch.setattr("homeassistant.components.file_upload.TEMP_DIR_NAME", name)


async def uploaded(
    life: Life,
    connect: ClientSessionGenerator,
    content: str,
    tmp_path: Path,
    encoding: str = "utf-8",
) -> str:
    assert await async_setup_component(life.hass, FILE_UPLOAD, {})
    file = tmp_path / "walks.csv"
    file.write_text(content, encoding)
    client = await connect()
    with file.open("rb") as opened:
        answer = await client.post("/api/file_upload", data={"file": opened})
    file_id: str = (await answer.json())["file_id"]
    return file_id


async def test_the_options_offer_links_that_need_no_login(
    ada: Life, hass_client_no_auth: ClientSessionGenerator
) -> None:
    result = await options(ada.hass)
    client = await hass_client_no_auth()
    for suffix in ("csv", "json"):
        (link,) = re.findall(
            'href="([^"]+)"', result["description_placeholders"][suffix]
        )
        assert (await client.get(link)).status == HTTPStatus.OK
        other = link.replace("sessions.", "sessions2.")
        assert (await client.get(other)).status != HTTPStatus.OK


async def test_a_file_is_imported_in_the_options(
    life: Life, hass_client: ClientSessionGenerator, tmp_path: Path
) -> None:
    await life.set_up(walker())
    result = await options(life.hass)
    file_id = await uploaded(life, hass_client, BROKEN, tmp_path)
    configure: Any = life.hass.config_entries.options.async_configure
    result = await configure(result["flow_id"], {"file": file_id})
    assert result["errors"] == {"base": "import_refused"}
    assert "Line 3" in result["description_placeholders"]["lines"]
    assert life.walked() == []
    result = await configure(result["flow_id"], {"leave_out_refused": True})
    assert result["step_id"] == "imported", "with how to take it back"
    assert result["description_placeholders"] == {
        "imported": "1",
        "known": "0",
        "refused": "3",
    }
    assert len(life.walked()) == 1
    result = await configure(result["flow_id"], {})
    assert result["type"] == "create_entry"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
async def test_a_file_is_read_in_whatever_a_spreadsheet_writes(
    life: Life,
    hass_client: ClientSessionGenerator,
    tmp_path: Path,
    encoding: str,
) -> None:
    await life.set_up(walker())
    result = await options(life.hass)
    text = "date;minutes;note\n2026-11-20;7,5;Küche\n"
    file_id = await uploaded(life, hass_client, text, tmp_path, encoding)
    configure: Any = life.hass.config_entries.options.async_configure
    result = await configure(result["flow_id"], {"file": file_id})
    assert result["step_id"] == "imported"
    (walk,) = life.coordinator().state.journal.sessions
    assert walk.note == "Küche"


async def test_where_a_file_holds_nothing_new_there_is_nothing_to_take_back(
    life: Life, hass_client: ClientSessionGenerator, tmp_path: Path
) -> None:
    await life.set_up(walker())
    await life.act("import_sessions", sessions=LIST)
    result = await options(life.hass)
    file_id = await uploaded(life, hass_client, LIST, tmp_path)
    configure: Any = life.hass.config_entries.options.async_configure
    result = await configure(result["flow_id"], {"file": file_id})
    assert result["step_id"] == "nothing_new"
    assert result["description_placeholders"]["known"] == "2"
    assert (await configure(result["flow_id"], {}))["type"] == "create_entry"


async def test_without_a_file_nothing_is_imported(life: Life) -> None:
    await life.set_up(walker())
    result = await options(life.hass)
    configure: Any = life.hass.config_entries.options.async_configure
    result = await configure(result["flow_id"], {})
    assert result["errors"] == {"file": "no_file"}


async def test_a_file_that_is_gone_or_of_no_walks_is_refused(
    life: Life, hass_client: ClientSessionGenerator, tmp_path: Path
) -> None:
    await life.set_up(walker())
    result = await options(life.hass)
    configure = life.hass.config_entries.options.async_configure
    file_id = await uploaded(life, hass_client, "a,b\n1,2\n", tmp_path)
    result = await configure(result["flow_id"], {"file": file_id})
    assert result["errors"] == {"file": "column_missing"}
    result = await configure(result["flow_id"], {"file": file_id})
    assert result["errors"] == {"file": "file_unreadable"}


async def test_the_files_wait_for_a_walker_who_is_unloaded_meanwhile(
    life: Life,
) -> None:
    await life.set_up(walker())
    configure: Any = life.hass.config_entries.options.async_configure
    menu = await life.hass.config_entries.options.async_init(ADA)
    await life.hass.config_entries.async_unload(ADA)
    result = await configure(menu["flow_id"], {"next_step_id": "history"})
    assert (result["type"], result["reason"]) == ("abort", "not_loaded")
