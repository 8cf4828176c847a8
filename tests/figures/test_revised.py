"""The object of a verb of revision names what the figure is of, in front of it or behind."""

import pytest

from monitor.figures.revised import object_of
from tests.figures.build import figure, figures

WORDS = [
    ("en", "The city has lowered its count of library loans in 2024 to", "its count of library loans in 2024"),
    ("en", "The ferry line has revised its 2024 passenger count to", "its 2024 passenger count"),
    ("en", "The bank has raised its key rate to", None),
    ("fr", "La régie a corrigé le nombre de passagers en 2024 à", "le nombre de passagers en 2024"),
    ("es", "El museo revisó su número de visitas de 2024 a", "su número de visitas de 2024"),
    ("ru", "Музей уточнил число посещений в 2024 году:", "число посещений в 2024 году"),
    ("zh", "博物馆将参观人次修订为", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "told"), WORDS)
def test_what_is_revised_stands_behind_the_verb(language, words, told):
    assert object_of(words.lower(), language) == told


BEHIND = [
    ("pt", "A agência revisou para 2,41 milhões de toneladas a safra de trigo do Paraná em 2024.", "wheat_output"),
    ("fr", "Le ministère a révisé à 9,58 millions de tonnes la récolte de blé de la Roumanie en 2023.", "wheat_output"),
    ("es", "El ministerio elevó a 1,38 millones de toneladas la cosecha de trigo de Uruguay en 2024.", "wheat_output"),
    ("es", "El precio se revisó a 1,38 millones de euros.", None),
]


@pytest.mark.parametrize(("language", "text", "indicator"), BEHIND)
def test_an_object_behind_the_value_names_it(language, text, indicator):
    assert figures(text, language)[0].indicator == indicator


def test_a_count_of_battery_cars_is_one_however_it_is_told():
    first = figure("Australians bought 14,982 battery electric cars in June 2024.", "14,982")
    again = figure("The chamber cut its count of battery electric cars sold in Australia in June to 14,982.", "14,982")
    assert (first.indicator, first.scope) == (again.indicator, again.scope) == ("nev_sales", None)
