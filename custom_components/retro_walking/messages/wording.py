"""The words of messages about walks: reminders, questions, the walk that runs."""

from datetime import timedelta

from homeassistant.util import dt as dt_util

from ..composer import Composer, Words
from ..core.messages import AskWhy, Live, Question, Remind, Topic, Which
from ..core.model import MINUTE, Session
from ..core.week import DAY, look
from ..minutes import whole_minutes
from .push_actions import Button


class Wording(Composer):
    """The words of one walker's messages, as things stand now."""

    def of(self, message: Remind | AskWhy | Question | Live) -> Words:
        """Return a message in words."""
        match message:
            case Remind(Which.SUMMARY, is_first_summary=is_first):
                return self._summary(is_first=is_first)
            case Remind(_, last_chance, may_snooze):
                return self._reminder(last_chance=last_chance, may_snooze=may_snooze)
            case AskWhy():
                return self._why()
            case Question(session):
                return self._question(session)
            case Live():
                return self._live(message)

    def _question(self, session: Session) -> Words:
        """Return the question whether a session was one."""
        asked = self._texts(
            "message_confirm",
            start=f"{dt_util.as_local(session.start):%H:%M}",
            end=f"{dt_util.as_local(session.end):%H:%M}",
            minutes=whole_minutes(session.active),
        )
        if session.contested:
            asked = f"{asked} {self._texts('message_contested')}"
        other = self._reply(
            Button.CONFIRM, "other_minutes", session.session_id, "minutes"
        )
        return self._words(
            Topic.CONFIRM,
            "confirm",
            asked,
            self._button(Button.CONFIRM, "yes", session.session_id),
            self._button(Button.DISCARD, "no", session.session_id),
            other,
        )

    def settled(self, topic: Topic, sentence: str) -> Words:
        """Return what a tap is answered with, of a question that is not open."""
        return self._words(topic, "unchanged", sentence)

    def answer(self, sentence: str, *, is_open: bool) -> Words:
        """Return what a tap is answered with; what else to do remains, where that is open."""
        buttons = self._button(Button.START, "start"), self._button(Button.SKIP, "skip")
        return self._words(
            Topic.REMINDER, "unchanged", sentence, *(buttons if is_open else ())
        )

    def _reminder(self, *, last_chance: bool, may_snooze: bool) -> Words:
        now = self._walker.data
        text = self._texts(
            "message_last_chance" if last_chance else "message_reminder",
            minutes=whole_minutes(now.planned),
            done=now.sessions_this_week,
            least=now.least,
        )
        buttons = [self._button(Button.START, "start")]
        if may_snooze:
            buttons.append(self._button(Button.SNOOZE, "snooze"))
        buttons.append(self._button(Button.SKIP, "skip"))
        return self._words(Topic.REMINDER, f"reminder{self._openly}", text, *buttons)

    def _summary(self, *, is_first: bool) -> Words:
        state, settings = self._walker.state, self._walker.settings
        last = look(state.journal, self._week - DAY, settings)
        text = self._texts(
            "message_summary",
            done=last.done,
            least=state.journal.goal_of(last.start).least,
            minutes=whole_minutes(self._walker.data.planned),
        )
        text = f"{text} {self._texts('message_summary_other')}"
        if is_first:
            text = f"{text} {self._texts('message_summary_first')}"
        return self._words(
            Topic.REMINDER,
            "summary",
            text,
            self._button(Button.START, "start"),
            self._button(Button.SKIP, "skip"),
        )

    def _why(self) -> Words:
        words = self._words(
            Topic.REMINDER,
            "why",
            self._texts("message_why"),
            self._button(Button.SKIP_BUSY, "busy"),
            self._button(Button.SKIP_PAIN, f"pain{self._openly}"),
            self._button(Button.SKIP_ILL, f"ill{self._openly}"),
        )
        return self._quietly(words)

    def _live(self, walk: Live) -> Words:
        text = self._texts(
            "message_live_paused" if walk.paused else "message_live",
            minutes=walk.active // MINUTE,
            planned=whole_minutes(walk.planned),
        )
        began = dt_util.utcnow() - walk.active
        planned = walk.planned // _SECOND
        return self._quietly(
            self._words(Topic.LIVE, "live", text),
            live_update=True,
            alert_once=True,
            progress=min(walk.active // _SECOND, planned),
            progress_max=planned,
            chronometer=not walk.paused,
            when=int(began.timestamp()),
        )


_SECOND = timedelta(seconds=1)
