"""What recognises a text without a model: hashes of what it says and the values it prints."""

import re
from collections.abc import Sequence
from decimal import Decimal
from hashlib import blake2b

from monitor.data import load
from monitor.domain import Figure, FigureKind, Fingerprint
from monitor.text import fold_tidy, sentences, tidy

# Words and numbers; a separator inside a number stays, or "3.5" would be "35".
_WORDS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
# Languages word these too differently ("for years running", "once more second") for a comparison of values.
_WORDED = frozenset({FigureKind.RANK, FigureKind.STREAK})


def fingerprint(text: str, figures: Sequence[Figure]) -> Fingerprint:
    """Hashes of the folded text and of its sentences, in order, and the distinct values of its figures."""
    text = tidy(text)  # as a cleaned text is; once, for its whole and for its parts
    folded = (" ".join(_WORDS.findall(fold_tidy(text[start:end]))) for start, end in sentences(text))
    return Fingerprint(
        text=_hash(fold_tidy(text), 16),
        sentences=tuple(_hash(sentence, 8) for sentence in folded if sentence),
        numbers=tuple(dict.fromkeys(_canonical(figure.value) for figure in figures if _comparable(figure))),
    )


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
