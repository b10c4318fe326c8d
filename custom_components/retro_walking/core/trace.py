"""What a source has shown over days, kept small: a plug may report each second of them."""

from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from math import isnan, nan
from sys import intern

from .model import Kind


class Trace:
    """Readings of one source in the order of time; sixteen bytes each."""

    def __init__(self, kind: Kind) -> None:
        """Begin without any."""
        self.kind = kind
        self._moments = array("d")
        self._numbers = array("d")
        self._words: list[str | None] = []

    def append(self, seconds: float, value: float | str | None) -> None:
        """Add what was read at a moment, in seconds since 1970."""
        self._moments.append(seconds)
        if self.kind is Kind.STATE:
            self._words.append(intern(value) if isinstance(value, str) else None)
        else:
            self._numbers.append(value if isinstance(value, float) else nan)

    def extend(self, later: Trace) -> None:
        """Add a later part of the same source."""
        self._moments.extend(later._moments)
        self._numbers.extend(later._numbers)
        self._words.extend(later._words)

    def __len__(self) -> int:
        """Return the number of readings."""
        return len(self._moments)

    @property
    def start(self) -> datetime:
        """Return when the first reading was."""
        return datetime.fromtimestamp(self._moments[0], UTC)

    def readings(self) -> Iterator[tuple[float, float | str | None]]:
        """Return moments and values as they were appended."""
        if self.kind is Kind.STATE:
            yield from zip(self._moments, self._words, strict=True)
            return
        for seconds, number in zip(self._moments, self._numbers, strict=True):
            yield seconds, None if isnan(number) else number

    def stretches(self, end: datetime) -> Iterator[tuple[float, float]]:
        """Return each number with the seconds that it held; what is unknown is left out."""
        moments = (*self._moments, end.timestamp())
        for n, number in enumerate(self._numbers):
            if not isnan(number):
                yield number, max(0.0, moments[n + 1] - moments[n])
