"""The log: written down, corrected and taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
import pytest

from custom_components.retro_walking.core.errors import (
    AlreadyConfirmed,
    HoldInPast,
    MomentOutOfReach,
    MoreThanItsLength,
    NoteTooLong,
    NoteUnreadable,
    NothingToConfirm,
    NothingToUndo,
    SessionInFuture,
    SessionOverlaps,
    SessionTooLong,
    SessionWithoutLength,
    UnknownSession,
    WalkingError,
)
from custom_components.retro_walking.core.events import (
    Confirm,
    Delete,
    Discard,
    Edit,
    Log,
    Rate,
    SetHold,
    Undo,
)
from custom_components.retro_walking.core.journal import ASKED_FOR, Journal
from custom_components.retro_walking.core.model import (
    CountsAs,
    Happening,
    Hold,
    Session,
)

from .builders import (
    PLUG,
    STILL,
    WALK,
    Life,
    at,
    minutes,
    session,
    walked,
    with_sources,
)

TODAY = date(2026, 11, 23)


def logged(*stretches: tuple[float, float]) -> Life:
    life = Life(start=100_000)
    for start, end in stretches:
        life.take(Log(at(100_000), session(start, end)))
    return life


def test_a_walk_is_written_down_with_an_id_of_its_own() -> None:
    life = logged((0, 300), (600, 900))
    ids = [s.session_id for s in life.sessions]
    assert ids == ["20261123T120000", "20261123T121000"]
    assert life.snapshot.total_sessions == 2


def test_an_id_is_never_given_twice() -> None:
    life = logged((0, 300))
    moved = replace(life.sessions[0], start=at(600), end=at(900))
    life.take(Edit(at(100_000), moved)).take(Log(at(100_000), session(0, 300)))
    life.take(
        Edit(at(100_000), replace(life.sessions[0], start=at(1200), end=at(1500)))
    )
    life.take(Log(at(100_000), session(0, 300)))
    assert sorted(s.session_id for s in life.sessions) == [
        "20261123T120000",
        "20261123T120000-2",
        "20261123T120000-3",
    ]


def test_an_id_of_the_running_walk_or_of_a_deleted_one_is_taken() -> None:
    life = Life().begins(0).reads((300, WALK)).waits(330)
    life.take(Log(at(330), session(0, 200))).reads((600, STILL)).waits(800)
    first, second = (s.session_id for s in life.sessions)
    assert first != second
    life.take(Delete(at(800), first)).take(Log(at(800), session(0, 200)))
    assert first not in {s.session_id for s in life.sessions}


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (session(300, 300), SessionWithoutLength),
        (session(300, 200), SessionWithoutLength),
        (replace(session(0, 300), active=timedelta()), SessionWithoutLength),
        (session(99_900, 100_001), SessionInFuture),
        (session(0, 4 * 3600 + 1), SessionTooLong),
        (replace(session(0, 300), active=minutes(6)), MoreThanItsLength),
        (replace(session(0, 300), note="x" * 1001), NoteTooLong),
        (session(2000, 2600), SessionOverlaps),
        (session(2400, 3100), SessionOverlaps),
        (session(2600, 2700), SessionOverlaps),
        (session(1000, 9000), SessionOverlaps),
    ],
    ids=[
        "no length",
        "negative length",
        "no active time",
        "in the future",
        "longer than four hours",
        "more active time than there is",
        "a novel for a note",
        "into the beginning of another",
        "around another",
        "inside another",
        "around two others",
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    wish: Session, refusal: type[WalkingError]
) -> None:
    life = logged((2500, 3000), (4000, 4300))
    before = life.journal
    with pytest.raises(refusal):
        life.take(Log(at(100_000), wish))
    with pytest.raises(refusal):
        life.take(Edit(at(100_000), replace(wish, session_id="20261123T130640")))
    assert life.journal is before


def test_touching_another_is_fine() -> None:
    assert len(logged((300, 600), (0, 300), (600, 900)).sessions) == 3


def test_a_session_that_is_amended_keeps_its_pauses() -> None:
    paused = replace(session(0, 600), active=minutes(8))
    later = paused.amended(at(60), minutes(4))
    assert (later.start, later.end, later.active) == (at(60), at(420), minutes(4))


@pytest.mark.parametrize(
    ("start", "end", "active"),
    [(0, 600, 480), (60, 600, 420), (0, 240, 120), (0, 120, 120), (0, 60, 60)],
    ids=["as it was", "later", "shorter", "all of it a pause", "less than its pauses"],
)
def test_a_walk_that_is_trimmed_keeps_its_pauses_if_they_fit(
    start: float, end: float, active: float
) -> None:
    walked = replace(session(0, 600), active=minutes(8))
    trimmed = walked.spanning(at(start), at(end))
    assert (trimmed.start, trimmed.end) == (at(start), at(end))
    assert trimmed.active == timedelta(seconds=active)


def test_editing_and_deleting_need_a_session_that_is_there() -> None:
    life = logged()
    with pytest.raises(UnknownSession) as refusal:
        life.take(Delete(at(100_000), "nonsense"))
    assert refusal.value.facts == {"session_id": "nonsense"}
    assert refusal.value.key == "unknown_session"
    with pytest.raises(UnknownSession):
        life.take(Edit(at(100_000), session(0, 300, "nonsense")))


def test_the_last_change_by_hand_can_be_taken_back_once() -> None:
    life = logged((0, 300), (600, 900))
    before = life.sessions
    life.take(Delete(at(100_000), before[0].session_id)).take(Undo(at(100_000)))
    assert life.sessions == before
    longer = replace(before[0], end=at(360), active=minutes(6))
    life.take(Edit(at(100_000), longer)).take(Undo(at(100_000)))
    assert life.sessions == before
    life.take(Log(at(100_000), session(2000, 2300))).take(Undo(at(100_000)))
    assert life.sessions == before
    with pytest.raises(NothingToUndo):
        life.take(Undo(at(100_000)))


def test_a_change_that_is_named_is_taken_back_only_while_it_is_the_last() -> None:
    life = logged((0, 300), (600, 900))
    first, second = (one.session_id for one in life.sessions)
    life.take(Delete(at(100_000), first))
    life.take(Edit(at(100_001), replace(life.sessions[0], note="later")))
    with pytest.raises(NothingToUndo):
        life.take(Undo(at(100_002), first))
    life.take(Undo(at(100_003), second))
    assert [one.note for one in life.sessions] == [None]


def test_what_is_taken_back_must_still_fit() -> None:
    life = logged((0, 300))
    life.take(Delete(at(100_000), life.sessions[0].session_id))
    kept = replace(life.journal, sessions=(session(100, 200, "recorded"),))
    with pytest.raises(SessionOverlaps):
        kept.undo(at(100_000))


def test_a_walk_that_is_seen_meanwhile_does_not_take_the_undo_away() -> None:
    life = Life().take(Log(at(0), session(-900, -600)))
    life.take(Delete(at(1), life.sessions[0].session_id))
    life.reads((10, WALK), (310, STILL)).waits(600).take(Undo(at(601)))
    assert walked(life) == [(-900, -600, 300), (10, 310, 300)]


ASKING = with_sources(plug=replace(PLUG, counts_as=CountsAs.ASK))


def asked() -> Life:
    return Life(ASKING).reads((0, WALK), (300, STILL)).waits(600)


def test_yes_makes_it_count() -> None:
    life = asked().take(Confirm(at(700)))
    assert life.happened[-1] is Happening.CONFIRMED
    assert life.snapshot.sessions_this_week == 1
    assert life.snapshot.to_confirm == ()


def test_other_minutes_make_so_many_count() -> None:
    life = asked().take(Confirm(at(700), active=minutes(4)))
    assert walked(life) == [(0, 300, 240)]


def test_more_minutes_than_the_belt_ran_are_refused() -> None:
    with pytest.raises(MoreThanItsLength) as refusal:
        asked().take(Confirm(at(700), active=minutes(6)))
    assert refusal.value.facts == {"length": minutes(5)}


def test_a_forgotten_start_by_hand_ends_after_the_minutes_that_are_confirmed() -> None:
    life = Life().begins(0).waits(3601).take(Confirm(at(4000), active=minutes(9)))
    assert walked(life) == [(0, 540, 540)]


def test_anothers_yes_is_no_change_by_hand() -> None:
    life = asked().take(Log(at(700), session(-600, -300)))
    waiting = life.sessions[-1]
    life.take(Discard(at(700), waiting.session_id, implied=True))
    life.take(Undo(at(700)))
    assert life.sessions == ()
    life = asked()
    edited = replace(life.sessions[0], note="mine?")
    life.take(Edit(at(700), edited)).take(Discard(at(700), implied=True))
    with pytest.raises(NothingToUndo):
        life.take(Undo(at(700)))


def test_no_takes_it_out_of_the_log_and_can_be_taken_back() -> None:
    life = asked().take(Discard(at(700)))
    assert (life.sessions, life.happened[-1]) == ((), Happening.DISCARDED)
    assert len(life.take(Undo(at(701))).sessions) == 1


def test_without_an_id_the_newest_is_answered() -> None:
    life = asked().reads((1000, WALK), (1300, STILL)).waits(1500)
    life.take(Confirm(at(1600)))
    assert [s.confirmed for s in life.sessions] == [False, True]
    life.take(Confirm(at(1601), life.sessions[0].session_id))
    with pytest.raises(NothingToConfirm):
        life.take(Discard(at(1602)))
    with pytest.raises(AlreadyConfirmed):
        life.take(Confirm(at(1603), life.sessions[0].session_id))


def test_after_seven_days_it_is_no_longer_asked_but_stays() -> None:
    life = asked()
    expiry = life.sessions[0].end + ASKED_FOR
    life.waits((expiry - at(0)).total_seconds() - 1)
    assert life.snapshot.to_confirm
    assert life.step.wake_at == expiry
    life.waits((expiry - at(0)).total_seconds())
    assert life.snapshot.to_confirm == ()
    assert len(life.sessions) == 1
    life.take(Confirm(expiry, life.sessions[0].session_id))
    assert life.sessions[0].confirmed


def held(life: Life) -> tuple[Hold, ...]:
    return life.journal.holds


def test_a_hold_begins_today_and_ends_with_yesterday() -> None:
    life = Life().take(SetHold(at(0), on=True))
    assert life.snapshot.on_hold
    day = 86_400
    life.take(SetHold(at(3 * day), on=False))
    assert held(life) == (Hold(TODAY, TODAY + timedelta(days=2)),)
    assert not life.snapshot.on_hold


def test_a_hold_that_is_taken_back_the_same_day_never_was() -> None:
    life = Life().take(SetHold(at(0), on=True)).take(SetHold(at(9), on=False))
    assert held(life) == ()


def test_a_hold_with_a_last_day_ends_by_itself() -> None:
    life = Life().take(SetHold(at(0), on=True, last_day=TODAY + timedelta(days=1)))
    life.waits(86_400 * 2 - 43_201)
    assert life.snapshot.on_hold
    life.waits(86_400 * 2 - 43_200)
    assert not life.snapshot.on_hold


def test_a_hold_that_is_set_again_keeps_its_first_day() -> None:
    last = TODAY + timedelta(days=9)
    life = Life().take(SetHold(at(0), on=True))
    life.take(SetHold(at(86_400), on=True, last_day=last))
    assert held(life) == (Hold(TODAY, last),)
    with pytest.raises(HoldInPast):
        life.take(SetHold(at(86_400), on=True, last_day=TODAY))


def test_holds_that_are_over_stay_in_the_log() -> None:
    life = Life().take(SetHold(at(0), on=True)).take(SetHold(at(86_400), on=False))
    life.take(SetHold(at(5 * 86_400), on=True))
    assert len(held(life)) == 2


class LogMachine(RuleBasedStateMachine):
    """Whatever is written down, corrected and taken back, the log stays a log."""

    def __init__(self) -> None:
        super().__init__()
        self.journal = Journal(set_up_on=TODAY)
        self.kept: dict[str, Session] = {}
        self.before: dict[str, Session] | None = None

    def _wish(self, start: int, length: int) -> Session:
        return session(start * 60, (start + length) * 60)

    @rule(start=st.integers(0, 200), length=st.integers(-1, 30))
    def add(self, start: int, length: int) -> None:
        wish = self._wish(start, length)
        wish = replace(wish, session_id=self.journal.free_id(wish.start))
        self._try("add", wish)

    @rule(n=st.integers(0), start=st.integers(0, 200), length=st.integers(-1, 30))
    def edit(self, n: int, start: int, length: int) -> None:
        if self.kept:
            session_id = sorted(self.kept)[n % len(self.kept)]
            wish = replace(self._wish(start, length), session_id=session_id)
            if wish != self.kept[session_id]:
                self._try("edit", wish)

    @rule(n=st.integers(0))
    def delete(self, n: int) -> None:
        if self.kept:
            session_id = sorted(self.kept)[n % len(self.kept)]
            self.journal = self.journal.delete(session_id)
            self.before = dict(self.kept)
            del self.kept[session_id]

    @rule()
    def undo(self) -> None:
        if self.before is None:
            with pytest.raises(NothingToUndo):
                self.journal.undo(at(100_000))
            return
        self.journal = self.journal.undo(at(100_000))
        self.kept, self.before = self.before, None

    def _try(self, what: str, wish: Session) -> None:
        clashes = any(
            other.overlaps(wish.start, wish.end)
            for other in self.kept.values()
            if other.session_id != wish.session_id
        )
        if wish.start >= wish.end or clashes:
            with pytest.raises((SessionWithoutLength, SessionOverlaps)):
                getattr(self.journal, what)(wish, at(100_000))
            return
        self.journal = getattr(self.journal, what)(wish, at(100_000))
        self.before = dict(self.kept)
        self.kept[wish.session_id] = wish

    @invariant()
    def holds_what_was_kept_in_order_and_apart(self) -> None:
        sessions = self.journal.sessions
        assert {s.session_id: s for s in sessions} == self.kept
        assert list(sessions) == sorted(sessions, key=lambda s: s.start)
        for one, other in pairwise(sessions):
            assert one.end <= other.start


TestLog = LogMachine.TestCase


@given(
    st.lists(st.integers(0, 500), unique=True), st.integers(0, 500), st.integers(0, 500)
)
def test_a_range_holds_what_starts_in_it(
    starts: list[int], first: int, last: int
) -> None:
    sessions = tuple(session(s, s + 1, str(s)) for s in sorted(starts))
    found = Journal(set_up_on=TODAY, sessions=sessions).between(at(first), at(last))
    assert [s.session_id for s in found] == [
        str(s) for s in sorted(starts) if first <= s < last
    ]


def test_an_edit_that_changes_nothing_leaves_the_last_change_to_be_taken_back() -> None:
    life = logged((0, 300))
    life.take(Edit(at(100_000), life.sessions[0])).take(Undo(at(100_000)))
    assert life.sessions == ()


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (
            session(300, 600).amended(datetime(1969, 12, 31, tzinfo=UTC), minutes(5)),
            MomentOutOfReach,
        ),
        (replace(session(300, 600), note="half of \ud83d"), NoteUnreadable),
    ],
    ids=["of another age", "half a character"],
)
def test_what_no_file_can_hold_is_not_written_down(
    wish: Session, refusal: type[WalkingError]
) -> None:
    life = Life()
    with pytest.raises(refusal):
        life.take(Log(at(100_000), wish))
    assert life.sessions == ()


def test_a_discarded_walk_that_comes_back_has_its_pain_to_itself() -> None:
    life = Life(with_sources(plug=replace(PLUG, counts_as=CountsAs.ASK)))
    life.reads((0, WALK), (300, STILL)).waits(600).take(Rate(at(700), 7))
    before = (life.sessions, life.journal.scores)
    for _ in range(2):
        life.take(Discard(at(800)))
        assert [score.value for score in life.journal.scores] == [7]
        life.take(Undo(at(800)))
        assert (life.sessions, life.journal.scores) == before
