"""A figure that goes on from the one before it is of the same thing; the old one has only its own time."""

import pytest

from tests.figures.build import figures

# Language, sentence, and for each figure its indicator and period.
ROWS = [
    ("es", "En abril, la tasa de paro de Suecia pasó del 14,2 % al 15,1 %.", [None, "2025-04"]),
    ("fr", "En avril, le taux de chômage en Suède est passé de 14,2 % à 15,1 %.", [None, "2025-04"]),
    ("pt", "Em abril, a taxa de desemprego na Suécia passou de 14,2 % para 15,1 %.", [None, "2025-04"]),
    ("it", "Ad aprile il tasso di disoccupazione in Svezia è passato dal 14,2 % al 15,1 %.", [None, "2025-04"]),
    ("es", "La tasa de paro de Suecia pasó del 14,2 % en 2023 al 15,1 % en 2024.", ["2023", "2024"]),
    ("fr", "Le taux de chômage en Suède est passé de 14,2 % en 2023 à 15,1 % en 2024.", ["2023", "2024"]),
    ("pt", "A taxa de desemprego na Suécia passou de 14,2 % em 2023 para 15,1 % em 2024.", ["2023", "2024"]),
    ("it", "Il tasso di disoccupazione in Svezia è passato dal 14,2 % nel 2023 al 15,1 % nel 2024.", ["2023", "2024"]),
    ("es", "El desempleo en Suecia, que era del 14,2 % un año antes, subió al 15,1 % en abril.", [None, "2025-04"]),
    ("fr", "Le chômage en Suède, qui était de 14,2 % un an plus tôt, a atteint 15,1 % en avril.", [None, "2025-04"]),
    ("pt", "O desemprego na Suécia, que era de 14,2 % um ano antes, atingiu 15,1 % em abril.", [None, "2025-04"]),
    ("it", "La disoccupazione in Svezia, che un anno prima era al 14,2 %, è salita al 15,1 % ad aprile.",
     [None, "2025-04"]),
]  # fmt: skip

FIRST = [
    ("es", "Con 1.900 millones de euros en abril, las exportaciones de Suecia marcaron un récord.", "exports"),
    ("fr", "Avec 1,9 milliard d'euros en avril, les exportations de la Suède signent un record.", "exports"),
    ("pt", "Com 1.900 milhões de euros em abril, as exportações da Suécia bateram um recorde.", "exports"),
    ("it", "Con 1.900 milioni di euro ad aprile, le esportazioni della Svezia segnano un record.", "exports"),
    ("es", "El Gobierno cifró en 102.300 el número de nacimientos en Suecia en 2024.", "births"),
    ("fr", "L'institut chiffre à 102 300 le nombre de naissances en Suède en 2024.", "births"),
    ("pt", "O Governo estimou em 102.300 o número de nascimentos na Suécia em 2024.", "births"),
    ("it", "Il governo ha quantificato in 102.300 il numero di nascite in Svezia nel 2024.", "births"),
    # What stands behind the comma is another thing's.
    ("es", "Con 10,5 millones de habitantes, la tasa de paro de Suecia preocupa al Gobierno.", "population"),
]

CHANGES = [
    ("es", "Las exportaciones de Suecia crecieron, según el instituto de estadística, un 4,3 % en abril.", "4,3 %"),
    ("fr", "Les exportations de la Suède ont progressé, selon l'institut, de 4,3 % en avril.", "4,3 %"),
    ("it", "Le esportazioni della Svezia sono aumentate, secondo l'istituto, del 4,3 % ad aprile.", "4,3 %"),
    ("es", "Las exportaciones de Suecia crecieron en abril más de lo previsto, un 4,3 %.", "4,3 %"),
    ("es", "La variación interanual de las exportaciones de Suecia se situó en el 4,3 % en abril.", "4,3 %"),
    ("pt", "A variação homóloga das exportações da Suécia foi de 4,3 % em abril.", "4,3 %"),
    ("it", "La variazione tendenziale delle esportazioni della Svezia è stata del 4,3 % ad aprile.", "4,3 %"),
    ("es", "Las exportaciones de Suecia quedaron en abril un 4,3 % por encima del mismo mes de 2024.", "4,3 %"),
]

TENTHS = [
    ("es", "La tasa de paro de Suecia bajó en abril tres décimas, hasta el 8,1 %."),
    ("pt", "A taxa de desemprego na Suécia baixou em abril três décimas, para 8,1 %."),
]


@pytest.mark.parametrize(("language", "text", "periods"), ROWS, ids=[f"{r[0]}: {r[1][-40:]}" for r in ROWS])
def test_what_a_value_became_is_of_the_same_thing(language: str, text: str, periods: list):
    found = figures(text, language)
    assert [one.indicator for one in found] == ["unemployment_rate"] * len(periods)
    assert [one.period for one in found] == periods


@pytest.mark.parametrize(("language", "text", "indicator"), FIRST, ids=[f"{r[0]}: {r[1][:30]}" for r in FIRST])
def test_a_figure_may_stand_in_front_of_what_it_is_of(language: str, text: str, indicator: str):
    assert figures(text, language)[0].indicator == indicator


@pytest.mark.parametrize(("language", "text", "surface"), CHANGES, ids=[f"{r[0]}: {r[1][-40:]}" for r in CHANGES])
def test_a_change_keeps_its_verb_across_what_stands_between(language: str, text: str, surface: str):
    [found] = [one for one in figures(text, language) if one.surface == surface]
    assert (found.indicator, found.transform, found.period) == ("exports", "yoy", "2025-04")


@pytest.mark.parametrize(("language", "text"), TENTHS)
def test_tenths_of_a_point_are_a_change_in_points(language: str, text: str):
    change, level = figures(text, language)
    assert (str(change.value), change.unit, change.transform) == ("0.3", "percentage_point", "abs_change")
    assert (level.indicator, level.transform) == ("unemployment_rate", "level")


APART = [
    ("it", "L'inflazione in Italia, che nella zona euro è al 2,4 %, è scesa all'1,7 % ad aprile.", "1,7 %", None),
    ("pt", "As vendas de automóveis na Suécia cresceram em 2024, 12 % das quais elétricos.", "12 %", "share"),
    ("es", "Las ventas de coches en Suecia crecieron en abril, un 12 % de ellos eléctricos.", "12 %", "share"),
    ("es", "El Ministerio de Economía informó de que la inversión creció un 3 % en Suecia en 2024.", "3 %", None),
]


@pytest.mark.parametrize(
    ("language", "text", "surface", "transform"), APART, ids=[f"{r[0]}: {r[1][:40]}" for r in APART]
)
def test_what_is_of_something_else_stays_apart(language: str, text: str, surface: str, transform: str | None):
    [found] = [one for one in figures(text, language) if one.surface == surface]
    if transform is None:
        assert found.indicator is None
    else:
        assert found.transform == transform


def test_inflation_that_fell_by_some_points_is_the_change_over_a_year():
    _, level = figures("La inflación interanual de Suecia bajó en abril tres décimas, hasta el 5,4 %.", "es")
    assert (level.indicator, level.transform, level.period) == ("cpi", "yoy", "2025-04")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La deuda pública de Suecia bajó del 35 % del PIB al 33 % en 2024."),
        ("en", "Sweden's government debt fell from 35 percent of GDP to 33 percent in 2024."),
    ],
)
def test_a_share_that_came_to_another_is_of_the_same_whole(language: str, text: str):
    old, new = figures(text, language)
    assert (old.period, new.period) == (None, "2024")
    assert (new.indicator, new.transform) == ("government_debt", "share")
    assert old.denominator == new.denominator
    assert new.denominator in {"pib", "gdp"}
