"""What becomes of five hundred made-up walkers in twelve weeks of the programme: the real core.

Knees and chances are assumptions, not findings. Whether a step up was right is told by the scores
that were given alone; the zones of the core have no say in that.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
import random
from statistics import mean, median, quantiles

from custom_components.retro_walking.core.course import Course
from custom_components.retro_walking.core.detector import Tick
from custom_components.retro_walking.core.events import Decide, Event, Log
from custom_components.retro_walking.core.model import (
    MINUTE,
    Decided,
    Outcome,
    PainReport,
    Session,
    Zone,
)
from custom_components.retro_walking.core.plan import Stage
from custom_components.retro_walking.core.settings import Settings
from custom_components.retro_walking.core.snapshot import circumstances
from custom_components.retro_walking.core.walker import Step, advance, new
from custom_components.retro_walking.core.week import DAY, WEEK
from tests.core.diary import BERLIN, MONDAY, local

from .table import as_markdown

WALKERS = 100
"""With each kind of knee."""

HALF, WEEKS = 6, 12

WALKS, ANSWERS, AGREES = (0.5, 0.95), (0.7, 1), (0.6, 1)
"""Between what the chances of a walker are: on a planned day, for a question, and for a yes."""

OFF, OFF_FOR = 0.03, (1, 2, 5)
"""The chance that weeks without a walk begin, and how many, each as likely as the others."""

SETTINGS = Settings(zone=BERLIN)


@dataclass(frozen=True, slots=True)
class Knee:
    """How much it usually hurts; the chance of a week with 3 more; how much more each week.

    With `per_minute` a walk hurts more for each minute beyond seven.
    """

    name: str
    usual: float
    noise: float = 0.4
    flares: float = 0
    rise: float = 0
    per_minute: float = 0


KNEES = (
    Knee("is calm", usual=1, noise=0.3),
    Knee("always hurts a little", usual=3),
    Knee("flares now and then", usual=2, flares=0.12),
    Knee("becomes worse slowly", usual=1, rise=0.4),
    Knee("minds long walks", usual=1, per_minute=0.8),
)


def mornings_of(walks: Sequence[PainReport]) -> list[int]:
    return [walk.morning for walk in walks if walk.morning is not None]


def is_rising(mornings: Sequence[int]) -> bool:
    """Tell whether one of the last three is 1 above the median of all before, or the first."""
    return max(mornings[-3:]) >= median(mornings[:-3] or mornings[:1]) + 1


def is_earned(walks: Sequence[PainReport], since: int) -> bool:
    """Tell whether three walks in a row went well, as the documentation puts it.

    It is about walks with the same minutes; one that lacks a score is left out.
    """
    well = 0
    for n, walk in enumerate(walks[since:], since):
        if _went_badly(walk, mornings_of(walks[:n])):
            well = 0
        elif walk.during is not None and walk.morning is not None:
            well += 1
    return well >= 3


def _went_badly(walk: PainReport, mornings: Sequence[int]) -> bool:
    worst, morning = walk.during or 0, walk.morning or 0
    if not mornings:
        return worst > 2 or morning > 5
    usual = min(median(mornings[:7]), median(mornings[-7:]))
    return max(worst, morning) > 5 or morning >= usual + 1 or worst > max(2, usual + 1)


class Walker:
    """Somebody with a knee, and how many of their steps up the scores speak against.

    They look at the programme before a walk, and write it down when no score can come any more.
    """

    def __init__(self, knee: Knee, number: int) -> None:
        self.knee, self.chance = knee, random.Random(f"{knee.name} {number}")
        chances = (self.chance.uniform(*each) for each in (WALKS, ANSWERS, AGREES))
        self.comes, self.answers, self.agrees = chances
        self.step: Step = Outcome(new(local(MONDAY, 7), SETTINGS))
        self.walks: list[PainReport] = []
        self.dose, self.same_since, self.weeks_off = timedelta(), 0, 0
        self.up = self.back = self.rising = self.unearned = 0
        for what in (Decided.LIST_CONFIRMED, Decided.STARTED):
            self.take(Decide(local(MONDAY, 7), what))
        self.half_way = self.lives(range(HALF))
        self.end = self.lives(range(HALF, WEEKS))

    @property
    def course(self) -> Course:
        return circumstances(self.step.state, SETTINGS).course

    def take(self, event: Event) -> None:
        self.step = advance(self.step, event, SETTINGS)
        before, self.dose = self.dose, self.course.plan.dose
        self.back += self.dose < before
        if self.dose != before:
            self.same_since = len(self.walks)

    def happens(self, chance: float) -> bool:
        return self.chance.random() < chance

    def lives(self, weeks: range) -> float:
        """Live some weeks; return how many minutes are planned at their end."""
        for week in weeks:
            level = self.knee.usual + 3 * self.happens(self.knee.flares)
            if self.happens(OFF):
                self.weeks_off = self.chance.choice(OFF_FOR)
            for n in () if self.weeks_off else (0, 2, 4):
                if self.happens(self.comes):
                    day = MONDAY + week * WEEK + n * DAY
                    self.looks(day, level + self.knee.rise * (week + n / 7))
            self.weeks_off = max(0, self.weeks_off - 1)
        self.take(Tick(local(MONDAY + weeks.stop * WEEK - DAY, 20)))
        return self.dose / MINUTE

    def looks(self, day: date, level: float) -> None:
        """Answer what the programme asks, and walk.

        Where the knee had too much it rests for two weeks; in a pause every other walk is left out.
        """
        at = local(day, 8)
        self.take(Tick(at))
        if self.course.plan.list_open_since is not None:
            self.take(Decide(at, Decided.LIST_CONFIRMED))
        plan = self.course.plan
        has_rested = plan.is_overdone and at >= plan.pauses[-1].start + 2 * WEEK
        if has_rested and self.happens(self.agrees):
            self.take(Decide(at, Decided.RESUMED))
        if plan.proposal is not None and self.happens(self.agrees):
            self.steps_up(Decide(at, Decided.ACCEPTED))
        if self.course.plan.stage is not Stage.PAUSED or self.happens(0.5):
            self.walk(day, level)

    def steps_up(self, yes: Decide) -> None:
        mornings = mornings_of(self.walks)
        self.up += 1
        self.rising += is_rising(mornings)
        self.unearned += not is_earned(self.walks, self.same_since)
        self.take(yes)

    def walk(self, day: date, level: float) -> None:
        start, end = local(day, 9), local(day, 9) + self.dose
        too_long = max(0, self.dose / MINUTE - 7)
        worst = self.says(level + self.knee.per_minute * too_long)
        morning = self.says(level)
        pain = PainReport(
            during=worst,
            morning=morning,
            morning_at=None if morning is None else local(day + DAY, 9),
        )
        self.walks.append(pain)
        session = Session(
            session_id="", start=start, end=end, active=self.dose, pain=pain
        )
        self.take(Log(local(day + DAY, 20), session))

    def says(self, level: float) -> int | None:
        """Return a score, None where the question is not answered."""
        score = round(self.chance.gauss(level, self.knee.noise))
        return min(10, max(0, score)) if self.happens(self.answers) else None


def walkers_with(knee: Knee) -> list[Walker]:
    """Return all walkers with a kind of knee, twelve weeks later."""
    return [Walker(knee, number) for number in range(WALKERS)]


def table() -> list[tuple[str, ...]]:
    """Return a head and a row for each kind of knee, and one for all of them."""
    walkers = {knee.name: walkers_with(knee) for knee in KNEES}
    everybody = [walker for some in walkers.values() for walker in some]
    head = (
        "a knee that",
        "walkers",
        f"minutes after {HALF} weeks",
        f"after {WEEKS} weeks",
        "walks green, amber, red, missing",
        "at the end active, paused, complete",
        "steps up, back",
        "steps up while mornings rise",
        "without three good walks in a row",
    )
    rows = [_row(name, some) for name, some in walkers.items()]
    return [head, *rows, _row("all of them", everybody)]


def run() -> None:
    """Print the table in Markdown, as it stands in the documentation."""
    print("\nTwelve weeks of the programme")
    for line in markdown():
        print(line)


def markdown() -> list[str]:
    """Return the lines of the table."""
    return as_markdown(table())


def _row(name: str, walkers: Sequence[Walker]) -> tuple[str, ...]:
    zones = Counter(zone for w in walkers for zone in w.course.zones.values())
    stages = Counter(w.course.plan.stage for w in walkers)
    stages[Stage.ACTIVE] += stages[Stage.PROPOSAL]
    return (
        name,
        str(len(walkers)),
        _spread([w.half_way for w in walkers]),
        _spread([w.end for w in walkers]),
        _shares(zones, Zone.GREEN, Zone.AMBER, Zone.RED, Zone.MISSING),
        _shares(stages, Stage.ACTIVE, Stage.PAUSED, Stage.COMPLETED),
        f"{mean(w.up for w in walkers):.1f}, {mean(w.back for w in walkers):.1f}",
        str(sum(w.rising for w in walkers)),
        str(sum(w.unearned for w in walkers)),
    )


def _spread(minutes: Sequence[float]) -> str:
    """Return the median, and between what the middle eight of ten are."""
    tenths = quantiles(minutes, n=10, method="inclusive")
    return f"{median(minutes):.0f} ({tenths[0]:.0f}–{tenths[-1]:.0f})"


def _shares[PartT](found: Counter[PartT], *parts: PartT) -> str:
    total = sum(found[part] for part in parts)
    return ", ".join(f"{100 * found[part] / total:.0f} %" for part in parts)
