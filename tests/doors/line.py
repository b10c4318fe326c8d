"""A dashboard's line: the commands go through Home Assistant's own connection, without a network."""

import json
import logging
from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.components.websocket_api.http import WebSocketAdapter
from homeassistant.helpers.json import json_bytes
from homeassistant.util.json import json_loads

from .door import Outcome
from .house import House

_LOGGER = WebSocketAdapter(logging.getLogger(__name__), {"connid": 1})


class Line:
    """Somebody's connection, anew for each command."""

    def __init__(self, house: House, user: User) -> None:
        self._house, self._user = house, user

    async def says(self, message: dict[str, Any]) -> Outcome:
        """Send a command; one that no JSON can carry never comes in, nor where others break."""
        try:
            said = json_loads(json_bytes(message))
        except TypeError, ValueError:
            return Outcome.PASSED_OVER
        heard: list[bytes | str | dict[str, Any]] = []
        connection = ActiveConnection(
            _LOGGER, self._house.hass, heard.append, self._user, None, None
        )
        assert isinstance(said, dict)
        connection.async_handle({"id": 1, **said})
        await self._house.hass.async_block_till_done(wait_background_tasks=True)
        connection.async_handle_close()
        answers = [_read(one) for one in heard]
        answer = next(one for one in answers if one["type"] == "result")
        if answer["success"]:
            return Outcome.ANSWERED
        if answer["error"]["code"] == "unknown_error":
            # What is written into the log tells whether it was ours.
            return Outcome.PASSED_OVER
        assert answer["error"]["message"]
        return Outcome.REFUSED


def _read(sent: bytes | str | dict[str, Any]) -> dict[str, Any]:
    text = json_bytes(sent) if isinstance(sent, dict) else sent
    read: dict[str, Any] = json.loads(text)
    return read
