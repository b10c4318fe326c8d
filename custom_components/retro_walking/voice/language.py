"""A language: its sentences, its answers, and how it counts. One file each, in `sentences/`.

`rules` and `lists` are parts of sentences, in hassil's template syntax: `(a|b)`, `[optional]`,
`<rule>`, `{list}`. Beside the lists of the file there are `{minutes}`, `{score}`, `{hour}`, and
the names of the walkers. `{walker}` is one of them and stands anywhere, and so do the smaller
numbers of `{spoken_minutes}` and `{spoken_score}`. Of the others Home Assistant hears any words in
their place: they stand only after words of our own, `{name}` at the very end. A language in which
hours are no cardinal numbers has a list `spoken_hour`. `around` is what politeness puts before and after every sentence.
An answer is a text with facts, or one text for each plural form of its first count. `plural` is
the gettext formula that chooses the form, `counts` are the phrases of the counts themselves.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from gettext import c2py
from pathlib import Path
from typing import Any

from homeassistant.util.language import matches
from homeassistant.util.yaml import load_yaml_dict

FOLDER = Path(__file__).parents[1] / "sentences"
FALLBACK = "en"

type Texts = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence template of an intent, and the slots that it stands for by itself."""

    intent: str
    text: str
    slots: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Days:
    """How days are spoken of: near ones, weekdays to come and past ones from Monday on, dates."""

    today: str
    yesterday: str
    tomorrow: str
    ahead: Sequence[str]
    past: Sequence[str]
    other: str
    months: Sequence[str]

    def seen_from(self, today: date, day: date) -> str:
        """Return a day in words."""
        match (day - today).days:
            case 0:
                return self.today
            case -1:
                return self.yesterday
            case 1:
                return self.tomorrow
            case days if abs(days) < 7:
                return (self.ahead if days > 0 else self.past)[day.weekday()]
        return self.other.format(day=day.day, month=self.months[day.month - 1])


@dataclass(frozen=True)
class Language:
    """What a language file says; `tag` is its name."""

    tag: str
    content: Mapping[str, Any]

    @classmethod
    def load(cls, tag: str) -> Language:
        """Read the file of a language that is `available`; reads from disk."""
        return cls(tag, load_yaml_dict(str(FOLDER / f"{tag}.yaml")))

    @cached_property
    def templates(self) -> Sequence[Template]:
        """Return all sentence templates, with politeness around them."""
        before, after = self.content["around"]
        found = []
        for intent, sentences in self.content["sentences"].items():
            for sentence in sentences:
                given = {"said": sentence} if isinstance(sentence, str) else sentence
                slots = {name: v for name, v in given.items() if name != "said"}
                text = f"{before} {given['said']} {after}"
                found.append(Template(intent, text, slots))
        return found

    @property
    def rules(self) -> Mapping[str, str]:
        """Return parts of sentences by name."""
        return self.content["rules"]  # type: ignore[no-any-return]

    @property
    def lists(self) -> Mapping[str, Mapping[str, str]]:
        """Return, for each list, what is said for each of its values."""
        return self.content["lists"]  # type: ignore[no-any-return]

    @property
    def counts(self) -> Mapping[str, list[str]]:
        """Return, for each thing that is counted, its phrase in each plural form."""
        return self.content["counts"]  # type: ignore[no-any-return]

    @cached_property
    def form_of(self) -> Callable[[int], int]:
        """Return what tells the plural form of a number."""
        return c2py(self.content["plural"])

    @cached_property
    def days(self) -> Days:
        """Return how days are spoken of."""
        return Days(**self.content["days"])

    @property
    def time(self) -> str:
        """Return how a time is written, of `hour` and `minute`."""
        return self.content["time"]  # type: ignore[no-any-return]

    def listed(self, words: Sequence[str]) -> str:
        """Return words as alternatives."""
        comma, last = self.content["names"]
        *before, end = words
        return last.join([comma.join(before), end] if before else [end])  # type: ignore[no-any-return]

    def answer(self, key: str) -> str | list[str]:
        """Return an answer or a refusal by its key; what has no words of its own is `refused`."""
        answers: Texts = self.content["answers"]
        refusals: Texts = self.content["refusals"]
        return answers.get(key) or refusals.get(key) or refusals["refused"]


def available() -> list[str]:
    """Return the languages that there are files of; reads from disk."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def nearest(wanted: str, tags: Sequence[str]) -> str | None:
    """Return which of some languages suits a speaker of another best, None where none does."""
    return next(iter(matches(wanted, tags)), None)
