"""Three who share a belt and do as chance will have it, bout after bout."""

from collections.abc import Sequence
from contextlib import suppress
from random import Random

from homeassistant.exceptions import HomeAssistantError

from custom_components.retro_walking.core.model import Session

from .life import ADA, BEN, STILL, WALK, Life, source, walker

CLEO = "walker_cleo"
NAMES = {ADA: "Ada", BEN: "Ben", CLEO: "Cleo"}
HOUR = 3600


class House:
    """The belt, its walkers, and all bouts so far."""

    def __init__(self, life: Life, seed: int) -> None:
        self._life, self._chance = life, Random(seed)
        self._at = 0.0

    async def moves_in(self, counts_as: Sequence[str]) -> None:
        """Set all three up, the belt counting for each as is said."""
        await self._life.set_up(
            *(
                walker(
                    source(counts_as=counts),
                    name=name,
                    entry_id=entry_id,
                    person=f"person.{name.lower()}",
                )
                for (entry_id, name), counts in zip(
                    NAMES.items(), counts_as, strict=True
                )
            )
        )

    def sessions(self) -> list[Session]:
        """Return the sessions of all logs."""
        logs = (self._life.coordinator(one).state.journal.sessions for one in NAMES)
        return [session for log in logs for session in log]

    async def bout(self) -> None:
        """Have the belt run once; some have started by hand, and some answer, in any order."""
        life, chance = self._life, self._chance
        self._at += HOUR
        for person in ("ada", "ben", "cleo"):
            home = chance.choice(["home", "not_home", "unknown"])
            life.hass.states.async_set(f"person.{person}", home)
        starting = [w for w in (ADA, BEN, CLEO) if chance.random() < 0.3]
        await life.shows(self._at, WALK)
        for who in starting:
            await life.at(self._at + chance.choice([5, 30]))
            await self._tries("start_session", who)
        end = self._at + chance.choice([150, 300])
        if starting and chance.random() < 0.3:
            await life.at(end - 20)
            await self._tries("stop_session", starting[0])
        await life.shows(end, STILL)
        await life.at(end + 200)
        late = end + 200
        for _ in range(chance.randint(0, 5)):
            late += chance.choice([1, 20, 59, 61, 120])
            await life.at(late)
            wish = chance.choice(
                ["confirm_session", "confirm_session", "discard_session", "undo"]
            )
            await self._tries(wish, chance.choice([ADA, BEN, CLEO]))
            if chance.random() < 0.1:
                await life.hass.config_entries.async_reload(chance.choice([ADA, BEN]))
                await life.settle()

    async def _tries(self, action: str, who: str) -> None:
        with suppress(HomeAssistantError):
            await self._life.act(action, config_entry_id=who)
        await self._life.settle()
