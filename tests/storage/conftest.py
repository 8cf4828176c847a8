"""The same suite on both databases: `url` is an empty archive's address, `archive` an open one."""

from pathlib import Path

import pytest

from storage.archive import Archive
from tests import postgres


@pytest.fixture(scope="session")
def postgres_server():
    """Address of a running server and the name of a database with the schema in it."""
    context = postgres.server()
    try:
        address = context.__enter__()
    except postgres.NoPostgres as reason:
        pytest.skip(str(reason))
    template = postgres.new_database(address)
    Archive.open(template).close()
    yield address, postgres.make_url(template).database
    postgres.drop_database(address, template)
    context.__exit__(None, None, None)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A file with the schema in it: copying is quicker than migrating."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    Archive.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """Address of an empty archive of each kind."""
    if request.param == "sqlite":
        path: Path = tmp_path / "archive.db"
        path.write_bytes(request.getfixturevalue("sqlite_template").read_bytes())
        yield f"sqlite:///{path}"
        return
    address, template = request.getfixturevalue("postgres_server")
    database = postgres.new_database(address, template)
    yield database
    postgres.drop_database(address, database)


@pytest.fixture
def archive(url):
    with Archive.open(url) as opened:
        yield opened


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path / 'archive.db'}"
