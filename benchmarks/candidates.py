"""What it costs to find the near texts of one document, in a small and in a large archive with the same month.

    .venv/bin/python -m benchmarks.candidates [--window 100000] [--archives 100000,1000000] [--postgresql]

Fills archives with rows as `record` would leave them: the last month holds `--window` documents, whatever is more is
older, at the same pace. Texts have twelve sentences, one of them the boilerplate of their source; documents have
subjects, so that about fifty others are near each. Then a new process's first catch-up is measured, and fifty
documents that look for their like: catch-up, scan of the window, the archive's hashes, reading what was found.

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
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from monitor.domain import Analysis, Article, Embedding, Fingerprint
from monitor.pipeline import Audience, Corridor, InPlace
from storage import tables
from storage.archive import Archive
from storage.engine import Database
from storage.recall import day_of, sentence_hashes
from tests import postgres

MONTH = timedelta(days=30)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DIMS, SENTENCES, SOURCES, NEAR = 512, 12, 200, 50
QUERIES = 50
BAR_MS, BAR_RATIO, BAR_MB = 40.0, 1.3, 120.0
_AT_ONCE = 10_000


@dataclass
class Cost:
    """Medians over the queries in milliseconds of CPU and of time, sizes in MB, the first catch-up in seconds."""

    cpu: dict[str, float]
    elapsed: float
    neighbours: float
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
        cpu, statistics.median(elapsed), statistics.median(found), start_s, start_mb, corridor._window.nbytes / 1e6
    )


def _a_document(number: int, chance: "np.random.Generator", subjects: int) -> Analysis:
    """One more report, as a worker would hand it over."""
    rows = _rows(np.full(SENTENCES, chance.integers(subjects)), chance)
    sentences = tuple(_sentences(number, chance))
    article = Article(f"doc-{number}", f"https://n.example/{number}", "A title", "text " * 200, "en", NOW)
    spans = tuple((80 * at, 80 * at + 79) for at in range(SENTENCES))
    mean = _quantised(rows.astype(np.float32).mean(axis=0, keepdims=True))
    embedding = Embedding("bench/1", DIMS, spans, rows.tobytes(), mean.tobytes())
    return Analysis(article, (), Fingerprint(f"hash-{number}", sentences, ()), embedding)


def _resident_mb() -> float:
    """Largest so far: what the reading of the window took on the way counts, too."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ───────────────────────────── rows as `record` leaves them ─────────────────────────────


def fill(url: str, articles: int, window: int, subjects: int) -> None:
    """`articles` rows in all tables that the search touches, `window` of them in the last month."""
    database = Database(url, read_only=False)
    chance = np.random.default_rng(1)
    hashes: list[tuple[int, int, int]] = []
    try:
        with database.write() as connection:
            if database.sqlite:
                connection.exec_driver_sql("PRAGMA cache_size = -1000000")
            for first in range(0, articles, _AT_ONCE):
                batch = range(first, min(first + _AT_ONCE, articles))
                for table, rows in _tables(batch, articles, window, subjects, chance, hashes):
                    connection.execute(table.insert(), rows)
            hashes.sort()  # by key, as an index is written fastest
            for first in range(0, len(hashes), _AT_ONCE * 10):
                rows = [{"hash": h, "day": d, "article": a} for h, d, a in hashes[first : first + _AT_ONCE * 10]]
                connection.execute(tables.sentence_hash.insert(), rows)
            connection.exec_driver_sql("ANALYZE") if not database.sqlite else None
            if not database.sqlite:
                connection.exec_driver_sql(f"SELECT setval('article_key_seq', {articles})")
    finally:
        database.close()


def _tables(
    batch: Sequence[int],
    articles: int,
    window: int,
    subjects: int,
    chance: "np.random.Generator",
    hashes: list[tuple[int, int, int]],
) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    moments = [NOW - MONTH * ((articles - number) / window) for number in batch]
    chosen = chance.integers(subjects, size=len(batch))
    yield tables.story, [{"id": f"s{number}", "opened": NOW} for number in batch]
    yield (
        tables.article,
        [_article(number, moment) for number, moment in zip(batch, moments, strict=True)],
    )
    texts, vectors = [], []
    for number, moment, subject in zip(batch, moments, chosen, strict=True):
        sentences = list(_sentences(number, chance))
        prints = Fingerprint("", tuple(sentences), ())
        hashes.extend((small, day_of(moment), number + 1) for small in sentence_hashes(prints))
        texts.append(
            {"article": number + 1, "text": "text " * 200, "sentences": sentences, "numbers": [], "details": {}}
        )
        # What lies outside the month is not read again: a third of its vectors is enough to space out the rows.
        rows = _rows(np.full(SENTENCES if moment >= NOW - MONTH * 2 else SENTENCES // 3, subject), chance)
        mean = _quantised(rows.astype(np.float32).mean(axis=0, keepdims=True))
        spans = [[80 * at, 80 * at + 79] for at in range(len(rows))]
        vectors.append(
            {"article": number + 1, "model": "bench/1", "dims": DIMS, "spans": spans, "vectors": rows.tobytes(),
             "mean": mean.tobytes()}
        )  # fmt: skip
    yield tables.article_text, texts
    yield tables.embedding, vectors


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


def _rows(subjects: "np.ndarray[Any, Any]", chance: "np.random.Generator") -> "np.ndarray[Any, Any]":
    """A sentence vector for each entry: half its subject, half its own."""
    centres = np.stack([_centre(int(subject)) for subject in subjects[:1]])
    return _quantised(centres + 0.8 * chance.standard_normal((len(subjects), DIMS), dtype=np.float32))


def _centre(subject: int) -> "np.ndarray[Any, Any]":
    if subject not in _CENTRES:
        _CENTRES[subject] = np.random.default_rng(subject).standard_normal(DIMS, dtype=np.float32)
    return _CENTRES[subject]


_CENTRES: dict[int, "np.ndarray[Any, Any]"] = {}


def _quantised(rows: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    return np.rint(rows / np.linalg.norm(rows, axis=1, keepdims=True) * 127).astype(np.int8)


if __name__ == "__main__":
    sys.exit(main())
