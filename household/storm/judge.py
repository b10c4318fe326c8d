"""Compares a log with what it owes, and objects to whatever is wrong in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from .witness import Owed

NEAR = timedelta(minutes=5)
"""How far from its start a walk is looked for, to be called wrong and not lost."""

ROUNDING = timedelta(seconds=6)
"""Minutes are told to a tenth."""


class Wrong(StrEnum):
    """What can be wrong in a log."""

    LOST = "lost"
    DOUBLED = "doubled"
    FALSE = "false"
    STUCK = "stuck"
    START = "start"
    END = "end"
    ACTIVE = "active time"
    MARK = "mark"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A walk as the log tells it."""

    start: datetime
    end: datetime
    active: timedelta
    uncertain: bool
    confirmed: bool

    @classmethod
    def of(cls, session: dict[str, Any]) -> Told:
        """Read what `get_sessions` answers."""
        return cls(
            start=datetime.fromisoformat(session["start"]),
            end=datetime.fromisoformat(session["end"]),
            active=timedelta(minutes=session["active_minutes"]),
            uncertain=session["uncertain"],
            confirmed=session["confirmed"],
        )


@dataclass(frozen=True, slots=True)
class Objection:
    """Something wrong: what, in words, and what had struck the walk."""

    wrong: Wrong
    words: str
    struck: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """A walk that is owed and the one in the log that is it."""

    owed: Owed
    told: Told

    @property
    def start_error(self) -> float:
        return self.owed.start.error(self.told.start)

    @property
    def end_error(self) -> float:
        return self.owed.end.error(self.told.end)

    def objections(self) -> list[Objection]:
        owed, told = self.owed, self.told
        wrong = {
            Wrong.START: not owed.start.allows(told.start),
            Wrong.END: not owed.end.allows(told.end),
            Wrong.ACTIVE: not (
                owed.least - ROUNDING <= told.active <= owed.most + ROUNDING
            ),
            Wrong.MARK: (owed.uncertain, owed.confirmed)
            != (told.uncertain, told.confirmed),
        }
        words = f"owed {owed}, told {told}"
        return [Objection(what, words, owed.struck) for what in wrong if wrong[what]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What belongs together, and what is wrong."""

    pairs: tuple[Pair, ...]
    objections: tuple[Objection, ...]


def judge(owed: Sequence[Owed], log: Sequence[Told]) -> Verdict:
    """Give each walk that is owed the nearest of the log; what is left over is too many."""
    pairs, left = [], list(log)
    for walk, told in _nearest(owed, log):
        pairs.append(Pair(walk, told))
        left.remove(told)
    found = [pair.owed for pair in pairs]
    objections = [
        Objection(Wrong.LOST, f"{walk}", walk.struck)
        for walk in owed
        if not any(walk is other for other in found)
    ]
    for pair in pairs:
        objections += pair.objections()
    objections += [_too_many(told, owed) for told in left]
    return Verdict(tuple(pairs), tuple(objections))


def _nearest(owed: Sequence[Owed], log: Sequence[Told]) -> list[tuple[Owed, Told]]:
    """Return each walk with the one in the log that begins nearest to it, each used once."""
    near = sorted(
        (
            (walk.start.error(told.start), n, m)
            for n, walk in enumerate(owed)
            for m, told in enumerate(log)
            if walk.start.first - NEAR <= told.start <= walk.start.last + NEAR
        ),
    )
    taken: dict[int, int] = {}
    for _, n, m in near:
        if n not in taken and m not in taken.values():
            taken[n] = m
    return [(owed[n], log[m]) for n, m in sorted(taken.items())]


def _too_many(told: Told, owed: Sequence[Owed]) -> Objection:
    """Call a walk that nobody walked doubled where it shares time with one, else false."""
    for walk in owed:
        if told.start <= walk.end.last and walk.start.first <= told.end:
            return Objection(Wrong.DOUBLED, f"{told}", walk.struck)
    return Objection(Wrong.FALSE, f"{told}")
