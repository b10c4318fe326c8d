"""Whose bout it was, where several walkers share a belt.

One bout is one walk: each walker's own log holds it until somebody says yes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .model import Session


@dataclass(frozen=True, slots=True)
class Claim:
    """A session in a walker's log, and the belts it was seen on."""

    walker: str
    session: Session
    belts: frozenset[str]

    def is_rival_of(self, other: Claim) -> bool:
        """Tell whether both speak of one bout on one belt."""
        return (
            self.walker != other.walker
            and not self.belts.isdisjoint(other.belts)
            and self.session.overlaps(other.session.start, other.session.end)
        )


def answered_by(yes: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """Return the waiting claims that another walker's yes answers with no."""
    return [
        claim
        for claim in claims
        if not claim.session.confirmed and claim.is_rival_of(yes)
    ]


def is_answered(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Tell whether another walker has said yes to the bout of a waiting claim."""
    return any(other.session.confirmed and other.is_rival_of(claim) for other in claims)


def to_ask(at_home: Mapping[str, bool | None]) -> frozenset[str]:
    """Return which of a belt's walkers are to be asked: those not away, everybody if all are."""
    present = frozenset(walker for walker, home in at_home.items() if home is not False)
    return present or frozenset(at_home)
