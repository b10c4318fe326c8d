"""A belt that three share, over many bouts: how many sessions each bout has become."""

from collections import Counter
from itertools import combinations, product

from freezegun import freeze_time

from custom_components.retro_walking.core.model import Session
from tests.ha.house import HOUR, House
from tests.ha.life import NOON, Life

from .home import in_memory

SEEDS, BOUTS = range(6), 25


HEAD = (
    "the belt counts for the three as",
    "bouts",
    "one walk",
    "nobody's",
    "two walks",
)


async def table() -> list[tuple[str, ...]]:
    """Return a head and a row for each way in which the belt counts for the three."""
    rows: list[tuple[str, ...]] = [HEAD]
    for counts_as in product(["ask", "armed"], repeat=3):
        tally = Counter[str]()
        for seed in SEEDS:
            tally += await _tally(counts_as, seed)
        names = ("one", "none", "two")
        rows.append(
            (
                ", ".join(counts_as),
                str(len(SEEDS) * BOUTS),
                *(str(tally[name]) for name in names),
            )
        )
    return rows


async def _tally(counts_as: tuple[str, ...], seed: int) -> Counter[str]:
    with freeze_time(NOON) as freezer:
        async with in_memory() as hass:
            await hass.config.async_set_time_zone("Europe/Berlin")
            house = House(Life(hass, freezer), seed)  # type: ignore[arg-type]
            await house.moves_in(counts_as)
            for _ in range(BOUTS):
                await house.bout()
            yeses = [session for session in house.sessions() if session.confirmed]
    bouts = {_bout(walk) for walk in yeses}
    doubled = {
        _bout(one)
        for one, other in combinations(yeses, 2)
        if one.overlaps(other.start, other.end)
    }
    return Counter(
        one=len(bouts) - len(doubled), two=len(doubled), none=BOUTS - len(bouts)
    )


def _bout(session: Session) -> int:
    """Return which bout a session is of: there is one each hour."""
    return round((session.start - NOON).total_seconds()) // HOUR
