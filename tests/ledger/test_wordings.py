"""Findings say no more than is known: a tie is called one, a loose value confirms nothing, a rate may slip by ten."""

from decimal import Decimal

from monitor.domain import Approx, ChangeKind, Transform
from tests.build import a_series, an_observation
from tests.ledger.archive import MemoryArchive

RATE = a_series("RS", "unemployment_rate", unit_class="%")
BIRTHS = {place: a_series(place, "births", unit_class="count") for place in ("PL", "PL-14")}
PATHS = {"PL": ("PL",), "PL-14": ("PL", "PL-14")}


def told(*observations):
    archive = MemoryArchive()
    for each in observations:
        archive.tell(each)
    return {one.kind: one.explanation for one in archive.standing()}


def births(value, place, article):
    return an_observation(
        value, step="1e3", article=article, series=BIRTHS[place], subject_path=PATHS[place], unit="births"
    )


def test_a_part_above_its_whole_is_a_tie_where_nothing_else_is_known():
    said = told(births("252e3", "PL", "a"), births("410e3", "PL-14", "b"))[ChangeKind.IMPLAUSIBLE]
    assert "may be wrong" in said
    assert "No other value on record says which" in said
    assert "slip of scale" not in said


def test_a_second_report_of_the_whole_speaks_against_the_part():
    observations = births("252e3", "PL", "a"), births("252e3", "PL", "c"), births("410e3", "PL-14", "b")
    said = told(*observations)[ChangeKind.IMPLAUSIBLE]
    assert said.startswith("A value for PL-14, births, 2024 is probably wrong")


def test_a_loose_value_fits_and_does_not_confirm():
    one = births("84500", "PL", "a")
    loose = an_observation(
        "85e3",
        article="b",
        series=BIRTHS["PL"],
        subject_path=("PL",),
        approx=Approx.ABOUT,
        low=Decimal("80e3"),
        high=Decimal("90e3"),
    )
    said = told(one, loose)[ChangeKind.CORROBORATED]
    assert said.startswith("A loosely told value of an independent report fits")


def test_the_same_digits_of_a_rate_ten_times_apart_are_a_slip_of_scale():
    one = an_observation("6.4", step="0.1", article="a", series=RATE, subject_path=("RS",), unit="%")
    other = an_observation("64", step="1", article="b", series=RATE, subject_path=("RS",), unit="%")
    said = told(one, other)[ChangeKind.CONFLICTING]
    assert "slipped by a power of ten" in said
    assert "do not explain it" not in said


def test_a_new_period_with_the_value_of_the_one_before_says_so():
    said = told(births("252e3", "PL", "a"), an_observation(
        "252e3", step="1e3", article="b", series=BIRTHS["PL"], subject_path=("PL",), unit="births", period="2025"
    ))  # fmt: skip
    assert "The value is the same as for 2024." in said[ChangeKind.NEW_PERIOD]


def test_a_new_period_is_set_beside_one_of_its_own_length_only():
    growth = a_series("PL", "births", transform=Transform.CAGR, unit_class="%", frequency="I")
    spans = (("2016/2020", "5.0", "a"), ("2015/2025", "11.0", "b"))
    said = told(*(an_observation(value, article=name, series=growth, period=span) for span, value, name in spans))
    assert "for periods of another length" in said[ChangeKind.NEW_PERIOD]
    assert "5.0" not in said[ChangeKind.NEW_PERIOD]


def test_a_revised_count_says_by_how_much_whatever_noun_it_bears():
    revised = an_observation(
        "260e3", step="1e3", article="b", series=BIRTHS["PL"], subject_path=("PL",), unit="babies",
        cues=frozenset({"revision", "replaces:252000/1000"}),
    )  # fmt: skip
    said = told(births("252e3", "PL", "a"), revised)[ChangeKind.REVISED]
    assert "260,000 is 3.2 % above 252,000." in said
