"""Writes in the log what the walker wishes, and tells what that means for a session."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .batch import weigh
from .decisions import decision_of
from .errors import NotAWalk, OverlapsRunningSession
from .events import (
    AskAgain,
    Confirm,
    Contest,
    Decide,
    Delete,
    Discard,
    Edit,
    Log,
    Rate,
    SetHold,
    TakeIn,
    Undo,
    Wish,
)
from .journal import Journal
from .model import Announcement, Happening, PainMoment, PainReport, Score, Session
from .plan import Plan
from .scores import addressed, moment_of, moved, scored
from .settings import Settings
from .week import local_day

_ASKED = Happening.NEEDS_CONFIRMATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the scribe goes by: the present, the programme, and the walk that runs since when."""

    at: datetime
    plan: Plan
    settings: Settings
    running_id: str = ""
    running_since: datetime | None = None

    def refuse_during_walk(self, session: Session) -> None:
        """Raise OverlapsRunningSession."""
        if self.running_since is not None and session.end > self.running_since:
            raise OverlapsRunningSession(self.running_since)


type Written = tuple[Journal, tuple[Announcement, ...]]


def write(journal: Journal, wish: Wish, desk: Desk) -> Written:
    """Return the journal with a wish granted; raises what is wrong with it."""
    at = desk.at
    match wish:
        case Confirm(_, session_id, active):
            if (yielded := journal.lately_yielded(at, session_id)) is not None:
                session = _confirmed(yielded, active)
                session = replace(session, confirmed=False, contested=True)
                return journal.claim(session, at), _told(_ASKED, session)
            session = _confirmed(journal.waiting(at, session_id), active)
            return journal.edit(session, at), _told(Happening.CONFIRMED, session)
        case Discard(_, session_id, implied):
            session = journal.waiting(at, session_id)
            if implied:
                journal = journal.yield_up(session.session_id, at)
            else:
                journal = journal.discard(session.session_id)
            return journal, _told(Happening.DISCARDED, session)
        case Contest(_, session_id):
            journal = journal.contest(session_id)
            return journal, _told(_ASKED, journal.find(session_id))
        case AskAgain(_, session_id):
            session = journal.yielded_session(session_id)
            return journal.claim(session, at), _told(_ASKED, session)
        case Undo(_, session_id):
            before, journal = journal, journal.undo(at, session_id)
            return journal, _asked_again(before, journal, at)
    return _revised(journal, wish, desk), ()


def _revised(
    journal: Journal,
    wish: Log | TakeIn | Edit | Delete | SetHold | Rate | Decide,
    desk: Desk,
) -> Journal:
    at = desk.at
    match wish:
        case Log(_, session, final):
            desk.refuse_during_walk(session)
            session_id = journal.free_id(session.start, desk.running_id)
            session = replace(session, session_id=session_id)
            return journal.add(session, at).settled(final=final)
        case TakeIn(_, sessions):
            offers = weigh(journal, sessions, at, desk.running_id, desk.running_since)
            new = [offer.session for offer in offers if offer.is_new]
            return journal.add_all(new) if new else journal
        case Edit(_, session):
            desk.refuse_during_walk(session)
            if not session.is_walk and session.pain != PainReport():
                raise NotAWalk(session.session_id)
            before = journal.find(session.session_id)
            return journal.edit(moved(before, session, at, desk.settings), at)
        case Delete(_, session_id, final):
            return journal.delete(session_id).settled(final=final)
        case SetHold(_, on, last_day):
            today = local_day(at, desk.settings.zone)
            return journal.hold(today, last_day) if on else journal.release(today)
        case Rate():
            return _scored(journal, wish, desk)
        case _:
            wish = replace(wish, at=at)
            decided = decision_of(wish, desk.plan, desk.settings.programme)
            return journal.decide(decided)


def _scored(journal: Journal, wish: Rate, desk: Desk) -> Journal:
    """Write down a score that is not of the running walk."""
    at, settings, session_id = desk.at, desk.settings, wish.session_id
    if session_id is None:
        moment, session_id = addressed(journal, at, wish.moment, settings)
        if session_id is None:
            return journal.say(Score(at, wish.score, moment))
    else:
        session = journal.find(session_id)
        moment = moment_of(session, at, wish.moment, settings)
    session = journal.find(session_id)
    return journal.edit(scored(session, moment, wish.score, at, settings), at)


def is_of_running_walk(wish: Rate, running_id: str) -> bool:
    """Tell whether a score is about the walk that runs."""
    if wish.session_id is not None:
        return wish.session_id == running_id
    return wish.moment in (None, PainMoment.BEFORE, PainMoment.DURING)


def _asked_again(
    before: Journal, after: Journal, at: datetime
) -> tuple[Announcement, ...]:
    """Tell which sessions wait for an answer that did not before."""
    waited = {session.session_id for session in before.to_confirm(at)}
    return tuple(
        Announcement(_ASKED, session.session_id, session)
        for session in after.to_confirm(at)
        if session.session_id not in waited
    )


def _told(what: Happening, session: Session) -> tuple[Announcement, ...]:
    return (Announcement(what, session.session_id, session),)


def _confirmed(session: Session, active: timedelta | None) -> Session:
    """Return a session with its yes; where only the hand knew it, its end follows its minutes."""
    active = session.active if active is None else active
    end = session.end if session.sources else session.start + active
    return replace(session, confirmed=True, contested=False, active=active, end=end)
