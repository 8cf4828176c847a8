"""Whole articles from hostile bytes to both databases (faults X09 to X12), and what several articles make together."""

import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from monitor.analyse import analyse, prepare
from monitor.domain import Document, Extras
from monitor.errors import ArticleError
from monitor.feeds import read_feed
from monitor.pipeline import Audience, Corridor, InPlace
from storage.filters import Filters
from tests.tellings import MILK, MILK_CS, MILK_FI, MILK_HI, MILK_VI, RIVAL_CS

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LEAD = "Norway's exports reached {} billion dollars in 2024, the statistics office in Oslo said on Monday. "
REST = "Fish and gas did well, while ships and paper did not. Prices rose in every port along the coast. "


@pytest.fixture(scope="module", autouse=True)
def _tools():
    prepare(Extras(), vectors=False)


def document(text, **more):
    return Document(id=more.pop("id", "a"), text=text, language=more.pop("language", "en"), published=NOW, **more)


def walk(archive, *documents):
    corridor = Corridor(archive, InPlace(), Audience(), clock=lambda: NOW, window=timedelta(days=30))
    return [corridor.walk(each) for each in documents]


@pytest.mark.parametrize(
    ("noise", "why"),
    [
        ("7" * 250_000, "digits without end"),
        ("1," * 125_000, "separators without end"),
        ("nine hundred " * 20_000, "a spelled number without end"),
        ("9 billion million " * 14_000, "scale words without end"),
        ("3亿" * 100_000, "Chinese composites without end"),
    ],
)
def test_x09_noise_costs_time_by_its_length_only(noise, why):
    started = time.process_time()
    analyse(document(LEAD.format("61.4") + REST + noise))
    seconds = time.process_time() - started
    assert seconds <= 4 * len(noise) / 1_000_000 + 2, why


def test_x09_an_author_of_64_kilobytes_costs_no_minute():
    author = "a@" + "a." * 32_000 + "!"
    item = f"<item><title>x</title><author>{author}</author></item>"
    feed = f"<rss version='2.0'><channel><title>t</title>{item}</channel></rss>"
    started = time.process_time()
    assert len(read_feed(feed.encode(), "https://h.example/f", "application/rss+xml", NOW).entries) == 1
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("printed", "value", "why"),
    [
        ("1e999999999", None, "no number that a newspaper prints"),
        ("NaN", None, "not a number"),
        ("318.47.7", None, "a version, not a value"),
        ("３１８．４７", Decimal("318470000000"), "full-width digits are digits"),
        ("318.47", Decimal("318470000000"), "the ordinary case"),
    ],
)
def test_x10_a_number_is_read_exactly_or_not_at_all(printed, value, why):
    figures = analyse(document(LEAD.format(printed) + REST)).figures
    amounts = [figure.value for figure in figures if figure.kind == "amount"]
    assert amounts == ([] if value is None else [value]) or (value is None and all(v < 10**13 for v in amounts)), why


@pytest.mark.parametrize(
    ("charset", "declared", "text"),
    [
        (
            "gb18030",
            "utf-8",
            "统计局周一公布，2024年挪威出口额达到614亿美元，比上年增长三个百分点，渔业和天然气表现突出。",
        ),
        (
            "cp1251",
            "utf-8",
            "В 2024 году экспорт Норвегии составил 61,4 млрд долларов, сообщило статистическое ведомство в Осло.",
        ),
        ("big5", "gb2312", "統計局週一公布，挪威全年出口額達到614億美元，漁業和天然氣表現突出，造紙業則較為疲弱。"),
        ("utf-16", "utf-8", "統計局公布，挪威全年出口額達到614億美元，漁業和天然氣表現突出，造紙業較為疲弱。"),
    ],
)
def test_x11_a_wrong_charset_gives_the_right_text_or_a_warning(charset, declared, text):
    page = f"<html><head><title>x</title></head><body><article><p>{text}</p><p>{text[:30]}</p></article></body></html>"
    made = Document(id="a", html=page.encode(charset), content_type=f"text/html; charset={declared}", published=NOW)
    article = analyse(made).article
    assert text[:20] in article.text or article.warnings


def test_x12_controls_are_dropped_and_the_rest_is_stored(archive):
    (outcome,) = walk(archive, document("\x00" + LEAD.format("61\x00.4") + "\x1b[31m" + REST + "\ud800"))
    assert outcome.outcome == "stored"
    (row,) = archive.read.figures(None, Filters(region="NO", unit="USD"))
    assert row["value"] == "61400000000"
    assert not {"\x00", "\x1b", "\ud800"} & set(row["sentence"])


def test_a_part_larger_than_its_whole_is_kept_apart_and_never_a_baseline(archive):
    outcomes = walk(
        archive,
        document("Osaka's exports reached 41.2 billion dollars in 2024, the chamber of commerce said. " + REST, id="a"),
        document(
            "Japan's total exports in 2024 came to 3.14 billion dollars, a newspaper wrote. " + REST[::-1], id="b"
        ),
    )
    assert [outcome.outcome for outcome in outcomes] == ["stored", "stored"]
    kinds = [change["kind"] for change in archive.read.changes(Filters())]
    assert "implausible" in kinds
    assert "revised" not in kinds


def test_the_same_document_twice_changes_nothing(archive):
    twice = document(LEAD.format("61.4") + REST)
    first, second = walk(archive, twice, twice)
    assert (first.outcome, second.outcome) == ("stored", "unchanged")
    assert len(list(archive.read.figures(None, Filters()))) == first.figures


def test_a_figure_that_changes_at_its_address_is_an_edit(archive):
    address = {"id": "a", "url": "https://h.example/1"}
    outcomes = walk(
        archive, document(LEAD.format("61.4") + REST, **address), document(LEAD.format("64.1") + REST, **address)
    )
    assert outcomes[1].outcome == "new_version"
    assert "edited" in {change["kind"] for change in archive.read.changes(Filters())}


def test_a_document_without_text_is_an_error_and_stores_nothing(archive):
    with pytest.raises(ArticleError) as caught:
        walk(archive, Document(id="a", html=b"<html><body></body></html>"))
    assert caught.value.code == "no_text"
    assert list(archive.read.stories(Filters())) == []


@pytest.mark.parametrize("order", [1, -1], ids=["the original first", "the original last"])
def test_translations_that_share_only_their_numbers_are_one_story(archive, order):
    """Without the encoder, by the archive's own index; another newspaper on the same release stays apart."""
    told = {"en": MILK, "fi": MILK_FI, "vi": MILK_VI, "cs": MILK_CS, "hi": MILK_HI}
    documents = [document(text, id=name, language=name) for name, text in told.items()][::order]
    walk(archive, *documents, document(RIVAL_CS, id="rival", language="cs"))
    stories = [{each["id"] for each in story["articles"]} for story in archive.read.stories()]
    assert sorted(stories, key=len) == [{"rival"}, set(told)]
