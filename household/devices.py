"""The home's devices: a smart plug, a treadmill and a walking pad, as template entities.

Each shows what it is told by an event, like a device that reports by push.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Device:
    """A template sensor of the configuration; an empty device class or unit is left out."""

    key: str
    name: str
    device_class: str = ""
    unit: str = ""
    state_class: str = ""

    @property
    def entity_id(self) -> str:
        """Return the entity id that Home Assistant makes of the name."""
        return "sensor." + self.name.lower().replace(" ", "_")


PLUG = Device("plug", "Treadmill plug", "power", "W", "measurement")
BELT = Device("belt", "Walking belt", "speed", "km/h", "measurement")
DEVICES = (PLUG, BELT)

READING = "household_reading"
"""The event that tells a device what to show."""


RECORDING = ("history:", "logbook:", "recorder:", "  commit_interval: 1")


def configuration(port: int, *, recorder: bool = True) -> str:
    """Return a configuration.yaml with the devices and nothing that needs the network."""
    return "\n".join(
        [
            "http:",
            "  server_host: 127.0.0.1",
            f"  server_port: {port}",
            "api:",
            "automation: !include automations.yaml",
            "assist_pipeline:",
            "config:",
            "conversation:",
            "frontend:",
            "mobile_app:",
            *(RECORDING if recorder else ()),
            "logger:",
            "  default: warning",
            "  logs:",
            "    custom_components.retro_walking: debug",
            "template:",
            *(line for device in DEVICES for line in _template(device)),
            "",
        ]
    )


def _template(device: Device) -> list[str]:
    facts = {
        "device_class": device.device_class,
        "unit_of_measurement": device.unit,
        "state_class": device.state_class,
    }
    return [
        "  - triggers:",
        "      - trigger: event",
        f"        event_type: {READING}",
        "        event_data:",
        f"          device: {device.key}",
        "    sensor:",
        f"      - name: {device.name}",
        f"        unique_id: household_{device.key}",
        *(f"        {key}: {value}" for key, value in facts.items() if value),
        '        state: "{{ trigger.event.data.value }}"',
        '        availability: "{{ trigger.event.data.value is not none }}"',
    ]
