"""A proper name is whose a figure is where nobody else is; not who says so, a person, or a word of the calendar."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document

DAY = datetime(2025, 3, 1, tzinfo=UTC)


def _subjects(language, text):
    return [f.subject for f in analyse(Document("t", text=text, language=language, published=DAY)).figures]


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("en", "Wardens on Grassay counted 43,626 puffins in May 2024.", "site:grassay"),
        ("en", "CalMac carried 5.21 million passengers in 2024.", "site:calmac"),
        ("en", "In 2024 some 63.8 million passengers passed through Netherwick.", "site:netherwick"),
        ("en", "Kestrel Hall received 12,300 visitors in 2024.", "site:hall-kestrel"),
        ("es", "Huayna Alto recibió 1.412.000 visitantes en junio de 2024.", "site:alto-huayna"),
        ("fr", "Les usagers de Vélofil ont effectué 49,3 millions de trajets en 2024.", "site:velofil"),
        ("pl", "W Małym Kobuzie na koniec 2022 roku żyło 829 żubrów.", "site:kobuz-mał"),
        ("ru", "В Верхней Кулаге в 2024 году перевезли 48,6 тыс. пассажиров.", "site:верхн-кулаг"),
    ],
)
def test_a_name_is_the_subject_of_last_resort(language, text, subject):
    assert _subjects(language, text) == [subject]


@pytest.mark.parametrize(
    ("language", "text", "why"),
    [
        ("en", "Anna Novak, a professor, counted 300 birds in 2024.", "a person"),
        ("en", "According to Kestrel Analytics, 300 shops closed in 2024.", "who says so"),
        ("en", "In January 300 shops closed.", "a month"),
        ("en", "Passengers took 300 trains in 2024.", "the first word of a sentence"),
        ("en", "In the Republic 300 shops closed in 2024.", "a common noun in capitals"),
        ("es", "Según Alto Consultores, cerraron 300 tiendas en 2024.", "who says so"),
        ("ru", "По данным Кулаги, в 2024 году закрылось 300 магазинов.", "who says so"),
        ("en", "Between Netherwick and Grassay 300 cars passed in 2024.", "two names"),
    ],
)
def test_nobody(language, text, why):
    assert _subjects(language, text) == [None], why
