"""A device of some make: the entities that a user would choose, and how they change."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import ClassVar

from .story import Moment, Scene, Story, moments

UNAVAILABLE, UNKNOWN = "unavailable", "unknown"

type Shown = tuple[str, str]
"""An entity, and the state that it is written with."""

DELAY, INSTANT = 0.3, 0.001
"""Seconds that a state is under way, at most, and that lie between two of a device."""

ANYWHERE = frozenset(Scene) - {Scene.WRAP, Scene.FALSE_ZERO, Scene.STUCK}
"""What happens to every make."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Offered:
    """An entity by its attributes, and by how many seconds what it shows may be late.

    The belt takes some more to be as quick as a walk is.
    """

    entity_id: str
    name: str
    late: int = 1
    attributes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """A state that is written, in seconds from the beginning of the story."""

    second: float
    entity_id: str
    state: str


class Device(ABC):
    """A device through its evenings, one after the other; what it counts stays.

    Out of reach it is missed after some seconds, from the least to the most.
    """

    make: ClassVar[str]
    habit: ClassVar[str]
    scenes: ClassVar[frozenset[Scene]] = ANYWHERE
    entities: ClassVar[tuple[Offered, ...]]
    missed_after: ClassVar[tuple[int, int]] = (0, 0)

    def __init__(self, chance: Random) -> None:
        """Be one of those of the make that there are."""
        self.chance = chance
        self._written: dict[str, str] = {}

    @abstractmethod
    def begin(self, story: Story) -> None:
        """Take that another evening begins."""

    @abstractmethod
    def shows(self, moment: Moment) -> Iterator[Shown]:
        """Yield what is written in a second, in its order."""

    def lives(self, story: Story) -> Iterator[Report]:
        """Yield what Home Assistant sees of an evening: states that are other than before."""
        self.begin(story)
        for moment in moments(story):
            at = moment.second + self.chance.uniform(0, DELAY)
            for entity_id, state in self.shows(moment):
                if self._written.get(entity_id) != state:
                    self._written[entity_id] = state
                    at += INSTANT
                    yield Report(at, entity_id, state)
