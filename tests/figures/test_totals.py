"""The level that a thing reached, told behind its change: "rose 4 percent in May and totalled 9 billion"."""

import pytest

from tests.figures.build import figures

REACHED = [
    ("en", "Norway's exports rose 4 percent in 2024, reaching 160 billion euros."),
    ("en", "Norway's exports fell 4 percent in 2024 and came to 160 billion euros."),
    ("es", "Las exportaciones subieron 4 % en 2024 y sumaron 160 millones de euros."),
    ("pt", "As exportações caíram 4% em 2024 na comparação com 2023 e somaram 160 milhões de euros."),
    ("fr", "Les exportations ont reculé de 4 % en 2024 et ont atteint 160 millions d'euros."),
    ("fr", "Les exportations ont progressé de 4 % en 2024, pour s'établir à 160 millions d'euros."),
    ("de", "Die Ausfuhren legten 2024 um 4 Prozent zu und beliefen sich auf 160 Millionen Euro."),
    ("it", "Le esportazioni sono cresciute del 4% nel 2024, attestandosi a 160 milioni di euro."),
    ("ru", "Экспорт в 2024 году вырос на 4%, достигнув 160 млн евро."),
    ("uk", "Експорт у 2024 році зріс на 4% і становив 160 млн євро."),
    ("pl", "Eksport w 2024 roku wzrósł o 4 proc. i wyniósł 160 mln euro."),
    ("tr", "İhracat 2024'te yüzde 4 artarak 160 milyon euroya yükseldi."),
    ("ar", "ارتفعت الصادرات بنسبة 4% في عام 2024 لتبلغ 160 مليون يورو."),
    ("zh", "2024年出口增长4%，达160亿欧元。"),
    ("ja", "2024年の輸出は前年比4%増の160億ユーロだった。"),
    ("ko", "2024년 수출은 전년보다 4% 증가한 160억 유로였다."),
]


@pytest.mark.parametrize(("language", "text"), REACHED)
def test_the_level_is_of_what_changed_and_of_its_period(language, text):
    change, level = figures(text, language)
    assert (change.indicator, change.period) == ("exports", "2024")
    assert (level.indicator, level.period, level.transform) == ("exports", "2024", "level")


OTHERS = [
    ("en", "Norway's exports rose 4 percent and the budget deficit reached 16 billion euros.", "budget_deficit"),
    ("en", "Norway's exports rose 4 percent and employed 300 welders.", None),
    ("en", "Norway's exports rose 4 percent after a subsidy of 16 billion euros.", None),
    ("en", "Norway's exports fell 4 percent in 2024 and reached 16 million tonnes.", None),
    ("es", "Las exportaciones subieron 4 % y las importaciones sumaron 160 millones de euros.", "imports"),
    ("de", "Die Ausfuhren stiegen um 4 Prozent, und die Einfuhren beliefen sich auf 160 Millionen Euro.", "imports"),
    ("zh", "出口增长4%，进口达160亿欧元。", "imports"),
    ("ja", "輸出は前年比4%増、輸入は160億ユーロだった。", "imports"),
]


@pytest.mark.parametrize(("language", "text", "indicator"), OTHERS)
def test_another_thing_that_is_named_in_between_has_its_own_level(language, text, indicator):
    assert figures(text, language)[-1].indicator == indicator


GOODS = [
    ("es", "Las exportaciones chilenas de cobre subieron 4 % en 2024 y sumaron 50 millones de euros.", "cobre"),
    ("pt", "As exportações mensais de soja caíram 4% em 2024 e somaram 101 milhões de toneladas.", "soja"),
    ("fr", "Les exportations françaises de blé ont reculé de 4 % en 2024, à 10 millions de tonnes.", "blé"),
    ("es", "Las exportaciones chilenas de bienes subieron 4 % en 2024 y sumaron 50 millones de euros.", None),
]


@pytest.mark.parametrize(("language", "text", "goods"), GOODS)
def test_whose_goods_they_are_stands_between_trade_and_goods(language, text, goods):
    assert [one.scope for one in figures(text, language)] == [goods, goods]


BY_AND_TO = [
    ("en", "The number of unemployed people in Norway fell by 4,000 to a seasonally adjusted 98,000 in June 2025."),
    ("ru", "Число безработных в Норвегии в июне 2025 года выросло на 4 тыс. до 98 тыс. человек."),
    ("uk", "Кількість безробітних у Норвегії в червні 2025 року зросла на 4 тис. до 98 тис. осіб."),
]


@pytest.mark.parametrize(("language", "text"), BY_AND_TO)
def test_what_a_count_rose_by_is_no_level_beside_the_one_that_it_rose_to(language, text):
    change, level = figures(text, language)
    assert (change.value, change.transform) == (4000, "abs_change")
    assert (level.value, level.transform, level.indicator) == (98000, "level", "unemployed_persons")


CONVERTED = [
    "Norway's exports rose by 9 billion yuan ($1.3 billion) from a year earlier to reach 80 billion yuan in May 2025.",
    "Norway's exports rose by 10 billion yuan from a year earlier to reach 100 billion yuan ($14 billion) in May 2025.",
]


@pytest.mark.parametrize("text", CONVERTED)
def test_a_change_is_of_the_period_of_the_level_whatever_conversions_stand_between(text):
    assert [(one.indicator, one.period) for one in figures(text)] == [("exports", "2025-05")] * 3
