"""Many processes file into one archive at once: one report is one story, every time."""

import multiprocessing
from dataclasses import replace
from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from storage.archive import Archive
from storage.engine import Database
from storage.filters import Filters
from tests.build import NOON, a_verdict
from tests.storage.tellings import a_corridor, copies, ingest, near_copies, noise, translations

PROCESSES = 10
# A report of each kind, several times over: what goes wrong one time in five shows.
REPORTS = {
    f"{kind.__name__} {number}": kind(f"{kind.__name__} {number}")
    for kind, times in ((translations, 6), (near_copies, 2), (copies, 2))
    for number in range(times)
}


def test_ten_processes_that_file_one_report_at_once_make_one_story(url):
    told = together(url, [rounds_of(number) for number in range(PROCESSES)])
    assert {name: len(stories(told, name)) for name in REPORTS} == dict.fromkeys(REPORTS, 1)
    strange = {story for article, story in told.items() if article.startswith("noise")}
    assert len(strange) == PROCESSES * len(REPORTS), "other reports stay apart"
    with Archive.open(url, read_only=True) as archive:
        sizes = sorted(len(row["articles"]) for row in archive.read.stories(Filters()))
    assert sizes == [1] * len(strange) + [PROCESSES] * len(REPORTS)


def rounds_of(process):
    """What one process files in each round: its own telling of that round's report, sometimes after other things."""
    return [
        [*other, tellings[process]] if process % 2 else [tellings[process], *other]
        for round_, tellings in enumerate(REPORTS.values())
        for other in [noise(f"noise {process} {round_}", 1)]
    ]


def together(url, shares):
    """The story of each article, by id, after every share was filed by a process of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.storage.tellings"])  # slow imports, once
    barrier, told = context.Barrier(len(shares)), context.Queue()
    processes = [context.Process(target=ingest, args=(url, share, barrier, told), daemon=True) for share in shares]
    for process in processes:
        process.start()
    expected = sum(len(documents) for share in shares for documents in share)
    found = dict(told.get(timeout=40) for _ in range(expected))
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * len(shares)
    return found


def stories(told, report):
    return {told[f"{report}-{number}"] for number in range(PROCESSES)}


# ───────────────────────────── two processes that live long ─────────────────────────────


@pytest.fixture
def two(url):
    """Two corridors of two processes, as far as the archive can tell: nothing is shared but the database."""
    with Archive.open(url) as one, Archive.open(url) as other:
        yield a_corridor(one), a_corridor(other)


def test_a_process_sees_what_another_filed_after_it_read_the_window(two):
    one, other = two
    first, second, third = translations("the harbour bridge", 3)
    story = one.file(first).story
    assert other.file(second).story == story
    assert one.file(third).story == story


def test_a_process_sees_vectors_of_a_model_that_came_later(two):
    """`replay` with a new encoder writes new versions; a process that lived through it compares with those."""
    one, other = two
    old, new = translations("the harbour bridge", 2)
    story = one.file(old).story
    assert other.file(noise("something else", 1)[0]).story != story, "its window was read before"
    newer = with_model(old, "test/2")
    assert one.file(newer, baseline=True, reread=True).story == story
    assert other.file(with_model(new, "test/2")).story == story


def test_a_text_that_was_replaced_is_no_candidate_any_more(two):
    one, other = two
    old, late = translations("the harbour bridge", 2)
    story = one.file(old).story
    other.file(noise("something else", 1)[0])
    rewritten = with_text(noise("quite another report", 1)[0], old.article.id)
    assert one.file(rewritten).outcome == "new_version"
    with other._archive.unit() as unit:
        assert other._candidates(unit, late, NOON) == ()
    assert other.file(late).story != story


def with_model(analysis, model):
    assert analysis.embedding
    return replace(analysis, embedding=replace(analysis.embedding, model=model))


def with_text(analysis, article_id):
    return replace(analysis, article=replace(analysis.article, id=article_id, url=f"https://news.example/{article_id}"))


# ───────────────────────────── what lets a process read on from the last row ─────────────────────────────


@pytest.fixture
def snapshots(url):
    """A database whose transactions see, by default, what there was when they began."""
    name = make_url(url).database
    if url.startswith("sqlite"):
        yield url
        return
    change_default(url, f"ALTER DATABASE \"{name}\" SET default_transaction_isolation = 'repeatable read'")
    yield url
    change_default(url, f'ALTER DATABASE "{name}" RESET default_transaction_isolation')


def test_who_waited_for_a_turn_sees_what_was_written_meanwhile_and_gets_the_later_row(snapshots):
    first, second = copies("the harbour bridge", 2)
    found = []

    def wait_and_file():
        with Archive.open(snapshots) as other:
            found.append(a_corridor(other).file(second).story)

    with Archive.open(snapshots) as archive:
        waiting = Thread(target=wait_and_file)
        with archive.unit() as unit:
            waiting.start()
            waiting.join(0.5)
            recorded = unit.record(a_verdict(analysis=first), (), (), now=NOON)
            assert waiting.is_alive(), "it has to wait for its turn"
        waiting.join(30)
        assert found == [recorded.story]
        with archive.unit() as unit:
            assert unit.recall(second, (), (), NOON).previous.key > recorded.key


def change_default(url, statement):
    database = Database(url, read_only=False)
    with database.write() as connection:
        connection.execute(text(statement))
    database.close()
