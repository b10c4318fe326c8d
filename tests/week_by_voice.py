"""A week and a day by voice: what is said when, what it means, and what is so afterwards.

The words are in `tests/sentences`, one file per language: `week` holds what is said, and the
answer when it is said first; `more` other ways to say things; `not_ours` what is none of ours.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from custom_components.retro_walking.voice.speech import Answer, line

SENTENCES = Path(__file__).with_name("sentences")

LANGUAGES = sorted(path.stem for path in SENTENCES.glob("*.yaml"))

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONDAY_NOON = timedelta()
TUESDAY_MORNING = DAY - 3 * HOUR
WEDNESDAY, THURSDAY_MORNING = 2 * DAY, 3 * DAY - 3 * HOUR
FRIDAY, SATURDAY_MORNING = 4 * DAY, 5 * DAY - 3 * HOUR
NEXT_MONDAY = 7 * DAY
WALK = timedelta(minutes=6)
FORGOTTEN = timedelta(minutes=70)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def week(walks: int, total: float) -> Answer:
    return (line("week", walks=walks, minutes=minutes(total)),)


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence by its key, said so long after noon of Monday; the answer may name days of then."""

    after: timedelta
    key: str
    intent: str
    expects: Callable[[datetime], Answer]
    slots: Mapping[str, object] = field(default_factory=dict)


def _next(day: timedelta, planned: float = 5) -> Callable[[datetime], Answer]:
    return lambda noon: (
        line("next", day=(noon + day).date(), minutes=minutes(planned)),
    )


def _says(key: str, **facts: object) -> Callable[[datetime], Answer]:
    return lambda _: (line(key, **facts),)


def _all(*parts: Callable[[datetime], Answer] | Answer) -> Callable[[datetime], Answer]:
    return lambda noon: tuple(
        found
        for part in parts
        for found in (part if isinstance(part, tuple) else part(noon))
    )


TO_GO = (line("to_go", more=1),)
MET, COMPLETE = (line("met"),), (line("complete"),)
EMPTY = (line("week_empty"), line("to_go", more=2))

WEEK = (
    Step(
        MONDAY_NOON,
        "progress",
        "Progress",
        _all(EMPTY, _next(MONDAY_NOON)),
    ),
    Step(
        MONDAY_NOON,
        "last",
        "LastSession",
        _all(_says("no_walk_yet"), _next(MONDAY_NOON)),
    ),
    Step(MONDAY_NOON, "stop", "Stop", _says("not_walking")),
    Step(MONDAY_NOON, "accept", "AcceptStep", _says("nothing_proposed")),
    Step(MONDAY_NOON, "confirm", "Confirm", _says("nothing_to_confirm")),
    Step(MONDAY_NOON, "discard", "Discard", _says("nothing_to_confirm")),
    Step(MONDAY_NOON, "dose", "Dose", _says("planned", minutes=minutes(5))),
    Step(
        MONDAY_NOON,
        "pain_before",
        "LogPain",
        _all(_says("noted_before", score=1), _next(MONDAY_NOON)),
        {"score": 1, "moment": "before"},
    ),
    Step(
        MONDAY_NOON,
        "start_with_all",
        "Start",
        _says("started", minutes=minutes(6)),
        {"minutes": 6, "place": "treadmill"},
    ),
    Step(
        minutes(1),
        "start",
        "Start",
        lambda noon: (line("already_walking", since=noon),),
    ),
    Step(
        WALK,
        "stop",
        "Stop",
        _all(_says("stopped", minutes=minutes(6)), week(1, 6), TO_GO),
    ),
    Step(WALK, "pain_eleven", "LogPain", _says("no_score"), {"score": 11}),
    Step(
        WALK,
        "pain",
        "LogPain",
        _all(_says("noted_during", score=2), _next(WEDNESDAY)),
        {"score": 2},
    ),
    Step(
        TUESDAY_MORNING,
        "pain_morning",
        "LogPain",
        _all(_says("noted_morning", score=1), _next(WEDNESDAY)),
        {"score": 1, "moment": "morning"},
    ),
    Step(
        TUESDAY_MORNING,
        "pain_now",
        "LogPain",
        _all(_says("noted_now", score=1), _next(WEDNESDAY)),
        {"score": 1, "moment": "now"},
    ),
    Step(WEDNESDAY, "next", "NextWalk", _next(WEDNESDAY)),
    Step(
        WEDNESDAY,
        "snooze",
        "Snooze",
        lambda noon: (line("snoozed", time=noon + WEDNESDAY + minutes(30)),),
    ),
    Step(
        WEDNESDAY,
        "snooze_minutes",
        "Snooze",
        lambda noon: (line("snoozed", time=noon + WEDNESDAY + minutes(20)),),
        {"minutes": 20},
    ),
    Step(WEDNESDAY, "snooze", "Snooze", _says("snoozed_enough", times=2)),
    Step(
        WEDNESDAY,
        "skip",
        "SkipToday",
        _all(_says("skipped"), week(1, 6), TO_GO),
        {"reason": "busy"},
    ),
    Step(
        WEDNESDAY,
        "log_without_minutes",
        "LogSession",
        _says("no_minutes"),
        {"when": "morning"},
    ),
    Step(
        WEDNESDAY,
        "log",
        "LogSession",
        lambda noon: (
            line("logged", minutes=minutes(8), day=(noon + WEDNESDAY).date()),
            *week(2, 14),
            *MET,
        ),
        {"minutes": 8, "when": "morning"},
    ),
    Step(
        WEDNESDAY,
        "log",
        "LogSession",
        lambda noon: (
            line("day_has_walk", minutes=minutes(8), day=(noon + WEDNESDAY).date()),
        ),
        {"minutes": 8, "when": "morning"},
    ),
    Step(
        WEDNESDAY,
        "pain_during",
        "LogPain",
        _all(_says("noted_during", score=2), _next(FRIDAY)),
        {"score": 2, "moment": "during"},
    ),
    Step(
        THURSDAY_MORNING,
        "pain_morning",
        "LogPain",
        _all(_says("noted_morning", score=1), _next(FRIDAY)),
        {"score": 1, "moment": "morning"},
    ),
    Step(
        FRIDAY,
        "start_outdoors",
        "Start",
        _says("started", minutes=minutes(5)),
        {"place": "outdoors"},
    ),
    Step(
        FRIDAY + FORGOTTEN,
        "progress",
        "Progress",
        _all(week(2, 14), MET, _next(FRIDAY), _says("waiting", walks=1)),
    ),
    Step(
        FRIDAY + FORGOTTEN,
        "confirm",
        "Confirm",
        _all(_says("confirmed", minutes=minutes(5)), week(3, 19), COMPLETE),
    ),
    Step(
        FRIDAY + FORGOTTEN,
        "pain_during",
        "LogPain",
        _all(_says("noted_during", score=2), _next(NEXT_MONDAY)),
        {"score": 2, "moment": "during"},
    ),
    Step(
        FRIDAY + FORGOTTEN,
        "start",
        "Start",
        _says("started", minutes=minutes(5)),
    ),
    Step(
        FRIDAY + 2 * FORGOTTEN,
        "discard",
        "Discard",
        _all(_says("discarded"), week(3, 19), COMPLETE),
    ),
    Step(
        SATURDAY_MORNING,
        "pain_morning",
        "LogPain",
        _all(_says("noted_morning", score=1), _next(NEXT_MONDAY)),
        {"score": 1, "moment": "morning"},
    ),
    Step(
        NEXT_MONDAY,
        "last",
        "LastSession",
        lambda noon: (
            line("last", day=(noon + FRIDAY).date(), minutes=minutes(5)),
            *_next(NEXT_MONDAY)(noon),
        ),
    ),
    Step(
        NEXT_MONDAY,
        "dose",
        "Dose",
        _all(
            _says("planned", minutes=minutes(5)),
            _says("proposed", minutes=minutes(6)),
        ),
    ),
    Step(NEXT_MONDAY, "accept", "AcceptStep", _says("accepted", minutes=minutes(6))),
    Step(
        NEXT_MONDAY,
        "log_another",
        "LogSession",
        lambda noon: (
            line("logged", minutes=minutes(7), day=(noon + NEXT_MONDAY).date()),
            *week(1, 7),
            *TO_GO,
        ),
        {"minutes": 7, "another": True},
    ),
    Step(
        NEXT_MONDAY,
        "log",
        "LogSession",
        lambda noon: (
            line("day_has_walk", minutes=minutes(7), day=(noon + NEXT_MONDAY).date()),
        ),
        {"minutes": 8, "when": "morning"},
    ),
    Step(
        NEXT_MONDAY,
        "log_one_more",
        "LogSession",
        lambda noon: (
            line("logged", minutes=minutes(8), day=(noon + NEXT_MONDAY).date()),
            *week(2, 15),
            *MET,
        ),
        {"another": True},
    ),
    Step(
        NEXT_MONDAY,
        "for_stranger",
        "Start",
        _says("unknown_walker", name="Zoe", names=("Ada",)),
    ),
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said in a language, and what is none of ours."""

    tag: str
    content: Mapping[str, Any]

    @classmethod
    @cache
    def of(cls, tag: str) -> Spoken:
        text = (SENTENCES / f"{tag}.yaml").read_text("utf-8")
        return cls(tag, yaml.safe_load(text))

    def said(self, key: str) -> str:
        return self.content["week"][key]["said"]  # type: ignore[no-any-return]

    def answer(self, key: str) -> str:
        return self.content["week"][key]["answer"]  # type: ignore[no-any-return]

    @property
    def more(self) -> list[dict[str, Any]]:
        return self.content["more"]  # type: ignore[no-any-return]

    @property
    def not_ours(self) -> list[str]:
        return self.content["not_ours"]  # type: ignore[no-any-return]
