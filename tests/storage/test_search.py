"""Search on both databases: short Chinese words, inflected Russian ones, phrases, and hostile queries."""

import time

import pytest

from monitor.domain import Role
from storage.filters import Filters
from storage.tokens import QueryError, index_words, parse_query, tokens
from tests.build import NOON, a_region, a_topic, a_verdict, an_analysis, an_article, days

TEXTS = {
    "zh": ("zh-Hans", "在深圳市,2024年度研发 经费投入强度达到百分之六。"),
    "zh2": ("zh-Hans", "圳深两字颠倒,不是那座城市。"),
    "ru": ("ru", "Расходы Шэньчжэня на исследования выросли. В Китае довольны, ёлки зелены."),
    "ru2": ("ru", "Завод в Шэньчжэне построен за год."),
    "en": ("en", "Shenzhen's R&D spending grew; total investments in research rose by 18.9 percent."),
    "de": ("de", "Die Städte Zürich und Genf bauen Bibliotheken."),
    "ko": ("ko", "서울시는 연구개발에 3조 6130억 원을 썼다."),
    "th": ("th", "กรุงเทพมหานครลงทุนในการวิจัย"),
    "hi": ("hi", "दिल्ली में अनुसंधान पर खर्च बढ़ा।"),
}


@pytest.fixture(scope="module")
def filled(shared_archive):
    archive = shared_archive
    for number, (name, (language, text)) in enumerate(TEXTS.items()):
        article = an_article(text, id=name, language=language, title=f"No. {number}", published=NOON + days(number))
        with archive.unit() as unit:
            unit.record(a_verdict(analysis=an_analysis(article)), (), (), now=NOON)
    return archive


@pytest.mark.parametrize(
    ("query", "found", "why"),
    [
        ("深圳", {"zh"}, "two characters are a word, and their order counts"),
        ("深", {"zh", "zh2"}, "one character is found wherever it stands"),
        ("研发经费", {"zh"}, "a blank between Han characters is typesetting"),
        ('"2024年"', {"zh"}, "a phrase may end inside a Chinese word"),
        ("强度 深圳", {"zh"}, "all words, in any order"),
        ("深圳 北京", set(), "all words, not any"),
        ("Шэньчжэнь", {"ru", "ru2"}, "any case of a Russian name"),
        ("ШЭНЬЧЖЭНЕМ", {"ru", "ru2"}, "a case that stands in no text, in capitals"),
        ("Китай", {"ru"}, "a name whose stem ends in й"),
        ("елка", {"ru"}, "е for ё"),
        ("investment", {"en"}, "plural and singular"),
        ('"total investment"', {"en"}, "a phrase is stemmed too"),
        ('"investment total"', set(), "the order of a phrase counts"),
        ("R&D", {"en"}, "signs inside a word are no border for its parts"),
        ("18.9", {"en"}, "a number with a point"),
        ("18.8", set(), "another number"),
        ("Zurich", {"de"}, "accents may be left out"),
        ("Bibliothek", {"de"}, "German plural"),
        ("서울", {"ko"}, "a Korean name with a particle behind it"),
        ("วิจัย", {"th"}, "a word inside a script without spaces"),
        ("दिल्ली", {"hi"}, "vowel signs belong to the word"),
    ],
)
def test_what_is_found(filled, query, found, why):
    assert {hit["id"] for hit in filled.read.search(query)} == found, why


@pytest.mark.parametrize(
    "query",
    ["深圳 NEAR(", "深圳 AND OR NOT", "深圳 ' OR 1=1 --", "深圳:*", "*深圳^", '深圳 "', "深圳 & | ! <-> ()", "深圳\\"],
)
def test_punctuation_and_operators_mean_nothing(filled, query):
    hits = list(filled.read.search(query))
    assert all(hit["id"] == "zh" for hit in hits)


@pytest.mark.parametrize(
    "query", ["", '"', "NEAR(" * 20_000, "?!", " ".join("abcdefgh"[i % 8] * i for i in range(1, 44))]
)
def test_a_query_that_can_not_be_asked_is_refused_at_once(filled, query):
    began = time.monotonic()
    with pytest.raises(QueryError):
        list(filled.read.search(query))
    assert time.monotonic() - began < 1


def test_a_hit_shows_where_it_hit(archive):
    text = "Nothing to see here. " * 50 + "Then libraries opened in Zhuhai. " + "And nothing again. " * 50
    article = an_article(text, id="far", title="Title")
    with archive.unit() as unit:
        unit.record(a_verdict(analysis=an_analysis(article)), (), (), now=NOON)
    (hit,) = archive.read.search('"library open"')
    assert "libraries opened in Zhuhai" in hit["snippet"]
    assert len(hit["snippet"]) < 200
    assert (hit["title"], hit["published"], hit["source"]) == ("Title", "2025-03-04T12:00:00Z", "Example Daily")


def test_a_title_counts_more_than_the_text(archive):
    for name, title, text in (
        ("text", "News", "About Foshan. " + "More words. " * 9),
        ("title", "Foshan", "Words. " * 9),
    ):
        with archive.unit() as unit:
            article = an_article(text, id=name, title=title)
            unit.record(a_verdict(analysis=an_analysis(article)), (), (), now=NOON)
    assert [hit["id"] for hit in archive.read.search("Foshan")] == ["title", "text"]


def test_only_the_version_that_is_believed_is_found(archive):
    for text in ("old wording", "new wording"):
        with archive.unit() as unit:
            unit.record(a_verdict(article=an_article(text)), (), (), now=NOON)
    assert not list(archive.read.search("old"))
    assert list(archive.read.search("new"))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(region="CN"), {"gd", "bj"}),
        (Filters(region="CN-GD"), {"gd"}),
        (Filters(region=("CN-GD", "RU")), {"gd", "ru"}),
        (Filters(topic="medtop:04000000"), {"gd"}),
        (Filters(language="zh"), {"bj"}),
        (Filters(source="One"), {"gd"}),
        (Filters(since=NOON + days(1)), {"bj", "ru"}),
        (Filters(until=NOON + days(1)), {"gd", "bj"}),
        (Filters(limit=1), {"ru"}),
    ],
)
def test_filters_narrow_down(archive, filters, found):
    rows = [("gd", "CN-GD", "en", "One"), ("bj", "CN-BJ", "zh-Hans", "Two"), ("ru", "RU", "ru", "Two")]
    for number, (name, place, language, source) in enumerate(rows):
        article = an_article(
            f"word {name}",
            id=name,
            language=language,
            source=source,
            published=NOON + days(number),
            regions=(a_region(place), a_region("CN-XX", path_ids=("XX",), role=Role.MENTION)),
            topics=(a_topic(),) if name == "gd" else (),
        )
        with archive.unit() as unit:
            unit.record(a_verdict(analysis=an_analysis(article)), (), (), now=NOON)
    assert {hit["id"] for hit in archive.read.search("word", filters)} == found


def test_offsets_of_tokens_are_those_of_the_text():
    text = "ＡＢＣ １２３, 深 圳! Ёлки"
    cut = [text[token.start : token.end] for token in tokens(text, "ru")]
    assert cut == ["ＡＢＣ", "１２３", "深 圳", "圳", "Ёлки"]


def test_a_monster_of_a_text_is_indexed_in_bounded_time(archive):
    body = "深" * 150_000 + " " + "a" * 100_000 + " " + "слово " * 60_000
    began = time.monotonic()
    with archive.unit() as unit:
        unit.record(a_verdict(analysis=an_analysis(an_article(body))), (), (), now=NOON)
    assert [hit["id"] for hit in archive.read.search("深深")] == ["a"]
    assert time.monotonic() - began < 5


def test_tokens_hold_letters_digits_and_marks_only():
    words = index_words("don't <-> 'x':*A \\ \" a_b 5G naïve", "en")
    assert all(word.isalnum() for word in words), words


def test_equal_terms_are_asked_once():
    assert len(parse_query("深圳 深圳 深圳")) == 1
