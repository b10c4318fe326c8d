"""What becomes of walks seen by devices of well-known makes, with what the set-up proposes for them.

The evenings are those of household/makes: the walks of a seed are known, first step to last.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from household.makes.catalogue import MAKES
from household.makes.device import Device, Offered
from household.makes.home import home
from household.makes.story import Scene
from household.makes.verdict import Fate, Verdict, judge

SEEDS = range(6)

HEAD = (
    "walks",
    "found (uncertain)",
    "in pieces",
    "to confirm",
    "missed",
    "found false",
    "asked in vain",
    "start, s",
    "end, s",
    "uncertain end, s",
)
"""Seconds too late, of walks that were found whole: the median, and the one that is furthest off."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An evening with an entity of a make."""

    make: type[Device]
    offered: Offered
    scene: Scene
    verdict: Verdict


def tables() -> dict[str, list[tuple[str, ...]]]:
    """Return a table with a row for each entity of each make, and one with a row for each scene."""
    judged = list(_judged())
    return {"makes": _by_entity(judged), "evenings": _by_scene(judged)}


def _judged() -> Iterator[Judged]:
    for make in MAKES:
        for offered in make.entities:
            for seed in SEEDS:
                lived_in = home(make, seed)
                proposed = lived_in.proposed(offered)
                if proposed is None:
                    break
                for scene in sorted(make.scenes, key=list(Scene).index):
                    lived = lived_in.walked(offered, proposed, scene)
                    yield Judged(make, offered, scene, judge(lived))


def _by_entity(judged: list[Judged]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("make: entity", "reports", *HEAD)]
    for make in MAKES:
        for offered in make.entities:
            own = [j.verdict for j in judged if (j.make, j.offered) == (make, offered)]
            results = (
                _results(own)
                if own
                else ["refused by the set-up", *[""] * (len(HEAD) - 1)]
            )
            rows.append((f"{make.make}: {offered.name}", make.habit, *results))
    return rows


def _by_scene(judged: list[Judged]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("evening", *HEAD)]
    for scene in Scene:
        own = [j.verdict for j in judged if j.scene is scene]
        rows.append((scene.replace("_", " "), *_results(own)))
    return rows


def _results(verdicts: list[Verdict]) -> list[str]:
    walks = [walk for verdict in verdicts for walk in verdict.walks]
    whole = [walk for walk in walks if walk.fate is Fate.FOUND]
    others = [
        sum(walk.fate is fate for walk in walks)
        for fate in (Fate.IN_PIECES, Fate.ASKED, Fate.MISSED)
    ]
    false = sum(verdict.false for verdict in verdicts)
    in_vain = sum(verdict.asked_of_none for verdict in verdicts)
    return [
        str(len(walks)),
        f"{len(whole)} ({sum(walk.uncertain for walk in whole)})",
        *(str(number) for number in (*others, false, in_vain)),
        _late(walk.start for walk in whole),
        _late(walk.end for walk in whole if not walk.uncertain),
        _late(walk.end for walk in whole if walk.uncertain),
    ]


def _late(errors: Iterable[float]) -> str:
    """Return the median of errors and the worst of them."""
    all_ = list(errors)
    if not all_:
        return "–"
    return f"{median(all_):+.0f} / {max(all_, key=abs):+.0f}"
