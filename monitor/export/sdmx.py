"""Vintages as SDMX-CSV 2.0: the standard's columns, codes and time formats.

Enters: rows of `monitor.export.rows`, series by series. Leaves: dictionaries of texts with `COLUMNS`, each with a
key that no other has. Never: a guess; a period that SDMX has no form for is handed back.

The format: https://github.com/sdmx-twg/sdmx-csv (data message field guide). Forms of time: SDMX 3.0, section 6,
"Time and time format": Gregorian periods, reporting periods (`2024-S1`, `2024-Q3`), ranges `start/duration`.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from monitor.data import load
from monitor.export.rows import Row
from monitor.ledger import periods

_HEAD = ("STRUCTURE[;]", "STRUCTURE_ID", "ACTION")
_DIMENSIONS = (
    "FREQ", "REF_AREA", "INDICATOR", "TRANSFORM", "UNIT_MEASURE", "DENOMINATOR", "SCOPE", "VINTAGE", "VARIANT",
    "TIME_PERIOD",
)  # fmt: skip
_ATTRIBUTES = (
    "OBS_STATUS", "CONF_STATUS", "UNIT_MULT", "VALUE_LOW", "VALUE_HIGH", "VALUE_WORDING", "STATED_UNIT", "STATED_AS",
    "KNOWN_TO", "LEDGER_STATUS", "INDEPENDENT_SOURCES", "STATED_PERIOD", "SERIES", "ARTICLES[]", "URLS[]",
)  # fmt: skip
#: Column heads in the order of the file: structure, dimensions, measure, attributes.
COLUMNS = (*_HEAD, *_DIMENSIONS, "OBS_VALUE", *_ATTRIBUTES)


def records(rows: Iterable[Row], left_out: Callable[[Row], Any]) -> Iterator[dict[str, str]]:
    """Each row as one observation; rows of a series must follow each other.

    `left_out` is told of those whose period SDMX can't say. `VARIANT` numbers values of one period that became known
    in the same second (two papers of one day), so that keys stay apart.
    """
    for _, group in groupby(rows, key=lambda row: row["series"]):
        seen: Counter[tuple[str, str]] = Counter()
        for row in group:
            time = time_period(row["period"])
            if time is None:
                left_out(row)
                continue
            seen[time, row["known_from"]] += 1
            yield _record(row, time, seen[time, row["known_from"]])


@cache
def time_period(label: str) -> str | None:
    """The archive's period as SDMX writes it, None for what is no period: `2024-H1` → `2024-S1`.

    A span becomes its first day and its length: `2024-01/2024-09` → `2024-01-01/P9M`. SDMX has no open ends, so those
    run to the ends of the calendar, as in the ledger: `2018/..` to 9999-12-31, `../2024` from 0001-01-01.
    """
    period = periods.parse(label)
    if period is None:
        return None
    if "/" not in period.label:
        return period.label.replace("-H", "-S")
    return f"{period.start.isoformat()}/{_duration(period)}"


def _duration(period: periods.Period) -> str:
    """Length from the first day to the last, both counted, in the largest unit that measures it without a rest."""
    if period.end == date.max:  # the day after the last would be no date
        return f"P{(period.end - period.start).days}D"
    after = period.end + timedelta(days=1)
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    if after.day != period.start.day or period.start.day > 28:
        return f"P{(after - period.start).days}D"
    return f"P{months}M" if months % 12 else f"P{months // 12}Y"


def _record(row: Row, time: str, variant: int) -> dict[str, str]:
    codes = load("sdmx.toml")
    structure = codes["structure"]
    missing = structure["missing"]
    values = (
        structure["kind"],
        structure["id"],
        structure["action"],
        codes["frequency"][row["frequency"]],
        row["subject"],
        row["indicator"],
        row["transform"],
        row["unit_class"],
        row["denominator"] or missing,
        row["scope"] or missing,
        row["known_from"],
        variant,
        time,
        row["value"],
        codes["status"].get(row["status"]) or codes["modality"][row["modality"]],
        structure["confidential"],
        structure["multiplier"],
        row["low"],
        row["high"],
        row["approx"],
        row["unit"],
        row["modality"],
        row["known_to"],
        row["status"],
        row["independent_sources"],
        row["period"],
        row["series"],
        _joined(row["articles"], structure["list"]),
        _joined(row["urls"], structure["list"]),
    )
    return {name: "" if value is None else str(value) for name, value in zip(COLUMNS, values, strict=True)}


def _joined(values: Sequence[str | None], separator: str) -> str:
    """Several values in one cell; one that holds the separator or a quote is quoted, as the guide does for sets."""
    line = io.StringIO()
    csv.writer(line, delimiter=separator, lineterminator="\r\n").writerow(values)
    return line.getvalue().removesuffix("\r\n")
