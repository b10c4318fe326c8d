"""The home's devices: a smart plug, a treadmill and a walking pad, as template entities.

Each shows what it is told by an event, like a device that reports by push, or what its slider says.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Device:
    """A template sensor of the configuration; an empty device class or unit is left out.

    Its slider goes up to `most`, in tenths.
    """

    key: str
    name: str
    device_class: str = ""
    unit: str = ""
    state_class: str = ""
    most: float = 100

    @property
    def entity_id(self) -> str:
        """Return the entity id that Home Assistant makes of the name."""
        return f"sensor.{self._slug}"

    @property
    def slider(self) -> str:
        """Return the entity id of its slider."""
        return f"input_number.{self._slug}"

    @property
    def _slug(self) -> str:
        return self.name.lower().replace(" ", "_")


PLUG = Device("plug", "Treadmill plug", "power", "W", "measurement", most=200)
BELT = Device("belt", "Walking belt", "speed", "km/h", "measurement", most=6)
DEVICES = (PLUG, BELT)

READING = "household_reading"
"""The event that tells a device what to show."""


RECORDING = (
    "history:",
    "logbook:",
    "recorder:",
    "  auto_purge: false",
    "  commit_interval: 1",
    # So many days are gone through in steps of five minutes at the first start, though nothing happened in them.
    "  purge_keep_days: 1",
)


def configuration(port: int, *, recorder: bool = True, sliders: bool = False) -> str:
    """Return a configuration.yaml with the devices and nothing that needs the network."""
    describe = _slid if sliders else _pushed
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
            *(line for device in DEVICES for line in describe(device)),
            *(_sliders() if sliders else ()),
            "",
        ]
    )


def _pushed(device: Device) -> list[str]:
    return [
        "  - triggers:",
        "      - trigger: event",
        f"        event_type: {READING}",
        "        event_data:",
        f"          device: {device.key}",
        "    sensor:",
        *_sensor(device),
        '        state: "{{ trigger.event.data.value }}"',
        '        availability: "{{ trigger.event.data.value is not none }}"',
    ]


def _slid(device: Device) -> list[str]:
    return [
        "  - sensor:",
        *_sensor(device),
        f"        state: \"{{{{ states('{device.slider}') }}}}\"",
        f"        availability: \"{{{{ has_value('{device.slider}') }}}}\"",
    ]


def _sensor(device: Device) -> list[str]:
    facts = {
        "device_class": device.device_class,
        "unit_of_measurement": device.unit,
        "state_class": device.state_class,
    }
    return [
        f"      - name: {device.name}",
        f"        unique_id: household_{device.key}",
        *(f"        {key}: {value}" for key, value in facts.items() if value),
    ]


def _sliders() -> list[str]:
    """Return the sliders; each stays where it was left, over a restart as well."""
    lines = ["input_number:"]
    for device in DEVICES:
        lines += [
            f"  {device.slider.partition('.')[2]}:",
            f"    name: {device.name}",
            "    min: 0",
            f"    max: {device.most}",
            "    step: 0.1",
            f"    unit_of_measurement: {device.unit}",
            "    icon: mdi:tune-variant",
        ]
    return lines
