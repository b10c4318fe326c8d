"""What listening costs: a sentence with us and without us, on one agent, and the memory of a language."""

from collections.abc import Sequence
import gc
import logging
from statistics import median
import time
import tracemalloc

from hassil.intents import Intents
from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component

from custom_components.retro_walking.voice.ear import Ear
from custom_components.retro_walking.voice.language import Language, available
from tests.ha.life import ADA, walker

from .home import in_memory
from .table import show

UNRELATED = (
    "turn on the lights in the kitchen",
    "how many lights are on",
    "open the garage door",
    "start the vacuum",
    "what is the weather like this week",
    "add milk to my shopping list",
    "stop the music in the living room please",
    "when does the sun set today",
)
OURS = (
    "how am I doing this week",
    "when is my next walk",
    "what is my dose",
    "when did I last walk backwards",
)
ROUNDS = 5
TURNS = 6


async def run() -> None:
    """Measure in turns: without a walker, with one in English, with all languages in use."""
    # Without ffmpeg, which the agent does not need, an assistant complains.
    logging.disable(logging.ERROR)
    async with in_memory() as hass:
        for component in ("homeassistant", "conversation", "assist_pipeline"):
            assert await async_setup_component(hass, component, {})
        entry = walker(None)
        entry.add_to_hass(hass)
        times: dict[str, list[float]] = {}
        for _ in range(ROUNDS):
            await _measure(hass, "without", times)
            await hass.config_entries.async_setup(ADA)
            await _measure(hass, "with", times)
            await hass.config_entries.async_unload(ADA)
        await _speak_all(hass)
        for _ in range(ROUNDS):
            await hass.config_entries.async_setup(ADA)
            await _measure(hass, "all", times)
            await hass.config_entries.async_unload(ADA)
        await hass.config_entries.async_setup(ADA)
    took = {name: median(values) for name, values in times.items()}
    _show(took)


async def _measure(
    hass: HomeAssistant, how: str, times: dict[str, list[float]]
) -> None:
    await hass.async_block_till_done()
    times.setdefault(f"first {how}", []).append(await _say(hass, UNRELATED[0]))
    for kind, sentences in (("unrelated", UNRELATED), ("ours", OURS)):
        for text in sentences:
            await _say(hass, text)
        gc.collect()
        for _ in range(TURNS):
            took = [await _say(hass, text) for text in sentences]
            times.setdefault(f"{kind} {how}", []).append(sum(took) / len(took))


async def _say(hass: HomeAssistant, text: str) -> float:
    start = time.perf_counter()
    await conversation.async_converse(hass, text, None, Context())
    return time.perf_counter() - start


async def _speak_all(hass: HomeAssistant) -> None:
    """Have an assistant for each language."""
    from homeassistant.components.assist_pipeline import async_setup_pipeline_store  # noqa: PLC0415

    pipelines = (await async_setup_pipeline_store(hass)).pipeline_store
    for tag in available():
        await pipelines.async_create_item(
            {
                "name": tag,
                "language": tag,
                "conversation_engine": conversation.HOME_ASSISTANT_AGENT,
                "conversation_language": tag,
                **dict.fromkeys(
                    (
                        "stt_engine",
                        "stt_language",
                        "tts_engine",
                        "tts_language",
                        "tts_voice",
                        "wake_word_entity",
                        "wake_word_id",
                    )
                ),
            }
        )


def _show(took: dict[str, float]) -> None:
    unrelated, ours = took["unrelated without"], took["ours without"]
    memory = [_memory(tag) for tag in available()]
    rows: Sequence[tuple[str, str, str]] = [
        ("an unrelated sentence without us", _ms(unrelated), ""),
        (
            "added by English",
            _ms(took["unrelated with"] - unrelated),
            "aim: below 5 ms",
        ),
        (
            f"added by all {len(memory)} languages",
            _ms(took["unrelated all"] - unrelated),
            "aim: below 5 ms",
        ),
        (
            "unrelated, all languages against without us",
            f"{took['unrelated all'] / unrelated:.2f} ×",
            "",
        ),
        ("a sentence of ours, not understood without us", _ms(ours), ""),
        ("understood and answered, English", _ms(took["ours with"]), ""),
        ("understood and answered, all languages", _ms(took["ours all"]), ""),
        (
            "added once, to the first sentence, by English",
            _ms(took["first with"] - took["first without"]),
            "",
        ),
        (
            "added once, to the first sentence, by all languages",
            _ms(took["first all"] - took["first without"]),
            "",
        ),
        ("memory of a language, mean", f"{sum(memory) / len(memory):.2f} MiB", ""),
        ("memory of a language, most", f"{max(memory):.2f} MiB", ""),
    ]
    show("A sentence through Home Assistant's own agent", rows)


def _memory(tag: str) -> float:
    """Return the MiB of Python's that a language takes: ours, and what Home Assistant makes of it."""
    gc.collect()
    tracemalloc.start()
    ear = Ear([Language.load(tag)], ["Ada"])
    theirs = Intents.from_dict(
        {
            "language": tag,
            "intents": {"ours": {"data": [{"sentences": ear.sentences}]}},
        }
    )
    parsed = [data.sentences for data in theirs.intents["ours"].data]
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert parsed
    return held / 2**20


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"
