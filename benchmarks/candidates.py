"""What it costs to find the near texts of one document, in a small and in a large archive with the same month.

    .venv/bin/python -m benchmarks.candidates [--window 100000] [--archives 100000,1000000] [--postgresql]

Fills archives with rows as `record` would leave them: the last month holds `--window` documents, whatever is more is
older, at the same pace. Texts have twelve sentences, one of them the boilerplate of their source, and up to twenty
numbers, small ones mostly; documents have subjects, so that about fifty others are near each. Then a new process's
first catch-up is measured, and fifty documents that look for their like: catch-up, scan of the window, the archive's
hashes, reading what was found.

Bar: 40 ms of CPU, the large archive at most 1.3 times the small one, vectors 120 MB. Exits with 1 where one is missed.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from sqlalchemy import Connection, bindparam, text

from monitor.domain import Analysis, Article, Embedding, Fingerprint
from monitor.pipeline import Audience, Corridor, InPlace
from storage import tables
from storage.archive import Archive
from storage.columns import Json, UtcTime
from storage.engine import Database
from storage.numerals import pair_hashes
from storage.recall import day_of, sentence_hashes
from tests import postgres

MONTH = timedelta(days=30)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DIMS, SENTENCES, SOURCES, NEAR = 512, 12, 200, 50
QUERIES = 50
BAR_MS, BAR_RATIO, BAR_MB = 40.0, 1.3, 120.0
_AT_ONCE = 2_000
_SPANS = [[80 * at, 80 * at + 79] for at in range(SENTENCES)]
_LOOKED_UP = (
    "key", "address", "article_id", "text_hash", "story", "source", "stands_at", "published", "known_from",
    "recorded_at",
)  # fmt: skip


@dataclass
class Cost:
    """Medians over the queries in milliseconds of CPU and of time; vectors that a restart reads, its seconds, MB."""

    cpu: dict[str, float]
    elapsed: float
    neighbours: float
    read: int
    start_s: float
    start_mb: float
    vectors_mb: float

    @property
    def whole(self) -> float:
        return sum(self.cpu.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--window", type=int, default=100_000)
    parser.add_argument("--archives", default="100000,1000000")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--folder", type=Path, help="keep the SQLite archives here, and use what is there")
    choice = parser.parse_args()
    costs = []
    for articles in map(int, choice.archives.split(",")):
        with ExitStack() as stack:
            url = _address(choice, articles, stack)
            cost = measure(url, articles, choice.window)
            costs.append(cost)
            print(report(articles, cost), flush=True)
    ratio = costs[-1].whole / costs[0].whole
    print(f"ratio {ratio:.2f}")
    good = all(cost.whole <= BAR_MS and cost.vectors_mb <= BAR_MB for cost in costs) and ratio <= BAR_RATIO
    return 0 if good else 1


def measure(url: str, articles: int, window: int) -> Cost:
    """Fill the archive at `url` unless it is full, then look for the near texts of some documents."""
    subjects = max(1, window // NEAR)
    with Archive.open(url) as archive:
        if not archive.vectors(0, NOW - MONTH, 1):
            fill(url, articles, window, subjects)
    with Archive.open(url) as archive:
        return _search(archive, articles, subjects)


def report(articles: int, cost: Cost) -> str:
    parts = ", ".join(f"{name} {ms:.1f}" for name, ms in cost.cpu.items())
    return (
        f"{articles:9,} articles: {cost.whole:5.1f} ms of CPU ({parts}), {cost.elapsed:.1f} ms of time, "
        f"{cost.neighbours:.0f} neighbours; after a restart {cost.start_s:.1f} s, {cost.start_mb:.0f} MB, "
        f"of which vectors {cost.vectors_mb:.0f} MB"
    )


def _address(choice: argparse.Namespace, articles: int, stack: ExitStack) -> str:
    if choice.postgresql:
        return postgres.new_database(stack.enter_context(postgres.server()))
    folder = choice.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / f'{articles}.db'}"


# ───────────────────────────── the measurement ─────────────────────────────


def _search(archive: Archive, articles: int, subjects: int) -> Cost:
    before, started = _resident_mb(), time.perf_counter()
    corridor = Corridor(archive, InPlace(), Audience(), clock=lambda: NOW, window=MONTH)
    corridor._catch_up(archive, NOW)
    read = len(corridor._window)
    start_s, start_mb = time.perf_counter() - started, _resident_mb() - before
    times: dict[str, list[float]] = {name: [] for name in ("catch-up", "window", "archive")}
    elapsed, found = [], []
    chance = np.random.default_rng(articles)
    for number in range(QUERIES):
        analysis = _a_document(articles + number, chance, subjects)
        began = time.perf_counter()
        with archive.unit() as unit:
            marks = [time.process_time()]
            corridor._catch_up(unit, NOW)
            marks.append(time.process_time())
            near = corridor._window.candidates(analysis.embedding, NOW, "en") if analysis.embedding else ()
            marks.append(time.process_time())
            known = unit.recall(analysis, (), near, NOW)
            marks.append(time.process_time())
        elapsed.append((time.perf_counter() - began) * 1000)
        found.append(len(known.neighbours))
        for name, one, two in zip(times, marks, marks[1:], strict=False):
            times[name].append((two - one) * 1000)
        corridor.file(analysis)  # so that the next one's catch-up has something to read
    cpu = {name: statistics.median(values) for name, values in times.items()}
    return Cost(
        cpu,
        statistics.median(elapsed),
        statistics.median(found),
        read,
        start_s,
        start_mb,
        corridor._window.nbytes / 1e6,
    )


def _a_document(number: int, chance: "np.random.Generator", subjects: int) -> Analysis:
    """One more report, as a worker would hand it over."""
    rows = _rows(int(chance.integers(subjects)), chance)
    sentences = tuple(_sentences(number, chance))
    article = Article(f"doc-{number}", f"https://n.example/{number}", "A title", "text " * 200, "en", NOW)
    embedding = Embedding("bench/1", DIMS, tuple((a, b) for a, b in _SPANS), rows.tobytes(), _mean(rows))
    return Analysis(article, (), Fingerprint(f"hash-{number}", sentences, (), _numerals(number)), embedding)


def _resident_mb() -> float:
    """Largest so far: what the reading of the window took on the way counts, too."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ───────────────────────────── rows as `record` leaves them ─────────────────────────────


def fill(url: str, articles: int, window: int, subjects: int) -> None:
    """`articles` rows in all tables that the search touches, `window` of them in the last month."""
    database = Database(url, read_only=False)
    chance = np.random.default_rng(1)
    older = articles - window
    try:
        with database.write() as connection:
            if database.sqlite:
                connection.exec_driver_sql("PRAGMA cache_size = -2000000")
            _older(connection, older, articles, window)
            for first in range(older, articles, _AT_ONCE):
                batch = range(first, min(first + _AT_ONCE, articles))
                for table, rows in _tables(batch, articles, window, subjects, chance):
                    connection.execute(table.insert(), rows)
            if not database.sqlite:
                connection.exec_driver_sql(f"SELECT setval('article_key_seq', {articles})")
    finally:
        database.close()
    if not database.sqlite:
        vacuumed = Database(url, read_only=False)
        with vacuumed.dedicated() as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
        vacuumed.close()


def _older(connection: Connection, older: int, articles: int, window: int) -> None:
    """What lies outside the month, a thousand a time: copies of one row, but for what is looked up.

    Their vectors are never read; a third of the size is enough to space out the rows.
    """
    sqlite = connection.dialect.name == "sqlite"
    random = "random()" if sqlite else "(random() * 9e18)::bigint"
    series = "SELECT n FROM generate_series(0, 999) AS s(n)"
    if sqlite:
        series = "WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < 999) SELECT n FROM s"
    row = _article(0, NOW)
    names = [name for name in row if name not in _LOOKED_UP]
    kept = ", ".join(f":{name}" for name in names)
    filled = {
        tables.article: (
            [*_LOOKED_UP, *names],
            "k + 1, 'url:https://n.example/' || k, 'doc-' || k, 'hash-' || k, 's' || k, 'S' || k % 200, "
            f":moment, :moment, :moment, :moment, {kept}",
        ),
        tables.article_text: (
            ["article", "text", "sentences", "numbers", "details"],
            "k + 1, :text, :list, :list, :list",
        ),
        tables.embedding: (
            ["article", "model", "dims", "spans", "vectors", "mean"],
            "k + 1, 'bench/1', 512, :list, :vectors, :mean",
        ),
    }
    for first in range(0, older, 1000):
        moment = NOW - MONTH * ((articles - first) / window)
        many = f"(SELECT n + {first} AS k FROM ({series}) AS t) AS t"
        connection.execute(
            text(f"INSERT INTO story (id, opened) SELECT 's' || k, :moment FROM {many}").bindparams(
                bindparam("moment", type_=UtcTime)
            ),
            {"moment": moment},
        )
        for table, (columns, values) in filled.items():
            statement = text(f"INSERT INTO {table.name} ({', '.join(columns)}) SELECT {values} FROM {many}")
            own = {"moment": moment, "text": "text " * 200, "list": [], "vectors": b"1" * 2048, "mean": b"1" * 512}
            given = {**row, **own}
            wanted = {name: given[name] for name in statement._bindparams}
            types = {"moment": UtcTime(), "list": Json(), "known_to": UtcTime()}
            typed = [bindparam(name, type_=types[name]) for name in wanted if name in types]
            connection.execute(statement.bindparams(*typed), wanted)
        for _ in range(SENTENCES - 1):
            connection.execute(
                text(f"INSERT INTO sentence_hash (hash, day, article) SELECT {random}, :day, k + 1 FROM {many}"),
                {"day": day_of(moment)},
            )
        for _ in range(8):  # as many as an article has on the mean
            connection.execute(
                text(f"INSERT INTO numeral_pair (hash, day, article) SELECT {random}, :day, k + 1 FROM {many}"),
                {"day": day_of(moment)},
            )
        boilerplate = [
            {"hash": _small([f"{number % SOURCES:016x}"])[0], "day": day_of(moment), "article": number + 1}
            for number in range(first, first + 1000)
        ]
        connection.execute(tables.sentence_hash.insert(), boilerplate)


def _tables(
    batch: Sequence[int], articles: int, window: int, subjects: int, chance: "np.random.Generator"
) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    moments = {number: NOW - MONTH * ((articles - number) / window) for number in batch}
    yield tables.story, [{"id": f"s{number}", "opened": NOW} for number in batch]
    yield tables.article, [_article(number, moment) for number, moment in moments.items()]
    texts, vectors, hashes, pairs = [], [], [], []
    for number, moment in moments.items():
        sentences = list(_sentences(number, chance))
        hashes.extend({"hash": h, "day": day_of(moment), "article": number + 1} for h in _small(sentences))
        numerals = _numerals(number)
        shared = pair_hashes(Fingerprint("", (), (), numerals))
        pairs.extend({"hash": h, "day": day_of(moment), "article": number + 1} for h in shared)
        texts.append(
            {"article": number + 1, "text": "text " * 200, "sentences": sentences, "numbers": [],
             "numerals": [list(each) for each in numerals], "details": {}}
        )  # fmt: skip
        rows = _rows(int(chance.integers(subjects)), chance)
        vectors.append(
            {"article": number + 1, "model": "bench/1", "dims": DIMS, "spans": _SPANS, "vectors": rows.tobytes(),
             "mean": _mean(rows)}
        )  # fmt: skip
    yield tables.article_text, texts
    yield tables.embedding, vectors
    yield tables.sentence_hash, hashes
    yield tables.numeral_pair, pairs


def _small(sentences: Sequence[str]) -> tuple[int, ...]:
    return sentence_hashes(Fingerprint("", tuple(sentences), ()))


def _article(number: int, moment: datetime) -> dict[str, Any]:
    return {
        "key": number + 1, "address": f"url:https://n.example/{number}", "version": 1, "article_id": f"doc-{number}",
        "url": f"https://n.example/{number}", "title": "A title", "language": "en", "source": f"S{number % SOURCES}",
        "published": moment, "stands_at": moment, "known_from": moment, "known_to": None,
        "text_hash": f"hash-{number}", "sentence_count": SENTENCES, "story": f"s{number}", "relation": "original",
        "score": 1.0, "why": "", "original": None, "page": None, "baseline": False, "recorded_at": moment,
    }  # fmt: skip


def _sentences(number: int, chance: "np.random.Generator") -> Iterator[str]:
    """Hashes: its own but for the boilerplate of its source; one in twenty is a copy of a text just before it."""
    told = number - int(chance.integers(1, 500)) if chance.random() < 0.05 else number
    yield from (f"{told:08x}{at:08x}" for at in range(SENTENCES - 1))
    yield f"{number % SOURCES:016x}"


def _numerals(number: int) -> tuple[tuple[int, str], ...]:
    """Numbers as news print them: none to twenty, half of one digit, and the smaller the more often (Benford)."""
    chance = np.random.default_rng(number)
    digits = chance.choice([1, 2, 3, 4], size=int(chance.integers(20)), p=[0.5, 0.32, 0.12, 0.06])
    values = (10 ** (digits - 1 + chance.random(len(digits)))).astype(int)
    return tuple((60 * at, str(value).rstrip("0")) for at, value in enumerate(values))


def _rows(subject: int, chance: "np.random.Generator") -> "np.ndarray[Any, Any]":
    """Sentence vectors: half the subject, half their own."""
    own = chance.standard_normal((SENTENCES, DIMS), dtype=np.float32)
    return _quantised(_centre(subject) + 0.8 * own)


@cache
def _centre(subject: int) -> "np.ndarray[Any, Any]":
    return np.random.default_rng(subject).standard_normal(DIMS, dtype=np.float32)


def _mean(rows: "np.ndarray[Any, Any]") -> bytes:
    return _quantised(rows.astype(np.float32).mean(axis=0, keepdims=True)).tobytes()


def _quantised(rows: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    return np.rint(rows / np.linalg.norm(rows, axis=1, keepdims=True) * 127).astype(np.int8)


if __name__ == "__main__":
    sys.exit(main())
