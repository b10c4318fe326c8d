"""What actions answer with: a session, and the numbers of week, programme and knee."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .call import Field
from .composer import async_texts
from .coordinator import WalkerCoordinator
from .core.model import Activity, Session
from .core.week import counts
from .minutes import in_minutes
from .reason_words import sentence_of


def session_answer(walker: WalkerCoordinator, session: Session) -> dict[str, Any]:
    """Return a session of the log; the fields of a walk are None where it was other exercise."""
    watches = [walker.watches.get(source_id) for source_id in session.sources]
    pain = session.pain
    return {
        Field.SESSION_ID: session.session_id,
        Field.KIND: session.kind,
        Field.START: dt_util.as_local(session.start).isoformat(),
        Field.END: dt_util.as_local(session.end).isoformat(),
        Field.ACTIVE_MINUTES: in_minutes(session.active),
        "counted": counts(session, walker.settings.timing),
        "confirmed": session.confirmed,
        "uncertain": session.uncertain,
        "origin": session.origin,
        "source": next((watch.entity_id for watch in watches if watch), None),
        Field.PLACE: session.place if session.kind is Activity.WALK else None,
        Field.NOTE: session.note,
        Field.PLANNED_MINUTES: in_minutes(session.planned) if session.planned else None,
        Field.PAIN_BEFORE: pain.before,
        Field.PAIN_DURING: pain.during,
        "pain_morning": pain.morning,
        "zone": walker.data.zones.get(session.session_id),
    }


async def async_summary(
    hass: HomeAssistant, walker: WalkerCoordinator
) -> dict[str, Any]:
    """Return the numbers of the week, the programme with its reason in words, and the knee."""
    now = walker.data
    last = now.last_session
    texts = await async_texts(hass)
    return {
        "status": now.status,
        "week_status": now.week_status,
        "sessions_this_week": now.sessions_this_week,
        "minutes_this_week": in_minutes(now.active_this_week),
        "other_exercise_this_week": in_minutes(now.other_this_week),
        "least": now.least,
        "most": now.most,
        "sessions_to_go": now.sessions_to_go,
        "sessions_to_confirm": len(now.to_confirm),
        "behind": now.is_behind,
        "walk_due": now.walk_due,
        "next_walk": now.next_walk.isoformat() if now.next_walk else None,
        "week_streak": now.week_streak,
        "last_session": session_answer(walker, last) if last else None,
        "total_sessions": now.total_sessions,
        "total_minutes": in_minutes(now.total_active),
        "programme_state": now.stage,
        "programme_week": now.programme_week,
        "planned_minutes": in_minutes(now.planned),
        "target_minutes": in_minutes(now.target),
        "proposed_minutes": in_minutes(now.proposal) if now.proposal else None,
        "reason": sentence_of(now, texts) or None,
        "adherence": None if now.adherence is None else round(100 * now.adherence),
        "knee_pain": now.knee_pain,
        "pain_baseline": now.baseline,
        "pain_zone": now.zone,
        "red_flag": now.has_flag,
        "safety_list_due": now.is_list_open,
    }
