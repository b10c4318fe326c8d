"""Weeks of many made-up households, as a walker counts them and as what is built by hand does."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from unittest.mock import patch

from homeassistant.components.history_stats import coordinator as history_stats
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_component import async_update_entity
from homeassistant.setup import async_setup_component

from custom_components.retro_walking.coordinator import WalkerCoordinator
from custom_components.retro_walking.core.calibration import Doubt, propose
from custom_components.retro_walking.core.events import Confirm, Discard
from custom_components.retro_walking.core.model import MINUTE
from custom_components.retro_walking.core.week import DAY
from household.judging import USUAL, suited, traced
from household.plugs import MONDAY, Habit, Modelled, household
from tests.ha.life import source, walker

from .clock import Clock, clocked
from .handmade import Chain, build
from .home import recorded

HOUSEHOLDS = 27
"""Shared out evenly among the habits."""

END = MONDAY + 7 * DAY - timedelta(seconds=1)
BEDTIME = timedelta(hours=23)
"""When walks that wait for an answer get it."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A household's week, and what both made of it: walks, and minutes."""

    habit: Habit
    home: Modelled
    ours: tuple[int, float]
    theirs: tuple[int, float]

    @property
    def walks(self) -> int:
        return len(self.home.walks) - len(self.home.forwards)

    @property
    def minutes(self) -> float:
        spans = [span for span in self.home.walks if span not in self.home.forwards]
        return sum((span.end - span.start) / MINUTE for span in spans)


class Home:
    """A household with a walker and a chain, both with the same thresholds."""

    def __init__(self, habit: Habit, seed: int) -> None:
        self.habit = habit
        self.model = household(seed, habit, days=7)
        self.name = f"{habit}_{seed}"
        self.plug = f"sensor.{self.name}"
        wanted = USUAL
        if not isinstance(found := propose(*traced(self.model)), Doubt):
            wanted = suited(found)
        thresholds = {
            "on_threshold": wanted.on_threshold,
            "off_threshold": wanted.off_threshold,
        }
        asks = "ask" if self.model.forwards else "backwards"
        self.chain = Chain(self.name, self.plug, **thresholds)
        self.entry = walker(
            source(self.plug, counts_as=asks, **thresholds),
            name=self.name,
            entry_id=self.name,
        )

    def answer(self) -> None:
        """Answer for each walk that waits for it, as somebody does who was there."""
        ada: WalkerCoordinator = self.entry.runtime_data
        for session in ada.state.journal.to_confirm(ada.state.at):
            is_forwards = any(
                session.overlaps(span.start, span.end) for span in self.model.forwards
            )
            wish = Discard if is_forwards else Confirm
            ada.apply(wish(ada.now(), session.session_id))

    async def refresh(self, hass: HomeAssistant) -> None:
        """Have the week of what is built by hand counted up to now."""
        for name in ("walks", "hours"):
            await async_update_entity(hass, f"sensor.{self.name}_{name}")

    def lived(self, clock: Clock) -> Lived:
        now = self.entry.runtime_data.data
        walks, hours = (
            float(clock.hass.states.get(f"sensor.{self.name}_{name}").state)  # type: ignore[union-attr]
            for name in ("walks", "hours")
        )
        return Lived(
            self.habit,
            self.model,
            ours=(now.sessions_this_week, now.active_this_week / MINUTE),
            theirs=(int(walks), 60 * hours),
        )


async def rows() -> list[tuple[str, ...]]:
    """Return how many weeks are right, by the habit of the plug."""
    weeks = await lived()
    only = [week for week in weeks if not week.home.forwards]
    others = [week for week in weeks if week.home.forwards]
    return [
        *(
            _right(f"weeks right: {habit.replace('_', ' ')}", some)
            for habit in Habit
            if (some := [week for week in weeks if week.habit is habit])
        ),
        _right("weeks right: nobody walks forwards", only),
        _right(
            "weeks right: somebody walks forwards too, and answers for each walk",
            others,
        ),
        _right("weeks right: all", weeks),
        _off("minutes of a walk, off by (median, where nobody walks forwards)", only),
    ]


async def lived() -> list[Lived]:
    """Let all households live through their week at once."""
    # It counts at each change anyway; what is shown or added up in between is of no use here.
    with (
        patch.object(history_stats, "UPDATE_INTERVAL", DAY),
        patch.object(Recorder, "async_periodic_statistics", lambda _: None),
    ):
        async with clocked(MONDAY - MINUTE) as clock:
            await _recorded(clock)
            homes = [
                Home(habit, seed)
                for n, habit in enumerate(Habit)
                for seed in range(n, HOUSEHOLDS, len(Habit))
            ]
            await build(clock.hass, *(home.chain for home in homes))
            await clock.set_up(*(home.entry for home in homes))
            for day in range(7):
                bedtime = MONDAY + day * DAY + BEDTIME
                await _pass(clock, homes, bedtime)
                for home in homes:
                    home.answer()
            await _pass(clock, homes, END)
            for home in homes:
                await home.refresh(clock.hass)
            return [home.lived(clock) for home in homes]


async def _pass(clock: Clock, homes: list[Home], until: datetime) -> None:
    """Let plugs tell what they have to until a moment; what comes after the week is left out."""
    told = sorted(
        (at, n, reading.value)
        for n, home in enumerate(homes)
        for reading in home.model.readings
        if clock.utcnow() < (at := max(reading.at, MONDAY)) <= until
    )
    for at, n, watts in told:
        await clock.until(at)
        await clock.shows(homes[n].plug, watts)  # type: ignore[arg-type]
    await clock.until(until)


async def _recorded(clock: Clock) -> None:
    hass = clock.hass
    await recorded(hass, commit_interval=300)
    assert await async_setup_component(hass, "persistent_notification", {})


def _right(name: str, weeks: list[Lived]) -> tuple[str, ...]:
    right = Counter[str]()
    for week in weeks:
        right["ours"] += week.ours[0] == week.walks
        right["theirs"] += week.theirs[0] == week.walks
    shown = (f"{right[who]} of {len(weeks)}" for who in ("ours", "theirs"))
    return name, *shown, ""


def _off(name: str, weeks: list[Lived]) -> tuple[str, ...]:
    shown: list[str] = []
    for who in ("ours", "theirs"):
        off = [
            (minutes - week.minutes) / week.walks
            for week in weeks
            for count, minutes in [getattr(week, who)]
            if count == week.walks
        ]
        shown.append(f"{median(off):+.1f} min" if off else "no week was right")
    return name, *shown, ""
