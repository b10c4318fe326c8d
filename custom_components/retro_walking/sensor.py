"""Sensors: one row each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .composer import Texts, cached_texts
from .coordinator import WalkerConfigEntry
from .core.model import Zone
from .core.plan import Stage
from .core.snapshot import Snapshot, Status
from .core.week import WeekStatus
from .core.wire import in_minutes
from .entity import WalkerEntity
from .reason_words import sentence_of

PARALLEL_UPDATES = 0

type Value = str | float | date | datetime | None


@dataclass(frozen=True, kw_only=True)
class WalkerSensorDescription(SensorEntityDescription):
    """A sensor and what it shows of the snapshot."""

    value_fn: Callable[[Snapshot], Value]
    attributes_fn: Callable[[Snapshot, Texts], dict[str, Value]] | None = None
    last_reset_fn: Callable[[Snapshot], datetime | None] = lambda _: None


def _minutes(span: timedelta | None) -> float | None:
    return None if span is None else in_minutes(span)


SENSORS = (
    WalkerSensorDescription(
        key="status",
        device_class=SensorDeviceClass.ENUM,
        options=list(Status),
        value_fn=lambda now: now.status,
    ),
    WalkerSensorDescription(
        key="week_status",
        device_class=SensorDeviceClass.ENUM,
        options=list(WeekStatus),
        value_fn=lambda now: now.week_status,
    ),
    WalkerSensorDescription(
        key="sessions_this_week",
        state_class=SensorStateClass.TOTAL,
        value_fn=lambda now: now.sessions_this_week,
        last_reset_fn=lambda now: now.week_started,
    ),
    WalkerSensorDescription(
        key="minutes_this_week",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.MINUTES,
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=0,
        value_fn=lambda now: _minutes(now.active_this_week),
        last_reset_fn=lambda now: now.week_started,
    ),
    WalkerSensorDescription(
        key="sessions_to_go",
        entity_registry_enabled_default=False,
        value_fn=lambda now: now.sessions_to_go,
    ),
    WalkerSensorDescription(
        key="sessions_to_confirm",
        value_fn=lambda now: len(now.to_confirm),
    ),
    WalkerSensorDescription(
        key="next_walk",
        device_class=SensorDeviceClass.DATE,
        value_fn=lambda now: now.next_walk,
    ),
    WalkerSensorDescription(
        key="week_streak",
        value_fn=lambda now: now.week_streak,
    ),
    WalkerSensorDescription(
        key="last_session",
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda now: now.last_session_end,
    ),
    WalkerSensorDescription(
        key="last_session_duration",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.MINUTES,
        suggested_display_precision=0,
        entity_registry_enabled_default=False,
        value_fn=lambda now: _minutes(now.last_session_active),
    ),
    WalkerSensorDescription(
        key="session_started",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_registry_enabled_default=False,
        value_fn=lambda now: now.session_started,
    ),
    WalkerSensorDescription(
        key="planned_duration",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.MINUTES,
        suggested_display_precision=0,
        value_fn=lambda now: _minutes(now.planned),
    ),
    WalkerSensorDescription(
        key="programme_state",
        device_class=SensorDeviceClass.ENUM,
        options=list(Stage),
        value_fn=lambda now: now.stage,
        attributes_fn=lambda now, texts: {
            "reason": sentence_of(now, texts),
            "proposed_minutes": _minutes(now.proposal),
            "target_minutes": _minutes(now.target),
        },
    ),
    WalkerSensorDescription(
        key="programme_week",
        entity_registry_enabled_default=False,
        value_fn=lambda now: now.programme_week,
    ),
    WalkerSensorDescription(
        key="adherence",
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        entity_registry_enabled_default=False,
        value_fn=lambda now: (
            None if now.adherence is None else round(100 * now.adherence)
        ),
    ),
    WalkerSensorDescription(
        key="knee_pain",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda now: now.knee_pain,
    ),
    WalkerSensorDescription(
        key="pain_baseline",
        state_class=SensorStateClass.MEASUREMENT,
        entity_registry_enabled_default=False,
        value_fn=lambda now: now.baseline,
    ),
    WalkerSensorDescription(
        key="pain_zone",
        device_class=SensorDeviceClass.ENUM,
        options=list(Zone),
        value_fn=lambda now: now.zone,
    ),
    WalkerSensorDescription(
        key="other_exercise_this_week",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.MINUTES,
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=0,
        entity_registry_enabled_default=False,
        value_fn=lambda now: _minutes(now.other_this_week),
        last_reset_fn=lambda now: now.week_started,
    ),
    WalkerSensorDescription(
        key="total_sessions",
        state_class=SensorStateClass.TOTAL,
        entity_registry_enabled_default=False,
        value_fn=lambda now: now.total_sessions,
    ),
    WalkerSensorDescription(
        key="total_minutes",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.MINUTES,
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=0,
        entity_registry_enabled_default=False,
        value_fn=lambda now: _minutes(now.total_active),
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: WalkerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the walker's sensors."""
    async_add_entities(WalkerSensor(entry.runtime_data, row) for row in SENSORS)


class WalkerSensor(WalkerEntity, SensorEntity):
    """A number, a moment or a word of the snapshot."""

    entity_description: WalkerSensorDescription
    _unrecorded_attributes = frozenset({"reason"})

    @property
    @override
    def native_value(self) -> Value:
        """Return what the row shows."""
        return self.entity_description.value_fn(self.coordinator.data)

    @property
    @override
    def last_reset(self) -> datetime | None:
        """Return the start of the week for what begins anew with it."""
        return self.entity_description.last_reset_fn(self.coordinator.data)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Value] | None:
        """Return what the row says beside its value."""
        attributes_fn = self.entity_description.attributes_fn
        if attributes_fn is None:
            return None
        return attributes_fn(self.coordinator.data, cached_texts(self.hass))
