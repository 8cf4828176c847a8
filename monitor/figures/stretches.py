"""Parts of a month: "from 8 to 14 July", "28 June to 4 July", "in the first half of July".

Enters: a wording. Leaves: a span of days, as the contract writes it. Never: the month that they lie in.
"""

from calendar import monthrange

from monitor.figures.wordings import UNTOLD, Wording, dated

_MIDDLE = 15  # the last day of a month's first half


def days(words: Wording) -> str | None:
    """ "From 8 to 14 July", "28 June to 4 July": a span of its own, never the month."""
    first, last = words.month("m"), words.month("m2") or words.month("m")
    day, last_day = int(words.get("d")), int(words.get("d2"))
    if not first or not (1 <= day <= 31 and 1 <= last_day <= 31) or (first == last and day >= last_day):
        return None
    year = int(words.get("y2") or 0) or words.year(last, last_day)
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
