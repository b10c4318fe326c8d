"""Sentences drawn at random from templates, as hassil would accept them."""

from collections.abc import Mapping
from random import Random

from hassil.expression import (
    Alternative,
    Expression,
    Group,
    ListReference,
    Permutation,
    RuleReference,
    Sentence,
    TextChunk,
)
from hassil.intents import RangeSlotList, SlotList, TextSlotList, WildcardSlotList
from hassil.sample import sample_expression
from hassil.util import normalize_whitespace


class Sampler:
    """Draws sentences; of wildcards from `anything`, of lists that are not known from `names`."""

    def __init__(
        self,
        random: Random,
        language: str,
        lists: Mapping[str, SlotList],
        rules: Mapping[str, Sentence],
        names: list[str],
        anything: list[str],
    ) -> None:
        self._random = random
        self._language = language
        self._lists = lists
        self._rules = rules
        self._names, self._anything = names, anything

    def sentence(self, sentence: Sentence, rules: Mapping[str, Sentence] = {}) -> str:
        """Return a sentence of a template, which may have rules of its own."""
        own = Sampler(
            self._random,
            self._language,
            self._lists,
            {**self._rules, **rules},
            self._names,
            self._anything,
        )
        return normalize_whitespace(own.draw(sentence.expression)).strip()

    def draw(self, expression: Expression) -> str:
        match expression:
            case TextChunk():
                return expression.original_text
            case Alternative():
                return self.draw(self._random.choice(expression.items))
            case Permutation():
                items = self._random.sample(expression.items, len(expression.items))
                return " ".join(map(self.draw, items))
            case Group():
                return "".join(map(self.draw, expression.items))
            case RuleReference():
                return self.draw(self._rules[expression.rule_name].expression)
            case ListReference():
                return self._value(self._lists.get(expression.list_name))
        raise TypeError(expression)

    def _value(self, values: SlotList | None) -> str:
        match values:
            case TextSlotList():
                return self.draw(self._random.choice(values.values).text_in)
            case RangeSlotList():
                number = self._random.randint(values.start, values.stop)
                one = RangeSlotList(values.name, number, number, words=False)
                spoken = RangeSlotList(values.name, number, number, digits=False)
                shown = self._random.choice([one, spoken])
                reference = ListReference("number")
                texts = sample_expression(
                    reference, {"number": shown}, language=self._language
                )
                return self._random.choice(sorted(texts))
            case WildcardSlotList():
                return self._random.choice(self._anything)
            case _:
                return self._random.choice(self._names)
