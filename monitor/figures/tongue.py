"""The words for time in one language, compiled: months, weekdays, counts, and the rules that read periods.

Enters: a language. Leaves: a `Tongue`, made once a process and language. The words are
data (`figures_periods.toml`), the names of months and days CLDR's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.figures.cldr import locale_of

_NEVER = re.compile(r"(?!)")
_YEAR = r"(?:19|20)\d\d"
_HAN = re.compile(r"[\u3040-\u9fff\uac00-\ud7af\d]")
# Kinds that need a month's name, or a year in digits, where their pattern has one.
_BY_MONTH = frozenset(
    {
        "month", "reading", "day", "days", "half_month", "months", "months_to", "so_far", "gathered",
        "quarter_ended", "year_to", "over", "from_year",
    }
)  # fmt: skip
_BY_YEAR = frozenset({"year", "years", "open", "season", "in_season", "season_years"})
_RELATIVE = {"RM": "rel_month", "RQ": "rel_quarter", "RD": "rel_day"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording of one kind. `needs`: `y` a year, `m` a month, `` neither; `holds`: letters of every match."""

    kind: str
    needs: str
    holds: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Tongue:
    """`hint` and `months` tell whether any rule can match; `relatives` are wordings with what they add."""

    spaced: bool
    rules: tuple[Rule, ...]
    hint: re.Pattern[str]
    months: re.Pattern[str]
    month_names: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]
    counts: Mapping[str, int]
    orders: Mapping[str, int]
    month_orders: Mapping[str, int]
    eras: Mapping[str, int]
    centuries: Mapping[str, int]
    fiscal_words: Mapping[str, int]
    relatives: Mapping[str, tuple[tuple[int, re.Pattern[str]], ...]]
    conjunction: re.Pattern[str]
    between: re.Pattern[str]
    future: re.Pattern[str]

    def month(self, word: str) -> int:
        """1 to 12, or 0."""
        return _place(self.month_names, word)

    def weekday(self, word: str) -> int:
        """1 for Monday to 7, or 0."""
        return _place(self.weekdays, word)

    def shift(self, kind: str, word: str) -> int | None:
        """How far from the publication a relative wording lies."""
        return next((add for add, pattern in self.relatives.get(kind, ()) if pattern.search(word)), None)


def _place(names: tuple[re.Pattern[str], ...], word: str) -> int:
    return next((index for index, name in enumerate(names, 1) if name.fullmatch(word)), 0)


@cache
def tongue(language: str) -> Tongue:
    """The rules of `language`; without rules of its own it has years in digits, and CLDR's months beside them."""
    row: dict[str, Any] = load("figures_periods.toml").get(language, {})
    shared: dict[str, Any] = load("figures_periods.toml")["shared"]
    spaced = row.get("spaced", True)
    months, short = _months(language, row)
    stems: list[str] = row.get("month_stems", [])  # of the adjectives, where a language has them
    days = row.get("weekdays") or _cldr_days(language)
    slots = _slots(row, months, short, days)
    rules = [*row.get("rules", ()), *(shared["rules"] if spaced else ())]
    return Tongue(
        spaced=spaced,
        rules=tuple(made for wording in rules if (made := _rule(*wording, slots=slots))),
        hint=re.compile(row["hint"]) if row.get("hint") else _NEVER,
        months=re.compile("|".join([*(short or months), *stems])) if months else _NEVER,
        month_names=tuple(re.compile(rf"(?:{name})\.?") for name in _with(stems, [_bare(m) for m in short or months])),
        weekdays=tuple(re.compile(day) for day in days),
        counts=row.get("count", {}),
        orders=row.get("order", {}),
        month_orders=row.get("month_order", {}),
        eras=row.get("eras", {}),
        centuries=row.get("centuries", {}),
        fiscal_words=row.get("fiscal_words", {}),
        relatives={
            kind: tuple((int(add), re.compile(words)) for add, words in row.get(kind, {}).items())
            for kind in ("rel_year", *_RELATIVE.values())
        },
        conjunction=re.compile(shared["and"]),
        between=re.compile(shared["between"]),
        future=re.compile("|".join(load("figures_periods.toml")["future"].get(language, ())) or "(?!)"),
    )


def _slots(row: dict[str, Any], months: list[str], short: list[str], days: list[str]) -> dict[str, str]:
    whole, brief = "|".join(months), "|".join(short or months)
    eras = "|".join(row.get("eras", ())) or "(?!)"
    slots = {
        "Y": rf"(?P<y>{_YEAR})", "Y2": rf"(?P<y2>{_YEAR})", "Y3": rf"(?P<y3>{_YEAR})", "Y4": rf"(?P<y4>{_YEAR})",
        "M": f"(?P<m>{whole})" if whole else "(?!)", "M2": f"(?P<m2>{whole})" if whole else "(?!)",
        "MS": f"(?P<m>{'|'.join(row.get('month_stems', ())) or '(?!)'})",
        "MA": f"(?P<m>{brief})" if brief else "(?!)", "MA0": brief or "(?!)",
        "MZ": f"(?P<m>{_bare(whole)})", "MZ2": f"(?P<m2>{_bare(whole)})",
        "W": f"(?P<w>{'|'.join(days)})" if days else "(?!)",
        "Q": f"(?P<q>{_words(row.get('order', {}))})",
        "QM": f"(?P<qm>{_words(row.get('month_order', {}))})",
        "N": rf"(?P<n>\d{{1,2}}|{_words(row.get('count', {}))})",
        "N2": f"(?P<n>{_words(row.get('count', {}))})",
        "R": f"(?P<r>{'|'.join(row.get('rel_year', {}).values()) or '(?!)'})",
        "ERA": rf"(?:(?P<e>{eras})(?P<ey>\d{{1,3}}|元)年)", "ERAY": rf"(?P<e>{eras})(?P<ey>\d{{1,2}}|元)",
        "ROC": r"(?<![\d.,第滿满近逾校齡])(?P<roc>1[01]\d)",
        "TO": row.get("to", " ?[-–—] ?"), "IN": row.get("in", "(?!)"), "SEP": row.get("sep", " "),
        "LATE": row.get("late", "(?!)"), "READ": row.get("reading", "(?!)"),
        "SEASON": row.get("season", "(?!)"), "BEHIND": row.get("season_behind", "(?!)"),
        "SPAN": row.get("span", ""), "TOD": row.get("to_day", row.get("to", " ?[-–—] ?")),
        "HALF": row.get("half_month", "(?!)"), "AFTER": row.get("after", "(?!)"),
        "YW": row.get("yw", "(?!)"), "SINCE": row.get("since") or "(?!)", "DAYIN": row.get("dayin", ""),
        **{name: f"(?P<rel>{'|'.join(row.get(kind, {}).values()) or '(?!)'})" for name, kind in _RELATIVE.items()},
    }  # fmt: skip
    for name in ("OF", "YZ"):
        slots[name] = _filled(row.get({"OF": "of_year", "YZ": "yz"}[name], ""), slots)
    return slots


def _bare(month: str) -> str:
    """A month's pattern without the look at what follows it (the sign for month)."""
    return re.sub(r"\(\?[=!][^()]*\)", "", month)


def _with(stems: list[str], names: list[str]) -> list[str]:
    return [f"{name}|{stem}" for name, stem in zip(names, stems, strict=True)] if stems else names


def _words(table: Mapping[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True)) or "(?!)"


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    return re.sub(r"\{([A-Z]+\d?)\}", lambda name: slots[name.group(1)], pattern)


def _rule(kind: str, pattern: str, holds: str = "", *, slots: Mapping[str, str]) -> Rule | None:
    monthly, yearly = kind in _BY_MONTH and "{M" in pattern, kind in _BY_YEAR and "{Y" in pattern
    if monthly and slots["M"] == "(?!)":
        return None
    of_year = yearly and "{R}" not in pattern and "{YZ}" not in pattern and "{ERA" not in pattern
    return Rule(kind, "m" if monthly else "y" if of_year else "", holds, re.compile(_once(_filled(pattern, slots))))


def _once(pattern: str) -> str:
    """A group's name may stand once: where alternatives repeat one, the later ones get a name of their own."""
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        seen[match.group(1)] = seen.get(match.group(1), 0) + 1
        return match.group() if seen[match.group(1)] == 1 else f"(?P<{match.group(1)}_{seen[match.group(1)]}>"

    return re.sub(r"\(\?P<(\w+)>", name, pattern)


def _months(language: str, row: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Twelve patterns of the whole names, and twelve with the abbreviations (none where the data has names)."""
    if "months" in row:
        return list(row["months"]), []
    whole = _cldr(language, "months", "wide", 12)
    brief = _cldr(language, "months", "abbreviated", 12)
    if not whole:
        return [], []
    for number, names in row.get("more_months", {}).items():
        whole[int(number) - 1] |= set(names)
    short = brief or whole
    more: dict[str, list[str]] = row.get("brief", {})
    return [_listed(names) for names in whole], [
        _listed(whole[at] | short[at] | set(more.get(str(at + 1), ()))) for at in range(12)
    ]


def _listed(names: set[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda word: (-len(word), word)))


def _cldr_days(language: str) -> list[str]:
    return [_listed(names) for names in _cldr(language, "days", "wide", 7)]


def _cldr(language: str, what: str, width: str, count: int) -> list[set[str]]:
    """Names by CLDR, both as they stand in a date (genitive) and alone."""
    locale = locale_of(language)
    if locale is None:
        return []
    table = getattr(locale, what)
    found: list[set[str]] = [set() for _ in range(count)]
    for context in ("format", "stand-alone"):
        for key, name in table[context][width].items():
            word = str(name).lower().rstrip(".")
            if len(word) > 2 and not _HAN.search(word):
                found[(key - 1) if what == "months" else key].add(word)
    return found if all(found) else []
