"""How fast an export is, and that its memory does not grow with the archive.

    .venv/bin/python -m benchmarks.export_speed [--articles 100000]

Fills two archives on SQLite, one a tenth of the other, with three observations an article and a series for each
article, and exports each in a process of its own. Bar: at most 1.25 times the memory at ten times the articles.
Prints rows, seconds and peak memory of each; exits with 1 if the bar is missed.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from storage import tables
from storage.archive import Archive
from storage.engine import Database

BAR = 1.25
START = datetime(2025, 1, 1, tzinfo=UTC)
KINDS = ("sdmx-csv", "csv", "jsonl")
_AT_ONCE = 5000
_ONE = (
    "import resource, sys, time; from monitor.__main__ import main; t = time.perf_counter(); code = main(sys.argv[1:]);"
    "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; "
    "print(code, time.perf_counter() - t, peak, file=sys.stderr)"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    articles = parser.parse_args().articles
    peaks: dict[tuple[str, int], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in (articles // 10, articles):
            url = f"sqlite:///{folder}/{number}.db"
            fill(url, number)
            for kind in KINDS:
                rows, seconds, peaks[kind, number] = exported(url, kind, Path(folder) / "out")
                print(f"{number:>7} articles {kind:<8} {rows:>7} rows {seconds:6.1f} s {peaks[kind, number]:6.1f} MB")
    worst = max(peaks[kind, articles] / peaks[kind, articles // 10] for kind in KINDS)
    print(f"memory at ten times the articles: {worst:.2f} times (bar {BAR})")
    return int(worst > BAR)


def exported(url: str, kind: str, path: Path) -> tuple[int, float, float]:
    """Rows, seconds and peak megabytes of one export, the start of Python left out of the seconds."""
    command = [sys.executable, "-c", _ONE, "export", "--as", kind, "--archive", url, "--output", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, seconds, peak = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    with path.open(encoding="utf-8") as file:
        rows = sum(1 for _ in file) - (kind != "jsonl")
    return rows, float(seconds), int(peak) / 1024


def fill(url: str, articles: int) -> None:
    Archive.open(url).close()
    database = Database(url, read_only=False)
    with database.write() as connection:
        _insert(connection, tables.story, ({"id": f"s{n}", "opened": START} for n in range(articles)))
        _insert(connection, tables.article, map(_article, range(articles)))
        _insert(connection, tables.series, map(_series, range(articles)))
        _insert(connection, tables.observation, (_observation(n, k) for n in range(articles) for k in range(3)))
    database.close()


def _insert(connection: Connection, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    while piece := list(islice(rows, _AT_ONCE)):
        connection.execute(insert(table), piece)


def _article(n: int) -> dict[str, Any]:
    moment = START + timedelta(minutes=n)
    return {
        "key": n + 1, "address": f"url:https://paper.example/{n}", "version": 1, "article_id": f"https://paper.example/{n}",
        "url": f"https://paper.example/{n}", "title": f"Report {n}", "language": "en", "source": "Paper",
        "published": moment, "stands_at": moment, "known_from": moment, "text_hash": f"{n:x}", "sentence_count": 9,
        "story": f"s{n}", "relation": "original", "score": 1.0, "why": "", "differing": [], "baseline": False,
        "recorded_at": moment,
    }  # fmt: skip


def _series(n: int) -> dict[str, Any]:
    return {
        "id": f"{n:016x}", "family": f"{n:016x}", "subject": f"geonames:{n % 997}", "measure": f"open:en:measure {n}",
        "transform": "level", "unit_class": "CNY", "denominator": None, "scope": None, "frequency": "A",
    }  # fmt: skip


def _observation(n: int, k: int) -> dict[str, Any]:
    """Two values for one year of the article's own series, and one for the year before."""
    value = Decimal(n * 1000 + k * 500 + 7)
    sentence = f"In {2020 + k} it came to {value} yuan, as the office said in its report of the year."
    return {
        "series": f"{n:016x}", "article": n + 1, "figure": k, "period": str(2024 - k // 2), "value": value,
        "value_num": float(value), "low": value, "high": value + 1, "step": Decimal(1), "unit": "CNY",
        "approx": "exact", "modality": "actual", "article_id": f"https://paper.example/{n}", "story": f"s{n}",
        "source": "Paper", "language": "en", "known_from": START + timedelta(minutes=n), "start": 0, "end": 5,
        "surface": str(value), "sentence": sentence, "cues": [], "subject_path": ["CN"], "quarantined": False,
        "believed_from": START + timedelta(minutes=n), "believed_to": None,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
