"""Several sources of one walker, and a start by hand, make one session."""

from dataclasses import replace

from hypothesis import given, strategies as st
import pytest

from custom_components.retro_walking.core.errors import (
    AlreadyWalking,
    NotWalking,
    OverlapsRunningSession,
)
from custom_components.retro_walking.core.events import Begin, Log, Seen
from custom_components.retro_walking.core.model import (
    CountsAs,
    Happening,
    Origin,
    Place,
    Reading,
    Session,
    Span,
    total,
)
from custom_components.retro_walking.core.settings import Settings

from .builders import (
    PAD,
    PLUG,
    STILL,
    WALK,
    Life,
    at,
    minutes,
    naive_sessions,
    stretches,
    timed,
    walked,
    with_sources,
)

BOTH = with_sources(plug=PLUG, pad=PAD)


def counting(**sources: CountsAs) -> Settings:
    return with_sources(
        **{name: replace(PLUG, counts_as=how) for name, how in sources.items()}
    )


def test_two_sources_of_one_walk_make_one_session() -> None:
    life = Life(BOTH).reads((0, WALK)).reads((3, "running"), by="pad")
    life.reads((300, "idle"), by="pad").reads((304, STILL)).waits(600)
    assert walked(life) == [(0, 304, 304)]
    assert life.sessions[0].sources == ("plug", "pad")


def test_the_session_ends_with_the_last_of_its_sources() -> None:
    life = Life(BOTH).reads((0, WALK)).reads((3, "running"), by="pad")
    life.reads((200, STILL)).waits(400)
    assert life.snapshot.is_walking
    life.reads((500, "idle"), by="pad").waits(700)
    assert walked(life) == [(0, 500, 500)]


def test_time_in_which_no_source_is_active_is_a_pause() -> None:
    life = Life(BOTH).reads((0, WALK), (100, STILL)).reads((190, "on"), by="pad")
    life.reads((300, "off"), by="pad").waits(600)
    assert walked(life) == [(0, 300, 210)]


def test_a_source_that_is_about_to_join_is_waited_for() -> None:
    """It moved within the allowance, though it takes some seconds to be sure of it."""
    life = Life(BOTH).reads((0, WALK), (100, STILL)).reads((215, "on"), by="pad")
    life.waits(221)
    assert life.snapshot.is_walking
    life.reads((300, "off"), by="pad").waits(600)
    assert walked(life) == [(0, 300, 185)]


def test_a_source_that_fails_to_join_is_waited_for_no_longer() -> None:
    life = Life(BOTH).reads((0, WALK), (100, STILL))
    life.reads((215, "on"), (222, "off"), by="pad").waits(223)
    assert walked(life) == [(0, 100, 100)]


def test_a_start_by_hand_counts_to_the_stop_by_hand() -> None:
    life = Life().begins(0).waits(200).stops(400)
    assert walked(life) == [(0, 400, 400)]
    assert (life.sessions[0].origin, life.sessions[0].sources) == (Origin.MANUAL, ())
    assert life.happened == [
        Happening.STARTED,
        Happening.TARGET_REACHED,
        Happening.FINISHED,
    ]


def test_once_a_source_has_joined_its_readings_alone_tell_the_times() -> None:
    life = Life().begins(0).reads((40, WALK), (340, STILL)).waits(600)
    assert walked(life) == [(40, 340, 300)]
    assert life.sessions[0].origin is Origin.MANUAL


def test_a_start_by_hand_a_moment_after_the_belt_is_dated_to_the_belt() -> None:
    life = Life().reads((0, WALK)).begins(5).reads((300, STILL)).waits(600)
    assert walked(life) == [(0, 300, 300)]
    assert life.happened.count(Happening.STARTED) == 1


def test_a_stop_by_hand_ends_a_session_at_once() -> None:
    life = Life().reads((0, WALK)).stops(300)
    assert walked(life) == [(0, 300, 300)]


def test_a_stop_by_hand_in_a_pause_ends_the_session_where_the_pause_began() -> None:
    life = Life().reads((0, WALK), (300, STILL)).stops(390)
    assert walked(life) == [(0, 300, 300)]


@pytest.mark.parametrize("idle_for", [60, 119, 120])
def test_after_a_stop_by_hand_a_source_opens_nothing_until_it_has_been_idle(
    idle_for: int,
) -> None:
    life = Life().reads((0, WALK)).stops(300)
    life.reads((400, STILL), (400 + idle_for, WALK)).waits(900)
    assert not life.snapshot.is_walking
    life.reads((900, STILL), (1021, WALK)).waits(1100)
    assert life.snapshot.is_walking


def test_a_stop_by_hand_also_holds_for_a_source_that_was_not_sure_yet() -> None:
    life = Life().begins(0).waits(295).reads((295, WALK)).stops(300).waits(400)
    assert not life.snapshot.is_walking
    assert walked(life) == [(0, 300, 300)]


def test_a_new_start_by_hand_takes_the_running_belt_from_then_on() -> None:
    life = Life().reads((0, WALK)).stops(300).begins(400)
    life.reads((700, STILL)).waits(900)
    assert walked(life) == [(0, 300, 300), (400, 700, 300)]


def test_a_start_by_hand_while_the_spent_belt_rests_is_a_walk_of_its_own() -> None:
    life = Life().reads((0, WALK), (290, STILL)).stops(300).begins(350).waits(500)
    life.stops(700)
    assert walked(life) == [(0, 290, 290), (350, 700, 350)]


def test_a_forgotten_start_by_hand_asks_and_offers_the_planned_minutes() -> None:
    life = Life().take(Begin(at(0), planned=minutes(8))).waits(3601)
    assert walked(life) == [(0, 3600, 480)]
    session = life.sessions[0]
    assert (session.confirmed, session.uncertain) == (False, True)
    assert life.happened[-1] is Happening.NEEDS_CONFIRMATION


def test_a_forgotten_start_is_asked_about_however_short_the_plan() -> None:
    settings = timed(BOTH, shortest_session=minutes(10))
    life = Life(settings).take(Begin(at(0), planned=minutes(2))).waits(3601)
    assert life.snapshot.to_confirm


def test_start_while_walking_and_stop_while_idle_are_refused() -> None:
    life = Life()
    with pytest.raises(NotWalking):
        life.stops(0)
    life.reads((0, WALK)).waits(20)
    with pytest.raises(AlreadyWalking) as refusal:
        life.begins(30)
    assert refusal.value.facts == {"since": at(0)}


def test_place_and_plan_of_a_start_by_hand_are_kept() -> None:
    life = Life().take(Begin(at(0), Origin.VOICE, minutes(6), Place.OUTDOORS))
    session = life.stops(400).sessions[0]
    assert (session.origin, session.planned) == (Origin.VOICE, minutes(6))
    assert session.place is Place.OUTDOORS


def test_a_walk_cannot_be_written_down_over_the_running_one() -> None:
    life = Life().reads((0, WALK)).waits(300)
    wish = Session(session_id="", start=at(-100), end=at(50), active=minutes(1))
    with pytest.raises(OverlapsRunningSession) as refusal:
        life.take(Log(at(300), wish))
    assert refusal.value.facts == {"since": at(0)}
    life.take(Log(at(300), replace(wish, start=at(-100), end=at(0))))
    assert len(life.sessions) == 1


@pytest.mark.parametrize(
    ("how", "confirmed"), [(CountsAs.BACKWARDS, True), (CountsAs.ASK, False)]
)
def test_what_a_source_counts_as_decides_whether_to_ask(
    how: CountsAs, *, confirmed: bool
) -> None:
    life = Life(counting(plug=how)).reads((0, WALK), (300, STILL)).waits(600)
    assert life.sessions[0].confirmed is confirmed
    asked = Happening.NEEDS_CONFIRMATION in life.happened
    assert asked is not confirmed
    assert life.snapshot.sessions_this_week == int(confirmed)


def test_an_armed_source_opens_nothing_but_joins_a_start_by_hand() -> None:
    life = Life(counting(plug=CountsAs.ARMED)).reads((0, WALK)).waits(100)
    assert not life.snapshot.is_walking
    life.begins(100).reads((400, STILL)).waits(600)
    assert walked(life) == [(100, 400, 300)]
    assert life.sessions[0].confirmed


def test_an_armed_source_does_not_join_what_nobody_started() -> None:
    life = Life(counting(shared=CountsAs.ASK, plug=CountsAs.ARMED))
    life.reads((0, WALK), by="shared").reads((5, WALK))
    life.reads((300, STILL), by="shared").waits(600)
    assert life.sessions[0].sources == ("shared",)
    assert not life.sessions[0].confirmed


def test_backwards_beats_ask_in_one_session() -> None:
    life = Life(counting(shared=CountsAs.ASK, plug=CountsAs.BACKWARDS))
    life.reads((0, WALK), by="shared").reads((5, WALK)).reads((300, STILL))
    life.reads((300, STILL), by="shared").waits(600)
    assert life.sessions[0].confirmed


def test_who_started_by_hand_has_said_yes() -> None:
    life = Life(counting(plug=CountsAs.ASK)).begins(0)
    life.reads((5, WALK), (300, STILL)).waits(600)
    assert life.sessions[0].confirmed


def test_a_source_that_was_taken_away_leaves_what_it_has_seen() -> None:
    life = Life(BOTH).reads((0, WALK)).waits(300)
    life.settings = with_sources(pad=PAD)
    life.crashes(back=310)
    assert walked(life) == [(0, 300, 300)]


QUICK = timed(
    BOTH,
    on_delay=minutes(1 / 6),
    pause_allowance=minutes(1),
    shortest_session=minutes(1 / 6),
    longest_session=minutes(240),
)

levels = st.lists(st.tuples(st.integers(1, 90), st.booleans()), min_size=1, max_size=25)


def activity(moves: list[tuple[int, bool]]) -> list[tuple[float, float]]:
    clock, readings = 0.0, []
    for gap, active in moves:
        clock += gap
        readings.append((clock, WALK if active else STILL))
    return stretches([*readings, (clock + 1, STILL), (clock + 2, STILL)])


@given(levels, levels)
def test_several_sources_find_what_one_that_sees_all_would_find(
    plug: list[tuple[int, bool]], pad: list[tuple[int, bool]]
) -> None:
    """Bouts that follow each other within the allowance are one session, whoever saw them."""
    seen = {"plug": activity(plug), "pad": activity(pad)}
    life = Life(with_sources(plug=PLUG, pad=PLUG), start=-1)
    life.settings = replace(QUICK, sources=life.settings.sources)
    events = [
        (moment, source, value)
        for source, spans in seen.items()
        for span in spans
        for moment, value in zip(span, (WALK, STILL), strict=True)
    ]
    for moment, source, value in sorted(events):
        life.take(Seen(source, Reading(at(moment), value)))
    life.waits(10_000)

    bouts = sorted(
        bout
        for spans in seen.values()
        for bout in naive_sessions(
            spans, replace(QUICK.timing, shortest_session=minutes(0))
        )
    )
    merged: list[list[float]] = []
    for start, end, *_ in bouts:
        if merged and start - merged[-1][1] <= 60:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    expected = []
    for start, end in merged:
        inside = [
            Span(at(a), at(b))
            for spans in seen.values()
            for bout in naive_sessions(
                spans, replace(QUICK.timing, shortest_session=minutes(0))
            )
            for a, b in spans
            if bout[0] <= a and b <= bout[1] and start <= a and b <= end
        ]
        expected.append((start, end, total(inside).total_seconds()))
    assert walked(life) == expected
