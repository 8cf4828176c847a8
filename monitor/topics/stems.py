"""The beginnings of a text's words, as numbers: what weights of words are learnt and looked up by.

Enters: title, text, language. Leaves: a number for each different beginning; none in a language that no words
are learnt of. Never: a weight (layer.py), a list of words.
"""

import re
import zlib
from functools import lru_cache
from itertools import pairwise

from monitor.data import load
from monitor.topics.lexicon import SAMPLE, folded

_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGNS = re.compile(r"[\u3400-\u9fff]")


def of(title: str, text: str, language: str | None) -> frozenset[int]:
    """Each beginning once, however often it stands there. Of `text` only the first code points (topics_rules.toml)."""
    rules = load("topics_rules.toml")["learnt"]
    if language not in rules["languages"]:
        return frozenset()
    length: int = rules["stem"]
    found: set[str] = set()
    beginning = folded(text[:SAMPLE])[: rules["reach"]]
    for word in {*_WORD.findall(folded(title)), *_WORD.findall(beginning)}:
        if word.isascii() or not _SIGNS.search(word):
            found.add(word[:length])
        else:  # Chinese has no space between words: there, each two signs that stand together
            found.update(map("".join, pairwise(word)))
    return frozenset(map(_number, found))


@lru_cache(maxsize=1 << 16)  # papers repeat their words
def _number(part: str) -> int:
    return zlib.crc32(part.encode())
