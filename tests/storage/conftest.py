"""The same suite on both databases: `url` is an empty archive's address, `archive` an open one."""

from contextlib import contextmanager

import pytest
from sqlalchemy import text

from storage.archive import Archive
from storage.engine import Database
from storage.tables import metadata
from tests import postgres


@pytest.fixture(scope="session")
def postgres_server():
    """Address of a running server, where databases can be made."""
    context = postgres.server()
    try:
        address = context.__enter__()
    except postgres.NoPostgres as reason:
        pytest.skip(str(reason))
    yield address
    context.__exit__(None, None, None)


@pytest.fixture(scope="session")
def postgres_url(postgres_server):
    """A database with the schema in it, emptied before each test: quicker than a new one."""
    url = postgres.new_database(postgres_server)
    Archive.open(url).close()
    yield url
    postgres.drop_database(postgres_server, url)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A file with the schema in it: copying is quicker than migrating."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    Archive.open(f"sqlite:///{path}").close()
    return path.read_bytes()


@contextmanager
def empty(kind, folder, request):
    if kind == "sqlite":
        path = folder / "archive.db"
        path.write_bytes(request.getfixturevalue("sqlite_template"))
        yield f"sqlite:///{path}"
        return
    url = request.getfixturevalue("postgres_url")
    database = Database(url, read_only=False)
    with database.write() as connection:
        connection.execute(text(f"TRUNCATE article_words, {', '.join(metadata.tables)} RESTART IDENTITY"))
    database.close()
    yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """Address of an empty archive of each kind."""
    with empty(request.param, tmp_path, request) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_url(request, tmp_path):
    """Address of a place where nothing was made yet, no schema either."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'fresh.db'}"
        return
    server = request.getfixturevalue("postgres_server")
    url = postgres.new_database(server)
    yield url
    postgres.drop_database(server, url)


@pytest.fixture
def archive(url):
    with Archive.open(url) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def shared_archive(request, tmp_path_factory):
    """An archive that the tests of one module fill once and then only read."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('shared') / 'archive.db'}"
    else:
        server = request.getfixturevalue("postgres_server")
        url = postgres.new_database(server)
    with Archive.open(url) as opened:
        yield opened
    if request.param != "sqlite":
        postgres.drop_database(server, url)


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path / 'archive.db'}"
