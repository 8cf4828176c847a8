"""What a wording of time means: a match of a rule becomes a period as the contract writes it.

Enters: a match, its kind, the publication date. Leaves: a period; "" for a time that is named but that the contract
can't write or that nobody can tell; None where the wording means no time at all.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from monitor.data import load
from monitor.domain import TO_DATE
from monitor.figures.stretches import days, days_off, feast, half_month, holiday, some_days
from monitor.figures.wordings import UNTOLD, Wording, dated

_BEGINNING = 2_000  # characters of a text that say of which country it tells
# When a half-year is told of without its number: as long as the first one is news.
_SUMMER = (7, 8, 9)
# Months in which "this summer" is the one of that year; in December it may be the southern one.
_SPOKEN_OF = {"spring": (3, 12), "summer": (6, 11), "autumn": (9, 12)}


def read(kind: str, wording: Wording) -> str | None:
    """The period that a match of a rule of this kind names."""
    return _MAKERS[kind](wording) if wording.likely() else None


def _year(words: Wording) -> str:
    year = words.year()
    return str(year) if year else UNTOLD


def _years(words: Wording) -> str | None:
    first, last = words.get("y"), words.get("y2")
    last = last if len(last) == 4 else first[:2] + last
    if words.parted() and int(last) != int(first) + 1:
        return UNTOLD
    return f"{first}/{last}" if first < last else None


def _season(words: Wording) -> str | None:
    """ "in 2022-23": two years on end; "2009-10" may be a month."""
    first, last = int(words.get("y")), int(words.get("y2"))
    return f"{first}/{first + 1}" if last > 12 and last == (first + 1) % 100 else None


def _decade(words: Wording) -> str:
    """All ten years; the early or late ones are no period."""
    tens = words.get("t")
    tens = tens if tens.isdecimal() else f"{words.tongue.counts[tens[0]]}0"
    century = words.tongue.centuries.get(words.get("cw")) or words.get("c") or ("19" if int(tens) >= 30 else "")
    return UNTOLD if words.get("part") or not century else f"{century}{tens}/{century}{tens[0]}9"


def _open(words: Wording) -> str:
    return f"{words.get('y')}/.."


def _month(words: Wording) -> str | None:
    month = words.month("m", "m2")
    year = words.year(month)
    return None if not month else f"{year}-{month:02}" if year else UNTOLD


def _nth_month(words: Wording) -> str | None:
    """ "The final month of 2024"."""
    month = words.tongue.month_orders.get(words.get("qm"), 0)
    year = words.year(month)
    return f"{year}-{month:02}" if month and year else UNTOLD


def _day(words: Wording) -> str | None:
    month, day = words.month("m", "m2"), int(words.get("d", "d2") or 0)
    if not month or not 1 <= day <= 31:
        return None
    year = words.year(month, day)
    return dated(year, month, day) if year else UNTOLD


def _bare_day(words: Wording) -> str | None:
    """ "19日": the last such day up to publication; none where the month before has no such day."""
    day = int(words.get("d"))
    if not 1 <= day <= 31:
        return None
    if words.published is None:
        return UNTOLD
    month = words.published.year * 12 + words.published.month - 1 - (day > words.published.day)
    return dated(month // 12, month % 12 + 1, day)


def _months(words: Wording) -> str | None:
    first, last = words.month("m"), words.month("m2")
    year = words.year(last)
    if not 1 <= first < last <= 12:
        return None
    return UNTOLD if words.parted() and last != first + 1 else _span(year, first, last)


def _span(year: int | None, first: int, last: int) -> str:
    if year is None:
        return UNTOLD
    if (first, last) == (1, 12):
        return str(year)
    return f"{year}-{first:02}/{year}-{last:02}"


def _over(words: Wording) -> str | None:
    """ "from October 2024 to March 2025": both ends have their year."""
    first = f"{words.get('y')}-{words.month('m'):02}"
    last = f"{words.get('y2')}-{words.month('m2'):02}"
    return UNTOLD if words.parted() else f"{first}/{last}" if first < last else None


def _from_year(words: Wording) -> str | None:
    """ "from 2004 to August 2019": each end as exact as it is told."""
    first, last = words.get("y"), words.get("y2")
    return UNTOLD if words.parted() else f"{first}/{last}-{words.month('m'):02}" if first < last else None


def _part(months: int) -> Callable[[Wording], str | None]:
    """The n-th part of a year, of as many months: "el primer cuatrimestre", "the second two months"."""

    def make(words: Wording) -> str | None:
        last = words.order() * months
        if not 1 <= last <= 12:
            return None
        return _span(words.year(last - months + 1), last - months + 1, last)

    return make


def _month_by_number(words: Wording) -> str | None:
    """ "en el cuarto mes del año": a month by its place in the year."""
    month = words.order()
    if not 1 <= month <= 12:
        return None
    year = words.year(month)
    return f"{year}-{month:02}" if year else UNTOLD


def _so_far(words: Wording) -> str | None:
    """ "hasta junio": what has come together since the year began."""
    last = words.month("m")
    year = words.year(last)
    if not last:
        return None
    return f"{year}-01" if last == 1 and year else _span(year, 1, last)


def _to_date(words: Wording) -> str:
    """ "Since the start of the year": what came together up to the text's day; in January nobody can tell the year."""
    published = words.published
    if published is None or published.month == 1:
        return UNTOLD
    return f"{TO_DATE}{published.year}-01-01/{published.date().isoformat()}"


def _quarter(words: Wording) -> str | None:
    number = words.order()
    year = words.year(number * 3 - 2)
    return None if not 1 <= number <= 4 else f"{year}-Q{number}" if year else UNTOLD


def _half(words: Wording) -> str | None:
    number = words.order()
    year = words.year(number * 6 - 5)
    return None if number not in (1, 2) else f"{year}-H{number}" if year else UNTOLD


def _first(per: int) -> Callable[[Wording], str | None]:
    def make(words: Wording) -> str | None:
        months = words.count() * per
        year = words.year(months)
        if not 1 <= months <= 12:
            return None
        return UNTOLD if year is None else str(year) if months == 12 else f"{year}-01/{year}-{months:02}"

    return make


def _last_months(words: Wording) -> str | None:
    """ "the final three months of 2024": a span that ends with its year."""
    months, year = words.count(), words.year()
    return None if not 1 <= months <= 11 else _span(year, 13 - months, 12)


def _week_to(words: Wording) -> str | None:
    """ "the week ended 27 September": the seven days up to that one."""
    last = _day(words)
    if not last:
        return last
    return f"{_told(date.fromisoformat(last) - timedelta(days=6))}/{last}"


def _months_to(words: Wording) -> str | None:
    """ "the three months to June 30": a span by its last month."""
    return _ending(words, words.count())


def _ending(words: Wording, count: int) -> str | None:
    last = words.month("m")
    year = words.year(last)
    if not last or not 1 <= count <= 24:
        return None
    if year is None:
        return UNTOLD
    if count == last == 12:
        return str(year)
    begins = year * 12 + last - count
    return f"{begins // 12}-{begins % 12 + 1:02}/{year}-{last:02}"


def _year_end(words: Wording) -> str:
    """A stock at the end of a year is that year's."""
    year = words.year()
    return str(year) if year else UNTOLD


def _on(month_and_day: str) -> Callable[[Wording], str]:
    """A stock in the middle or at the start of a year: on that day, by custom."""

    def make(words: Wording) -> str:
        year = words.year()
        return f"{year}-{month_and_day}" if year else UNTOLD

    return make


def _month_start(words: Wording) -> str | None:
    """ "на начало сентября": a stock on the first day."""
    month = _month(words)
    return f"{month}-01" if month else month


def _fiscal(words: Wording) -> str:
    """A fiscal year of two years, where the sentence tells whose it is; one year alone is told differently by each.

    Two years whose months nobody tells stay two years.
    """
    first, last = words.get("y", "y3", "y4"), words.get("y2")
    start = _fiscal_start(words)
    if not last or int(last[-2:]) != (int(first) + 1) % 100:
        return UNTOLD
    if not start:
        return f"{first}/{int(first) + 1}"
    return f"{first}-{start:02}/{int(first) + 1}-{start - 1:02}"


@cache
def _fiscal_starts() -> tuple[tuple[int, re.Pattern[str]], ...]:
    rows = load("figures_periods.toml")["fiscal"]
    return tuple((int(month), re.compile("|".join(words))) for month, words in rows.items())


def _fiscal_start(words: Wording) -> int:
    """The month that it begins in, by the sentence, else by a text that speaks of one such country; 0 if untold."""
    for said in (words.sentence, words.text[:_BEGINNING].lower()):
        found = [month for month, pattern in _fiscal_starts() if pattern.search(said)]
        if found:
            return found[0] if said is words.sentence or len(found) == 1 else 0
    return 0


def _fiscal_april(words: Wording) -> str:
    """A Japanese (or Indian) fiscal year, called by the year that it begins in."""
    year = words.year()
    if word := words.get("f"):
        published = words.published
        current = (published.year - (published.month < 4)) if published else None
        year = None if current is None else current + words.tongue.fiscal_words[word]
    return f"{year}-04/{year + 1}-03" if year else UNTOLD


def _this_year(words: Wording) -> str:
    """ "по итогам года": the year that is over, or that ends now."""
    if words.published is None:
        return UNTOLD
    return str(words.published.year - (words.published.month <= 6))


def _this_season(words: Wording) -> str:
    """ "this spring": the one that has begun; before that, nobody can tell which is meant."""
    first, last = next(months for name, months in _SPOKEN_OF.items() if words.get(name))
    published = words.published
    begun = published is not None and first <= published.month <= last
    return str(published.year) if published and begun else UNTOLD


def _this_half(words: Wording) -> str:
    """ "по итогам полугодия", "za półrocze": the half that is just over; later it may be any."""
    published = words.published
    if published is None or published.month not in _SUMMER:
        return UNTOLD
    return f"{published.year}-H1"


def _shift(words: Wording, kind: str) -> int | None:
    return words.tongue.shift(kind, words.match.group())


def _rel_month(words: Wording) -> str:
    shift = _shift(words, "rel_month")
    if words.published is None or shift is None:
        return UNTOLD
    month = words.published.year * 12 + words.published.month - 1 + shift
    return f"{month // 12}-{month % 12 + 1:02}"


def _rel_quarter(words: Wording) -> str:
    shift = _shift(words, "rel_quarter")
    if words.published is None or shift is None:
        return UNTOLD
    quarter = words.published.year * 4 + (words.published.month - 1) // 3 + shift
    return f"{quarter // 4}-Q{quarter % 4 + 1}"


def _rel_day(words: Wording) -> str:
    shift = _shift(words, "rel_day")
    if words.published is None or shift is None:
        return UNTOLD
    return _told(words.published.date() + timedelta(days=shift))


def _weekday(words: Wording) -> str | None:
    """The last such day up to publication; with a date beside it, that date."""
    if words.get("d", "d2") and words.get("m", "m2"):
        return _day(words)
    day = words.tongue.weekday(words.get("w"))
    if not day:
        return None
    if words.published is None:
        return UNTOLD
    today = words.published.date()
    return _told(today - timedelta(days=(today.isoweekday() - day) % 7))


def _told(day: date) -> str:
    return day.isoformat()


_MAKERS: dict[str, Callable[[Wording], str | None]] = {
    "year": _year,
    "in_season": _year,
    "crop": _year,
    "this_season": _this_season,
    "days": days,
    "half_month": half_month,
    "years": _years,
    "season_years": _years,
    "season": _season,
    "decade": _decade,
    "from_year": _from_year,
    "open": _open,
    "month": _month,
    "nth_month": _nth_month,
    "reading": _month,
    "day": _day,
    "bare_day": _bare_day,
    "months": _months,
    "over": _over,
    "quarter": _quarter,
    "half": _half,
    "first_months": _first(1),
    "first_quarters": _first(3),
    "last_months": _last_months,
    "so_far": _so_far,
    "gathered": _so_far,
    "to_date": _to_date,
    "two_months": _part(2),
    "four_months": _part(4),
    "month_by_number": _month_by_number,
    "week_to": _week_to,
    "some_days": some_days,
    "feast": feast,
    "holiday": holiday,
    "days_off": days_off,
    "year_start": _on("01-01"),
    "mid_year": _on("06-30"),
    "month_start": _month_start,
    "months_to": _months_to,
    "quarter_ended": lambda words: _ending(words, 3),
    "year_to": lambda words: _ending(words, 12),
    "year_end": _year_end,
    "fiscal": _fiscal,
    "fiscal_april": _fiscal_april,
    "this_year": _this_year,
    "this_half": _this_half,
    "rel_month": _rel_month,
    "rel_quarter": _rel_quarter,
    "rel_day": _rel_day,
    "weekday": _weekday,
    "same": lambda words: str(_year_before(words)) if _year_before(words) else UNTOLD,
    "ago": lambda words: UNTOLD,
    "ago_span": lambda words: UNTOLD,
    "that_month": lambda words: UNTOLD,
    "vague": lambda words: UNTOLD,
}


def _year_before(words: Wording) -> int | None:
    """The year of "the same period of last year"."""
    if said := words.get("y"):
        return int(said)
    return words.published.year - 1 if words.published else None
