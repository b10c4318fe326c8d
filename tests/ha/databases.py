"""The recorder on real databases, for every test module that imports `recorder_db_url`.

There, a test that uses `recorder_mock` runs once on a SQLite file and on each server, and finds
an empty database.
"""

from contextlib import ExitStack
import os
from pathlib import Path

import pytest

from household import databases

SERVERS = {
    "postgresql": (databases.has_postgresql, databases.postgresql),
    "mariadb": (databases.has_mariadb, databases.mariadb),
}

_addresses: dict[str, str] = {}


@pytest.fixture(params=["sqlite", *SERVERS])
def recorder_db_url(
    request: pytest.FixtureRequest,
    hass_fixture_setup: list[bool],
    socket_enabled: None,
    tmp_path: Path,
) -> str:
    """Stand in for the test plugin's database in memory; only loopback can be connected to."""
    assert not hass_fixture_setup
    if request.param not in SERVERS:
        return f"sqlite:///{tmp_path / 'recorder.db'}"
    address = _running(request.param, request.config)
    databases.make_empty(address)
    return address


def _running(kind: str, config: pytest.Config) -> str:
    """Return the address of a server, which from now on runs until all tests have."""
    if kind not in _addresses:
        is_there, server = SERVERS[kind]
        if not is_there():
            _leave_out(f"There is no {kind} here; scripts/setup could not get it.")
        until_the_end = ExitStack()
        _addresses[kind] = until_the_end.enter_context(server())
        config.add_cleanup(until_the_end.close)
    return _addresses[kind]


def _leave_out(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)
