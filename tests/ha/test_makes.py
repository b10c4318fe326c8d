"""Devices of well-known makes show walks that are found, with what the set-up proposes for them.

No Home Assistant runs here: kinds, units and thresholds are recognised by the code of the set-up.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from custom_components.retro_walking.core.calibration import SLOW, TOO_SLOW, Doubt
from custom_components.retro_walking.core.model import Kind
from household.makes import ftms, kingsmith, plug, shelly, sportstech, walkingpad
from household.makes.catalogue import MAKES
from household.makes.device import UNAVAILABLE, Device, Offered
from household.makes.home import Lived, home, new_home
from household.makes.kingsmith import KingSmith
from household.makes.shelly import Shelly
from household.makes.sportstech import Sportstech
from household.makes.story import RAMP, Scene
from household.makes.tasmota import Tasmota
from household.makes.verdict import Fate, Verdict, judge
from household.makes.walkingpad import WalkingPadFork
from household.makes.zigbee2mqtt import Zigbee2Mqtt

pytestmark = pytest.mark.newest

SEEDS = (5, 7)

KINDS = {
    ftms.SPEED: Kind.SPEED,
    ftms.STATUS: Kind.STATE,
    ftms.DISTANCE: Kind.COUNTER,
    walkingpad.SPEED: Kind.SPEED,
    walkingpad.STATE: Kind.STATE,
    walkingpad.DISTANCE: Kind.COUNTER,
    walkingpad.STEPS: Kind.COUNTER,
    kingsmith.PLAYER: Kind.STATE,
    kingsmith.SPEED: Kind.SPEED,
    kingsmith.STEPS: Kind.COUNTER,
    sportstech.SPEED: Kind.SPEED,
    sportstech.STATE: Kind.STATE,
    sportstech.TIME: Kind.COUNTER,
    plug.POWER: Kind.POWER,
    shelly.ENERGY: None,
}

STANDS_STILL = (KingSmith, Zigbee2Mqtt)
"""Out of reach they show what they showed."""


@cache
def judged(
    make: type[Device], offered: Offered, scene: Scene, seed: int
) -> tuple[Lived, Verdict]:
    """Return an evening and what became of it."""
    lived_in = home(make, seed)
    proposed = lived_in.proposed(offered)
    assert proposed is not None
    lived = lived_in.walked(offered, proposed, scene)
    return lived, judge(lived)


class Case:
    """An entity of a make, and an evening of each seed."""

    def __init__(self, make: type[Device], offered: Offered, scene: Scene) -> None:
        self.make, self.offered, self.scene = make, offered, scene
        self.late = offered.late + RAMP
        self.missed = make.missed_after[1]

    @property
    def kind(self) -> Kind | None:
        return KINDS[self.offered.entity_id]

    @property
    def stands_still(self) -> bool:
        return self.make in STANDS_STILL and self.kind is not Kind.COUNTER

    @property
    def is_coarse(self) -> bool:
        """Tell whether a short pause, or a wrap, may look like the end of a walk."""
        return self.make is Tasmota or self.offered.entity_id == sportstech.TIME

    def lived(self) -> Iterator[tuple[Lived, Verdict]]:
        # It is long, and the same for all.
        for seed in SEEDS[:1] if self.scene is Scene.EMPTY_BELT else SEEDS:
            yield judged(self.make, self.offered, self.scene, seed)

    def verdicts(self) -> Iterator[Verdict]:
        return (verdict for _, verdict in self.lived())

    def fates(self) -> set[Fate]:
        assert not any(verdict.false for verdict in self.verdicts())
        return {walk.fate for verdict in self.verdicts() for walk in verdict.walks}

    def is_exact(self, *, start: bool = True, end: bool = True) -> bool:
        return all(
            (not start or abs(walk.start) <= self.late)
            and (not end or abs(walk.end) <= self.late)
            for verdict in self.verdicts()
            for walk in verdict.walks
        )


def evening(scene: Scene) -> pytest.MarkDecorator:
    """Return a test of an evening with each entity that may see it."""
    cases = [
        pytest.param(Case(make, offered, scene), id=f"{make.make} {offered.name}")
        for make in MAKES
        for offered in make.entities
        if scene in make.scenes and KINDS[offered.entity_id]
    ]
    return pytest.mark.parametrize("case", cases)


every_entity = pytest.mark.parametrize(
    ("make", "offered"),
    [(make, offered) for make in MAKES for offered in make.entities],
)


@every_entity
def test_its_kind_is_recognised_on_or_off(make: type[Device], offered: Offered) -> None:
    for seed in SEEDS:
        proposed = home(make, seed).proposed(offered)
        kind = None if proposed is None else proposed.source.kind
        assert kind is KINDS[offered.entity_id]


@evening(Scene.WALK)
def test_a_walk_is_found_as_it_was(case: Case) -> None:
    assert case.fates() == {Fate.FOUND}
    assert case.is_exact()


@evening(Scene.PAUSE)
def test_a_short_pause_is_a_part_of_the_walk(case: Case) -> None:
    if case.is_coarse:
        assert case.fates() <= {Fate.FOUND, Fate.IN_PIECES, Fate.MISSED}
        return
    assert case.fates() == {Fate.FOUND}
    assert case.is_exact()


@evening(Scene.LONG_PAUSE)
def test_a_long_pause_is_a_part_of_the_walk_where_a_word_says_so(case: Case) -> None:
    """Who shows no more than idleness makes two walks of it."""
    has_word = case.make in (WalkingPadFork, KingSmith, Sportstech)
    if has_word and case.kind is Kind.STATE:
        assert case.fates() == {Fate.FOUND}
        assert case.is_exact()
    elif case.offered.entity_id == ftms.STATUS:
        assert case.fates() <= {Fate.FOUND, Fate.IN_PIECES}
    elif not case.is_coarse:
        assert case.fates() == {Fate.IN_PIECES}
        assert case.is_exact()


@evening(Scene.POWER_OFF)
def test_a_walk_ends_where_the_power_goes(case: Case) -> None:
    """What never shows that it is gone is closed after an hour, and asked about."""
    assert case.is_exact(end=False)
    if case.stands_still and case.make is KingSmith:
        assert case.fates() <= {Fate.FOUND, Fate.ASKED}
        return
    assert case.fates() == {Fate.FOUND}
    for verdict in case.verdicts():
        assert abs(verdict.walks[0].end) <= case.late + case.missed


@evening(Scene.SHORT_DROPOUT)
def test_a_walk_goes_on_over_a_short_dropout(case: Case) -> None:
    """A counter that just stands still meanwhile is as if nobody walked."""
    if case.make is KingSmith and case.kind is Kind.COUNTER:
        assert case.fates() <= {Fate.FOUND, Fate.IN_PIECES}
    else:
        assert case.fates() == {Fate.FOUND}
    assert case.is_exact()


@evening(Scene.LONG_DROPOUT)
def test_a_long_dropout_leaves_two_pieces_and_says_that_it_is_not_sure(
    case: Case,
) -> None:
    if case.stands_still:
        assert case.fates() == {Fate.FOUND}
    elif case.is_coarse:
        assert case.fates() <= {Fate.FOUND, Fate.IN_PIECES}
    else:
        assert case.fates() == {Fate.IN_PIECES}
        assert case.is_exact()
        for verdict in case.verdicts():
            assert verdict.walks[0].uncertain is (case.make is not KingSmith)


@evening(Scene.LOST_END)
def test_a_walk_whose_end_was_not_seen_ends_where_it_was_seen_last(case: Case) -> None:
    assert case.fates() <= {Fate.FOUND} | ({Fate.MISSED} if case.is_coarse else set())
    assert case.is_exact(end=False) or case.is_coarse
    if case.stands_still:
        return
    for lived, verdict in case.lived():
        lost = lived.story.away[0]
        for session in lived.sessions:
            seen_last = (session.end - lived.begun).total_seconds()
            assert lost - case.late <= seen_last <= lost + case.missed + 1
            assert verdict.walks[0].uncertain is (case.make is not KingSmith)


@evening(Scene.SECOND_WALK)
def test_two_walks_of_an_evening_are_two_wherever_counters_begin(case: Case) -> None:
    if case.make is Tasmota:
        assert case.fates() <= {Fate.FOUND, Fate.MISSED}
        return
    assert case.fates() == {Fate.FOUND}
    assert case.is_exact()


@evening(Scene.WRAP)
def test_a_timer_that_wraps_in_mid_walk_goes_on(case: Case) -> None:
    if not case.is_coarse:
        assert case.fates() == {Fate.FOUND}
    assert case.fates() <= {Fate.FOUND, Fate.IN_PIECES}


@evening(Scene.FALSE_ZERO)
def test_a_false_zero_ends_no_walk(case: Case) -> None:
    assert case.fates() == {Fate.FOUND}
    assert case.is_exact()


@evening(Scene.STUCK)
def test_a_value_that_never_goes_back_is_asked_about_and_a_count_just_ends(
    case: Case,
) -> None:
    counts = case.kind is Kind.COUNTER
    assert case.fates() == {Fate.FOUND if counts else Fate.ASKED}
    assert case.is_exact(end=False)


@evening(Scene.AWAKE)
def test_a_console_that_is_awake_is_no_walk(case: Case) -> None:
    assert [lived.sessions for lived, _ in case.lived()] == [()] * len(SEEDS)


@evening(Scene.EMPTY_BELT)
def test_an_empty_belt_is_never_taken_for_a_walk_without_asking(case: Case) -> None:
    """Watts tell that nobody is on it, and so do steps that come from the weight of somebody."""
    tells = case.kind is Kind.POWER or (
        case.make is WalkingPadFork and case.kind is Kind.COUNTER
    )
    for verdict in case.verdicts():
        assert (verdict.false, verdict.asked_of_none) == (0, 0 if tells else 1)


@every_entity
def test_who_reports_too_seldom_is_told_so(
    make: type[Device], offered: Offered
) -> None:
    if KINDS[offered.entity_id] is not Kind.POWER:
        return
    for seed in SEEDS:
        proposed = home(make, seed).proposed(offered)
        assert proposed is not None
        assert proposed.proposal is not Doubt.NO_ACTIVITY
        assert proposed.pace is not None
        assert (proposed.pace > TOO_SLOW) is (make is Tasmota)
        assert (proposed.pace > SLOW) is (offered.late >= 60)


def test_energy_is_refused_as_it_grows_with_nobody_there() -> None:
    _, energy = Shelly.entities
    for seed in SEEDS:
        told, reports = home(Shelly, seed).lives(Scene.AWAKE)
        counts = [float(r.state) for r in reports if r.entity_id == energy.entity_id]
        assert len(set(counts)) >= len(told.speeds) // 60
        assert home(Shelly, seed).proposed(energy) is None


@pytest.mark.parametrize("make", MAKES)
def test_a_device_shows_the_same_for_a_seed_in_the_order_of_time(
    make: type[Device],
) -> None:
    evenings = (new_home(make, 1).lives(Scene.LOST_END) for _ in range(2))
    (_, once), (_, again) = evenings
    assert once == again
    assert list(once) == sorted(once, key=lambda report: report.second)
    silent = any(report.state == UNAVAILABLE for report in once)
    assert silent is (make not in STANDS_STILL)
