"""Growth set against the values of two years that stand beside it, or in the sentence that goes on from it."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt

NOON = datetime(2026, 2, 13, 12, tzinfo=UTC)


def doubted(text: str, language: str) -> list[str]:
    document = Document("d", text=text, language=language, published=NOON, source="Harbour News")
    found = suspicions(observe(analyse(document), NOON))
    return [each.accused.surface for each in found if each.doubt is Doubt.OWN_LEVELS]


WRONG = [
    ("en", "Marriages in Latvia rose 28 percent in 2025. The number climbed to 11,420 from 11,060 a year earlier."),
    ("en", "Births in Malta reached 4,310 in 2025, 40 percent more than in 2024, when 4,190 babies were born."),
    (
        "ru",
        "В Перми в 2025 году родилось 9300 детей, на 40% больше, чем в 2024 году, когда на свет появились 9100 детей.",
    ),
    (
        "en",
        "Consumer prices in Malta rose 32 percent in 2025, with the index at 1,142 points in December 2025"
        " after 1,107 in December 2024.",
    ),
]


MORE = [
    ("en", "Denmark counted 28,000 weddings in 2024, 20 percent more than in 2023, when 27,500 couples married."),
    ("en", "Cruise arrivals in Malta soared by 34% in 2025. They went from 811,000 in 2024 to 835,000."),
    (
        "de",
        "Die Zahl der Übernachtungen in Kärnten stieg 2025 um 41 Prozent. Sie kletterte von 12,1 auf 12,6 Millionen.",
    ),
    ("ru", "Экспорт сахара из России в 2025 году вырос на 81%, увеличившись с 1,1 до 1,2 млн тонн."),
]


@pytest.mark.parametrize(("language", "text"), [*WRONG, *MORE])
def test_growth_that_two_years_contradict_is_doubted(language, text):
    assert len(doubted(text, language)) == 1


RIGHT = [
    ("Cruise arrivals in Malta soared by 34% in 2025. They had gone from 811,000 in 2018 to 835,000 in 2019.", "past"),
    (
        "Marriages in Latvia rose 3 percent in 2025. The number climbed to 11,420 from 11,060 a year earlier.",
        "it comes out",
    ),
    ("Births in Malta grew by 30% in December 2025. The number climbed to 431 from 419 in November.", "two months"),
    ("Tourist spending in Malta grew by 30% in 2025. It had 4,310 hotel rooms in 2025 after 4,190 in 2024.", "rooms"),
    (
        "Passengers at Malta airport rose 30% in 2025. Parking took 4.31 million cars, after 4.19 million in 2024.",
        "cars",
    ),
    ("Births in Malta grew by 30% in real terms in 2025, to 4,310 in 2025 after 4,190 in 2024.", "reckoned otherwise"),
]


@pytest.mark.parametrize(("text", "why"), RIGHT)
def test_growth_of_something_else_is_not_doubted(text, why):
    assert not doubted(text, "en"), why


BESIDE = [
    (
        "en",
        "Kazakhstan dug 6.4 million tonnes of chromite in 2024, 62 percent more than in 2023, against 80,000 tonnes a"
        " year earlier at its largest mine.",
        "one mine",
    ),
    (
        "en",
        "Nepal registered 180,000 births in the first half of 2024, 3 percent more than in the same period, after"
        " 300,000 in the previous year as a whole.",
        "a whole year",
    ),
    (
        "fr",
        "L'éolien a produit 46 TWh en France en 2024, soit 5 % de plus qu'en 2023, contre 9 TWh pour l'hydrogène en"
        " 2023.",
        "another source of power",
    ),
    (
        "fr",
        "La production éolienne a progressé de 5 % en France en 2024, à 46 TWh, contre 9 TWh pour le solaire.",
        "sun",
    ),
    (
        "zh-Hans",
        "2024年，绍兴市新能源汽车产量为12万辆，同比增长30%，而2023年出口为2万辆。",
        "output and exports",
    ),
]


@pytest.mark.parametrize(("language", "text", "why"), BESIDE)
def test_a_value_with_other_words_beside_it_is_no_value_before(language, text, why):
    assert not doubted(text, language), why
