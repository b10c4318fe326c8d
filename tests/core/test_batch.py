"""Sessions that come many at once: what is new is taken in, and nothing twice."""

from dataclasses import replace

from hypothesis import given, strategies as st
import pytest

from custom_components.retro_walking.core.batch import weigh
from custom_components.retro_walking.core.errors import (
    MorningToCome,
    NothingToUndo,
    OverlapsRunningSession,
    SessionInFuture,
    SessionOverlaps,
    WalkingError,
)
from custom_components.retro_walking.core.events import Delete, Edit, Log, TakeIn, Undo
from custom_components.retro_walking.core.journal import Journal
from custom_components.retro_walking.core.model import Origin, PainReport, Session

from .builders import NOON, STILL, WALK, Life, at, minutes, session, walked

LATER = 100_000


def brought(start: float, end: float, session_id: str = "") -> Session:
    """Return a session as a file brings it."""
    return replace(session(start, end, session_id), origin=Origin.IMPORT)


def taken(life: Life, *sessions: Session) -> Life:
    return life.take(TakeIn(at(LATER), sessions))


def test_what_is_new_is_written_down_in_the_order_of_time() -> None:
    life = taken(Life(), brought(600, 900), brought(0, 300))
    assert walked(life) == [(0, 300, 300), (600, 900, 300)]
    assert len({s.session_id for s in life.sessions}) == 2


def test_the_same_again_changes_nothing() -> None:
    life = taken(Life(), brought(0, 300), brought(600, 900))
    journal = life.journal
    assert taken(life, *life.sessions, brought(0, 300)).journal is journal


def test_a_session_is_known_by_its_id_wherever_it_was_moved_to() -> None:
    life = taken(Life(), brought(0, 300))
    exported = life.sessions[0]
    life.take(Edit(at(LATER), exported.amended(at(5000), minutes(4))))
    assert walked(taken(life, exported)) == [(5000, 5240, 240)]


def test_a_row_without_an_id_is_known_by_the_one_it_got() -> None:
    life = taken(Life(), brought(0, 300))
    life.take(Edit(at(LATER), life.sessions[0].amended(at(5000), minutes(4))))
    assert walked(taken(life, brought(0, 300))) == [(5000, 5240, 240)]


def test_what_was_deleted_can_be_taken_in_again() -> None:
    life = taken(Life(), brought(0, 300))
    exported = life.sessions[0]
    life.take(Delete(at(LATER), exported.session_id))
    assert taken(life, exported).sessions == (exported,)


def test_twice_in_one_list_is_once_in_the_log() -> None:
    assert len(taken(Life(), brought(0, 300), brought(0, 300)).sessions) == 1


def test_what_overlaps_is_refused_whether_it_is_in_the_log_or_in_the_list() -> None:
    life = taken(Life(), brought(0, 300))
    offers = weigh(
        life.journal,
        [
            brought(100, 400),
            brought(1000, 1300),
            brought(900, 1100),
            brought(1300, 1400),
        ],
        at(LATER),
    )
    refused = [type(offer.refused) for offer in offers if not offer.is_new]
    assert refused == [SessionOverlaps, SessionOverlaps]
    assert [offer.is_new for offer in offers] == [False, True, False, True]


def test_what_is_yet_to_come_or_shares_time_with_the_running_walk_is_refused() -> None:
    life = Life().begins(1000)
    offers = weigh(
        life.journal,
        [brought(0, 300), brought(900, 1100), brought(LATER - 60, LATER + 1)],
        at(LATER),
        life.snapshot.session_id or "",
        life.snapshot.session_started,
    )
    assert [type(offer.refused) for offer in offers] == [
        type(None),
        OverlapsRunningSession,
        SessionInFuture,
    ]


def test_a_morning_that_is_yet_to_come_has_no_score() -> None:
    pain = PainReport(morning=3, morning_at=at(LATER + 1))
    (offer,) = weigh(Life().journal, [replace(brought(0, 300), pain=pain)], at(LATER))
    assert isinstance(offer.refused, MorningToCome)


def test_an_id_is_that_of_no_other_session_and_not_of_the_running_one() -> None:
    life = Life().begins(1000)
    (offer,) = weigh(life.journal, [brought(1000, 1000.5)], at(1001), "20261123T121640")
    assert offer.session.session_id == "20261123T121640-2"
    seen = session(0, 300, "20261123T120500")
    life = taken(taken(Life(), seen), brought(300, 600))
    assert life.sessions[1].session_id == "20261123T120500-2"


def test_what_came_at_once_goes_at_once() -> None:
    life = Life().take(Log(at(LATER), session(0, 300)))
    taken(life, brought(600, 900), brought(1200, 1500)).take(Undo(at(LATER)))
    assert walked(life) == [(0, 300, 300)]
    with pytest.raises(NothingToUndo):
        life.take(Undo(at(LATER)))


def test_only_the_last_change_can_be_taken_back_and_a_lost_one_is_not_missed() -> None:
    life = taken(Life(), brought(0, 300), brought(600, 900))
    life.take(Edit(at(LATER), replace(life.sessions[0], note="calm")))
    life.take(Undo(at(LATER)))
    assert len(life.sessions) == 2


def test_a_walk_counts_when_it_was_taken_in() -> None:
    life = taken(Life(), brought(0, 300))
    assert life.snapshot.sessions_this_week == 1


TIMES = st.integers(0, 50).map(lambda n: n * 60.0)
SESSIONS = st.builds(
    lambda start, length: brought(start, start + length * 60),
    TIMES,
    st.integers(1, 5),
)


@given(st.lists(SESSIONS, max_size=12), st.lists(SESSIONS, max_size=12))
def test_no_two_sessions_of_the_log_share_time_or_an_id(
    first: list[Session], second: list[Session]
) -> None:
    life = taken(taken(Life(), *first), *second)
    for a, b in zip(life.sessions, life.sessions[1:], strict=False):
        assert a.end <= b.start
    assert len({s.session_id for s in life.sessions}) == len(life.sessions)
    again = life.journal
    assert taken(life, *first, *second).journal is again or again == life.journal


@given(st.lists(SESSIONS, max_size=12))
def test_taking_in_at_once_is_taking_in_one_by_one(sessions: list[Session]) -> None:
    together, singly = taken(Life(), *sessions), Life()
    for one in sessions:
        try:
            singly.take(Log(at(LATER), one))
        except WalkingError:
            continue
    assert walked(together) == walked(singly)


def test_weighing_changes_nothing() -> None:
    journal = Journal(set_up_on=NOON.date())
    assert weigh(journal, [brought(0, 300)], at(LATER))[0].is_new
    assert journal == Journal(set_up_on=NOON.date())


def test_a_walk_under_way_goes_on_while_others_are_taken_in() -> None:
    life = Life().reads((500, WALK)).waits(600)
    life.take(TakeIn(at(600), (brought(0, 300),)))
    life.reads((900, STILL)).waits(2000)
    assert walked(life) == [(0, 300, 300), (500, 900, 400)]


def test_two_walks_of_a_list_with_one_id_are_both_taken_in() -> None:
    same = "20261123T120000"
    life = taken(Life(), brought(0, 300, same), brought(600, 900, same))
    assert walked(life) == [(0, 300, 300), (600, 900, 300)]
    assert len({s.session_id for s in life.sessions}) == 2


def test_a_row_that_is_a_walk_of_the_log_is_known_and_not_refused() -> None:
    life = Life().reads((0, WALK), (300, STILL)).waits(600)
    (offer,) = weigh(life.journal, [brought(0, 300)], at(LATER))
    assert (offer.known, offer.refused) == (True, None)
    twice = weigh(Life().journal, [brought(0, 300), brought(0, 300)], at(LATER))
    assert [(o.is_new, o.known) for o in twice] == [(True, False), (False, True)]
