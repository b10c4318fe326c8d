"""The walker's phones, by the device that the companion app is; resolved when they are spoken to."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
import logging
from typing import Any, override

from homeassistant.components.device_automation import InvalidDeviceAutomationConfig
from homeassistant.components.device_automation.action import (
    async_call_action_from_config,
)
from homeassistant.const import CONF_DEVICE_ID, CONF_DOMAIN, CONF_TYPE
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr

MOBILE_APP = "mobile_app"

_SENDER = logging.getLogger(f"homeassistant.components.{MOBILE_APP}.notify")


class PhoneGoneError(Exception):
    """There is no such phone any more, or it takes no messages."""


class PhoneFailedError(Exception):
    """The phone could not be reached."""


async def async_push(
    hass: HomeAssistant, device_id: str, message: Mapping[str, Any]
) -> None:
    """Send a message with its data; raises PhoneGoneError, or else what went wrong."""
    if MOBILE_APP not in hass.config.components:
        raise PhoneGoneError
    action = {
        CONF_DOMAIN: MOBILE_APP,
        CONF_DEVICE_ID: device_id,
        CONF_TYPE: "notify",
        **message,
    }
    with _failures() as failures:
        try:
            await async_call_action_from_config(hass, action, {}, Context())
        except (InvalidDeviceAutomationConfig, KeyError) as err:
            raise PhoneGoneError from err
    if failures:
        raise PhoneFailedError


def owner_of(hass: HomeAssistant, device_id: str) -> str | None:
    """Return the user that a phone belongs to."""
    _, entry = dr.async_get_device_and_config_entry_for_domain(
        hass, device_id, domain=MOBILE_APP
    )
    return entry.data.get("user_id") if entry else None


def is_there(hass: HomeAssistant, device_id: str) -> bool:
    """Tell whether a phone is still known."""
    return owner_of(hass, device_id) is not None


def name_of(hass: HomeAssistant, device_id: str) -> str | None:
    """Return what a phone is called, None where it is gone."""
    device = dr.async_get(hass).async_get(device_id)
    return None if device is None else device.name_by_user or device.name


# The app's sender says in its log, and nowhere else, that a message did not arrive.
_listening: ContextVar[_Failures | None] = ContextVar("listening", default=None)


class _Failures(logging.Handler):
    """Takes down that a message which was sent where it listens did not arrive."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Take down what is ours."""
        if _listening.get() is self:
            self.records.append(record)


@contextmanager
def _failures() -> Iterator[list[logging.LogRecord]]:
    failures = _Failures()
    token = _listening.set(failures)
    _SENDER.addHandler(failures)
    try:
        yield failures.records
    finally:
        _SENDER.removeHandler(failures)
        _listening.reset(token)
