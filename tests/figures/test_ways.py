"""What newspapers say instead of an indicator's name, and what they say of some of its things or of other deeds."""

from pathlib import Path

import pytest

from tests.figures.build import figures

_ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("ways.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
_TOLD = [row for row in _ROWS if not row[1].startswith("not ")]
_OTHERS = [(language, row.removeprefix("not "), text) for language, row, text in _ROWS if row.startswith("not ")]

# language, text, indicator, scope
BOUNDS = [
    ("en", "There were 3,200 agency doctors in Malta in 2024.", "doctors", "agency"),
    ("en", "There were 3,200 practising doctors in Malta in 2024.", "doctors", None),
    ("en", "Malta had 900 nurses from Kerala at the end of 2024.", "nurses", "from kerala"),
    ("en", "Malta had 900 nurses under 30 at the end of 2024.", "nurses", "under 30"),
    ("en", "Malta had 9,100 sheep and goats in December 2024.", "sheep_stock", "and goats"),
    ("en", "Malta had 13,000 head of cattle in December 2024.", "cattle_stock", None),
    ("en", "Malta had 6,100 dairy cattle in December 2024.", "cattle_stock", "dairy"),
    ("en", "Beef and dairy cattle in Malta numbered 13,000 in December 2024.", "cattle_stock", None),
    ("en", "Malta's growers harvested 90,000 tonnes of maize in 2024.", "corn_output", None),
    ("en", "County libraries lent out 2.1 million books in Kildare in 2024.", "library_loans", None),
    ("ru", "Поголовье северных оленей на Чукотке на начало 2025 года — 99 тыс. голов.", "reindeer_stock", None),
    ("pt", "A produção nacional de soja somou 151 milhões de toneladas em 2022/23.", "soybean_output", None),
]


@pytest.mark.parametrize(("language", "indicator", "text"), _TOLD)
def test_a_way_of_telling_names_the_indicator(language, indicator, text):
    assert (indicator, None) in {(one.indicator, one.scope) for one in figures(text, language)}


@pytest.mark.parametrize(("language", "indicator", "text"), _OTHERS)
def test_some_of_them_and_other_deeds_are_not_all_of_it(language, indicator, text):
    levels = [one for one in figures(text, language) if one.transform.value == "level"]
    assert (indicator, None) not in {(one.indicator, one.scope) for one in levels}


@pytest.mark.parametrize(("language", "text", "indicator", "scope"), BOUNDS)
def test_words_around_the_noun_say_which_are_counted(language, text, indicator, scope):
    assert [(one.indicator, one.scope) for one in figures(text, language)] == [(indicator, scope)]
