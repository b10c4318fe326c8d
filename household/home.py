"""A real Home Assistant process on loopback: started, killed, started again, and its log read."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
import json
import os
from pathlib import Path
import re
import shutil
import signal
import socket
import sys

import aiohttp

from .client import Client, NotReadyError
from .devices import Device, configuration
from .memories import remember

ROOT = Path(__file__).parents[1]
INTEGRATION = ROOT / "custom_components" / "retro_walking"
BLUEPRINTS = ROOT / "blueprints"
CLOCK = ROOT / "household" / "clock"

START_WITHIN = 300
"""Seconds; the first start of all installs what Home Assistant's own integrations need."""


class Home:
    """One configuration folder, and the process that runs on it, if any does."""

    def __init__(
        self,
        folder: Path,
        port: int | None = None,
        *,
        clock: bool = False,
        workshop: bool = False,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Describe it; in a `workshop` the integration is the checkout itself, and devices have sliders."""
        self.folder = folder
        self._is_workshop = workshop
        self.has_recorder = True
        self._has_clock = clock
        # Thousands of modules compiled anew at each start would take most of it.
        compiled = {"PYTHONDONTWRITEBYTECODE": ""}
        self._environment = {**os.environ, **compiled, **(environment or {})}
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.client = Client(self.url)
        self._process: asyncio.subprocess.Process | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def _output(self) -> Path:
        return self.folder / "output.log"

    async def start(self) -> None:
        """Start it and wait until it has started; raises RuntimeError with its last words."""
        self._prepare()
        with self._output.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                Path(sys.executable).with_name("hass"),
                "--config",
                self.folder,
                stdout=output,
                stderr=output,
                env=self._environment,
                start_new_session=True,
            )
        async with asyncio.timeout(START_WITHIN):
            while True:
                if not self.is_running:
                    last = self.log().splitlines()[-20:]
                    raise RuntimeError(
                        "Home Assistant did not start:\n" + "\n".join(last)
                    )
                with suppress(NotReadyError, aiohttp.ClientError):
                    await self.client.ready()
                    return
                await asyncio.sleep(0.2)

    async def stop(self) -> None:
        """Stop it as a user does."""
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """Take its power away."""
        await self._end(signal.SIGKILL)

    async def ended(self) -> int:
        """Wait until it ends by itself, and return its exit status."""
        assert self._process is not None
        return await self._process.wait()

    async def remember(
        self, device: Device, states: Sequence[tuple[float, str]]
    ) -> None:
        """Have its history hold what a device is to have shown before, once it has shown anything."""
        database = self.folder / "home-assistant_v2.db"
        async with asyncio.timeout(30):
            while True:
                with suppress(LookupError):
                    await asyncio.to_thread(
                        remember, database, device.entity_id, states
                    )
                    return
                await asyncio.sleep(0.2)

    def log(self) -> str:
        """Return all that it has said so far."""
        return self._output.read_text() if self._output.exists() else ""

    def come_back(self) -> None:
        """Begin a new log, and let the port be another than last time; it must not run yet."""
        self._output.unlink(missing_ok=True)
        # Home Assistant reads the port from the configuration only where it keeps none.
        (self.folder / ".storage" / "http").unlink(missing_ok=True)

    def complaints(self) -> list[str]:
        """Return the log's warnings and errors that speak of the integration.

        Those that Home Assistant gives to every integration are left out: that a custom one is not
        tested, and that a platform has no translations when the house changes its language.
        """
        records = re.split(r"\n(?=\d{4}-\d\d-\d\d )", self.log())
        return [
            record
            for record in records
            if re.search(r" (WARNING|ERROR|CRITICAL) ", record)
            and "retro_walking" in record
            and "has not been tested by Home Assistant" not in record
            and "translation: Invalid domain" not in record
        ]

    def _prepare(self) -> None:
        components = self.folder / "custom_components"
        components.mkdir(parents=True, exist_ok=True)
        lines = configuration(
            self.port, recorder=self.has_recorder, sliders=self._is_workshop
        )
        if self._has_clock:
            lines += "household_clock:\n"
            shutil.copytree(CLOCK, components / "household_clock", dirs_exist_ok=True)
        (self.folder / "configuration.yaml").write_text(lines)
        (self.folder / "automations.yaml").touch()
        self._spare_questions()
        self._install(components / INTEGRATION.name)
        shutil.copytree(BLUEPRINTS, self.folder / "blueprints", dirs_exist_ok=True)

    def _spare_questions(self) -> None:
        """Leave only the question who lives here: the answers to the others look for the network."""
        path = self.folder / ".storage" / "onboarding"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            done = ["core_config", "analytics", "integration"]
            asked = {"version": 4, "key": path.name, "data": {"done": done}}
            path.write_text(json.dumps(asked))

    def _install(self, installed: Path) -> None:
        if self._is_workshop:
            installed.unlink(missing_ok=True)
            installed.symlink_to(INTEGRATION)
            return
        shutil.rmtree(installed, ignore_errors=True)
        shutil.copytree(
            INTEGRATION, installed, ignore=shutil.ignore_patterns("__pycache__")
        )

    async def _end(self, how: signal.Signals) -> None:
        await self.client.close()
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(how)
            async with asyncio.timeout(60):
                await self._process.wait()
        self._process = None


@asynccontextmanager
async def running(
    folder: Path, port: int | None = None, *, clock: bool = False
) -> AsyncIterator[Home]:
    """Run a home that somebody has moved into; it is stopped in the end, whatever happens.

    With a `clock`, its time can be put forward.
    """
    home = Home(folder, port, clock=clock)
    try:
        await home.start()
        await home.client.move_in()
        yield home
    finally:
        await home.stop()


def free_port(wanted: int = 0) -> int:
    """Return a port that nobody listens on: the wanted one, if it is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            return free_port()
        port: int = probe.getsockname()[1]
        return port
