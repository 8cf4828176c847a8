"""Indicators whose name is told in parts: who has or does something, a verb, and what is counted."""

import pytest

from tests.figures.build import figures

SAME = [
    ("de", "Die Spitäler in Kärnten hielten Ende 2024 genau 4.150 Betten vor.", 4150, "hospital_beds"),
    ("de", "Ende 2024 saßen in Hessen 3.910 Menschen hinter Gittern.", 3910, "prisoners"),
    ("de", "2024 gaben sich in Bremen 2.480 Paare das Jawort.", 2480, "marriages"),
    ("fr", "Les hôpitaux de Bretagne offraient 11 300 lits fin 2024.", 11300, "hospital_beds"),
    ("fr", "Le nombre de bovins en Bretagne s'est élevé à 910 000 fin 2024.", 910000, "cattle_stock"),
    ("es", "En los hospitales de Galicia había 9.870 camas a finales de 2024.", 9870, "hospital_beds"),
    ("es", "En 2024 fallecieron 174 personas en las carreteras de Aragón.", 174, "road_deaths"),
    ("pt", "Os acidentes de viação mataram 58 pessoas no Alentejo em 2024.", 58, "road_deaths"),
    ("it", "Le biblioteche di Parma hanno prestato 118.000 libri nel 2024.", 118000, "library_books_lent"),
    ("pl", "Liczba ofiar śmiertelnych wypadków drogowych w Polsce w 2024 roku wyniosła 1712.", 1712, "road_deaths"),
    ("pl", "W szpitalach Torunia było na koniec 2024 roku 1 870 łóżek.", 1870, "hospital_beds"),
    ("uk", "У лікарнях Полтави на кінець 2024 року було 3 120 ліжок.", 3120, "hospital_beds"),
    ("tr", "Sivas'ta trafik kazalarında hayatını kaybedenlerin sayısı 2024'te 97 oldu.", 97, "road_deaths"),
    ("tr", "Sivas'taki hastanelerde 2024 sonunda 2.300 yatak bulunuyordu.", 2300, "hospital_beds"),
    ("ar", "بلغ عدد قتلى حوادث الطرق في لبنان 410 قتيلا عام 2024.", 410, "road_deaths"),
]

OTHER = [
    ("de", "Die privaten Krankenhäuser in Kärnten hatten Ende 2024 genau 4.150 Betten.", 4150, "hospital_beds"),
    ("de", "Die Hotels in Kärnten hatten Ende 2024 genau 4.150 Betten.", 4150, "hospital_beds"),
    (
        "de",
        "Die Krankenhäuser in Kärnten haben Personal, die Hotels hatten 2024 genau 4.150 Betten.",
        4150,
        "hospital_beds",
    ),
    ("de", "Die Krankenhäuser in Kärnten haben 2024 genau 150 Betten abgebaut.", 150, "hospital_beds"),
    ("de", "2024 wurden in Bremen 1.310 Asylanträge abgelehnt.", 1310, "asylum_applications"),
    ("fr", "Les hôpitaux privés de Bretagne offraient 3 300 lits fin 2024.", 3300, "hospital_beds"),
    ("fr", "Les accidents de la route ont blessé 900 personnes en Bretagne en 2024.", 900, "road_accidents"),
    ("es", "Los hospitales de Galicia tenían 410 camas de cuidados intensivos en 2024.", 410, "hospital_beds"),
    ("es", "Las bibliotecas de Lugo prestaron 41.000 libros infantiles en 2024.", 41000, "library_books_lent"),
    ("it", "Gli ospedali militari del Veneto avevano 310 posti letto nel 2024.", 310, "hospital_beds"),
    ("pl", "Prywatne szpitale w Polsce miały w 2024 roku 4 870 łóżek.", 4870, "hospital_beds"),
    ("pl", "W 2024 roku w Polsce ubito 1,9 mln sztuk bydła.", 1900000, "cattle_stock"),
    ("uk", "Приватні лікарні Полтави мали у 2024 році 120 ліжок.", 120, "hospital_beds"),
    ("tr", "Sivas'taki özel hastanelerde 2024 sonunda 300 yatak bulunuyordu.", 300, "hospital_beds"),
    ("ar", "ضمت المستشفيات الخاصة في لبنان 3100 سرير في نهاية عام 2024.", 3100, "hospital_beds"),
]


def indicators(language: str, text: str, value: int) -> set[str | None]:
    return {figure.indicator for figure in figures(text, language) if figure.value == value}


@pytest.mark.parametrize(("language", "text", "value", "indicator"), SAME)
def test_a_name_told_in_parts_is_found_whatever_the_sentence(language, text, value, indicator):
    assert indicators(language, text, value) == {indicator}


@pytest.mark.parametrize(("language", "text", "value", "indicator"), OTHER)
def test_a_part_of_a_thing_or_another_deed_is_not_the_whole(language, text, value, indicator):
    assert indicator not in indicators(language, text, value)
