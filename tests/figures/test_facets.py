"""A rank, a share or a run of an indicator is a measure of its own; who asks for the indicator gets them all."""

import pytest

from monitor.domain import Transform, faceted, unfaceted, with_facets
from tests.figures.build import figures

TOLD = [
    ("Norway's exports reached 160 billion euros.", "en", ["exports"], "a value"),
    ("Norway's exports rose 4 percent.", "en", ["exports"], "a change of the value"),
    (
        "Norway's exports accounted for 31 percent of the continent's total.",
        "en",
        ["exports.share"],
        "a share of exports",
    ),
    ("Norway's exports ranked third in Europe.", "en", ["exports.rank"], "a rank"),
    ("Norway's exports rose for the seventh consecutive month.", "en", ["exports.streak"], "a run"),
    ("Unemployment in Norway stood at 3.6 percent.", "en", ["unemployment_rate"], "a rate is a level"),
    ("The budget deficit of Norway was 2 percent of GDP.", "en", ["budget_deficit"], "told in percent itself"),
    ("Hangzhou ranked 13th among clusters in the Global Innovation Index.", "en", ["gii_cluster_rank"], "a ranking"),
    ("浙江出口额居全国第三。", "zh-Hans", ["exports.rank"], "a rank in Chinese"),
    ("Экспорт Швеции растёт седьмой месяц подряд.", "ru", ["exports.streak"], "a run in Russian"),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), TOLD)
def test_what_is_told_of_an_indicator_has_an_id_of_its_own(text, language, expected, why):
    assert [one.indicator for one in figures(text, language)] == expected, why


@pytest.mark.parametrize(
    ("indicator", "stem"),
    [
        ("exports.rank", "exports"),
        ("exports", "exports"),
        ("exports.cars", "exports.cars"),
        ("open:en:u.s. exports.rank", "open:en:u.s. exports.rank"),
        ("list:nature-index", "list:nature-index"),
    ],
)
def test_a_facet_knows_its_indicator(indicator, stem):
    assert unfaceted(indicator) == stem


def test_who_asks_for_an_indicator_gets_its_facets():
    assert with_facets("exports") == ("exports", "exports.rank", "exports.share", "exports.streak")
    assert faceted("exports", Transform.YOY) == "exports"
