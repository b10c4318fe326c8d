"""Days at one reading a second: history holds exactly the walks that live detection saw.

Four days where the database is a file, and two where it is a server, which is slow to fill.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
import pytest

from custom_components.retro_walking.core import walker
from custom_components.retro_walking.core.detector import Tick
from custom_components.retro_walking.core.events import Seen
from custom_components.retro_walking.core.model import Kind, Reading, Session
from custom_components.retro_walking.core.past import Finder
from custom_components.retro_walking.core.settings import Settings, read_source
from custom_components.retro_walking.sources.history import Recorded
from household.memories import each_second
from household.recording import record

from .databases import recorder_db_url  # noqa: F401
from .life import PLUG, WATTS

pytestmark = pytest.mark.usefixtures("recorder_mock")

END = datetime(2026, 11, 23, 11, tzinfo=UTC)
DAYS = {"sqlite": 4}
OF_SERVERS = 2
SOURCE = read_source({"kind": Kind.POWER, "counts_as": "backwards"})


def seen_live(
    start: datetime, states: Iterable[tuple[float, str]]
) -> list[tuple[object, ...]]:
    settings = Settings(sources={"plug": SOURCE})
    step = walker.resume(walker.new(start, settings), settings)
    for seconds, state in states:
        reading = Reading(datetime.fromtimestamp(seconds, UTC), float(state))
        step = walker.advance(step, Seen("plug", reading), settings)
    step = walker.advance(step, Tick(END), settings)
    return [told(session) for session in step.state.journal.sessions]


def told(session: Session) -> tuple[object, ...]:
    return (
        session.session_id,
        session.start,
        session.end,
        session.active,
        session.confirmed,
        session.uncertain,
        session.sources,
    )


@pytest.mark.newest
@pytest.mark.timeout(300)
async def test_history_holds_exactly_what_live_detection_saw(
    hass: HomeAssistant,
) -> None:
    days = DAYS.get(str(get_instance(hass).dialect_name), OF_SERVERS)
    start = END - timedelta(days=days)
    states = list(each_second(start, END))
    assert len(states) == 86_400 * days
    await get_instance(hass).async_add_executor_job(record, hass, PLUG, WATTS, states)
    recorded = Recorded(
        hass=hass, entity_id=PLUG, kind=Kind.POWER, start=start, end=END
    )
    found = await recorded.async_find(Finder("plug", SOURCE, Settings()))
    assert [told(session) for session in found] == seen_live(start, states)
    walks = days // 2
    assert [session.active for session in found] == [timedelta(seconds=440)] * walks
    assert [session.end - session.start for session in found] == [
        timedelta(minutes=8)
    ] * walks
