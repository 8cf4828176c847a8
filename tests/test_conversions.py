"""Sizes that a translator put into other units, and the table by which that is known."""

from decimal import Decimal

import pytest

from monitor.data import load
from monitor.domain import Figure, FigureKind
from monitor.reprints import fingerprint
from monitor.reprints.conversions import dimension, same_size
from monitor.reprints.likeness import Telling
from monitor.reprints.printed import Beside


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (("40", "[mi_i]"), ("65", "km"), True, "rounded to five"),
        (("550", "[lb_av]"), ("250", "kg"), True, "rounded to ten"),
        (("30000", "[acr_us]"), ("120", "km2"), True, "another scale besides"),
        (("90", "[degF]"), ("32", "Cel"), True, "degrees have another zero"),
        (("0", "[degF]"), ("-18", "Cel"), True, "below it, too"),
        (("90", "[degF]"), ("40", "Cel"), False, "too warm"),
        (("40", "[mi_i]"), ("80", "km"), False, "twice as far"),
        (("40", "[mi_i]"), ("64", "kg"), False, "a length is no mass"),
        (("40", "km"), ("41", "km"), False, "one unit: what differs was changed"),
        (("40", "[mi_i]"), ("64", ""), False, "a unit that was not read"),
        (("0", "[mi_i]"), ("0", "km"), False, "nothing is no size"),
        (("40", "USD"), ("36", "EUR"), False, "money is converted at a rate, and in words"),
    ],
)
def test_what_is_one_size_in_two_units(one, other, same, why):
    assert same_size(one, other) is same, why
    assert same_size(other, one) is same, why


def test_the_factors_are_those_of_another_library():
    from ucumvert import PintUcumRegistry

    registry = PintUcumRegistry()
    for kind, units in load("reprints.toml")["conversions"].items():
        if not isinstance(units, dict) or kind == "temperature":
            continue
        # The mu is no unit of UCUM, and that library takes the cubic foot for a hundredth of one.
        first, *others = (unit for unit in units if unit not in {"{mu}", "[cft_i]"})
        for unit in others:
            size = registry.from_ucum(unit).to(registry.from_ucum(first).units).magnitude
            assert size == pytest.approx(units[unit], rel=1e-4), unit


def test_a_unit_without_a_rival_measures_nothing_here():
    assert dimension("kW.h") is None
    assert dimension("") is None


WALK = (
    "The hikers of Orrin Valley crossed 40 miles of marsh in four days.\n"
    "Each of them carried 55 pounds of food, the club said.\n"
    "Their camp stood 900 feet above the lake."
)
MARCH = (
    "Die Wanderer aus dem Orrin-Tal durchquerten in vier Tagen 64 Kilometer Sumpf.\n"
    "Jeder von ihnen trug 25 Kilogramm Proviant, teilte der Verein mit.\n"
    "Ihr Lager stand 275 Meter über dem See."
)


def measures(text, *figures):
    found = []
    for surface, unit in figures:
        start = text.index(surface)
        found.append(Figure(start, start + 1, surface, FigureKind.MEASURE, Decimal(surface), None, None, unit))
    return fingerprint(text, found)


def test_a_translation_into_other_units_is_no_new_edition():
    english = measures(WALK, ("40", "[mi_i]"), ("55", "[lb_av]"), ("900", "[ft_i]"))
    german = measures(MARCH, ("64", "km"), ("25", "kg"), ("275", "m"))
    agreement = Beside(Telling("en", english), Telling("de", german), None).agreement()
    assert (agreement.compared, agreement.shared, agreement.is_another_edition) == (3, 3, False)
    changed = measures(MARCH.replace("64", "81"), ("81", "km"), ("25", "kg"), ("275", "m"))
    assert Beside(Telling("en", english), Telling("de", changed), None).agreement().shared == 2


def test_a_conversion_is_no_slip():
    british = measures(WALK, ("40", "[mi_i]"), ("55", "[lb_av]"), ("900", "[ft_i]"))
    metric = WALK.replace("40 miles", "64 kilometres")
    converted = measures(metric, ("64", "km"), ("55", "[lb_av]"), ("900", "[ft_i]"))
    assert Beside(Telling("en", converted), Telling("en", british), None).slips(within=True, whole=True) == ()
    slipped = measures(metric.replace("64", "46"), ("46", "km"), ("55", "[lb_av]"), ("900", "[ft_i]"))
    assert Beside(Telling("en", slipped), Telling("en", british), None).slips(within=True, whole=True) == ("46",)
