"""The door of the lists and files that somebody imports."""

import json
from typing import Any, override
from unittest.mock import patch
from uuid import uuid4

from aiohttp import FormData
from homeassistant.data_entry_flow import FlowResultType
from hypothesis import strategies as st

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.core.export import to_csv, to_json
from custom_components.retro_walking.core.settings import Settings

from ..ha.life import ADA
from .actions import ROWS
from .door import Door, Outcome
from .house import six_weeks
from .oddities import Values, damaged, mostly, mutated, objects, words

_LIST = (
    "date;time;minutes;pain_during;note\n2026-11-20;10:30;7,5;2;slow\n2026-11-21;;8;;\n"
)
_WRONG = st.sampled_from(
    (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0", b"\x81")
) | (st.binary(max_size=9))


class Files(Door):
    """The import action, and the step of the options that takes a file."""

    name = "files and lists to import"

    @override
    async def open(self) -> None:
        house = self.house
        # Tests that run at the same time keep their uploads apart.
        name = f"home-assistant-file_upload-{uuid4().hex}"
        place = "homeassistant.components.file_upload.TEMP_DIR_NAME"
        house.closing.enter_context(patch(place, name))
        await house.move_in("file_upload")
        self._client = await house.client(await house.inhabitant())

    @override
    def cases(self) -> Values:
        zone, sessions = Settings().zone, six_weeks().journal.sessions[-4:]
        earlier = [s for s in sessions if s.confirmed]
        as_json = json.loads(to_json(earlier, zone))
        texts = st.one_of(
            mutated(to_csv(earlier, zone)),
            mutated(_LIST),
            mutated(to_json(earlier, zone)),
            damaged(as_json).map(json.dumps),
            words,
        )
        brought = st.one_of(texts, texts, ROWS, damaged(as_json, objects))
        uploads = st.tuples(texts, st.sampled_from(("utf-8", "utf-16", "cp1252")))
        return st.one_of(
            st.tuples(st.just("action"), brought, st.booleans()),
            st.tuples(
                st.just("upload"),
                mostly(uploads.map(_as_bytes), _WRONG),
                st.booleans(),
            ),
        )

    @override
    async def knock(self, case: tuple[str, Any, bool]) -> Outcome:
        way, brought, leaves_out = case
        if way == "upload":
            return await self._upload(brought, leaves_out)
        await self.house.hass.services.async_call(
            DOMAIN,
            "import_sessions",
            {"sessions": brought, "leave_out_refused": leaves_out},
            blocking=True,
            return_response=True,
        )
        return Outcome.ANSWERED

    async def _upload(self, content: bytes, leaves_out: bool) -> Outcome:
        form = FormData()
        form.add_field("file", content, filename="walks.csv")
        async with self._client.post("/api/file_upload", data=form) as answer:
            file_id = (await answer.json())["file_id"]
        options = self.house.hass.config_entries.options
        flow_id = (await options.async_init(ADA))["flow_id"]
        await options.async_configure(flow_id, {"next_step_id": "history"})
        result = await options.async_configure(flow_id, {"file": file_id})
        if "base" in (result["errors"] or {}) and leaves_out:
            answers = {"leave_out_refused": True}
            result = await options.async_configure(flow_id, answers)
        assert result["type"] is FlowResultType.FORM
        options.async_abort(flow_id)
        return Outcome.REFUSED if result["errors"] else Outcome.ANSWERED


def _as_bytes(upload: tuple[str, str]) -> bytes:
    text, encoding = upload
    return text.encode(encoding, errors="replace")
