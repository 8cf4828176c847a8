"""A value given in place of an earlier one that its text does not print."""

from decimal import Decimal

import pytest

from monitor.domain import OUTDOES
from tests.ledger.test_revisions import told

SET_AGAINST = [
    (
        "en",
        "Latvia's goods exports were worth 18.7 billion euros in 2024, slightly more than first reported.",
        "18.7e9",
        "than, and an early value",
    ),
    (
        "en",
        "The statistics office has marked down goods exports of Latvia in 2024 to 18.1 billion euros.",
        "18.1e9",
        "an office moves its own value",
    ),
    (
        "en",
        "Latvia's goods exports were worth 18.7 billion euros in 2024. The first reading had been lower.",
        "18.7e9",
        "the early value in the sentence behind",
    ),
    (
        "fr",
        "Les exportations de la Lettonie en 2024 ne seraient que de 18,1 milliards d'euros, selon l'institut, qui "
        "abaisse ainsi son estimation.",
        "18.1e9",
        "the verb behind the value",
    ),
    (
        "ru",
        "Служба понизила показатель экспорта Латвии за 2024 год до 18,1 млрд евро.",
        "18.1e9",
        "its own value",
    ),
    (
        "de",
        "Die Exporte Lettlands beliefen sich 2024 auf 18,7 Milliarden Euro und damit auf mehr als bisher gemeldet.",
        "18.7e9",
        "more than known so far",
    ),
    ("zh", "统计局公布,2024年拉脱维亚出口额为187亿欧元,高于此前公布的数字。", "18.7e9", "above what was announced"),
    (
        "en",
        "Latvia's goods exports were worth 18.7 billion euros in 2024. That is a little more than first reported.",
        "18.7e9",
        "the sentence behind goes on about it",
    ),
    (
        "en",
        "The statistics office put goods exports of Latvia at 18.7 billion euros in 2024, more than it first thought.",
        "18.7e9",
        "an office thought so",
    ),
    (
        "de",
        "Die Exporte Lettlands beliefen sich 2024 auf 18,7 Milliarden Euro, mehr als bisher angenommen.",
        "18.7e9",
        "thought so far, nobody says by whom",
    ),
    (
        "en",
        "Latvia's goods exports were worth 18.7 billion euros in 2024, more than reported in March.",
        "18.7e9",
        "of a year, the month is when it was told",
    ),
    (
        "es",
        "Las exportaciones de Letonia sumaron 18.700 millones de euros en 2024, algo más que en la primera estimación.",
        "18.7e9",
        "the first estimate",
    ),
    (
        "it",
        "Nel 2024 le esportazioni della Lettonia sono state pari a 18,7 miliardi di euro, più di quanto comunicato in "
        "precedenza.",
        "18.7e9",
        "more than told before",
    ),
    (
        "pl",
        "Eksport Łotwy w 2024 roku wyniósł 18,7 mld euro, nieco więcej niż wcześniej podano.",
        "18.7e9",
        "more than told before",
    ),
    (
        "uk",
        "Експорт Латвії у 2024 році становив 18,7 млрд євро, що більше, ніж повідомлялося раніше.",
        "18.7e9",
        "more than told before",
    ),
]

ONLY_REVISED = [
    (
        "en",
        "The office has corrected a processing error. Latvia's goods exports were worth 18.7 billion euros in 2024.",
        "18.7e9",
        "the sentence before",
    ),
    (
        "pt",
        "O instituto reviu as contas nacionais. As exportações da Letónia em 2024 foram de 18,7 mil milhões de euros.",
        "18.7e9",
        "the sentence before",
    ),
]

NEITHER = [
    ("en", "Latvia's goods exports were worth 18.7 billion euros in 2024, more than analysts had forecast."),
    ("en", "Latvia's goods exports were worth 18.7 billion euros in 2024, more than a year earlier."),
    ("en", "The weak currency lifted goods exports of Latvia to 18.7 billion euros in 2024."),
]

NOT_AGAINST = [
    # the month before's, or another time's
    ("en", "In May 2024 goods exports of Latvia came to 1.7 billion euros, higher than the April figure."),
    ("en", "Latvia's goods exports were worth 1.7 billion euros in May 2024, more than reported in April."),
    ("en", "Latvia's goods exports were worth 18.7 billion euros in 2024, above the previous figure."),
    (
        "es",
        "Las exportaciones de Letonia sumaron 1.700 millones de euros en mayo de 2024, por encima del dato de abril.",
    ),
    ("ru", "Экспорт Латвии в 2024 году составил 18,7 млрд евро, выше прошлогоднего показателя."),
    ("zh", "2024年5月拉脱维亚出口额为17亿欧元,高于上月的数字。"),
    # what others thought, hoped or planned
    (
        "en",
        "The ministry said goods exports of Latvia were 18.7 billion euros in 2024, more than farmers first thought.",
    ),
    ("en", "Latvia's goods exports were worth 18.7 billion euros in 2024, more than first planned."),
    (
        "de",
        "Die Exporte Lettlands beliefen sich 2024 auf 18,7 Milliarden Euro, mehr als noch im Vorjahr gemeldet.",
    ),
    ("ru", "Экспорт Латвии в 2024 году составил 18,7 млрд евро, сообщила служба. Это больше, чем сначала ожидали."),
    ("fr", "En 2024, les exportations de la Lettonie ont atteint 18,7 milliards d'euros, plus que prévu initialement."),
    # another thing's
    ("en", "Latvia's goods exports were worth 18.7 billion euros in 2024, above the first estimate for Estonia."),
    ("en", "Latvia's goods exports were worth 18.7 billion euros in 2024. Imports were higher than first reported."),
    (
        "en",
        "Latvia's goods exports were worth 18.7 billion euros in 2024, while imports were higher than first reported.",
    ),
    (
        "de",
        "Die Exporte Lettlands beliefen sich 2024 auf 18,7 Milliarden Euro. Die Importe lagen über den bisher "
        "gemeldeten.",
    ),
    ("zh", "2024年拉脱维亚出口额为187亿欧元,高于此前公布的爱沙尼亚数据。"),
    # done in the world
    ("en", "The government raised goods exports of Latvia to 18.7 billion euros in 2024."),
    ("en", "The ministry lowered the number of teachers in Latvia to 18,700 in 2024."),
    ("de", "Das Ministerium erhöhte die Zahl der Lehrer in Lettland 2024 auf 18.700."),
    ("fr", "Le ministère a porté le nombre d'enseignants en Lettonie à 18 700 en 2024."),
    ("ru", "Министерство увеличило число учителей в Латвии в 2024 году до 18 700."),
    ("es", "El ministerio elevó el número de maestros de Letonia a 18.700 en 2024."),
    ("zh", "2024年,教育部将拉脱维亚教师人数提高到18700人。"),
]


def _of(language: str, text: str, value: str):
    return next(each for each in told(language, text) if each.value == Decimal(value))


@pytest.mark.parametrize(("language", "text", "value", "why"), SET_AGAINST)
def test_a_value_is_set_against_an_early_one(language, text, value, why):
    assert {OUTDOES, "revision"} <= _of(language, text, value).cues, why


@pytest.mark.parametrize(("language", "text", "value", "why"), ONLY_REVISED)
def test_a_text_speaks_of_a_revision(language, text, value, why):
    cues = _of(language, text, value).cues
    assert "revision" in cues, why
    assert OUTDOES not in cues, why


@pytest.mark.parametrize(("language", "text"), NOT_AGAINST)
def test_what_is_no_early_value_of_it_is_not_set_against(language, text):
    figures = told(language, text)
    assert figures
    assert not any(OUTDOES in each.cues for each in figures)


@pytest.mark.parametrize(("language", "text"), NEITHER)
def test_what_was_expected_or_happened_is_no_early_value(language, text):
    assert not any({OUTDOES, "revision"} & each.cues for each in told(language, text))


def test_the_value_that_is_told_again_replaces_the_early_one_too():
    text = (
        "Latvia's goods exports were worth 18.7 billion euros in 2024. The first estimate of 18.4 billion euros was "
        "revised to 18.7 billion euros."
    )
    assert any(each.replaced and each.replaced[0][0] == Decimal("18.4e9") for each in told("en", text))
