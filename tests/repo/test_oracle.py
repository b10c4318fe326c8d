"""The oracle of the storms knows what a log owes, and objects to a log that is wrong."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from household.storm.judge import Told, Wrong, judge
from household.storm.moment import Moment
from household.storm.witness import Owed, Witness, in_week

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def seen(seconds: float) -> Moment:
    return Moment(at(seconds), late=timedelta(seconds=2))


def told(start: float, end: float, active: float | None = None) -> Told:
    return Told(
        start=at(start),
        end=at(end),
        active=timedelta(seconds=end - start if active is None else active),
        uncertain=False,
        confirmed=True,
    )


def walked(witness: Witness, end: float = 900) -> Sequence[Owed]:
    """Return what is owed once the belt stands, as it does from some second on at the latest."""
    witness.passes(seen(end + 200))
    return witness.owed


def owed(*walks: tuple[float, float]) -> Sequence[Owed]:
    witness = Witness()
    for start, end in walks:
        witness.moves(seen(start))
        witness.stands(seen(end))
        witness.passes(seen(end + 130))
    return witness.owed


def bounds(walks: Sequence[Owed]) -> list[tuple[float, float]]:
    def seconds(moment: Moment) -> float:
        return (moment.at - NOON).total_seconds()

    return [(seconds(walk.start), seconds(walk.end)) for walk in walks]


def wrongs(walks: Sequence[Owed], *log: Told) -> list[Wrong]:
    return [objection.wrong for objection in judge(walks, log).objections]


def test_a_log_that_is_right_is_not_objected_to() -> None:
    walks = owed((0, 300), (1000, 1400))
    assert wrongs(walks, told(0, 300), told(1001, 1400.5)) == []


@pytest.mark.parametrize(
    ("log", "wrong"),
    [
        ([], [Wrong.LOST]),
        ([told(0, 300), told(0, 300)], [Wrong.DOUBLED]),
        ([told(0, 150), told(160, 300)], [Wrong.END, Wrong.ACTIVE, Wrong.DOUBLED]),
        ([told(0, 300), told(5000, 5300)], [Wrong.FALSE]),
        ([told(5, 300)], [Wrong.START]),
        ([told(-1, 300)], [Wrong.START]),
        ([told(0, 420, active=300)], [Wrong.END]),
        ([told(0, 300, active=200)], [Wrong.ACTIVE]),
        ([replace(told(0, 300), uncertain=True)], [Wrong.MARK]),
        ([replace(told(0, 300), confirmed=False)], [Wrong.MARK]),
    ],
)
def test_a_log_that_is_wrong_is_objected_to(
    log: list[Told], wrong: list[Wrong]
) -> None:
    assert wrongs(owed((0, 300)), *log) == wrong


def test_each_walk_is_compared_with_the_one_that_begins_nearest() -> None:
    walks = owed((0, 100), (230, 330))
    assert wrongs(walks, told(230, 330), told(0, 100)) == []
    assert wrongs(walks, told(230, 330)) == [Wrong.LOST]


def test_a_pause_is_part_of_a_walk_and_too_long_a_one_parts_two() -> None:
    short, long = Witness(), Witness()
    for witness, pause in ((short, 100), (long, 150)):
        witness.moves(seen(0))
        witness.stands(seen(300))
        witness.moves(seen(300 + pause))
        witness.stands(seen(600))
    assert bounds(walked(short)) == [(0, 600)]
    assert short.owed[0].least < timedelta(seconds=500) < short.owed[0].most
    assert bounds(walked(long)) == [(0, 300), (450, 600)]


def test_less_than_a_minute_is_no_walk() -> None:
    assert bounds(owed((0, 50))) == []


def test_a_walk_over_a_short_silence_is_one_and_a_long_one_ends_it_uncertain() -> None:
    short, long = Witness(), Witness()
    for witness, silence in ((short, 150), (long, 400)):
        witness.moves(seen(0))
        witness.loses(seen(200))
        witness.finds(seen(200 + silence), moving=True)
        witness.stands(seen(800))
    assert bounds(walked(short)) == [(0, 800)]
    assert bounds(walked(long)) == [(0, 200), (600, 800)]
    assert [walk.uncertain for walk in long.owed] == [True, False]


def test_a_walk_that_goes_on_after_a_crash_is_one() -> None:
    witness = Witness()
    witness.moves(seen(0))
    witness.struck("crash")
    witness.goes(seen(300), timedelta(seconds=60))
    witness.returns(seen(500), moving=True)
    witness.stands(seen(800))
    (walk,) = walked(witness)
    assert bounds([walk]) == [(0, 800)]
    assert not walk.uncertain
    assert walk.struck == frozenset({"crash"})


def test_a_walk_that_ended_in_a_crash_ends_within_the_minute_before_it() -> None:
    witness = Witness()
    witness.moves(seen(0))
    witness.goes(seen(300), timedelta(seconds=60))
    witness.returns(seen(500), moving=False)
    (walk,) = walked(witness)
    assert walk.uncertain
    assert walk.end.allows(at(240))
    assert not walk.end.allows(at(239))
    assert not walk.end.allows(at(303))


def test_a_clock_put_forward_closes_a_walk_at_the_longest_and_no_other_follows() -> (
    None
):
    witness = Witness()
    witness.moves(seen(0))
    witness.passes(seen(3900))
    witness.stands(seen(4000))
    witness.moves(seen(4060))
    witness.stands(seen(4200))
    witness.passes(seen(4400))
    witness.moves(seen(4500))
    witness.stands(seen(4800))
    assert bounds(walked(witness, 4800)) == [(0, 3600), (4500, 4800)]
    assert [walk.confirmed for walk in witness.owed] == [False, True]


def test_a_clock_set_back_in_a_walk_leaves_it_its_length_but_for_a_minute() -> None:
    witness = Witness()
    witness.moves(seen(0))
    witness.sets_back(HOUR)
    witness.stands(seen(500 - 3600))
    (walk,) = walked(witness, 500 - 3600)
    assert bounds([walk]) == [(0, 500)]
    assert walk.end.allows(at(441))
    assert not walk.end.allows(at(439))
    witness.moves(seen(900 - 3600))
    witness.stands(seen(1200 - 3600))
    assert bounds(walked(witness, 1200 - 3600))[1:] == [(-2700, -2400)]


def test_a_week_counts_what_is_long_enough_and_not_in_doubt() -> None:
    walks = owed((0, 300), (1000, 1100), (-90_000, -89_000))
    assert in_week(walks, NOON, NOON + HOUR) == range(1, 2)
    doubtful = [replace(walks[0], least=timedelta(minutes=2))]
    assert in_week(doubtful, NOON, NOON + HOUR) == range(2)
    unconfirmed = [replace(walks[0], confirmed=False)]
    assert in_week(unconfirmed, NOON, NOON + HOUR) == range(1)
