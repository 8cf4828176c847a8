"""Periods as headings write them: "Q3 2024", "Jan-Sep 2025", "октябрь 2025", "第三季度", "2023/24".

Enters: a heading's shadow and its language. Leaves: a `Spell` and where it stands. Never: a
period without a year from today's date; the year stands in another heading or nowhere.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.figures.cldr import locale_of

_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Spell:
    """A period, or the part of one that lacks its year ("Q3"): `tail` is what is behind the year ("-Q3").

    `unclear`: the heading speaks of time in a way that isn't one period.
    """

    year: str | None = None
    tail: str | None = None
    unclear: bool = False

    def within(self, year: str | None) -> str | None:
        """The period as the contract writes it."""
        year = self.year or year
        if year is None or self.unclear:
            return None
        if self.tail is None:
            return year
        return "/".join(f"{year}{part}" for part in self.tail.split("/"))


NO_SPELL = Spell()
_UNCLEAR = Spell(unclear=True)


def spell(plain: str, language: str) -> tuple[Spell, str]:
    """The one period that a heading names, and the heading without it."""
    rules = _rules(language)
    text = rules.not_at.sub(" ", plain)
    if not any(char.isdecimal() for char in text):
        return _part(text, rules) or NO_SPELL, plain if not _part(text, rules) else ""
    for form, pattern in rules.forms:
        match = pattern.search(text)
        if match is None:
            continue
        found = _spelled(form, match, rules)
        if language == "ja" and match.group().endswith("年度"):  # from April on
            found = Spell(f"{match['y']}-04/{int(match['y']) + 1}-03")
        rest = plain.replace(match.group(), " ", 1) if match.group() in plain else plain
        left = text[: match.start()] + " " + text[match.end() :]
        if form == "year" and rules.month.search(left):
            return _UNCLEAR, rest  # a month in a form that we don't know beside its year
        if found is None or rules.years.search(left) or rules.vague.search(left):
            return _UNCLEAR, rest
        return found, _without_small_words(rest, rules)
    part = _part(text, rules)
    return (part, "") if part else (NO_SPELL, plain)


def _part(text: str, rules: "_Rules") -> Spell | None:
    if rules.vague.search(text):
        return _UNCLEAR
    bare = text.strip(" .,:;()")
    for form, pattern in rules.parts:
        match = pattern.fullmatch(bare)
        if match:
            return _spelled(form, match, rules)
    return None


def _without_small_words(rest: str, rules: "_Rules") -> str:
    words = rest.strip(" .,:;()-").split()
    while words and rules.around.match(words[0].strip(" .,:;()")):
        words.pop(0)
    while words and rules.around.match(words[-1].strip(" ,:;()")):
        words.pop()
    return " ".join(words)


def _spelled(form: str, match: re.Match[str], rules: "_Rules") -> Spell | None:
    groups = match.groupdict()
    year = groups.get("y")
    month, last = _month(groups, "m", "n", rules), _month(groups, "m2", "n2", rules)
    match form:
        case "year":
            return Spell(year)
        case "span":
            end = groups["y2"] if len(groups["y2"]) == 4 else str(year)[:2] + groups["y2"]
            return Spell(f"{year}/{end}") if str(year) < end else None
        case "quarter" | "half":
            number = _number(groups, rules)
            most = 4 if form == "quarter" else 2
            return Spell(year, f"-{form[0].upper()}{number}") if number and number <= most else None
        case "months":
            return Spell(year, f"-{month:02}/-{last:02}") if month and last and month < last else None
        case "day":
            day = int(groups["d"])
            return Spell(year, f"-{month:02}-{day:02}") if month and 1 <= day <= _LAST_DAY else None
    return Spell(year, f"-{month:02}") if month else None


def _month(groups: dict[str, Any], name: str, number: str, rules: "_Rules") -> int | None:
    if groups.get(name):
        return rules.months[groups[name]]
    found = int(groups.get(number) or 0)
    return found if 1 <= found <= 12 else None


def _number(groups: dict[str, Any], rules: "_Rules") -> int | None:
    if groups.get("q"):
        return {"上": 1, "下": 2}.get(groups["q"]) or int(groups["q"])
    word = groups.get("o") or ""
    return next((number for number, pattern in rules.ordinals if pattern.fullmatch(word)), None)


@dataclass(frozen=True, slots=True)
class _Rules:
    months: dict[str, int]
    ordinals: tuple[tuple[int, re.Pattern[str]], ...]
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    parts: tuple[tuple[str, re.Pattern[str]], ...]
    not_at: re.Pattern[str]
    around: re.Pattern[str]
    vague: re.Pattern[str]
    years: re.Pattern[str]
    month: re.Pattern[str]


@cache
def _rules(language: str) -> _Rules:
    data = load("figures_tables.toml")["period"]
    months = _names_of_months("en") | _names_of_months(language)
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    ordinals = {int(number): words for number, words in data["ordinals"].items()}
    any_ordinal = "|".join(word for words in ordinals.values() for word in words)
    holes = {
        "{Y}": r"(?P<y>(?:19|20)\d\d)",
        "{M}": rf"(?<![^\W\d_])(?P<m>{names})\.?(?![^\W\d_])",
        "{M2}": rf"(?P<m2>{names})\.?(?![^\W\d_])",
        "{N}": r"(?P<n>1[0-2]|0?[1-9])",
        "{N2}": r"(?P<n2>1[0-2]|0?[1-9])",
        "{O}": rf"(?<![^\W_])(?P<o>{any_ordinal})",
        "{H}": rf"(?P<o>{any_ordinal})",
    }

    def forms(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        found = []
        for row in data[key]:
            for pattern in row["patterns"]:
                for hole, what in holes.items():
                    pattern = pattern.replace(hole, what)
                found.append((row["form"], re.compile(pattern)))
        return tuple(found)

    return _Rules(
        months=months,
        ordinals=tuple((number, re.compile("|".join(words))) for number, words in ordinals.items()),
        forms=forms("form"),
        parts=forms("part"),
        not_at=re.compile(data["not_at"]),
        around=re.compile(data["around"]),
        vague=re.compile(data["vague"]),
        month=re.compile(rf"(?<![^\W\d_])(?:{names})(?![^\W\d_])"),
        years=re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"),
    )


def _inflected(word: str, language: str) -> tuple[str, ...]:
    """ "октябрь", "октября", "октябре": CLDR lacks the last."""
    if language not in ("ru", "uk", "be") or len(word) < 4:
        return (word,)
    return (word, word[:-1] + "е") if word[-1] in "ьйя" else (word, word + "е")


def _names_of_months(language: str) -> dict[str, int]:
    locale = locale_of(language)
    if locale is None:
        return {}
    tables = locale.months
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in tables[context][width].items():
                word = name.lower().strip(".")
                if len(word) > 2 and not word[0].isdecimal():
                    found.update(dict.fromkeys(_inflected(word, language), month))
    if "september" in found:
        found["sept"] = 9
    return found
