"""What is told of a walker outside, by the names of the contract, as values that JSON knows.

Moments are ISO 8601 with the offset of the walker's zone, days are ISO 8601, spans are minutes to
the hundredth unless named otherwise; None is what is not known.
"""

from datetime import date, datetime, timedelta, tzinfo

from .model import MINUTE, Activity, Session
from .safety import PARTS
from .settings import Settings
from .snapshot import Snapshot
from .week import counts, local_day

type Wire = dict[str, object]


def in_minutes(span: timedelta) -> float:
    """Return a span as minutes, to the hundredth."""
    return round(span / MINUTE, 2)


def numbers(now: Snapshot) -> Wire:
    """Return the numbers of week, programme and knee."""
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
        "next_walk": _day(now.next_walk),
        "week_streak": now.week_streak,
        "total_sessions": now.total_sessions,
        "total_minutes": in_minutes(now.total_active),
        "programme_state": now.stage,
        "programme_week": now.programme_week,
        "planned_minutes": in_minutes(now.planned),
        "target_minutes": in_minutes(now.target),
        "proposed_minutes": in_minutes(now.proposal) if now.proposal else None,
        "adherence": None if now.adherence is None else round(100 * now.adherence),
        "knee_pain": now.knee_pain,
        "pain_baseline": now.baseline,
        "pain_zone": now.zone,
        "red_flag": now.has_flag,
        "safety_list_due": now.is_list_open,
    }


def live(now: Snapshot, zone: tzinfo) -> Wire:
    """Return what a dashboard shows beside the numbers: the day, what is running, what is asked."""
    started = now.programme_started
    return {
        "today": _day(now.today),
        "first_day": _day(local_day(now.week_started, zone)),
        "on_hold": now.on_hold,
        "hold_until": _day(now.hold_until),
        "programme_started": _day(local_day(started, zone)) if started else None,
        "safety_list": PARTS if now.is_list_open else None,
        "session": _running(now, zone),
        "to_confirm": list(now.to_confirm),
        "contested": list(now.contested),
        "asks": [
            {"session_id": ask.session.session_id, "moment": ask.moment}
            for ask in now.asks
        ],
    }


def told(session: Session, now: Snapshot, settings: Settings) -> Wire:
    """Return a session of the log; the fields of a walk are None where it was other exercise."""
    pain = session.pain
    return {
        "session_id": session.session_id,
        "kind": session.kind,
        "start": _moment(session.start, settings.zone),
        "end": _moment(session.end, settings.zone),
        "active_minutes": in_minutes(session.active),
        "counted": counts(session, settings.timing),
        "confirmed": session.confirmed,
        "uncertain": session.uncertain,
        "origin": session.origin,
        "place": session.place if session.kind is Activity.WALK else None,
        "note": session.note,
        "planned_minutes": in_minutes(session.planned) if session.planned else None,
        "pain_before": pain.before,
        "pain_during": pain.during,
        "pain_morning": pain.morning,
        "zone": now.zones.get(session.session_id),
    }


def _running(now: Snapshot, zone: tzinfo) -> Wire | None:
    """Return the running session; `runs_from` and `active_seconds` are those of its stopwatch."""
    watch = now.stopwatch
    if watch is None or now.session_started is None:
        return None
    return {
        "session_id": now.session_id,
        "start": _moment(now.session_started, zone),
        "runs_from": _moment(watch.runs_from, zone) if watch.runs_from else None,
        "active_seconds": watch.stands_at.total_seconds(),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).isoformat()
