"""Which sentence of one telling says what which sentence of another says: the evidence that a person can check.

Enters: two texts with their sentence vectors, if there are any. Leaves: an `Alignment`. Never: a decision about
stories; a sentence set against an earlier one than the sentence before it was.

Sentences that are the same word for word come first, as far as they stand in the same order. What lies between
them is set against each other by its vectors, the best way in order; one sentence may stand for two, since
translators split and merge. A text without vectors is aligned by its words alone, and so is what stands behind the
first sentences, of which alone there are vectors: texts of any length and with any repeats cost little.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
    """`pairs` in the order of the new text, every sentence of it once; `left_out` are the known text's other ones.

    `beyond` counts the sentences of either text behind those that have vectors (`max_sentences`): they are compared
    word for word only, so that one without a counterpart may have one all the same.
    """

    pairs: tuple[Pair, ...]
    left_out: tuple[Span, ...]
    beyond: int = 0


def align(new: str, known: str, of_new: Embedding | None = None, of_known: Embedding | None = None) -> Alignment:
    """Set the sentences of `new` against those of `known`. Vectors of two models are not compared."""
    if of_new is None or of_known is None or of_new.model != of_known.model:
        of_new = of_known = None
    mine, theirs = _units(new, of_new), _units(known, of_known)
    met: list[Pair] = []
    for run in _runs(mine, theirs):
        met.extend(run)
    left_out = _apart([unit.span for unit in theirs], [pair.of for pair in met if pair.of])
    return Alignment(tuple(met), tuple(left_out), _beyond(mine, of_new) + _beyond(theirs, of_known))


@dataclass(frozen=True)
class _Unit:
    """A sentence: where it stands in the text and among the others, its words, its vector if it has one."""

    span: Span
    place: int
    words: str
    vector: "NDArray[np.float32] | None" = None


def _units(text: str, embedding: Embedding | None) -> list[_Unit]:
    """The sentences that say anything; where there are vectors, as they were cut when those were made."""
    embedded = dict(zip(embedding.spans, unit_rows(embedding), strict=True)) if embedding else {}
    spans = sorted([*embedded, *_apart(sentences(text), sorted(embedded))])
    said = ((span, words) for span in spans if (words := words_of(text[span[0] : span[1]])))
    return [_Unit(span, place, words, embedded.get(span)) for place, (span, words) in enumerate(said)]


def _beyond(units: Sequence[_Unit], embedding: Embedding | None) -> int:
    if embedding is None or len(embedding.spans) < load("embed.toml")["max_sentences"]:
        return 0
    return sum(unit.span[0] >= embedding.spans[-1][1] for unit in units)


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
    """Same sentences, and what lies between them."""
    at = beside = 0
    for one, other in [*_same(mine, theirs), (len(mine), len(theirs))]:
        yield _between(mine[at:one], theirs[beside:other])
        yield [Pair(unit.span, theirs[other].span, 1.0) for unit in mine[one : one + 1]]
        at, beside = one + 1, other + 1


def _same(mine: Sequence[_Unit], theirs: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Places of the same sentences, both rising: n log n steps however often a sentence is repeated.

    Of a repeated sentence the first stands for the first, the second for the second, as far as that rises; then
    neighbours of what was found join it, so that one repeat more on one side does not tear the others apart.
    """
    place = {said: at for at, said in enumerate(_counted(theirs))}
    common = [(at, place[said]) for at, said in enumerate(_counted(mine)) if said in place]
    anchors = [(-1, -1), *(common[at] for at in _rising([other for _, other in common])), (len(mine), len(theirs))]
    for (one, other), (end, theirs_end) in pairwise(anchors):
        yield from [(one, other)] if one >= 0 else []
        most = min(end - one, theirs_end - other) - 1
        ahead = _alike(mine[one + 1 : one + 1 + most], theirs[other + 1 : other + 1 + most])
        yield from ((one + step, other + step) for step in range(1, ahead + 1))
        rest = most - ahead
        behind = _alike(mine[end - rest : end][::-1], theirs[theirs_end - rest : theirs_end][::-1])
        yield from ((end - step, theirs_end - step) for step in range(behind, 0, -1))


def _counted(units: Sequence[_Unit]) -> Iterator[tuple[str, int]]:
    """Each unit's words, and for the how manieth time they are said."""
    times: Counter[str] = Counter()
    for unit in units:
        times[unit.words] += 1
        yield unit.words, times[unit.words]


def _alike(mine: Sequence[_Unit], theirs: Sequence[_Unit]) -> int:
    """How many stand word for word at the beginning of both; they are equally long."""
    unlike = (at for at, (one, other) in enumerate(zip(mine, theirs, strict=True)) if one.words != other.words)
    return next(unlike, len(mine))


def _rising(numbers: Sequence[int]) -> list[int]:
    """Places of a longest rising subsequence of different numbers (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []  # places of the numbers in `tops`
    before: list[int] = []  # for each place the one before it in the best sequence that ends there, -1 for none
    for place, number in enumerate(numbers):
        at = bisect_left(tops, number)
        tops[at : at + 1], last[at : at + 1] = [number], [place]
        before.append(last[at - 1] if at else -1)
    found: list[int] = []
    place = last[-1] if last else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def _between(mine: Sequence[_Unit], theirs: Sequence[_Unit]) -> list[Pair]:
    """The best way in order through two runs between sentences that are the same; what has no vector stands alone."""
    apart = [Pair(unit.span) for unit in mine if unit.vector is None]
    mine, theirs = ([unit for unit in units if unit.vector is not None] for units in (mine, theirs))
    if not mine or not theirs:
        return sorted([*apart, *(Pair(unit.span) for unit in mine)], key=lambda pair: pair.sentence)
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
    return sorted([*apart, *_walked(mine, theirs, steps, taken)], key=lambda pair: pair.sentence)


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
            (1, 2): (rows @ _doubled(theirs, columns).T).tolist(),
            (2, 1): (_doubled(mine, rows) @ columns.T).tolist(),
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
    """A row for each unit, all of which have a vector."""
    import numpy as np

    return np.array([unit.vector for unit in units])


def _doubled(units: Sequence[_Unit], rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """The vector of each row and the next together: their sum, of length 1. With a unit between them like nothing."""
    import numpy as np

    sums = rows[:-1] + rows[1:]
    sums[[later.place - one.place != 1 for one, later in pairwise(units)]] = 0
    doubled: NDArray[np.float32] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return doubled
