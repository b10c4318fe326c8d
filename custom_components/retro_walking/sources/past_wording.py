"""The history of an entity in words: levels, pace, and the walks that were found."""

from collections.abc import Sequence
from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..composer import Texts, async_texts
from ..core.calibration import DIGITS, SLOW, TOO_SLOW, Doubt
from ..core.model import Session, Weekday
from ..core.settings import THRESHOLDS
from ..core.signal import Sign
from ..minutes import whole_minutes
from ..refusal import word_of
from .past_walks import PastWalks

SHOWN = 5
"""How many walks are named in one line."""


async def async_wording(hass: HomeAssistant) -> PastWording:
    """Return the words in the language of the house."""
    return PastWording(await async_texts(hass), await async_texts(hass, "selector"))


class PastWording:
    """Sentences about the past of an entity."""

    def __init__(self, texts: Texts, options: Texts) -> None:
        """Take texts, and the names of choices."""
        self._texts = texts
        self._options = options

    @property
    def other_kind(self) -> str:
        """Return what is said where another kind has been chosen, whose values were not shown yet."""
        return self._texts("past_other_kind")

    def sign(self, sign: Sign) -> str:
        """Return what a reading means."""
        return self._options(f"sign.options.{sign}")

    def history(self, past: PastWalks, pace: timedelta | None) -> str:
        """Return what the history suggests, and whether the entity reports often enough."""
        # Where nobody has walked there is nothing to be said of how often it reports then.
        is_known = past.proposal is not Doubt.NO_ACTIVITY
        sentences = [self._levels(past), self._pace(pace) if is_known else ""]
        return " ".join(filter(None, sentences))

    def found(self, past: PastWalks, walks: Sequence[Session]) -> str:
        """Return the walks that were found, in one line."""
        if not past.days:
            return self._texts("past_nothing")
        if not walks:
            return self._texts("past_none", days=past.days)
        return self._texts(
            "past_found" if len(walks) <= SHOWN else "past_found_latest",
            count=len(walks),
            days=past.days,
            walks="; ".join(self.label(walk) for walk in walks[-SHOWN:]),
        )

    def label(self, walk: Session) -> str:
        """Return a walk as one of many."""
        start = dt_util.as_local(walk.start)
        return self._texts(
            "past_walk",
            weekday=self._options(f"weekday.options.{Weekday.of(start.date())}"),
            date=f"{start:%Y-%m-%d}",
            time=f"{start:%H:%M}",
            minutes=whole_minutes(walk.active),
        )

    def _levels(self, past: PastWalks) -> str:
        proposal = past.proposal
        match proposal:
            case None:
                return ""
            case Doubt():
                return self._texts(f"past_{proposal}")
        unit = THRESHOLDS[proposal.kind]["on_threshold"].unit
        digits = max(1, DIGITS[proposal.kind])
        numbers = {
            "idle": round(proposal.idle, digits),
            "walking": round(proposal.walking, digits),
            "on": proposal.on_threshold,
            "off": proposal.off_threshold,
        }
        return self._texts(
            "past_levels",
            **{key: f"{word_of(number)} {unit}" for key, number in numbers.items()},
        )

    def _pace(self, pace: timedelta | None) -> str:
        if pace is None or pace <= SLOW:
            return ""
        key = "past_slow" if pace <= TOO_SLOW else "past_too_slow"
        return self._texts(key, seconds=round(pace.total_seconds()))
