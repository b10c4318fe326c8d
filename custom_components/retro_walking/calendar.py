"""The calendar: the walks that are done, which can be changed there, and the next planned ones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import takewhile
from typing import Any, override

from homeassistant.components.calendar import (
    EVENT_DESCRIPTION,
    EVENT_END,
    EVENT_RRULE,
    EVENT_START,
    CalendarEntity,
    CalendarEntityDescription,
    CalendarEntityFeature,
    CalendarEvent,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .composer import Texts, cached_texts
from .const import DOMAIN
from .coordinator import WalkerConfigEntry
from .core.cells import within_reach
from .core.events import Delete, Edit, Log
from .core.model import Origin, Session
from .core.week import DAY, look
from .entity import WalkerEntity
from .refusal import as_sentence, word_of

PARALLEL_UPDATES = 0

WALKS = CalendarEntityDescription(key="walks")
PLANNED = "planned"
"""What the uid of an event begins with that is yet to come."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: WalkerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the walker's calendar."""
    async_add_entities([WalksCalendar(entry.runtime_data, WALKS)])


class WalksCalendar(WalkerEntity, CalendarEntity):
    """Walks as events; what is said of a walk besides its time is not for a calendar."""

    _attr_supported_features = (
        CalendarEntityFeature.CREATE_EVENT
        | CalendarEntityFeature.UPDATE_EVENT
        | CalendarEntityFeature.DELETE_EVENT
    )

    @override
    async def async_added_to_hass(self) -> None:
        """Tell whoever looks at the calendar of every change of the log."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.coordinator.async_listen_log(self.async_write_ha_state)
        )

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return the next planned walk."""
        day = self.coordinator.data.next_walk
        return None if day is None else self._planned(day, cached_texts(self.hass))

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return the walks that are done and the planned days that lie in a range."""
        journal, texts = self.coordinator.state.journal, cached_texts(hass)
        done = (
            _done(walk, texts)
            for walk in journal.sessions
            if walk.is_sure_walk and walk.overlaps(start_date, end_date)
        )
        planned = self._planned_days(start_date, end_date)
        return [*done, *(self._planned(day, texts) for day in planned)]

    @override
    async def async_create_event(self, **kwargs: Any) -> None:
        """Write down a walk."""
        with as_sentence():
            start, end = _times(kwargs)
            walk = Session(
                session_id="",
                start=start,
                end=end,
                active=end - start,
                origin=Origin.CALENDAR,
                note=kwargs.get(EVENT_DESCRIPTION) or None,
            )
            self.coordinator.apply(Log(self.coordinator.now(), walk))

    @override
    async def async_update_event(
        self,
        uid: str,
        event: dict[str, Any],
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Give a walk another start or end, or a note."""
        with as_sentence():
            walk = self._find(uid)
            start, end = _times(event)
            start = _unless_same(walk.start, start)
            end = _unless_same(walk.end, end)
            note = event.get(EVENT_DESCRIPTION) or walk.note
            walk = replace(walk.spanning(start, end), note=note)
            self.coordinator.apply(Edit(self.coordinator.now(), walk))

    @override
    async def async_delete_event(
        self,
        uid: str,
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Take a walk out of the log."""
        with as_sentence():
            walk = self._find(uid)
            self.coordinator.apply(Delete(self.coordinator.now(), walk.session_id))

    def _find(self, uid: str) -> Session:
        if uid.startswith(PLANNED):
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="calendar_planned"
            )
        return self.coordinator.state.journal.find(uid)

    def _planned(self, day: date, texts: Texts) -> CalendarEvent:
        dose = self.coordinator.data.dose
        return CalendarEvent(
            start=day,
            end=day + DAY,
            summary=texts("calendar_planned", minutes=word_of(dose)),
            uid=f"{PLANNED}_{day}",
        )

    def _planned_days(self, start: datetime, end: datetime) -> Iterator[date]:
        """Yield the planned days of a range, of this week and the next."""
        coordinator, today = self.coordinator, dt_util.now().date()
        week = look(coordinator.state.journal, today, coordinator.settings)
        horizon = week.start + 14 * DAY
        for day in takewhile(lambda day: day < horizon, week.ahead()):
            if start < dt_util.start_of_local_day(day + DAY) and (
                dt_util.start_of_local_day(day) < end
            ):
                yield day


def _done(walk: Session, texts: Texts) -> CalendarEvent:
    return CalendarEvent(
        start=dt_util.as_local(walk.start),
        end=dt_util.as_local(walk.end),
        summary=texts("calendar_walk", minutes=word_of(walk.active)),
        uid=walk.session_id,
    )


def _times(event: dict[str, Any]) -> tuple[datetime, datetime]:
    """Return start and end of an event, in UTC, or say why it can be no walk.

    Raises MomentOutOfReach.
    """
    start, end = event[EVENT_START], event[EVENT_END]
    if event.get(EVENT_RRULE):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="calendar_recurring"
        )
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="calendar_all_day"
        )
    return within_reach(start), within_reach(end)


def _unless_same(known: datetime, shown: datetime) -> datetime:
    """Return what is known exactly where a dialog, which knows no seconds, has left it as it was."""
    return known if _wall_clock(known) == _wall_clock(shown) else shown


def _wall_clock(moment: datetime) -> datetime:
    """Return what a clock shows, to the minute; an hour that is repeated is shown twice."""
    local = dt_util.as_local(moment)
    return local.replace(second=0, microsecond=0, tzinfo=None, fold=0)
