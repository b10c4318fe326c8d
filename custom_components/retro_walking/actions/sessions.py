"""The actions on sessions: start, stop, answer, write down, correct, list."""

from dataclasses import replace

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..const import DOMAIN
from ..coordinator import WalkerCoordinator
from ..core.events import Begin, Confirm, Delete, Discard, Edit, Log, Undo
from ..core.model import Activity, Origin, PainReport, Place, Session
from ..core.session import Stop
from .answers import async_summary, sessions_answer
from .call import (
    MINUTES,
    NOTE,
    SCORE,
    Action,
    Field,
    Fields,
    async_walker,
    moment,
    score,
    span,
)

EXERCISES = [kind for kind in Activity if kind is not Activity.WALK]


async def _async_start_session(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    walker.apply(
        Begin(
            walker.now(),
            Origin.MANUAL,
            span(call, Field.PLANNED_MINUTES),
            call.data[Field.PLACE],
        )
    )
    return None


async def _async_stop_session(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    walker.apply(Stop(walker.now()))
    return None


async def _async_confirm_session(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    active = span(call, Field.MINUTES)
    walker.apply(Confirm(walker.now(), call.data.get(Field.SESSION_ID), active))
    return None


async def _async_discard_session(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    walker.apply(Discard(walker.now(), call.data.get(Field.SESSION_ID)))
    return None


async def _async_log_session(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    session = replace(
        _new_session(call),
        place=call.data[Field.PLACE],
        pain=PainReport(
            before=score(call, Field.PAIN_BEFORE), during=score(call, Field.PAIN_DURING)
        ),
    )
    return _logged(walker, session)


async def _async_log_exercise(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    session = replace(_new_session(call), kind=call.data[Field.KIND])
    return _logged(walker, session)


def _new_session(call: ServiceCall) -> Session:
    start, active = moment(call, Field.START), span(call, Field.MINUTES)
    assert start is not None
    assert active is not None
    return Session(
        session_id="",
        start=start,
        end=start + active,
        active=active,
        origin=Origin.MANUAL,
        note=call.data.get(Field.NOTE) or None,
    )


def _logged(walker: WalkerCoordinator, session: Session) -> ServiceResponse:
    walker.apply(Log(walker.now(), session))
    change = walker.state.journal.last_change
    assert change is not None
    assert change.after is not None
    return {Field.SESSION_ID: change.after.session_id}


async def _async_edit_session(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    data = call.data
    session = walker.state.journal.find(data[Field.SESSION_ID])
    session = replace(
        _with_times(session, call),
        place=data.get(Field.PLACE, session.place),
        note=data.get(Field.NOTE, session.note) or None,
        pain=replace(
            session.pain,
            before=_score_or(session.pain.before, call, Field.PAIN_BEFORE),
            during=_score_or(session.pain.during, call, Field.PAIN_DURING),
        ),
    )
    walker.apply(Edit(walker.now(), session))
    return None


def _score_or(said: int | None, call: ServiceCall, field: Field) -> int | None:
    """Return the score of a call, None where it takes it back, or what was said before."""
    return score(call, field) if field in call.data else said


def _with_times(session: Session, call: ServiceCall) -> Session:
    """Return a session with the start, end and minutes of a call; what it leaves out stays."""
    start = moment(call, Field.START) or session.start
    end, active = moment(call, Field.END), span(call, Field.MINUTES)
    if end is None:
        return session.amended(start, session.active if active is None else active)
    session = session.spanning(start, end)
    return session if active is None else replace(session, active=active)


async def _async_delete_session(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    walker.apply(Delete(walker.now(), call.data[Field.SESSION_ID]))
    return None


async def _async_move_session(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    other = await async_walker(call, call.data[Field.TO])
    session = walker.state.journal.find(call.data[Field.SESSION_ID])
    if other is walker:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="moved_to_self"
        )
    # What sources the other walker has is another matter.
    other.apply(Log(other.now(), replace(session, sources=()), final=True))
    walker.apply(Delete(walker.now(), session.session_id, final=True))
    return None


async def _async_undo(walker: WalkerCoordinator, call: ServiceCall) -> ServiceResponse:
    walker.apply(Undo(walker.now(), call.data.get(Field.SESSION_ID)))
    return None


async def _async_get_sessions(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    first, last = moment(call, Field.START), moment(call, Field.END)
    return sessions_answer(walker, first, last, call.data.get(Field.KIND))


async def _async_get_summary(
    walker: WalkerCoordinator, call: ServiceCall
) -> ServiceResponse:
    return await async_summary(call.hass, walker)


_PLACE = vol.Coerce(Place)
_AT_HOME: Fields = {vol.Optional(Field.PLACE, default=Place.TREADMILL): _PLACE}
_THE_SESSION: Fields = {vol.Required(Field.SESSION_ID): cv.string}
_A_SESSION: Fields = {vol.Optional(Field.SESSION_ID): cv.string}
_KNEE: Fields = {
    vol.Optional(Field.PAIN_BEFORE): SCORE,
    vol.Optional(Field.PAIN_DURING): SCORE,
}
_NEW: Fields = {
    vol.Required(Field.START): cv.datetime,
    vol.Required(Field.MINUTES): MINUTES,
    vol.Optional(Field.NOTE): NOTE,
}

ACTIONS = (
    Action(
        "start_session",
        _async_start_session,
        {vol.Optional(Field.PLANNED_MINUTES): MINUTES, **_AT_HOME},
    ),
    Action("stop_session", _async_stop_session),
    Action(
        "confirm_session",
        _async_confirm_session,
        {**_A_SESSION, vol.Optional(Field.MINUTES): MINUTES},
    ),
    Action("discard_session", _async_discard_session, _A_SESSION),
    Action(
        "log_session",
        _async_log_session,
        {**_NEW, **_AT_HOME, **_KNEE},
        SupportsResponse.OPTIONAL,
    ),
    Action(
        "log_exercise",
        _async_log_exercise,
        {
            vol.Required(Field.KIND): vol.All(vol.Coerce(Activity), vol.In(EXERCISES)),
            **_NEW,
        },
        SupportsResponse.OPTIONAL,
    ),
    Action(
        "edit_session",
        _async_edit_session,
        {
            **_THE_SESSION,
            vol.Optional(Field.START): cv.datetime,
            vol.Optional(Field.END): cv.datetime,
            vol.Optional(Field.MINUTES): MINUTES,
            vol.Optional(Field.PLACE): _PLACE,
            vol.Optional(Field.NOTE): NOTE,
            vol.Optional(Field.PAIN_BEFORE): vol.Maybe(SCORE),
            vol.Optional(Field.PAIN_DURING): vol.Maybe(SCORE),
        },
    ),
    Action("delete_session", _async_delete_session, _THE_SESSION),
    Action(
        "move_session",
        _async_move_session,
        {**_THE_SESSION, vol.Required(Field.TO): cv.string},
    ),
    Action("undo", _async_undo, _A_SESSION),
    Action(
        "get_sessions",
        _async_get_sessions,
        {
            vol.Optional(Field.START): cv.datetime,
            vol.Optional(Field.END): cv.datetime,
            vol.Optional(Field.KIND): vol.Coerce(Activity),
        },
        SupportsResponse.ONLY,
        POLICY_READ,
    ),
    Action("get_summary", _async_get_summary, {}, SupportsResponse.ONLY, POLICY_READ),
)
