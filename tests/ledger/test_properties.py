"""What must hold for any figures at all: total, idempotent, symmetric, exact, and the order of arrival doesn't pick."""

import ast
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain import Approx, Change, ChangeKind, Hypothesis, Modality, Observation, SeriesKey, Transform
from monitor.ledger import judge, periods, touched
from monitor.ledger.derive import derive
from monitor.ledger.intervals import agrees, interval
from monitor.ledger.periods import parse
from tests.build import a_link, a_series, an_analysis, an_article, an_observation
from tests.ledger.archive import MemoryArchive

FINDINGS = {ChangeKind.CONFLICTING, ChangeKind.IMPLAUSIBLE}
START = datetime(2025, 1, 1, tzinfo=UTC)
SERIES = (
    a_series("CN", "rd_expenditure"),
    a_series("CN-ZJ", "rd_expenditure"),
    a_series("CN-ZJ", "rd_intensity", unit_class="%"),
    a_series("CN-ZJ", "rd_expenditure", transform=Transform.YOY, unit_class="%"),
    a_series("CN-ZJ", "open:en:state key laboratory", unit_class="count", frequency="S"),
    a_series("CN-ZJ", "gii_cluster_rank", transform=Transform.RANK, unit_class="count", frequency="E"),
)

amounts = st.decimals(min_value=-1000, max_value=100000, places=2)
steps = st.sampled_from([Decimal(0), Decimal("0.01"), Decimal("0.1"), Decimal(1), Decimal(100)])
cues = st.frozensets(st.sampled_from(["revision", "stock", "down", "primary:office", "weak_period"]), max_size=2)


@st.composite
def observations(draw: st.DrawFn, article: str | None = None) -> Observation:
    series = draw(st.sampled_from(SERIES))
    name = article or draw(st.sampled_from("abcdef"))
    when = START + timedelta(days=draw(st.integers(0, 400)))
    period = when.date().isoformat() if series.frequency == "S" else draw(st.sampled_from(["2023", "2024", "2024-Q3"]))
    more = {}
    if draw(st.booleans()):
        bounds = sorted(draw(st.tuples(amounts, amounts)))
        more = {"approx": draw(st.sampled_from(list(Approx))), "low": bounds[0], "high": bounds[1]}
        more[draw(st.sampled_from(["low", "high", "approx"]))] = draw(st.sampled_from([None, Approx.EXACT]))
        more = {key: value for key, value in more.items() if key == "approx" or not isinstance(value, Approx)}
        more["approx"] = more.get("approx") or Approx.EXACT
    return an_observation(
        draw(amounts),
        step=draw(steps),
        article=name,
        series=series,
        period=period,
        known_from=when,
        cues=draw(cues),
        modality=draw(st.sampled_from([Modality.ACTUAL, Modality.PRELIMINARY])),
        subject_path=("CN",) if series.subject == "CN" else ("CN", "CN-ZJ"),
        quarantined=False,
        story=None,
        **more,
    )


@st.composite
def articles(draw: st.DrawFn) -> list[list[Observation]]:
    """A few articles, each with one observation for a series and period at most, as `observe` makes them."""
    told = []
    for name in "abcd"[: draw(st.integers(1, 4))]:
        stated = draw(st.lists(observations(article=name), min_size=1, max_size=4))
        told.append(list({(each.series, each.period): each for each in stated}.values()))
    return told


@given(observations(), observations())
def test_agreement_is_symmetric(one: Observation, other: Observation):
    assert agrees(one, other) == agrees(other, one)
    assert interval(one).meets(interval(other)) == interval(other).meets(interval(one))
    assert interval(one).gap(interval(other)) == interval(other).gap(interval(one))


@given(observations())
def test_a_value_agrees_with_itself(one: Observation):
    low, high = interval(one).low, interval(one).high
    if low is None or high is None or low <= high:
        assert agrees(one, one)


@settings(max_examples=150, deadline=None)
@given(articles())
def test_every_observation_gets_its_change_and_judging_twice_gives_the_same(told: list[list[Observation]]):
    archive = MemoryArchive()
    for article in told:
        archive.tell(*article)
        analysis = an_analysis(an_article(article[0].article_id, id=article[0].article_id))
        recollection = archive.recall(analysis, article)
        fresh = MemoryArchive()
        fresh.observations, fresh.articles = list(archive.observations), {}
        first = judge(analysis, article, a_link(), fresh.recall(analysis, article))
        again = judge(analysis, article, a_link(), fresh.recall(analysis, article))
        assert [change.id for change in first.changes] == [change.id for change in again.changes]
        judged = {(change.series, change.period) for change in first.changes}
        assert {(each.series, each.period) for each in article} <= judged
        assert judge(analysis, article, a_link(), recollection).outcome == "unchanged"


@settings(max_examples=150, deadline=None)
@given(articles())
def test_no_float_touches_a_value(told: list[list[Observation]]):
    archive = MemoryArchive()
    for article in told:
        archive.tell(*article)
    for change in archive.changes.values():
        for each in change.observations:
            assert all(isinstance(value, Decimal | None) for value in (each.value, each.low, each.high, each.step))


def test_the_ledger_holds_no_float_literal():
    for path in Path(judge.__code__.co_filename).parent.rglob("*.py"):
        numbers = [node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)]
        assert not [number for number in numbers if isinstance(number, float)], path


def test_telling_a_finding_again_adds_nothing():
    archive = MemoryArchive()
    first = an_observation("80.12e9", step="1e7", article="a", story=None)
    second = an_observation("92.77e9", step="1e7", article="b", story=None)
    for each in (first, second):
        archive.tell(each)
    told = dict(archive.changes)
    assert archive.tell(second) == ()  # the same text again
    archive.articles.clear()
    archive.observations = [each for each in archive.observations if each.article_id == "a"]
    assert {change.id for change in archive.tell(second)} <= set(told)


def test_any_order_of_arrival_leads_to_the_same_findings():
    nation, province = a_series("CN", "rd_expenditure"), a_series("CN-ZJ", "rd_expenditure")
    path = ("CN", "CN-ZJ")
    told = [
        an_observation("80.12e9", step="1e7", article="a", series=province, subject_path=path, known_from=START),
        an_observation(
            "92.77e9", step="1e7", article="b", series=province, subject_path=path, known_from=START + timedelta(9)
        ),
        an_observation(
            "36.5e9", step="1e8", article="c", series=nation, subject_path=("CN",), known_from=START + timedelta(5)
        ),
        an_observation(
            "80.1e9", step="1e8", article="d", series=province, subject_path=path, known_from=START + timedelta(20)
        ),
    ]
    results = set()
    for order in permutations(told):
        archive = MemoryArchive()
        for each in order:
            archive.tell(each)
        findings = [change for change in archive.standing() if change.kind in FINDINGS]
        values = frozenset(_rounded(change) for change in findings)
        results.add((len(findings), frozenset((change.kind, change.series) for change in findings), values))
    assert len(results) == 1


@settings(max_examples=120, deadline=None)
@given(articles())
def test_any_order_of_any_articles_ends_in_the_same_state(told: list[list[Observation]]):
    results = {}
    for order in permutations(told):
        archive = MemoryArchive()
        for article in order:
            archive.tell(*article)
        doubted = {(o.article_id, o.series, o.period) for o in archive.observations if o.quarantined}
        findings = {(one.id, one.kind, one.severity, one.hypothesis, one.explanation) for one in archive.standing()}
        results[tuple(article[0].article_id for article in order)] = (doubted, findings)
    first, *others = results.items()
    for other in others:
        doubts, findings = (one ^ two for one, two in zip(first[1], other[1], strict=True))
        assert not doubts, (first[0], other[0])
        assert not findings, (first[0], other[0])


def test_what_is_told_after_an_impossible_value_is_new_whatever_comes_first():
    """The first statement of a period precedes nothing while it is in quarantine."""
    ranks = a_series("CN-ZJ", "gii_cluster_rank", transform=Transform.RANK, unit_class="count", frequency="A")
    path = ("CN", "CN-ZJ")
    told = [
        an_observation(
            "5", article="a", series=ranks, subject_path=path, period="2021", known_from=START + timedelta(20)
        ),
        an_observation("0", article="b", series=ranks, subject_path=path, period="2024", known_from=START),
        an_observation(
            "7", article="c", series=ranks, subject_path=path, period="2019", known_from=START + timedelta(5)
        ),
        an_observation(
            "3", article="d", series=ranks, subject_path=path, period="2024", known_from=START + timedelta(9)
        ),
    ]
    ends = set()
    for order in permutations(told):
        archive = MemoryArchive()
        for each in order:
            archive.tell(each)
        ends.add(frozenset((change.id, change.kind, change.explanation) for change in archive.standing()))
    assert len(ends) == 1


def _rounded(change: Change) -> tuple[str, ...]:
    """The values of the series at odds in billions: either report of one value may stand for it."""
    mine = [each for each in change.observations if each.series == change.series]
    return tuple(sorted({str(round(each.value / 10**9)) for each in mine}))


@given(st.text(max_size=24) | st.from_regex(r"\d{4}(-(Q|H)?\d{1,2})?(-\d\d)?(/(\d{4}(-\d\d)?|\.\.))?", fullmatch=True))
def test_a_period_is_read_or_left(label: str):
    period = parse(label)
    assert period is None or (period.start <= period.end and parse(period.label) == period)


def test_labels_of_one_period_meet():
    for spelled, canonical in {
        "2024-01/2024-12": "2024",
        "2024-01/2024-06": "2024-H1",
        "2024-04/2024-06": "2024-Q2",
        "2024-05/2024-05": "2024-05",
        "2024/2024": "2024",
        "2024-04/2025-03": "2024-04/2025-03",
    }.items():
        period = periods.parse(spelled)
        assert period is not None
        assert period.label == canonical


def test_touched_asks_for_growth_beside_levels_and_for_little_else():
    keys = touched([an_observation("1", series=SERIES[1])])
    assert {key.transform for key in keys} >= {Transform.LEVEL, Transform.YOY, Transform.CAGR}
    assert len(keys) <= 10


def test_what_was_held_of_a_witness_before_does_not_matter():
    """A value that is right again testifies at once: marks on file are yesterday's."""
    label = {"step": "1e8", "series": a_series("CN-ZJ", "rd_expenditure")}
    told = [
        an_observation("41.7e9", article="a", period="2023", **label),
        an_observation("36.1e9", article="b", period="2023", **label),
        an_observation("41.7e9", article="b", period="2024", **label),
    ]
    wanted = {told[0].series}
    said = {
        mark: {(one.id, one.hypothesis, one.explanation) for one in _found(told, wanted, mark)}
        for mark in (False, True)
    }
    assert Hypothesis.PERIOD_LABEL in {hypothesis for _, hypothesis, _ in said[False]}
    assert said[False] == said[True]


def _found(told: list[Observation], wanted: set[SeriesKey], mark: bool) -> tuple[Change, ...]:
    return derive([replace(each, quarantined=mark) for each in told], wanted, {}).changes
