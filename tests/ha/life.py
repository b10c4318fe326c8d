"""A walker's life in a Home Assistant, told in seconds after noon."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.coordinator import WalkerCoordinator

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
"""Noon of a Monday in Berlin."""

PLUG = "sensor.plug_power"
WATTS = {"unit_of_measurement": "W", "device_class": "power"}
ADA, BEN = "walker_ada", "walker_ben"

WALK, STILL = "80", "1.6"

ANSWERING = (
    "export_",
    "find_",
    "get_",
    "import_",
    "log_exercise",
    "log_session",
)
"""What the actions begin with that answer."""


def source(entity_id: str = PLUG, **settings: Any) -> ConfigSubentryDataWithId:
    data = {"kind": "power", "counts_as": "backwards", **settings}
    return ConfigSubentryDataWithId(
        data={"entity_id": entity_id, **data},
        subentry_id=f"source_{entity_id}",
        subentry_type="source",
        title=entity_id.split(".")[1],
        unique_id=None,
    )


def walker(
    *sources: ConfigSubentryDataWithId | None,
    name: str = "Ada",
    entry_id: str = ADA,
    person: str | None = None,
    **options: dict[str, Any],
) -> MockConfigEntry:
    return MockConfigEntry(
        domain=DOMAIN,
        title=name,
        entry_id=entry_id,
        data={"name": name} | ({"person": person} if person else {}),
        options=options,
        subentries_data=[s for s in sources or [source()] if s is not None],
    )


class Life:
    """A home in which time passes and devices report."""

    def __init__(self, hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
        self.hass = hass
        self._freezer = freezer

    async def set_up(self, *entries: MockConfigEntry) -> None:
        for entry in entries:
            entry.add_to_hass(self.hass)
            await self.hass.config_entries.async_setup(entry.entry_id)
        await self.hass.async_block_till_done()

    async def settle(self) -> None:
        await self.hass.async_block_till_done()

    async def at(self, seconds: float) -> None:
        """Let time pass until so many seconds after noon."""
        await self.moment(NOON + timedelta(seconds=seconds))

    async def moment(self, moment: datetime) -> None:
        self._freezer.move_to(moment)
        async_fire_time_changed(self.hass, moment)
        await self.settle()

    async def not_before(self, moment: datetime) -> None:
        """Let time pass until a moment, unless it is here already."""
        if dt_util.utcnow() < moment:
            await self.moment(moment)

    @property
    def zone(self) -> tzinfo:
        return dt_util.get_default_time_zone()

    async def shows(
        self,
        seconds: float,
        value: str,
        entity_id: str = PLUG,
        attributes: dict[str, Any] | None = None,
    ) -> None:
        """Have a device report a value at some time."""
        await self.at(seconds)
        self.report(value, entity_id, attributes)
        await self.settle()

    def report(
        self,
        value: str,
        entity_id: str = PLUG,
        attributes: dict[str, Any] | None = None,
    ) -> None:
        attributes = WATTS if attributes is None else attributes
        self.hass.states.async_set(entity_id, value, attributes)

    async def walks(self, start: float, end: float, entity_id: str = PLUG) -> None:
        """Walk on a plug, and let the pause after it pass."""
        await self.shows(start, WALK, entity_id)
        await self.at(start + 15)
        await self.shows(end, STILL, entity_id)
        await self.at(end + 200)

    def entity(self, key: str, entry_id: str = ADA) -> str:
        """Return the id of an entity that is named `<platform>.<key>`."""
        platform, name = key.split(".")
        entity_id = er.async_get(self.hass).async_get_entity_id(
            platform, DOMAIN, f"{entry_id}_{name}"
        )
        assert entity_id is not None, key
        return entity_id

    def state(self, key: str, entry_id: str = ADA) -> State:
        state = self.hass.states.get(self.entity(key, entry_id))
        assert state is not None, key
        return state

    def shown(self, *keys: str, entry_id: str = ADA) -> list[str]:
        return [self.state(key, entry_id).state for key in keys]

    def updates(self, entry_id: str = ADA) -> dict[str, datetime]:
        """Return when each entity of a walker was last written."""
        registry = er.async_get(self.hass)
        entities = er.async_entries_for_config_entry(registry, entry_id)
        states = (self.hass.states.get(entity.entity_id) for entity in entities)
        return {state.entity_id: state.last_updated for state in states if state}

    def coordinator(self, entry_id: str = ADA) -> WalkerCoordinator:
        entry = self.hass.config_entries.async_get_entry(entry_id)
        assert entry is not None
        runtime: WalkerCoordinator = entry.runtime_data
        return runtime

    def walked(self, entry_id: str = ADA) -> list[tuple[float, float, float]]:
        """Return start, end and active time of the log's sessions, in seconds."""
        return [
            (
                (session.start - NOON).total_seconds(),
                (session.end - NOON).total_seconds(),
                session.active.total_seconds(),
            )
            for session in self.coordinator(entry_id).state.journal.sessions
        ]

    async def act(self, action: str, **data: Any) -> Any:
        wants_answer = action.startswith(ANSWERING)
        return await self.hass.services.async_call(
            DOMAIN, action, data, blocking=True, return_response=wants_answer
        )

    async def turn(self, key: str, *, on: bool, entry_id: str = ADA) -> None:
        await self.hass.services.async_call(
            "switch",
            "turn_on" if on else "turn_off",
            {"entity_id": self.entity(key, entry_id)},
            blocking=True,
        )
        await self.settle()

    async def press(self, key: str) -> None:
        await self.hass.services.async_call(
            "button",
            "press",
            {"entity_id": self.entity(f"button.{key}")},
            blocking=True,
        )
        await self.settle()

    def hears(self) -> list[str]:
        """Return a list that is filled with what happens to sessions from now on."""
        heard: list[str] = []

        @callback
        def listen(event: Event[EventStateChangedData]) -> None:
            state = event.data["new_state"]
            if state is not None and state.entity_id == self.entity("event.session"):
                what = state.attributes.get("event_type")
                before = event.data["old_state"]
                is_restored = before is None or before.state == "unavailable"
                if what is not None and not is_restored:
                    heard.append(what)

        self.hass.bus.async_listen("state_changed", listen)
        return heard
