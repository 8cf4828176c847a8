"""Some days of a month as a span of their own, never the month: "7월 1~20일", 7月上旬, "the first 20 days of July".

Enters: a wording. Leaves: the span as the contract writes it; "" for days that no month has, or whose year
nobody can tell.
"""

from calendar import monthrange
from typing import TYPE_CHECKING

from monitor.data import load

if TYPE_CHECKING:
    from monitor.figures.spans import Wording

# Where the first, middle and last ten days of a month begin and end; 31 is the month's last day.
_TENS = {"上": (1, 10), "中": (11, 20), "下": (21, 31), "초": (1, 10), "상": (1, 10), "중": (11, 20), "하": (21, 31)}


def some_days(words: "Wording") -> str:
    """With a month's name or "this month"; the month itself where they are all of it."""
    first, last = _days(words)
    year, month = _month(words, last)
    if year is None or not 1 <= month <= 12:
        return ""
    whole = monthrange(year, month)[1]
    last = whole if words.get("tens") and last == 31 else last
    if not 1 <= first < last <= whole:
        return ""
    label = f"{year}-{month:02}"
    return label if (first, last) == (1, whole) else f"{label}-{first:02}/{label}-{last:02}"


def feast(words: "Wording") -> str:
    """ "五一当天": the day of a feast that is the same every year."""
    month, day = map(int, load("figures_periods.toml")["feasts"][words.get("feast")].split("-"))
    year = words.year(month, day)
    return f"{year}-{month:02}-{day:02}" if year else ""


def _days(words: "Wording") -> tuple[int, int]:
    if tens := words.get("tens"):
        return _TENS[tens]
    return int(words.get("d") or 1), int(words.get("d2") or words.count())


def _month(words: "Wording", last: int) -> tuple[int | None, int]:
    said = words.get("rel")
    if not said:
        month = words.month("m")
        return words.year(month, last), month
    shift = words.tongue.shift("rel_month", said)
    if words.published is None or shift is None:
        return None, 0
    month = words.published.year * 12 + words.published.month - 1 + shift
    return month // 12, month % 12 + 1
