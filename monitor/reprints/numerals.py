"""How far two texts print the same numbers in the same order: what is left where no sentence vector can tell.

Enters: two fingerprints. Leaves: an `Echo`. Never: a word of the texts; their languages, dates or stories.

A translator keeps the numbers, their order and about their distances. Another outlet at the same event prints some of
them too, but chooses, adds and reorders.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from monitor.data import load
from monitor.domain import Fingerprint

Numeral = tuple[int, str]  # offset and digits


@dataclass(frozen=True, slots=True)
class Echo:
    """Of `of` numbers in the text that prints more, `kept` stand in the other in the same order.

    `share` is the same by digits, 0 to 1: long numbers tell more. Where it can't suffice for anything it is only
    known to be no higher. `worth` is what is left of it where little tells or the lengths differ; `alike`: enough, for
    the two to be one report.
    """

    share: float
    worth: float
    kept: int
    of: int
    alike: bool


def echo(new: Fingerprint, known: Fingerprint) -> Echo | None:
    """Say how far one prints the other's numbers; None where one has too few of them, or sentences, to tell."""
    rules = load("reprints.toml")["numbers"]
    lengths = sorted((len(new.sentences), len(known.sentences)))
    mine, theirs = new.numerals[: rules["most"]], known.numerals[: rules["most"]]
    if lengths[0] < rules["min_sentences"] or not (_tells(mine, rules) and _tells(theirs, rules)):
        return None
    whole, of = max(_digits(mine), _digits(theirs)), max(len(mine), len(theirs))
    common = Counter(value for _, value in mine) & Counter(value for _, value in theirs)
    at_most = sum(len(value) * count for value, count in common.items()) / whole
    if at_most < rules["least"]:
        return Echo(at_most, 0.0, 0, of, alike=False)
    pairs = _in_order(mine, theirs)
    share = _digits([one for one, _ in pairs]) / whole
    apart = _spread(pairs, rules["apart"])
    told = sum(map(len, apart))
    enough = len(apart) >= rules["places"] and told >= rules["digits"] and _drift(pairs) <= rules["drift"]
    worth = share - rules["caution"] / max(1, told) - rules["lopsided"] * (1 - lengths[0] / lengths[1])
    return Echo(share, worth, len(pairs), of, alike=enough and worth >= rules["least"])


def _tells(numerals: Sequence[Numeral], rules: dict[str, Any]) -> bool:
    values = {value for _, value in numerals}
    return len(values) >= int(rules["places"]) and sum(map(len, values)) >= int(rules["digits"])


def _digits(numerals: Sequence[Numeral]) -> int:
    return sum(len(value) for _, value in numerals)


def _in_order(mine: Sequence[Numeral], theirs: Sequence[Numeral]) -> list[tuple[Numeral, Numeral]]:
    """The common subsequence with the most digits."""
    best = [[0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for row, (_, value) in enumerate(mine):
        above, below = best[row], best[row + 1]
        for column, (_, other) in enumerate(theirs):
            kept = above[column] + len(value) if value == other else 0
            below[column + 1] = max(kept, above[column + 1], below[column])
    pairs: list[tuple[Numeral, Numeral]] = []
    row, column = len(mine), len(theirs)
    while row and column:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((mine[row], theirs[column]))
    return pairs[::-1]


def _spread(pairs: Sequence[tuple[Numeral, Numeral]], apart: int) -> set[str]:
    """Different values that stand `apart` in both texts: a telephone number or an address is one, however long."""
    found: set[str] = set()
    last = None
    for (here, value), (there, _) in pairs:
        far = last is None or (here - last[0] >= apart and there - last[1] >= apart)
        if far and value not in found:
            found.add(value)
            last = here, there
    return found


def _drift(pairs: Sequence[tuple[Numeral, Numeral]]) -> float:
    """By how much, at most, a number stands nearer to the first or the last in one text than in the other; 0 to 1."""
    (first, _), (there, _) = pairs[0]
    lengths = max(1, pairs[-1][0][0] - first), max(1, pairs[-1][1][0] - there)
    return max(abs((one - first) / lengths[0] - (other - there) / lengths[1]) for (one, _), (other, _) in pairs)
