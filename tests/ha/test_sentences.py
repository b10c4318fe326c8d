"""Every language: what is ours is understood and answered, what is not is left alone."""

from collections.abc import Iterator
from functools import cache
from random import Random

from hassil.intents import Intents, TextSlotList
from hassil.models import MatchEntity
from hassil.recognize import recognize_all
from home_assistant_intents import get_intents
from homeassistant.components.conversation.trigger import (
    has_no_punctuation,
    is_valid_sentence,
)
from homeassistant.core import HomeAssistant
import pytest

from custom_components.retro_walking.voice.acts import ACTS
from custom_components.retro_walking.voice.ear import Ear
from custom_components.retro_walking.voice.language import Language
from custom_components.retro_walking.voice.speech import say
from custom_components.retro_walking.voice.templates import understandable

from ..long import LONG
from ..sampling import Sampler
from ..week_by_voice import LANGUAGES, WEEK, Spoken
from .life import NOON, Life, walker
from .talk import PREFIX, Notebook, Talk

NAMES = ["Ada", "Ben"]
OF_THE_HOUSE = ["kitchen", "lamp", "vacuum", "milk", "Anna", "pizza"]
SAMPLES_OF_TEMPLATE = 40 if LONG else 4
SAMPLES_OF_OTHERS = 16 if LONG else 1

in_every_language = pytest.mark.parametrize("tag", LANGUAGES)


@in_every_language
async def test_a_whole_week_goes_by_voice(life: Life, talk: Talk, tag: str) -> None:
    language, spoken = Language.load(tag), Spoken.of(tag)
    noon = NOON.astimezone(life.zone)
    await talk.speaks(tag)
    await life.set_up(walker(None))
    await life.act("confirm_safety_list")
    await life.act("start_programme")
    told = set()
    for step in WEEK:
        await life.not_before(NOON + step.after)
        answer = await talk.says(spoken.said(step.key))
        now = (NOON + step.after).astimezone(life.zone)
        assert answer == say(step.expects(noon), language, now), step
        if step.key not in told:
            assert answer == spoken.answer(step.key)
            told.add(step.key)
    assert told == set(spoken.content["week"])


@pytest.mark.newest
@in_every_language
async def test_other_ways_to_say_it_mean_the_same(
    life: Life, talk: Talk, tag: str
) -> None:
    await talk.speaks(tag)
    await life.set_up(*(walker(None, name=n, entry_id=n) for n in NAMES))
    notebook = Notebook(life)
    examples = Spoken.of(tag).more + [
        {
            "said": Spoken.of(tag).said(step.key),
            "intent": step.intent,
            "slots": step.slots,
        }
        for step in WEEK
        if step.key != "for_stranger"
    ]
    meant = [(e["said"], e["intent"], e.get("slots", {})) for e in examples]
    understood = []
    for said, _, _ in meant:
        notebook.done.clear()
        await talk.says(said)
        understood += [(said, *done) for done in notebook.done or [("nothing", {})]]
    assert understood == meant
    assert {PREFIX + e["intent"] for e in Spoken.of(tag).more} == set(ACTS)


@in_every_language
async def test_what_is_not_ours_is_answered_as_without_us(
    hass: HomeAssistant, life: Life, talk: Talk, tag: str
) -> None:
    await talk.speaks(tag)
    others = Spoken.of(tag).not_ours
    assert len(others) >= 15
    before = [await talk.says(text) for text in others]
    await life.set_up(walker(None))
    assert [await talk.says(text) for text in others] == before


@in_every_language
def test_home_assistant_takes_our_sentences(tag: str) -> None:
    sentences = Ear([Language.load(tag)], NAMES).sentences
    has_no_punctuation(sentences)
    is_valid_sentence(sentences)


@pytest.mark.newest
@in_every_language
def test_every_sentence_has_one_meaning(tag: str) -> None:
    """However it is put together, a sentence of ours means one thing."""
    intents = understandable(Language.load(tag), NAMES)
    for intent, text in drawn(intents, tag, SAMPLES_OF_TEMPLATE):
        meanings = {
            (found.intent.name, *sorted(_slots(found.entities)))
            for found in recognize_all(text, intents, language=tag)
        }
        assert len(meanings) == 1, text
        assert {name for name, *_ in meanings} == {intent}, text


@pytest.mark.newest
@in_every_language
def test_every_sentence_is_heard(tag: str) -> None:
    """What we understand, Home Assistant listens for."""
    language = Language.load(tag)
    listened = listens(Ear([language], NAMES))
    intents = understandable(language, NAMES)
    for _, text in drawn(intents, tag, SAMPLES_OF_TEMPLATE // 4):
        assert any(recognize_all(text, listened)), text


def drawn(intents: Intents, tag: str, count: int) -> Iterator[tuple[str, str]]:
    """Draw sentences from each of our templates, with the intents that they are of."""
    rules = intents.expansion_rules
    sampler = Sampler(Random(tag), tag, intents.slot_lists, rules, NAMES, NAMES)
    for intent in intents.intents.values():
        for data in intent.data:
            for sentence in data.sentences:
                for _ in range(count):
                    yield intent.name, sampler.sentence(sentence)


@pytest.mark.newest
@in_every_language
def test_no_sentence_of_home_assistants_own_is_taken(tag: str) -> None:
    """Sentences of each of its templates, with all our languages in use at once."""
    content = get_intents(tag)
    assert content is not None
    theirs = Intents.from_dict(content)
    # What is to be done later is a command of its own, and said as one.
    theirs.slot_lists["timer_command"] = TextSlotList.from_strings(OF_THE_HOUSE)
    own = Spoken.of(tag).content["own_words"]
    things = OF_THE_HOUSE + own + [f"{word} x" for word in own]
    sampler = Sampler(
        Random(tag),
        tag,
        theirs.slot_lists,
        theirs.expansion_rules,
        OF_THE_HOUSE,
        things,
    )
    listened = listens_to_all()
    taken = []
    for intent in theirs.intents.values():
        for data in intent.data:
            for sentence in data.sentences:
                for _ in range(SAMPLES_OF_OTHERS):
                    text = sampler.sentence(sentence, data.expansion_rules)
                    if any(recognize_all(text, listened)):
                        taken.append((intent.name, text))
    assert taken == []


@cache
def listens_to_all() -> Intents:
    """Return what Home Assistant makes of all our languages at once, which takes it long."""
    return listens(Ear([Language.load(tag) for tag in LANGUAGES], NAMES))


def listens(ear: Ear) -> Intents:
    """Return what Home Assistant makes of our sentences: any words in the place of a slot."""
    slots = {"minutes", "score", "hour", "name"}
    return Intents.from_dict(
        {
            "language": "en",
            "intents": {"ours": {"data": [{"sentences": ear.sentences}]}},
            "lists": {slot: {"wildcard": True} for slot in slots},
        }
    )


def _slots(entities: dict[str, MatchEntity]) -> list[tuple[str, object]]:
    return [(name, entity.value) for name, entity in entities.items()]
