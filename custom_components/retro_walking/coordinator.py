"""The one owner of a walker's state: takes events, performs what follows, shows a snapshot."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
import logging
from typing import override

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import (
    CONF_ENTITY_ID,
    CONF_NAME,
    EVENT_CORE_CONFIG_UPDATE,
    EVENT_HOMEASSISTANT_STOP,
)
from homeassistant.core import CALLBACK_TYPE, Event as BusEvent, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from .const import CONF_PERSON, SUBENTRY_SOURCE
from .core import snapshot, walker
from .core.batch import Offer, weigh
from .core.detector import Ready, Tick
from .core.events import Event, Presence, Seen
from .core.messages import Question
from .core.model import Announcement, Happening, Milestone, Reading, Session
from .core.reminders import Silenced
from .core.settings import (
    Goal,
    Pain,
    Programme,
    Reminders,
    Settings,
    Timing,
    read,
    read_source,
)
from .core.snapshot import Snapshot
from .core.walker import Effect, State
from .core.week import local_day
from .person import PersonWatch
from .sources.watch import SourceWatch
from .store import WalkerStore

_LOGGER = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=15)
"""How long the timer waits at most: a clock that is put forward does not hurry it."""

type WalkerConfigEntry = ConfigEntry[WalkerCoordinator]
type Listener = Callable[[Effect], None]


def settings_of(entry: ConfigEntry) -> Settings:
    """Return what the walker of an entry has chosen."""
    options = entry.options
    return Settings(
        goal=read(Goal, options.get("goal", {})),
        timing=read(Timing, options.get("session", {})),
        programme=read(Programme, options.get("programme", {})),
        pain=read(Pain, options.get("pain", {})),
        reminders=read(Reminders, options.get("reminders", {})),
        sources={
            subentry.subentry_id: read_source(subentry.data)
            for subentry in entry.get_subentries_of_type(SUBENTRY_SOURCE)
        },
        zone=dt_util.get_default_time_zone(),
    )


def _names_of(entry: ConfigEntry) -> tuple[str, str]:
    return (entry.title, entry.data[CONF_NAME])


def _sources_of(entry: ConfigEntry) -> dict[str, str]:
    return {
        subentry.subentry_id: subentry.title
        for subentry in entry.get_subentries_of_type(SUBENTRY_SOURCE)
    }


class WalkerCoordinator(DataUpdateCoordinator[Snapshot]):
    """A walker, as Home Assistant knows them."""

    config_entry: WalkerConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: WalkerConfigEntry,
        store: WalkerStore,
        state: State,
    ) -> None:
        """Go on from a state; what has happened meanwhile is told once the entry is loaded."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=entry.title)
        self.settings = settings_of(entry)
        self._names = _names_of(entry)
        self._sources = _sources_of(entry)
        self._store = store
        self._step = walker.resume(state, self.settings)
        self._ahead = timedelta()
        self._timer: CALLBACK_TYPE | None = None
        self._timer_at = 0.0
        self._is_closed = False
        self._effect_listeners: list[Listener] = []
        self._log_listeners: list[CALLBACK_TYPE] = []
        self.remembered = snapshot.take(self.state, self.settings)
        self._meanwhile = [*self._step.effects, *self._advance(Tick(self.now()))]
        self.data = snapshot.take(self.state, self.settings)
        self._person = PersonWatch(hass, entry, self._went)
        self.watches = {
            source_id: SourceWatch(
                hass, entry, source_id, partial(self._read, source_id)
            )
            for source_id in self.settings.sources
        }

    @property
    def state(self) -> State:
        """Return what is known of the walker."""
        return self._step.state

    @property
    def wake_at(self) -> datetime:
        """Return when something may change by itself."""
        return self._step.wake_at

    @callback
    def start(self) -> None:
        """Go on once the entry is loaded: who is told of something may ask for more."""
        entry = self.config_entry
        entry.async_on_unload(entry.async_on_state_change(self._entry_state_changed))

    @callback
    def _entry_state_changed(self) -> None:
        if self.config_entry.state is ConfigEntryState.LOADED:
            self._go_on()

    @callback
    def _go_on(self) -> None:
        """Tell what happened while we were away, and listen from now on."""
        entry = self.config_entry
        self.async_update_listeners()
        for effect in self._meanwhile:
            self._tell(effect)
        self._meanwhile = []
        self._person.start()
        entry.async_on_unload(self._person.stop)
        for watch in self.watches.values():
            watch.start()
            entry.async_on_unload(watch.stop)
        entry.async_on_unload(self._disarm)
        entry.async_on_unload(
            self.hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._config_updated)
        )
        entry.async_on_unload(
            self.hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self._stopping)
        )
        entry.async_on_unload(async_at_started(self.hass, self._started))
        self._arm()

    @callback
    def silence(self) -> None:
        """Take down what stands on the screens, by the settings that it was put there with."""
        self.apply(Silenced(self.now()))

    async def async_close(self) -> None:
        """Write down what is known at this moment, and take no more events."""
        self.apply(Tick(self.now()))
        self._is_closed = True
        self._disarm()
        await self._store.async_close(self.state)

    def speaks_as(self, settings: Settings) -> bool:
        """Tell whether messages would read the same, and reach the same, with other settings."""
        now = self.settings
        return (now.goal, now.programme, now.pain, now.reminders) == (
            settings.goal,
            settings.programme,
            settings.pain,
            settings.reminders,
        )

    def is_current(self) -> bool:
        """Tell whether the entry still says what this walker works with."""
        entry = self.config_entry
        return (
            self._names == _names_of(entry)
            and self._person.entity_id == entry.data.get(CONF_PERSON)
            and self.settings == settings_of(entry)
            and self._sources == _sources_of(entry)
            and all(
                watch.entity_id == entry.subentries[source_id].data[CONF_ENTITY_ID]
                for source_id, watch in self.watches.items()
            )
        )

    @callback
    def now(self) -> datetime:
        """Return the present, which does not go back during a walk."""
        return self._steady(dt_util.utcnow())

    @callback
    def apply(self, event: Event) -> None:
        """Take an event and do all that follows; raises a WalkingError for a wish that cannot be."""
        if self._is_closed:
            return
        before = self._step
        effects = self._advance(event)
        if self._step is before:
            return
        self._arm()
        shown = snapshot.take(self.state, self.settings)
        if shown != self.data:
            self.async_set_updated_data(shown)
        if self.state.journal is not before.state.journal:
            self._tell_log()
        for effect in effects:
            self._tell(effect)

    def weigh(self, sessions: Iterable[Session]) -> tuple[Offer, ...]:
        """Return what would become of sessions that come many at once; nothing changes."""
        running, since = self.data.session_id or "", self.data.session_started
        return weigh(self.state.journal, sessions, self.now(), running, since)

    @callback
    def async_listen_log(self, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call a listener whenever the log, or how it is read, has changed."""
        self._log_listeners.append(listener)
        return partial(self._log_listeners.remove, listener)

    @callback
    def _tell_log(self) -> None:
        for listener in list(self._log_listeners):
            listener()

    @callback
    def async_listen(self, listener: Listener) -> CALLBACK_TYPE:
        """Call a listener with whatever is to be told."""
        self._effect_listeners.append(listener)
        return partial(self._effect_listeners.remove, listener)

    @override
    async def _async_update_data(self) -> Snapshot:
        """Return what is shown already: nothing here is polled."""
        return self.data

    def _advance(self, event: Event) -> tuple[Effect, ...]:
        before = self._step
        after = walker.advance(before, event, self.settings)
        if after is before:
            return ()
        self._step = after
        urgent = bool(after.effects) or (
            after.state.journal is not before.state.journal
        )
        if (
            urgent
            or before.state.is_under_way
            or after.state.is_under_way
            or self._kept(before.state) != self._kept(after.state)
        ):
            self._store.save(lambda: self.state, urgent=urgent)
        return after.effects

    def _kept(self, state: State) -> tuple[object, ...]:
        """Return what is written soon when it changes; by the day, who was told of it is known."""
        return (state.book, state.screen, local_day(state.at, self.settings.zone))

    def _steady(self, wall: datetime) -> datetime:
        """Return a moment that never lies before the walk's last one, however the clock is set."""
        if wall >= self._step.state.at or not self._step.state.is_under_way:
            self._ahead = timedelta()
        elif wall + self._ahead < self._step.state.at:
            self._ahead = self._step.state.at - wall
        return wall + self._ahead

    @callback
    def _read(self, source_id: str, value: float | str | None, at: datetime) -> None:
        self.apply(Seen(source_id, Reading(self._steady(at), value)))

    @callback
    def _arm(self) -> None:
        # Counted, not dated: a clock that is set back would put off what is dated.
        wait = min(self._step.wake_at - self._ahead - dt_util.utcnow(), PATIENCE)
        at = self.hass.loop.time() + wait.total_seconds()
        if self._timer is not None and self._timer_at <= at:
            return
        self._disarm()
        self._timer_at = at
        self._timer = async_call_later(self.hass, wait, self._wake)

    @callback
    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer()
            self._timer = None

    @callback
    def _wake(self, _now: datetime) -> None:
        self._timer = None
        self.apply(Tick(self.now()))
        self._arm()

    @callback
    def _tell(self, effect: Effect) -> None:
        """Tell the listeners, but for what is so no longer: others on the belt have said something."""
        match effect:
            case Announcement(Happening.NEEDS_CONFIRMATION, session_id) | Question(
                Session(session_id=session_id)
            ) if session_id not in self.data.to_confirm:
                return
            case Milestone.GOAL_MET if not self.data.is_goal_met:
                return
            case Milestone.GOAL_COMPLETE if (
                self.data.sessions_this_week < self.data.most
            ):
                return
        for listener in list(self._effect_listeners):
            listener(effect)

    @callback
    def _went(self, away: bool) -> None:
        if away is not self.state.away:
            self.apply(Presence(self.now(), away))

    @callback
    def _started(self, _hass: HomeAssistant) -> None:
        self.apply(Ready(self.now()))
        self._person.ready()
        for watch in self.watches.values():
            watch.ready()

    @callback
    def _config_updated(self, _event: BusEvent) -> None:
        self.settings = settings_of(self.config_entry)
        self.apply(Tick(self.now()))
        self._tell_log()

    @callback
    def _stopping(self, _event: BusEvent) -> None:
        self.apply(Tick(self.now()))
        self._disarm()
