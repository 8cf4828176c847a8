"""What recognises a text without a model: hashes of what it says and the values it prints."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from hashlib import blake2b

from monitor.data import load
from monitor.domain import Figure, FigureKind, Fingerprint
from monitor.hans import simplified
from monitor.reprints.conversions import dimension
from monitor.text import fold_tidy, sentences, tidy

# Words and numbers; a separator inside a number stays, or "3.5" would be "35".
_WORDS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
# Digits of any script with what may stand between them: 1,234.5 · 1 234,5 · 3:2 are one, one and two numerals.
_NUMERAL = re.compile(r"\d+(?:[.,٫٬]\d+|[\u00a0\u202f ]\d{3}(?!\d))*")
_BETWEEN = re.compile(r"\D")
_MOST_DIGITS = 20
# Languages word these too differently ("for years running", "once more second") for a comparison of values.
_WORDED = frozenset({FigureKind.RANK, FigureKind.STREAK})


def fingerprint(text: str, figures: Sequence[Figure], language: str | None = None) -> Fingerprint:
    """Hashes of the folded text and of its sentences, in order, and the numbers that it prints.

    Chinese counts as the same in either script.
    """
    said = tidy(simplified(text, language))  # as a cleaned text is; once, for its whole and for its parts
    folded = (words_of(said[start:end]) for start, end in sentences(said))
    return Fingerprint(
        text=_hash(fold_tidy(said), 16),
        sentences=tuple(_hash(sentence, 8) for sentence in folded if sentence),
        numbers=tuple(
            (figure.start, _canonical(figure.value), figure.unit if dimension(figure.unit) else "")
            for figure in figures
            if _comparable(figure)
        ),
        numerals=tuple(_numerals(text)),
    )


def words_of(sentence: str) -> str:
    """What of a sentence of a tidy text is compared: its words and numbers, folded; '' when it has none."""
    return " ".join(_WORDS.findall(fold_tidy(sentence)))


def _numerals(text: str) -> Iterator[tuple[int, str]]:
    """Where a number stands in digits, and its digits; but for years, and for telephone numbers and the like."""
    for match in _NUMERAL.finditer(text):
        printed = match.group()
        digits = _BETWEEN.sub("", printed)
        if len(digits) > _MOST_DIGITS or (len(printed) == 4 and 1900 <= int(digits) <= 2100):
            continue
        yield match.start(), str(int(digits)).rstrip("0") or "0"


def _hash(text: str, size: int) -> str:
    return blake2b(text.encode(), digest_size=size).hexdigest()


def _comparable(figure: Figure) -> bool:
    """A bracketed conversion may be left out by a translator; small counts are a matter of style."""
    if figure.kind in _WORDED or figure.pair_of is not None:
        return False
    small: int = load("reprints.toml")["figures"]["small_count"]
    return figure.kind is not FigureKind.COUNT or abs(figure.value) > small


def _canonical(value: Decimal) -> str:
    """One spelling of one value: no sign (languages put it into words), no exponent, no trailing zeros."""
    plain = format(abs(value), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
