"""Has each sentence of Home Assistant's own parsed once and not in every test, which is most of what listening costs."""

from dataclasses import replace
from functools import cache

from hassil.expression import Sentence
from hassil.parse_expression import parse_sentence
import pytest


def parse_once(patch: pytest.MonkeyPatch) -> None:
    """Keep what was parsed; each intent has a sentence of its own, as more is kept on that later."""
    parse = cache(parse_sentence)

    def parsed(text: str, keep_text: bool = False) -> Sentence:
        return replace(parse(text, keep_text))

    patch.setattr("hassil.intents.parse_sentence", parsed)
