"""A linear layer on top of the sentence encoder: what a direction says of each topic.

Enters: a document's direction, the name of the encoder that it is from. Leaves: log-odds of the top levels
and of "no topic", and the shares of the second level within each; None for another encoder than the one
that the layer was made for. Never: training (tools/topics/train.py writes monitor/data/topics.npz).
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import monitor.data
from monitor.data import load
from monitor.topics import tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = "-"  # the class of texts without a topic


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights: a row for each of `ids`, the last column is the constant. `encoder` holds model and version."""

    encoder: str
    ids: tuple[str, ...]
    weights: "NDArray[np.float32]"

    def odds(
        self, direction: "NDArray[np.float32]", sentences: "NDArray[np.float32] | None" = None
    ) -> dict[str, float]:
        """Log-odds of every id, comparable among top levels (and `NONE`) and among the children of one.

        What the single `sentences` say on average counts beside the whole: a text of two subjects points between
        them, where a third may lie.
        """
        import numpy as np

        values = self.weights[:, :-1] @ direction + self.weights[:, -1]
        if sentences is not None and len(sentences):
            part: float = load("topics_rules.toml")["vectors"]["by_sentence"]
            heads = [n for n, key in enumerate(self.ids) if key in _heads()]
            each = sentences @ self.weights[heads, :-1].T + self.weights[heads, -1]
            values[heads] = np.log((1 - part) * _shares(values[heads]) + part * _shares(each).mean(axis=0))
        return dict(zip(self.ids, map(float, values), strict=True))


@cache
def packaged() -> Layer:
    """The layer that comes with the product, read once a process."""
    import numpy as np

    with files(monitor.data).joinpath("topics.npz").open("rb") as file, np.load(file, allow_pickle=False) as stored:
        ids = tuple(str(key) for key in stored["ids"])
        return Layer(str(stored["encoder"]), ids, stored["weights"].astype(np.float32))


@cache
def children() -> dict[str, tuple[str, ...]]:
    """Ids of the second level that the layer knows, by top level."""
    known = packaged().ids
    return {top: tuple(key for key in known if key not in (top, NONE) and tree.top(key) == top) for top in tree.tops()}


@cache
def _heads() -> frozenset[str]:
    return frozenset((*tree.tops(), NONE))


def _shares(odds: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Probabilities of each row."""
    import numpy as np

    raised = np.exp(odds - odds.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return shares
