"""Export: one row a vintage, SDMX-CSV's heads, keys, codes and forms of time."""

import csv
import io
import re
from calendar import monthrange
from datetime import date, timedelta

import pytest

from monitor.domain import Modality
from monitor.export import COLUMNS, HEADERS, KEYS, records, time_period, vintages
from monitor.ledger import periods

# The forms of an observational time period in SDMX 3.0 that a day, a month … a range can have.
GREGORIAN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
REPORTING = re.compile(r"\d{4}-(S[12]|Q[1-4])")
RANGE = re.compile(r"(\d{4}-\d\d-\d\d)/P([1-9]\d*)([YMD])")


def a_vintage(value="10", **more):
    return {
        "value": value, "low": value, "high": value, "unit": "CNY", "approx": "exact", "modality": "actual",
        "known_from": "2025-02-01T00:00:00Z", "known_to": None, "status": "current", "independent_sources": 1,
        "articles": ["a"], "urls": [None], **more,
    }  # fmt: skip


def a_row(value="10", *, period="2024", **more):
    series = {
        "series": "5e71e5", "subject": "CN-GD", "indicator": "exports", "transform": "level", "unit_class": "CNY",
        "denominator": None, "scope": None, "frequency": "A",
    }  # fmt: skip
    return {**series, "period": period, **a_vintage(value), **more}


def a_series(*found, **more):
    """A series with (period, vintage) pairs, in the order given."""
    shared = {key: value for key, value in a_row().items() if key in KEYS[: KEYS.index("period")]}
    return {**shared, "periods": [{"period": period, "vintages": [one]} for period, one in found], **more}


def exported(*rows):
    left_out = []
    found = list(records(rows, left_out.append))
    assert left_out == []
    return found


def last_day(range_):
    """The last day of `first day/length`, counted as a calendar does."""
    start, number, unit = RANGE.fullmatch(range_).groups()
    day = date.fromisoformat(start)
    if unit == "D":
        return day + timedelta(days=int(number) - 1)
    months = day.month - 1 + int(number) * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) - timedelta(days=1)


@pytest.mark.parametrize(
    ("label", "written", "why"),
    [
        ("2024", "2024", "a year"),
        ("0987", "0987", "a year of four digits, whatever it is"),
        ("2024-H1", "2024-S1", "half-years are semesters"),
        ("2024-H2", "2024-S2", "both of them"),
        ("2024-Q3", "2024-Q3", "quarters are called alike"),
        ("2024-01", "2024-01", "a month"),
        ("2024-02-29", "2024-02-29", "a day, of a leap year"),
        ("2024-01/2024-09", "2024-01-01/P9M", "months that are no quarter, half or year"),
        ("2024-01/2024-06", "2024-S1", "months that are a half"),
        ("2024-Q1/2024-Q4", "2024", "quarters that are a year"),
        ("2024-Q1/2024-Q3", "2024-01-01/P9M", "three quarters are nine months"),
        ("2024-11/2025-02", "2024-11-01/P4M", "over the turn of the year"),
        ("2024-07/2025-06", "2024-07-01/P1Y", "a year that begins in July"),
        ("2021/2025", "2021-01-01/P5Y", "a five-year plan"),
        ("2021/2025-03", "2021-01-01/P51M", "a span of years and a quarter has one unit only"),
        ("2024-H2/2025-H2", "2024-07-01/P18M", "three halves"),
        ("2024-01-10/2024-02-20", "2024-01-10/P42D", "days, both counted"),
        ("2024-02-28/2024-03-01", "2024-02-28/P3D", "over a leap day"),
        ("2023-01-01/2023-12-31", "2023", "days that are a year's are that year"),
        ("2024-01-31/2024-02-29", "2024-01-31/P30D", "a month's last day has no day a month later"),
        ("2024-01-15/2024-02-14", "2024-01-15/P1M", "from the fifteenth to the day before the next"),
        ("2018/..", "2018-01-01/P2915364D", "since 2018: to the end of the calendar"),
        ("2018-07-15/..", "2018-07-15/P2915169D", "since a day"),
        ("../2024", "0001-01-01/P2024Y", "until the end of 2024: from the beginning of the calendar"),
        ("../2024-03-15", "0001-01-01/P738960D", "until a day"),
    ],
)
def test_every_period_has_a_form_of_sdmx_that_names_the_same_days(label, written, why):
    assert time_period(label) == written, why
    assert any(form.fullmatch(written) for form in (GREGORIAN, REPORTING, RANGE)), why
    if "/" in written:
        meant = periods.parse(label)
        assert date.fromisoformat(written[:10]) == meant.start, why
        # Whoever adds the length to the first day must not fall off the calendar.
        assert last_day(written) == min(meant.end, date(9999, 12, 30)), why


@pytest.mark.parametrize("label", ["", "soon", "2024-13", "2024-02-30", "2025/2024", "../..", "0000"])
def test_what_is_no_period_is_handed_back_and_not_written(label):
    left_out = []
    assert list(records([a_row(period=label)], left_out.append)) == []
    assert [row["period"] for row in left_out] == [label]


def test_the_head_follows_the_field_guide():
    assert COLUMNS[:3] == ("STRUCTURE[;]", "STRUCTURE_ID", "ACTION"), "several values in a cell need the separator here"
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]*(\[\])?", name) for name in COLUMNS[1:])
    assert not {"SERIES_KEY", "OBS_KEY"} & set(COLUMNS), "names that the guide gives to something else"
    (record,) = exported(a_row())
    assert tuple(record) == COLUMNS
    assert (record["STRUCTURE[;]"], record["ACTION"]) == ("dataflow", "I")
    assert re.fullmatch(r"[A-Za-z][\w.-]*:[A-Za-z][\w-]*\(\d+\.\d+\.\d+\)", record["STRUCTURE_ID"])


def test_no_dimension_is_empty():
    (record,) = exported(a_row(denominator=None, scope=None, low=None, high=None))
    dimensions = COLUMNS[COLUMNS.index("FREQ") : COLUMNS.index("OBS_VALUE")]
    assert all(record[name] for name in dimensions)
    assert (record["DENOMINATOR"], record["SCOPE"]) == ("_Z", "_Z")
    assert (record["VALUE_LOW"], record["VALUE_HIGH"]) == ("", "")


@pytest.mark.parametrize(
    ("rows", "variants", "why"),
    [
        ((a_row("1"), a_row("2")), ["1", "2"], "two values of one day"),
        ((a_row("1"), a_row("2", known_from="2025-02-02T00:00:00Z")), ["1", "1"], "the moment tells them apart"),
        ((a_row("1"), a_row("2", period="2023")), ["1", "1"], "the period tells them apart"),
        ((a_row("1"), a_row("2", series="0the4", subject="CN")), ["1", "1"], "the series tells them apart"),
        (
            (a_row("1", period="2024-01/2024-09"), a_row("2"), a_row("3", period="2024-Q1/2024-Q3")),
            ["1", "1", "2"],
            "two labels of one span, which SDMX writes alike",
        ),
    ],
)
def test_no_two_vintages_share_a_key(rows, variants, why):
    found = exported(*rows)
    dimensions = COLUMNS[COLUMNS.index("FREQ") : COLUMNS.index("OBS_VALUE")]
    assert [record["VARIANT"] for record in found] == variants, why
    assert len({tuple(record[name] for name in dimensions) for record in found}) == len(found), why


@pytest.mark.parametrize(
    ("status", "modality", "code", "why"),
    [
        ("current", "actual", "A", "nothing speaks against it"),
        ("current", "preliminary", "P", "its text expects a revision"),
        ("current", "estimate", "E", "its text calls it an estimate"),
        ("superseded", "actual", "A", "it was good in its time; KNOWN_TO says until when"),
        ("superseded", "preliminary", "P", "as it was when it stood"),
        ("conflicting", "actual", "V", "another value contradicts it"),
        ("conflicting", "preliminary", "V", "what was found weighs more than what is said"),
        ("quarantined", "actual", "U", "it can't be right"),
        ("quarantined", "estimate", "U", "nobody may take it for a mere estimate"),
    ],
)
def test_a_status_gets_one_code_and_both_reasons_stay_readable(status, modality, code, why):
    (record,) = exported(a_row(status=status, modality=modality))
    assert record["OBS_STATUS"] == code, why
    assert (record["LEDGER_STATUS"], record["STATED_AS"]) == (status, modality)


def test_every_frequency_has_a_code_of_its_own_and_every_modality_one():
    codes = {letter: exported(a_row(frequency=letter))[0]["FREQ"] for letter in "AHQMDIES"}
    assert len(set(codes.values())) == len(codes)
    assert (codes["H"], codes["I"]) == ("S", "_U"), "SDMX's H is an hour"
    assert all(exported(a_row(modality=one.value))[0]["OBS_STATUS"] for one in Modality)


@pytest.mark.parametrize(
    "values",
    [
        ["a", "b"],
        ["https://example.org/?a=1;b=2", 'the "second"', "two\nlines", "a, b"],
        ["only;one"],
        [""],
    ],
)
def test_several_values_in_a_cell_come_back_as_they_were(values):
    (record,) = exported(a_row(articles=values, urls=[None] * len(values)))
    assert next(csv.reader(io.StringIO(record["ARTICLES[]"], newline=""), delimiter=";")) == values
    assert next(csv.reader(io.StringIO(record["URLS[]"]), delimiter=";")) == [""] * len(values)


def test_numbers_are_the_archives_own_to_the_last_digit():
    long = "12345678901234567890.123456789012345678"
    (record,) = exported(a_row(long, low="-0.1", high=long))
    assert (record["OBS_VALUE"], record["VALUE_LOW"], record["VALUE_HIGH"]) == (long, "-0.1", long)


def test_rows_have_the_contracts_names_and_one_order_whatever_the_archives():
    late = a_vintage("9", known_from="2025-02-02T00:00:00Z")
    found = [("2023", a_vintage("7")), ("2024", a_vintage("10")), ("2024", a_vintage("9")), ("2024", late)]
    shown = [list(vintages([a_series(*order)])) for order in (found, found[::-1])]
    first = [(row["period"], row["value"]) for row in shown[0] if row["period"] == "2023"]
    assert first == [("2023", "7")]
    assert all(tuple(row) == KEYS == tuple(HEADERS) for rows in shown for row in rows)
    assert [row["period"] for rows in shown for row in rows] == ["2023", "2024", "2024", "2024"] * 2


def test_values_of_one_moment_are_ordered_as_numbers():
    pair = [a_vintage("10"), a_vintage("9")]
    for order in (pair, pair[::-1]):
        series = a_series(("2024", order[0]))
        series["periods"][0]["vintages"] = order
        assert [row["value"] for row in vintages([series])] == ["9", "10"]


def test_no_series_is_asked_for_before_the_one_ahead_is_written():
    asked = []

    def many():
        for number in range(1, 100):
            asked.append(number)
            yield a_series(("2024", a_vintage()), series=f"s{number}")

    found = records(vintages(many()), asked.append)
    assert next(found)["SERIES"] == "s1"
    assert next(found)["SERIES"] == "s2"
    assert asked == [1, 2]
