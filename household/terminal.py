"""What a command says on its terminal, and that Ctrl-C ends it in order."""

import asyncio
from datetime import datetime
import signal

INTERRUPTED = 130
"""The exit status of a command that was ended by Ctrl-C."""


def say(text: str) -> None:
    print(f"{datetime.now():%H:%M:%S}  {text}", flush=True)  # noqa: DTZ005


def be_interruptible() -> None:
    """Have Ctrl-C, and whatever else ends a command, cancel the task that runs now."""
    this = asyncio.current_task()
    assert this is not None
    for how in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(how, this.cancel)
