"""What became of the walks of an evening: found, in pieces, to be confirmed or missed; and what was none."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from .home import Lived


class Fate(StrEnum):
    """What became of a walk."""

    FOUND = "found"
    IN_PIECES = "in_pieces"
    ASKED = "asked"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A walk's fate; how many seconds too late its start and its end were taken, where it was found.

    It is uncertain where detection said so of its end.
    """

    fate: Fate
    start: float = 0.0
    end: float = 0.0
    uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The fate of each walk, and how many sessions there were of none, confirmed and asked."""

    walks: tuple[Judged, ...]
    false: int
    asked_of_none: int


def judge(lived: Lived) -> Verdict:
    """Hold the sessions of an evening against its walks."""
    left = list(lived.sessions)
    judged: list[Judged] = []
    for first, last in lived.story.walks:
        start, end = (lived.begun + timedelta(seconds=at) for at in (first, last))
        own = [session for session in left if session.overlaps(start, end)]
        left = [session for session in left if session not in own]
        if not own:
            judged.append(Judged(fate=Fate.MISSED))
            continue
        fate = Fate.FOUND if len(own) == 1 else Fate.IN_PIECES
        if not all(session.confirmed for session in own):
            fate = Fate.ASKED
        judged.append(
            Judged(
                fate=fate,
                start=(min(s.start for s in own) - start).total_seconds(),
                end=(max(s.end for s in own) - end).total_seconds(),
                uncertain=any(session.uncertain for session in own),
            )
        )
    return Verdict(
        walks=tuple(judged),
        false=sum(session.confirmed for session in left),
        asked_of_none=sum(not session.confirmed for session in left),
    )
