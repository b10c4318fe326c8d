"""What the history of an entity says while it is described as a source: levels, pace and walks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..core.calibration import Doubt, Proposal, pace, propose, propose_window
from ..core.model import Kind, Session
from ..core.past import Finder
from ..core.settings import THRESHOLDS, Settings, Source
from ..core.trace import Trace
from .history import REACH, Recorded, is_kept

_HANDED_OVER = HassKey[dict[tuple[str, str], tuple[Session, ...]]](
    f"{DOMAIN}_handed_over"
)


class PastWalks:
    """The history of one entity, read once for each kind that it may be."""

    def __init__(self, hass: HomeAssistant, entity_id: str, settings: Settings) -> None:
        """Have read nothing yet; the settings tell when activity is a walk."""
        self._hass = hass
        self._entity_id = entity_id
        self._settings = settings
        self._trace: Trace | None = None
        self._end = dt_util.utcnow()
        self.proposal: Proposal | Doubt | None = None
        self.window: int | None = None

    async def async_read(self, kind: Kind) -> None:
        """Read the history as that of a kind, and see which thresholds or window it suggests."""
        if self._trace is not None and self._trace.kind is kind:
            return
        self._trace, self.proposal, self.window = Trace(kind), None, None
        if not is_kept(self._hass):
            return
        self._end = dt_util.utcnow()
        recorded = Recorded(
            hass=self._hass,
            entity_id=self._entity_id,
            kind=kind,
            start=self._end - REACH,
            end=self._end,
        )
        self._trace = await recorded.async_trace()
        run = self._hass.async_add_executor_job
        if kind in THRESHOLDS:
            self.proposal = await run(propose, self._trace, self._end)
        elif kind is Kind.COUNTER:
            self.window = await run(propose_window, self._trace, self._end)

    @property
    def days(self) -> int:
        """Return how many days the history goes back; none where nothing is known."""
        return -((self._trace.start - self._end).days) if self._trace else 0

    async def async_pace(self, source: Source) -> timedelta | None:
        """Return how often it reports while somebody walks; None where that is not known."""
        if not self._trace or self._trace.kind is not source.kind:
            return None
        return await self._hass.async_add_executor_job(
            pace, self._trace, source.on_threshold, self._end
        )

    async def async_find(self, source: Source) -> tuple[Session, ...]:
        """Return the walks that a source with these settings would have found, oldest first."""
        trace = self._trace
        if not trace or trace.kind is not source.kind:
            return ()

        def find() -> tuple[Session, ...]:
            finder = Finder("", source, self._settings)
            finder.read(trace.readings())
            # Nobody saw where one began that was under way at the very first reading.
            return tuple(
                walk for walk in finder.sessions(self._end) if walk.start > trace.start
            )

        return await self._hass.async_add_executor_job(find)


@callback
def hand_over(
    hass: HomeAssistant, to: str, entity_id: str, walks: Iterable[Session]
) -> None:
    """Have a walker keep walks that the entity has seen, once it is their source.

    They go `to` an entry by its id, or to who is set up next by that name.
    """
    kept = hass.data.setdefault(_HANDED_OVER, {})
    kept[to, entity_id] = tuple(walks)


@callback
def take_over(
    hass: HomeAssistant, entry: ConfigEntry, sources: Mapping[str, str]
) -> tuple[Session, ...]:
    """Return what was handed over to a walker, whose sources are given as entities by id."""
    kept = hass.data.setdefault(_HANDED_OVER, {})
    return tuple(
        replace(walk, sources=(source_id,))
        for source_id, entity_id in sources.items()
        for to in (entry.entry_id, entry.title)
        for walk in kept.pop((to, entity_id), ())
    )


@callback
def forget(hass: HomeAssistant, entry_id: str) -> None:
    """Let go of what was handed over to somebody who is gone."""
    kept = hass.data.setdefault(_HANDED_OVER, {})
    for key in [key for key in kept if key[0] == entry_id]:
        del kept[key]
