"""One direction for a document: where its sentence vectors point together.

Enters: `SentenceVectors`. Leaves: a unit vector, or None where nothing was worth encoding. Never: a decision.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor.data import load
from monitor.domain import SentenceVectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def of(vectors: SentenceVectors) -> "NDArray[np.float32] | None":
    """The mean of the first sentences and of the title, which counts several times (topics_rules.toml)."""
    import numpy as np

    rules = load("topics_rules.toml")
    first: int = rules["sentences"]
    rows = np.frombuffer(vectors.rows, np.int8).reshape(-1, vectors.dims)[:first].astype(np.float32)
    title = np.frombuffer(vectors.title, np.int8).reshape(-1, vectors.dims).astype(np.float32)
    whole: NDArray[np.float32] = rows.sum(axis=0) + rules["title"] * title.sum(axis=0)
    length = float(np.linalg.norm(whole))
    return whole / np.float32(length) if length else None


def stacked(rows: "Sequence[NDArray[np.float32]]") -> "NDArray[np.float32]":
    """One matrix of several directions."""
    import numpy as np

    return np.stack(rows)
