"""Binary sensors: the walker's, and one for each source."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import SUBENTRY_SOURCE
from .coordinator import WalkerConfigEntry, WalkerCoordinator
from .core.snapshot import Snapshot
from .entity import WalkerEntity

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class WalkerBinarySensorDescription(BinarySensorEntityDescription):
    """A binary sensor and what it shows of the snapshot; None where nothing is known."""

    is_on_fn: Callable[[Snapshot], bool | None]


BINARY_SENSORS = (
    WalkerBinarySensorDescription(key="behind", is_on_fn=lambda now: now.is_behind),
    WalkerBinarySensorDescription(key="walk_due", is_on_fn=lambda now: now.walk_due),
)


def _active(source_id: str) -> WalkerBinarySensorDescription:
    return WalkerBinarySensorDescription(
        key="active",
        device_class=BinarySensorDeviceClass.RUNNING,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        is_on_fn=lambda now: now.active[source_id],
    )


async def async_setup_entry(
    hass: HomeAssistant,
    entry: WalkerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the walker's binary sensors and those of the sources."""
    coordinator = entry.runtime_data
    async_add_entities(WalkerBinarySensor(coordinator, row) for row in BINARY_SENSORS)
    async_add_entities(
        SourceActive(coordinator, source.subentry_id, source.title)
        for source in entry.get_subentries_of_type(SUBENTRY_SOURCE)
    )


class WalkerBinarySensor(WalkerEntity, BinarySensorEntity):
    """A yes or no of the snapshot."""

    entity_description: WalkerBinarySensorDescription

    @property
    @override
    def is_on(self) -> bool | None:
        """Return what the row shows."""
        return self.entity_description.is_on_fn(self.coordinator.data)


class SourceActive(WalkerBinarySensor):
    """Whether one source shows movement; unavailable while it shows nothing."""

    def __init__(
        self, coordinator: WalkerCoordinator, source_id: str, title: str
    ) -> None:
        """Name the entity after its source."""
        super().__init__(coordinator, _active(source_id))
        entry_id = coordinator.config_entry.entry_id
        self._attr_unique_id = f"{entry_id}_{source_id}_active"
        self._attr_translation_placeholders = {"source": title}

    @property
    @override
    def available(self) -> bool:
        """Tell whether anything is known of the source."""
        return super().available and self.is_on is not None
