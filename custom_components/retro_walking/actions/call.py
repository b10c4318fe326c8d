"""What the calls of actions have in common: whose they are, and what their fields say."""

from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field as part
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
)
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import config_validation as cv, service
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..access import async_permitted
from ..const import DOMAIN
from ..coordinator import WalkerConfigEntry, WalkerCoordinator
from ..core.cells import within_reach
from ..core.limits import as_span
from ..core.scores import score_of


class Field(StrEnum):
    """What the actions take and answer with, by name."""

    CONFIRM = "confirm"
    END = "end"
    FORMAT = "format"
    KEEP = "keep"
    KIND = "kind"
    LEAVE_OUT_REFUSED = "leave_out_refused"
    MINUTES = "minutes"
    MOMENT = "moment"
    NOTE = "note"
    PAIN_BEFORE = "pain_before"
    PAIN_DURING = "pain_during"
    PLACE = "place"
    PLANNED_MINUTES = "planned_minutes"
    REASON = "reason"
    SCORE = "score"
    SESSION_ID = "session_id"
    SESSIONS = "sessions"
    SOURCE = "source"
    START = "start"
    START_MINUTES = "start_minutes"
    TARGET_MINUTES = "target_minutes"
    TO = "to"
    UNTIL = "until"


# What is wrong with a number or a note is said in a sentence, not by the schema.
MINUTES = SCORE = vol.Coerce(float)
NOTE = cv.string

type Fields = dict[vol.Marker, object]
type Handler = Callable[
    [WalkerCoordinator, ServiceCall], Coroutine[Any, Any, ServiceResponse]
]


@dataclass(frozen=True, slots=True)
class Action:
    """An action by name: what it does for a walker, its fields, its answer, the right it takes."""

    name: str
    handler: Handler
    fields: Fields = part(default_factory=dict)
    response: SupportsResponse = SupportsResponse.NONE
    policy: str = POLICY_CONTROL


EVER = dt_util.utc_from_timestamp(0)


async def async_walker(
    call: ServiceCall, entry_id: str | None, policy: str = POLICY_CONTROL
) -> WalkerCoordinator:
    """Return the walker that is meant: the named one, or the only one whom the user may use so.

    Raises Unauthorized where the user may not, and ServiceValidationError where it is nobody.
    """
    known = call.hass.config_entries.async_entries(DOMAIN, include_disabled=False)
    walkers = await async_permitted(call.hass, call.context, known, policy)
    if (known and not walkers) or entry_id in _ids(known) - _ids(walkers):
        raise Unauthorized(
            context=call.context, config_entry_id=entry_id, permission=policy
        )
    if entry_id is None and len(walkers) == 1:
        entry_id = walkers[0].entry_id
    if entry_id is None and walkers:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="which_walker",
            translation_placeholders={
                "walkers": ", ".join(f"{w.title} ({w.entry_id})" for w in walkers)
            },
        )
    return loaded(call.hass, entry_id)


def loaded(hass: HomeAssistant, entry_id: str | None) -> WalkerCoordinator:
    """Return a walker as they are now; raises ServiceValidationError where they are not loaded."""
    entry: WalkerConfigEntry = service.async_get_config_entry(hass, DOMAIN, entry_id)
    return entry.runtime_data


def _ids(entries: Iterable[ConfigEntry]) -> set[str]:
    return {entry.entry_id for entry in entries}


def span(call: ServiceCall, field: Field) -> timedelta | None:
    """Return the minutes of a call, if it names any; raises what a session of them would."""
    minutes: float | None = call.data.get(field)
    return None if minutes is None else as_span(minutes)


def score(call: ServiceCall, field: Field) -> int | None:
    """Return a score of the call, if it names one; raises NoScore."""
    number: float | None = call.data.get(field)
    return None if number is None else score_of(number)


def moment(call: ServiceCall, field: Field) -> datetime | None:
    """Return a moment of the call, in UTC, if it names one; raises MomentOutOfReach."""
    given: datetime | None = call.data.get(field)
    return None if given is None else aware(given)


def aware(given: datetime) -> datetime:
    """Return a moment in UTC, which is local where it names no zone; raises MomentOutOfReach."""
    zone = given.tzinfo or dt_util.get_default_time_zone()
    return within_reach(given.replace(tzinfo=zone))
