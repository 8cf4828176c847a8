"""A part of the year counted in twos, threes and fours of months, or up to a month, is a span of its own."""

import pytest

from tests.figures.build import figures

# NOON is a Thursday in November 2025.
ROWS = [
    ("es", "Chile exportó cobre por 9.400 millones de dólares en el primer cuatrimestre de 2025.", "2025-01/2025-04"),
    ("pt", "O Brasil exportou 9,4 milhões de toneladas no segundo quadrimestre de 2025.", "2025-05/2025-08"),
    ("it", "Nel terzo quadrimestre del 2024 le esportazioni svizzere sono salite a 9.400 milioni.", "2024-09/2024-12"),
    ("es", "Uruguay recibió 410.000 turistas en el primer bimestre de 2025.", "2025-01/2025-02"),
    ("it", "Nel primo bimestre del 2025 sono nati 61.300 bambini in Italia.", "2025-01/2025-02"),
    ("es", "La inversión en Chile sumó 7.100 millones de euros hasta septiembre.", "2025-01/2025-09"),
    (
        "pt",
        "O investimento em Angola somou 7.100 milhões de euros no acumulado do ano até setembro.",
        "2025-01/2025-09",
    ),
    ("it", "Gli investimenti in Italia hanno raggiunto 7.100 milioni di euro fino a settembre.", "2025-01/2025-09"),
    ("fr", "Le Maroc a exporté pour 7,1 milliards d'euros depuis janvier jusqu'à fin septembre.", "2025-01/2025-09"),
    ("es", "Perú recibió 310.000 turistas hasta enero.", "2025-01"),
    ("es", "Los salarios subieron un 3,1 % en la primera mitad de 2024.", "2024-H1"),
    ("fr", "Les salaires ont augmenté de 3,1 % durant la première moitié de l'année.", "2025-H1"),
    ("pt", "Os salários subiram 3,1 % na segunda metade de 2024.", "2024-H2"),
    ("it", "I salari sono aumentati del 3,1 % nella prima metà dell'anno.", "2025-H1"),
    ("es", "Chile vendió 31.200 coches en los tres últimos meses de 2024.", "2024-10/2024-12"),
    ("fr", "La Tunisie a vendu 31 200 voitures sur les trois derniers mois de 2024.", "2024-10/2024-12"),
    ("pt", "Portugal vendeu 31.200 carros nos últimos três meses de 2024.", "2024-10/2024-12"),
    ("it", "In Italia sono state vendute 31.200 auto negli ultimi tre mesi del 2024.", "2024-10/2024-12"),
    ("es", "Chile vendió 31.200 coches en el quinto mes del año.", "2025-05"),
    ("pt", "Portugal vendeu 31.200 carros no oitavo mês de 2025.", "2025-08"),
    ("fr", "La Tunisie a vendu 31 200 voitures au cours du mois d'août.", "2025-08"),
    ("it", "In Italia sono state vendute 31.200 auto nello scorso mese di agosto.", "2025-08"),
    ("es", "Chile vendió 312.000 coches en el conjunto del año pasado.", "2024"),
    ("es", "Al cierre del año pasado había 312.000 coches eléctricos en Chile.", "2024"),
    ("it", "Alla fine dello scorso anno c'erano 312.000 auto elettriche in Italia.", "2024"),
    ("pt", "No fim do ano passado havia 312.000 carros elétricos em Portugal.", "2024"),
    # What only sounds like one: a span with both ends, a span of years, and no month at all.
    ("es", "Chile vendió 31.200 coches desde junio hasta septiembre.", "2025-06/2025-09"),
    ("es", "Chile vendió 312.000 coches en los doce meses hasta septiembre de 2025.", "2024-10/2025-09"),
    ("es", "Chile vendió 31.200 coches en el último mes del año.", None),
]


@pytest.mark.parametrize(("language", "text", "period"), ROWS, ids=[f"{r[0]}: {r[1][-34:]}" for r in ROWS])
def test_a_part_of_the_year_is_a_span(language: str, text: str, period: str | None):
    assert figures(text, language)[0].period == period
