"""A walker with a knee, told by days: which they walked, how it hurt, what they decided."""

from dataclasses import replace
from datetime import date, datetime
from typing import Self

from custom_components.retro_walking.core.events import Decide, Log, Rate
from custom_components.retro_walking.core.model import (
    Activity,
    Decided,
    PainMoment,
    PainReport,
    Session,
    Zone,
)
from custom_components.retro_walking.core.plan import Plan, Ruling, Stage
from custom_components.retro_walking.core.settings import Pain, Programme, Settings
from custom_components.retro_walking.core.snapshot import Snapshot, circumstances, take
from custom_components.retro_walking.core.week import DAY

from .builders import minutes
from .diary import MONDAY, Diary, local, settings


def with_programme(**chosen: object) -> Settings:
    """Return settings with other options of the programme; spans are in minutes."""
    spans = {
        name: minutes(value) if name.endswith("_minutes") else value  # type: ignore[arg-type]
        for name, value in chosen.items()
    }
    return replace(settings(), programme=replace(Programme(), **spans))  # type: ignore[arg-type]


def with_pain(**chosen: object) -> Settings:
    return replace(settings(), pain=replace(Pain(), **chosen))  # type: ignore[arg-type]


class Patient(Diary):
    """Somebody whose programme began on a Monday at eight, unless it is told otherwise."""

    def __init__(self, chosen: Settings | None = None, *, begun: bool = True) -> None:
        super().__init__(chosen)
        self.until(local(MONDAY, 8))
        if begun:
            self.decides(Decided.LIST_CONFIRMED).decides(Decided.STARTED)

    @property
    def now(self) -> datetime:
        return self.step.state.at

    @property
    def plan(self) -> Plan:
        return circumstances(self.step.state, self.settings).course.plan

    @property
    def snapshot(self) -> Snapshot:
        return take(self.step.state, self.settings)

    @property
    def dose(self) -> float:
        return self.plan.dose / minutes(1)

    @property
    def proposed(self) -> float | None:
        proposal = self.plan.proposal
        return None if proposal is None else proposal / minutes(1)

    @property
    def stage(self) -> Stage:
        return self.plan.stage

    @property
    def why(self) -> str | None:
        """Return the reason of the latest ruling."""
        ruling = self.plan.ruling
        return ruling.because.key if ruling else None

    @property
    def ruling(self) -> Ruling:
        ruling = self.plan.ruling
        assert ruling is not None
        return ruling

    @property
    def zone(self) -> Zone | None:
        return self.snapshot.zone

    @property
    def sessions(self) -> tuple[Session, ...]:
        return self.step.state.journal.sessions

    def decides(
        self, what: Decided, start: float | None = None, target: float | None = None
    ) -> Self:
        self.take(
            Decide(
                self.now,
                what,
                None if start is None else minutes(start),
                None if target is None else minutes(target),
            )
        )
        return self

    def day(self, n: int) -> date:
        """Return the day that is so many after the Monday on which the programme began."""
        return MONDAY + n * DAY

    def on(self, n: int, hour: int = 12, minute: int = 0) -> Self:
        self.until(local(self.day(n), hour, minute))
        if self.now < local(self.day(n), hour, minute):
            self.tick(local(self.day(n), hour, minute))
        return self

    def logs(
        self,
        n: int,
        during: int | None = 1,
        *,
        before: int | None = None,
        length: float | None = None,
        hour: int = 9,
    ) -> Self:
        """Write down a walk of a day at ten o'clock, with its worst."""
        self.on(n, hour + 1)
        start = local(self.day(n), hour)
        active = minutes(self.dose if length is None else length)
        session = Session(
            session_id="",
            start=start,
            end=start + active,
            active=active,
            pain=PainReport(before=before, during=during),
        )
        self.take(Log(self.now, session))
        return self

    def wakes(self, n: int, score: int, hour: int = 9) -> Self:
        """Say how the knee is on the morning of a day."""
        self.on(n, hour, 30)
        self.take(Rate(self.now, score, PainMoment.MORNING))
        return self

    def walked(
        self,
        n: int,
        during: int | None = 1,
        morning: int | None = 1,
        *,
        before: int | None = None,
        length: float | None = None,
    ) -> Self:
        """Walk on a day and sleep over it; without a score, until nobody can give it any more."""
        self.logs(n, during, before=before, length=length)
        if morning is None:
            return self.on(n + 1, 18)
        return self.wakes(n + 1, morning)


def after_greens(number: int = 3, **programme: object) -> Patient:
    """Return somebody with so many green walks, one every other day."""
    ada = Patient(with_programme(**programme) if programme else None)
    for n in range(number):
        ada.walked(2 * n)
    return ada


def proposed_to() -> Patient:
    """Return somebody to whom the first step is proposed."""
    ada = after_greens().on(7, 8)
    assert ada.stage is Stage.PROPOSAL
    return ada


def at_target() -> Patient:
    """Return somebody whose programme is complete."""
    ada = after_greens(3, start_minutes=10).on(7)
    assert ada.stage is Stage.COMPLETED
    return ada


def exercised(kind: Activity) -> Session:
    """Return half an hour of other exercise, on the Monday at nine."""
    start = local(MONDAY, 9)
    return Session(
        session_id="",
        start=start,
        end=start + minutes(30),
        active=minutes(30),
        kind=kind,
    )
