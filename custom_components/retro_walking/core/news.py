"""What the log tells of the programme, one after another."""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from .journal import Journal
from .model import Decision, Score, Session
from .pain import Record, Verdict
from .rules import PastRules
from .settings import Settings


@dataclass(frozen=True, slots=True)
class News:
    """One thing at its moment, and its rank among those of the same one."""

    at: datetime
    rank: int
    event: PastRules | Session | Verdict | Score | Decision


def news_after(
    moment: datetime, journal: Journal, record: Record, settings: Settings
) -> list[News]:
    """Return what a log, and what was judged of it, tells after a moment; of its scores those that are too high."""
    found = [
        *(News(rules.since, 0, rules) for rules in journal.rules),
        *(News(walk.end, 1, walk) for walk in record.walks),
        *(News(verdict.at, 2, verdict) for verdict in record.verdicts),
        *(
            News(score.at, 2, score)
            for score in journal.scores
            if score.value > journal.rules_at(score.at, settings).pain.stop_above
        ),
        *(News(decision.at, 3, decision) for decision in journal.decisions),
    ]
    later = (news for news in found if news.at > moment)
    return sorted(later, key=attrgetter("at", "rank"))
