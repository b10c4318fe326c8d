"""Who may do what: each cell of the table in the documentation is tried, over the wire."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_READ_ONLY, GROUP_ID_USER
from homeassistant.auth.models import Credentials
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import CLIENT_ID, MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.retro_walking.card import PATH
from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.flows.preview import async_setup_preview
from custom_components.retro_walking.http import VALID_FOR, signed_path
from custom_components.retro_walking.services import ACTIONS

from .life import ADA, BEN, STILL, Life, source, walker
from .talk import Talk

GROUPS = {
    "not logged in": None,
    "read-only user": GROUP_ID_READ_ONLY,
    "user": GROUP_ID_USER,
    "administrator": GROUP_ID_ADMIN,
}

READING = ("get_summary", "get_sessions", "export_sessions")

GIVEN: dict[str, dict[str, Any]] = {
    "log_session": {"start": "2026-11-23 09:00:00", "minutes": 5},
    "log_exercise": {
        "kind": "swimming",
        "start": "2026-11-23 08:00:00",
        "minutes": 5,
    },
    "edit_session": {"session_id": "none", "minutes": 4},
    "delete_session": {"session_id": "none"},
    "move_session": {"session_id": "none", "to": BEN},
    "log_pain": {"score": 3},
    "import_sessions": {"sessions": "start,minutes\n2026-11-22 12:05,3\n"},
}
"""What actions cannot do without."""


def table() -> list[tuple[str, str, bool]]:
    """Return the cells of the table: what it is, who wishes it, and whether they may."""
    page = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text()
    _, _, part = page.partition("\n## Who may do what\n")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if line.startswith("|")
    ]
    end = next(n for n, row in enumerate(rows) if row[0] == "A tap counts")
    head, _, *body = rows[:end]
    return [
        (row[0], who, {"yes": True, "no": False}[cell])
        for row in body
        for who, cell in zip(head[1:], row[1:], strict=True)
    ]


@dataclass
class Visitor:
    """Somebody who comes over the wire, with a key or without."""

    life: Life
    client: TestClient[Any, Any]
    token: str | None

    async def asks(self, method: str, path: str, **facts: Any) -> int:
        """Return the status of the answer to a request."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        answer = await self.client.request(method, path, headers=headers, **facts)
        return answer.status

    async def acts(self, domain: str, action: str, **data: Any) -> bool:
        """Tell whether an action was not forbidden; whether it made sense is another question."""
        path = f"/api/services/{domain}/{action}"
        if domain == DOMAIN and action in READING:
            path += "?return_response"
        return _is_allowed(await self.asks("POST", path, json=data))

    async def commands(self, command: str, **facts: Any) -> Any:
        """Return the answer to a WebSocket command, None where it was forbidden."""
        async with self.client.ws_connect("/api/websocket") as socket:
            await socket.receive_json()
            if self.token:
                key = {"type": "auth", "access_token": self.token}
                await socket.send_json(key)
                await socket.receive_json()
            await socket.send_json({"id": 1, "type": command, **facts})
            answer = await socket.receive_json()
            if answer["type"] == "auth_invalid":
                return None
        if answer["success"]:
            return answer["result"] or True
        code = answer["error"]["code"]
        return None if code in {"unauthorized", "walker_unknown"} else code

    async def says(self, text: str) -> str | None:
        """Return what is answered to a sentence, None where nobody listens."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        answer = await self.client.post(
            "/api/conversation/process", json={"text": text}, headers=headers
        )
        if not _is_allowed(answer.status):
            return None
        speech = (await answer.json())["response"]["speech"]["plain"]["speech"]
        return None if speech.startswith("Your user may not") else speech


def _is_allowed(status: int) -> bool:
    return status not in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


def all_alike(allowed: list[bool]) -> bool:
    """Return what is so of all of them."""
    (alike,) = set(allowed)
    return alike


async def look(visitor: Visitor) -> bool:
    of_ada = {"entry_id": ADA}
    return all_alike(
        [
            isinstance(await visitor.commands(f"{DOMAIN}/walkers"), list),
            await visitor.commands(f"{DOMAIN}/subscribe", **of_ada) is True,
            isinstance(await visitor.commands(f"{DOMAIN}/sessions", **of_ada), dict),
        ]
    )


async def ask(visitor: Visitor) -> bool:
    return all_alike(
        [await visitor.acts(DOMAIN, name, config_entry_id=ADA) for name in READING]
    )


async def act(visitor: Visitor) -> bool:
    names = [action.name for action in ACTIONS if action.name not in READING]
    return all_alike(
        [
            await visitor.acts(
                DOMAIN, name, **GIVEN.get(name, {}), **{ATTR_CONFIG_ENTRY_ID: ADA}
            )
            for name in names
        ]
    )


async def press(visitor: Visitor) -> bool:
    life = visitor.life
    switch, button = (
        {"entity_id": life.entity(key)}
        for key in ("switch.session", "button.confirm_session")
    )
    return all_alike(
        [
            await visitor.acts("switch", "turn_on", **switch),
            await visitor.acts("button", "press", **button),
        ]
    )


async def read_calendar(visitor: Visitor) -> bool:
    calendar = visitor.life.entity("calendar.walks")
    days = "start=2026-11-22T00:00:00Z&end=2026-11-24T00:00:00Z"
    return _is_allowed(await visitor.asks("GET", f"/api/calendars/{calendar}?{days}"))


async def write_calendar(visitor: Visitor) -> bool:
    event = {
        "summary": "Walk",
        "dtstart": "2026-11-23T09:00:00+01:00",
        "dtend": "2026-11-23T09:05:00+01:00",
    }
    calendar = visitor.life.entity("calendar.walks")
    answer = await visitor.commands(
        "calendar/event/create", entity_id=calendar, event=event
    )
    return answer is not None


async def download(visitor: Visitor) -> bool:
    return all_alike(
        [
            _is_allowed(
                await visitor.asks("GET", f"/api/{DOMAIN}/{ADA}/sessions.{suffix}")
            )
            for suffix in ("csv", "json")
        ]
    )


async def follow_link(visitor: Visitor) -> bool:
    link = signed_path(visitor.life.hass, ADA, "csv")
    return _is_allowed((await visitor.client.get(link)).status)


async def ask_by_voice(visitor: Visitor) -> bool:
    return await visitor.says("When is my next walk with the name Ada") is not None


async def act_by_voice(visitor: Visitor) -> bool:
    answers = [
        await visitor.says(text)
        for text in ("Start my walk", "Stop my walk", "My knee is a three")
    ]
    return all_alike([answer is not None for answer in answers])


async def set_up(visitor: Visitor) -> bool:
    flows = "/api/config/config_entries"
    return all_alike(
        [
            _is_allowed(await visitor.asks(method, f"{flows}/{path}", **body))
            for method, path, body in (
                ("POST", "flow", {"json": {"handler": DOMAIN}}),
                ("POST", "options/flow", {"json": {"handler": ADA}}),
                ("POST", "subentries/flow", {"json": {"handler": [ADA, "source"]}}),
                ("DELETE", f"entry/{BEN}", {}),
            )
        ]
    )


async def preview(visitor: Visitor) -> bool:
    flow = {"flow_id": "none", "flow_type": "config_flow", "user_input": {}}
    answer = await visitor.commands(f"{DOMAIN}/start_preview", **flow)
    return answer is not None


async def diagnose(visitor: Visitor) -> bool:
    path = f"/api/diagnostics/config_entry/{ADA}"
    return _is_allowed(await visitor.asks("GET", path))


async def mend(visitor: Visitor) -> bool:
    issue = {"handler": DOMAIN, "issue_id": f"log_gone_{ADA}"}
    return _is_allowed(
        await visitor.asks("POST", "/api/repairs/issues/fix", json=issue)
    )


async def load_card(visitor: Visitor) -> bool:
    return await visitor.asks("GET", PATH) == HTTPStatus.OK


DOORS: dict[str, Callable[[Visitor], Awaitable[bool]]] = {
    "See how things stand, and the log, on a dashboard": look,
    "Ask for the summary, for sessions or for an export by action": ask,
    "Use any other action: start, stop, answer, log, correct, delete, import …": act,
    "Use switches and buttons": press,
    "Read the calendar": read_calendar,
    "Add, move or delete walks in the calendar": write_calendar,
    "Download the log": download,
    "Download the log with a link from the options that is at most an hour old": (
        follow_link
    ),
    "Ask by voice or text how things stand": ask_by_voice,
    "Start, stop, log or answer by voice or text": act_by_voice,
    "Set up, change or remove walkers and their sources": set_up,
    "Try out settings in those dialogs": preview,
    "Download diagnostics": diagnose,
    "Have a repair done": mend,
    "Load the card's program, which holds nobody's data": load_card,
}


async def user_in(hass: HomeAssistant, group: str) -> MockUser:
    found = await hass.auth.async_get_group(group)
    return MockUser(groups=[found]).add_to_hass(hass)


async def token_of(hass: HomeAssistant, user: MockUser) -> str:
    """Return the key of a user."""
    credential = Credentials(
        id=user.id,
        auth_provider_type="homeassistant",
        auth_provider_id=None,
        data={"username": "somebody"},
        is_new=False,
    )
    await hass.auth.async_link_user(user, credential)
    refresh = await hass.auth.async_create_refresh_token(
        user, CLIENT_ID, credential=credential
    )
    return hass.auth.async_create_access_token(refresh)


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Let the web server's own heartbeat be, for a connection that it has just turned away."""
    return True


@pytest.fixture
async def visited(
    life: Life, talk: Talk, hass_client_no_auth: ClientSessionGenerator, local_auth: Any
) -> Callable[[str], Awaitable[Visitor]]:
    """Return what lets somebody in to the home of Ada and Ben."""
    for component in ("api", "calendar", "config", "diagnostics", "repairs", DOMAIN):
        assert await async_setup_component(life.hass, component, {})
    async_setup_preview(life.hass)
    client = await hass_client_no_auth()
    await life.set_up(walker(), walker(source("sensor.ben"), name="Ben", entry_id=BEN))
    await life.shows(0, STILL)

    async def let_in(who: str) -> Visitor:
        if (group := GROUPS[who]) is None:
            return Visitor(life, client, None)
        user = await user_in(life.hass, group)
        return Visitor(life, client, await token_of(life.hass, user))

    return let_in


def test_the_table_speaks_of_all_doors_and_of_everybody() -> None:
    cells = {(what, who) for what, who, _ in table()}
    assert cells == {(what, who) for what in DOORS for who in GROUPS}


@pytest.mark.newest
@pytest.mark.parametrize(("what", "who", "may"), table())
async def test_each_may_do_what_the_table_says(
    visited: Callable[[str], Awaitable[Visitor]], what: str, who: str, may: bool
) -> None:
    visitor = await visited(who)
    before = {
        entry_id: visitor.life.coordinator(entry_id).state for entry_id in (ADA, BEN)
    }
    assert await DOORS[what](visitor) is may
    await visitor.life.settle()
    if not may:
        for entry_id, state in before.items():
            assert visitor.life.coordinator(entry_id).state == state


async def test_a_link_is_good_for_an_hour(
    visited: Callable[[str], Awaitable[Visitor]],
) -> None:
    visitor = await visited("not logged in")
    link = signed_path(visitor.life.hass, ADA, "csv")
    hour = VALID_FOR.total_seconds()
    await visitor.life.at(hour - 1)
    assert (await visitor.client.get(link)).status == HTTPStatus.OK
    await visitor.life.at(hour + 1)
    assert (await visitor.client.get(link)).status == HTTPStatus.UNAUTHORIZED


async def test_a_link_opens_no_other_door(
    visited: Callable[[str], Awaitable[Visitor]],
) -> None:
    visitor = await visited("not logged in")
    link = signed_path(visitor.life.hass, ADA, "csv")
    for other in (link.replace(ADA, BEN), link.replace("csv", "json")):
        assert (await visitor.client.get(other)).status == HTTPStatus.UNAUTHORIZED


def user_of(
    hass: HomeAssistant, entry_id: str, may: bool | dict[str, bool]
) -> MockUser:
    """Return a user who may do so much with the entities of one walker, and knows no others."""
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry_id)
    user = MockUser().add_to_hass(hass)
    user.mock_policy({"entities": {"entity_ids": {e.entity_id: may for e in entities}}})
    return user


async def test_who_may_read_one_walker_asks_for_that_one_without_a_name(
    visited: Callable[[str], Awaitable[Visitor]],
) -> None:
    """And is not told that there is another."""
    visitor = await visited("administrator")
    life = visitor.life
    user = user_of(life.hass, BEN, {"read": True})
    summary = await life.hass.services.async_call(
        DOMAIN,
        "get_summary",
        context=Context(user_id=user.id),
        blocking=True,
        return_response=True,
    )
    assert summary is not None
    for action in ("get_summary", "start_session"):
        with pytest.raises(Unauthorized):
            await life.hass.services.async_call(
                DOMAIN,
                action,
                {ATTR_CONFIG_ENTRY_ID: ADA if action == "get_summary" else BEN},
                context=Context(user_id=user.id),
                blocking=True,
                return_response=action == "get_summary",
            )


async def test_who_may_not_see_a_walker_cannot_download_their_log(
    visited: Callable[[str], Awaitable[Visitor]],
) -> None:
    visitor = await visited("administrator")
    life = visitor.life
    user = user_of(life.hass, BEN, True)
    visitor.token = await token_of(life.hass, user)
    path = f"/api/{DOMAIN}/{{}}/sessions.csv"
    assert await visitor.asks("GET", path.format(BEN)) == HTTPStatus.OK
    assert await visitor.asks("GET", path.format(ADA)) == HTTPStatus.UNAUTHORIZED


async def test_a_walk_is_moved_only_to_whom_the_user_may_use(
    visited: Callable[[str], Awaitable[Visitor]],
) -> None:
    visitor = await visited("administrator")
    life = visitor.life
    logged = {"start": "2026-11-23 09:00:00", "minutes": 5}
    answer = await life.act("log_session", config_entry_id=ADA, **logged)
    user = user_of(life.hass, ADA, True)
    with pytest.raises(Unauthorized):
        await life.hass.services.async_call(
            DOMAIN,
            "move_session",
            {ATTR_CONFIG_ENTRY_ID: ADA, "to": BEN, **answer},
            context=Context(user_id=user.id),
            blocking=True,
        )
    assert (len(life.walked()), life.walked(BEN)) == (1, [])


async def test_a_user_who_is_gone_may_do_nothing(
    visited: Callable[[str], Awaitable[Visitor]],
) -> None:
    visitor = await visited("administrator")
    with pytest.raises(Unauthorized):
        await visitor.life.hass.services.async_call(
            DOMAIN,
            "start_session",
            {ATTR_CONFIG_ENTRY_ID: ADA},
            context=Context(user_id="gone"),
            blocking=True,
        )
