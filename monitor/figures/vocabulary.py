"""What one language calls numbers, scales, units and approximations: data files joined with CLDR.

Enters: a BCP 47 tag. Leaves: a `Vocabulary`, built once a process and language (about
20 ms). The data files win over CLDR, because they hold what people really write.
"""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Approx
from monitor.figures.cldr import locale_of
from monitor.figures.lexicon import Lexicon, lexicon, simple_numerals
from monitor.figures.units import AGGLUTINATIVE, Unit, Units, units_of
from monitor.figures.words import Endings, Words, spaced_letter

CJK = frozenset({"zh", "ja", "ko"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language. `scales` give powers of ten; `decimal` is the mark before the decimals.

    `comma_groups`: the text is of a country where a comma groups, though it decides elsewhere in the language.
    """

    language: str
    decimal: str
    decimal_before_scale: str
    scales: Words[int]
    scale_stems: frozenset[str]
    suffixes: dict[str, frozenset[str]]
    cases: frozenset[str]
    ordinal: frozenset[str]
    money_only: frozenset[str]
    remainder: bool
    short_remainder: bool
    thousand_millions: bool
    units: Words[Unit]
    units_before: Endings[Unit]
    unit_rules: Units
    approx_before: Endings[Approx]
    approx_after: Words[Approx]
    time: Words[bool]
    numerals: dict[str, Decimal]
    lexicon: Lexicon | None
    loose: bool
    comma_groups: bool = False


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """Words for a BCP 47 tag; None and unknown languages get those that hold everywhere, and English ones."""
    tag = (language or "en").split("-")[0].lower()
    locale = _locale(language or "en")
    loose = tag in AGGLUTINATIVE
    units = units_of(tag, locale)
    words, numbering = load("figures_words.toml"), load("scales.toml")
    scales = _scales(tag, locale)
    money_only = _money_only(tag, scales)
    return Vocabulary(
        language=tag,
        decimal=_decimal_mark(tag, locale),
        decimal_before_scale=numbering["decimal_before_scale"].get(tag, ""),
        scales=Words(scales.items(), loose=loose),
        scale_stems=frozenset(word for word, exponent in scales.items() if exponent >= 3 and len(word) >= 5),
        suffixes={word: frozenset(listed) for word, listed in numbering["suffixes"].get(tag, {}).items()},
        cases=frozenset(numbering["cases"].get(tag, ())),
        ordinal=frozenset(numbering["cjk"]["signs"]["ordinal"]),
        money_only=money_only,
        remainder=tag in numbering["remainder"]["languages"],
        short_remainder=tag in numbering["remainder"]["short"],
        thousand_millions=tag in numbering["thousand_millions"]["languages"],
        units=units.words,
        units_before=units.before,
        unit_rules=units,
        approx_before=Endings(_approximations(words["before"], tag).items()),
        approx_after=Words(_approximations(words["after"], tag).items(), loose=True),
        time=Words((word, True) for word in _listed(words["time"], tag)),
        numerals=simple_numerals(tag),
        lexicon=lexicon(tag, {word: exponent for word, exponent in scales.items() if word not in money_only}),
        loose=loose,
    )


def _locale(language: str) -> Any:
    return locale_of(language, "-") or locale_of("en")


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
    """News writes Vietnamese and Hindi letters with their signs in one character or in several."""
    for exponent, words in table.items():
        for word in words:
            spellings = (word, unicodedata.normalize("NFC", word), unicodedata.normalize("NFD", word))
            found.update(dict.fromkeys(spellings, int(exponent)))


def _money_only(tag: str, scales: dict[str, int]) -> frozenset[str]:
    """Scale words that need money beside them: the listed ones, and every single letter of an alphabet."""
    listed = load("scales.toml")["money_only"]
    letters = (word for word in scales if len(word) == 1 and spaced_letter(word))
    return frozenset((*listed["any"], *listed.get(tag, ()), *letters))


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


def _approximations(table: dict[str, dict[str, list[str]]], tag: str) -> dict[str, Approx]:
    found: dict[str, Approx] = {}
    for name, by_language in table.items():
        found.update(dict.fromkeys(_listed(by_language, tag), Approx(name)))
    return found
