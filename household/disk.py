"""A disk that is small enough to be filled."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
import os
from pathlib import Path
import subprocess
import time

CAN_MOUNT = os.geteuid() == 0 or os.environ.get("CI") == "true"


@dataclass
class SmallDisk:
    """A disk of a megabyte; room again at a moment."""

    folder: Path
    room_at: float = 0

    @contextmanager
    def mounted(self) -> Iterator[None]:
        self.folder.mkdir(parents=True)
        admin = [] if os.geteuid() == 0 else ["sudo", "-n"]
        options = f"size=1m,mode=700,uid={os.geteuid()},gid={os.getegid()}"
        mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs"]
        subprocess.run([*admin, *mount, self.folder], check=True)
        try:
            yield
        finally:
            subprocess.run([*admin, "umount", self.folder], check=True)

    @contextmanager
    def full(self) -> Iterator[None]:
        filler = self.folder / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass
        try:
            yield
        finally:
            filler.unlink()
            self.room_at = time.time()
