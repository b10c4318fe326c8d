"""Set-up and snapshot of a walker, by the length of their log."""

from datetime import UTC, date, datetime, timedelta
import time

from homeassistant.core import HomeAssistant

from custom_components.retro_walking.core import snapshot
from custom_components.retro_walking.core.journal import Journal
from custom_components.retro_walking.core.model import Session
from custom_components.retro_walking.core.walker import State
from tests.ha.life import ADA, walker

from .home import in_memory, put
from .table import interleaved, seconds, show

LENGTHS = (0, 150, 1_500, 15_000)
SNAPSHOTS = 2_000


def state_with(sessions: int) -> State:
    """Return a walker who has walked three times a week, up to the week before last.

    What lies in the open week is the same for all lengths: nothing.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    first = now - timedelta(days=7 / 3 * sessions + 14)
    log = tuple(
        Session(
            session_id=f"s{n}",
            start=(start := first + timedelta(days=7 / 3 * n)),
            end=start + timedelta(minutes=8),
            active=timedelta(minutes=8),
        )
        for n in range(sessions)
    )
    set_up_on = first.date() if sessions else date.today()  # noqa: DTZ011
    return State(at=now, journal=Journal(set_up_on=set_up_on, sessions=log))


async def run() -> None:
    """Measure each length in turn; the set-up is the best of some, as it waits for disks."""
    setups, shots = [], []
    async with in_memory() as hass:
        for length in LENGTHS:
            await put(hass, ADA, state_with(length))
            setups.append(min([await _setup(hass) for _ in range(5)]))
            shots.append(_snapshot(hass))
            await hass.config_entries.async_remove(ADA)
    show(
        "Set-up and snapshot by the length of the log",
        [
            (
                f"{length:,} sessions: set-up above empty",
                f"{(setup - setups[0]) * 1e3:.1f} ms",
                "aim: below 50 ms" if length == 1_500 else "",
            )
            for length, setup in zip(LENGTHS, setups, strict=True)
        ]
        + [
            (
                f"{length:,} sessions: snapshot against empty",
                f"{shot / shots[0]:.2f} ×",
                f"{shot * 1e6:.0f} µs" + ("; aim: no growth" if length else ""),
            )
            for length, shot in zip(LENGTHS, shots, strict=True)
        ],
    )


async def _setup(hass: HomeAssistant) -> float:
    if hass.config_entries.async_get_entry(ADA) is None:
        walker().add_to_hass(hass)
        await hass.config_entries.async_setup(ADA)
    await hass.config_entries.async_unload(ADA)
    await hass.async_block_till_done()
    start = time.perf_counter()
    await hass.config_entries.async_setup(ADA)
    spent = time.perf_counter() - start
    await hass.async_block_till_done()
    return spent


def _snapshot(hass: HomeAssistant) -> float:
    entry = hass.config_entries.async_get_entry(ADA)
    assert entry is not None
    state, settings = entry.runtime_data.state, entry.runtime_data.settings

    def take() -> None:
        for _ in range(SNAPSHOTS):
            snapshot.take(state, settings)

    (spent,) = interleaved(lambda: seconds(take))
    return spent / SNAPSHOTS
