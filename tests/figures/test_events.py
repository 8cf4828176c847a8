"""The verb of a count's clause says what was counted, where its noun alone says nothing or could be two things."""

import pytest

from monitor.domain import EVENT
from monitor.ledger.series import measure_of
from tests.figures.build import figures

SAME = [
    ("en", "housing_starts", "Norway's builders started work on 312 homes in May 2025."),
    ("en", "housing_starts", "Construction began on just 312 homes in Norway in May 2025."),
    ("en", "housing_starts", "In May 2025, work got under way on 312 homes in Norway."),
    ("en", "homes_completed", "Norway's builders finished 312 homes in May 2025."),
    ("en", "building_permits", "Norway's councils approved 312 homes in May 2025."),
    ("en", "home_sales", "In May 2025, 312 homes changed hands in Norway."),
    ("en", "new_companies", "Norway registered 31,200 companies in 2024."),
    ("en", "open:en:company closure", "Norway struck off 31,200 companies in 2024."),
    ("en", "open:en:bakery closure", "In 2024, 312 bakeries shut in Norway."),
    ("en", "open:en:bakery opening", "Norway's chains opened 312 bakeries in 2024."),
    ("en", "open:en:electric bike sale", "Norway sold 31,200 electric bikes in 2024."),
    ("de", "housing_starts", "In Bavaria begannen im Mai 2025 Bauherren mit dem Bau von 312 Wohnungen."),
    ("de", "open:de:bäckerei schliessung", "In Bavaria schlossen 2024 insgesamt 312 Bäckereien."),
    ("de", "open:de:fahrräd verkauf", "In Bavaria setzten die Händler 2024 insgesamt 31.200 Fahrräder ab."),
    ("de", "open:de:drohn", "In Bavaria setzten die Landwirte 2024 insgesamt 31.200 Drohnen ein."),
    (
        "de",
        "open:de:glasfaseranschlüss",
        "In Bavaria setzten die Betriebe 2024 insgesamt 31.200 Glasfaseranschlüsse um.",
    ),
    ("fr", "housing_starts", "En mai 2025, 312 logements ont été mis en chantier à Berlin."),
    ("fr", "open:fr:boulangerie ouverture", "En 2024, 312 boulangeries ont ouvert à Berlin."),
    ("es", "housing_starts", "En mayo de 2025 se inició la construcción de 312 viviendas en Berlin."),
    ("pt", "homes_completed", "Em 2024, Berlin concluiu 312 casas."),
    ("it", "new_companies", "Nel 2024 a Berlin si sono iscritte 312 imprese."),
    ("ru", "housing_starts", "В мае 2025 года в Казани приступили к строительству 312 домов."),
    ("ru", "homes_completed", "В 2024 году в Казани сдали 312 домов."),
    ("ru", "new_companies", "В 2024 году в России зарегистрировали 31,2 тысячи компаний."),
    ("ru", "open:ru:пекарен закрыт", "В 2024 году в Казани закрыли 312 пекарен."),
    ("uk", "homes_completed", "У 2024 році у Швеції (Швеции) ввели в експлуатацію 312 будинків."),
    ("pl", "open:pl:piekarn zamknięc", "W 2024 roku w Berlin zamknięto 312 piekarni."),
    # A state, and an event of which nobody counts such things.
    ("en", "open:en:bakery", "In May 2025 Norway had 312 bakeries."),
    ("en", "open:en:refund", "Norway registered 312 refunds in May 2025."),
]


@pytest.mark.parametrize(("language", "measure", "text"), SAME, ids=[f"{row[0]}: {row[2][-40:]}" for row in SAME])
def test_the_verb_says_what_was_counted(language: str, measure: str, text: str):
    figure = next(one for one in figures(text, language) if one.surface.startswith("31"))
    assert measure_of(figure, language) == measure


def test_a_verb_of_another_clause_says_nothing():
    text = "Norway closed its border, and 312 bakeries had a stall in May 2025."
    assert not any(cue.startswith(EVENT) for cue in figures(text)[0].cues)
