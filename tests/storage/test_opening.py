"""Opening, holding and what happens when the disk, the schema or another program is in the way."""

import json
import os
import resource
import signal
import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import bindparam, event, text
from sqlalchemy.engine import Engine

from monitor.domain import Feed, Fingerprint, Source
from monitor.errors import ArchiveHeld, ConfigError, StorageError
from storage import schema
from storage.archive import Archive
from storage.columns import UtcTime
from storage.engine import Database
from storage.tables import metadata
from tests import postgres
from tests.build import NOON, a_verdict, an_analysis, an_article, days


def fill(archive, name="a", text="Some text."):
    with archive.unit() as unit:
        return unit.record(a_verdict(article=an_article(text, id=name)), (), (), now=NOON)


def fill_with_many(archive):
    for number in range(100):
        fill(archive, f"big{number}", f"word{number} " * 20_000)


def ids(archive):
    return {a["id"] for story in archive.read.stories() for a in story["articles"]}


def code_of(url, **more):
    with pytest.raises(StorageError) as caught:
        Archive.open(url, **more)
    return caught.value.code, str(caught.value)


def path_of(url):
    return Path(url.removeprefix("sqlite:///"))


def test_an_archive_is_made_with_its_folder_and_opened_again(tmp_path):
    url = f"sqlite:///{tmp_path}/deep/er/archive.db"
    with Archive.open(url) as archive:
        fill(archive)
    with Archive.open(url) as archive:
        assert ids(archive) == {"a"}
    assert [p.name for p in path_of(url).parent.iterdir()] == ["archive.db"]  # no write-ahead file is left behind


@pytest.mark.parametrize("address", ["archive.db", "mysql://u:geheim@h/db", "sqlite://", "sqlite:///:memory:", ""])
def test_an_address_of_another_kind_is_wrong_usage(address):
    with pytest.raises(ConfigError) as caught:
        Archive.open(address)
    assert "geheim" not in str(caught.value)


def test_the_list_of_revisions_is_that_of_the_files():
    script = ScriptDirectory.from_config(schema.alembic_configuration())
    assert tuple(reversed([r.revision for r in script.walk_revisions()])) == schema.REVISIONS


def test_the_migrations_make_what_the_tables_say(url):
    database = Database(url, read_only=False)

    def ours(_object, name, kind, *_):
        return not (kind == "table" and name.startswith(("article_words", schema.VERSION_TABLE)))

    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": False})
        assert compare_metadata(context, metadata) == []
    database.close()


def test_an_archive_of_the_first_schema_is_migrated_and_keeps_what_it_holds(fresh_url):
    """Its links say of no discrepancy, and the agencies that its texts credit are found where they were kept."""
    database = Database(fresh_url, read_only=False)
    schema._upgrade(database, "0001")
    details = {"provenance": {"publisher": None, "agency": "TASS", "translated": False, "via": ["a\u0000b"]}}
    with database.write() as connection:
        connection.execute(text("INSERT INTO story (id, opened) VALUES ('s', '2025-03-04')"))
        for key, said in (
            (1, details),
            (2, {"provenance": {"publisher": None, "agency": None, "translated": False, "via": []}}),
        ):
            connection.execute(
                text(
                    "INSERT INTO article (key, address, version, article_id, title, stands_at, known_from, text_hash, "
                    "sentence_count, story, relation, score, why, baseline, recorded_at) VALUES (:key, :name, 1, "
                    ":name, '', '2025-03-04', '2025-03-04', 'x', 1, 's', 'original', 0, '', false, '2025-03-04')"
                ),
                {"key": key, "name": f"old-{key}"},
            )
            connection.execute(
                text("INSERT INTO article_text VALUES (:key, 'Text.', '[]', '[]', :details)"),
                {"key": key, "details": json.dumps(said)},
            )
    database.close()
    assert code_of(fresh_url, read_only=True)[0] == "read_only"
    with Archive.open(fresh_url) as archive:
        (story,) = archive.read.stories()
    told = {article["id"]: (article["differing"], article["agency"]) for article in story["articles"]}
    assert told == {"old-1": ([], "TASS"), "old-2": ([], None)}


def test_an_archive_of_the_second_schema_finds_what_it_holds_by_its_numbers(fresh_url):
    """Of the last week before its newest article, that is; no more is ever looked up."""
    numerals = [[80 * at, number] for at, number in enumerate(("4183", "36", "468", "441", "2745"))]
    database = Database(fresh_url, read_only=False)
    for revision in ("0001", "0002"):
        schema._upgrade(database, revision)
    with database.write() as connection:
        connection.execute(text("INSERT INTO story (id, opened) VALUES ('s', '2025-03-04')"))
        for key, day, printed in ((1, NOON, numerals), (2, NOON - days(9), numerals), (3, NOON, [])):
            connection.execute(
                text(
                    "INSERT INTO article (key, address, version, article_id, title, stands_at, known_from, text_hash, "
                    "sentence_count, story, relation, score, why, baseline, recorded_at) VALUES (:key, :name, 1, "
                    ":name, '', :day, :day, 'x', 1, 's', 'original', 0, '', false, :day)"
                ).bindparams(bindparam("day", type_=UtcTime())),
                {"key": key, "name": f"old-{key}", "day": day},
            )
            connection.execute(
                text("INSERT INTO article_text VALUES (:key, 'Text.', '[]', '[]', '{}', :numerals)"),
                {"key": key, "numerals": json.dumps(printed)},
            )
    database.close()
    new = Fingerprint("other", ("x",), (), tuple((100 * at, number) for at, (_, number) in enumerate(numerals)))
    with Archive.open(fresh_url) as archive, archive.unit() as unit:
        for moment in (NOON, NOON - days(5)):
            asked = an_analysis(an_article(id="new", published=moment), fingerprint=new)
            assert [each.key for each in unit.recall(asked, (), (), NOON).neighbours] == [1]


def test_a_newer_archive_is_refused_and_left_alone(url):
    database = Database(url, read_only=False)
    with database.write() as connection:
        connection.execute(text(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'"))
    database.close()
    for read_only in (False, True):
        code, message = code_of(url, read_only=read_only)
        assert code == "too_new"
        assert "9999" in message
    database = Database(url, read_only=False)
    with database.write() as connection:
        connection.execute(text(f"UPDATE {schema.VERSION_TABLE} SET version_num = '{schema.REVISIONS[-1]}'"))
    database.close()


def test_a_kill_in_a_migration_leaves_the_old_schema_or_the_new(tmp_path):
    """Killed at statement after statement: the next start finds nothing, or all of it, and goes on."""
    for number in range(1, 60, 12):
        path = tmp_path / f"{number}.db"
        child = in_a_child(partial(open_and_die, f"sqlite:///{path}", number))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        with closing(sqlite3.connect(path)) as connection:
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        assert not names or {"article", "article_words", "robots", schema.VERSION_TABLE} <= names
    with Archive.open(f"sqlite:///{path}") as archive:
        fill(archive)


def open_and_die(url, statements):
    """Open an archive; die at the given changing statement, or at the end."""
    left = statements

    @event.listens_for(Engine, "before_cursor_execute")
    def count(_connection, _cursor, statement, *_):
        nonlocal left
        left -= statement.lstrip().startswith(("CREATE", "INSERT"))
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    Archive.open(url)
    os.kill(os.getpid(), signal.SIGKILL)


def in_a_child(task):
    """Run `task`, which must not return, in a forked process: quicker than a new interpreter."""
    child = os.fork()
    if not child:
        try:
            task()
        finally:
            os._exit(1)
    return child


def test_a_file_that_is_no_database_is_not_touched(tmp_path):
    path = tmp_path / "notes.db"
    path.write_bytes(b"These are my notes, and they are dear to me. " * 100)
    before = path.read_bytes()
    for read_only in (False, True):
        code, message = code_of(f"sqlite:///{path}", read_only=read_only)
        assert code == "corrupt"
        assert str(path) in message
    assert path.read_bytes() == before


def test_another_programs_database_is_not_touched(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    assert code_of(f"sqlite:///{path}")[0] == "corrupt"


def test_a_damaged_page_is_found_before_anything_is_written(sqlite_url):
    with Archive.open(sqlite_url) as archive:
        for number in range(30):
            fill(archive, f"a{number}", f"Text {number}. " * 50)
    path = path_of(sqlite_url)
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    path.write_bytes(data)
    assert code_of(sqlite_url)[0] == "corrupt"
    assert path.read_bytes() == bytes(data)


def test_a_missing_archive_is_not_made_by_reading(sqlite_url):
    code, message = code_of(sqlite_url, read_only=True)
    assert code == "missing"
    assert str(path_of(sqlite_url)) in message
    assert not path_of(sqlite_url).exists()


def test_a_missing_postgresql_database_is_named_without_its_password(postgres_server):
    url = postgres.make_url(postgres_server).set(database="nowhere", password="geheim")
    code, message = code_of(url.render_as_string(hide_password=False))
    assert code == "missing"
    assert "nowhere" in message
    assert "geheim" not in message


def test_an_archive_marked_read_only_is_refused_for_writing_and_read(sqlite_url):
    with Archive.open(sqlite_url) as archive:
        fill(archive)
    path_of(sqlite_url).chmod(0o444)
    code, message = code_of(sqlite_url)
    assert code == "read_only"
    assert str(path_of(sqlite_url)) in message
    with Archive.open(sqlite_url, read_only=True) as archive:
        assert ids(archive) == {"a"}
        with pytest.raises(StorageError), archive.unit():
            pass


def test_an_archive_where_nothing_can_be_written_beside_it_is_read(sqlite_url, tmp_path, monkeypatch):
    """A read-only disk, played by making every address but the immutable one fail as it does there."""
    with Archive.open(sqlite_url) as archive:
        fill(archive)
    connect = sqlite3.connect

    def on_a_read_only_disk(address, **more):
        if "immutable=1" not in address:
            connection = connect(":memory:")
            connection.execute("CREATE TABLE t (x)")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("INSERT INTO t VALUES (1)")  # SQLITE_READONLY
        return connect(address, **more)

    monkeypatch.setattr(sqlite3, "connect", on_a_read_only_disk)
    with Archive.open(sqlite_url, read_only=True) as archive:
        assert ids(archive) == {"a"}


def test_reading_goes_on_beside_a_writer(sqlite_url):
    with Archive.open(sqlite_url) as writer, writer.unit() as unit:
        unit.record(a_verdict(), (), (), now=NOON)
        with Archive.open(sqlite_url, read_only=True) as reader:
            assert ids(reader) == set()


def test_a_writer_of_another_process_is_waited_for_and_then_named(sqlite_url, monkeypatch):
    monkeypatch.setattr("storage.engine.BUSY_TIMEOUT_S", 0.1)
    with Archive.open(sqlite_url) as one, Archive.open(sqlite_url) as other, one.unit():
        with pytest.raises(StorageError) as caught:
            fill(other)
        assert caught.value.code == "locked"


def test_a_full_disk_costs_one_turn_and_nothing_else(sqlite_url):
    """The limit on the file's size is what a full disk looks like to SQLite."""
    with Archive.open(sqlite_url) as archive:
        fill(archive, "before")
        size = sum(path.stat().st_size for path in path_of(sqlite_url).parent.glob("archive.db*"))
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, hard))
        try:
            with pytest.raises(StorageError) as caught:
                fill_with_many(archive)
            assert caught.value.code == "disk_full"
            assert str(path_of(sqlite_url)) in str(caught.value)
            held = ids(archive)
            assert "before" in held
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        fill(archive, "after")
        assert ids(archive) == held | {"after"}
    assert sqlite3.connect(path_of(sqlite_url)).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_full_database_is_a_full_disk_too(sqlite_url):
    with Archive.open(sqlite_url) as archive:
        fill(archive, "before")
        with archive._database._writer.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StorageError) as caught:
            fill(archive, "big", "word " * 20_000)
        assert caught.value.code == "disk_full"
        assert ids(archive) == {"before"}
        fill(archive, "after")  # on a fresh connection, which has no such limit


def test_the_second_daemon_is_refused_and_the_first_named(url):
    with Archive.open(url) as first, Archive.open(url) as second:
        first.hold("figurewatch run")
        with pytest.raises(ArchiveHeld) as caught:
            second.hold("another")
        assert "figurewatch run" in str(caught.value)
        assert str(os.getpid()) in str(caught.value)
        fill(second)  # reading and recording by hand go on beside a daemon
    with Archive.open(url) as third:
        third.hold("third")


def test_a_killed_holder_holds_no_longer(url):
    ready, said = os.pipe()

    def hold():
        Archive.open(url).hold("the first")
        os.write(said, b"!")
        time.sleep(60)

    first = in_a_child(hold)
    try:
        assert os.read(ready, 1) == b"!"
        with Archive.open(url) as archive:
            with pytest.raises(ArchiveHeld, match=f"the first.*{first}"):
                archive.hold("the second")
            os.kill(first, signal.SIGKILL)
            os.waitpid(first, 0)
            eventually(lambda: archive.hold("the second"))
    finally:
        os.close(ready)
        os.close(said)


def test_a_worker_that_outlives_its_daemon_does_not_hold_for_it(sqlite_url):
    ready, said = os.pipe()

    def hold():
        Archive.open(sqlite_url).hold("the first")
        worker = in_a_child(lambda: time.sleep(60))
        os.write(said, worker.to_bytes(8, "big"))
        time.sleep(60)

    first = in_a_child(hold)
    worker = int.from_bytes(os.read(ready, 8), "big")
    try:
        os.kill(first, signal.SIGKILL)
        os.waitpid(first, 0)
        with Archive.open(sqlite_url) as archive:
            archive.hold("the second")
    finally:
        os.kill(worker, signal.SIGKILL)
        os.close(ready)
        os.close(said)


def test_what_a_killed_daemon_had_in_hand_is_free_for_the_next_one(archive):
    archive.turns.sync([Source("News", (Feed("https://news.example/feed", days(1)),))], NOON)
    assert archive.turns.claim("https://news.example/feed", NOON, days(1))
    with pytest.raises(RuntimeError, match="hold"):
        archive.take_over(NOON)
    archive.hold("the next one")
    archive.take_over(NOON)
    assert archive.turns.claim("https://news.example/feed", NOON, days(1))


def test_the_lock_file_says_who_holds(sqlite_url):
    with Archive.open(sqlite_url) as archive:
        archive.hold("figurewatch run")
        said = json.loads(Path(f"{path_of(sqlite_url)}.lock").read_text())
    assert (said["who"], said["pid"]) == ("figurewatch run", os.getpid())


def test_a_write_inside_a_unit_of_the_same_thread_is_a_bug_that_shows(sqlite_url):
    with Archive.open(sqlite_url) as archive, archive.unit(), pytest.raises(RuntimeError, match="unit of work"):
        archive.turns.start_entry(1)


def test_a_lost_server_connection_costs_one_turn(postgres_url):
    with Archive.open(postgres_url) as archive:
        before = ids(archive)
        database = Database(postgres_url, read_only=False)
        with database.write() as connection:
            mine = "pid <> pg_backend_pid() AND datname = current_database() AND backend_type = 'client backend'"
            connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}"))
        database.close()
        assert ids(archive) == before


def eventually(step):
    """The server needs a moment to notice that a client is gone."""
    for _ in range(50):
        try:
            return step()
        except ArchiveHeld:
            time.sleep(0.1)
    return step()
