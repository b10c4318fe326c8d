"""Whether a walker costs more with the years behind, or with other walkers beside."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache, partial
import gc
from itertools import batched
from statistics import median
import time
import tracemalloc
from unittest.mock import patch

from custom_components.retro_walking.coordinator import WalkerCoordinator
from custom_components.retro_walking.core.detector import Ready
from custom_components.retro_walking.core.events import Decide, Log, Rate, TakeIn
from custom_components.retro_walking.core.model import (
    Decided,
    Outcome,
    PainMoment,
    PainReport,
    Session,
)
from custom_components.retro_walking.core.settings import Settings
from custom_components.retro_walking.core.walker import (
    State,
    Step,
    advance,
    new,
    resume,
)
from custom_components.retro_walking.core.week import DAY, WEEK
from household.plugs import MONDAY
from tests.ha.life import source, walker

from .clock import Clock, clocked
from .home import put
from .table import interleaved, seconds

YEARS = (0, 1, 3, 10)
WALKERS = (1, 5, 25)
READINGS = 1_000


async def table() -> list[tuple[str, ...]]:
    """Return a head and a row for each age of a log, and for each number of walkers."""
    # Processor time is measured: waiting for the disk would only take longer.
    with patch("atomicwrites._proper_fsync", lambda _: None):
        return await _measured()


async def _measured() -> list[tuple[str, ...]]:
    head = ("", "a reading", "a walk, start to end", "a midnight", "memory a walker")
    # What is loaded and remembered with the first walker is no matter of years.
    await _lived([0])
    old = [
        _shown(_of("year", years, "of walks behind"), await _lived([years]))
        for years in YEARS
    ]
    many = [
        _shown(_of("walker", number, where), await _lived([0] * number, shared=shared))
        for shared, where in ((False, "with a plug for each"), (True, "on one plug"))
        for number in WALKERS
    ]
    others = [*await _year(), *_sessions()]
    return [head, *old, *many, *((*row, "", "", "") for row in others)]


def _of(what: str, number: int, where: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'} {where}"


def _shown(name: str, found: Sequence[float]) -> tuple[str, ...]:
    reading, walk, night, held = found
    return (
        name,
        f"{reading * 1e6:.1f} µs",
        f"{walk * 1e3:.1f} ms",
        f"{night * 1e3:.2f} ms",
        f"{held / 1024:,.0f} KiB",
    )


@cache
def with_years(years: int, until: datetime) -> State:
    """Return a walker in the programme, with three walks a week and their scores behind."""
    settings = Settings()
    begun = until - 52 * years * WEEK - DAY
    step = resume(new(begun, settings), settings)
    walks = [
        _walk(begun + n * DAY) for n in range(1, 364 * years) if n % 7 in (1, 3, 5)
    ]
    events: list[Ready | Decide | TakeIn] = [Ready(begun)]
    events += [
        Decide(begun, what) for what in (Decided.LIST_CONFIRMED, Decided.STARTED)
    ]
    events += [
        TakeIn(some[-1].end + DAY, some) for some in batched(walks, 78, strict=False)
    ]
    for event in events:
        step = advance(step, event, settings)
        if (
            step.state.course is not None
            and step.state.course.plan.proposal is not None
        ):
            step = advance(step, Decide(event.at, Decided.ACCEPTED), settings)
    return step.state


def _walk(start: datetime) -> Session:
    span = timedelta(minutes=8)
    morning = start + timedelta(hours=14)
    return Session(
        session_id=f"{start:%Y%m%d}",
        start=start,
        end=start + span,
        active=span,
        pain=PainReport(before=1, during=1, morning=1, morning_at=morning),
    )


async def _lived(years: Sequence[int], *, shared: bool = False) -> list[float]:
    """Return the seconds of a reading, a walk and a midnight, and the bytes held, for each walker."""
    states = [with_years(behind, MONDAY) for behind in years]
    async with clocked(MONDAY) as clock:
        await clock.set_up(walker(source("sensor.warm"), name="Warm", entry_id="warm"))
        plugs = [f"sensor.plug_{0 if shared else n}" for n in range(len(years))]
        for plug in set(plugs):
            clock.report(plug, 1.6)
        gc.collect()
        tracemalloc.start()
        for n, (plug, state) in enumerate(zip(plugs, states, strict=True)):
            await _begin(clock, n, plug, state, asks=shared)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        belts = sorted(set(plugs))
        found = [
            await _reading(clock, belts),
            *await _walks_and_nights(clock, belts),
        ]
    return [number / len(years) for number in (*found, held)]


async def _begin(clock: Clock, n: int, plug: str, state: State, *, asks: bool) -> None:
    entry_id = f"walker_{n}"
    await put(clock.hass, entry_id, state)
    watched = source(plug, counts_as="ask" if asks else "backwards")
    await clock.set_up(walker(watched, name=f"Walker {n}", entry_id=entry_id))


async def _reading(clock: Clock, plugs: Sequence[str]) -> float:
    """Return the processor seconds of a reading of each plug that changes nothing."""

    def burst() -> None:
        for n in range(READINGS // len(plugs)):
            for plug in plugs:
                clock.report(plug, 1 + n % 40 / 10)

    (spent,) = interleaved(lambda: seconds(burst))
    await clock.hass.async_block_till_done()
    return spent / (READINGS // len(plugs))


async def _walks_and_nights(clock: Clock, plugs: Sequence[str]) -> tuple[float, float]:
    """Return the processor seconds of a walk of eight minutes on each plug, and of a midnight."""
    walks, nights = [], []
    for n in range(5):
        evening = MONDAY + n * DAY + timedelta(hours=18)
        await clock.until(evening)
        start = time.process_time()
        for second in range(0, 480, 10):
            await clock.until(evening + timedelta(seconds=second))
            for plug in plugs:
                clock.report(plug, 80 + second % 7)
            await clock.hass.async_block_till_done()
        for plug in plugs:
            clock.report(plug, 1.6)
        await clock.until(evening + timedelta(minutes=15))
        walks.append(time.process_time() - start)
        midnight = MONDAY + (n + 1) * DAY
        await clock.until(midnight - timedelta(seconds=1))
        start = time.process_time()
        await clock.until(midnight + timedelta(seconds=1))
        nights.append(time.process_time() - start)
    return median(walks), median(nights)


async def _year() -> list[tuple[str, ...]]:
    """Return what the weeks of a year cost, of a walker who began in the first of them."""
    spent: list[float] = []
    plug = "sensor.plug_0"
    async with clocked(MONDAY) as clock:
        clock.report(plug, 1.6)
        await clock.set_up(walker(source(plug), entry_id="walker_0"))
        ada: WalkerCoordinator = clock.hass.config_entries.async_get_entry(
            "walker_0"
        ).runtime_data  # type: ignore[union-attr]
        for what in (Decided.LIST_CONFIRMED, Decided.STARTED):
            ada.apply(Decide(ada.now(), what))
        for week in range(52):
            start = time.process_time()
            for day in (0, 2, 4):
                await _walked(clock, ada, plug, MONDAY + week * WEEK + day * DAY)
            await clock.until(MONDAY + (week + 1) * WEEK)
            spent.append(time.process_time() - start)
    first, last = median(spent[1:5]), median(spent[-4:])
    return [
        ("a week, in the first month", f"{first * 1e3:.0f} ms"),
        ("a week, a year later", f"{last * 1e3:.0f} ms, {last / first:.2f} ×"),
    ]


async def _walked(
    clock: Clock, ada: WalkerCoordinator, plug: str, day: datetime
) -> None:
    """Walk for eight minutes in the evening, and say how the knee is then and the next morning."""
    evening = day + timedelta(hours=18)
    for second in range(0, 480, 10):
        await clock.until(evening + timedelta(seconds=second))
        await clock.shows(plug, 80 + second % 7)
    await clock.shows(plug, 1.6)
    await clock.until(evening + timedelta(minutes=15))
    ada.apply(Rate(ada.now(), 1, PainMoment.DURING))
    await clock.until(day + timedelta(hours=33))
    ada.apply(Rate(ada.now(), 1, PainMoment.MORNING))
    if ada.data.proposal is not None:
        ada.apply(Decide(ada.now(), Decided.ACCEPTED))


def _sessions() -> list[tuple[str, ...]]:
    """Return what a new session costs in the core alone, by the years behind it."""
    settings = Settings()
    steps: list[Step] = [Outcome(with_years(years, MONDAY)) for years in YEARS]

    def logged(step: Step) -> float:
        event = Log(MONDAY + DAY, _walk(MONDAY))
        return seconds(lambda: advance(step, event, settings))

    spent = interleaved(*(partial(logged, step) for step in steps))
    return [
        (
            f"core alone: a session, {_of('year', years, 'of walks behind')}",
            f"{cost * 1e3:.2f} ms",
        )
        for years, cost in zip(YEARS, spent, strict=True)
    ]
