"""Figures told one by one of what was named before them: each has its own name, or none where nobody can tell."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from tests.figures.build import figures

MAY = datetime(2025, 5, 20, 12, tzinfo=UTC)

ROWS = [
    (
        "en",
        "Births and deaths in Norway in 2024 came to 54,800 and 43,300 respectively.",
        "births deaths",
        "54800 43300",
    ),
    (
        "en",
        "In 2024 exports and imports of Latvia were 19.5 billion and 22.8 billion euros, respectively.",
        "exports imports",
        "19.5e9 22.8e9",
    ),
    (
        "de",
        "Die Ausfuhren und Einfuhren Estlands lagen 2024 bei 17,5 und 20,8 Milliarden Euro.",
        "exports imports",
        "17.5e9 20.8e9",
    ),
    (
        "ru",
        "В 2024 году экспорт и импорт Армении составили соответственно 13,1 и 17,2 млрд долларов.",
        "exports imports",
        "13.1e9 17.2e9",
    ),
    (
        "fr",
        "En 2024, les exportations et les importations de la Tunisie se sont élevées respectivement à 62 et 81"
        " milliards de dinars.",
        "exports imports",
        "62e9 81e9",
    ),
    (
        "es",
        "Las exportaciones e importaciones de Bolivia sumaron 8.900 y 9.700 millones de dólares en 2024.",
        "exports imports",
        "8.9e9 9.7e9",
    ),
    (
        "pl",
        "W 2024 roku eksport i import Estonii wyniosły odpowiednio 17,5 i 20,8 mld euro.",
        "exports imports",
        "17.5e9 20.8e9",
    ),
    ("zh", "2024年，山西货物出口额和进口额分别为1170.5亿元和648.2亿元。", "exports imports", "1170.5e8 648.2e8"),
    ("zh", "2024年，湖南出生人口和死亡人口分别为41万人和52万人。", "births deaths", "410000 520000"),
    (
        "ja",
        "4月の輸出額と輸入額はそれぞれ9兆1571億円と9兆2730億円だった。",
        "exports imports",
        "9157100000000 9273000000000",
    ),
]


@pytest.mark.parametrize(("language", "text", "names", "values"), ROWS)
def test_each_figure_of_a_row_has_its_own_name(language, text, names, values):
    read = figures(text, language, published=MAY)
    assert [(each.indicator, each.value) for each in read] == [
        (name, Decimal(value)) for name, value in zip(names.split(), values.split(), strict=True)
    ]


OF_PLACES = [
    (
        "zh",
        "2024年，福建、安徽两省地区生产总值分别为5.8万亿元和5.1万亿元。",
        "gdp",
        {"CN-FJ": "5.8e12", "CN-AH": "5.1e12"},
    ),
    (
        "de",
        "In Bremen und Hamburg lag die Arbeitslosenquote im April 2025 bei 11,5 beziehungsweise 8,3 Prozent.",
        "unemployment_rate",
        {"DE-HB": "11.5", "DE-HH": "8.3"},
    ),
]


@pytest.mark.parametrize(("language", "text", "name", "told"), OF_PLACES)
def test_one_name_for_figures_of_several_places(language, text, name, told):
    read = analyse(Document("d", text=text, language=language, published=MAY, source="S")).figures
    assert {each.indicator for each in read} == {name}
    assert {each.subject: each.value for each in read} == {place: Decimal(value) for place, value in told.items()}


UNTOLD = [
    ("zh", "4月，我国汽车产销分别完成261.9万辆和259万辆。", "what is made and what is sold in one word"),
    ("ru", "В 2024 году на Алтае родилось и умерло соответственно 25,2 тыс. и 32,9 тыс. человек.", "one has no name"),
]


@pytest.mark.parametrize(("language", "text", "why"), UNTOLD)
def test_a_row_with_fewer_names_than_figures_names_none(language, text, why):
    read = figures(text, language, published=MAY)
    assert len(read) == 2
    assert not any(each.indicator or each.indicator_text for each in read), why


APART = [
    ("en", "In 2024 Malta counted 4,200 births and 4,100 deaths.", "births deaths"),
    ("en", "In 2024 there were 4,100 deaths and 4,200 births in Malta.", "deaths births"),
]


@pytest.mark.parametrize(("language", "text", "names"), APART)
def test_figures_with_words_of_their_own_are_no_row(language, text, names):
    assert [each.indicator for each in figures(text, language, published=MAY)] == names.split()
