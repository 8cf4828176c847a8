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
        "The office has marked down goods exports of Latvia in 2024 to 18.1 billion euros.",
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


@pytest.mark.parametrize(("language", "text"), NEITHER)
def test_what_was_expected_or_happened_is_no_early_value(language, text):
    assert not any({OUTDOES, "revision"} & each.cues for each in told(language, text))


def test_the_value_that_is_told_again_replaces_the_early_one_too():
    text = (
        "Latvia's goods exports were worth 18.7 billion euros in 2024. The first estimate of 18.4 billion euros was "
        "revised to 18.7 billion euros."
    )
    assert any(each.replaced and each.replaced[0][0] == Decimal("18.4e9") for each in told("en", text))
