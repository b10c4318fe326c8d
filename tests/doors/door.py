"""A door, and a watch beside it that sees what goes wrong."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
import logging
import random
import reprlib
import traceback
from types import TracebackType
from typing import Any, override

from homeassistant.exceptions import (
    ConfigEntryError,
    HomeAssistantError,
    ServiceValidationError,
)
from homeassistant.helpers.json import json_bytes
from homeassistant.util.json import json_loads
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
import voluptuous as vol

from custom_components.retro_walking.core import snapshot, wire
from custom_components.retro_walking.core.codec import decode, encode
from custom_components.retro_walking.core.settings import Settings
from custom_components.retro_walking.core.walker import State

from .house import House
from .oddities import Values
from .sentences import is_sentence

type Run = Callable[[Coroutine[Any, Any, None]], None]

OURS = "custom_components/retro_walking"


class Outcome(StrEnum):
    """What becomes of what comes in; what is none of ours is passed over."""

    ANSWERED = "answered"
    REFUSED = "refused"
    PASSED_OVER = "passed over"


class Door(ABC):
    """A way in."""

    name: str
    pauses: tuple[float, ...] = (0,)
    """How many seconds may pass before somebody comes; each as likely as the others."""

    def __init__(self, house: House) -> None:
        self.house = house

    @abstractmethod
    async def open(self) -> None:
        """Set up what is behind it."""

    @abstractmethod
    def cases(self) -> Values:
        """Return what may come in; asked when it is open."""

    async def prepare(self, case: Any) -> None:  # noqa: B027
        """Do what comes before something comes in."""

    def log(self) -> object:
        """Return what must stay as it was where something is refused."""
        return self.house.journal

    @abstractmethod
    async def knock(self, case: Any) -> Outcome:
        """Let something in; what `refused` does not know is raised."""


@dataclass
class Tally:
    """What became of all cases at a door; each thing that went wrong as a text."""

    door: str
    outcomes: dict[Outcome, int] = field(
        default_factory=lambda: dict.fromkeys(Outcome, 0)
    )
    cases: int = 0
    tracebacks: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        return [*self.tracebacks, *self.changed, *self.unfit]


class _Ear(logging.Handler):
    """Hears of exceptions that somebody has caught and written into the log."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, ConfigEntryError) and is_sentence(error):
            # Home Assistant writes down where a refusal to set up came from.
            return
        if error is not None and is_ours(error):
            self.heard.append("".join(traceback.format_exception(error)))
        elif record.levelno >= logging.ERROR and "retro_walking" in record.name:
            self.heard.append(record.getMessage())


@contextmanager
def listening() -> Iterator[_Ear]:
    """Hear all that is logged."""
    ear, root = _Ear(), logging.getLogger()
    root.addHandler(ear)
    try:
        yield ear
    finally:
        root.removeHandler(ear)


def is_ours(error: BaseException | None) -> bool:
    """Tell whether an exception came through the integration."""
    while error is not None:
        if any(OURS in file for file in _files(error.__traceback__)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _files(trace: TracebackType | None) -> Iterator[str]:
    for frame, _ in traceback.walk_tb(trace):
        yield frame.f_code.co_filename


def is_of_others(error: Exception) -> bool:
    """Tell whether an exception is one of Home Assistant's own, before anything came to us."""
    last = list(_files(error.__traceback__))[-1]
    return not is_ours(error) and "site-packages" in last


def refusal_in(error: Exception) -> bool:
    """Tell whether an exception is a refusal: by a schema, or with a sentence that is translated."""
    match error:
        case vol.Invalid():
            return bool(str(error))
        case ServiceValidationError():
            return is_sentence(error)
        case HomeAssistantError():
            return not is_ours(error) and bool(str(error))
    return False


def explore(door: Door, run: Run, number: int) -> Tally:
    """Try a number of cases at a door; the same ones every time."""
    tally = Tally(door.name)

    with listening() as ear:
        run(door.open())
        assert ear.heard == []

        @settings(
            max_examples=number,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(st.sampled_from(door.pauses), door.cases())
        def try_each(pause: float, case: Any) -> None:
            run(_try(door, pause, case, tally, ear))

        try_each()
    run(door.house.move_out())
    return tally


async def _try(door: Door, pause: float, case: Any, tally: Tally, ear: _Ear) -> None:
    house = door.house
    await house.freshen()
    await house.passes(pause)
    tally.cases += 1
    # Hypothesis seeds it alike before every case, and ids of Home Assistant come from it.
    random.seed(tally.cases)
    shown = f"{door.name}: {_short(case)}"
    await door.prepare(case)
    before = door.log()
    try:
        outcome = await door.knock(case)
        await house.life.settle()
    except Exception as error:
        await house.life.settle()
        outcome = Outcome.REFUSED
        if not refusal_in(error):
            if is_of_others(error):
                outcome = Outcome.PASSED_OVER
            else:
                trace = "".join(traceback.format_exception(error))
                tally.tracebacks.append(f"{shown}\n{trace}")
    tally.outcomes[outcome] += 1
    if ear.heard:
        tally.tracebacks += [f"{shown}\n{heard}" for heard in ear.heard]
        ear.heard.clear()
    if outcome is Outcome.REFUSED and door.log() != before:
        tally.changed.append(shown)
    try:
        if house.is_loaded:
            check(house.ada.state, house.ada.settings)
    except Exception:
        tally.unfit.append(f"{shown}\n{traceback.format_exc()}")
        await house.renew()


def check(state: State, chosen: Settings) -> None:
    """Raise where what is known cannot be written, read again, and shown."""
    again = decode(json_loads(json_bytes(encode(state))))
    assert _stored(again) == _stored(state)
    now = snapshot.take(state, chosen)
    json_bytes({**wire.numbers(now), **wire.live(now, chosen.zone)})


def _stored(state: State) -> tuple[object, ...]:
    return (
        state.at,
        state.journal,
        state.walk,
        state.tracks,
        state.book,
        state.screen,
    )


def _short(case: Any) -> str:
    shown = reprlib.Repr(maxlevel=4, maxdict=12, maxstring=200, maxother=300)
    return shown.repr(case).encode(errors="backslashreplace").decode()
