"""The moments that automations can start from, of all walkers, however often they reload."""

from collections.abc import Callable
from enum import StrEnum

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import (
    async_dispatcher_connect,
    async_dispatcher_send,
)
from homeassistant.util.signal_type import SignalType

from . import facts
from .const import DOMAIN
from .coordinator import WalkerConfigEntry, WalkerCoordinator
from .core.messages import Which
from .core.model import Announcement, Happening, Milestone
from .core.reminders import Nudge, Nudged
from .core.walker import Effect
from .core.week import WeekStatus
from .voice.satellites import listener_of


class Moment(StrEnum):
    """What an automation may wait for."""

    SESSION_STARTED = "session_started"
    SESSION_FINISHED = "session_finished"
    SESSION_NEEDS_CONFIRMATION = "session_needs_confirmation"
    TARGET_REACHED = "target_reached"
    FELL_BEHIND = "fell_behind"
    GOAL_MET = "goal_met"
    REMINDER_DUE = "reminder_due"
    STEP_PROPOSED = "step_proposed"


_OF_SESSIONS = {
    Happening.STARTED: Moment.SESSION_STARTED,
    Happening.FINISHED: Moment.SESSION_FINISHED,
    Happening.NEEDS_CONFIRMATION: Moment.SESSION_NEEDS_CONFIRMATION,
}
_MOMENT = SignalType[str, Moment, facts.Facts](f"{DOMAIN}_moment")


@callback
def async_listen(
    hass: HomeAssistant, listener: Callable[[str, Moment, facts.Facts], None]
) -> CALLBACK_TYPE:
    """Call a listener with every moment of every walker, by entry id."""
    return async_dispatcher_connect(hass, _MOMENT, listener)


class Moments:
    """Tells the moments of one walker."""

    def __init__(self, hass: HomeAssistant, entry: WalkerConfigEntry) -> None:
        """Compare with how things stood when they were written down."""
        self._hass = hass
        self._entry = entry
        self._walker: WalkerCoordinator = entry.runtime_data
        self._before = entry.runtime_data.remembered

    @callback
    def start(self) -> None:
        """Tell from now on."""
        self._entry.async_on_unload(self._walker.async_listen(self._hear))
        self._entry.async_on_unload(self._walker.async_add_listener(self._compare))

    @callback
    def _hear(self, effect: Effect) -> None:
        now = self._walker.data
        match effect:
            case Announcement(what) if what in _OF_SESSIONS:
                heard = listener_of(self._hass, self._entry.entry_id, effect.session_id)
                satellite = heard.entity_id if heard else None
                self._tell(
                    _OF_SESSIONS[what],
                    {**facts.of_session(effect), "satellite": satellite},
                )
            case Announcement(Happening.TARGET_REACHED):
                of_session = facts.of_session(effect)
                self._tell(
                    Moment.TARGET_REACHED, {**of_session, **facts.of_programme(now)}
                )
            case Milestone.STEP_PROPOSED:
                self._tell(Moment.STEP_PROPOSED, facts.of_programme(now))
            case Milestone.GOAL_MET:
                self._tell(Moment.GOAL_MET, {"week_streak": now.week_streak})
            case Nudged(Nudge.SENT, which) if which is not Which.SUMMARY:
                last_chance = now.week_status is WeekStatus.LAST_CHANCE
                self._tell(
                    Moment.REMINDER_DUE,
                    {
                        **facts.of_reminder(effect),
                        **facts.of_programme(now),
                        "last_chance": last_chance,
                    },
                )

    @callback
    def _compare(self) -> None:
        before, now = self._before, self._walker.data
        self._before = now
        is_same_week = before.week_started == now.week_started
        if now.is_behind and not (is_same_week and before.is_behind):
            self._tell(Moment.FELL_BEHIND, {"week_status": now.week_status})

    def _tell(self, moment: Moment, its_facts: facts.Facts) -> None:
        now = self._walker.data
        all_facts: facts.Facts = {
            "walker": self._entry.title,
            "sessions_this_week": now.sessions_this_week,
            "least": now.least,
            "most": now.most,
            **its_facts,
        }
        async_dispatcher_send(
            self._hass, _MOMENT, self._entry.entry_id, moment, all_facts
        )
