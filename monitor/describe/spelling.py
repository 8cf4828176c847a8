"""What a name in the data stands for: its marks, its forms, and the one spelling that is looked up.

Enters: a name as written in a table. Leaves: a `Mark` and the forms of the name; folded text.

Marks before a name: `^` counts in capitals only (US, not us); `~` an adjective or inhabitants (in
Cyrillic an adjective's stem); `=` inhabitants in the plural (Cyrillic); `?` weak: people and words
are called so too (`?~`: such an adjective); `_` counts in any case, and so does a name that begins with a small letter.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from monitor.describe.morphology import adjective, forms, inhabitants


@dataclass(frozen=True, slots=True)
class Mark:
    """How a name counts; see the marks above."""

    capitals: bool = False
    adjective: bool = False
    weak: bool = False
    any_case: bool = False
    sign: bool = False  # not its name, but what only it has: the Bundesbank

    @property
    def bits(self) -> int:
        """The mark as a number below `2 ** MARK_BITS`."""
        return self.capitals | self.adjective << 1 | self.weak << 2 | self.any_case << 3 | self.sign << 4


MARK_BITS = 5
MARKS = tuple(Mark(*(bool(bits >> shift & 1) for shift in range(MARK_BITS))) for bits in range(2**MARK_BITS))
_CYRILLIC = re.compile("[а-яіїєґ]")


def spellings(raw: str) -> tuple[Mark, tuple[str, ...]]:
    """A name's mark and all its forms."""
    mark, name = raw[0], raw[1:]
    if mark == "^":
        return Mark(capitals=True), (name,)
    if mark == "~":
        # Russian adjectives are written small.
        small = bool(_CYRILLIC.search(raw))
        return Mark(adjective=True, any_case=small), adjective(name) if small else (name,)
    if mark == "=":
        return Mark(adjective=True, any_case=True), inhabitants(name)
    if mark == "?":
        return (Mark(adjective=True, weak=True), (name[1:],)) if name[0] == "~" else (Mark(weak=True), forms(name))
    if mark == "_":
        return Mark(any_case=True), forms(name)
    return Mark(any_case=raw[0].islower()), forms(raw)


def keys(raw: str) -> tuple[Mark, tuple[str, ...]]:
    """A name's mark and what its forms are looked up by, which begins with a letter or digit."""
    mark, spelled = spellings(raw)
    folded = (_BEFORE_NAME.sub("", form.translate(_FOLDING)) for form in spelled)
    return mark, tuple(dict.fromkeys(key for key in folded if key))


@lru_cache(maxsize=8)  # the same text is read for places and for topics
def fold(text: str) -> str:
    """Text of the same length in which one name has one spelling."""
    return text.translate(_FOLDING)


_BEFORE_NAME = re.compile(r"^[\W_]+")


class _Folding(dict[int, int]):
    """One character for one, so that offsets stay: small letters, no accents (but й), one kind of quote and dash."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        small = char.lower()
        folded = small if len(small) == 1 else char
        # Latin, Greek and Cyrillic only: Korean syllables and voiced kana are not letters with accents.
        if folded not in "йїґ" and (code < 0x0590 or 0x1E00 <= code < 0x2000):
            base = unicodedata.normalize("NFD", folded)[0]
            folded = base if base.isalpha() and len(base.lower()) == 1 else folded
        folded = _LETTERS.get(folded, folded)
        self[code] = ord(folded)
        return self[code]


_LETTERS = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "–": "-",
    "—": "-",
    "‑": "-",
    "‐": "-",
    "−": "-",
    "－": "-",
    "＝": "-",
    "゠": "-",
    "\n": " ",
    "\u00a0": " ",
}
_LETTERS |= {"ё": "е", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "\t": " ", "・": "-", "·": "-"}
_FOLDING = _Folding()
