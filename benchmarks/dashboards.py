"""A home with ten years of walks behind it, and a dashboard for each card that draws them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.retro_walking.core.model import Activity, Session
from custom_components.retro_walking.core.settings import Settings
from household.client import DOMAIN
from household.devices import PLUG, Device
from household.home import Home
from household.past_life import give, lived
from household.walker import Walker

WEEKS = 520
DAYS = 364
"""What the card's chart shows at most."""

BLANK, ALL = "bench-blank", "bench-all"
WEEK = Device("week", "Ada walks this week")


async def live(home: Home) -> int:
    """Have ten years behind, and a dashboard for each card; return how many sessions there are."""
    await home.client.show(PLUG, 1.6)
    ada = await Walker.set_up(home.client, "Ada", PLUG)
    zone = ZoneInfo((await home.client.get("/api/config"))["time_zone"])
    state = lived(datetime.now(UTC), WEEKS, Settings(zone=zone))
    await give(home, {ada.entry_id: state})
    assert ada.entities["sensor.sessions_this_week"] == WEEK.entity_id
    sessions = state.journal.sessions
    await home.remember(WEEK, list(_weeks(sessions, zone)))
    graph = {"chart_type": "bar", "period": "week", "days_to_show": DAYS}
    minutes = f"{DOMAIN}:{ada.entry_id.lower()}_minutes"
    history = {"entities": [WEEK.entity_id], "hours_to_show": DAYS * 24}
    cards: dict[str, dict[str, Any]] = {
        "the card": {"type": "custom:retro-walking-card"},
        "statistics-graph": {
            "type": "statistics-graph",
            "entities": [minutes],
            "stat_types": ["change"],
            **graph,
        },
        "history-graph": {"type": "history-graph", **history},
    }
    await _have(home, BLANK, [{"type": "heading", "heading": "Nothing"}])
    await _have(home, ALL, list(cards.values()))
    for name, card in cards.items():
        await _have(home, path_of(name), [card])
    return len(sessions)


async def _have(home: Home, path: str, cards: list[dict[str, Any]]) -> None:
    config = {"views": [{"title": path, "cards": cards}]}
    await home.client.add_dashboard(path, config, title=path)


def path_of(name: str) -> str:
    return f"bench-{name.replace(' ', '-')}"


def _weeks(sessions: Sequence[Session], zone: ZoneInfo) -> Iterator[tuple[float, str]]:
    """Return what the sensor of the walks of the week has shown in the days that are drawn."""
    since, week, done = datetime.now(UTC) - timedelta(days=DAYS), None, 0
    for session in sessions:
        if session.start < since or session.kind is not Activity.WALK:
            continue
        day = session.start.astimezone(zone).date()
        monday = day - timedelta(days=day.weekday())
        if monday != week:
            week, done = monday, 0
            yield datetime.combine(monday, time(), zone).timestamp(), "0"
        done += 1
        yield session.end.timestamp(), str(done)
