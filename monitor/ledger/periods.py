"""Periods as spans of days, so that labels of one period written in two ways meet.

Enters: a label as the contract writes it (`2024`, `2024-Q3`, `2024-01/2024-09`, `2018/..`).
Leaves: a `Period` with one canonical label, its frequency and its first and last day.
Never: a guess; what can't be read is None.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_SINGLE = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")
_MONTHS = {"A": 12, "E": 12, "H": 6, "Q": 3, "M": 1}


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both inside. An open end is `date.min` or `date.max`."""

    label: str
    frequency: str
    start: date
    end: date

    @property
    def months(self) -> int | None:
        """Length in whole months, None for days, spans with an open end and some days of a month."""
        if self.frequency == "D" or self.start == date.min or self.end == date.max:
            return None
        if self.start.day != 1 or self.end.day != monthrange(self.end.year, self.end.month)[1]:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def length(self) -> tuple[str, int]:
        """What all periods of one length share: months, or days where those are not whole.

        A day, at which something stands, and a span without an end have no length, and are alike each to its kind. A
        sum up to a day of an untold start (a season's) is like no other.
        """
        if self.months is not None:
            return ("months", self.months)
        if self.frequency == "D":
            return ("day", 0)
        if self.start == date.min:
            return ("until", self.end.toordinal())
        if self.end == date.max:
            return ("open", 0)
        return ("days", (self.end - self.start).days + 1)


@lru_cache(maxsize=1 << 14)
def parse(label: str | None) -> Period | None:
    """The period that `label` names, or None. Months that make a quarter, half or year become it."""
    if not label:
        return None
    first, slash, last = label.strip().partition("/")
    if not slash:
        return _single(first)
    start, end = _single(first), _single(last)
    if start and end and start.start <= end.end:
        return _span(start, end)
    if start and last == "..":
        return Period(f"{start.label}/..", "I", start.start, date.max)
    if end and first == "..":
        return Period(f"../{end.label}", "I", date.min, end.end)
    return None


def apart(older: Period, newer: Period) -> int | None:
    """How many periods `newer` lies after `older`; None where that can't be counted (spans, mixed frequencies)."""
    size = _MONTHS.get(older.frequency)
    if size is None or older.frequency != newer.frequency:
        return (newer.end - older.end).days if older.frequency == newer.frequency == "D" else None
    return ((newer.start.year - older.start.year) * 12 + newer.start.month - older.start.month) // size


def comparable(one: Period, other: Period) -> bool:
    """Are these periods of one length, so that their values may be set against each other?"""
    return one.length == other.length


def _single(label: str) -> Period | None:
    match = _SINGLE.fullmatch(label)
    if not match:
        return None
    year, month = int(match["year"]), int(match["month"] or 0)
    try:
        if match["day"]:
            day = date(year, month, int(match["day"]))
            return Period(label, "D", day, day)
        if match["quarter"]:
            return _months(label, "Q", year, int(match["quarter"]) * 3 - 2, 3)
        if match["half"]:
            return _months(label, "H", year, int(match["half"]) * 6 - 5, 6)
        return _months(label, "M", year, month, 1) if match["month"] else _months(label, "A", year, 1, 12)
    except ValueError:  # month 13, 30 February, year 0
        return None


def _months(label: str, frequency: str, year: int, month: int, count: int) -> Period:
    last = month + count - 1
    return Period(label, frequency, date(year, month, 1), date(year, last, monthrange(year, last)[1]))


def _span(start: Period, end: Period) -> Period:
    if start.label == end.label:
        return start
    span = Period(f"{start.label}/{end.label}", "I", start.start, end.end)
    if span.months is None:
        return span
    if end.frequency == "D":  # "between 1 January and 30 June" is the first half
        span = Period(f"{span.start:%Y-%m}/{span.end:%Y-%m}", "I", start.start, end.end)
    year, month, count = span.start.year, span.start.month, span.months
    whole = {
        (12, 1): f"{year:04}",
        (6, 1): f"{year:04}-H1",
        (6, 7): f"{year:04}-H2",
        (1, month): f"{year:04}-{month:02}",
    }
    quarters = {(3, quarter * 3 - 2): f"{year:04}-Q{quarter}" for quarter in range(1, 5)}
    label = (whole | quarters).get((count or 0, month))
    return parse(label) or span
