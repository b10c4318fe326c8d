"""How a measurement is repeated and shown."""

from collections.abc import Awaitable, Callable, Sequence
from statistics import median
import time

ROUNDS = 7


def interleaved(*measured: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """Return the median of each, taken in turns so that a slow moment hits all of them."""
    results = [[measure() for measure in measured] for _ in range(rounds)]
    return [median(column) for column in zip(*results, strict=True)]


async def interleaved_async(
    *measured: Callable[[], Awaitable[float]], rounds: int = ROUNDS
) -> list[float]:
    """Return the median of each as `interleaved` does, of what has to be awaited."""
    results = [[await measure() for measure in measured] for _ in range(rounds)]
    return [median(column) for column in zip(*results, strict=True)]


def seconds(action: Callable[[], object]) -> float:
    """Return the processor seconds that an action takes."""
    start = time.process_time()
    action()
    return time.process_time() - start


def as_markdown(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table with a head: words to the left, numbers to the right."""
    head, *body = (f"| {' | '.join(cells)} |" for cells in rows)
    return [head, f"| --- |{' ---: |' * (len(rows[0]) - 1)}", *body]


def show(title: str, rows: Sequence[tuple[str, str, str]]) -> None:
    """Print what was measured, and what was aimed at."""
    print(f"\n{title}")
    for what, result, aim in rows:
        print(f"  {what:<58} {result:>18}   {aim}", flush=True)
