"""The log as a file to download, for who is logged in or has a signed path."""

from datetime import timedelta
from http import HTTPStatus

from aiohttp import hdrs, web
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.http import KEY_HASS, KEY_HASS_USER, HomeAssistantView
from homeassistant.components.http.auth import async_sign_path
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import Unauthorized
from homeassistant.util import dt as dt_util, slugify

from .access import may
from .const import DOMAIN
from .coordinator import WalkerConfigEntry
from .core import export

VALID_FOR = timedelta(hours=1)
"""How long a signed path can be used."""

_WRITERS = {
    # By its mark, spreadsheets tell that a file is UTF-8.
    "csv": ("text/csv", "\ufeff", export.to_csv),
    "json": ("application/json", "", export.to_json),
}


class SessionsView(HomeAssistantView):
    """The sessions of a walker as CSV or JSON."""

    url = f"/api/{DOMAIN}/{{entry_id}}/sessions.{{suffix:csv|json}}"
    name = f"api:{DOMAIN}:sessions"

    async def get(
        self, request: web.Request, entry_id: str, suffix: str
    ) -> web.Response:
        """Return the file; 404 where there is no such walker, or they are not loaded.

        Raises Unauthorized.
        """
        hass = request.app[KEY_HASS]
        entry: WalkerConfigEntry | None = hass.config_entries.async_get_entry(entry_id)
        if (
            entry is None
            or entry.domain != DOMAIN
            or entry.state is not ConfigEntryState.LOADED
        ):
            return web.Response(status=HTTPStatus.NOT_FOUND)
        if not may(hass, request[KEY_HASS_USER], entry, POLICY_READ):
            raise Unauthorized(config_entry_id=entry_id, permission=POLICY_READ)
        walker, (content_type, mark, write) = entry.runtime_data, _WRITERS[suffix]
        text = await hass.async_add_executor_job(
            write, walker.state.journal.sessions, walker.settings.zone
        )
        name = f"{slugify(entry.title)}-{dt_util.now():%Y-%m-%d}.{suffix}"
        return web.Response(
            text=mark + text,
            content_type=content_type,
            charset="utf-8",
            headers={
                hdrs.CONTENT_DISPOSITION: f'attachment; filename="{name}"',
                hdrs.CACHE_CONTROL: "no-store",
            },
        )


@callback
def signed_path(hass: HomeAssistant, entry_id: str, suffix: str) -> str:
    """Return a path by which the file can be downloaded for a while, without logging in."""
    return async_sign_path(
        hass, f"/api/{DOMAIN}/{entry_id}/sessions.{suffix}", VALID_FOR
    )
