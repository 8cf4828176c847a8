"""Which sentence of one telling says what which sentence of another says: the evidence that a person can check.

Enters: two texts with their sentence vectors, if there are any. Leaves: an `Alignment`. Never: a decision about
stories; a sentence set against an earlier one than the sentence before it was.

Sentences that are the same word for word come first, as far as they stand in the same order. What lies between
them is set against each other by its vectors, the best way in order; one sentence may stand for two, since
translators split and merge. A text without vectors is aligned by its words alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from monitor.data import load
from monitor.domain import Embedding
from monitor.reprints.fingerprints import words_of
from monitor.reprints.matrix import unit_rows
from monitor.text import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Span = tuple[int, int]
# How many sentences of the new and of the known text a step takes. The first that is as good as another is taken.
_STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence (or two) of the new text, and what of the known text says the same.

    `of` and `likeness` are None where nothing does; likeness is 1.0 for word for word, else a cosine.
    """

    sentence: Span
    of: Span | None = None
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """`pairs` in the order of the new text, every sentence of it once; `left_out` are the known text's other ones."""

    pairs: tuple[Pair, ...]
    left_out: tuple[Span, ...]


def align(new: str, known: str, of_new: Embedding | None = None, of_known: Embedding | None = None) -> Alignment:
    """Set the sentences of `new` against those of `known`. Vectors of two models are not compared."""
    if of_new is None or of_known is None or of_new.model != of_known.model:
        of_new = of_known = None
    mine, theirs = _units(new, of_new), _units(known, of_known)
    met: list[Pair] = []
    for run in _runs(mine, theirs):
        met.extend(run)
    left_out = _apart([unit.span for unit in theirs], [pair.of for pair in met if pair.of])
    return Alignment(tuple(met), tuple(left_out))


@dataclass(frozen=True)
class _Unit:
    """A sentence: where it stands, its words, its vector if it has one."""

    span: Span
    words: str
    vector: "NDArray[np.float32] | None" = None


def _units(text: str, embedding: Embedding | None) -> list[_Unit]:
    """The sentences that say anything; where there are vectors, as they were cut when those were made."""
    embedded = dict(zip(embedding.spans, unit_rows(embedding), strict=True)) if embedding else {}
    spans = sorted([*embedded, *_apart(sentences(text), sorted(embedded))])
    units = (_Unit(span, words_of(text[span[0] : span[1]]), embedded.get(span)) for span in spans)
    return [unit for unit in units if unit.words]


def _apart(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Those of `spans` that touch none of the `others`; both in the order of the text, none overlapping its like."""
    found: list[Span] = []
    at = 0
    for start, end in spans:
        while at < len(others) and others[at][1] <= start:
            at += 1
        if at == len(others) or end <= others[at][0]:
            found.append((start, end))
    return found


def _runs(mine: Sequence[_Unit], theirs: Sequence[_Unit]) -> Iterator[list[Pair]]:
    """Runs of the same sentences, and what lies between them."""
    matcher = SequenceMatcher(None, [unit.words for unit in mine], [unit.words for unit in theirs], autojunk=False)
    at = beside = 0
    for block in matcher.get_matching_blocks():
        yield _between(mine[at : block.a], theirs[beside : block.b])
        at, beside = block.a + block.size, block.b + block.size
        pairs = zip(mine[block.a : at], theirs[block.b : beside], strict=True)
        yield [Pair(one.span, other.span, 1.0) for one, other in pairs]


def _between(mine: Sequence[_Unit], theirs: Sequence[_Unit]) -> list[Pair]:
    """The best way in order through two runs that have no sentence in common."""
    if not any(unit.vector is not None for unit in mine) or not any(unit.vector is not None for unit in theirs):
        return [Pair(unit.span) for unit in mine]
    steps = _Steps(mine, theirs)
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    taken = [[_STEPS[-1]] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for at in range(len(mine), -1, -1):
        for beside in range(len(theirs), -1, -1):
            ways = [
                (steps.worth(at, beside, step) + best[at + step[0]][beside + step[1]], step)
                for step in _STEPS
                if at + step[0] <= len(mine) and beside + step[1] <= len(theirs)
            ]
            if ways:
                best[at][beside], taken[at][beside] = max(ways, key=lambda way: way[0])
    return list(_walked(mine, theirs, steps, taken))


def _walked(
    mine: Sequence[_Unit], theirs: Sequence[_Unit], steps: "_Steps", taken: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[Pair]:
    at = beside = 0
    while at < len(mine):
        here, there = taken[at][beside]
        span = (mine[at].span[0], mine[at + max(here, 1) - 1].span[1])
        if here and there:
            of = (theirs[beside].span[0], theirs[beside + there - 1].span[1])
            yield Pair(span, of, round(steps.cosine(at, beside, (here, there)), 4))
        elif here:
            yield Pair(span)
        at, beside = at + here, beside + there


class _Steps:
    """What each step is worth: how far its cosine lies above the least, for each sentence that it covers."""

    def __init__(self, mine: Sequence[_Unit], theirs: Sequence[_Unit]) -> None:
        rules = load("reprints.toml")["aligned"]
        self._least, self._merge = float(rules["least"]), float(rules["merge"])
        rows, columns = _matrix(mine), _matrix(theirs)
        self._cosines = {
            (1, 1): (rows @ columns.T).tolist(),
            (1, 2): (rows @ _doubled(columns).T).tolist(),
            (2, 1): (_doubled(rows) @ columns.T).tolist(),
        }

    def cosine(self, at: int, beside: int, step: tuple[int, int]) -> float:
        return float(self._cosines[step][at][beside])

    def worth(self, at: int, beside: int, step: tuple[int, int]) -> float:
        if 0 in step:
            return 0.0
        cosine = self.cosine(at, beside, step)
        if cosine < self._least:
            return -1.0  # never better than to leave both alone
        return (cosine - self._least) * sum(step) - (self._merge if sum(step) > 2 else 0.0)


def _matrix(units: Sequence[_Unit]) -> "NDArray[np.float32]":
    """A row for each unit; one without a vector is like nothing."""
    import numpy as np

    dims = next(len(unit.vector) for unit in units if unit.vector is not None)
    return np.array([np.zeros(dims, np.float32) if unit.vector is None else unit.vector for unit in units])


def _doubled(rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """The vector of each row and the next together: their sum, of length 1. Of a pair without both, like nothing."""
    import numpy as np

    sums = rows[:-1] + rows[1:]
    whole: NDArray[np.bool_] = np.linalg.norm(rows, axis=1) > 0
    sums[~(whole[:-1] & whole[1:])] = 0
    doubled: NDArray[np.float32] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return doubled
