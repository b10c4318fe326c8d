"""Whose bout it was, where several walkers share a belt.

One bout is one walk: each walker's own log holds it until somebody says yes. Where two do so, all
who did are asked again.
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

    def rivals(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return those of some claims by which another walker speaks of the same bout."""
        start, end = self.session.start, self.session.end
        return [
            claim
            for claim in claims
            if claim.walker != self.walker
            and not claim.belts.isdisjoint(self.belts)
            and claim.session.overlaps(start, end)
        ]


def answered_by(yes: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """Return the waiting claims that another walker's yes answers with no."""
    return [rival for rival in yes.rivals(claims) if not rival.session.confirmed]


def yeses(claim: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims by which other walkers have said yes to the same bout."""
    return [rival for rival in claim.rivals(claims) if rival.session.confirmed]


def left_by(no: Claim, claims: Iterable[Claim]) -> Claim | None:
    """Return the claim that a no leaves alone, of those who had all said yes."""
    rivals = no.rivals(claims)
    left = [rival for rival in rivals if rival.session.contested]
    return left[0] if len(left) == 1 and not yeses(no, rivals) else None


def to_ask(at_home: Mapping[str, bool | None]) -> frozenset[str]:
    """Return which of a belt's walkers are to be asked: those not away, everybody if all are."""
    present = frozenset(walker for walker, home in at_home.items() if home is not False)
    return present or frozenset(at_home)
