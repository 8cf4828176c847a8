"""Parts of a month: "from 8 to 14 July", "in the first half of July", "7월 1~20일", 7月上旬; a feast's day.

Enters: a wording. Leaves: a span of days, as the contract writes it. Never: the month that they lie in.
"""

from calendar import monthrange
from datetime import timedelta

from monitor.data import load
from monitor.figures.wordings import UNTOLD, Wording, dated

_ONES = "〇一二三四五六七八九"
_LONGEST = 10  # days of a holiday
_LATE = 7  # days behind it on which it is still told of
_MIDDLE = 15  # the last day of a month's first half


def days(words: Wording) -> str | None:
    """ "From 8 to 14 July", "28 June to 4 July", "January to 4 July": a span of its own, never the month."""
    first, last = words.month("m"), words.month("m2") or words.month("m")
    day, last_day = int(words.get("d") or 1), int(words.get("d2"))
    if not first or not (1 <= day <= 31 and 1 <= last_day <= 31) or (first == last and day >= last_day):
        return None
    year = int(words.get("y2") or 0) or words.year(last, last_day)
    if words.get("y") and not words.get("y2") and year:
        year += first > last  # "from 28 December 2024 to 3 January"
    if year is None or (words.parted() and last_day != day + 1):
        return UNTOLD
    begins, ends = dated(year - (first > last), first, day), dated(year, last, last_day)
    return f"{begins}/{ends}" if begins and ends else UNTOLD


def half_month(words: Wording) -> str | None:
    """ "In the first half of July": up to the fifteenth, or from there."""
    month, half = words.month("m"), words.order()
    if not month or half not in (1, 2):
        return None
    year = words.year(month, _MIDDLE if half == 1 else 0)
    if year is None:
        return UNTOLD
    begin = f"{year}-{month:02}"
    return f"{begin}-01/{begin}-{_MIDDLE}" if half == 1 else f"{begin}-16/{begin}-{monthrange(year, month)[1]}"


def some_days(words: Wording) -> str:
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


def feast(words: Wording) -> str:
    """ "五一当天": the day of a feast that is the same every year."""
    month, day = map(int, load("figures_periods.toml")["feasts"][words.get("feast")].split("-"))
    year = words.year(month, day)
    return f"{year}-{month:02}-{day:02}" if year else ""


def holiday(words: Wording) -> str:
    """ "五一假期五天": as many days from the feast as the text says."""
    count = words.count()
    month, day = map(int, load("figures_periods.toml")["feasts"][words.get("feast")].split("-"))
    year = words.year(month, day)
    if year is None or not 1 < count < _LONGEST:
        return UNTOLD
    return f"{year}-{month:02}-{day:02}/{year}-{month:02}-{day + count - 1:02}"


def days_off(words: Wording) -> str:
    """ "五天假期里": those of the feast that the text came out in, or just behind."""
    count, published = words.count(), words.published
    if published is None or not 1 < count < _LONGEST:
        return UNTOLD
    for said in load("figures_periods.toml")["feasts"].values():
        first = published.date().replace(month=int(said[:2]), day=int(said[3:]))
        if 0 <= (published.date() - first).days <= count + _LATE:
            return f"{first}/{first + timedelta(days=count - 1)}"
    return UNTOLD


def _days(words: Wording) -> tuple[int, int]:
    if tens := words.get("tens"):
        first, last = load("figures_periods.toml")["tens"][tens]
        return first, last
    return _day(words.get("d")) or 1, _day(words.get("d2")) or words.count()


def _day(said: str) -> int:
    """21 and 二十一; 0 for none."""
    if not said or said.isdecimal():
        return int(said or 0)
    tens, ten, ones = said.rpartition("十")
    return ((_ONES.index(tens) if tens else 1) * 10 if ten else 0) + (_ONES.index(ones) if ones else 0)


def _month(words: Wording, last: int) -> tuple[int | None, int]:
    said = words.get("rel")
    if not said:
        month = words.month("m")
        return words.year(month, last), month
    shift = words.tongue.shift("rel_month", said)
    if words.published is None or shift is None:
        return None, 0
    month = words.published.year * 12 + words.published.month - 1 + shift
    return month // 12, month % 12 + 1
