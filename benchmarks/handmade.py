"""What people build instead, out of Home Assistant's own parts, with its best plausible settings.

A threshold with hysteresis, a template with delays, the week's count and hours by history_stats,
and an automation that reminds when the count is behind: as YAML, which alone knows the delays.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

WEEK = "{{ today_at() - timedelta(days=now().weekday()) }}"
BEHIND = (
    "{{ states('sensor.%s_walks') | int(0) < [0, 0, 1, 1, 2, 2, 2][now().weekday()] }}"
)

type Config = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Chain:
    """The parts for one walker; their entities are named after it."""

    name: str
    plug: str
    on_threshold: float = 40
    off_threshold: float = 20

    @property
    def walking(self) -> str:
        """Return the entity that is on in a walk."""
        return f"binary_sensor.{self.name}_walking"

    @property
    def entities(self) -> tuple[str, ...]:
        """Return all entities."""
        return (
            f"binary_sensor.{self.name}_moving",
            self.walking,
            f"sensor.{self.name}_walks",
            f"sensor.{self.name}_hours",
            f"automation.{self.name}_reminder",
        )


async def build(hass: HomeAssistant, *chains: Chain) -> None:
    """Set up chains; to be called once."""
    for domain, parts in _config(chains).items():
        assert await async_setup_component(hass, domain, {domain: parts})
        await hass.async_block_till_done()


def _config(chains: Iterable[Chain]) -> Config:
    config: Config = {
        "binary_sensor": [],
        "template": [],
        "sensor": [],
        "automation": [],
    }
    for chain in chains:
        config["binary_sensor"].append(_moving(chain))
        config["template"].append({"binary_sensor": [_walking(chain)]})
        config["sensor"] += [
            _of_the_week(chain, "walks", "count"),
            _of_the_week(chain, "hours", "time"),
        ]
        config["automation"].append(_reminder(chain))
    return config


def _moving(chain: Chain) -> dict[str, Any]:
    half = (chain.on_threshold - chain.off_threshold) / 2
    return {
        "platform": "threshold",
        "name": f"{chain.name} moving",
        "entity_id": chain.plug,
        "upper": chain.off_threshold + half,
        "hysteresis": half,
    }


def _walking(chain: Chain) -> dict[str, Any]:
    return {
        "name": f"{chain.name} walking",
        "state": f"{{{{ is_state('binary_sensor.{chain.name}_moving', 'on') }}}}",
        "delay_on": 10,
        "delay_off": 120,
    }


def _of_the_week(chain: Chain, name: str, kind: str) -> dict[str, Any]:
    return {
        "platform": "history_stats",
        "name": f"{chain.name} {name}",
        "entity_id": chain.walking,
        "state": "on",
        "type": kind,
        "start": WEEK,
        "end": "{{ now() }}",
        "min_state_duration": {"minutes": 3},
    }


def _reminder(chain: Chain) -> dict[str, Any]:
    message = {"message": "Time for a walk.", "notification_id": chain.name}
    return {
        "alias": f"{chain.name} reminder",
        "triggers": [{"trigger": "time", "at": "10:00:00"}],
        "conditions": [
            {"condition": "template", "value_template": BEHIND % chain.name}
        ],
        "actions": [{"action": "persistent_notification.create", "data": message}],
    }
