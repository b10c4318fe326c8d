"""All makes that there are here."""

from .device import Device
from .esphome import Esphome, EsphomeQuick
from .ftms import Ftms
from .kasa import Kasa
from .kingsmith import KingSmith
from .shelly import Shelly
from .sportstech import Sportstech
from .tasmota import Tasmota, TasmotaTuned
from .walkingpad import WalkingPad, WalkingPadFork
from .zigbee2mqtt import Zigbee2Mqtt

MAKES: tuple[type[Device], ...] = (
    Ftms,
    WalkingPad,
    WalkingPadFork,
    KingSmith,
    Sportstech,
    Shelly,
    TasmotaTuned,
    Tasmota,
    Zigbee2Mqtt,
    Kasa,
    EsphomeQuick,
    Esphome,
)
