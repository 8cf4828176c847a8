"""An archive reads only a few periods of a series, and yet ends in one state whatever comes first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.domain import Analysis, Article, Figure, FigureKind, Fingerprint, Transform
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive

NOW = datetime(2026, 6, 1, tzinfo=UTC)
ORDERS = 3
WITNESSED = {"corroborated", "restated"}  # they name one of those on file who say the same
YEARS = [str(year) for year in range(2014, 2026)]
PARTS = [
    *(f"2025-{month:02}" for month in range(1, 13)),
    *(f"2025-01-01/2025-{month:02}-{day}" for month in (2, 3, 7) for day in (10, 15, 20)),
    *(f"2025-05-01/2025-05-{day:02}" for day in (2, 10, 20)),
]
SPANS = ["2014/2018", "2016/2020", "2018/2022", "2015/2025", "2020/2024"]
PLACES = {"CN": ("CN",), "CN-ZJ": ("CN", "CN-ZJ")}
LEVELS = ["101.2", "106.3", "111.9", "124.1", "129.2", "1012", "1241", "10.63", "148.7"]
RATES = ["5.0", "5.3", "11.0", "22.6"]


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    transform = draw(st.sampled_from([Transform.LEVEL] * 6 + [Transform.YOY, Transform.CAGR]))
    place = draw(st.sampled_from(sorted(PLACES)))
    if transform is Transform.LEVEL:
        return a_figure(
            draw(st.sampled_from(LEVELS)), draw(st.sampled_from(draw(st.sampled_from([YEARS, PARTS])))), place
        )
    period = draw(st.sampled_from(SPANS if transform is Transform.CAGR else YEARS))
    return a_figure(draw(st.sampled_from(RATES)), period, place, transform)


def a_figure(value: str, period: str, place: str = "CN-ZJ", transform: Transform = Transform.LEVEL) -> Figure:
    exact, step = Decimal(value), Decimal("0.1")
    rate = transform is not Transform.LEVEL
    return Figure(
        start=0, end=len(value), surface=value, kind=FigureKind.PERCENT if rate else FigureKind.AMOUNT, value=exact,
        low=exact - step / 2, high=exact + step / 2, unit="%" if rate else "CNY", step=step, subject=place,
        subject_path=PLACES[place], indicator="exports", period=period, transform=transform, sentence_start=0,
        sentence_end=len(value), confidence=0.9,
    )  # fmt: skip


def a_growth(value: str, span: str) -> Figure:
    return a_figure(value, span, transform=Transform.CAGR)


@st.composite
def arrivals(draw: st.DrawFn) -> list[Analysis]:
    """Some articles of outlets of their own, with a figure or two each."""
    told = []
    for number in range(draw(st.integers(3, 12))):
        stated = draw(st.lists(figures(), min_size=1, max_size=2, unique_by=lambda each: (each.subject, each.period)))
        told.append(an_article(number, stated, NOW - timedelta(days=draw(st.integers(1, 300)), minutes=number)))
    return told


def an_article(number: int, stated: Sequence[Figure], published: datetime) -> Analysis:
    """By an outlet of its own; the figures stand one behind the other."""
    at, placed = 0, []
    for each in stated:
        placed.append(replace(each, start=at, end=at + len(each.surface)))
        at += len(each.surface) + 1
    text = " ".join(each.surface for each in placed)
    item = Article(f"a{number}", f"https://news.example/{number}", "Report", text, "en", published)
    item = replace(item, source=f"Outlet {number}")
    return Analysis(item, tuple(placed), Fingerprint(f"text-{number}", (f"{number}",), ()))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(arrivals(), st.integers(0, 1000))
def test_any_order_ends_in_the_same_state(empty_archives, told, seed):
    chance, ends = Random(seed), {}
    for _ in range(ORDERS):
        order = chance.sample(told, len(told))
        ends[tuple(each.article.id for each in order)] = _filed(empty_archives, order)
    (order, first), *others = ends.items()
    for other, state in others:
        assert not first ^ state, (order, other)


FOUND = {  # by random articles, each shrunk: the articles from the oldest on, each with a figure or two
    "a span of another length is no neighbour": [
        a_growth("5.0", "2016/2020"), a_growth("11.0", "2015/2025"),
    ],
    "a neighbour's neighbour decides which of two a slip lies in": [
        a_figure("148.7", "2022"), a_figure("1241", "2021"), a_figure("124.1", "2019"), a_figure("111.9", "2017"),
    ],
    "which of two equal years is wrong changes with what lies beside the other": [
        a_figure("1241", "2023"), a_figure("106.3", "2019"), a_figure("106.3", "2024"), a_figure("124.1", "2025"),
        a_figure("1241", "2021"),
    ],
    "of six that say the same each is noted": [a_figure("101.2", "2014") for _ in range(6)],
    "what one article tells of comes in the order of its periods, read or not": [
        (a_figure("1012", "2015"),),
        (a_growth("22.6", "2020/2024"), a_growth("11.0", "2015/2025")),
    ],
    "where an article's first value falls, the next is the first of its series": [
        (a_figure("148.7", "2025-01-01/2025-02-15"),),
        (a_figure("106.3", "2025-05-01/2025-05-02", "CN"), a_figure("111.9", "2025-01-01/2025-02-15", "CN")),
    ],
}  # fmt: skip


@pytest.mark.parametrize("why", FOUND)
def test_orders_that_once_ended_differently(empty_archives, why):
    told = []
    for number, row in enumerate(FOUND[why]):
        stated = row if isinstance(row, tuple) else (row,)
        told.append(an_article(number, stated, NOW - timedelta(days=100 - number)))
    chance = Random(1)
    states = [_filed(empty_archives, chance.sample(told, len(told))) for _ in range(12)]
    assert all(state == states[0] for state in states), [sorted(state ^ states[0]) for state in states]
    assert len({row[0] for row in states[0]}) >= len(told)


def _filed(empty_archives, order) -> set[tuple[str, ...]]:
    with Archive.open(empty_archives()) as archive:
        corridor = Corridor(archive, InPlace(), Audience(), clock=lambda: NOW, window=timedelta(days=30))
        for each in order:
            corridor.file(each)
        rows = [row for row in archive.read.changes() if row["status"] == "standing"]
    return {
        (row["change"], row["kind"], row["severity"], "" if row["kind"] in WITNESSED else row["explanation"])
        for row in rows
    }


@pytest.fixture(scope="module")
def empty_archives(tmp_path_factory, sqlite_template):
    """Gives the address of an empty archive each time."""
    folder, made = tmp_path_factory.mktemp("orders"), iter(range(10**6))

    def another() -> str:
        path = folder / f"{next(made)}.db"
        path.write_bytes(sqlite_template)
        return f"sqlite:///{path}"

    return another
