"""Threshold proposals in a thousand households: what they would have found, by plug habit."""

from collections import Counter

from household.judging import judged
from household.plugs import Habit

from .table import show

HOUSEHOLDS = 1_000
"""Shared out evenly among the habits."""


def run() -> None:
    """Print the share of households in which all walks are found and nothing else."""
    rows: list[tuple[str, str, str]] = []
    everywhere = [0, 0]
    for n, habit in enumerate(Habit):
        seeds = range(n, HOUSEHOLDS, len(Habit))
        tally = Counter(judged(habit, seed) for seed in seeds)
        rights = [
            sum(count for verdict, count in tally.items() if verdict[which])
            for which in (0, 1)
        ]
        everywhere = [a + b for a, b in zip(everywhere, rights, strict=True)]
        rows.append((habit, *_shares(rights, len(seeds))))
    rows.append(("all; aim: 95 %", *_shares(everywhere, HOUSEHOLDS)))
    show(
        f"{HOUSEHOLDS} households of ten days: all walks found, and nothing else", rows
    )


def _shares(rights: list[int], of: int) -> tuple[str, str]:
    proposed, usual = rights
    return f"{proposed / of:.1%}", f"usual thresholds: {usual / of:.1%}"
