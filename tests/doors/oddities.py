"""What people, phones, agents and broken devices may send: values that are wrong in every way."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

type Values = st.SearchStrategy[Any]

LONG_TEXT = "backwards " * 20_000
DEEP: list[Any] = []
for _ in range(200):
    DEEP = [DEEP]

_WORDS = (
    "",
    " ",
    "\n",
    "\0",
    "walk\0walk",
    "\ud800",
    "\udfff\ud800",
    "\u202eklaw",
    "مشي إلى الخلف",
    "👩‍🦯🏽" * 3,
    "e\u0301" * 50,
    "ﬀ",
    "İ",
    "None",
    "null",
    "true",
    "unknown",
    "unavailable",
    "{{ states('sensor.x') }}",
    "{x}",
    "%s",
    "../../etc/passwd",
    "'; drop table states; --",
    "=1+1",
    LONG_TEXT,
)
_NUMBERS = (
    0,
    -0.0,
    -1,
    1,
    0.1,
    7.5,
    10,
    10.5,
    11,
    1440,
    2**31,
    2**63,
    2**64,
    10**400,
    5e-324,
    1e-9,
    1e17,
    1e308,
    float("inf"),
    float("-inf"),
    float("nan"),
)
_NUMERALS = (
    "0",
    "-1",
    "7",
    "7,5",
    "7.5",
    "1e400",
    "-1e400",
    "1e-400",
    "nan",
    "NaN",
    "inf",
    "Infinity",
    "0x10",
    "1_000",
    "٣",
    "½",
    "1" * 5_000,
)
_MOMENTS = (
    "2026-11-22T10:00:00",
    "2026-11-22 10:00",
    "2026-11-22",
    "0001-01-01",
    "1969-12-31",
    "9000-12-31",
    "9998-12-31",
    "9999-12-31",
    "10:00",
    "0001-01-01T00:00:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59.999999",
    "9999-12-31T23:59:59-14:00",
    "9000-12-31T23:59:59Z",
    "1969-12-31T23:59:59Z",
    "1970-01-01T00:00:00+01:00",
    "2026-03-29T02:30:00",
    "2026-10-25T02:30:00",
    "2026-02-30T10:00:00",
    "2026-11-22T24:00:00",
    "2026-11-22T10:00:60",
    "2026-11-22T10:00:00+23:59",
    "2026-W47-7",
    "١٩٩٩-١٢-٣١",
    "-1",
    "tomorrow",
)
_MOMENTS_IN_PYTHON = (
    datetime.min,  # noqa: DTZ901
    datetime.max,  # noqa: DTZ901
    datetime.min.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
    datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
    datetime.max.replace(tzinfo=timezone(-timedelta(hours=14))),
    datetime(2026, 3, 29, 2, 30),  # noqa: DTZ001
    datetime(2026, 10, 25, 2, 30, fold=1),  # noqa: DTZ001
    date.min,
    date.max,
    date(2026, 11, 22),
    time(2, 30),
    timedelta.max,
)

words = st.sampled_from(_WORDS) | st.text(st.characters(), max_size=30)
"""Texts of any characters, halves of one as well."""

ids = words | st.sampled_from(
    ("walker_ada", "walker_ben", "phone", "sensor.plug_power", "20261122T080000")
)
numbers = (
    st.sampled_from(_NUMBERS) | st.integers() | st.floats() | st.sampled_from(_NUMERALS)
)
moments = st.sampled_from(_MOMENTS) | st.datetimes(timezones=st.none()).map(
    datetime.isoformat
)
_plain = st.none() | st.booleans() | numbers | words | moments
nested: Values = st.recursive(
    _plain,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4)
    ),
    max_leaves=8,
) | st.just(DEEP)
"""Whatever JSON can say, and some of what it cannot."""

objects = nested | st.sampled_from(_MOMENTS_IN_PYTHON) | st.binary(max_size=9)
"""Whatever a template, a script or another integration can say."""


@st.composite
def mostly(draw: st.DrawFn, right: Values, wrong: Values = nested) -> Any:
    """Draw what belongs somewhere, and now and then what does not."""
    return draw(right if draw(st.integers(0, 9)) < 8 else wrong)


@st.composite
def fields(
    draw: st.DrawFn, known: Mapping[str, Values], wrong: Values = nested
) -> dict[str, Any]:
    """Draw fields by name: in every other case as they should be, else odd, missing, or nobody's."""
    if draw(st.booleans()):
        return {name: draw(right) for name, right in known.items()}
    given: dict[str, Any] = {}
    for name, right in known.items():
        if draw(st.integers(0, 9)) < 8:
            given[name] = draw(mostly(right, wrong))
    if draw(st.integers(0, 9)) == 0:
        given[draw(words)] = draw(wrong)
    return given


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Draw a text in which some stretches are gone, doubled, or something else."""
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        stretch = text[start : start + draw(st.integers(0, 12))]
        instead = draw(
            st.sampled_from(("", stretch * 2)) | words | numbers.map(written)
        )
        text = text[:start] + instead[:300] + text[start + len(stretch) :]
    return text


@st.composite
def damaged(draw: st.DrawFn, root: Any, wrong: Values = nested) -> Any:
    """Draw a structure in which something, however deep, is gone, or something else."""
    if not isinstance(root, dict | list) or not root or draw(st.integers(0, 5)) == 0:
        return draw(wrong)
    keys = sorted(root) if isinstance(root, dict) else range(len(root))
    key = draw(st.sampled_from(list(keys)))
    copy: Any = root.copy()
    if draw(st.integers(0, 7)) == 0:
        del copy[key]
    elif isinstance(root, dict) and draw(st.integers(0, 7)) == 0:
        copy[draw(words)] = copy.pop(key)
    else:
        copy[key] = draw(damaged(root[key], wrong))
    return copy


def written(number: object) -> str:
    """Return a number as people write it."""
    return f"{number:g}" if isinstance(number, float) else str(number)
