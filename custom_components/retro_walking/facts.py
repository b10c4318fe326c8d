"""What is told to entities and automations; neither place nor note nor score.

That somebody does not walk for pain or illness is told, as automations may act on it.
"""

from homeassistant.util import dt as dt_util

from .core.model import Announcement
from .core.reminders import Nudged
from .core.snapshot import Snapshot
from .core.wire import in_minutes

type Facts = dict[str, str | float | bool | None]


def of_session(announcement: Announcement) -> Facts:
    """Return the facts of a session: its id, and what is known once it has ended."""
    facts: Facts = {"session_id": announcement.session_id}
    if (session := announcement.session) is not None:
        facts |= {
            "start": dt_util.as_local(session.start).isoformat(),
            "end": dt_util.as_local(session.end).isoformat(),
            "active_minutes": in_minutes(session.active),
            "confirmed": session.confirmed,
            "uncertain": session.uncertain,
        }
    return facts


def of_programme(now: Snapshot) -> Facts:
    """Return the minutes that are planned, and those that are proposed if any."""
    facts: Facts = {"planned_minutes": in_minutes(now.planned)}
    if now.proposal is not None:
        facts["proposed_minutes"] = in_minutes(now.proposal)
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
