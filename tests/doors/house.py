"""A house with a walker of six weeks in it, which is as it was at first whenever it is wished."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from aiohttp.test_utils import TestClient, TestServer
from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from hypothesis import strategies as st
from pytest_homeassistant_custom_component.common import CLIENT_ID, MockUser

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.coordinator import WalkerCoordinator
from custom_components.retro_walking.core.journal import Journal
from custom_components.retro_walking.core.model import Session
from custom_components.retro_walking.core.settings import Settings
from custom_components.retro_walking.core.walker import State
from custom_components.retro_walking.store import WalkerStore
from household.past_life import lived

from ..ha.life import ADA, NOON, PLUG, STILL, Life, source, walker

WAITING = "20261122T080000"
"""A walk that waits for an answer."""

MOST_SESSIONS = 60

SPEED, PAD, STEPS = "sensor.pad_speed", "binary_sensor.pad", "sensor.steps"
SOURCES = (
    source(counts_as="ask"),
    source(SPEED, kind="speed"),
    source(PAD, kind="state", counts_as="armed"),
    source(STEPS, kind="counter"),
)


@dataclass(frozen=True)
class Nth:
    """Some session of the log, as it is when somebody comes."""

    place: int


some_session = st.builds(Nth, st.integers(0, MOST_SESSIONS))


class House:
    """Ada, who has walked for six weeks."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.hass: HomeAssistant = life.hass
        self.entry = walker(*SOURCES)
        self.closing = AsyncExitStack()
        self._chosen: dict[str, Any] = {}

    @property
    def ada(self) -> WalkerCoordinator:
        return self.life.coordinator()

    @property
    def journal(self) -> Journal:
        return self.ada.state.journal

    def id_of(self, meant: Any) -> Any:
        """Return the id of a session that is meant by its place in the log; else what is given."""
        if not isinstance(meant, Nth):
            return meant
        ids = [WAITING, *sorted(self.journal.ids)]
        return ids[meant.place % len(ids)]

    async def move_in(self, *components: str) -> None:
        """Set up what a door needs, and the walkers."""
        for component in (*components, DOMAIN):
            assert await async_setup_component(self.hass, component, {})
        self.life.report(STILL)
        self.entry.add_to_hass(self.hass)
        await self.renew()

    async def renew(self) -> None:
        """Have Ada be as she was at noon of that Monday."""
        await self.leave()
        await self.life.moment(NOON)
        entries = self.hass.config_entries
        entries.async_update_entry(
            self.entry, title="Ada", data={"name": "Ada"}, options=self._chosen
        )
        for source_id in set(self.entry.subentries) - {
            s["subentry_id"] for s in SOURCES
        }:
            entries.async_remove_subentry(self.entry, source_id)
        for one in SOURCES:
            kept = self.entry.subentries[one["subentry_id"]]
            entries.async_update_subentry(self.entry, kept, data=one["data"])
        await WalkerStore(self.hass, ADA).async_save(six_weeks())
        await entries.async_setup(ADA)
        await self.life.settle()

    async def leave(self) -> None:
        """Have Ada not loaded."""
        if self.entry.state is not ConfigEntryState.NOT_LOADED:
            await self.hass.config_entries.async_unload(ADA)

    async def choose(self, **options: dict[str, Any]) -> None:
        """Have Ada choose options, which she keeps."""
        self._chosen = options
        await self.renew()

    async def freshen(self) -> None:
        """Have Ada be as she was where much has become of her."""
        if not self.is_loaded or len(self.journal.sessions) > MOST_SESSIONS:
            await self.renew()

    @property
    def is_loaded(self) -> bool:
        return self.entry.state is ConfigEntryState.LOADED

    async def passes(self, seconds: float) -> None:
        """Let time pass."""
        if seconds:
            await self.life.moment(dt_util.utcnow() + timedelta(seconds=seconds))

    async def inhabitant(self) -> User:
        """Return the owner of the house."""
        owner: User = MockUser(id="owner", is_owner=True).add_to_hass(self.hass)
        return owner

    async def client(self, user: User) -> TestClient[Any, Any]:
        """Return a browser in which somebody is logged in."""
        refresh = await self.hass.auth.async_create_refresh_token(user, CLIENT_ID)
        access = self.hass.auth.async_create_access_token(refresh)
        client = TestClient[Any, Any](
            TestServer(self.hass.http.app),
            headers={"Authorization": f"Bearer {access}"},
        )
        await client.start_server()
        self.closing.push_async_callback(client.close)
        return client

    async def move_out(self) -> None:
        """Close what was opened."""
        await self.closing.aclose()
        if not self.is_loaded:
            await self.renew()
        await self.life.settle()


def six_weeks() -> State:
    """Return a walker of six weeks, of whose walks one waits for an answer."""
    zone = dt_util.get_default_time_zone()
    state = lived(NOON, 6, Settings(zone=zone))
    start = NOON.replace(day=22, hour=8)
    active = timedelta(minutes=6)
    waiting = Session(
        session_id=WAITING,
        start=start,
        end=start + active,
        active=active,
        confirmed=False,
        sources=(f"source_{PLUG}",),
    )
    return replace(state, journal=state.journal.record(waiting))
