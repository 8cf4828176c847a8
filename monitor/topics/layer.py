"""Two small layers on top of the sentence encoder, and words whose weight was learnt with them.

Enters: a document's direction and those of its sentences; title, text and language. Leaves: log-odds of the top
levels and of "no topic", and the shares of the second level within each; what the words add to the former. Never:
training (tools/topics/train.py writes monitor/data/topics.npz), vectors of another encoder than `Layer.encoder`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import monitor.data
from monitor.data import load
from monitor.topics import stems, tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = "-"  # the class of texts without a topic


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights: a row for each output, the last column is the constant. `encoder` holds model and version.

    `hidden` sees a direction, `heads` what lights up in it; `below`, for `below_ids`, sees the direction itself.
    `stems` are sorted, `said` has a row for each.
    """

    encoder: str
    below_ids: tuple[str, ...]
    hidden: "NDArray[np.float32]"
    heads: "NDArray[np.float32]"
    below: "NDArray[np.float32]"
    stems: "NDArray[np.uint32]"
    said: "NDArray[np.float32]"

    def odds(
        self, direction: "NDArray[np.float32]", sentences: "NDArray[np.float32] | None" = None
    ) -> dict[str, float]:
        """Log-odds of every id, comparable among top levels (and `NONE`) and among the children of one.

        What the single `sentences` say on average counts beside the whole: a text of two subjects points between
        them, where a third may lie.
        """
        import numpy as np

        values = self._heads(direction[None])[0]
        if sentences is not None and len(sentences):
            part: float = load("topics_rules.toml")["vectors"]["by_sentence"]
            each = _shares(self._heads(sentences)).mean(axis=0)
            values = np.log((1 - part) * _shares(values) + part * each)
        below = self.below[:, :-1] @ direction + self.below[:, -1]
        found = dict(zip(heads(), map(float, values), strict=True))
        return found | dict(zip(self.below_ids, map(float, below), strict=True))

    def words(self, title: str, text: str, language: str | None) -> dict[str, float]:
        """What the words add to the log-odds of the top levels; nothing in a language that none were learnt of."""
        return self.words_of(stems.of(title, text, language))

    def words_of(self, found: Iterable[int]) -> dict[str, float]:
        """The same, of stems."""
        import numpy as np

        keys = np.array(sorted(found), np.uint32)
        places = np.searchsorted(self.stems, keys)
        known = places[self.stems[np.minimum(places, len(self.stems) - 1)] == keys] if len(self.stems) else places[:0]
        if not len(known):
            return {}
        # Many words repeat each other: they count by the root of their number.
        added = self.said[known].sum(axis=0) / np.sqrt(np.float32(len(known)))
        return dict(zip(heads(), map(float, added), strict=True))

    def _heads(self, rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
        import numpy as np

        lit = np.maximum(rows @ self.hidden[:, :-1].T + self.hidden[:, -1], np.float32(0))
        values: NDArray[np.float32] = lit @ self.heads[:, :-1].T + self.heads[:, -1]
        return values


@cache
def heads() -> tuple[str, ...]:
    """Top levels and `NONE`, as `Layer.heads` and `Layer.said` have them."""
    return (*tree.tops(), NONE)


@cache
def packaged() -> Layer:
    """The layer that comes with the product, read once a process."""
    import numpy as np

    with files(monitor.data).joinpath("topics.npz").open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return Layer(
            str(stored["encoder"]),
            tuple(str(key) for key in stored["below_ids"]),
            stored["hidden"].astype(np.float32),
            stored["heads"].astype(np.float32),
            stored["below"].astype(np.float32),
            stored["stems"],
            stored["said"].astype(np.float32) * np.float32(stored["said_unit"]),
        )


@cache
def children() -> dict[str, tuple[str, ...]]:
    """Ids of the second level that the layer knows, by top level."""
    return {top: tuple(key for key in packaged().below_ids if tree.top(key) == top) for top in tree.tops()}


def _shares(odds: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Probabilities of each row."""
    import numpy as np

    raised = np.exp(odds - odds.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return shares
