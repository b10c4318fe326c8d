"""The doors of the phones: what their app says on the bus, and what the network brings to it."""

from contextlib import AsyncExitStack
import json
from typing import Any, override

from homeassistant.components.webhook import async_generate_path
from homeassistant.core import Context
from hypothesis import strategies as st
from pytest_homeassistant_custom_component.test_util.aiohttp import mock_aiohttp_client

from custom_components.retro_walking.messages.push_actions import Button, action_id
from custom_components.retro_walking.messages.taps import TAPPED

from ..ha.life import ADA
from ..ha.phones import Shop
from .actions import PAUSES
from .door import Door, Outcome
from .house import Nth, some_session
from .oddities import (
    Values,
    damaged,
    fields,
    mostly,
    mutated,
    numbers,
    objects,
    words,
    written,
)
from .sentences import tells_refusal

_REPLIES = numbers.map(written) | st.sampled_from(("3", "3/10", "7,5 min")) | words
_ABOUT = mostly(
    st.sampled_from(("2026-11-23", "2026-11-23", "2026-11-16")) | some_session, words
)
_TEXTS = mutated(action_id(ADA, "2026-11-23", Button.START))


class Tap:
    """What is tapped: a button about something, or one that a message has brought."""

    def __init__(self, button: Button, about: Any) -> None:
        self.button, self.about = button, about

    @override
    def __repr__(self) -> str:
        return f"Tap({self.button}, {self.about})"


_TAPS = mostly(st.builds(Tap, st.sampled_from(Button), _ABOUT) | some_session, _TEXTS)


class _OwnPhone(Door):
    """Ada's own phone, and whoever can speak as it does."""

    pauses = (*PAUSES, 3_600, 30_000)

    @override
    async def open(self) -> None:
        house, closing = self.house, AsyncExitStack()
        pushes = closing.enter_context(mock_aiohttp_client())
        house.closing.push_async_callback(closing.aclose)
        await house.move_in("notify", "mobile_app", "websocket_api")
        self._client = await house.client(await house.inhabitant())
        self._phone = await Shop(house.hass, self._client, pushes).sell("phone")
        await house.choose(
            reminders={"phones": [self._phone.device_id], "every_due_day": True}
        )

    def _id(self, meant: Any) -> Any:
        if isinstance(meant, Tap):
            return action_id(ADA, self.house.id_of(meant.about), meant.button)
        if isinstance(meant, Nth):
            shown = _buttons(self._phone.received)
            return shown[-1 - meant.place % len(shown)] if shown else ""
        return meant

    @override
    async def prepare(self, case: Any) -> None:
        del self._phone.received[:-20]
        self._seen = len(self._phone.received)
        self._before = self.house.ada.state

    async def _outcome(self) -> Outcome:
        await self.house.life.settle()
        texts = [json.dumps(m, ensure_ascii=False) for m in self._new_messages()]
        if any(map(tells_refusal, texts)):
            return Outcome.REFUSED
        is_same = self.house.ada.state is self._before
        return Outcome.PASSED_OVER if is_same else Outcome.ANSWERED

    def _new_messages(self) -> list[dict[str, Any]]:
        return self._phone.received[self._seen :]


class Taps(_OwnPhone):
    """Events on the bus, as the companion app's integration fires them, and as anybody can."""

    name = "push events"

    @override
    def cases(self) -> Values:
        data = fields({"action": _TAPS, "reply_text": _REPLIES}, objects)
        whose = st.sampled_from(("owner", "owner", "owner", "owner", "nobody", None))
        return st.tuples(data, whose)

    @override
    async def knock(self, case: tuple[dict[str, Any], str | None]) -> Outcome:
        data, user = case
        data = {key: self._id(value) for key, value in data.items()}
        self.house.hass.bus.async_fire(TAPPED, data, context=Context(user_id=user))
        return await self._outcome()


_EVENT = {
    "type": "fire_event",
    "data": {
        "event_type": TAPPED,
        "event_data": {
            "action": action_id(ADA, "2026-11-23", Button.SNOOZE),
            "reply_text": "3",
            "title": "Walk",
        },
    },
}


class Webhooks(_OwnPhone):
    """What is posted to the address that a phone has: it needs no login."""

    name = "webhook of a phone"

    @override
    def cases(self) -> Values:
        data = fields({"action": _TAPS, "reply_text": _REPLIES})
        return st.one_of(data, data, damaged(_EVENT), st.binary(max_size=40))

    @override
    async def knock(self, case: Any) -> Outcome:
        address = async_generate_path(self._phone.webhook_id)
        async with self._client.post(address, data=self._body(case)) as answer:
            assert answer.status < 500, answer.status
        return await self._outcome()

    def _body(self, case: Any) -> bytes:
        if isinstance(case, bytes):
            return case
        if isinstance(case, dict) and "type" not in case:
            given = {key: self._id(value) for key, value in case.items()}
            data = {"event_type": TAPPED, "event_data": given}
            case = {"type": "fire_event", "data": data}
        return json.dumps(case).encode()


def _buttons(received: list[dict[str, Any]]) -> list[str]:
    return [
        action["action"]
        for message in received
        for action in message.get("data", {}).get("actions", [])
    ]
