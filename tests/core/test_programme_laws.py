"""What holds of the programme whatever the knee says and the walker does."""

from contextlib import suppress
from dataclasses import replace
from itertools import chain, pairwise

from hypothesis import given, strategies as st

from custom_components.retro_walking.core.codec import decode, encode
from custom_components.retro_walking.core.course import chart
from custom_components.retro_walking.core.dose import FLOOR
from custom_components.retro_walking.core.errors import WalkingError
from custom_components.retro_walking.core.events import Delete, Rate, SetHold
from custom_components.retro_walking.core.model import Decided, PainMoment, Zone
from custom_components.retro_walking.core.plan import Plan, Stage
from custom_components.retro_walking.core.settings import Settings
from custom_components.retro_walking.core.snapshot import circumstances
from custom_components.retro_walking.core.walker import State

from .builders import minutes
from .patient import Patient, with_programme

SCORES = st.sampled_from([0, 1, 1, 1, 2, 2, 3, 4, 5, 7])
MAYBE = st.sampled_from([None, 0, 1, 1, 1, 1, 2, 3, 6])
WALKS = st.tuples(st.just("walk"), st.integers(1, 4), SCORES, MAYBE)
SHORT = st.tuples(st.just("short"), st.integers(1, 4), SCORES, MAYBE)
REST = st.tuples(st.just("rest"), st.integers(1, 40), st.just(0), st.none())
WISHES = st.tuples(
    st.sampled_from([*Decided, Decided.ACCEPTED, Decided.LIST_CONFIRMED]),
    st.just(0),
    st.just(0),
    st.none(),
)
AMENDS = st.tuples(
    st.sampled_from(["delete", "worst", "morning", "hold"]),
    st.integers(0, 9),
    SCORES,
    st.none(),
)
GOOD = st.tuples(st.just("walk"), st.just(2), st.just(1), st.just(1))
NEXT_DAY = st.tuples(st.just("rest"), st.just(1), st.just(0), st.none())
YES = st.tuples(st.just(Decided.ACCEPTED), st.just(0), st.just(0), st.none())


type Deed = tuple[str, int, int, int | None]

STEPS = st.lists(st.tuples(GOOD, GOOD, GOOD, NEXT_DAY, YES), max_size=3)
"""Weeks that each lead to a step, as days that are drawn one by one hardly ever do."""


def lives(
    *deeds: st.SearchStrategy[Deed], most: int = 50
) -> st.SearchStrategy[list[Deed]]:
    """Draw what somebody does who takes some steps first, and then does as chance will have it."""
    then = st.lists(st.one_of(*deeds), max_size=most)
    return st.builds(lambda steps, rest: [*chain(*steps), *rest], STEPS, then)


LIVES = lives(GOOD, GOOD, YES, WALKS, SHORT, REST, WISHES)
MESSY_LIVES = lives(GOOD, YES, WALKS, REST, WISHES, AMENDS)
CHOICES = st.builds(
    with_programme,
    start_minutes=st.integers(2, 15),
    target_minutes=st.integers(15, 30),
    step_minutes=st.integers(1, 5),
    greens_to_step=st.integers(1, 4),
    days_between_steps=st.integers(3, 9),
)


class Life(Patient):
    """A walker who does one thing after another, each some days after the one before."""

    def __init__(self, *deeds: Deed, **chosen: object) -> None:
        super().__init__(with_programme(**chosen))
        self.n = 0
        for deed in deeds:
            self.does(deed)

    def does(self, deed: Deed) -> None:
        what, number, score, morning = deed
        match what:
            case "walk" | "short":
                self.walked(self.n, score, morning, length=1 if what == "short" else 8)
                self.n += number
            case "rest":
                self.n += number
                self.on(self.n, 8)
            case "hold":
                self.take(SetHold(self.now, on=number > 4))
            case "delete" | "worst" | "morning":
                self.amends(what, number, score)
            case _:
                with suppress(WalkingError):
                    self.decides(Decided(what))

    def amends(self, what: str, number: int, score: int) -> None:
        if not self.sessions:
            return
        session_id = self.sessions[-1 - number % len(self.sessions)].session_id
        if what == "delete":
            self.take(Delete(self.now, session_id))
        elif what == "worst":
            self.take(Rate(self.now, score, PainMoment.DURING, session_id))
        else:
            with suppress(WalkingError):
                self.take(Rate(self.now, score, PainMoment.MORNING, session_id))

    def plans(self) -> list[tuple[State, Plan]]:
        return [
            (state, circumstances(state, self.settings).course.plan)
            for state in self.states
        ]


@given(CHOICES, LIVES)
def test_the_minutes_rise_only_by_an_accepted_step_after_enough_greens(
    chosen: Settings, deeds: list[Deed]
) -> None:
    life = Life()
    life.settings = chosen
    rules = life.settings.programme
    set_at = life.now
    for deed in deeds:
        life.does(deed)
    for (_, before), (state, now) in pairwise(life.plans()):
        is_same = before.started_at == now.started_at
        if not is_same or before.started_at is None or now.dose == before.dose:
            continue
        if now.dose > before.dose:
            assert before.stage is Stage.PROPOSAL
            assert now.dose - before.dose <= rules.step_minutes
            zones = circumstances(state, life.settings).course.zones
            greens = [
                session
                for session in state.journal.sessions
                if session.start >= set_at
                and zones[session.session_id] is Zone.GREEN
                and session.active >= minutes(3)
            ]
            assert len(greens) >= rules.greens_to_step
        set_at = state.at


@given(MESSY_LIVES, st.sampled_from([2, 5, 10]))
def test_the_minutes_stay_between_floor_and_target(
    deeds: list[Deed], start: int
) -> None:
    life = Life(*deeds, start_minutes=start, target_minutes=11, step_minutes=2)
    for _, plan in life.plans():
        assert min(FLOOR, minutes(start)) <= plan.dose <= minutes(11)


@given(LIVES)
def test_while_paused_the_minutes_never_rise_and_nothing_is_proposed(
    deeds: list[Deed],
) -> None:
    for (_, before), (_, now) in pairwise(Life(*deeds).plans()):
        if now.stage is Stage.PAUSED:
            assert now.proposal is None
            if before.stage is Stage.PAUSED:
                assert now.dose <= before.dose


@given(MESSY_LIVES)
def test_what_is_known_is_what_the_log_tells_from_the_start(deeds: list[Deed]) -> None:
    life = Life(*deeds)
    for state in (life.step.state, decode(encode(life.step.state))):
        anew = chart(None, state.journal, state.at, life.settings)
        kept = circumstances(life.step.state, life.settings).course
        assert anew.plan == kept.plan
        assert anew.zones == kept.zones


SHORT_REST = st.tuples(st.just("rest"), st.integers(1, 6), st.just(0), st.none())
CALM_LIVES = lives(GOOD, YES, WALKS, SHORT_REST, most=30)


@given(CALM_LIVES, st.integers(0, 45), SCORES, MAYBE, st.booleans())
def test_a_walk_that_was_a_mistake_is_as_if_it_had_never_been(
    deeds: list[Deed], at: int, during: int, morning: int | None, much: bool
) -> None:
    mistaken, right = Life(), Life()
    for n, deed in enumerate([*deeds, *[("rest", 1, 0, None)] * 2]):
        if n == min(at, len(deeds)):
            day, before = mistaken.n, set(mistaken.sessions)
            mistaken.logs(day, during, length=8 if much else 1, hour=5)
            (wrong,) = set(mistaken.sessions) - before
            # What is decided next is decided at the same moment in both lives.
            right.tick(mistaken.now)
        mistaken.does(deed)
        recorded = mistaken.step.state.journal.decisions
        if deed[0] != Decided.ACCEPTED or recorded[-1].at == mistaken.now:
            right.does(deed)
    mistaken.take(Delete(mistaken.now, wrong.session_id))
    right.tick(mistaken.now)
    assert outcome(mistaken) == outcome(right)


@given(CALM_LIVES, st.integers(0, 45), SCORES)
def test_a_score_that_is_corrected_is_as_if_it_had_been_so(
    deeds: list[Deed], at: int, wrong: int
) -> None:
    mistaken, right = Life(), Life()
    corrections: list[Rate] = []
    for n, deed in enumerate(deeds):
        what, gap, during, morning = deed
        is_wrong = n == at and what == "walk"
        mistaken.does((what, gap, wrong, morning) if is_wrong else deed)
        if is_wrong:
            session_id = mistaken.sessions[-1].session_id
            corrections.append(
                Rate(mistaken.now, during, PainMoment.DURING, session_id)
            )
        recorded = mistaken.step.state.journal.decisions
        if what != Decided.ACCEPTED or recorded[-1].at == mistaken.now:
            right.does(deed)
    for correction in corrections:
        mistaken.take(replace(correction, at=mistaken.now))
    assert outcome(mistaken) == outcome(right)


def outcome(life: Life) -> object:
    plan = life.plan
    course = circumstances(life.step.state, life.settings).course
    return (
        plan.dose,
        plan.stage,
        plan.proposal,
        [(ruling.at, ruling.verb, ruling.because) for ruling in plan.rulings],
        course.zones,
        course.baseline,
    )
