"""Which articles print the same numbers one after the other: how translations are found where vectors can't tell.

Enters: a fingerprint, or a day around which to look. Leaves: hashes for the index, rows of articles that share them.
Never: a decision; that two texts share numbers makes them worth a look, no more.

Single numbers are no help: 15 stands in every tenth text. Two that follow each other in the same order are rare.
"""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from math import ceil

from sqlalchemy import Connection, bindparam, func, select

from monitor.domain import Fingerprint
from storage.tables import numeral_pair

WINDOW = timedelta(days=7)  # translations come within days, and each further day brings in strangers
MOST_NEIGHBOURS = 50

# Measured on the kit's 4,118 pairs of texts that print the same: with one number skipped (a word in the other language)
# all of them share two pairs and more than .22 of the longer text's, without about .92 of them two. A pair has three
# digits or more: two single digits meet anywhere.
_SHARED_PAIRS = 2
_SHARED = 0.2
_REACH = 2
_DIGITS = 3
_NUMERALS = 200  # of a text; who prints more prints tables
_DIFFERENT = 4  # fewer different numbers than this tell nothing (`numbers` in monitor/data/reprints.toml)

_COUNTED = (
    select(numeral_pair.c.article)
    .where(
        numeral_pair.c.hash.in_(bindparam("hashes", expanding=True)),
        numeral_pair.c.day.between(bindparam("first"), bindparam("last")),
    )
    .group_by(numeral_pair.c.article)
    .having(func.count() >= bindparam("enough"))
    .order_by(func.count().desc(), numeral_pair.c.article.desc())
    .limit(MOST_NEIGHBOURS)
)


def pair_hashes(fingerprint: Fingerprint) -> tuple[int, ...]:
    """Pairs of numbers that follow each other, as distinct 64-bit numbers in text order; none if there are few."""
    values = [value for _, value in fingerprint.numerals[:_NUMERALS]]
    if len(set(values)) < _DIFFERENT:
        return ()
    return tuple(dict.fromkeys(map(_small_hash, _pairs(values))))


def with_same_numbers(connection: Connection, fingerprint: Fingerprint, day: int) -> set[int]:
    """Rows of the articles around `day` (since 1970) that share most pairs of numbers, at most fifty."""
    hashes = pair_hashes(fingerprint)
    if len(hashes) < _SHARED_PAIRS:
        return set()
    around = {"first": day - WINDOW.days, "last": day + WINDOW.days}
    rows = connection.execute(_COUNTED, {"hashes": hashes, "enough": enough_pairs(len(hashes)), **around})
    return set(rows.scalars())


def enough_pairs(own: int) -> int:
    """With how many pairs in common a text is worth comparing, of one that has `own`."""
    return max(_SHARED_PAIRS, ceil(_SHARED * own))


def _pairs(values: list[str]) -> Iterator[str]:
    for at, value in enumerate(values):
        for other in values[at + 1 : at + 1 + _REACH]:
            if value != other and len(value) + len(other) >= _DIGITS:
                yield f"{value} {other}"


def _small_hash(pair: str) -> int:
    return int.from_bytes(hashlib.blake2b(pair.encode(), digest_size=8).digest(), "big", signed=True)
