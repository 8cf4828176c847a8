"""Whether two words are forms of one noun: what a name ends in and what its number counts."""

import pytest

from monitor.figures.fitting import alike

FORMS = [
    ("hospital", "hospitals", "English"),
    ("car", "cars", "a short one"),
    ("fahrzeug", "fahrzeugen", "German"),
    ("firma", "firmen", "German"),
    ("naissance", "naissances", "French"),
    ("camión", "camiones", "Spanish, without the accent"),
    ("alunni", "alunne", "Italian"),
    ("больница", "больницами", "Russian"),
    ("пожар", "пожаров", "Russian"),
    ("случай", "случаев", "Russian"),
    ("тонн", "тонны", "Russian, a short one"),
    ("лікарня", "лікарень", "Ukrainian"),
    ("wypadek", "wypadków", "Polish, a vowel that goes"),
    ("osoba", "osób", "Polish, a vowel that changes"),
    ("автомобилей", "машин", "two nouns for one thing"),
]
OTHERS = [
    ("port", "portfolio", "English"),
    ("car", "cargo", "English"),
    ("part", "partners", "English"),
    ("produkt", "produzenten", "German"),
    ("kranke", "krankenhäuser", "German"),
    ("médecins", "médias", "French"),
    ("casas", "casinos", "Spanish"),
    ("banco", "bandidos", "Portuguese"),
    ("город", "горняков", "Russian"),
    ("студент", "студий", "Russian"),
    ("szpitali", "szpiegów", "Polish"),
]


@pytest.mark.parametrize(("one", "other", "why"), FORMS)
def test_forms_of_one_noun_are_alike(one, other, why):
    assert alike(one, other), why
    assert alike(other, one), why


@pytest.mark.parametrize(("one", "other", "why"), OTHERS)
def test_nouns_that_only_begin_alike_are_two(one, other, why):
    assert not alike(one, other), why
    assert not alike(other, one), why
