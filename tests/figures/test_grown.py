"""Growth that a noun tells apart from its figure, and which way and since when."""

import pytest

from monitor.domain import Transform
from tests.figures.build import figures

GROWN = [
    (
        "en",
        "The office now puts the rise in China's industrial output in the first quarter of 2024 at 0.7 percent on the "
        "previous quarter.",
        ("industrial_output", Transform.MOM, "up"),
    ),
    (
        "en",
        "The office has lowered its measure of the rise in retail sales in China in 2023 to 5.1 percent.",
        ("retail_sales", Transform.YOY, "up"),
    ),
    ("en", "Population growth in China in 2023 was 0.3 percent.", ("population", Transform.YOY, "up")),
    (
        "fr",
        "L'institut chiffre désormais à 0,2 % la hausse du PIB de la Chine en 2023.",
        ("gdp", Transform.YOY, "up"),
    ),
    (
        "fr",
        "L'institut évalue finalement à 1,2 % le recul des exportations de la Chine en 2023.",
        ("exports", Transform.YOY, "down"),
    ),
    (
        "ru",
        "Служба уточнила оценку роста промышленного производства в Китае за 2023 год до 4,9%.",
        ("industrial_output", Transform.YOY, "up"),
    ),
    (
        "de",
        "Das Amt beziffert den Anstieg der Industrieproduktion in China im Jahr 2023 jetzt mit 4,7 Prozent.",
        ("industrial_output", Transform.YOY, "up"),
    ),
]

NOT_GROWN = [
    "A rise in exports lifted their share of China's GDP to 41 percent in 2023.",
    "The rise in exports helped the firms of China lift margins to 4 percent in 2023.",
    "The rise in exports pushed China's jobless rate down to 4.1 percent in 2023.",
]


@pytest.mark.parametrize(("language", "text", "told"), GROWN)
def test_a_noun_of_growth_names_the_change(language, text, told):
    (found,) = [each for each in figures(text, language) if each.unit == "%"]
    assert (found.indicator, found.transform, found.direction) == told


@pytest.mark.parametrize("text", NOT_GROWN)
def test_a_rise_of_something_else_is_none(text):
    assert not any(each.indicator == "exports" and each.unit == "%" for each in figures(text))


def test_a_cut_reading_of_growth_is_no_fall():
    text = "The office has cut its reading of China's industrial output growth in 2023 to 0.8 percent on the year."
    (found,) = [each for each in figures(text) if each.unit == "%"]
    assert found.direction == "up"


def test_a_deficit_told_far_from_its_name_is_a_minus():
    text = "China's trade deficit in January 2024 had been larger than previously estimated, at 3.3 billion dollars."
    (found,) = figures(text)
    assert found.direction == "negative"


TOLD_IN = [
    ("en", "China received 2.3 million foreign visitors in 2023, more than announced in January.", "2023"),
    ("es", "China recibió 2,3 millones de visitantes en 2023, algo más de lo avanzado en enero.", "2023"),
    ("ru", "Китай принял в 2023 году 2,3 млн туристов, больше, чем сообщалось в январе.", "2023"),
]


@pytest.mark.parametrize(("language", "text", "period"), TOLD_IN)
def test_when_an_early_value_was_told_is_no_period(language, text, period):
    assert {each.period for each in figures(text, language)} == {period}
