"""What one language calls numbers, scales, units and approximations: data files joined with CLDR.

Enters: a BCP 47 tag. Leaves: a `Vocabulary`, built once a process and language (about
20 ms). The data files win over CLDR, because they hold what people really write.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Approx
from monitor.figures.words import Endings, Words

# Languages whose words take endings without a space, so that a unit may be the beginning of a word.
_AGGLUTINATIVE = frozenset({"tr", "hu", "fi", "kk", "az", "uz", "et"})
CJK = frozenset({"zh", "ja", "ko"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word means. `kind` is `money`, `percent`, `points` or `measure`; values are times `factor`."""

    kind: str
    code: str
    factor: Decimal = Decimal(1)


# The code of a currency word that several countries share, until a country decides.
SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language. `scales` give powers of ten; `decimal` is the mark before the decimals."""

    language: str
    decimal: str
    comma_decimal_before_scale: bool
    scales: Words[int]
    money_only: frozenset[str]
    units: Words[Unit]
    units_before: Endings[Unit]
    approx_before: Endings[Approx]
    approx_after: Words[Approx]
    time: Words[bool]
    numerals: dict[str, Decimal]


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """Words for a BCP 47 tag; None and unknown languages get those that hold everywhere, and English ones."""
    tag = (language or "en").split("-")[0].lower()
    locale = _locale(language or "en")
    loose = tag in _AGGLUTINATIVE
    units = _units(tag, locale)
    words = load("figures_words.toml")
    return Vocabulary(
        language=tag,
        decimal=_decimal_mark(tag, locale),
        comma_decimal_before_scale=tag in load("scales.toml")["separators"]["comma_decimal_before_scale"],
        scales=Words(_scales(tag, locale).items(), loose=loose),
        money_only=frozenset(load("scales.toml")["money_only"]["words"]),
        units=Words(units.items(), loose=loose),
        units_before=Endings(_units_before(tag, units).items()),
        approx_before=Endings(_approximations(words["before"], tag).items()),
        approx_after=Words(_approximations(words["after"], tag).items(), loose=True),
        time=Words((word, True) for word in _listed(words["time"], tag)),
        numerals={word: Decimal(value) for word, value in words["numerals"].get(tag, {}).items()},
    )


def _locale(language: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _decimal_mark(tag: str, locale: Any) -> str:
    if tag in CJK or tag in ("en", "ar", "hi"):
        return "."
    systems = locale.number_symbols
    symbols: dict[str, str] = systems.get("latn") or next(iter(systems.values()), {})
    return str(symbols.get("decimal", "."))


def _listed(table: dict[str, list[str]], tag: str) -> list[str]:
    # English words stand in translated texts of every language.
    return [*table.get("en", ()), *table.get("any", ()), *table.get(tag, ())]


def _scales(tag: str, locale: Any) -> dict[str, int]:
    table: dict[str, dict[str, list[str]]] = load("scales.toml")["words"]
    found: dict[str, int] = {}
    if tag not in table:
        _add_scales(found, table["en"])
    found.update(_compact_words(locale))
    _add_scales(found, table["any"])
    _add_scales(found, table.get(tag, {}))
    return found


def _add_scales(found: dict[str, int], table: dict[str, list[str]]) -> None:
    found.update({word: int(exponent) for exponent, words in table.items() for word in words})


def _compact_words(locale: Any) -> dict[str, int]:
    """CLDR's compact patterns: at key 10000, "00 Tausend" says that Tausend is worth 10000 / 10."""
    found: dict[str, int] = {}
    for style in ("long", "short"):
        for plural in (locale.compact_decimal_formats.get(style) or {}).values():
            for key, pattern in plural.items():
                text = pattern.pattern.replace("'", "").replace("\u00a0", " ").lower()
                zeros = text.count("0")
                word = text.replace("0", "").replace("\u200f", "").strip()
                if word and zeros and "¤" not in word:
                    found[word] = len(key) - 1 - (zeros - 1)
    return found


def _units(tag: str, locale: Any) -> dict[str, Unit]:
    data = load("units.toml")
    found: dict[str, Unit] = {}
    found.update(dict.fromkeys(data["shared_money"]["words"], Unit("money", SHARED)))
    for code, names in locale._data["currency_names_plural"].items():
        for name in names.values():
            found[name.lower()] = Unit("money", code)
    for section in ("any", "en", tag):
        for code, words in data["money"].get(section, {}).items():
            found.update(dict.fromkeys(words, Unit("money", code)))
        for code, words in data["measures"].get(section, {}).items():
            found.update(dict.fromkeys(words, Unit("measure", code)))
    for code, words in data["money_hundredths"].items():
        found.update(dict.fromkeys(words, Unit("money", code, Decimal("0.01"))))
    found.update(dict.fromkeys(_listed(data["percent"], tag), Unit("percent", "%")))
    found.update(dict.fromkeys(_listed(data["points"], tag), Unit("points", "percentage_point")))
    basis = Unit("points", "percentage_point", Decimal("0.01"))
    found.update(dict.fromkeys(_listed(data["basis_points"], tag), basis))
    return found


def _units_before(tag: str, units: dict[str, Unit]) -> dict[str, Unit]:
    found = {word: unit for word, unit in units.items() if unit.kind == "money"}
    percents = load("units.toml")["percent_before"]
    found.update(dict.fromkeys(percents.get(tag, ()), Unit("percent", "%")))
    return found


def _approximations(table: dict[str, dict[str, list[str]]], tag: str) -> dict[str, Approx]:
    found: dict[str, Approx] = {}
    for name, by_language in table.items():
        found.update(dict.fromkeys(_listed(by_language, tag), Approx(name)))
    return found
