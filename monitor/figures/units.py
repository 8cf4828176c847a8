"""Units of one language: `units.toml` joined with what CLDR (through Babel) calls currencies and measures.

Enters: a language and its CLDR locale. Leaves: words with the `Unit` they mean, and the
rules that say when a word means another unit or none. Money is ISO 4217, measures are UCUM.
Per mille stays as printed: 6.4‰ is 6.4 [ppth], a measure, because the contract's percents
are per cent and percentage points only. What UCUM has no code for is an annotation in
braces ({mu}, {TEU}). Never: a conversion between units, except of hundredths (cents).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any
from unicodedata import category, normalize

from monitor.data import load
from monitor.figures.shadow import shadow
from monitor.figures.words import Endings, Words, spaced_letter

# Languages whose words take endings without a space, so that a unit may be the beginning of a word.
AGGLUTINATIVE = frozenset({"tr", "hu", "fi", "kk", "az", "uz", "et"})
# How far around a unit the words stand that tell what it means.
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word means. `kind` is `money`, `percent`, `points` or `measure`; values are times `factor`."""

    kind: str
    code: str
    factor: Decimal = Decimal(1)


# How the code of a currency word that several countries share begins, until a country decides; its number follows.
SHARED = "shared:"


@dataclass(frozen=True, slots=True)
class Sense:
    """A rule of `units.toml`: under its conditions a word means `unit`, or no unit (None)."""

    unit: Unit | None
    number: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    near: re.Pattern[str] | None
    apart: re.Pattern[str] | None
    capital: bool = False

    def holds(self, text: str, number: tuple[int, int], end: int) -> bool:
        """Whether the unit that ends at `end`, behind the number at `number`, has this sense."""
        start, stop = number
        if self.number and not self.number.fullmatch(text, start, stop):
            return False
        if self.after and not self.after.match(text, end):
            return False
        if self.before and not self.before.search(text[max(0, start - 12) : start]):
            return False
        around = text[max(0, start - _NEAR) : end + _NEAR] if self.near or self.apart else ""
        if self.near and not self.near.search(around):
            return False
        return not (self.apart and self.apart.search(around))


@dataclass(frozen=True, slots=True)
class Units:
    """All that one language calls units.

    `minor` are hundredths that count behind an amount only, `joins` what may stand between.
    `per` gives what a measure's code gains from the words behind it ("a day": "/d").
    `names_before` are words, beside signs and codes, that may precede their number;
    `suffixes` fit the endings that words take without a mark; `by_rule` are units only where a sense says so.
    """

    words: Words[Unit]
    before: Endings[Unit]
    minor: Words[Decimal]
    joins: tuple[str, ...]
    per: Words[str]
    senses: dict[str, tuple[Sense, ...]]
    names_before: frozenset[str]
    suffixes: re.Pattern[str] | None
    by_rule: Words[None]

    def ends_well(self, text: str, start: int, end: int) -> bool:
        """Whether a unit that a letter follows is a unit with an ending (liralık), not another word (randevu)."""
        if end >= len(text) or not (spaced_letter(text[end - 1]) and spaced_letter(text[end])):
            return True
        if self.suffixes is None:
            return end - start > 3
        return end - start > 2 and self.suffixes.match(text, end) is not None


def units_of(tag: str, locale: Any) -> Units:
    """The units of a language (its first subtag) and locale; about 20 ms."""
    words = _words(tag, locale)
    data = load("units.toml")
    loose = tag in AGGLUTINATIVE
    return Units(
        words=Words(words.items(), loose=loose),
        before=Endings(_before(tag, words).items()),
        minor=Words(_minor(tag, words).items(), loose=loose),
        joins=tuple(sorted({*data["minor_joins"]["any"], *data["minor_joins"].get(tag, ())}, key=len, reverse=True)),
        per=Words(_per(tag).items(), loose=loose),
        senses=_senses(tag),
        names_before=frozenset(_listed(data["before"], tag)),
        suffixes=re.compile(data["suffixes"][tag]) if tag in data["suffixes"] else None,
        by_rule=Words(dict.fromkeys(data["only_by_rule"]["words"]).items()),
    )


def code_in_place(word: str, printed: str, around: str, unit: Unit) -> bool:
    """Whether a currency's word is one here: a code that could be a word ("try", "ALL 50 STATES") needs capitals.

    `around` is the text beside it: in a line of capitals even capitals don't tell.
    """
    if word != unit.code.lower() or word in _safe_codes():
        return True
    return printed.isupper() and not (word in _word_codes() and around.isupper())


def may_precede(word: str, printed: str, around: str, names: frozenset[str], *, large: bool) -> bool:
    """Whether a unit's word can stand before its number: signs, codes, and a few names.

    A code that is a word as well ("TOP 10") needs a `large` number: from a thousand, or with hundredths.
    """
    if not (_could_precede(word, names) or word == "%"):
        return False
    if word in _word_codes() and word not in names:
        return large and printed.isupper() and not around.isupper()
    return word in names or not word.isalpha() or word in _safe_codes() or printed.isupper()


def _could_precede(word: str, names: frozenset[str]) -> bool:
    """Whether the word is one of the names, has a currency's sign, or is as long as a code."""
    if word in names:
        return True
    return len(word) == 3 and word.isascii() if word.isalpha() else any(category(char) == "Sc" for char in word)


def is_generic(word: str) -> bool:
    """Whether the word behind an amount only repeats that it is money (港币5亿元)."""
    return word in load("units.toml")["generic"]["words"]


def printed_code(printed: str, unit: Unit) -> Unit:
    """The unit that the printed capitals tell: Mb are megabits, MB megabytes."""
    code = load("units.toml")["printed"].get(printed) if unit.kind == "measure" else None
    return Unit("measure", code) if code else unit


def takes_per(unit: Unit) -> bool:
    """Whether "a day" behind the unit makes another unit of it."""
    return unit.kind == "measure" and unit.code not in load("units.toml")["per_none"]["codes"]


@dataclass(frozen=True, slots=True)
class Shared:
    """A currency's word that several countries use: `codes` by country, `otherwise` without one.

    `signs` are words that only one of the countries has.
    """

    codes: dict[str, str]
    otherwise: str | None
    signs: dict[str, list[str]]

    def country_of(self, plain: str) -> str | None:
        """The only country whose signs a text has."""
        found = [country for country, words in self.signs.items() if any(word in plain for word in words)]
        return found[0] if len(found) == 1 else None


def shared_money(unit: str, language: str | None = None) -> Shared | None:
    """What a shared word means, or None for a unit of its own. Some are shared in texts of one script only

    (`language` is the text's tag).
    """
    if not unit.startswith(SHARED):
        return None
    row: dict[str, Any] = load("units.toml")["shared_money"][int(unit.removeprefix(SHARED))]
    shared = "scripts" not in row or language in row["scripts"]
    return Shared(row["codes"] if shared else {}, row.get("else"), row.get("signs", {}) if shared else {})


@cache
def expanded(pattern: str) -> tuple[str, ...]:
    """All forms of `рубл{ь|я|ей}`."""
    start, end = pattern.find("{"), pattern.find("}")
    if start < 0 or end < 0:
        return (pattern,)
    tails = expanded(pattern[end + 1 :])
    return tuple(pattern[:start] + middle + tail for middle in pattern[start + 1 : end].split("|") for tail in tails)


# ---- the words of a language


def _words(tag: str, locale: Any) -> dict[str, Unit]:
    data = load("units.toml")
    endings = _endings(tag)
    found: dict[str, Unit] = {}
    for index, shared in enumerate(data["shared_money"]):
        found.update(
            dict.fromkeys(_forms(shared["words"]), Unit("money", f"{SHARED}{index}", Decimal(shared.get("factor", 1))))
        )
    found.update(_codes(locale))
    found.update(_cldr_signs(locale))
    found.update(_cldr_money(locale, endings))
    found.update(_cldr_measures(tag, locale, endings))
    own = tag in data["endings_own"]["languages"]
    for section in ("any", "en", tag):
        spelled = endings if own and section == tag else ()
        _add(found, "money", data["money"].get(section, {}), spelled)
        _add(found, "measure", data["measures"].get(section, {}), spelled)
        for word, (code, exponent) in data["measure_multiples"].get(section, {}).items():
            found[word] = Unit("measure", code, Decimal(10) ** exponent)
    for section in ("any", "en", tag):
        _add(found, "money", data["money_hundredths"].get(section, {}), (), Decimal("0.01"))
    found.update(_multiples(tag))
    if tag in data["endings_own"]["decomposed"]:
        found.update({normalize("NFD", word): unit for word, unit in found.items() if not word.isascii()})
    found.update(dict.fromkeys(_listed(data["percent"], tag), Unit("percent", "%")))
    found.update(dict.fromkeys(_listed(data["points"], tag), Unit("points", "percentage_point")))
    tenth = Unit("points", "percentage_point", Decimal("0.1"))
    found.update(dict.fromkeys(_listed(data["points_tenths"], tag), tenth))
    basis = Unit("points", "percentage_point", Decimal("0.01"))
    found.update(dict.fromkeys(_listed(data["basis_points"], tag), basis))
    return found


_Ending = tuple[re.Pattern[str], tuple[str, ...]]


def _add(
    found: dict[str, Unit],
    kind: str,
    table: dict[str, list[str]],
    endings: Iterable[_Ending],
    factor: Decimal = Decimal(1),
) -> None:
    for code, patterns in table.items():
        unit = Unit(kind, code, factor)
        for form in _forms(patterns):
            found[form] = unit
            for variant in _variants(form, endings):
                found.setdefault(variant, unit)


def _forms(patterns: Iterable[str]) -> Iterator[str]:
    return (form for pattern in patterns for form in expanded(pattern))


def _listed(table: dict[str, list[str]], tag: str) -> list[str]:
    # English words stand in translated texts of every language.
    return list(_forms([*table.get("en", ()), *table.get("any", ()), *table.get(tag, ())]))


def _endings(tag: str) -> tuple[_Ending, ...]:
    rows: list[list[str]] = load("units.toml")["endings"].get(tag, [])
    return tuple((re.compile(pattern), tuple(forms)) for pattern, *forms in rows)


def _variants(name: str, endings: Iterable[_Ending]) -> Iterator[str]:
    """Other endings and spellings of a name; spellings add up (أ and ة in one word)."""
    names = [name]
    for pattern, forms in endings:
        names += [pattern.sub(form, one) for one in names if pattern.search(one) for form in forms]
    return (one for one in names[1:] if one != name)


def _codes(locale: Any) -> dict[str, Unit]:
    unwanted = load("units.toml")["codes"]["no_money"]
    return {code.lower(): Unit("money", code) for code in _tender() & locale.currencies.keys() if code not in unwanted}


@cache
def _tender() -> frozenset[str]:
    """The codes of the currencies in use today."""
    from babel.core import get_global

    in_use = get_global("territory_currencies").values()
    return frozenset(code for rows in in_use for code, _, until, legal in rows if until is None and legal)


def _cldr_signs(locale: Any) -> dict[str, Unit]:
    """Signs that name their country, as the locale prints them ("$MX", "BR$"); a sign alone is many countries'."""
    signs = locale.currency_symbols.items()
    named = ((shadow(sign), code) for code, sign in signs if any(category(mark) == "Sc" for mark in sign))
    return {sign: Unit("money", code) for sign, code in named if len(sign) > 1 and code in _tender()}


def _cldr_money(locale: Any, endings: Iterable[_Ending]) -> dict[str, Unit]:
    unwanted = load("units.toml")["codes"]["no_money"]
    found: dict[str, Unit] = {}
    plurals = locale._data["currency_names_plural"]
    for code, name in locale.currencies.items():
        if code in unwanted:
            continue
        unit = Unit("money", code)
        for form in {name, *(plurals[code].values() if code in plurals else ())}:
            if "(" not in form and "（" not in form:
                word = shadow(form)
                found[word] = unit
                if code in _tender():
                    found.update(dict.fromkeys(_variants(word, endings), unit))
    return found


def _cldr_measures(tag: str, locale: Any, endings: Iterable[_Ending]) -> dict[str, Unit]:
    data = load("units.toml")
    dropped = {*data["cldr_drop"]["any"], *data["cldr_drop"].get(tag, ())}
    found: dict[str, Unit] = {}
    patterns = locale._data["unit_patterns"]
    for name, code in data["cldr"].items():
        unit = Unit("measure", code)
        for length in ("short", "long"):
            for word in _cldr_names(patterns.get(name, {}).get(length, {})):
                if word not in dropped and len(word) > (1 if ord(word[0]) > 0x2E80 else 2):
                    found[word] = unit
                    found.update(dict.fromkeys(_variants(word, endings), unit))
    return found


def _cldr_names(patterns: Any) -> Iterator[str]:
    """ "{0} kilometers" names kilometers; "per" patterns and those around the number name nothing here."""
    for plural, pattern in patterns.items():
        if plural == "per" or not isinstance(pattern, str):
            continue
        text = pattern.replace("\u200f", "").replace("\u200e", "").replace("\u00a0", " ").strip()
        if text.startswith("{0}") and len(text) > 3:
            yield shadow(text[3:].strip())


def _multiples(tag: str) -> dict[str, Unit]:
    data = load("units.toml")["money_multiples"]
    found = {
        prefix + code: Unit("money", code.upper(), Decimal(10) ** exponent)
        for prefix, exponent in data["prefixes"].items()
        for code in data["codes"]
    }
    for word, (code, exponent) in data.get(tag, {}).items():
        found[word] = Unit("money", code, Decimal(10) ** exponent)
    return found


def _before(tag: str, words: dict[str, Unit]) -> dict[str, Unit]:
    data = load("units.toml")
    names = frozenset(_listed(data["before"], tag))
    found = {word: unit for word, unit in words.items() if unit.kind == "money" and _could_precede(word, names)}
    found.update(dict.fromkeys(data["percent_before"].get(tag, ()), Unit("percent", "%")))
    for table in (data["permille_before"], data["measures_before"]):
        found.update({word: Unit("measure", code) for word, code in table.get(tag, {}).items()})
    return found


def _minor(tag: str, words: dict[str, Unit]) -> dict[str, Decimal]:
    found = {word: unit.factor for word, unit in words.items() if unit.kind == "money" and unit.factor < 1}
    for section in ("any", tag):
        found.update({word: Decimal(share) for word, share in load("units.toml")["minor"].get(section, {}).items()})
    return found


def _per(tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in ("any", "en", tag):
        for gain, phrases in load("units.toml")["per"].get(section, {}).items():
            found.update(dict.fromkeys(_forms(phrases), gain))
    return found


# ---- rules


@cache
def _senses(tag: str) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, tuple[Sense, ...]] = {}
    for row in load("units.toml")["rule"]:
        if tag in row.get("languages", (tag,)):
            sense = Sense(
                unit=_unit_of(row),
                capital=row.get("capital", False),
                **{part: _pattern(row, part) for part in ("number", "before", "after", "near", "apart")},
            )
            for word in row["words"]:
                found[word] = (*found.get(word, ()), sense)
    return found


def _unit_of(row: dict[str, Any]) -> Unit | None:
    return Unit("measure", row["unit"]) if row["unit"] else None


def _pattern(row: dict[str, Any], part: str) -> re.Pattern[str] | None:
    return re.compile(row[part]) if part in row else None


@cache
def _safe_codes() -> frozenset[str]:
    return frozenset(load("units.toml")["codes"]["safe"])


@cache
def _word_codes() -> frozenset[str]:
    return frozenset(load("units.toml")["codes"]["words"])
