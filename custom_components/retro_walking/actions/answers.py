"""What actions and dashboards are answered with: a session, and how things stand."""

from datetime import datetime
from typing import Any

from homeassistant.core import HomeAssistant

from ..composer import async_texts
from ..coordinator import WalkerCoordinator
from ..core import wire
from ..core.model import NEVER, Activity, Session
from ..reason_words import sentence_of
from .call import EVER, Field


def session_answer(walker: WalkerCoordinator, session: Session) -> dict[str, Any]:
    """Return a session of the log, with the entity that saw it."""
    watches = [walker.watches.get(source_id) for source_id in session.sources]
    source = next((watch.entity_id for watch in watches if watch), None)
    told = wire.told(session, walker.data, walker.settings)
    return told | {Field.SOURCE: source}


def sessions_answer(
    walker: WalkerCoordinator,
    first: datetime | None,
    last: datetime | None,
    kind: Activity | None,
) -> dict[str, Any]:
    """Return the sessions that began in a range, of one kind or of all, the oldest first."""
    return {
        "sessions": [
            session_answer(walker, session)
            for session in walker.state.journal.between(first or EVER, last or NEVER)
            if kind is None or session.kind is kind
        ]
    }


async def async_summary(
    hass: HomeAssistant, walker: WalkerCoordinator
) -> dict[str, Any]:
    """Return the numbers of the week, the programme with its reason in words, and the knee."""
    now = walker.data
    last = now.last_session
    texts = await async_texts(hass)
    return {
        **wire.numbers(now),
        "reason": sentence_of(now, texts),
        "last_session": session_answer(walker, last) if last else None,
    }
