"""How well two texts cover each other, by the cosines of all pairs of their sentences.

Enters: the sentence vectors of two texts. Leaves: one score for "both tell the same", one for "the longer holds the
shorter". Never: a threshold; a look at anything but the vectors.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.data import load
from monitor.domain import Embedding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Likeness of each sentence of a new text with each of a known one: an n × m matrix of cosines.

    `of_new` and `of_known` are the mean of each text's best ones: how far the other covers it.
    """

    cosines: "Matrix"
    of_new: float
    of_known: float

    @property
    def coverage(self) -> float:
        """How far the text that is covered better is covered."""
        return max(self.of_new, self.of_known)

    @property
    def gap(self) -> float:
        """By how much it is covered better than the other: near 0 for two full tellings."""
        return abs(self.of_new - self.of_known)


def unit_rows(embedding: Embedding) -> "Matrix":
    """The sentence vectors at length 1, one a row."""
    import numpy as np

    found = np.frombuffer(embedding.vectors, np.int8).reshape(-1, embedding.dims).astype(np.float32)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return found


def sheets(one: Embedding, others: Sequence[Embedding]) -> list[Sheet]:
    """One text beside each of many, in their order: all vectors are multiplied at once, most pairs are nothing more."""
    import numpy as np

    if not others:
        return []
    joined = b"".join(each.vectors for each in others)
    rows = np.frombuffer(joined, np.int8).reshape(-1, one.dims).astype(np.float32)
    every = unit_rows(one) @ rows.T
    every /= np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1e-9)
    counts = np.array([len(each.spans) for each in others])
    starts = np.cumsum(counts) - counts
    of_new = np.maximum.reduceat(every, starts, axis=1).mean(axis=0).tolist()
    of_known = (np.add.reduceat(every.max(axis=0), starts) / counts).tolist()
    parts = np.split(every, starts[1:], axis=1)
    return [Sheet(*each) for each in zip(parts, of_new, of_known, strict=True)]


def measure(sheet: Sheet) -> float:
    """How far two texts of `n` and `m` sentences tell the same, mostly 0 to 1.7; 0 where it is not worth asking.

    A sentence counts by its cosine with its best partner, and by how far that partner stands out from the next best:
    in two reports on one event every sentence is a little like every other (Artetxe and Schwenk 2019, "Margin-based
    Parallel Corpus Mining"; they take the ratio, here the difference does as well). Translators keep the order, so the
    longest chain of pairs that choose each other counts too. Few sentences prove little: `caution` ÷ n is taken off.
    """
    rules, cosines = load("reprints.toml")["vectors"], sheet.cosines
    if sheet.coverage < rules["hopeless"]:
        return 0.0
    ahead = min(_ahead(cosines), _ahead(cosines.T))
    score = min(sheet.of_new, sheet.of_known) + rules["run"] * in_order(cosines) + rules["ahead"] * ahead
    return float(score - rules["caution"] / min(cosines.shape))


def measure_part(sheet: Sheet) -> float:
    """How far the longer text holds the shorter one as a passage, mostly 0 to 1.7.

    As `measure` does, but of the shorter text's sentences alone, each with its place on the best path through the
    longer one: a passage goes on sentence by sentence. A translator joins two sentences or splits one, so a step may
    also be 0 or 2, for a fee. Where the best partners without any path stay below `chain`, that is the answer.
    """
    rules = load("reprints.toml")["passage"]
    short_is_new = sheet.cosines.shape[0] <= sheet.cosines.shape[1]
    turned = sheet.cosines if short_is_new else sheet.cosines.T
    beside = rules["run"] * in_order(turned) + rules["ahead"] * _ahead(turned) - rules["caution"] / len(turned)
    at_most = (sheet.of_new if short_is_new else sheet.of_known) + beside
    return float(at_most if at_most < rules["chain"] else _path(turned, rules["fee"]) + beside)


def mutual(likeness: "Matrix", least: float) -> list[tuple[int, int]]:
    """Sentences that are each other's best partner, with a likeness of at least `least`."""
    best_known, best_new = likeness.argmax(axis=1), likeness.argmax(axis=0)
    pairs = ((row, int(column)) for row, column in enumerate(best_known) if best_new[column] == row)
    return [pair for pair in pairs if likeness[pair] >= least]


def _path(likeness: "Matrix", fee: float) -> float:
    """Mean likeness along the best path that goes down a row at a time, and one column to the right."""
    import numpy as np

    best: NDArray[np.float32] = likeness[0]
    for row in likeness[1:]:
        stay, skip = best - fee, np.full_like(best, -np.inf)
        forward = skip.copy()
        forward[1:], skip[2:] = best[:-1], best[:-2] - fee
        best = np.maximum(np.maximum(forward, stay), skip) + row
    return float(best.max()) / len(likeness)


def in_order(likeness: "Matrix") -> float:
    """Longest chain of pairs that choose each other and keep the order, as a share of the shorter text."""
    best_known, best_new = likeness.argmax(axis=1), likeness.argmax(axis=0)
    mutual = best_known[best_new[best_known] == range(len(best_known))]
    return float(longest_rise(mutual.tolist()) / min(likeness.shape))


def _ahead(cosines: "Matrix") -> float:
    """By how much, on the mean, a row's best cosine is above its next three; 0 if there is one column only."""
    import numpy as np

    columns = cosines.shape[1]
    rivals = min(3, columns - 1)
    if rivals < 1:
        return 0.0
    top = np.partition(cosines, columns - 1 - rivals, axis=1)[:, columns - 1 - rivals :]
    best = top.max(axis=1)
    return float((best - (top.sum(axis=1) - best) / rivals).mean())


def longest_rise(numbers: Iterable[int]) -> int:
    """Length of the longest strictly rising subsequence (patience sorting)."""
    tops: list[int] = []
    for number in numbers:
        at = bisect_left(tops, number)
        tops[at : at + 1] = [number]
    return len(tops)
