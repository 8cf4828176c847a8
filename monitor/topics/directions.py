"""Where a document's sentence vectors point, each alone and all together.

Enters: `SentenceVectors`. Leaves: unit vectors; no vector where nothing was worth encoding. Never: a decision.
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

    title = _rows(vectors.title, vectors.dims)
    whole: NDArray[np.float32] = sentences(vectors).sum(axis=0) + load("topics_rules.toml")["title"] * title.sum(axis=0)
    length = float(np.linalg.norm(whole))
    return whole / np.float32(length) if length else None


def sentences(vectors: SentenceVectors) -> "NDArray[np.float32]":
    """A row for each of the first sentences."""
    first: int = load("topics_rules.toml")["sentences"]
    return _rows(vectors.rows, vectors.dims)[:first]


def stacked(rows: "Sequence[NDArray[np.float32]]") -> "NDArray[np.float32]":
    """One matrix of several directions."""
    import numpy as np

    return np.stack(rows)


def _rows(stored: bytes, dims: int) -> "NDArray[np.float32]":
    """Unit vectors, which are stored × 127."""
    import numpy as np

    return np.frombuffer(stored, np.int8).reshape(-1, dims).astype(np.float32) / np.float32(127)
