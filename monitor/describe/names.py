"""A compact index of names: which of many names begin at a place in a text.

Enters: folded names with numbers. Leaves: a `NameIndex`, built in memory or mapped from a file
that tools/places/compile.py wrote. Never: what the numbers stand for (see gazetteer.py).

A trie finds names fast but not for nothing, so that most places in a text are ruled out before it
is asked: names of alphabets begin where words begin, and what is written without a capital must
begin like one of the names that allow it (`starts`).
"""

import json
import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import marisa_trie

_HEAD = struct.Struct("<4sIII")  # magic, bytes of the header, bytes of the trie, number of names
_MAGIC = b"FWN1"
DEPTH = 4  # letters of a name's beginning that are kept in `starts`
LONGEST = 80  # letters of a name; what the trie is given stays short


class NameIndex:
    """Names by their beginning, each with the numbers that it was given, in their order."""

    def __init__(
        self, trie: marisa_trie.Trie, first: Sequence[int], numbers: Sequence[int], starts: Iterable[str]
    ) -> None:
        self._trie, self._first, self._numbers = trie, first, numbers
        # The names that a text begins with, shortest first. The trie's own method: it is called 200 times a text.
        self.prefixes: Callable[[str], list[str]] = trie.prefixes
        self._starts = frozenset(starts)

    @classmethod
    def build(cls, names: Mapping[str, Sequence[int]], small: Iterable[str]) -> "NameIndex":
        """Index `names`; those in `small` count without a capital letter too."""
        trie = marisa_trie.Trie(names)
        ordered: list[Sequence[int]] = [()] * len(names)
        for name, numbers in names.items():
            ordered[trie[name]] = numbers
        first = array("I", [0])
        for numbers in ordered:
            first.append(first[-1] + len(numbers))
        caseless = (name for name in names if not _has_case(name[0]))
        starts = {name[:DEPTH] for names in (small, caseless) for name in names}
        return cls(trie, first, array("I", [n for numbers in ordered for n in numbers]), starts)

    @classmethod
    def load(cls, content: memoryview) -> "NameIndex":
        """An index over what `dump` wrote; the trie stays where it is."""
        magic, head, size, count = _HEAD.unpack_from(content)
        if magic != _MAGIC:
            raise ValueError("not an index of names, or one of another version")
        at = _HEAD.size
        starts = json.loads(bytes(content[at : at + head]))
        trie = marisa_trie.Trie().map(content[at + head : at + head + size])
        arrays = content[at + head + size :].cast("I")
        return cls(trie, arrays[: count + 1], arrays[count + 1 :], starts)

    def dump(self) -> bytes:
        """The index as bytes, little-endian, each part on a multiple of eight bytes."""
        head = json.dumps(sorted(self._starts), ensure_ascii=False).encode()
        head += b" " * (-len(head) % 8)
        trie = self._trie.tobytes()
        parts = (array("I", part).tobytes() for part in (self._first, self._numbers))
        return b"".join((_HEAD.pack(_MAGIC, len(head), len(trie), len(self._first) - 1), head, trie, *parts))

    def numbers(self, name: str) -> tuple[int, ...] | None:
        """Numbers of exactly this name; None if there is no such name."""
        key = self._trie.get(name)
        return None if key is None else self._of(key)

    def opens(self, text: str) -> bool:
        """Whether any name begins with `text`."""
        return next(self._trie.iterkeys(text), None) is not None

    @property
    def starts(self) -> frozenset[str]:
        """The first `DEPTH` characters, or fewer, of all names that may stand without a capital letter."""
        return self._starts

    def items(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        return ((name, self._of(key)) for name, key in self._trie.items())

    def _of(self, key: int) -> tuple[int, ...]:
        return tuple(self._numbers[self._first[key] : self._first[key + 1]])


def _has_case(char: str) -> bool:
    return char.upper() != char.lower()
