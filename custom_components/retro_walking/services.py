"""The actions. Each finds its walker, makes a wish of the call, and answers."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv, service
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .call import EVER, Field, moment, span, walker_of
from .const import DOMAIN
from .coordinator import WalkerConfigEntry, WalkerCoordinator
from .core.events import Begin, Confirm, Delete, Discard, Edit, Log, SetHold, Undo
from .core.model import NEVER, Origin, Place, Session
from .core.reminders import SNOOZE, Reason, Skip, Snooze, length_of
from .core.session import Stop
from .core.week import counts
from .notifier import async_test
from .refusal import as_sentence


class Action(StrEnum):
    """The actions by name."""

    START_SESSION = "start_session"
    STOP_SESSION = "stop_session"
    CONFIRM_SESSION = "confirm_session"
    DISCARD_SESSION = "discard_session"
    LOG_SESSION = "log_session"
    EDIT_SESSION = "edit_session"
    DELETE_SESSION = "delete_session"
    MOVE_SESSION = "move_session"
    UNDO = "undo"
    GET_SESSIONS = "get_sessions"
    GET_SUMMARY = "get_summary"
    SET_HOLD = "set_hold"
    SNOOZE_REMINDER = "snooze_reminder"
    SKIP_TODAY = "skip_today"
    SEND_TEST_MESSAGE = "send_test_message"


# What is wrong with a number of minutes or a note is said in a sentence, not by the schema.
MINUTES = vol.Coerce(float)
NOTE = cv.string

type Fields = dict[vol.Marker, object]
type Handler = Callable[[ServiceCall], Coroutine[Any, Any, ServiceResponse]]


async def _async_start_session(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    walker.apply(
        Begin(
            walker.now(),
            Origin.MANUAL,
            span(call, Field.PLANNED_MINUTES),
            call.data[Field.PLACE],
        )
    )
    return None


async def _async_stop_session(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    walker.apply(Stop(walker.now()))
    return None


async def _async_confirm_session(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    active = span(call, Field.MINUTES)
    walker.apply(Confirm(walker.now(), call.data.get(Field.SESSION_ID), active))
    return None


async def _async_discard_session(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    walker.apply(Discard(walker.now(), call.data.get(Field.SESSION_ID)))
    return None


async def _async_log_session(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    start, active = moment(call, Field.START), span(call, Field.MINUTES)
    assert start is not None
    assert active is not None
    session = Session(
        session_id="",
        start=start,
        end=start + active,
        active=active,
        origin=Origin.MANUAL,
        place=call.data[Field.PLACE],
        note=call.data.get(Field.NOTE),
    )
    walker.apply(Log(walker.now(), session))
    change = walker.state.journal.last_change
    assert change is not None
    assert change.after is not None
    return {Field.SESSION_ID: change.after.session_id}


async def _async_edit_session(call: ServiceCall) -> ServiceResponse:
    walker, data = walker_of(call), call.data
    session = walker.state.journal.find(data[Field.SESSION_ID])
    start = moment(call, Field.START) or session.start
    active = span(call, Field.MINUTES)
    session = session.amended(start, session.active if active is None else active)
    session = replace(
        session,
        place=data.get(Field.PLACE, session.place),
        note=data.get(Field.NOTE, session.note) or None,
    )
    walker.apply(Edit(walker.now(), session))
    return None


async def _async_delete_session(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    walker.apply(Delete(walker.now(), call.data[Field.SESSION_ID]))
    return None


async def _async_move_session(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    entry: WalkerConfigEntry = service.async_get_config_entry(
        call.hass, DOMAIN, call.data[Field.TO]
    )
    session = walker.state.journal.find(call.data[Field.SESSION_ID])
    other = entry.runtime_data
    if other is walker:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="moved_to_self"
        )
    # What sources the other walker has is another matter.
    other.apply(Log(other.now(), replace(session, sources=()), final=True))
    walker.apply(Delete(walker.now(), session.session_id, final=True))
    return None


async def _async_undo(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    walker.apply(Undo(walker.now()))
    return None


async def _async_set_hold(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    walker.apply(SetHold(walker.now(), on=True, last_day=call.data.get(Field.UNTIL)))
    return None


async def _async_snooze_reminder(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    walker.apply(Snooze(walker.now(), length_of(call.data[Field.MINUTES])))
    return None


async def _async_skip_today(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    walker.apply(Skip(walker.now(), call.data[Field.REASON]))
    return None


async def _async_send_test_message(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    failed = await async_test(call.hass, walker.config_entry, walker.settings.reminders)
    if failed:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="test_not_sent",
            translation_placeholders={"receivers": ", ".join(failed)},
        )
    return None


async def _async_get_sessions(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    first, last = moment(call, Field.START) or EVER, moment(call, Field.END) or NEVER
    sessions = walker.state.journal.between(first, last)
    return {"sessions": [_session(walker, session) for session in sessions]}


async def _async_get_summary(call: ServiceCall) -> ServiceResponse:
    walker = walker_of(call)
    now = walker.data
    last = now.last_session
    return {
        "status": now.status,
        "week_status": now.week_status,
        "sessions_this_week": now.sessions_this_week,
        "minutes_this_week": _minutes(now.active_this_week),
        "least": now.least,
        "most": now.most,
        "sessions_to_go": now.sessions_to_go,
        "sessions_to_confirm": len(now.to_confirm),
        "behind": now.is_behind,
        "walk_due": now.walk_due,
        "next_walk": now.next_walk.isoformat() if now.next_walk else None,
        "week_streak": now.week_streak,
        "last_session": _session(walker, last) if last else None,
        "total_sessions": now.total_sessions,
        "total_minutes": _minutes(now.total_active),
    }


def _session(walker: WalkerCoordinator, session: Session) -> dict[str, Any]:
    watches = [walker.watches.get(source_id) for source_id in session.sources]
    return {
        Field.SESSION_ID: session.session_id,
        "kind": "walk",
        Field.START: dt_util.as_local(session.start).isoformat(),
        Field.END: dt_util.as_local(session.end).isoformat(),
        Field.ACTIVE_MINUTES: _minutes(session.active),
        "counted": counts(session, walker.settings.timing),
        "confirmed": session.confirmed,
        "uncertain": session.uncertain,
        "origin": session.origin,
        "source": next((watch.entity_id for watch in watches if watch), None),
        Field.PLACE: session.place,
        Field.NOTE: session.note,
        Field.PLANNED_MINUTES: _minutes(session.planned) if session.planned else None,
    }


def _minutes(span: timedelta) -> float:
    return round(span.total_seconds() / 60, 2)


_MINUTE = timedelta(minutes=1)
_PLACE = vol.Coerce(Place)
_AT_HOME: Fields = {vol.Optional(Field.PLACE, default=Place.TREADMILL): _PLACE}
_THE_SESSION: Fields = {vol.Required(Field.SESSION_ID): cv.string}
_A_SESSION: Fields = {vol.Optional(Field.SESSION_ID): cv.string}

ACTIONS: dict[Action, tuple[Handler, Fields]] = {
    Action.START_SESSION: (
        _async_start_session,
        {vol.Optional(Field.PLANNED_MINUTES): MINUTES, **_AT_HOME},
    ),
    Action.STOP_SESSION: (_async_stop_session, {}),
    Action.CONFIRM_SESSION: (
        _async_confirm_session,
        {**_A_SESSION, vol.Optional(Field.MINUTES): MINUTES},
    ),
    Action.DISCARD_SESSION: (_async_discard_session, _A_SESSION),
    Action.LOG_SESSION: (
        _async_log_session,
        {
            vol.Required(Field.START): cv.datetime,
            vol.Required(Field.MINUTES): MINUTES,
            vol.Optional(Field.NOTE): NOTE,
            **_AT_HOME,
        },
    ),
    Action.EDIT_SESSION: (
        _async_edit_session,
        {
            **_THE_SESSION,
            vol.Optional(Field.START): cv.datetime,
            vol.Optional(Field.MINUTES): MINUTES,
            vol.Optional(Field.PLACE): _PLACE,
            vol.Optional(Field.NOTE): NOTE,
        },
    ),
    Action.DELETE_SESSION: (_async_delete_session, _THE_SESSION),
    Action.MOVE_SESSION: (
        _async_move_session,
        {**_THE_SESSION, vol.Required(Field.TO): cv.string},
    ),
    Action.UNDO: (_async_undo, {}),
    Action.SET_HOLD: (_async_set_hold, {vol.Optional(Field.UNTIL): cv.date}),
    Action.SNOOZE_REMINDER: (
        _async_snooze_reminder,
        {vol.Optional(Field.MINUTES, default=SNOOZE / _MINUTE): MINUTES},
    ),
    Action.SKIP_TODAY: (
        _async_skip_today,
        {vol.Optional(Field.REASON, default=Reason.OTHER): vol.Coerce(Reason)},
    ),
    Action.SEND_TEST_MESSAGE: (_async_send_test_message, {}),
    Action.GET_SESSIONS: (
        _async_get_sessions,
        {
            vol.Optional(Field.START): cv.datetime,
            vol.Optional(Field.END): cv.datetime,
        },
    ),
    Action.GET_SUMMARY: (_async_get_summary, {}),
}
RESPONSES = {
    Action.LOG_SESSION: SupportsResponse.OPTIONAL,
    Action.GET_SESSIONS: SupportsResponse.ONLY,
    Action.GET_SUMMARY: SupportsResponse.ONLY,
}


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions, once and for all walkers."""
    for action, (handler, fields) in ACTIONS.items():
        hass.services.async_register(
            DOMAIN,
            action,
            _answering(handler),
            vol.Schema({vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string, **fields}),
            RESPONSES.get(action, SupportsResponse.NONE),
        )


def _answering(handler: Handler) -> Handler:
    async def async_answer(call: ServiceCall) -> ServiceResponse:
        with as_sentence():
            return await handler(call)

    return async_answer
