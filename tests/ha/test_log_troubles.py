"""What may be wrong with a walker's log: told in a repair, until it is mended or somebody has read it."""

from collections.abc import Iterator
from dataclasses import dataclass
import errno
from typing import Any
from unittest.mock import patch

from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import Store
from homeassistant.util.file import WriteError
import pytest

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.store import AGAIN

from .forms import GOAL, flow
from .life import ADA, Life, walker
from .repairs import issues, troubles

KEY = f"{DOMAIN}.{ADA}"
COPY = f"{KEY}.copy"


@dataclass
class Disk:
    """Where files are written; a full one still takes the short list of logs that are kept."""

    is_full: bool = False

    def takes(self, key: str) -> bool:
        is_log = key.startswith(f"{DOMAIN}.") and key != f"{DOMAIN}.kept"
        return not (self.is_full and is_log)


@pytest.fixture
def disk(hass_storage: dict[str, Any]) -> Iterator[Disk]:
    """Return the disk, which has room at first."""
    disk = Disk()
    write_down = vars(Store)["_async_write_data"]

    async def write(store: Store[Any], data: dict[str, Any]) -> None:
        if not disk.takes(store.key):
            raise WriteError(OSError(errno.ENOSPC, "No space left on device"))
        await write_down(store, data)

    with patch.object(Store, "_async_write_data", write):
        yield disk


async def lose(life: Life, hass_storage: dict[str, Any], *keys: str) -> None:
    """Have a walk in the log, lose files while nothing runs, and start again."""
    await life.set_up(walker(None))
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await life.hass.config_entries.async_unload(ADA)
    for key in keys:
        del hass_storage[key]
    await life.hass.config_entries.async_setup(ADA)
    await life.settle()


@pytest.mark.parametrize(
    ("lost", "told", "walks"),
    [
        ([KEY], "log_restored", "1"),
        ([KEY, COPY], "log_gone", "0"),
        ([COPY], None, "1"),
    ],
    ids=["the log", "the log and its copy", "the copy"],
)
async def test_what_became_of_files_that_were_lost_is_told(
    life: Life,
    hass_storage: dict[str, Any],
    lost: list[str],
    told: str | None,
    walks: str,
) -> None:
    await lose(life, hass_storage, *lost)
    assert troubles(life) == [told] * (told is not None)
    assert life.shown("sensor.sessions_this_week") == [walks]


@pytest.mark.parametrize("lost", [[KEY], [KEY, COPY]])
async def test_what_is_over_stays_a_repair_until_somebody_has_read_it(
    life: Life, hass_storage: dict[str, Any], lost: list[str]
) -> None:
    await lose(life, hass_storage, *lost)
    await life.hass.config_entries.async_reload(ADA)
    await life.settle()
    (issue,) = issues(life)
    assert issue.is_fixable
    assert not issue.is_persistent, "the walker's name is in no file of theirs"
    assert issue.severity is ir.IssueSeverity.WARNING
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["walker"] == "Ada"
    assert issue.translation_placeholders["file"].endswith(f"/.storage/{KEY}")


async def test_a_log_that_cannot_be_written_is_a_repair_until_it_can(
    life: Life, disk: Disk, hass_storage: dict[str, Any]
) -> None:
    await life.set_up(walker(None))
    disk.is_full = True
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await life.settle()
    (issue,) = issues(life)
    assert issue.translation_key == "log_unwritten"
    assert not issue.is_fixable
    assert not issue.is_persistent, "the next start will see for itself"
    assert issue.severity is ir.IssueSeverity.ERROR
    disk.is_full = False
    assert "sessions" not in hass_storage[KEY]["data"]["journal"]
    await life.at(AGAIN + 1)
    assert troubles(life) == []
    assert len(hass_storage[KEY]["data"]["journal"]["sessions"]) == 1


async def test_a_kept_log_stays_while_who_goes_on_with_it_cannot_be_written(
    life: Life, disk: Disk, hass_storage: dict[str, Any]
) -> None:
    await life.set_up(walker(None))
    await life.act("log_session", start="2026-11-23 10:00:00", minutes=5)
    await life.hass.config_entries.async_remove(ADA)
    disk.is_full = True
    result = await flow(life.hass, {"name": "Ada"}, {**GOAL, "continue_log": True})
    await life.settle()
    entry_id = result["result"].entry_id
    assert life.shown("sensor.sessions_this_week", entry_id=entry_id) == ["1"]
    assert f"{DOMAIN}.{entry_id}" not in hass_storage
    assert len(hass_storage[KEY]["data"]["journal"]["sessions"]) == 1
