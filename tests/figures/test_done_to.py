"""A bare counted noun takes what was done to it along; a figure that opens its sentence is of the noun behind."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe

MAY = datetime(2025, 5, 20, 12, tzinfo=UTC)


def series(text: str, language: str):
    found = observe(analyse(Document("d", text=text, language=language, published=MAY, source="S")), MAY)
    return found[0].series


def test_a_deed_is_one_whether_a_verb_or_a_passive_tells_it():
    told = series("Vets vaccinated 4,200 badgers in Malta in 2024.", "en")
    assert told == series("In 2024, 4,200 badgers were vaccinated in Malta.", "en")
    assert told != series("Hunters shot 4,200 badgers in Malta in 2024.", "en")
    assert told != series("Malta had 4,200 badgers in 2024.", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At 7,310, the number of apprentices in Malta in 2024 was a record.", "en"),
        ("The count of apprentices in Malta slipped to 7,310 by the end of 2024.", "en"),
        ("Malta had 7,310 apprentices in 2024.", "en"),
    ],
)
def test_a_figure_in_front_of_its_noun_is_of_that(text, language):
    assert series(text, language).measure == "open:en:apprentice"


def test_a_museum_behind_its_visitors_has_them():
    text = "Avec 31 740 visiteurs en 2024, le musée des Augustins de Toulouse a fait mieux que prévu."
    assert series(text, "fr").measure == "site_visits"


def test_barrels_a_day_are_so_in_portuguese():
    told = series("O Gabão bombeou 221 mil barris de petróleo por dia em 2024.", "pt")
    assert (told.measure, told.unit_class) == ("crude_output", "[bbl_us]/d")


def test_who_reckons_is_no_part_of_the_name():
    told = series("La cofradía contabiliza 3.400 toneladas de pulpo en Galicia en 2024.", "es")
    assert told.measure == "open:es:pulpo"
