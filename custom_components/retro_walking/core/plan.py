"""The programme at a moment: its stage and dose, what was ruled of it, and why."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from .model import Span
from .reasons import Because


class Stage(StrEnum):
    """Where the programme stands."""

    NOT_STARTED = "not_started"
    ACTIVE = "active"
    PROPOSAL = "proposal"
    PAUSED = "paused"
    COMPLETED = "completed"


class Verb(StrEnum):
    """What was done with the programme."""

    BEGUN = "begun"
    HELD = "held"
    PROPOSED = "proposed"
    STEPPED_UP = "stepped_up"
    KEPT = "kept"
    STEPPED_BACK = "stepped_back"
    PAUSED = "paused"
    WENT_ON = "went_on"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was done, when and why, and the dose that it led to or, if proposed, would lead to."""

    at: datetime
    verb: Verb
    because: Because
    dose: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The programme as it stands; `until` is when time alone changes it.

    `ruling` is the one that holds, and in a pause tells why there is one; `rulings` are all of them.
    `list_open_since` tells from when on the safety list waits for the walker, None where it does
    not; `was_flagged` that it does so after a red flag. It `is_overdone` where the knee had too much.
    `kept_on` are the latest days of walks that were kept.
    """

    stage: Stage
    dose: timedelta
    target: timedelta
    started_at: datetime | None = None
    proposal: timedelta | None = None
    ruling: Ruling | None = None
    rulings: tuple[Ruling, ...] = ()
    pauses: tuple[Span, ...] = ()
    kept_on: tuple[date, ...] = ()
    flag_since: datetime | None = None
    was_flagged: bool = False
    is_overdone: bool = False
    list_open_since: datetime | None = None
    until: datetime

    @property
    def has_flag(self) -> bool:
        """Tell whether a red flag is up."""
        return self.flag_since is not None
