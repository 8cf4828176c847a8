"""Learns a host's furniture: lines that its pages carry whatever they tell.

Enters: the lines of documents by host. Leaves: `Furniture`. Never: a decision by what a line
says alone (that is `clean`'s), a line with a sentence that gives a number, anything from texts
that are copies of each other, a result that depends on the order of the documents.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any
from urllib.parse import urlsplit

from monitor.data import load
from monitor.domain import Cleaned, Removal
from monitor.text import fold, weight

RULE = "learned"
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")
# Digits, or Chinese numerals in a row; one alone is part of many words.
_NUMBER = re.compile(r"\d|[零〇一二三四五六七八九十百千万亿]{2,}")
_CLOSING = "\"'”’»）)】」』"


@dataclass(frozen=True)
class Furniture:
    """Keys of lines that are furniture (see `key`), by host."""

    by_host: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def of(self, url: str | None) -> frozenset[int]:
        """The furniture of the pages at this address; none where there is no address."""
        return self.by_host.get(host_of(url) or "", frozenset())


@dataclass(frozen=True)
class Lines:
    """One document's lines as they are compared: keys in order, what each weighs, and which may be furniture.

    Keys instead of texts, because a run may hold the lines of 100,000 documents.
    """

    keys: tuple[int, ...]
    weights: tuple[float, ...]
    learnable: frozenset[int]


def learn(texts: Mapping[str, Iterable[Lines]]) -> Furniture:
    """The furniture of each host. Equal texts count once, so that a document that came twice teaches nothing."""
    return Furniture({host: found for host, lines in texts.items() if (found := _habits(set(lines)))})


def lines_of(text: str) -> Lines:
    """What `learn` takes of one document's text."""
    longest: int = load("learn.toml")["longest"]
    parts = [part for part in (raw.strip() for raw in text.split("\n")) if part]
    folded = [fold(part) for part in parts]
    keys = tuple(map(_digest, folded))
    may = (len(line) <= longest and not _tells(line) for line in folded)
    return Lines(keys, tuple(map(weight, parts)), frozenset(one for one, good in zip(keys, may, strict=True) if good))


def key(line: str) -> int:
    """What stands for a line: the same for lines that differ in case, blanks, quotes and width only."""
    return _digest(fold(line))


def host_of(url: str | None) -> str | None:
    """Whose pages an address counts to: its host without `www.`; None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # brackets that hold no IPv6 address
        return None
    return host.lower().rstrip(".").removeprefix("www.") or None if host else None


def without(cleaned: Cleaned, furniture: Collection[int]) -> Cleaned:
    """`cleaned` without its lines that are furniture; as it is where nothing else would be left."""
    lines = [(line, key(line) in furniture) for line in cleaned.text.split("\n")]
    gone = tuple(Removal(line, RULE) for line, known in lines if known)
    kept = [line for line, known in lines if not known]
    if not gone or not any(line.strip() for line in kept):
        return cleaned
    return replace(cleaned, text="\n".join(kept), removed=(*cleaned.removed, *gone))


def _habits(texts: Collection[Lines]) -> frozenset[int]:
    """Lines that enough different texts carry; texts that mostly consist of such lines have no voice."""
    limits = load("learn.toml")
    shared = _shared(texts, limits)
    teachers = [text for text in texts if _part(text, shared) <= limits["copy"]]
    learnable = frozenset().union(*(text.learnable for text in teachers))
    return learnable & _shared(teachers, limits)


def _shared(texts: Collection[Lines], limits: Mapping[str, Any]) -> frozenset[int]:
    counts = Counter(line for text in texts for line in set(text.keys))
    least = max(limits["documents"], limits["share"] * len(texts))
    return frozenset(line for line, count in counts.items() if count >= least)


def _part(text: Lines, shared: Collection[int]) -> float:
    """The part of a text that stands in `shared` lines."""
    whole = sum(text.weights)
    return sum(w for line, w in zip(text.keys, text.weights, strict=True) if line in shared) / whole if whole else 1.0


def _tells(line: str) -> bool:
    """A sentence with a number: articles repeat such ones as background, and they are what we are here for."""
    return line.rstrip(_CLOSING).endswith(_ENDS) and _NUMBER.search(line) is not None


def _digest(folded: str) -> int:
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest())
