"""What becomes of a file or a list that somebody brings: what is new, known, or refused and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .composer import async_texts
from .coordinator import WalkerCoordinator
from .core import rows
from .core.errors import TooManyRows, WalkingError
from .core.events import TakeIn
from .core.model import Session
from .refusal import placeholders

MOST_ROWS = 5_000
"""The most rows of one import: more than a walk a day for ten years."""

NAMED = 10
"""How many refused rows are named in one answer; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What can be taken in, how many rows the log knows, and the refused ones by their line."""

    new: tuple[Session, ...]
    known: int
    refused: Mapping[int, WalkingError]

    def take_in(self, walker: WalkerCoordinator) -> None:
        """Write down what is new to a walker who is there."""
        walker.apply(TakeIn(walker.now(), self.new))


async def async_weigh(
    walker: WalkerCoordinator, brought: str | Sequence[Mapping[str, Any]]
) -> Import:
    """Return what would become of each row; raises a WalkingError for what is no list of walks."""
    read = await walker.hass.async_add_executor_job(
        rows.read, brought, walker.settings.zone
    )
    if len(read) > MOST_ROWS:
        raise TooManyRows(MOST_ROWS)
    good = [(row.line, row.session) for row in read if row.session is not None]
    refused = {row.line: row.refused for row in read if row.refused is not None}
    offers = walker.weigh(session for _, session in good)
    for (line, _), offer in zip(good, offers, strict=True):
        if offer.refused is not None:
            refused[line] = offer.refused
    return Import(
        new=tuple(offer.session for offer in offers if offer.is_new),
        known=sum(offer.known for offer in offers),
        refused=dict(sorted(refused.items())),
    )


async def async_reasons(walker: WalkerCoordinator, weighed: Import) -> dict[int, str]:
    """Return a sentence for each refused row."""
    texts = await async_texts(walker.hass, "exceptions")
    return {
        line: texts(f"{refusal.key}.message", **placeholders(refusal))
        for line, refusal in weighed.refused.items()
    }


async def async_listed(walker: WalkerCoordinator, weighed: Import) -> str:
    """Return the refused rows with their reasons, in one text."""
    texts = await async_texts(walker.hass)
    reasons = await async_reasons(walker, weighed)
    named = [
        texts("import_line", line=line, reason=reason)
        for line, reason in list(reasons.items())[:NAMED]
    ]
    if len(reasons) > NAMED:
        named.append(texts("import_more", count=len(reasons) - NAMED))
    return " ".join(named)
