"""What all entities of a walker have in common: they show the snapshot and own nothing."""

from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import WalkerCoordinator


class WalkerEntity(CoordinatorEntity[WalkerCoordinator]):
    """An entity on the walker's one device."""

    _attr_has_entity_name = True

    def __init__(
        self, coordinator: WalkerCoordinator, description: EntityDescription
    ) -> None:
        """Name the entity by its description's key."""
        super().__init__(coordinator)
        entry = coordinator.config_entry
        self.entity_description = description
        self._attr_translation_key = description.key
        self._attr_unique_id = f"{entry.entry_id}_{description.key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, entry.entry_id)},
            entry_type=DeviceEntryType.SERVICE,
            name=entry.title,
        )
