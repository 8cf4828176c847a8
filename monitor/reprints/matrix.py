"""How well two texts cover each other, by the cosines of all pairs of their sentences.

Enters: the sentence vectors of two texts. Leaves: one score for "both tell the same", one for "the longer holds the
shorter". Never: a threshold; a look at anything but the vectors.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.data import load
from monitor.domain import Embedding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Measured:
    """`score`: how far both texts tell the same, mostly 0 to 1.7.

    `coverage` is the mean likeness of the sentences of the text that is covered better with their best partners,
    `gap` by how much it is covered better than the other: near 0 for two full tellings.
    """

    score: float
    coverage: float
    gap: float
    part_is_new: bool


def rows(embedding: Embedding) -> "Matrix":
    """The sentence vectors at length 1, one a row."""
    import numpy as np

    found = np.frombuffer(embedding.vectors, np.int8).reshape(-1, embedding.dims).astype(np.float32)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return found


def cosines(new: "Matrix", known: "Matrix") -> "Matrix":
    """Likeness of each sentence with each, n × m, from two matrices of rows with length 1."""
    return new @ known.T


def measure(likeness: "Matrix") -> Measured:
    """How far two texts of `n` and `m` sentences tell the same, by the n × m likenesses of their sentences.

    A sentence counts by its likeness with its best partner, and by how far that partner stands out from the next best:
    in two reports on one event every sentence is a little like every other (Artetxe and Schwenk 2019, "Margin-based
    Parallel Corpus Mining"; they take the ratio, here the difference does as well). Translators keep the order, so the
    longest run of mutual best pairs counts too. Few sentences prove little: `caution` ÷ n is taken off.
    """
    rules = load("reprints.toml")["vectors"]
    best_of_new, best_of_known = likeness.max(axis=1), likeness.max(axis=0)
    of_new, of_known = float(best_of_new.mean()), float(best_of_known.mean())
    coverage, gap, part_is_new = max(of_new, of_known), abs(of_new - of_known), of_new >= of_known
    if coverage < rules["hopeless"]:
        return Measured(0.0, coverage, gap, part_is_new)
    ahead = min(_ahead(likeness, best_of_new), _ahead(likeness.T, best_of_known))
    score = min(of_new, of_known) + rules["run"] * _in_order(likeness) + rules["ahead"] * ahead
    return Measured(score - rules["caution"] / min(likeness.shape), coverage, gap, part_is_new)


def measure_part(likeness: "Matrix") -> float:
    """How far the longer text holds the shorter one as a passage, mostly 0 to 1.7.

    As `measure` does, but of the shorter text's sentences alone, each with its place on the best path through the longer
    one: a passage goes on sentence by sentence. A translator joins two sentences or splits one, so a step may also be
    0 or 2, for a fee.
    """
    rules = load("reprints.toml")["passage"]
    turned = likeness if likeness.shape[0] <= likeness.shape[1] else likeness.T
    score = _path(turned, rules["fee"]) + rules["run"] * _in_order(turned)
    return float(score + rules["ahead"] * _ahead(turned, turned.max(axis=1)) - rules["caution"] / len(turned))


def _path(likeness: "Matrix", fee: float) -> float:
    """Mean likeness along the best path that goes down a row at a time, and one column to the right."""
    import numpy as np

    best = likeness[0]
    for row in likeness[1:]:
        stay, skip = best - fee, np.full_like(best, -np.inf)
        forward = skip.copy()
        forward[1:], skip[2:] = best[:-1], best[:-2] - fee
        best = np.maximum(np.maximum(forward, stay), skip) + row
    return float(best.max()) / len(likeness)


def _in_order(likeness: "Matrix") -> float:
    """Longest run of mutual best pairs that keep the order, as a share of the shorter text."""
    best_known, best_new = likeness.argmax(axis=1), likeness.argmax(axis=0)
    mutual = best_known[best_new[best_known] == range(len(best_known))]
    return longest_rise(mutual.tolist()) / min(likeness.shape)


def _ahead(cosines: "Matrix", best: "NDArray[np.float32]") -> float:
    """By how much, on the mean, a row's best cosine is above its next three; 0 if there is one column only."""
    import numpy as np

    columns = cosines.shape[1]
    rivals = min(3, columns - 1)
    if rivals < 1:
        return 0.0
    top = np.partition(cosines, columns - 1 - rivals, axis=1)[:, columns - 1 - rivals :]
    return float((best - (top.sum(axis=1) - best) / rivals).mean())


def longest_rise(numbers: Iterable[int]) -> int:
    """Length of the longest strictly rising subsequence (patience sorting)."""
    tops: list[int] = []
    for number in numbers:
        at = bisect_left(tops, number)
        tops[at : at + 1] = [number]
    return len(tops)
