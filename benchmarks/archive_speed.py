"""How fast an archive of 20,000 articles answers, on SQLite and on PostgreSQL.

    .venv/bin/python -m benchmarks.archive_speed [--articles 20000] [--only sqlite|postgresql]

Bar: each question under 300 ms (the median of seven, first answer to last). The articles are
made up here: three languages, ten figures each, places in a tree, a vocabulary with a long tail.
Prints one line a question and exits with 1 if one is too slow or answers wrongly.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from monitor.domain import (
    Analysis,
    Article,
    Figure,
    FigureKind,
    Fingerprint,
    Observation,
    Reckoning,
    Region,
    Relation,
    Role,
    SeriesKey,
    StoryLink,
    Topic,
    Transform,
    Verdict,
)
from storage.archive import Archive
from storage.filters import Filters
from tests import postgres

BAR_S = 0.3
START = datetime(2025, 1, 1, tzinfo=UTC)
INDICATORS = ("rnd_spending", "gdp", "patents", "exports", "population", "enterprises", "trade", "students")
# Place, its path, and its name in each language as a text prints it.
PLACES = (
    (("CN", "CN-GD", "city:sz"), {"zh-Hans": "深圳市", "ru": "Шэньчжэне", "en": "Shenzhen"}),
    (("CN", "CN-GD", "city:gz"), {"zh-Hans": "广州市", "ru": "Гуанчжоу", "en": "Guangzhou"}),
    (("CN", "CN-ZJ", "city:hz"), {"zh-Hans": "杭州市", "ru": "Ханчжоу", "en": "Hangzhou"}),
    (("CN", "CN-BJ"), {"zh-Hans": "北京市", "ru": "Пекина", "en": "Beijing"}),
    (("RU", "RU-MOW"), {"zh-Hans": "莫斯科", "ru": "Москвы", "en": "Moscow"}),
    (("US", "US-CA"), {"zh-Hans": "加州", "ru": "Калифорнии", "en": "California"}),
)
HAN = "经济发展研究投入企业创新技术产业增长城市建设项目金融服务市场教育医疗交通环境能源数据平台人才政策"
STEMS = {
    "en": ["spending", "growth", "research", "industry", "market", "project", "policy", "energy", "company", "city"],
    "ru": ["расходы", "рост", "исследования", "промышленность", "рынок", "проект", "политика", "энергия", "завод"],
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    options = parser.parse_args()
    slow = 0
    if options.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "archive.db"
            slow += measure("sqlite", f"sqlite:///{path}", options.articles)
            print(f"sqlite: {path.stat().st_size / options.articles / 1024:.1f} KiB an article")
    if options.only != "sqlite":
        with postgres.server() as server:
            slow += measure("postgresql", postgres.new_database(server), options.articles)
    return 1 if slow else 0


def measure(name: str, url: str, count: int) -> int:
    with Archive.open(url) as archive:
        began = time.perf_counter()
        fill(archive, count)
        print(f"{name}: {count} articles recorded in {time.perf_counter() - began:.0f} s", flush=True)
        return sum(not ask(name, question, answer, right) for question, answer, right in questions(archive, count))


def ask(name: str, question: str, answer: Callable[[], list[dict[str, Any]]], right: Callable[[Any], bool]) -> bool:
    times, rows = [], []
    for _ in range(7):
        began = time.perf_counter()
        rows = answer()
        times.append(time.perf_counter() - began)
    median = statistics.median(times)
    good = bool(rows) and all(map(right, rows))
    verdict = "ok" if good and median < BAR_S else "TOO SLOW" if good else "WRONG"
    taken = f"{median * 1000:7.1f} ms  worst {max(times) * 1000:7.1f}"
    print(f"{name:11} {taken}  {len(rows):5} rows  {verdict:8}  {question}", flush=True)
    return verdict == "ok"


def questions(archive: Archive, count: int) -> Iterator[tuple[str, Callable[[], list[dict[str, Any]]], Any]]:
    read = archive.read

    def says(*words: str) -> Callable[[dict[str, Any]], bool]:
        return lambda row: any(word in row["snippet"] or word in row["title"] for word in words)

    guangdong = Filters(region="CN-GD", limit=50)
    yield "search 深圳", lambda: list(read.search("深圳")), says("深圳")
    yield "search 深 (one character)", lambda: list(read.search("深")), says("深")
    yield "search Шэньчжэнь", lambda: list(read.search("Шэньчжэнь")), says("Шэньчжэне")
    yield 'search "research spending" (a phrase)', lambda: list(read.search('"research spending"')), says("research")
    yield "search 深圳 in Guangdong", lambda: list(read.search("深圳", guangdong)), says("深圳")
    yield "search of a rare word", lambda: list(read.search(f"unique{count // 2}")), says(f"unique{count // 2}")
    yield "stories in Guangdong, 50", lambda: list(read.stories(guangdong)), lambda row: row["articles"]
    yield (
        "stories in China, 50",
        lambda: list(read.stories(Filters(region="CN", limit=50))),
        lambda row: row["articles"],
    )

    wanted = Filters(region="CN-GD", indicator="rnd_spending", min=Decimal("318470000000.5"), limit=100)
    fits = lambda row: row["indicator"] == "rnd_spending" and Decimal(row["value"]) >= Decimal("318470000000.5")  # noqa: E731
    yield "figures: Guangdong, R&D, a minimum, 100", lambda: list(read.figures(filters=wanted)), fits
    all_of_them = Filters(region="CN", indicator="rnd_spending", min=Decimal("499000000000"))
    yield "figures: China, R&D, a high minimum, all", lambda: list(read.figures(filters=all_of_them)), lambda row: True
    yield (
        "figures 深圳, 100",
        lambda: list(read.figures("深圳", Filters(limit=100))),
        lambda row: "深圳" in row["sentence"],
    )
    one_series = Filters(region="city:sz", indicator="rnd_spending", limit=5)
    yield "series: Shenzhen, R&D", lambda: list(read.series(filters=one_series)), lambda row: row["periods"]


# ───────────────────────────── made-up articles ─────────────────────────────


def fill(archive: Archive, count: int) -> None:
    chance = random.Random(7)
    for start in range(0, count, 200):
        with archive.unit() as unit:
            for number in range(start, min(start + 200, count)):
                verdict = an_article(number, chance)
                unit.record(verdict, (), (), now=START)


def an_article(number: int, chance: random.Random) -> Verdict:
    language = ("zh-Hans", "ru", "en")[number % 3]
    path, names = chance.choice(PLACES)
    published = START + timedelta(minutes=13 * number)
    sentences = [sentence(language, names[language], chance) for _ in range(12)]
    text, spans = joined([*sentences, f"unique{number}"])
    figures = tuple(figure(text, span, path, chance) for span in spans[:10])
    region = Region(path[-1], names[language], path, path, Role.SUBJECT, 0.9)
    item = Article(
        id=f"doc-{number}",
        url=f"https://news.example/{number}",
        title=f"{names[language]} {number}",
        text=text,
        language=language,
        published=published,
        source=f"Source {number % 40}",
        regions=(region,),
        topics=(Topic(f"medtop:{number % 17:08}", "topic", 0.8),),
    )
    fingerprint = Fingerprint(f"hash-{number}", tuple(f"{number}-{place}" for place in range(12)), ())
    analysis = Analysis(item, figures, fingerprint)
    observations = tuple(observation(item, place, one) for place, one in enumerate(figures[:3]))
    return Verdict(analysis, StoryLink(None, Relation.ORIGINAL, 1.0, "no near text"), observations, Reckoning())


def sentence(language: str, place: str, chance: random.Random) -> str:
    amount = chance.randrange(10_000, 50_000) / 100
    if language == "zh-Hans":
        return f"{place}{''.join(chance.choices(HAN, k=30))}达{amount}亿元。"
    words = chance.choices(STEMS[language], k=18)
    # A long tail, as names and rare words make in real texts.
    words[chance.randrange(18)] += f"{'x' if language == 'en' else 'ц'}{chance.randrange(30_000)}"
    return f"{place} {' '.join(words)} {amount}."


def joined(sentences: list[str]) -> tuple[str, list[tuple[int, int]]]:
    spans, place = [], 0
    for one in sentences:
        spans.append((place, place + len(one)))
        place += len(one) + 1
    return "\n".join(sentences), spans


def figure(text: str, span: tuple[int, int], path: tuple[str, ...], chance: random.Random) -> Figure:
    value = Decimal(chance.randrange(10_000_000, 500_000_000)) * 1000
    start = span[0]
    return Figure(
        start=start,
        end=start + 2,
        surface=text[start : start + 2],
        kind=FigureKind.AMOUNT,
        value=value,
        low=value,
        high=value + 1,
        unit="CNY",
        subject=path[-1],
        subject_path=path,
        indicator=chance.choice(INDICATORS),
        period=str(chance.randrange(2000, 2026)),
        sentence_start=span[0],
        sentence_end=span[1],
    )


def observation(item: Article, place: int, one: Figure) -> Observation:
    assert one.subject
    assert one.indicator
    assert item.published
    return Observation(
        series=SeriesKey(one.subject, one.indicator, Transform.LEVEL, "CNY"),
        subject_path=one.subject_path,
        period=one.period or "2024",
        value=one.value,
        low=one.low,
        high=one.high,
        step=one.step,
        unit=one.unit,
        approx=one.approx,
        modality=one.modality,
        article_id=item.id,
        story=None,
        source=item.source,
        language=item.language,
        known_from=item.published,
        start=one.start,
        end=one.end,
        surface=one.surface,
        sentence=item.text[one.sentence_start : one.sentence_end],
        figure=place,
    )


if __name__ == "__main__":
    sys.exit(main())
