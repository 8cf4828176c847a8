"""Finding the longest listed word at a place of a text, fast and without regular expressions.

Enters: words with what they mean. Leaves: a `Words` that answers at one position in
time proportional to the words that begin with the same two letters.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

# Scripts written without spaces between words, where a word may be followed by any letter.
_UNSPACED = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x0E00, 0x0E7F))


def unspaced(char: str) -> bool:
    """Whether `char` belongs to a script that has no spaces between words (Korean particles count as such)."""
    code = ord(char)
    return code >= 0x0E00 and any(low <= code <= high for low, high in _UNSPACED)


def spaced_letter(char: str) -> bool:
    """Whether `char` is a letter of a script that has spaces between words."""
    return char.isalpha() and not unspaced(char)


def follows_a_word(text: str, position: int) -> bool:
    """Whether a letter stands before `position`, or a letter and a space: what most patterns over words need first."""
    before = text[position - 1 : position]
    return before.isalpha() or (before == " " and text[position - 2 : position - 1].isalpha())


class Words(Generic[Meaning]):
    """A list of words to look up at a position. `loose`: a word may be the beginning of a longer one (Turkish)."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]], *, loose: bool = False) -> None:
        self._by_start: dict[str, list[tuple[str, Meaning]]] = {}
        self._loose = loose
        for word, meaning in dict(entries).items():
            if word:
                self._by_start.setdefault(word[:2], []).append((word, meaning))
        for group in self._by_start.values():
            group.sort(key=lambda entry: -len(entry[0]))

    def at(self, text: str, position: int) -> tuple[int, Meaning] | None:
        """End and meaning of the longest word that begins at `position`, or None."""
        two = text[position : position + 2]
        groups = (self._by_start.get(two), self._by_start.get(two[:1]) if len(two) > 1 else None)
        for group in groups:
            for word, meaning in group or ():
                if text.startswith(word, position) and self._ends(text, position + len(word), word[-1]):
                    return position + len(word), meaning
        return None

    def _ends(self, text: str, end: int, last: str) -> bool:
        if end >= len(text) or not spaced_letter(last):
            return True
        return not spaced_letter(text[end]) or (self._loose and end - 1 > 0)


class Endings(Generic[Meaning]):
    """A list of words to look up backwards: which of them ends at a position."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._by_end: dict[str, list[tuple[str, Meaning]]] = {}
        for word, meaning in dict(entries).items():
            if word:
                self._by_end.setdefault(word[-2:], []).append((word, meaning))
        for group in self._by_end.values():
            group.sort(key=lambda entry: -len(entry[0]))

    def at(self, text: str, position: int) -> tuple[int, Meaning] | None:
        """Start and meaning of the longest word that ends at `position`, or None."""
        two = text[max(0, position - 2) : position]
        groups = (self._by_end.get(two), self._by_end.get(two[-1:]) if len(two) > 1 else None)
        for group in groups:
            for word, meaning in group or ():
                start = position - len(word)
                if start >= 0 and text.startswith(word, start) and self._begins(text, start, word[0]):
                    return start, meaning
        return None

    @staticmethod
    def _begins(text: str, start: int, first: str) -> bool:
        return start == 0 or not spaced_letter(first) or not spaced_letter(text[start - 1])
