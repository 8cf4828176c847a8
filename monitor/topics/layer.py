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

    def odds(self, direction: "NDArray[np.float32]") -> dict[str, float]:
        """Log-odds of every id, comparable among top levels (and `NONE`) and among the children of one."""
        values = self.weights[:, :-1] @ direction + self.weights[:, -1]
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
