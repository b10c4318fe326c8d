"""The main job, shown: somebody is set up, reminded, walks twice, and asks aloud how it goes."""

import argparse
import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
import sys
import tempfile
from typing import Any

from .client import PASSWORD, USER
from .devices import BELT, PLUG
from .home import Home, free_port, running
from .memories import four_weeks
from .phone import Phone
from .terminal import INTERRUPTED, be_interruptible, say
from .traces import walkingpad_speeds
from .walker import Walker, length_of

USUAL_PORT = 8123
CUT_TO = 3.0
"""Seconds that are left of a long steady stretch, which holds no information."""

AT_ONCE = {
    "time": "00:00:00",
    "every_due_day": True,
    "quiet_from": "00:00:00",
    "quiet_to": "00:00:00",
}
QUICK = {"on_delay": 1, "pause_allowance": 4, "shortest_session": 10, "counts_from": 0}
PLUG_WALK = [(0.0, 78.0), (7.0, 1.6), (2.5, 83.0), (7.0, 1.6)]

REMINDER = "A backwards walk today?"
WORST = "How was it?"
QUESTION = "How am I doing this week?"
SAFETY = "A safety list, before the minutes grow"
PUSHED = sorted([REMINDER, WORST, SAFETY, WORST])
"""What the phone is told; all but the last question has been taken off its screen."""

EXPECTED = "started paused finished started paused resumed paused finished".split()
SENTENCES = {
    "started": "The walk has started.",
    "paused": "The walk is paused.",
    "resumed": "The walk goes on.",
    "finished": "The walk is finished: {minutes:.1f} minutes.",
}


class Audience:
    """Hears what the entities say, prints it, and remembers what happened."""

    def __init__(self, walker: Walker) -> None:
        self.happened: list[str] = []
        self._heard = asyncio.Event()
        self._event = walker.entities["event.session"]
        self._says = {
            walker.entities["sensor.status"]: "status",
            walker.entities["sensor.sessions_this_week"]: "this week",
            walker.entities["sensor.week_status"]: "week",
        }

    def hear(self, change: dict[str, Any]) -> None:
        before, state = change["old_state"], change["new_state"]
        if state is None or state["state"] in ("unavailable", "unknown"):
            return
        if (entity_id := change["entity_id"]) == self._event:
            self._happens(state["attributes"])
        elif (what := self._says.get(entity_id)) and before != state:
            goal = " of 2–3" if what == "this week" else ""
            say(f"    {what}: {state['state']}{goal}")

    def _happens(self, facts: dict[str, Any]) -> None:
        self.happened.append(facts["event_type"])
        sentence = SENTENCES.get(facts["event_type"], facts["event_type"])
        say(sentence.format(minutes=facts.get("active_minutes", 0)))
        self._heard.set()

    async def finished(self, times: int) -> None:
        """Wait for so many finished walks."""
        async with asyncio.timeout(60):
            while self.happened.count("finished") < times:
                self._heard.clear()
                await self._heard.wait()


def morning() -> list[tuple[float, float]]:
    """Return the recorded morning as pauses in seconds and speeds, its long stretches cut."""
    speeds = walkingpad_speeds()
    gaps = [0.0, *((b[0] - a[0]).total_seconds() for a, b in pairwise(speeds))]
    return [
        (min(gap, CUT_TO) if gap > 10 else gap, speed)
        for gap, (_, speed) in zip(gaps, speeds, strict=True)
    ]


async def show(home: Home, phone: Phone) -> list[str]:
    """Play both walks, and return what was not as it should be."""
    client = home.client
    await client.show(BELT, 0.0)
    await client.show(PLUG, 1.6)
    walker = await Walker.set_up(client, "Ada", BELT)
    await look_back(home, walker)
    await walker.choose(session=QUICK)
    say("Ada is set up, with a belt's speed and a plug's power to notice her walks.")
    say(
        "Her options let seconds count here: in a home a walk counts from 3 minutes on."
    )

    audience = Audience(walker)
    async with client.connection() as connection:
        listening = asyncio.create_task(connection.listen(audience.hear))
        await remind(walker, phone)
        say(
            "A recorded belt plays a real morning, its long steady stretches cut short."
        )
        await walker.play(BELT, played := morning())
        await audience.finished(1)
        await answer(walker, phone)
        say("The plug plays a walk with a pause.")
        await walker.play(PLUG, PLUG_WALK)
        await audience.finished(2)
        spoken = await ask_aloud(walker)
        # What follows from the end is said right after it.
        await asyncio.sleep(0.5)
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
    wrong = await _wrong(home, walker, audience, [played, PLUG_WALK])
    heard = [message.get("title") for message in phone.received]
    if sorted(filter(None, heard)) != PUSHED or heard.count(None) != len(PUSHED) - 1:
        wrong.append(f"the phone got {phone.received}")
    if not spoken.startswith("2 walks this week"):
        wrong.append(f"the house said: {spoken}")
    return wrong


async def look_back(home: Home, walker: Walker) -> None:
    """Add a plug that has seen walks before anybody asked it to."""
    today = (
        datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    )
    monday = today - timedelta(days=today.weekday())
    await home.remember(PLUG, four_weeks(monday))
    await walker.add_source(PLUG)
    found = await walker.sessions()
    say(
        f"The history of her plug holds walks of the last weeks: {len(found)}. She keeps them."
    )


async def remind(walker: Walker, phone: Phone) -> None:
    """Let a reminder come to a phone, and tap its first button."""
    await phone.register()
    say(
        "Her options remind her at once here; in a home, once a day and only if behind."
    )
    await walker.choose(reminders={**AT_ONCE, "phones": [phone.device_id]})
    (message,) = await phone.messages(1)
    buttons = [action["title"] for action in message["data"]["actions"]]
    say(f"Ada's phone says: {message['title']} {message['message']}")
    say(f"    {'   '.join(f'[{button}]' for button in buttons)}")
    say(f"She taps [{buttons[0]}].")
    await phone.tap(buttons[0])
    await phone.messages(2)
    say("The message is off her phone again.")


async def ask_aloud(walker: Walker) -> str:
    """Ask the house how the week stands, and return its answer."""
    say(f"Ada says: {QUESTION}")
    spoken = await walker.client.say(QUESTION)
    say(f"The house answers: {spoken}")
    return spoken


async def answer(walker: Walker, phone: Phone) -> None:
    """Answer what the phone asks after the first walk of all."""
    question = await phone.message(WORST)
    say(f"Ada's phone asks: {question['title']} {question['message']}")
    say("She answers: 2.")
    await phone.tap("Answer", reply_text="2")
    await walker.until("sensor.knee_pain", "2")
    listed = next(m for m in phone.received if m.get("title") == SAFETY)
    say(f"Ada's phone shows: {listed['title']}")
    for line in listed["message"].splitlines():
        say(f"    {line}")
    say("She taps [All of it is so], and her programme begins.")
    await phone.tap("All of it is so")
    await walker.until("sensor.programme_state", "active")


async def _wrong(
    home: Home,
    walker: Walker,
    audience: Audience,
    walks: Sequence[Sequence[tuple[float, float]]],
) -> list[str]:
    wrong = []
    if audience.happened != EXPECTED:
        wrong.append(f"happened: {audience.happened}, expected: {EXPECTED}")
    for key, expected in {
        "sensor.sessions_this_week": "2",
        "sensor.week_status": "met",
        "sensor.status": "idle",
        "sensor.knee_pain": "2",
        "sensor.programme_state": "active",
    }.items():
        if (state := await walker.state(key)) != expected:
            wrong.append(f"{key}: {state}, expected: {expected}")
    sessions = await walker.sessions()
    origins = [session["origin"] for session in sessions]
    # How many of the eight lie in the days that are looked at depends on the weekday.
    found = origins.count("history")
    if found < 6 or origins[found:] != ["push", "source"]:
        wrong.append(f"the walks came from {origins}")
    for session, walk in zip(sessions[found:], walks, strict=False):
        expected_length = _length(walk)
        if abs(length_of(session) - expected_length) > 1.5:
            wrong.append(
                f"{length_of(session):.1f} s walked, not {expected_length:.1f} s"
            )
    return wrong + home.complaints()


def _length(walk: Sequence[tuple[float, float]]) -> float:
    """Return the seconds from the first value that is active to the first of the final idleness."""
    limit = 40 if max(value for _, value in walk) > 40 else 0.5
    clock, moments = 0.0, []
    for gap, value in walk:
        clock += gap
        moments.append((clock, value >= limit))
    first = next(moment for moment, active in moments if active)
    last_active = max(n for n, (_, active) in enumerate(moments) if active)
    return moments[last_active + 1][0] - first


async def main(*, once: bool) -> int:
    """Return the exit status: 0 only if the entities said the right thing."""
    status = INTERRUPTED
    be_interruptible()
    try:
        with tempfile.TemporaryDirectory(prefix="retro-walking-") as folder:
            say("Home Assistant starts (about 20 seconds) …")
            async with (
                running(Path(folder), free_port(USUAL_PORT)) as home,
                (phone := Phone(home.client, "Adas phone")).switched_on(),
            ):
                wrong = await show(home, phone)
                status = 1 if wrong else 0
                for line in wrong:
                    say(f"✗ {line}")
                if not wrong:
                    say("✓ The entities said the right thing.")
                if not once:
                    say(f"Look around: {home.url} (user {USER}, password {PASSWORD})")
                    say("Home Assistant runs until you press Ctrl-C.")
                    await asyncio.Event().wait()
    except asyncio.CancelledError:
        say("Home Assistant has stopped.")
    return status


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end after the second walk")
    sys.exit(asyncio.run(main(once=parser.parse_args().once)))
