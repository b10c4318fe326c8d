"""The zone of a walk: the table of docs/evidence.md, row by row, and what it is seen against."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given, strategies as st
import pytest

from custom_components.retro_walking.core.errors import GreenAboveStop, MorningTooLate
from custom_components.retro_walking.core.events import Begin, Delete, Rate
from custom_components.retro_walking.core.model import Decided, PainMoment, Zone
from custom_components.retro_walking.core.pain import Knee, check, judge
from custom_components.retro_walking.core.settings import Pain

from .builders import Life, at
from .patient import Patient, with_pain

WALKED_ON = date(2026, 11, 23)

GREEN, AMBER, RED = Zone.GREEN, Zone.AMBER, Zone.RED
PENDING, MISSING = Zone.PENDING, Zone.MISSING

ROWS: list[tuple[str, Knee, Zone, str | None]] = [
    ("2: too much before", Knee(before=6, during=1, morning=1), RED, "before_too_high"),
    ("2: just not too much before", Knee(before=5, during=5, morning=1), GREEN, None),
    ("3: too much in it", Knee(during=6, morning=1, base=6), RED, "worst_too_high"),
    (
        "3 goes before 4",
        Knee(during=6, morning=9, base=1),
        RED,
        "worst_too_high",
    ),
    (
        "a morning that is too much",
        Knee(during=1, morning=6, base=6),
        RED,
        "morning_too_high",
    ),
    ("4: far above usual", Knee(during=1, morning=3, base=1), RED, "morning_far_up"),
    ("4: against before", Knee(before=1, during=1, morning=3), RED, "morning_far_up"),
    ("5: above usual", Knee(during=1, morning=2, base=1), AMBER, "morning_up"),
    ("5: half a point more", Knee(during=1, morning=3, base=1.5), AMBER, "morning_up"),
    ("5 goes before 6", Knee(during=4, morning=2, base=1), AMBER, "morning_up"),
    ("6: more than before", Knee(before=1, during=3, morning=1), AMBER, "worst_up"),
    ("6: more than usual", Knee(during=4, morning=2, base=2), AMBER, "worst_up"),
    ("6: nothing known", Knee(during=3, morning=1), AMBER, "worst_up"),
    ("6 goes before 7", Knee(before=1, during=3), AMBER, "worst_up"),
    ("7: no worst", Knee(morning=1, base=1), MISSING, "score_missing"),
    ("7: no morning", Knee(during=1, base=1), MISSING, "score_missing"),
    ("8: little", Knee(during=2, morning=1, base=1), GREEN, None),
    ("8: little, nothing known", Knee(during=2, morning=2), GREEN, None),
    ("8: as usual", Knee(before=3, during=4, morning=3, base=3), GREEN, None),
    ("8: less than usual", Knee(during=5, morning=4, base=4), GREEN, None),
]


@pytest.mark.parametrize(
    ("knee", "zone", "why"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_the_first_row_that_applies_is_the_zone(
    knee: Knee, zone: Zone, why: str | None
) -> None:
    found, because = judge(knee, WALKED_ON, Pain(), is_open=False)
    assert (found, because and because.key) == (zone, why)


@pytest.mark.parametrize(
    "knee", [Knee(), Knee(during=1), Knee(morning=1, base=1)], ids=str
)
def test_what_may_still_come_is_waited_for(knee: Knee) -> None:
    assert judge(knee, WALKED_ON, Pain(), is_open=True) == (PENDING, None)


def test_without_relative_green_three_to_five_is_amber_whatever_is_usual() -> None:
    knee = Knee(before=3, during=4, morning=3, base=3)
    strict = replace(Pain(), relative_green=False)
    assert judge(knee, WALKED_ON, strict, is_open=False)[0] is AMBER


def test_the_limits_are_the_walkers() -> None:
    limits = replace(Pain(), green_max=0, stop_above=3)
    assert judge(Knee(during=4), WALKED_ON, limits, is_open=True)[0] is RED
    assert judge(Knee(during=1), WALKED_ON, limits, is_open=True)[0] is AMBER


SCORES = st.none() | st.integers(0, 10)


@given(SCORES, SCORES, SCORES, st.none() | st.floats(0, 10), st.integers(1, 3))
def test_more_pain_in_or_after_a_walk_never_makes_a_better_zone(
    before: int | None,
    during: int | None,
    morning: int | None,
    base: float | None,
    more: int,
) -> None:
    order = [GREEN, PENDING, AMBER, RED]

    def badness(knee: Knee) -> int:
        return order.index(judge(knee, WALKED_ON, Pain(), is_open=True)[0])

    knee = Knee(before=before, during=during, morning=morning, base=base)
    if during is not None:
        assert badness(replace(knee, during=during + more)) >= badness(knee)
    if morning is not None:
        assert badness(replace(knee, morning=morning + more)) >= badness(knee)


@given(SCORES, SCORES, SCORES, st.none() | st.floats(0, 10))
def test_a_walk_is_green_only_if_its_worst_and_its_morning_are_known(
    before: int | None, during: int | None, morning: int | None, base: float | None
) -> None:
    knee = Knee(before=before, during=during, morning=morning, base=base)
    if judge(knee, WALKED_ON, Pain(), is_open=False)[0] is GREEN:
        assert during is not None
        assert morning is not None


def test_a_walk_is_pending_until_six_the_next_evening_and_missing_then() -> None:
    ada = Patient().logs(0, during=1)
    assert ada.on(1, 17, 59).zone is PENDING
    assert ada.on(1, 18).zone is MISSING


def test_a_morning_that_is_said_too_late_still_counts_where_the_walk_is_named() -> None:
    ada = Patient().walked(0, morning=None).on(3)
    (walk,) = ada.sessions
    ada.take(Rate(ada.now, 1, PainMoment.MORNING, walk.session_id))
    assert ada.zone is GREEN


def test_the_baseline_is_the_median_of_three_mornings_or_more() -> None:
    ada = Patient().walked(0, morning=0).walked(2, morning=2)
    assert ada.snapshot.baseline is None
    assert ada.walked(4, morning=1).snapshot.baseline == 1


def test_the_baseline_forgets_what_is_more_than_seven_mornings_ago() -> None:
    ada = Patient(begun=False)
    for n, morning in enumerate([4, 4, 4, 4, 1, 1, 1, 1, 1, 1]):
        ada.walked(2 * n, morning=morning)
    assert ada.snapshot.baseline == 1


def test_a_slow_rise_is_seen_against_how_the_programme_began() -> None:
    ada = Patient()
    for n, morning in enumerate([1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2]):
        ada.walked(2 * n, morning=morning)
    assert ada.snapshot.baseline == 1
    assert ada.zone is AMBER
    free = Patient(begun=False)
    for n, morning in enumerate([1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2]):
        free.walked(2 * n, morning=morning)
    assert free.snapshot.baseline == 2


def test_few_mornings_are_better_than_none_to_who_never_says_how_it_was_before() -> (
    None
):
    ada = Patient().walked(0, during=2, morning=3).walked(2, during=4, morning=3)
    assert ada.zone is GREEN


def test_of_two_mornings_the_lower_one_is_usual() -> None:
    ada = Patient().walked(0, morning=1).walked(2, during=2, morning=3)
    assert ada.zone is RED
    assert ada.walked(4, during=2, morning=2).zone is AMBER


def test_a_score_shortly_before_a_walk_is_that_before_it() -> None:
    ada = Patient().on(0, 8, 30)
    ada.take(Rate(ada.now, 3, PainMoment.BEFORE)).logs(0, during=4)
    ada.wakes(1, 3)
    assert ada.zone is GREEN
    late = Patient().on(0, 8)
    late.take(Rate(late.now, 3, PainMoment.BEFORE)).logs(0, during=4, hour=11)
    assert late.zone is AMBER


def test_of_two_walks_on_a_day_the_morning_after_is_that_of_both() -> None:
    ada = Patient().logs(0, hour=9).logs(0, hour=15).wakes(1, 1)
    zones = ada.snapshot.zones
    assert [zones[walk.session_id] for walk in ada.sessions] == [GREEN, GREEN]


def test_a_red_flag_is_above_all() -> None:
    ada = Patient().walked(0).decides(Decided.FLAG_RAISED)
    assert ada.zone is Zone.STOP


def test_too_much_pain_today_is_red_for_today_only() -> None:
    ada = Patient().walked(0).on(3)
    ada.take(Rate(ada.now, 6))
    assert (ada.zone, ada.snapshot.knee_pain) == (RED, 6)
    assert ada.on(4).zone is GREEN


def test_a_lower_score_on_the_same_day_does_not_take_the_red_back() -> None:
    ada = Patient().walked(0).on(3)
    ada.take(Rate(ada.now, 6)).take(Rate(ada.now, 2))
    assert (ada.zone, ada.snapshot.knee_pain) == (RED, 2)


def test_the_worst_can_be_said_after_the_morning_until_six() -> None:
    ada = Patient().logs(0, during=None).wakes(1, 1)
    assert ada.zone is PENDING
    ada.take(Rate(ada.now, 1, PainMoment.DURING))
    assert ada.zone is GREEN
    ben = Patient().logs(0, during=None).wakes(1, 1)
    assert ben.on(1, 18).zone is MISSING


def test_a_walk_that_is_deleted_takes_its_scores_along() -> None:
    ada = Patient().walked(0, during=2)
    ada.take(Delete(ada.now, ada.sessions[0].session_id))
    assert (ada.zone, ada.snapshot.knee_pain) == (None, None)


def test_what_is_said_in_a_walk_is_shown_at_once() -> None:
    life = Life()
    life.take(Begin(at(0))).take(Rate(at(10), 3))
    assert life.snapshot.knee_pain == 3
    life.take(Rate(at(20), 4))
    assert life.snapshot.knee_pain == 4


def test_nobody_can_choose_limits_that_contradict_each_other() -> None:
    with pytest.raises(GreenAboveStop):
        check(replace(Pain(), green_max=4, stop_above=3))
    with pytest.raises(GreenAboveStop):
        check(replace(Pain(), green_max=3, stop_above=3))
    with pytest.raises(MorningTooLate):
        check(replace(Pain(), morning_time=time(18)))
    check(Pain())


def test_a_limit_that_is_changed_judges_what_is_to_come() -> None:
    ada = Patient(with_pain(green_max=4)).walked(0, during=4)
    ada.settings = with_pain(green_max=2)
    assert ada.on(1, 20).zone is GREEN
    assert ada.walked(2, during=4).zone is AMBER
