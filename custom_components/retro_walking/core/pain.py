"""What the knee says: scores, the baseline that they are seen against, and the zone of each walk.

Scores are whole numbers from 0 to 10 (NRS, the worse knee). The order of the rows in `judge` is
the rule; where it comes from stands in docs/evidence.md.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from statistics import median, median_low

from .errors import GreenAboveStop, MorningTooLate
from .journal import Journal
from .model import NEVER, Decided, PainMoment, Session, Zone
from .reasons import (
    Because,
    BeforeTooHigh,
    MorningFarUp,
    MorningTooHigh,
    MorningUp,
    ScoreMissing,
    WorstTooHigh,
    WorstUp,
)
from .settings import Pain, Settings
from .week import DAY, at_clock, local_day

CUT_OFF = time(18)
"""Until then, on the day after a walk, its questions can be answered."""

FRESH = timedelta(hours=2)
"""For how long a score that names no moment is about the walk before, or after, it."""

WATCHED, WORSE = 1, 2
"""So much above the baseline a morning is amber, or red."""

WINDOW, ENOUGH = 7, 3
"""A baseline is a median of so many mornings, and needs so many of them to be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knee:
    """All that is known of the knee around one walk; `base` is how its mornings usually are."""

    before: int | None = None
    during: int | None = None
    morning: int | None = None
    base: float | None = None


@dataclass(frozen=True, slots=True)
class Morning:
    """A score of the morning after a walk; `day` is that of the walk."""

    day: date
    at: datetime
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The zone of a walk, why, and since when that is known.

    It carries the `morning` that it was known with: of two walks on a day, the last one does.
    """

    session: Session
    at: datetime
    zone: Zone
    because: Because | None = None
    morning: Morning | None = None

    @classmethod
    def of(
        cls,
        session: Session,
        at: datetime,
        judged: Judged,
        morning: Morning | None = None,
    ) -> Verdict:
        """Return what was judged of a walk, as it is known at a moment."""
        zone, because = judged
        return cls(session=session, at=at, zone=zone, because=because, morning=morning)

    @property
    def repeats_morning(self) -> bool:
        """Tell whether the morning speaks that is another walk's of that day, too."""
        is_of_morning = isinstance(
            self.because, MorningUp | MorningFarUp | MorningTooHigh
        )
        return is_of_morning and self.morning is None


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of the knee: walks that are sure, oldest first, and the verdicts on them.

    `closing` are the moments after which what is missing cannot come any more; `mornings` are those
    of the whole log; `baseline` is how they usually are by now, None where there are too few.
    """

    walks: Sequence[Session]
    verdicts: Sequence[Verdict]
    closing: Sequence[datetime]
    mornings: tuple[Morning, ...]
    baseline: float | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is not judged again: so many sessions of the log, with the mornings of their walks."""

    sessions: int = 0
    mornings: tuple[Morning, ...] = ()


def check(pain: Pain) -> None:
    """Raise GreenAboveStop or MorningTooLate for options that contradict each other."""
    if pain.green_max >= pain.stop_above:
        raise GreenAboveStop(pain.green_max, pain.stop_above)
    if pain.morning_time >= CUT_OFF:
        raise MorningTooLate(pain.morning_time, CUT_OFF)


type Judged = tuple[Zone, Because | None]


def judge(knee: Knee, walked_on: date, limits: Pain, *, is_open: bool) -> Judged:
    """Return the zone of a walk and why; the first row that applies.

    `is_open` tells that what is missing may still come.
    """
    found = _judge_walk_red(knee, walked_on, limits) or _judge_morning(
        knee, walked_on + DAY, limits
    )
    if found is not None:
        return found
    usual = knee.base if knee.before is None else knee.before
    if knee.during is not None and knee.during > limits.green_max:
        is_usual = usual is not None and knee.during <= usual + WATCHED
        if not (limits.relative_green and is_usual):
            return Zone.AMBER, WorstUp(walked_on, knee.during)
    if knee.during is None or knee.morning is None:
        if is_open:
            return Zone.PENDING, None
        return Zone.MISSING, ScoreMissing(walked_on)
    return Zone.GREEN, None


def _judge_walk_red(
    knee: Knee, walked_on: date, limits: Pain
) -> tuple[Zone, Because] | None:
    if knee.before is not None and knee.before > limits.stop_above:
        return Zone.RED, BeforeTooHigh(walked_on, knee.before)
    if knee.during is not None and knee.during > limits.stop_above:
        return Zone.RED, WorstTooHigh(walked_on, knee.during)
    return None


def _judge_morning(
    knee: Knee, morning: date, limits: Pain
) -> tuple[Zone, Because] | None:
    if knee.morning is None:
        return None
    if knee.morning > limits.stop_above:
        return Zone.RED, MorningTooHigh(morning, knee.morning)
    usual = knee.before if knee.base is None else knee.base
    if usual is None or knee.morning < usual + WATCHED:
        return None
    if knee.morning >= usual + WORSE:
        return Zone.RED, MorningFarUp(morning, knee.morning, usual)
    return Zone.AMBER, MorningUp(morning, knee.morning, usual)


def cut_off(session: Session, settings: Settings) -> datetime:
    """Return until when the questions about a walk can be answered."""
    return at_clock(
        local_day(session.start, settings.zone) + DAY, CUT_OFF, settings.zone
    )


def mornings_of(walks: Iterable[Session], settings: Settings) -> list[Morning]:
    """Return the mornings that were scored, one for each day of walking."""
    found: dict[date, Morning] = {}
    for walk in walks:
        if walk.pain.morning is not None and walk.pain.morning_at is not None:
            day = local_day(walk.start, settings.zone)
            found[day] = Morning(day, walk.pain.morning_at, walk.pain.morning)
    return list(found.values())


def middle(mornings: Sequence[Morning]) -> float | None:
    """Return the median of mornings, None where there are too few for one."""
    if len(mornings) < ENOUGH:
        return None
    return float(median(morning.score for morning in mornings))


def record_of(
    journal: Journal, at: datetime, settings: Settings, known: Known
) -> Record:
    """Judge every walk of the log that is not known as far as it can be at a moment.

    A walk is judged at its end, and again with its morning, or when none can come any more.
    """
    walks = [s for s in journal.sessions[known.sessions :] if s.is_sure_walk]
    by_day = {morning.day: morning for morning in mornings_of(walks, settings)}
    mornings = (*known.mornings, *by_day.values())
    last_of = {local_day(walk.start, settings.zone): walk for walk in walks}
    baseline = _Baseline(journal, mornings, settings)
    found: list[Verdict] = []
    closing: list[datetime] = []
    for walk in walks:
        day = local_day(walk.start, settings.zone)
        limits = journal.rules_at(walk.end, settings).pain
        knee = baseline.around(walk, day)
        verdict = Verdict.of(walk, walk.end, judge(knee, day, limits, is_open=True))
        found.append(verdict)
        if (morning := by_day.get(day)) is not None:
            knee = replace(knee, morning=morning.score)
            judged = judge(knee, day, limits, is_open=True)
            is_last = walk is last_of[day]
            since = max(morning.at, walk.end)
            verdict = Verdict.of(walk, since, judged, morning if is_last else None)
            found.append(verdict)
        if verdict.zone is Zone.PENDING:
            closes = max(cut_off(walk, settings), walk.end)
            if closes > at:
                closing.append(closes)
            else:
                judged = judge(knee, day, limits, is_open=False)
                found.append(Verdict.of(walk, closes, judged))
    usual = baseline.usual(date.max, NEVER)
    return Record(walks, found, closing, mornings, usual)


class _Baseline:
    """The lower of the latest mornings' median and that of the programme's first ones."""

    def __init__(
        self, journal: Journal, mornings: Sequence[Morning], settings: Settings
    ) -> None:
        self._before = [s for s in journal.scores if s.moment is PainMoment.BEFORE]
        self._mornings = mornings
        self._turns = [
            (
                decision.at,
                local_day(decision.at, settings.zone)
                if decision.what is Decided.STARTED
                else None,
            )
            for decision in journal.decisions
            if decision.what is Decided.STOPPED
            or (decision.what is Decided.STARTED and decision.start is not None)
        ]

    def around(self, walk: Session, day: date) -> Knee:
        """Return what is known of the knee at the end of a walk on a day."""
        before = walk.pain.before
        if before is None:
            before = self._score_before(walk.start)
        usual = self.usual(day, walk.start)
        latest = self._latest(day)
        if usual is None and before is None and latest:
            # Few mornings are better than none, and the lower one errs on the safe side.
            usual = float(median_low(morning.score for morning in latest))
        return Knee(before=before, during=walk.pain.during, base=usual)

    def usual(self, day: date, at: datetime) -> float | None:
        """Return the baseline before a day, in the programme that runs at a moment of it."""
        usual, first = middle(self._latest(day)), middle(self._first(day, at))
        return usual if usual is None or first is None else min(usual, first)

    def _latest(self, day: date) -> Sequence[Morning]:
        end = self._index(day)
        return self._mornings[max(0, end - WINDOW) : end]

    def _first(self, day: date, at: datetime) -> Sequence[Morning]:
        turns = [turn for turn in self._turns if turn[0] <= at]
        if not turns or turns[-1][1] is None:
            return ()
        since = self._index(turns[-1][1])
        return self._mornings[since : min(since + WINDOW, self._index(day))]

    def _index(self, day: date) -> int:
        """Return how many mornings there are of walks before a day."""
        return bisect_left(self._mornings, day, key=lambda morning: morning.day)

    def _score_before(self, start: datetime) -> int | None:
        """Return what was said shortly before a walk that was not known then."""
        last = bisect_right(self._before, start, key=lambda score: score.at) - 1
        if last < 0 or self._before[last].at < start - FRESH:
            return None
        return self._before[last].value
