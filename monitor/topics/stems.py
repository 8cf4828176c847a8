"""The beginnings of a text's words, as numbers: what weights of words are learnt and looked up by.

Enters: title, text, language. Leaves: a number for each different beginning; none in a language that no words
are learnt of. Never: a weight (layer.py), a list of words.
"""

import re
import zlib
from collections.abc import Iterable

from monitor.data import load
from monitor.text import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGNS = re.compile(r"[\u3400-\u9fff]")


def of(title: str, text: str, language: str | None) -> frozenset[int]:
    """Each beginning once, however often it stands there. Of `text` only the first code points (topics_rules.toml)."""
    rules = load("topics_rules.toml")["learnt"]
    if language not in rules["languages"]:
        return frozenset()
    words = _WORD.findall(fold(f"{title}\n{text[: rules['reach']]}").replace("ё", "е"))
    length: int = rules["stem"]
    return frozenset(zlib.crc32(part.encode()) for word in words for part in _parts(word, length))


def _parts(word: str, length: int) -> Iterable[str]:
    """Chinese has no space between words: there, each two signs that stand together."""
    if _SIGNS.search(word):
        return (word[n : n + 2] for n in range(len(word) - 1))
    return (word[:length],)
