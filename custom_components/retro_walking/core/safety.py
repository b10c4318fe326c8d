"""The safety list: what a walker goes through before the programme begins, by place.

Twelve items are those of the article that this project began with, the others were added:
docs/safety.md names the source of each. It is open until it is confirmed, and again after a long
time without a walk or a red flag.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

OFF_FOR = timedelta(days=30)
"""After so long without a walk the list is to be confirmed anew."""


class Part(StrEnum):
    """Where an item of the list matters."""

    ANYWHERE = "anywhere"
    TREADMILL = "treadmill"
    OUTDOORS = "outdoors"


class Item(StrEnum):
    """What is to be so."""

    DOCTOR = "doctor"
    START_SLOWLY = "start_slowly"
    FEW_AND_SHORT = "few_and_short"
    SHOES = "shoes"
    UPRIGHT = "upright"
    NO_TRIPS = "no_trips"
    STOP = "stop"
    ADD_ON = "add_on"
    BALANCE = "balance"
    NO_SCREEN = "no_screen"
    TREADMILL_FIRST = "treadmill_first"
    RAILS = "rails"
    MANUAL = "manual"
    NO_PAD = "no_pad"
    SAFETY_KEY = "safety_key"
    SIDE_RAILS = "side_rails"
    CLEAR_BEHIND = "clear_behind"
    FAMILIAR_AND_FLAT = "familiar_and_flat"
    COMPANION = "companion"


PARTS = {
    Part.ANYWHERE: (
        Item.DOCTOR,
        Item.START_SLOWLY,
        Item.FEW_AND_SHORT,
        Item.SHOES,
        Item.UPRIGHT,
        Item.NO_TRIPS,
        Item.STOP,
        Item.ADD_ON,
        Item.BALANCE,
        Item.NO_SCREEN,
    ),
    Part.TREADMILL: (
        Item.TREADMILL_FIRST,
        Item.RAILS,
        Item.MANUAL,
        Item.NO_PAD,
        Item.SAFETY_KEY,
        Item.SIDE_RAILS,
        Item.CLEAR_BEHIND,
    ),
    Part.OUTDOORS: (Item.FAMILIAR_AND_FLAT, Item.COMPANION),
}
"""The list, each item where it matters."""


class Guard:
    """Whether the list is open, or a red flag is up; taken in the order of time.

    `open_since` is None while the list is confirmed, `flag_since` while no flag is up; `was_flagged`
    tells that a flag opened the list.
    """

    def __init__(self, since: datetime) -> None:
        """Begin with a list that nobody has confirmed."""
        self.flag_since: datetime | None = None
        self.was_flagged = False
        self.open_since: datetime | None = since
        self._off_since: date | None = None

    @property
    def is_up(self) -> bool:
        """Tell whether the programme is not to go on."""
        return self.flag_since is not None or self.open_since is not None

    @property
    def opens_on(self) -> date | None:
        """Return the day on which the list opens unless there is a walk."""
        if self.open_since is not None or self._off_since is None:
            return None
        return self._off_since + OFF_FOR

    def open(self, at: datetime) -> None:
        """Take that there was no walk for long."""
        self.open_since = at

    def raise_flag(self, at: datetime) -> None:
        """Take a red flag."""
        self.flag_since = self.flag_since or at
        self.was_flagged = True
        self.open_since = self.open_since or at

    def clear_flag(self) -> None:
        """Take that the red flag is settled."""
        self.flag_since = None

    def confirm(self, day: date) -> None:
        """Take the walker's word on the list."""
        self.open_since = None
        self.was_flagged = False
        self._off_since = day

    def walked(self, day: date) -> None:
        """Take a walk."""
        if self._off_since is not None:
            self._off_since = max(self._off_since, day)
