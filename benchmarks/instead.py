"""What a walker costs beside what people would build instead, on the same readings in one run."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
import gc
from pathlib import Path
from statistics import median
import time
import tracemalloc

from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.recorder import get_instance
from homeassistant.setup import async_setup_component

from custom_components.retro_walking.const import DOMAIN
from custom_components.retro_walking.core.settings import Settings
from household.past_life import lived
from household.plugs import MONDAY, Habit, household
from tests.ha.life import ADA, source, walker

from . import streams
from .clock import Clock, clocked
from .database import Pair, rows_of
from .handmade import Chain, build
from .home import entities_of, in_memory, put, recorded
from .table import ROUNDS

PLUG = "sensor.plug_power"
HAND = Chain("hand", PLUG)
DAYS = 7
READINGS = 500


@dataclass(frozen=True, slots=True)
class Week:
    """What a week of both has left behind."""

    changes: Pair
    rows: dict[str, Pair]


async def table() -> list[tuple[str, ...]]:
    """Return a head and a row for each thing that is measured."""
    idle, walking = await _readings()
    week = await _week()
    right = await streams.rows()
    # Comes last: a template's delay is not over when these homes end, and would go off in others.
    taken = await _set_up()
    per_day = {name: _by(pair, 1 / DAYS) for name, pair in week.rows.items()}
    ours, theirs = zip(*per_day.values(), strict=True)
    return [
        ("", "Retro Walking", "built by hand", "against it; aim: below 1 ×"),
        _row("processor time of a reading, idle", _by(idle, 1e6), "µs", 1),
        _row("processor time of a reading, in a walk", _by(walking, 1e6), "µs", 1),
        _row("state changes a day", _by(week.changes, 1 / DAYS)),
        *(_row(f"rows a day: {name}", pair) for name, pair in per_day.items()),
        _row("rows a day: all", (sum(ours), sum(theirs))),
        *taken,
        *right,
    ]


async def _set_up() -> list[tuple[str, ...]]:
    """Return what setting up takes: of ours alone there is anything behind."""
    first = await _compared(_setup_seconds, _new, rounds=5)
    known = partial(_known, await _registered())
    restart = await _compared(_setup_seconds, known, rounds=5)
    memory = await _compared(_bytes, _new, rounds=3)
    later = await _compared(_bytes, known, rounds=3)
    old = "with half a year of walks behind ours"
    return [
        _row("first set-up", _by(first, 1e3), "ms"),
        _row(f"set-up at a restart, {old}", _by(restart, 1e3), "ms"),
        _row("memory (tracemalloc)", _by(memory, 1 / 1024), "KiB"),
        _row(f"memory (tracemalloc), {old}", _by(later, 1 / 1024), "KiB"),
    ]


def _by(pair: Pair, factor: float) -> Pair:
    return pair[0] * factor, pair[1] * factor


def _row(name: str, pair: Pair, unit: str = "", digits: int = 0) -> tuple[str, ...]:
    ours, theirs = (f"{number:,.{digits}f} {unit}".strip() for number in pair)
    return name, ours, theirs, f"{pair[0] / pair[1]:.2f} ×" if pair[1] else "–"


async def _recorded(hass: HomeAssistant, without: Sequence[str] = ()) -> Path:
    """Run a recorder on a file, of all but some entities; return its path."""
    exclude = {"entities": list(without)}
    path = await recorded(hass, commit_interval=300, exclude=exclude)
    for component in ("persistent_notification", "http"):
        assert await async_setup_component(hass, component, {})
    return path


async def _readings() -> tuple[Pair, Pair]:
    """Return what a reading costs beyond one that nobody hears, idle and in a walk."""
    async with clocked(MONDAY) as clock:
        plugs = [f"sensor.{name}_power" for name in ("alone", "ours", "theirs")]
        # To write down the plugs would cost more than all the rest, and the same for each.
        await _recorded(clock.hass, without=plugs)
        for plug in plugs:
            clock.report(plug, 1.6)
        await build(clock.hass, Chain("hand", plugs[2]))
        await clock.set_up(walker(source(plugs[1])))
        await clock.until(MONDAY + timedelta(minutes=1))
        idle = await _in_turns(clock, plugs, 1.6)
        for plug in plugs:
            clock.report(plug, 80)
        await clock.until(MONDAY + timedelta(minutes=5))
        states = clock.hass.states
        assert states.is_state("switch.ada_walk", "on")
        assert states.is_state("binary_sensor.hand_walking", "on")
        return idle, await _in_turns(clock, plugs, 80)


async def _in_turns(clock: Clock, plugs: list[str], watts: float) -> Pair:
    spent: list[list[float]] = [[] for _ in plugs]
    for turn in range(ROUNDS):
        for n in range(len(plugs)):
            which = (turn + n) % len(plugs)
            spent[which].append(await _burst(clock, plugs[which], watts))
    alone, ours, theirs = map(median, spent)
    return ours - alone, theirs - alone


async def _burst(clock: Clock, plug: str, watts: float) -> float:
    """Return the processor seconds of a reading, until the recorder has written it."""
    gc.collect()
    start = time.process_time()
    for n in range(READINGS):
        clock.report(plug, watts + n % 40 / 10)
        if n % 10 == 0:
            await asyncio.sleep(0)
    await clock.hass.async_block_till_done()
    await get_instance(clock.hass).async_block_till_done()
    return (time.process_time() - start) / READINGS


async def _week() -> Week:
    """Let both live through the same week of the same plug."""
    home = household(1, Habit.EVERY_10_S, days=DAYS)
    async with clocked(MONDAY) as clock:
        hass = clock.hass
        path = await _recorded(hass)
        clock.report(PLUG, home.readings[0].value)  # type: ignore[arg-type]
        await build(hass, HAND)
        await clock.set_up(walker(source(PLUG)))
        both = [entities_of(hass, ADA), set(HAND.entities)]
        await get_instance(hass).async_block_till_done()
        before = await hass.async_add_executor_job(rows_of, path, both, HAND.name)
        changes = [0, 0]

        @callback
        def count(event: Event[EventStateChangedData]) -> None:
            for n, entities in enumerate(both):
                changes[n] += event.data["entity_id"] in entities

        hass.bus.async_listen("state_changed", count)
        end = MONDAY + timedelta(days=DAYS, seconds=-1)
        for reading in home.readings:
            if reading.at < end:
                await clock.until(max(MONDAY, reading.at))
                await clock.shows(PLUG, reading.value)  # type: ignore[arg-type]
        await clock.until(end)
        await get_instance(hass).async_block_till_done()
        rows = await hass.async_add_executor_job(rows_of, path, both, HAND.name)
    grown = {
        name: (ours - before[name][0], theirs - before[name][1])
        for name, (ours, theirs) in rows.items()
    }
    return Week((changes[0], changes[1]), grown)


async def _ours(hass: HomeAssistant) -> None:
    await hass.config_entries.async_setup(ADA)
    await hass.async_block_till_done()


async def _theirs(hass: HomeAssistant) -> None:
    await build(hass, HAND)


async def _new(hass: HomeAssistant) -> None:
    """Have a walker ready to be set up for the first time."""
    walker(source(PLUG)).add_to_hass(hass)


async def _known(registered: Registered, hass: HomeAssistant) -> None:
    """Have a walker ready to be set up again, with half a year of walks and all that is in registries.

    What is built by hand in YAML has nothing there.
    """
    await _new(hass)
    await put(hass, ADA, lived(MONDAY, 26, Settings()))
    entry = hass.config_entries.async_get_known_entry(ADA)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=ADA, identifiers={(DOMAIN, ADA)}
    )
    for domain, unique_id in registered:
        er.async_get(hass).async_get_or_create(
            domain, DOMAIN, unique_id, config_entry=entry, device_id=device.id
        )


type Registered = list[tuple[str, str]]


async def _registered() -> Registered:
    """Return domain and unique id of all entities of a walker."""
    async with in_memory() as hass:
        await _new(hass)
        await _ours(hass)
        found = er.async_entries_for_config_entry(er.async_get(hass), ADA)
        return [(entry.domain, entry.unique_id) for entry in found]


type Build = Callable[[HomeAssistant], Awaitable[None]]
type Measure = Callable[[HomeAssistant, Build], Awaitable[float]]


async def _compared(measure: Measure, ready: Build, rounds: int) -> Pair:
    """Return what setting up takes, in homes that were just started, in turns; the first is left out."""
    found: list[list[float]] = [[], []]
    for _ in range(rounds + 1):
        for numbers, build_up in zip(found, (_ours, _theirs), strict=True):
            async with in_memory() as hass:
                await _recorded(hass)
                hass.states.async_set(PLUG, "1.6", {"unit_of_measurement": "W"})
                if build_up is _ours:
                    await ready(hass)
                numbers.append(await measure(hass, build_up))
    ours, theirs = (median(numbers[1:]) for numbers in found)
    return ours, theirs


async def _setup_seconds(hass: HomeAssistant, build_up: Build) -> float:
    start = time.perf_counter()
    await build_up(hass)
    return time.perf_counter() - start


async def _bytes(hass: HomeAssistant, build_up: Build) -> float:
    gc.collect()
    tracemalloc.start()
    await build_up(hass)
    await get_instance(hass).async_block_till_done()
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held
