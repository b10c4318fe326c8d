"""What is said, understood: which intent, with which slots, in which language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
import re

from hassil.intents import Intents
from hassil.recognize import RecognizeResult, recognize_best

from .language import Language, nearest
from .templates import answers_with_score, slot_of, understandable, written_out

HOUR, MINUTE = "hour", "minute"
_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d{2})\b")
_HALF_OF_DAY = re.compile(r"\b([ap])\.m\b\.?")


@dataclass(frozen=True, slots=True)
class Heard:
    """An intent with its slots; or else, in `unclear`, the words in slots that could not be read."""

    language: Language
    intent: str
    slots: Mapping[str, object]
    unclear: Mapping[str, str] | None = None


class Ear:
    """Understands some languages, and the names of the walkers in them.

    All of it but `sentences` takes long or reads from disk: it is not for the event loop.
    """

    def __init__(self, languages: Sequence[Language], names: Iterable[str]) -> None:
        """Prepare for languages, in the order in which they are tried."""
        names = list(names)
        self._languages = {language.tag: language for language in languages}
        self._intents: dict[str, Intents] = {
            language.tag: understandable(language, names) for language in languages
        }
        self._origins = defaultdict[str, list[tuple[Language, str]]](list)
        for language in languages:
            for template in language.templates:
                text = written_out(template.text, language, names)
                self._origins[text].append((language, template.intent))
        self.sentences = list(self._origins)

    def understand(self, text: str, spoken: str, matched: RecognizeResult) -> Heard:
        """Return what was said, in the speaker's own language if it can be; `matched` is one of our sentences."""
        own = nearest(spoken, list(self._languages))
        for tag in sorted(self._languages, key=lambda tag: tag != own):
            if (heard := self._in_language(text, tag)) is not None:
                return heard
        return self._vaguely(own, matched)

    def _in_language(self, text: str, tag: str) -> Heard | None:
        """Return what was said in a language; of a time such as 9:30 the hour is read, and kept whole."""
        text = _HALF_OF_DAY.sub(r"\1m", text)
        clock = _CLOCK.search(text)
        if clock is not None:
            text = f"{text[: clock.start()]}{clock[1]}{text[clock.end() :]}"
        found = recognize_best(text, self._intents[tag], language=tag)
        if found is None:
            return None
        slots = {slot_of(name): said.value for name, said in found.entities.items()}
        if clock is not None:
            if HOUR not in slots:
                return None
            slots[MINUTE] = int(clock[2])
        return Heard(self._languages[tag], found.intent.name, slots)

    def _vaguely(self, own: str | None, matched: RecognizeResult) -> Heard:
        """Return the intent of a sentence in which a number or a name was something else."""
        assert matched.intent_sentence is not None
        origins = self._origins[matched.intent_sentence.text or ""]
        language, intent = min(origins, key=lambda origin: origin[0].tag != own)
        unclear = {name: str(said.value) for name, said in matched.entities.items()}
        return Heard(language, intent, {}, unclear)


def score_heard(text: str, language: Language) -> object:
    """Return the number of an answer to the question how the knee is, None where there is none."""
    found = recognize_best(text, answers_with_score(language), language=language.tag)
    return None if found is None else found.entities["score"].value
