"""The actions on the whole log: find what was walked before, import, export."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from .. import importing
from ..const import DOMAIN
from ..coordinator import WalkerCoordinator
from ..core import export
from ..core.batch import Offer
from ..core.errors import SessionOverlaps
from ..core.events import TakeIn
from ..core.limits import LONGEST
from ..core.model import Session
from ..core.past import Finder
from ..sources.belts import found_before
from ..sources.history import REACH, Recorded, is_kept
from .answers import session_answer
from .call import Action, Field, Fields, loaded, moment


class Format(StrEnum):
    """How sessions are exported."""

    LIST = "list"
    CSV = "csv"
    JSON = "json"


async def _async_find_past_sessions(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    if not is_kept(call.hass):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="no_history"
        )
    start, end = _range(call, walker.now())
    found: list[Session] = []
    belts: set[str] = set()
    for source_id in _sources(walker, call.data.get(Field.SOURCE)):
        belts.add(walker.watches[source_id].entity_id)
        found += await _async_find(walker, source_id, start, end)
    # They may have been reloaded meanwhile.
    walker = loaded(call.hass, walker.config_entry.entry_id)
    if call.data[Field.CONFIRM]:
        found = [replace(session, confirmed=True) for session in found]
    found.sort(key=lambda session: session.start)
    offers = [
        offer
        for offer in found_before(walker, found, belts)
        if not _is_told_already(walker, offer)
    ]
    new = tuple(offer.session for offer in offers if offer.is_new)
    keep = call.data[Field.KEEP]
    if keep and new:
        walker.apply(TakeIn(walker.now(), new))
    return {
        "sessions": [
            {**session_answer(walker, offer.session), "known": not offer.is_new}
            for offer in offers
        ],
        "kept": len(new) if keep else 0,
    }


def _range(call: ServiceCall, now: datetime) -> tuple[datetime, datetime]:
    """Return from when to when is looked; raises where there is no time between."""
    start = moment(call, Field.START) or now - REACH
    end = min(moment(call, Field.END) or now, now)
    if start >= end:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="nothing_between"
        )
    return start, end


def _is_told_already(walker: WalkerCoordinator, offer: Offer) -> bool:
    """Tell whether it is what another source has seen of a walk that was found as well."""
    walk = offer.session
    return isinstance(offer.refused, SessionOverlaps) and not (
        walker.state.journal.overlapping(walk.start, walk.end)
    )


def _sources(walker: WalkerCoordinator, wanted: str | None) -> list[str]:
    """Return the sources that an entity is, or all; raises where it is none of this walker's."""
    watches = walker.watches
    if not watches:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="no_source"
        )
    found = [
        source_id
        for source_id, watch in watches.items()
        if wanted in (None, watch.entity_id)
    ]
    if not found:
        known = ", ".join(watch.entity_id for watch in watches.values())
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="unknown_source",
            translation_placeholders={"sources": known},
        )
    return found


async def _async_find(
    walker: WalkerCoordinator, source_id: str, start: datetime, end: datetime
) -> tuple[Session, ...]:
    source = walker.settings.sources[source_id]
    recorded = Recorded(
        hass=walker.hass,
        entity_id=walker.watches[source_id].entity_id,
        kind=source.kind,
        start=start - LONGEST,
        end=end,
    )
    found = await recorded.async_find(Finder(source_id, source, walker.settings))
    return tuple(session for session in found if session.start >= start)


async def _async_import_sessions(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    weighed = await importing.async_weigh(walker, call.data[Field.SESSIONS])
    if weighed.refused and not call.data[Field.LEAVE_OUT_REFUSED]:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="import_refused",
            translation_placeholders={
                "count": str(len(weighed.refused)),
                "lines": await importing.async_listed(walker, weighed),
            },
        )
    reasons = await importing.async_reasons(walker, weighed)
    weighed.take_in(loaded(call.hass, walker.config_entry.entry_id))
    return {
        "imported": len(weighed.new),
        "known": weighed.known,
        "refused": [
            {"line": line, "reason": reason} for line, reason in reasons.items()
        ],
    }


async def _async_export_sessions(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    sessions, zone = walker.state.journal.sessions, walker.settings.zone
    match call.data[Field.FORMAT]:
        case Format.CSV:
            return {Field.SESSIONS: export.to_csv(sessions, zone)}
        case Format.JSON:
            return {Field.SESSIONS: export.to_json(sessions, zone)}
        case _:
            rows: list[Any] = [export.as_row(session, zone) for session in sessions]
            return {Field.SESSIONS: rows}


def _brought(value: object) -> str | list[Any]:
    """Take the text of a file, or a list of sessions, or what an export answered with."""
    if isinstance(value, Mapping) and Field.SESSIONS in value:
        value = value[Field.SESSIONS]
    return value if isinstance(value, list) else str(value)


_WHEN: Fields = {
    vol.Optional(Field.START): cv.datetime,
    vol.Optional(Field.END): cv.datetime,
}

ACTIONS = (
    Action(
        "find_past_sessions",
        _async_find_past_sessions,
        {
            vol.Optional(Field.SOURCE): cv.entity_id,
            **_WHEN,
            vol.Optional(Field.KEEP, default=False): cv.boolean,
            vol.Optional(Field.CONFIRM, default=False): cv.boolean,
        },
        SupportsResponse.OPTIONAL,
    ),
    Action(
        "import_sessions",
        _async_import_sessions,
        {
            vol.Required(Field.SESSIONS): _brought,
            vol.Optional(Field.LEAVE_OUT_REFUSED, default=False): cv.boolean,
        },
        SupportsResponse.OPTIONAL,
    ),
    Action(
        "export_sessions",
        _async_export_sessions,
        {vol.Optional(Field.FORMAT, default=Format.LIST): vol.Coerce(Format)},
        SupportsResponse.ONLY,
        POLICY_READ,
    ),
)
