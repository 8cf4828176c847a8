"""Figures of those whom no gazetteer knows are not filed under the known place beside them."""

import pytest

from tests.figures.build import figures

HANGZHOU = "geonames:1808926"

PARTS = [
    ("Linhe district in Hangzhou recorded exports of 31 billion yuan.", "en", [None], "a district in its city"),
    ("Exports of the Linhe district of Hangzhou fell 3 percent.", "en", [None], "an article before it"),
    ("Hangzhou's Linhe district exported goods. Its imports reached 4 billion yuan.", "en", [None], "its: the part's"),
    ("Linhe county, Hangzhou, exported much. The county's GDP was 9 billion yuan.", "en", [None], "the county's"),
    ("Hangzhou Industrial Park recorded exports of 31 billion yuan.", "en", [None], "a park named after its city"),
    (
        "GDP of Linhe district in Hangzhou reached 9 billion yuan. The city's exports reached 80 billion yuan.",
        "en",
        [None, HANGZHOU],
        "the city is the city",
    ),
    ("Hangzhou has 13 districts.", "en", [HANGZHOU], "districts that are counted are no part"),
    ("杭州市临河区出口310亿元，全区进口40亿元。", "zh-Hans", [None, None], "district, then 全区"),
    ("杭州临河新区研发投入12亿元。", "zh-Hans", [None], "a new area"),
    ("杭州高新区研发投入12亿元。", "zh-Hans", [None], "a zone without a name of its own"),
    ("杭州地区生产总值2万亿元。", "zh-Hans", [HANGZHOU], "地区 is no district"),
    ("В Заречном районе Казани экспорт составил 3 млрд рублей.", "ru", [None], "a district of the city"),
    (
        "Заречный район Казани растёт. В районе экспорт вырос на 4%.",
        "ru",
        [None],
        "the district speaks of the part",
    ),
    ("В районе Казани экспорт вырос на 4%.", "ru", ["geonames:551487"], "around a city"),
]


@pytest.mark.parametrize(("text", "language", "subjects", "why"), PARTS)
def test_a_part_of_a_place_is_not_the_place(text, language, subjects, why):
    assert [one.subject for one in figures(text, language)] == subjects, why
