"""Which series a report in two languages shows to be one, and which it does not."""

from datetime import timedelta
from itertools import permutations

import pytest

from monitor.analyse import analyse
from monitor.domain import SeriesMatch
from monitor.ledger import contested, joined, matches, observe
from monitor.ledger.links import may_be_one
from tests.build import NOON, a_document, a_series, an_observation

EN = """Portugal's cork industry had a good year, the statistics office in Lisbon said.
The production of cork stoppers in Portugal was {stoppers} tonnes in 2024.
The production of cork flooring in Portugal was {flooring} tonnes in 2024.
Portugal exported goods worth 79.31 billion euros in 2024.
Portugal's population was 10.64 million in 2024.
The production of olive oil in Portugal was 161,400 tonnes in 2024."""
FR = """L'industrie du liège du Portugal a connu une bonne année, a indiqué l'office statistique à Lisbonne.
La production de bouchons de liège au Portugal était de {stoppers} tonnes en 2024.
La production de parquet de liège au Portugal était de {flooring} tonnes en 2024.
Les exportations du Portugal ont atteint 79,31 milliards d'euros en 2024.
La population du Portugal était de 10,64 millions en 2024.
La production d'huile d'olive au Portugal était de {oil} tonnes en 2024."""


def told(language, text):
    hours = {"en": 0, "fr": 2}.get(language, 4)
    return analyse(a_document(text, id=language, language=language, title="", published=NOON + timedelta(hours=hours)))


def found(english, french):
    one, other = told("en", english), told("fr", french)
    pairs = matches(other, observe(other, NOON), one, observe(one, NOON))
    return {tuple(sorted((_words(each.one), _words(each.other)))) for each in pairs}


def _words(series):
    return series.measure


def stoppers(pairs):
    return [pair for pair in pairs if any("bouchon" in measure or "stopper" in measure for measure in pair)]


def test_figures_in_one_place_of_one_report_name_one_thing():
    pairs = found(
        EN.format(stoppers="92,310", flooring="41,870"), FR.format(stoppers="92 310", flooring="41 870", oil="161 400")
    )
    ((one, other),) = stoppers(pairs)
    assert one.startswith("open:en:")
    assert "stopper" in one
    assert other.startswith("open:fr:")
    assert "bouchon" in other


@pytest.mark.parametrize(
    ("english", "french", "why"),
    [
        (
            EN.format(stoppers="92,310", flooring="92,310"),
            FR.format(stoppers="92 310", flooring="92 310", oil="161 400"),
            "one number of two things: nothing says which is which",
        ),
        (
            EN.format(stoppers="92,310", flooring="41,870"),
            FR.format(stoppers="92 310", flooring="92 310", oil="161 400"),
            "one number of two things in the translation only",
        ),
        (
            EN.format(stoppers="92,310", flooring="41,870").replace("92,310 tonnes", "92,310 dollars"),
            FR.format(stoppers="92 310", flooring="41 870", oil="161 400"),
            "another unit",
        ),
        (
            EN.format(stoppers="92,310", flooring="41,870").replace("92,310 tonnes in 2024", "92,310 tonnes in 2023"),
            FR.format(stoppers="92 310", flooring="41 870", oil="161 400"),
            "another period",
        ),
        (
            EN.format(stoppers="92,310", flooring="41,870"),
            "La production de bouchons de liège au Portugal était de 92 310 tonnes en 2024.",
            "one number in common makes no two texts one report",
        ),
    ],
)  # fmt: skip
def test_a_number_alone_joins_nothing(english, french, why):
    assert stoppers(found(english, french)) == [], why


def test_a_short_number_is_held_by_its_neighbours():
    english = EN.format(stoppers="41,870", flooring="92")
    french = FR.format(stoppers="41 870", flooring="92", oil="161 400")
    pairs = [pair for pair in found(english, french) if any("floor" in measure for measure in pair)]
    assert pairs
    lonely = found(english.replace("79.31", "79.47"), french.replace("161 400", "3"))
    assert not [pair for pair in lonely if any("floor" in measure for measure in pair)], "a neighbour differs"


@pytest.mark.parametrize(
    ("measure", "enough", "why"),
    [
        ("exports", True, "a known indicator, however short"),
        ("open:de:ladestation", True, "a compound"),
        ("open:en:night train", True, "two words"),
        ("open:zh:充电桩", True, "three signs"),
        ("open:fr:cour", False, "four letters"),
        ("open:fr:d'euro", False, "the unit of money"),
        ("open:zh:成员", False, "two signs"),
    ],
)
def test_words_that_say_too_little_are_never_joined(measure, enough, why):
    one = an_observation("1.53e9", series=a_series(measure=measure))
    other = an_observation("1.53e9", article="b", series=a_series(measure="open:ru:ночной поезд"))
    assert may_be_one(one, other) is enough, why


def test_two_texts_of_one_language_join_nothing():
    one, other = told("en", EN.format(stoppers="92,310", flooring="41,870")), None
    other = analyse(
        a_document(one.article.text.replace("cork stoppers", "wine corks"), id="b", language="en", published=NOON)
    )
    assert matches(other, observe(other, NOON), one, observe(one, NOON)) == ()


# ───────────────────────────── what hangs together ─────────────────────────────

KNOWN, OTHER = a_series(measure="rd_expenditure"), a_series(measure="exports")
EN_WORDS, FR_WORDS, ZH_WORDS = (
    a_series(measure=f"open:{words}") for words in ("en:research outlay", "fr:dépense recherche", "zh:研究支出")
)


def match(one, other):
    return SeriesMatch(one, other, "they stand in one place")


@pytest.mark.parametrize(
    ("found", "target", "why"),
    [
        ([match(EN_WORDS, KNOWN)], KNOWN, "a known indicator goes first"),
        ([match(FR_WORDS, EN_WORDS)], EN_WORDS, "else the first in the order of letters"),
        ([match(EN_WORDS, FR_WORDS), match(FR_WORDS, ZH_WORDS), match(ZH_WORDS, KNOWN)], KNOWN, "along a chain"),
        ([match(EN_WORDS, KNOWN), match(EN_WORDS, OTHER)], None, "never two known indicators"),
        ([match(EN_WORDS, KNOWN), match(EN_WORDS, FR_WORDS), match(FR_WORDS, OTHER)], None, "along a chain either"),
    ],
)
def test_all_that_hangs_together_is_filed_under_one(found, target, why):
    ends = {tuple(sorted(map(repr, joined(order, ()).items()))) for order in permutations(found)}
    assert len(ends) == 1, "in any order"
    filed = joined(found, ())
    assert filed[EN_WORDS] == (target or EN_WORDS), why
    assert set(filed.values()) == ({target} if target else set(filed)), why


def test_one_article_that_says_two_things_parts_them():
    both = [
        an_observation("1.5e9", article="a", series=KNOWN),
        an_observation("1.7e9", article="a", series=EN_WORDS),
    ]
    assert joined([match(EN_WORDS, KNOWN)], both)[EN_WORDS] == EN_WORDS
    apart = [an_observation("1.5e9", article="a", series=KNOWN), an_observation("1.7e9", article="b", series=EN_WORDS)]
    assert joined([match(EN_WORDS, KNOWN)], apart)[EN_WORDS] == KNOWN, "two articles may contradict each other"


def test_an_article_is_seen_to_say_two_things_of_a_joined_series():
    plain = an_observation("1.5e9", series=KNOWN)
    moved = an_observation("1.7e9", series=KNOWN, own=EN_WORDS)
    assert set(contested([plain, moved])) == {KNOWN, EN_WORDS}
    assert contested([plain, an_observation("1.5e9", series=KNOWN, own=EN_WORDS)]) == ()
