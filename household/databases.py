"""Real database servers on loopback, each with an empty database that a recorder can have."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
import os
from pathlib import Path
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time

from sqlalchemy import URL, Engine, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from .home import ROOT, free_port

OWN = ROOT.resolve() / ".tools" / "databases"
"""Where the setup puts the servers, which come before those of the system."""

NAME = "recorder"
"""What the database is called, and whose it is."""

UNPRIVILEGED = "nobody"
"""Who runs the servers where we are root, for whom PostgreSQL does not run."""

START_WITHIN = 60
STOP_WITHIN = 30
"""Seconds."""

type Command = Sequence[str | Path]


def has_postgresql() -> bool:
    """Tell whether there is a PostgreSQL server to run."""
    return _found("postgres") is not None


def has_mariadb() -> bool:
    """Tell whether there is a MariaDB server to run."""
    return _found("mariadbd") is not None


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL server; yields the address of its database, as the recorder takes it."""
    with _folder() as folder:
        program = _program("postgres", folder)
        data, password = folder / "data", folder / "password"
        url = _url("postgresql+psycopg2")
        password.write_text(str(url.password))
        initdb: Command = [
            program.with_name("initdb"),
            f"--pgdata={data}",
            f"--username={NAME}",
            f"--pwfile={password}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        ]
        _run(initdb, folder)
        postgres: Command = [
            program,
            *("-D", data),
            *("-h", "127.0.0.1"),
            *("-p", str(url.port)),
            *("-k", ""),  # No socket in a folder of the system's.
            "-F",  # What is thrown away need not survive a power cut.
        ]
        with _serving(postgres, folder, url, signal.SIGINT) as address:
            yield address


@contextmanager
def mariadb() -> Iterator[str]:
    """Run a MariaDB server; yields the address of its database, as the recorder takes it."""
    with _folder() as folder:
        program = _program("mariadbd", folder)
        base, data = program.parents[1], folder / "data"
        url = _url("mysql+pymysql", charset="utf8mb4")
        data.mkdir()
        _hand_over(data)
        server: Command = [
            program,
            "--no-defaults",
            f"--basedir={base}",
            f"--datadir={data}",
            f"--tmpdir={folder}",
            "--character-set-server=utf8mb4",
            "--innodb-log-file-size=16M",
            "--innodb-flush-method=nosync",
        ]
        _run([*server, "--bootstrap"], folder, _first_words(base, url))
        where = ["--bind-address=127.0.0.1", f"--port={url.port}", "--socket="]
        with _serving([*server, *where], folder, url, signal.SIGTERM) as address:
            yield address


def make_empty(address: str) -> None:
    """Put an empty database in the place of the one at an address, if there is one."""
    name = make_url(address).database
    with _engine(make_url(address)).connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name}"))


def _found(name: str) -> Path | None:
    places = [str(OWN / "bin"), os.environ.get("PATH", os.defpath)]
    found = shutil.which(name, path=os.pathsep.join(places))
    return Path(found).resolve() if found else None


def _program(name: str, folder: Path) -> Path:
    """Return a program that whoever runs it can reach, for which it may have to be copied."""
    found = _found(name)
    if found is None:
        raise FileNotFoundError(name)
    within_reach = all(parent.stat().st_mode & 0o001 for parent in found.parents)
    if os.geteuid() != 0 or within_reach or not found.is_relative_to(OWN):
        return found
    shutil.copytree(OWN, folder / "copy", symlinks=True)
    return folder / "copy" / found.relative_to(OWN)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="database-") as name:
        folder = Path(name).resolve()
        _hand_over(folder)
        yield folder


def _hand_over(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, UNPRIVILEGED)


def _url(driver: str, **query: str) -> URL:
    return URL.create(
        driver,
        username=NAME,
        password=secrets.token_hex(),
        host="127.0.0.1",
        port=free_port(),
        database=NAME,
        query=query,
    )


def _engine(url: URL) -> Engine:
    """Return access to the server's own database, which is there from the beginning."""
    own = "postgres" if url.get_backend_name() == "postgresql" else "mysql"
    return create_engine(
        url.set(database=own), poolclass=NullPool, isolation_level="AUTOCOMMIT"
    )


def _first_words(base: Path, url: URL) -> str:
    """Return what a new MariaDB has to be told: its own tables, and who we are."""
    (tables,) = base.glob("share/m*/*_system_tables.sql")
    lines = [
        "CREATE DATABASE mysql;",
        "USE mysql;",
        tables.read_text(),
        "FLUSH PRIVILEGES;",
        f"CREATE USER {NAME}@127.0.0.1 IDENTIFIED BY '{url.password}';",
        f"GRANT ALL ON *.* TO {NAME}@127.0.0.1;",
    ]
    return "\n".join([*lines, ""])


def _start(command: Command, folder: Path) -> subprocess.Popen[str]:
    """Start a program as whom it should run; what it says goes to a file in the folder."""
    whom = pwd.getpwnam(UNPRIVILEGED) if os.geteuid() == 0 else None
    with (folder / "log").open("a") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            text=True,
            user=whom and whom.pw_uid,
            group=whom and whom.pw_gid,
            extra_groups=[] if whom else None,
            start_new_session=True,
        )


def _run(command: Command, folder: Path, words: str = "") -> None:
    process = _start(command, folder)
    process.communicate(words)
    if process.returncode != 0:
        raise _failure(command, folder)


def _failure(command: Command, folder: Path) -> RuntimeError:
    last = "\n".join((folder / "log").read_text().splitlines()[-20:])
    return RuntimeError(f"{command[0]} did not do what it should:\n{last}")


@contextmanager
def _serving(
    command: Command, folder: Path, url: URL, end: signal.Signals
) -> Iterator[str]:
    process = _start(command, folder)
    try:
        if not _answers(process, url):
            raise _failure(command, folder)
        address = url.render_as_string(hide_password=False)
        make_empty(address)
        yield address
    finally:
        process.send_signal(end)
        try:
            process.communicate(timeout=STOP_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _answers(process: subprocess.Popen[str], url: URL) -> bool:
    """Wait until a server lets us in, or has ended; not by the clock, which tests may stop."""
    pause = 0.05
    for _ in range(int(START_WITHIN / pause)):
        if process.poll() is not None:
            return False
        try:
            with _engine(url).connect():
                return True
        except OperationalError:
            time.sleep(pause)
    return False
