"""One storm: walks and what goes wrong, from a seed, and what was found."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from .faults import ClocksChange, Fault, When
from .house import MOVING, STANDING, House, house
from .judge import Objection, Told, Verdict, Wrong, judge
from .moment import Moment
from .witness import PAUSE, Witness, in_week

AFTER = PAUSE + timedelta(seconds=10)
"""How long after a walk it is over for sure."""

STRIDE, LEAP = timedelta(seconds=50), timedelta(hours=3)
"""By how much time goes on at once: during a walk, and else."""

BEGINNINGS = (
    datetime(2027, 3, 27, 5, tzinfo=UTC),
    datetime(2027, 10, 30, 5, tzinfo=UTC),
)
"""The days before the clocks change in Europe."""


@dataclass
class Report:
    """What a storm has come to: the kinds of faults that struck, and what was wrong."""

    struck: list[str]
    verdict: Verdict
    troubles: list[tuple[frozenset[str], str]] = field(default_factory=list)

    def complaints(self) -> list[str]:
        return [
            *(
                f"{o.wrong}: {o.words} {sorted(o.struck)}"
                for o in self.verdict.objections
            ),
            *(f"{sorted(kinds)}: {record}" for kinds, record in self.troubles),
        ]


class Storm:
    """A house in which things go wrong."""

    def __init__(self, house: House, dice: Random, patience: float) -> None:
        """At most so many seconds are really waited for before the power goes."""
        self.house, self.dice, self.patience = house, dice, patience
        self.witness = Witness()
        self.is_moving = False
        self._may_be_over = False
        self.objections: list[Objection] = []
        self._struck: list[str] = []
        self._troubles: list[tuple[frozenset[str], str]] = []
        self._recent: set[str] = set()

    @property
    def value(self) -> float:
        """Return what the plug shows now."""
        if not self.is_moving:
            return STANDING
        return round(self.dice.uniform(MOVING - 10, MOVING + 10), 1)

    async def let_pass(self, by: timedelta) -> None:
        """Let time go by; the belt is heard of now and then."""
        stride = STRIDE if self.witness.is_under_way else LEAP
        while by > timedelta():
            step = min(by, stride)
            by -= step
            await self.house.pass_time(step)
            self.witness.passes(Moment(self.house.wall.now()))

    async def live(self, faults: Sequence[Fault]) -> Report:
        """Walk until every fault has struck, each in a walk if it can."""
        waiting = list(faults)
        while waiting:
            await self._rest(waiting)
            await self._walk(waiting)
        return await self._report()

    async def _rest(self, waiting: list[Fault]) -> None:
        await self.let_pass(timedelta(hours=self.dice.uniform(1, 12)))
        for fault in list(waiting):
            only_here = fault.when == {When.REST}
            if only_here or (When.REST in fault.when and self.dice.random() < 0.15):
                waiting.remove(fault)
                await self._strike(fault)
                if isinstance(fault, ClocksChange):
                    break

    async def _walk(self, waiting: list[Fault]) -> None:
        """Walk some minutes, with a pause perhaps, in which what is waiting may strike."""
        self._recent.clear()
        self._may_be_over = False
        await self._belt(moving=True)
        await self.let_pass(timedelta(seconds=15))
        for part in range(self.dice.randint(1, 2)):
            if part and self.is_moving:
                await self._pause(waiting)
            await self.let_pass(timedelta(seconds=self.dice.uniform(100, 240)))
            if self.is_moving:
                await self._struck_by(waiting, When.WALK)
            if self.dice.random() < 0.5:
                await self._hear()
            await self.let_pass(timedelta(seconds=self.dice.uniform(80, 200)))
        await self._belt(moving=False)
        await self.let_pass(AFTER)
        await self._look()

    async def _pause(self, waiting: list[Fault]) -> None:
        await self._belt(moving=False)
        await self.let_pass(timedelta(seconds=self.dice.uniform(15, 45)))
        if self.dice.random() < 0.5:
            await self._struck_by(waiting, When.PAUSE)
        await self._belt(moving=True)
        await self.let_pass(timedelta(seconds=15))

    async def _belt(self, *, moving: bool) -> None:
        if self.is_moving is moving:
            return
        self.is_moving = moving
        at = await self.house.show(self.value)
        (self.witness.moves if moving else self.witness.stands)(at)

    async def _hear(self) -> None:
        """Have the plug report again, as some do and some do not."""
        await self.house.show(self.value)
        self.witness.passes(Moment(self.house.wall.now()))

    async def _struck_by(self, waiting: list[Fault], when: When) -> None:
        """Let one or two of those that wait strike; a walk may be over by one of them only."""
        for fault in self.dice.sample(waiting, len(waiting))[:2]:
            if when in fault.when and not (fault.ends_walk and self._may_be_over):
                waiting.remove(fault)
                await self._strike(fault)
                self._may_be_over = self._may_be_over or fault.ends_walk

    async def _strike(self, fault: Fault) -> None:
        kind = fault.kind
        self._struck.append(kind)
        self._recent.add(kind)
        self.witness.struck(kind)
        await fault.strike(self)
        self.witness.passes(Moment(self.house.wall.now()))

    async def _look(self) -> None:
        """See that the walk is over, for the walker's entities too, and that nothing complains."""
        house, kinds = self.house, frozenset(self._recent)
        # Once the walk is over, it is again whatever time the clock says.
        await self.let_pass(timedelta(seconds=1))
        if (status := await house.walker.state("sensor.status")) != "idle":
            words = f"{status} {house.wall.now()}"
            self.objections.append(Objection(Wrong.STUCK, words, kinds))
        if (wakes_at := await house.wakes_at()) < house.wall.now():
            words = f"wakes at {wakes_at}, now {house.wall.now()}"
            self.objections.append(Objection(Wrong.STUCK, words, kinds))
        shown = int(await house.walker.state("sensor.sessions_this_week"))
        if shown not in (owed := self._this_week()):
            words = f"{shown} this week, owed {owed}, {house.wall.now()} {house.zone}"
            self.objections.append(Objection(Wrong.WEEK, words, kinds))
        self._troubles += [(kinds, record) for record in house.new_troubles()]

    def _this_week(self) -> range:
        zone = ZoneInfo(self.house.zone)
        midnight = self.house.wall.now().astimezone(zone)
        midnight = midnight.replace(hour=0, minute=0, second=0, microsecond=0)
        monday = midnight - timedelta(days=midnight.weekday())
        end = monday + timedelta(days=7)
        return in_week(self.witness.owed, monday, end)

    async def _report(self) -> Report:
        log = [Told.of(session) for session in await self.house.walker.sessions()]
        verdict = judge(self.witness.owed, log)
        objections = (*verdict.objections, *self.objections)
        return Report(self._struck, Verdict(verdict.pairs, objections), self._troubles)


@asynccontextmanager
async def storm(folder: Path, seed: int, patience: float = 12) -> AsyncIterator[Storm]:
    """Have a house, and a storm about to break loose."""
    dice = Random(seed)
    async with house(folder, "Ada", BEGINNINGS[seed % 2]) as built:
        await built.locate("Europe/Berlin")
        yield Storm(built, dice, patience)
