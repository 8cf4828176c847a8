"""Translations in languages that nothing here reads, found by the numbers they print; and what looks like them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain import Analysis, Article, Fingerprint, Neighbour, Relation
from monitor.reprints import decide, fingerprint
from monitor.reprints.chain import Evidence, chain
from monitor.reprints.likeness import Kind, Telling, compare
from monitor.reprints.numerals import echo
from tests.tellings import MILK, MILK_CS, MILK_FI, MILK_HI, MILK_VI, RIVAL_CS, RIVAL_FI, a_member

MORNING = datetime(2025, 6, 5, 8, tzinfo=UTC)

# Next month.
JUNE_CS = """Mlékárny v Norlundu v červnu vykoupily 402 900 tun syrového mléka, o 3,1 procenta více než před rokem, \
oznámil ve středu Potravinový úřad.
Zemědělci dostávali v průměru 47,5 centu za litr, v květnu to bylo 46,8 centu.
Výroba másla klesla na 26 180 tun, zatímco výroba sýrů stoupla o 0,8 procenta na 38 460 tun.
Sušeného odstředěného mléka bylo o 9,7 procenta méně.
Počet mléčných farem se za rok snížil o 221 na 9712.
Biomléko tvořilo 7,4 procenta dodávek a zpracovávalo ho 61 mlékáren.
Úřad očekává, že ceny se během léta nezmění."""

FEW = """The Food Office of Norlund has a new head.
Ines Falk, 52, takes over on Monday, after 14 years at the ministry.
She wants to make the office's statistics easier to read.
The office has a staff of 380, and they have had three heads within a year."""
FEW_FI = """Norlundin elintarvikevirasto on saanut uuden johtajan.
Ines Falk, 52, aloittaa maanantaina oltuaan ministeriössä 14 vuotta.
Hän haluaa tehdä viraston tilastoista helpommin luettavia.
Virastossa työskentelee 380 ihmistä, ja heillä on ollut vuoden aikana kolme johtajaa."""


def told(text, language):
    return Telling(language, fingerprint(text, (), language))


def an_analysis(name, text, language):
    return Analysis(Article(name, None, "", text, language, MORNING), (), fingerprint(text, (), language))


def on_file(key, story, text, language, relation=Relation.ORIGINAL):
    return Neighbour(key, story, f"n{key}", language, MORNING, None, fingerprint(text, (), language), None, relation)


def link(text, language, *known):
    return decide(an_analysis("new", text, language), MORNING + timedelta(hours=9), known)


def reversed_lines(text):
    return "\n".join(reversed(text.split("\n")))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ((MILK, "en"), (MILK_CS, "cs"), "a space between thousands, or nothing"),
        ((MILK, "en"), (MILK_HI, "hi"), "lakhs"),
        ((MILK, "en"), (MILK_VI, "vi"), "points between thousands, and numbers of months besides"),
        ((MILK, "en"), (MILK_FI, "fi"), "a sentence less, two in one"),
        ((MILK_CS, "cs"), (MILK_HI, "hi"), "both unknown"),
        ((MILK_VI, "vi"), (MILK, None), "a language that nobody could name"),
    ],
)
def test_a_translation_that_nothing_can_read_prints_the_same_numbers(one, other, why):
    for new, known in ((one, other), (other, one)):
        likeness = compare(told(*new), told(*known))
        assert likeness.kind is Kind.SAME_NUMBERS, why
        assert "numbers in the same order, in languages that can't be compared by their words" in likeness.why


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        (RIVAL_CS, "cs", "another outlet chooses and reorders the figures of a release"),
        (RIVAL_FI, "fi", "and adds others, even if it keeps the order"),
        (JUNE_CS, "cs", "next month's edition"),
        (reversed_lines(MILK_CS), "cs", "all the numbers, in another order"),
        (MILK_CS + "\n" + "Svaz se k tomu nevyjádřil.\n" * 12, "cs", "a much longer text prints no more numbers"),
        (MILK_CS, "en", "one language: its words would be the same"),
    ],
)
def test_the_same_subject_in_an_unknown_language_stays_apart(text, language, why):
    assert compare(told(text, language), told(MILK, "en")).kind in (Kind.APART, Kind.RELATED), why
    assert link(text, language, on_file(1, "S", MILK, "en")).story is None, why


def test_few_numbers_tell_nothing():
    assert echo(fingerprint(FEW, ()), fingerprint(FEW_FI, ())) is None
    assert link(FEW_FI, "fi", on_file(1, "S", FEW, "en")).story is None


def test_a_telephone_number_at_the_end_is_no_four_numbers():
    at_the_end = "Office: (073) 4418-0, mobile 0162 201 3290 or 0177 58 46."
    fields, choir = "\n".join(FEW.split("\n")[:3]), "Kuoro laulaa torilla.\nKonsertti on ilmainen.\nTervetuloa kaikki."
    one, other = fingerprint(f"{fields}\n{at_the_end}", ()), fingerprint(f"{choir}\n{at_the_end}", ())
    assert echo(one, other).share > 0.8
    assert not echo(one, other).alike


def test_a_list_of_small_numbers_is_in_every_text():
    steps = "\n".join(f"{number} is the number of this step of the recipe." for number in (1, 2, 3, 4, 5, 6))
    askeleet = "\n".join(f"{number} on tämän ohjeen vaiheen numero." for number in (1, 2, 3, 4, 5, 6))
    assert compare(told(askeleet, "fi"), told(steps, "en")).kind is Kind.APART


def test_where_numbers_stand_counts():
    """The same ones in the same order, but all at the beginning in one text and all over the other."""
    lines = MILK_FI.split("\n")
    numbers = [value for _, value in fingerprint(MILK_FI, ()).numerals]
    crowded = " – ".join(numbers[:-1]) + ".\n" + "Loput luvut puuttuvat.\n" * (len(lines) - 2) + numbers[-1] + "."
    found = echo(fingerprint(crowded, ()), fingerprint(MILK_FI, ()))
    assert found.share == 1
    assert not found.alike


def test_a_translation_by_numbers_joins_as_a_translation():
    joined = link(MILK_FI, "fi", on_file(1, "S", MILK, "en"))
    assert (joined.story, joined.relation, joined.original) == ("S", Relation.TRANSLATION, 1)


def test_a_text_in_no_known_language_is_a_translation_too():
    assert link(MILK_VI, None, on_file(1, "S", MILK, "en")).relation is Relation.TRANSLATION


def test_a_member_is_enough_where_the_original_prints_too_few_numbers_to_tell():
    original = on_file(1, "S", FEW, "en")
    member = on_file(2, "S", MILK_CS, "cs", Relation.TRANSLATION)
    assert link(MILK_VI, "vi", original, member).story == "S"


def test_a_member_is_not_enough_where_the_original_prints_other_numbers():
    original = on_file(1, "S", JUNE_CS, "cs")
    member = on_file(2, "S", MILK, "en", Relation.TRANSLATION)
    assert link(MILK_VI, "vi", original, member).story is None


def test_a_copy_of_a_member_needs_no_numbers():
    original = on_file(1, "S", JUNE_CS, "cs")
    member = on_file(2, "S", MILK_VI, "vi", Relation.TRANSLATION)
    assert link(MILK_VI, "vi", original, member).story == "S"


def test_a_wrong_digit_stands_on_the_link_and_an_unread_million_does_not():
    known = told(MILK, "en")
    values = [(offset, value, "") for offset, value in known.fingerprint.numerals]
    known = replace(known, fingerprint=replace(known.fingerprint, numbers=tuple(values)))

    def with_value(old, new):
        own = fingerprint(MILK_FI.replace("27 450", "27 540") if new == "27540" else MILK_FI, ())
        said = tuple((offset, new if value == old else value, unit) for offset, value, unit in values)
        return compare(Telling("fi", replace(own, numbers=said)), known).differing

    assert with_value("2745", "2754") == ("2754",)
    assert with_value("4183", "418300") == ()


def test_a_chain_goes_through_a_translation_found_by_numbers():
    original = a_member("a", MILK, relation=Relation.ORIGINAL)
    finnish = a_member("b", MILK_FI, "fi", at=1, relation=Relation.TRANSLATION)
    (told_from,) = chain([original, finnish]).links
    assert (told_from.told_from, told_from.evidence) == (original.key, Evidence.CONTENT)


def test_tables_cost_a_bounded_time():
    numbers = "\n".join(f"{number} ja {number * 7919}" for number in range(11, 5_000))
    long = fingerprint(numbers, ())
    assert echo(long, long).of == 200


def test_nothing_is_said_of_two_sentences():
    short = Fingerprint("x", ("a", "b"), (), tuple((at * 40, str(1234 + at)) for at in range(6)))
    assert echo(short, short) is None
