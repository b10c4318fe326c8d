"""What is told of a session or a reminder to entities and automations; neither place nor note."""

from homeassistant.util import dt as dt_util

from .core.model import Announcement
from .core.reminders import Nudged

type Facts = dict[str, str | float | bool]


def of_session(announcement: Announcement) -> Facts:
    """Return the facts of a session: its id, and what is known once it has ended."""
    facts: Facts = {"session_id": announcement.session_id}
    if (session := announcement.session) is not None:
        facts |= {
            "start": dt_util.as_local(session.start).isoformat(),
            "end": dt_util.as_local(session.end).isoformat(),
            "active_minutes": round(session.active.total_seconds() / 60, 2),
            "confirmed": session.confirmed,
            "uncertain": session.uncertain,
        }
    return facts


def of_reminder(nudged: Nudged) -> Facts:
    """Return the facts of a reminder: which it was, why not today, or until when."""
    facts: Facts = {}
    if nudged.which is not None:
        facts["which"] = nudged.which
    if nudged.reason is not None:
        facts["reason"] = nudged.reason
    if nudged.until is not None:
        facts["until"] = dt_util.as_local(nudged.until).isoformat()
    return facts
