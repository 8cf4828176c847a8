"""What speaks for a country in a text that names no place, and that it is called a guess."""

import pytest

from monitor.data import load
from monitor.describe import Describer
from monitor.describe.traces import traces
from monitor.domain import Role

FILLER = " Nobody could say yet how long the work would take or what it would cost in the end." * 6


@pytest.mark.parametrize(
    ("text", "country", "why"),
    [
        ("Larkspur Inc said its profit rose.", "US", "a legal form"),
        ("Harbour Foods plc said its profit rose.", "GB", "a legal form"),
        ("Sheriff's deputies arrested two men.", None, "letters count as written"),
        ("Two men were arrested by sheriff's deputies.", "US", "officials"),
        ("Le groupe Dorval SARL embauche.", "FR", "a legal form in French"),
        ("Роспотребнадзор проверил двадцать кафе.", "RU", "an authority"),
        ("证监会公布了新的规定。", "CN", "an authority"),
    ],
)
def test_what_is_usual_in_one_country_only_speaks_for_it(text, country, why):
    assert {trace.country for trace in traces(text)} == ({country} if country else set()), why


def test_a_trace_is_a_whole_word():
    assert traces("The Incas and the plcX") == ()


def test_a_guess_is_marked_and_shows_its_words(describe):
    description = describe("Larkspur Inc said its profit rose." + FILLER)
    assert [(r.id, r.role, r.inferred) for r in description.regions] == [("US", Role.SUBJECT, True)]
    assert description.regions[0].spans == ((9, 12),)
    assert [mention.id for mention in description.mentions] == ["org:larkspur"]


def test_nothing_is_guessed_from_a_sentence(describe):
    assert describe("Larkspur Inc said its profit rose.").regions == ()


def test_what_is_named_outweighs_a_guess(describe):
    description = describe("Larkspur Inc opened a works in Portugal. Portugal pays a third." + FILLER)
    assert description.regions[0].id == "PT"
    assert {r.id: r.inferred for r in description.regions} == {"PT": False, "US": True}


def test_what_is_only_likely_says_nothing_beside_a_place(describe):
    description = describe("Larkspur Corp opened a works in Portugal. Portugal pays a third." + FILLER)
    assert [region.id for region in description.regions] == ["PT"]


def test_a_dateline_counts_where_nothing_is_named(describe):
    description = describe("The talks ended without a result." + FILLER, dateline="Nairobi")
    assert {region.id for region in description.regions} >= {"KE"}
    assert all(region.inferred for region in description.regions)


def test_every_trace_speaks_for_a_country_that_there_is(describer: Describer):
    rows = load("places_traces.toml")
    for kind in ("usual", "likely"):
        assert all(describer._gazetteer.place(code) for code in rows[kind]), kind
