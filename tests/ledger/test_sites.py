"""What is counted at a named site is the site's, in whatever form it is named, and whatever town is named beside it."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.words import named

DAY = datetime(2025, 3, 1, tzinfo=UTC)
ROWS = [
    (
        "pt",
        "site:museu-oriente",
        (
            "O Museu do Oriente, em Lisboa, recebeu 97 mil visitantes em 2024.",
            "Em 2024, 97 mil pessoas passaram pelo Museu do Oriente.",
            "Em 2024, o número de visitantes do Museu do Oriente foi de 97 mil.",
        ),
    ),
    (
        "ru",
        "site:музей-смена",
        (
            "Музей «Смена» в 2024 году принял 97 тыс. посетителей.",
            "В Казани в 2024 году 97 тысяч человек посетили музей «Смена».",
            "Посещаемость музея «Смена» в 2024 году составила 97 тысяч человек.",
        ),
    ),
    (
        "es",
        "site:machu-picchu",
        (
            "Machu Picchu recibió 97.000 visitantes en 2024.",
            "En 2024 entraron a Machu Picchu 97.000 visitantes.",
        ),
    ),
    (
        "en",
        "site:prado",
        ("The Prado Museum drew 97,000 visitors in 2024.", "The Prado Museum in Madrid had 97,000 visitors in 2024."),
    ),
]


@pytest.mark.parametrize(("language", "subject", "texts"), ROWS, ids=[row[1] for row in ROWS])
def test_a_site_has_one_series(language: str, subject: str, texts: tuple[str, ...]):
    keys = set()
    for text in texts:
        analysis = analyse(Document("d", text=text, language=language, published=DAY))
        keys |= {observation.series for observation in observe(analysis, DAY) if observation.value == 97_000}
    assert {key.subject for key in keys} == {subject}
    assert len(keys) == 1


def test_what_only_lies_by_a_site_is_not_the_sites():
    text = "In 2024, 312 homes were built in Slough near Windsor Castle."
    [seen] = observe(analyse(Document("d", text=text, language="en", published=DAY)), DAY)
    assert not seen.series.subject.startswith("site:")


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("site:blue-cave", "blue cave"),
        ("org:north-mill", "north mill"),
        ("CN-ZJ", "Zhejiang"),
        ("geonames:12", "geonames:12"),
    ],
)
def test_whose_name_nobody_knows_is_called_by_the_words_of_its_id(subject: str, shown: str):
    assert named(subject, {"CN-ZJ": "Zhejiang"}) == shown
