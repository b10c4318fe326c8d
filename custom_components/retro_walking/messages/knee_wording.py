"""The words of messages about knee and programme, and of the safety list."""

from homeassistant.util import dt as dt_util

from ..composer import Composer, Texts, Words
from ..core.messages import Advice, AskList, AskPain, Enough, Tell, Topic
from ..core.model import PainMoment
from ..core.plan import Verb
from ..core.safety import PARTS, Item
from ..minutes import whole_minutes
from ..reason_words import ruling_in_words
from .push_actions import Button


class KneeWording(Composer):
    """The words of one walker's messages, as things stand now."""

    def of(self, message: AskPain | Tell | AskList | Advice | Enough) -> Words:
        """Return a message in words."""
        match message:
            case AskPain():
                return self._question(message)
            case Tell():
                return self._news(message)
            case AskList():
                return self._list(message)
            case Advice():
                key = f"red_flag{self._openly}"
                text = self._texts(f"message_{key}")
                return self._words(Topic.SAFETY, key, text)
            case Enough():
                return self._enough(message)

    def _question(self, ask: AskPain) -> Words:
        """Return the question for a score."""
        is_morning = ask.moment is PainMoment.MORNING
        button = Button.PAIN_MORNING if is_morning else Button.PAIN_DURING
        key = f"{ask.topic}{self._openly}"
        asked = self._texts(
            f"message_{key}",
            start=f"{dt_util.as_local(ask.session.start):%H:%M}",
        )
        return self._for_phones(
            self._words(
                ask.topic,
                key,
                asked,
                self._reply(button, "answer", ask.about, "score"),
            )
        )

    def _news(self, news: Tell) -> Words:
        """Return what was ruled; why, only where messages may name the knee."""
        ruling, now = news.ruling, self._walker.data
        is_proposal = ruling.verb is Verb.PROPOSED
        if self._names_knee and not is_proposal:
            text = ruling_in_words(ruling, self._texts)
        else:
            text = self._texts(
                f"message_{ruling.verb}",
                minutes=whole_minutes(ruling.dose),
                dose=whole_minutes(now.planned),
            )
        if not is_proposal:
            return self._words(Topic.PLAN, ruling.verb, text)
        if not self._walker.settings.reminders.phones:
            text = f"{text} {self._texts('message_where')}"
        return self._words(
            Topic.PLAN,
            ruling.verb,
            text,
            self._button(Button.ACCEPT_STEP, "accept", news.about),
            self._button(Button.DECLINE_STEP, "keep", news.about),
        )

    def _list(self, ask: AskList) -> Words:
        items = list_in_words(self._texts, openly=self._names_knee, mark="•")
        text = f"{self._texts('message_safety')}\n\n{items}"
        if not self._walker.settings.reminders.phones:
            text = f"{text}\n\n{self._texts('message_where')}"
        return self._words(
            Topic.SAFETY,
            "safety",
            text,
            self._button(Button.CONFIRM_LIST, "all_so", ask.about),
        )

    def _enough(self, enough: Enough) -> Words:
        key = "over_hurts" if enough.hurts else "over"
        text = self._texts(f"message_{key}", minutes=whole_minutes(enough.planned))
        return self._for_phones(self._words(Topic.OVER, key, text))


def list_in_words(texts: Texts, *, openly: bool, mark: str) -> str:
    """Return the safety list by place, a line for each item; openly, it speaks of the knee."""

    def words_of(item: Item) -> str:
        plain = f"safety_{item}"
        return texts(f"{plain}_knee" if openly and item in KNEE_ITEMS else plain)

    return "\n\n".join(
        "\n".join(
            [texts(f"safety_{part}"), *(f"{mark} {words_of(item)}" for item in items)]
        )
        for part, items in PARTS.items()
    )


KNEE_ITEMS = frozenset({Item.DOCTOR, Item.FEW_AND_SHORT, Item.STOP})
"""What is said in other words where nobody is to read of the knee."""
