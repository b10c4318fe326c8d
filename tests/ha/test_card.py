"""The card comes to dashboards by itself, once, and goes with the last walker."""

import asyncio
import hashlib
from http import HTTPStatus
from pathlib import Path
from typing import Any

from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.components.lovelace import LOVELACE_DATA
from homeassistant.components.lovelace.resources import ResourceStorageCollection
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.helpers.storage import Store
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.retro_walking import card
from custom_components.retro_walking.const import DOMAIN

from .life import ADA, Life, walker
from .test_removal import remove

SCRIPT = b"export {};\n"
PATH = "/retro_walking/retro-walking-card.js"
URL = f"{PATH}?v={hashlib.sha256(SCRIPT).hexdigest()[:12]}"
OLD = f"{PATH}?v=0123456789ab"

STORED = "lovelace_resources"

type Resource = dict[str, str]


def resource(url: str, resource_id: str = "ours", kind: str = "module") -> Resource:
    return {"id": resource_id, "url": url, "type": kind}


class Shipped:
    """The file that comes with the integration."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.change(SCRIPT)

    def change(self, script: bytes) -> None:
        self._path.write_bytes(script)

    def lose(self) -> None:
        self._path.unlink()


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shipped:
    path = tmp_path / "card.js"
    monkeypatch.setattr(card, "FILE", path)
    return Shipped(path)


class Dashboards:
    """The dashboards of a home, and what they load."""

    def __init__(self, life: Life, storage: dict[str, Any], path: Path) -> None:
        self._hass = life.hass
        self._storage = storage
        self._path = path

    async def open(self, *stored: Resource) -> None:
        """Have dashboards that are kept in storage, with what was stored before."""
        if stored:
            self._storage[STORED] = {
                "version": 1,
                "minor_version": 1,
                "key": STORED,
                "data": {"items": list(stored)},
            }
        assert await async_setup_component(self._hass, "lovelace", {})

    async def open_yaml(self) -> None:
        """Have dashboards that are written in YAML, and the page that shows them."""
        config = {
            "lovelace": {"resource_mode": "yaml", "resources": []},
            # The frontend itself need not be there.
            "frontend": {"development_repo": str(self._path)},
        }
        assert await async_setup_component(self._hass, "frontend", config)

    @property
    def resources(self) -> list[Resource]:
        resources = self._hass.data[LOVELACE_DATA].resources
        return [dict(item) for item in resources.async_items()]

    @property
    def loaded_with_page(self) -> set[str]:
        return set(self._hass.data[DATA_EXTRA_MODULE_URL].urls)

    @property
    def urls(self) -> list[str]:
        return [item["url"] for item in self.resources]


@pytest.fixture
def dashboards(life: Life, hass_storage: dict[str, Any], tmp_path: Path) -> Dashboards:
    return Dashboards(life, hass_storage, tmp_path)


async def start(life: Life, *walkers: MockConfigEntry) -> None:
    """Start with walkers who are there already: they are set up at the same time."""
    for entry in walkers:
        entry.add_to_hass(life.hass)
    assert await async_setup_component(life.hass, DOMAIN, {})
    await life.settle()


async def test_the_first_walker_brings_the_card(
    life: Life, dashboards: Dashboards, hass_storage: dict[str, Any]
) -> None:
    await dashboards.open()
    assert await async_setup_component(life.hass, DOMAIN, {})
    assert dashboards.urls == [], "nobody walks yet"
    await life.set_up(walker())
    assert [(item["type"], item["url"]) for item in dashboards.resources] == [
        ("module", URL)
    ]
    await life.at(60)
    assert hass_storage[STORED]["data"]["items"] == dashboards.resources


async def test_nothing_is_written_where_all_is_well(
    life: Life, dashboards: Dashboards, hass_storage: dict[str, Any]
) -> None:
    await dashboards.open(resource(URL))
    before = hass_storage[STORED]
    await start(life, walker())
    await life.hass.config_entries.async_reload(ADA)
    await life.at(60)
    assert hass_storage[STORED] is before
    assert dashboards.resources == [resource(URL)]


@pytest.mark.parametrize(
    "before",
    [resource(OLD), resource(PATH), resource(URL, kind="js")],
    ids=["old", "without version", "no module"],
)
async def test_what_is_outdated_is_renewed_in_its_place(
    life: Life,
    dashboards: Dashboards,
    hass_storage: dict[str, Any],
    before: Resource,
) -> None:
    await dashboards.open(before, resource("/local/last.js", "last"))
    await start(life, walker())
    renewed = [resource(URL), resource("/local/last.js", "last")]
    assert dashboards.resources == renewed
    await life.at(60)
    assert hass_storage[STORED]["data"]["items"] == renewed


async def test_who_waits_for_the_same_loading_does_not_undo_it(
    life: Life, dashboards: Dashboards, monkeypatch: pytest.MonkeyPatch
) -> None:
    await dashboards.open(resource(OLD))
    resources = life.hass.data[LOVELACE_DATA].resources
    load = vars(Store)["_async_load_data"]
    waiting: list[asyncio.Task[Any]] = []

    async def load_slowly(self: Store[Any]) -> Any:
        if self.key == STORED:
            waiting.append(life.hass.async_create_task(resources.async_get_info()))
            await asyncio.sleep(0)
        return await load(self)

    monkeypatch.setattr(Store, "_async_load_data", load_slowly)
    await start(life, walker())
    assert len(waiting) == 1
    assert dashboards.resources == [resource(URL)]


@pytest.mark.parametrize("second", [URL, OLD, PATH])
async def test_of_two_cards_one_is_left(
    life: Life, dashboards: Dashboards, second: str
) -> None:
    await dashboards.open(resource(OLD, "one"), resource(second, "two"))
    await start(life, walker())
    left = "two" if second == URL else "one"
    assert dashboards.resources == [resource(URL, left)]


async def test_what_others_have_brought_is_left_alone(
    life: Life, dashboards: Dashboards
) -> None:
    others: list[Resource] = [
        resource("/hacsfiles/button-card.js?hacstag=1", "card"),
        resource(f"/local{PATH}", "copy"),
        resource(f"https://example.org{PATH}", "elsewhere"),
        resource(f"/local/other.js?like={PATH}", "like"),
        resource(f"{PATH}.map", "map"),
        resource("http://[", "no url", "css"),
        {"id": "nothing"},
    ]
    await dashboards.open(*others)
    await start(life, walker())
    assert dashboards.resources[:-1] == others
    await remove(life)
    assert dashboards.resources == others


async def test_two_walkers_at_the_same_time_bring_one(
    life: Life, dashboards: Dashboards, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = ResourceStorageCollection.async_create_item

    async def create_slowly(self: ResourceStorageCollection, data: Any) -> Any:
        await asyncio.sleep(0)
        return await create(self, data)

    monkeypatch.setattr(ResourceStorageCollection, "async_create_item", create_slowly)
    await dashboards.open()
    await start(life, walker(), walker(name="Ben", entry_id="ben"))
    assert dashboards.urls == [URL]


async def test_the_card_stays_until_the_last_walker_goes(
    life: Life, dashboards: Dashboards, hass_storage: dict[str, Any]
) -> None:
    await dashboards.open()
    await start(life, walker(), walker(name="Ben", entry_id="ben"))
    await remove(life, "ben")
    assert dashboards.urls == [URL]
    await life.hass.config_entries.async_unload(ADA)
    assert dashboards.urls == [URL]
    await life.hass.config_entries.async_set_disabled_by(ADA, ConfigEntryDisabler.USER)
    await life.settle()
    assert dashboards.urls == [URL]
    await remove(life)
    assert dashboards.urls == []
    await life.at(60)
    assert hass_storage[STORED]["data"]["items"] == []
    await life.set_up(walker())
    assert dashboards.urls == [URL]


async def test_the_last_walker_may_have_been_disabled_all_the_time(
    life: Life, dashboards: Dashboards
) -> None:
    await dashboards.open(resource(OLD))
    entry = walker()
    entry.add_to_hass(life.hass)
    await life.hass.config_entries.async_set_disabled_by(ADA, ConfigEntryDisabler.USER)
    await remove(life)
    assert dashboards.urls == []


async def test_who_deletes_the_card_has_it_back_with_the_next_start(
    life: Life, dashboards: Dashboards
) -> None:
    await dashboards.open(resource("/local/other.js", "other"))
    await start(life, walker())
    assert dashboards.urls == ["/local/other.js", URL]


async def test_dashboards_in_yaml_have_it_with_the_page_and_not_twice(
    life: Life, dashboards: Dashboards, shipped: Shipped
) -> None:
    await dashboards.open_yaml()
    await start(life, walker(), walker(name="Ben", entry_id="ben"))
    assert (dashboards.loaded_with_page, dashboards.urls) == ({URL}, [])
    shipped.change(b"export default 1;\n")
    await life.hass.config_entries.async_reload(ADA)
    await life.settle()
    (renewed,) = dashboards.loaded_with_page
    assert renewed.startswith(f"{PATH}?v=")
    assert renewed != URL
    await remove(life, "ben")
    assert dashboards.loaded_with_page == {renewed}
    await remove(life)
    assert dashboards.loaded_with_page == set()


async def test_dashboards_in_storage_do_not_have_it_with_the_page(
    life: Life, dashboards: Dashboards, tmp_path: Path
) -> None:
    config = {"frontend": {"development_repo": str(tmp_path)}}
    assert await async_setup_component(life.hass, "frontend", config)
    await start(life, walker())
    assert (dashboards.loaded_with_page, dashboards.urls) == (set(), [URL])


async def test_nobody_misses_dashboards_that_are_not_there(
    life: Life, caplog: pytest.LogCaptureFixture
) -> None:
    entry = walker()
    await start(life, entry)
    assert entry.state is ConfigEntryState.LOADED
    await remove(life)
    assert "The card" not in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_walker_walks_where_the_card_cannot_be_brought(
    life: Life,
    dashboards: Dashboards,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    hass_storage[STORED] = {"version": 9, "minor_version": 1, "key": STORED, "data": {}}
    await dashboards.open()
    entry = walker()
    await start(life, entry)
    await life.walks(0, 300)
    assert life.walked() == [(0, 300, 300)]
    assert "The card was not brought to dashboards" in caplog.text
    assert "Traceback" not in caplog.text
    assert hass_storage[STORED]["version"] == 9


async def test_a_walker_walks_where_the_card_is_missing(
    life: Life,
    dashboards: Dashboards,
    shipped: Shipped,
    caplog: pytest.LogCaptureFixture,
) -> None:
    shipped.lose()
    await dashboards.open()
    await start(life, walker())
    await life.walks(0, 300)
    assert life.walked() == [(0, 300, 300)]
    assert dashboards.urls == []
    assert "Traceback" not in caplog.text


async def test_a_browser_gets_the_card_without_logging_in_and_keeps_it(
    life: Life, dashboards: Dashboards, hass_client_no_auth: ClientSessionGenerator
) -> None:
    await dashboards.open()
    await start(life, walker())
    client = await hass_client_no_auth()
    response = await client.get(dashboards.urls[0])
    assert response.status == HTTPStatus.OK
    assert response.content_type == "text/javascript"
    assert "max-age" in response.headers["Cache-Control"]
    assert await response.read() == SCRIPT
