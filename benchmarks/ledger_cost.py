"""What one article costs the ledger as the archive grows: recall, judgement and record, without text and story rooms.

    python -m benchmarks.ledger_cost [--sizes 1000,10000,100000] [--per-day 8] [--database URL-{size}]

Invented articles, each with three monthly figures of invented series of real places. A few series are told often, most
seldom (Zipf's law), as in the news: a fifth of all articles is about one country, whose sixteen series are stated ten
times a month each by eight articles a day. One figure in fifty is one of two wrong values, one in ten of an older
month. An archive grows by time; what is known of a month grows with the articles a day, and with it the cost.
Prints for each size the median and the slowest tenth of 300 articles that arrive then, and the ratio to the smallest.
The archives take turns, so that the ratio holds on a busy machine as well.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from monitor.domain import (
    Analysis,
    Article,
    Figure,
    FigureKind,
    Fingerprint,
    Reckoning,
    Relation,
    StoryLink,
    Verdict,
)
from monitor.ledger import observe
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive

BAR = 1.5
_MEASURED = 300
_JUDGED_MONTHS = 4  # before those that are measured; older articles are written as if nothing was found
_INDICATORS = (
    "gdp", "exports", "imports", "rd_expenditure", "retail_sales", "fdi", "population", "births", "deaths", "wages",
    "electricity_generation", "grain_output", "vehicle_output", "tourist_arrivals", "government_debt",
    "industrial_output",
)  # fmt: skip
_START = datetime(1980, 1, 1, tzinfo=UTC)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--database", help="empty databases, {size} in the name; left out: files that are deleted")
    parser.add_argument("--per-day", type=int, default=8, help="articles a day")
    given = parser.parse_args(arguments)
    sizes = [int(size) for size in given.sizes.split(",")]
    if given.database and "{size}" not in given.database and len(sizes) > 1:
        parser.error("--database needs {size} in the name where there are several --sizes: each fills one of its own")
    with tempfile.TemporaryDirectory() as folder:
        measure(given.database or f"sqlite:///{Path(folder) / 'ledger-{size}.db'}", sizes, given.per_day)


def measure(database: str, sizes: list[int], per_day: int) -> None:
    """Fill an archive of each size, then measure in all by turns: what else the machine does slows all alike."""
    with ExitStack() as open_ones:
        lines = []
        for size in sizes:
            archive = open_ones.enter_context(Archive.open(database.replace("{size}", str(size))))
            lines.append(_Line(archive, size, per_day))
            print(f"{size:>8,} articles on file", flush=True)
        for _ in range(_MEASURED):
            for line in lines:
                line.spent.append(line.file())
    smallest = statistics.median(lines[0].spent)
    for line in lines:
        median, slow = statistics.median(line.spent), sorted(line.spent)[int(_MEASURED * 0.9)]
        print(
            f"{line.size:>8,} articles: median {median * 1000:6.1f} ms, nine in ten below {slow * 1000:6.1f} ms,"
            f" ratio {median / smallest:.2f}"
        )
    met = "met" if statistics.median(lines[-1].spent) <= BAR * smallest else "NOT met"
    print(f"bar: ratio of the largest to the smallest at most {BAR}: {met}")


class _Line:
    """An archive with so many articles, and those that arrive next."""

    def __init__(self, archive: Archive, size: int, per_day: int) -> None:
        self.size, self.spent = size, list[float]()
        self._clock, self._told = _Clock(), articles(random.Random(7), timedelta(days=1) / per_day)
        self._corridor = Corridor(archive, InPlace(), Audience(), clock=self._clock, window=timedelta(days=30))
        judged = min(size, _JUDGED_MONTHS * 30 * per_day)
        for _ in range(size - judged):
            _record(archive, next(self._told))
        for _ in range(judged):
            self.file()

    def file(self) -> float:
        """Processor seconds of the next one."""
        return _file(self._corridor, next(self._told), self._clock)


class _Clock:
    """Goes on with the articles, as the real one does."""

    now = _START

    def __call__(self) -> datetime:
        return self.now


def _file(corridor: Corridor, analysis: Analysis, clock: _Clock) -> float:
    published = analysis.article.published
    clock.now = (published or _START) + timedelta(hours=1)
    start = time.process_time()
    corridor.file(analysis)
    return time.process_time() - start


def _record(archive: Archive, analysis: Analysis) -> None:
    """Put one on file without a judgement, which is all that makes 100,000 of them a matter of minutes."""
    now = analysis.article.published or _START
    link = StoryLink(None, Relation.ORIGINAL, 1.0, "invented")
    with archive.unit() as unit:
        verdict = Verdict(analysis, link, observe(analysis, now), Reckoning())
        unit.record(verdict, (), (), baseline=True, now=now + timedelta(hours=1))


def articles(chance: random.Random, apart: timedelta = timedelta(hours=3)) -> Iterator[Analysis]:
    """For ever, so long apart."""
    places = [(f"CN-{number:03}", ("CN", f"CN-{number:03}")) for number in range(400)]
    places.insert(0, ("CN", ("CN",)))
    number = 0
    while True:
        published = _START + number * apart
        subject, path = places[min(int(chance.paretovariate(0.35)) - 1, len(places) - 1)]
        figures = tuple(_figure(chance, subject, path, published, at) for at in range(3))
        text = " ".join(figure.surface for figure in figures)
        item = Article(f"n{number}", f"https://news.example/{number}", f"Report {number}", text, "en", published)
        item = replace(item, source=f"Outlet {number % 60}")
        yield Analysis(item, figures, Fingerprint(f"hash-{number}", (f"{number}",), ()))
        number += 1


def _figure(chance: random.Random, subject: str, path: tuple[str, ...], published: datetime, at: int) -> Figure:
    indicator = chance.choice(_INDICATORS)
    back = 2 if chance.random() < 0.1 else 1
    month = published.year * 12 + published.month - 1 - back
    period = f"{month // 12}-{month % 12 + 1:02}"
    value = Decimal(random.Random(f"{subject}{indicator}{period}").randrange(10_000, 99_999)) * 10_000
    if subject == "CN":
        value *= 1000
    if chance.random() < 0.02:  # an error, which others may copy
        wrong = random.Random(f"{subject}{indicator}{period}{chance.random() < 0.7}")
        value += Decimal(wrong.randrange(2_000, 4_000)) * 10_000
    surface = f"{indicator} {value}"
    return Figure(
        start=at * 40, end=at * 40 + len(surface), surface=surface, kind=FigureKind.AMOUNT, value=value,
        low=value - 5000, high=value + 5000, unit="CNY", step=Decimal(10_000), subject=subject, subject_path=path,
        indicator=indicator, period=period, sentence_start=0, sentence_end=10, confidence=0.9,
    )  # fmt: skip


if __name__ == "__main__":
    main()
