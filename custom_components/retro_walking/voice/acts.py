"""The intents: what each takes, and what it does. Sentences, intents and tools all come here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import HomeAssistant
import voluptuous as vol

from ..access import NotAllowed, async_permitted
from ..coordinator import WalkerConfigEntry, WalkerCoordinator
from ..core.errors import WalkingError
from ..core.events import Spoke
from ..core.model import PainMoment, Place
from ..core.reminders import Reason
from ..core.scores import NONE, WORST
from ..core.snapshot import Snapshot
from . import deeds
from .deeds import Doing
from .satellites import remember
from .slots import Slots, When
from .speakers import Speaker, walker_meant
from .speech import Answer, line, of_refusal

START = "RetroWalkingStart"


@dataclass(frozen=True, slots=True)
class Slot:
    """What a slot holds: as a schema, and in words for a model."""

    schema: Callable[[Any], Any]
    description: str


SLOTS = {
    "minutes": Slot(vol.Coerce(float), "Minutes"),
    "score": Slot(vol.Coerce(int), f"Knee pain from {NONE} to {WORST}"),
    "hour": Slot(vol.Coerce(int), "Hour of the day at which the walk began, 0 to 24"),
    "minute": Slot(vol.Coerce(int), "Minute of that hour, 0 to 59"),
    "place": Slot(vol.In([*Place]), "Where the walk is walked"),
    "moment": Slot(
        vol.In([*PainMoment]),
        "What the score is about; left out unless the walker says so",
    ),
    "reason": Slot(vol.In([*Reason]), "Why not today, if the walker says so"),
    "when": Slot(vol.In([*When]), "Roughly when the walk was, if the walker says so"),
    "another": Slot(
        vol.Coerce(bool), "True only if the walker says that it is one more that day"
    ),
    "name": Slot(vol.Coerce(str), "Name of the walker, if it is said"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """An intent: what it does, with which slots beside the name, in words for a model.

    `concerns` tells whose it can only be, where several walkers might be meant; `reads`, that it
    changes nothing; `undoes`, that it takes something away.
    """

    do: Doing
    description: str
    slots: Sequence[str] = ()
    required: Sequence[str] = ()
    concerns: Callable[[Snapshot], bool] = lambda _: True
    reads: bool = False
    undoes: bool = False

    @property
    def schema(self) -> dict[vol.Marker, Any]:
        """Return the slots as a schema."""
        found: dict[vol.Marker, Any] = {}
        for name in (*self.slots, "name"):
            marker = vol.Required if name in self.required else vol.Optional
            slot = SLOTS[name]
            found[marker(name, description=slot.description)] = slot.schema
        return found


ACTS = {
    START: Act(
        deeds.start,
        "Starts recording a backwards walk. It never starts the treadmill itself.",
        ("minutes", "place"),
    ),
    "RetroWalkingStop": Act(
        deeds.stop,
        "Ends the backwards walk that is being recorded. It never stops the treadmill.",
        concerns=lambda now: now.is_walking,
    ),
    "RetroWalkingProgress": Act(
        deeds.progress,
        "Tells how many backwards walks are done this week, and when the next one fits.",
        reads=True,
    ),
    "RetroWalkingLastSession": Act(
        deeds.last_session, "Tells when and how long the last walk was.", reads=True
    ),
    "RetroWalkingNextWalk": Act(
        deeds.next_session, "Tells when the next walk fits.", reads=True
    ),
    "RetroWalkingDose": Act(
        deeds.dose,
        "Tells the planned minutes, and the step that is proposed.",
        reads=True,
    ),
    "RetroWalkingLogPain": Act(
        deeds.log_pain,
        "Writes down how much the knee hurts.",
        ("score", "moment"),
        ("score",),
    ),
    "RetroWalkingLogSession": Act(
        deeds.log_session,
        "Writes down a backwards walk that is over.",
        ("minutes", "when", "hour", "minute", "place", "another"),
        ("minutes",),
    ),
    "RetroWalkingSnooze": Act(deeds.snooze, "Puts today's reminder off.", ("minutes",)),
    "RetroWalkingSkipToday": Act(
        deeds.skip, "No more reminders today, the goal stays.", ("reason",)
    ),
    "RetroWalkingConfirm": Act(
        deeds.confirm,
        "Says that the walk that waits for an answer was backwards.",
        ("minutes",),
        concerns=lambda now: bool(now.to_confirm),
    ),
    "RetroWalkingDiscard": Act(
        deeds.discard,
        "Says that the walk that waits for an answer was no backwards walk.",
        concerns=lambda now: bool(now.to_confirm),
        undoes=True,
    ),
    "RetroWalkingAcceptStep": Act(
        deeds.accept_step,
        "Accepts the proposed longer walks. Only if the walker says so themselves.",
        concerns=lambda now: now.proposal is not None,
    ),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a wish: the answer, and whose it is; nobody's where it was refused."""

    answer: Answer
    walker: WalkerCoordinator | None = None


async def async_perform(
    hass: HomeAssistant,
    intent_type: str,
    given: Mapping[str, object],
    speaker: Speaker,
    among: Sequence[WalkerConfigEntry],
) -> Outcome:
    """Do what is wished of one of some walkers, or answer why not."""
    act, name = ACTS[intent_type], given.get("name")
    usable = await async_permitted(hass, speaker.context, among, POLICY_CONTROL)
    allowed = usable
    if act.reads:
        allowed = await async_permitted(hass, speaker.context, among, POLICY_READ)
    try:
        if among and not allowed:
            raise NotAllowed
        walker = walker_meant(
            hass, speaker, str(name) if name else None, allowed, act.concerns
        )
        if walker.config_entry in usable:
            walker.apply(Spoke(walker.now()))
        answer = act.do(walker, Slots.read(given))
        if name:
            answer = line("of", name=walker.config_entry.title), *answer
    except WalkingError as refusal:
        return Outcome(of_refusal(refusal))
    if intent_type == START:
        remember(walker, speaker)
    return Outcome(answer, walker)
