"""What a country's office, a town's libraries or a town's metro mean anyway makes no series of its own."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document, Transform

JULY = datetime(2025, 7, 14, 12, tzinfo=UTC)


def figure(text: str, language: str):
    return analyse(Document("d", text=text, language=language, published=JULY, source="S")).figures[0]


BOUNDS = [
    ("en", "Danish unemployment, measured by ILO standards, was 6.1% in May 2025.", "unemployment_rate", None),
    ("de", "Die Erwerbslosenquote lag in Frankreich im Mai 2025 bei 7,4 Prozent.", "unemployment_rate", None),
    ("de", "Die Erwerbslosenquote lag in Deutschland im Mai 2025 bei 3,6 Prozent.", "ilo_unemployment_rate", None),
    ("en", "Aberdeen's public libraries issued 1.2 million books in 2024.", "library_loans", None),
    ("en", "Aberdeen's libraries issued 1.2 million books in 2024.", "library_loans", None),
    ("de", "Die Städtischen Bibliotheken in Jena verzeichneten 2024 rund 1,3 Millionen Entleihungen.", "library_loans",
     None),
    ("en", "The daily average of available hospital beds in Wales was 9,140 in 2022.", "hospital_beds", None),
    ("en", "Wales had 940 private hospital beds in 2022.",
     "hospital_beds", "private"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "scope"), BOUNDS)
def test_what_is_meant_anyway_bounds_nothing(language, text, name, scope):
    found = figure(text, language)
    assert (found.indicator, found.scope) == (name, scope)


def test_the_metro_is_its_towns_whoever_runs_it():
    told = figure("苏州地铁2024年全年客运量4.62亿人次，苏州地铁集团在年终总结中写道。", "zh")
    assert told.indicator == "metro_passengers"
    assert told.subject == "geonames:1886760"


MONTHS = [
    ("pt", "O IPCA subiu 0,24% no Brasil em junho de 2025, divulgou o IBGE.", Transform.MOM),
    ("pt", "O IPCA do Brasil acumulou alta de 5,35% em 12 meses até junho de 2025.", Transform.YOY),
]


@pytest.mark.parametrize(("language", "text", "transform"), MONTHS)
def test_a_small_rise_of_one_month_is_over_that_month_where_that_is_told_first(language, text, transform):
    found = figure(text, language)
    assert (found.indicator, found.transform) == ("cpi", transform)


def test_a_large_change_of_one_month_says_not_since_when():
    assert figure("A inflação do Brasil foi de 5,2% em junho de 2025.", "pt").transform is not Transform.MOM


def test_a_figure_that_opens_its_sentence_is_compared_at_its_end():
    text = (
        "Um 0,7 Prozent hat der reale Auftragseingang im Verarbeitenden Gewerbe Deutschlands im Mai gegenüber dem"
        " Vormonat zugelegt."
    )
    assert figure(text, "de").transform is Transform.MOM


GOVERNED = [
    ("Die Krankenhäuser in Thüringen verfügten 2023 über 14 877 Betten.", "exact"),
    ("Die Zahl der Betten in Thüringen lag 2023 über 14 800.", "over"),
]


@pytest.mark.parametrize(("text", "approx"), GOVERNED)
def test_a_preposition_that_its_verb_asks_for_says_nothing_of_how_much(text, approx):
    assert figure(text, "de").approx == approx
