"""The clock on the wall of a real process, set while it runs.

Only the time of day is another: what measures how long something takes, and so every timer, goes
on. A few lines of C are loaded before the C library for that. They look at eight bytes that are
shared, so the clock is set between two looks at it and for all threads at once; libfaketime, which
reads a file, shows the true time now and then to a process of many threads.
"""

from collections.abc import Mapping
import ctypes
from datetime import UTC, datetime, timedelta
import mmap
import os
from pathlib import Path
import shutil
import subprocess

CODE = Path(__file__).with_suffix(".c")
TOOLS = Path(__file__).parents[2] / ".tools"


def compiler() -> str | None:
    """Return a C compiler: the machine's, or the one that scripts/setup got."""
    places = f"{os.environ.get('PATH', '')}:{TOOLS / 'compiler'}"
    return os.environ.get("CC") or shutil.which("cc", path=places)


class Wall:
    """A clock, and how far it is off."""

    def __init__(self, folder: Path) -> None:
        self._library, self._file = folder / "wall.so", folder / "wall"
        flags = ("-shared", "-fPIC", "-O1", "-o")
        command = [compiler() or "cc", *flags, str(self._library), str(CODE), "-ldl"]
        subprocess.run(command, check=True)
        self._file.write_bytes(bytes(8))
        with self._file.open("r+b") as file:
            self._off = ctypes.c_int64.from_buffer(mmap.mmap(file.fileno(), 8))

    @property
    def environment(self) -> Mapping[str, str]:
        """Return what a process has to be started with to look at this clock."""
        return {"LD_PRELOAD": str(self._library), "WALL_FILE": str(self._file)}

    def now(self) -> datetime:
        off = timedelta(microseconds=self._off.value // 1000)
        return datetime.now(UTC) + off

    def turn(self, by: timedelta) -> None:
        """Put it forward, or back."""
        self._off.value += by // timedelta(microseconds=1) * 1000
