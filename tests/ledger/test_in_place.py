"""A value that stands in place of another one, whichever parts of the wording say so."""

from decimal import Decimal

import pytest

from monitor.ledger.quoted import quoted
from tests.ledger.test_revisions import told

PAIRS = [
    (
        "en",
        "The ministry updated the number of road deaths in Latvia in 2024 to 116, from a provisional 112.",
        "116",
        "112",
        "a verb for anything, and the word for an early value in front of it",
    ),
    (
        "en",
        "Gross domestic product in Norway rose 0.4% quarter on quarter in April to June, revised up from the 0.2% "
        "printed at first.",
        "0.4",
        "0.2",
        "many words between the two",
    ),
    (
        "pl",
        "Urząd podniósł odczyt eksportu Czech za maj 2024 r. do 19,4 mld euro z 19,1 mld euro w szybkim szacunku.",
        "19400000000",
        "19100000000",
        "the new value first",
    ),
    (
        "ru",
        "Статистики пересчитали итоги: экспорт Армении в 2024 году — 13,1 млрд долларов вместо прежних 12,9 млрд.",
        "13100000000",
        "12900000000",
        "an old value without its unit",
    ),
    (
        "pt",
        "O instituto corrigiu os dados da área ardida em Espanha em 2023: são 91 220 hectares. O relatório provisório "
        "referia 89 068.",
        "91220",
        "89068",
        "the old value in a sentence of its own",
    ),
    (
        "de",
        "Statt um 0,9 Prozent stieg die Industrieproduktion in Polen im März 2025 nach endgültigem Stand gegenüber dem "
        "Vormonat um 0,6 Prozent.",
        "0.6",
        "0.9",
        "the old value first",
    ),
    (
        "zh",
        "2024年10月澳门零售业销售额经修订后为58.1亿澳门元，低于早前临时估计的59.4亿澳门元。",
        "5810000000",
        "5940000000",
        "the words of the change in front of the new value, those of the early one in front of the old",
    ),
    (
        "ja",
        "財務省は5月の日本の輸入額を速報の8兆7712億円から8兆7804億円に改めた。",
        "8780400000000",
        "8771200000000",
        "no range: the verb behind it says that it was changed",
    ),
    (
        "it",
        "L'istituto porta all'1,1% la crescita del Pil della Svizzera nel 2023; la stima di marzo era dello 0,8%.",
        "1.1",
        "0.8",
        "the estimate of a month, behind a semicolon",
    ),
]

NOTHING = [
    ("en", "Annual inflation in Finland slowed from 2.4% in April to 2.1% in May 2025, a flash estimate shows."),
    (
        "en",
        "Provisional data: Latvia's exports rose to 1.9 billion euros in May 2025 from 1.8 billion a year earlier.",
    ),
    ("en", "Norway's central bank lowered its key rate to 4.25% from 4.5%."),
    ("en", "Economists had expected exports of 3.2 billion euros from Latvia in May 2025, not 3.1 billion."),
    (
        "de",
        "Die Inflation in Dänemark lag im Juni 2025 bei 1,9 Prozent nach 1,6 Prozent im Mai, so die Schnellschätzung.",
    ),
    (
        "ru",
        "Отгрузка угля в Хакасии в мае 2025 года — 2,1 млн тонн против 2,4 млн тонн добычи, уточнили в министерстве.",
    ),
    ("zh", "6月新加坡失业率为2.1%，高于上月公布的2.0%。"),
]


@pytest.mark.parametrize(("language", "text", "new", "old", "why"), PAIRS, ids=[row[-1] for row in PAIRS])
def test_a_value_that_stands_in_place_of_another_says_which(language, text, new, old, why):
    found = {each.value: [value for value, _ in each.replaced] for each in told(language, text, published="2025-08-20")}
    assert found == {Decimal(new): [Decimal(old)]}, why


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[row[1][:40] for row in NOTHING])
def test_another_time_plan_or_thing_is_not_stood_in_for(language, text):
    assert not any(each.replaced for each in told(language, text))


@pytest.mark.parametrize(
    ("language", "first", "later", "joined"),
    [
        ("zh", "2024年贵州省共发生地质灾害143起。", "2024年贵州省地质灾害由初步统计的143起调整为151起。", True),
        ("zh", "2024年贵州省共发生地质灾害143起。", "2024年贵州省交通事故由初步统计的143起调整为151起。", False),
        (
            "es",
            "Los barcos industriales descargaron 2,31 millones de toneladas de jurel en Chile en 2023.",
            "El ministerio elevó a 2,44 millones de toneladas las descargas industriales de jurel en Chile en 2023, "
            "frente a los 2,31 millones anunciados en enero.",
            True,
        ),
        (
            "es",
            "Los barcos industriales descargaron 2,31 millones de toneladas de jurel en Chile en 2023.",
            "El ministerio elevó a 2,44 millones de toneladas la cosecha de remolacha en Chile en 2023, frente a los "
            "2,31 millones anunciados en enero.",
            False,
        ),
    ],
)
def test_half_of_the_words_and_three_digits_say_what_a_quoted_value_is_of(language, first, later, joined):
    one = told(language, first, name="a", published="2025-01-20")
    other = told(language, later, name="b", published="2025-03-20")
    same = {each.series for each in one} & {each.series for each in other}
    assert bool(quoted(other, one) or same) is joined
