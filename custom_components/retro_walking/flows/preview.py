"""What a source would have found, shown in the dialog and renewed with every keystroke."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.const import ATTR_FRIENDLY_NAME
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.util.hass_dict import HassKey
import voluptuous as vol

from ..composer import async_texts
from ..const import DOMAIN
from ..core.errors import WalkingError
from ..core.model import CountsAs, Kind
from ..refusal import placeholders
from ..sources.past_wording import async_wording
from .source_fields import CONF_COUNTS_AS, CONF_KIND, DETECTION
from .source_form import SourceForm

_ANSWERS = vol.Schema(
    {
        vol.Optional(CONF_COUNTS_AS): vol.Coerce(CountsAs),
        vol.Optional(CONF_KIND): vol.Coerce(Kind),
        vol.Optional(DETECTION, default={}): vol.Schema(
            {
                vol.Optional("counter_window"): vol.Any(
                    None, vol.All(vol.Coerce(float), vol.Range(0, 1_000_000))
                )
            },
            extra=vol.ALLOW_EXTRA,
        ),
    }
)

_PREVIEWS = HassKey[dict[str, SourceForm]](f"{DOMAIN}_previews")


@callback
def previews(hass: HomeAssistant) -> dict[str, SourceForm]:
    """Return the forms that are open, by the id of their flow."""
    return hass.data.setdefault(_PREVIEWS, {})


@callback
def async_setup_preview(hass: HomeAssistant) -> None:
    """Answer dialogs that ask for a preview."""
    websocket_api.async_register_command(hass, ws_start_preview)


@websocket_api.websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/start_preview",
        vol.Required("flow_id"): str,
        vol.Required("flow_type"): str,
        vol.Required("user_input"): _ANSWERS,
    }
)
@websocket_api.require_admin
@websocket_api.async_response
async def ws_start_preview(
    hass: HomeAssistant,
    connection: websocket_api.ActiveConnection,
    msg: dict[str, Any],
) -> None:
    """Show what the entity shows now, and the walks that the given answers would have found."""
    form = previews(hass).get(msg["flow_id"])
    if form is None:
        connection.send_error(msg["id"], websocket_api.ERR_NOT_FOUND, "No such flow")
        return
    try:
        source = form.source_with(msg["user_input"])
    except WalkingError as refusal:
        texts = await async_texts(hass, "config")
        sentence = texts(f"error.{refusal.key}", **placeholders(refusal))
        connection.send_error(msg["id"], websocket_api.ERR_INVALID_FORMAT, sentence)
        return
    wording = await async_wording(hass)
    found = wording.other_kind
    if source.kind is form.source.kind:
        found = wording.found(form.past, await form.past.async_find(source))

    @callback
    def show(_event: Event[EventStateChangedData] | None = None) -> None:
        preview = {
            "state": form.reading(source, wording),
            "attributes": {ATTR_FRIENDLY_NAME: found},
        }
        connection.send_message(websocket_api.event_message(msg["id"], preview))

    connection.subscriptions[msg["id"]] = async_track_state_change_event(
        hass, form.entity_id, show
    )
    connection.send_result(msg["id"])
    show()
