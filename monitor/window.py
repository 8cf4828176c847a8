"""The documents of the last weeks as one matrix, to find in milliseconds those that may tell the same story.

Enters: document vectors from the archive. Leaves: rows of articles that are worth a
closer look. Never: a decision; it lets through ten times what `reprints` accepts.

An exact scan, because it is fast enough: no index that has to be tuned, none that misses.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.data import load
from monitor.domain import DocumentVector, Embedding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Rows are cast to float32 a block at a time: faster than int8 arithmetic (numpy has no
# quick path for it), and a block of 1,024 × 512 stays in the cache. 100,000 rows: 10 ms;
# in blocks of 4,096 15 ms, of 8,192 32 ms.
_BLOCK = 1024


class Window:
    """Vectors of at most `capacity` documents. Documents more than `span` apart in time are never candidates.

    One byte a dimension: 100,000 documents of 512 dimensions take 51 MB. Over capacity,
    those published first go first. Thread-safe.
    """

    def __init__(self, span: timedelta = timedelta(days=30), capacity: int = 200_000) -> None:
        self._span_s, self._capacity = span.total_seconds(), capacity
        rules = load("reprints.toml")["candidates"]
        self._least, self._most = float(rules["cosine"]), int(rules["most"])
        self._models: dict[str, list[_Block]] = {}
        self._lock = threading.Lock()
        self._last_key = 0

    def __len__(self) -> int:
        return sum(block.count for blocks in self._models.values() for block in blocks)

    @property
    def last_key(self) -> int:
        """Highest row that was ever added, 0 if none: ask the archive for what came after it."""
        return self._last_key

    def add(self, documents: Sequence[DocumentVector]) -> None:
        """Take in documents; each key once (a key at or below `last_key` is known and passed over)."""
        with self._lock:
            for document in sorted(documents, key=lambda each: each.key):
                if document.key > self._last_key:
                    self._last_key = document.key
                    self._append(document)
            if len(self) > self._capacity:
                self._shrink()

    def candidates(self, embedding: Embedding, at: datetime) -> tuple[int, ...]:
        """Keys of documents with a cosine of at least .45 published within the span around `at`, nearest first."""
        import numpy as np

        query = np.frombuffer(embedding.mean, np.int8).astype(np.float32)
        query /= max(float(np.linalg.norm(query)), 1e-9)
        found: list[tuple[float, int]] = []
        with self._lock:
            for block in self._models.get(embedding.model, ()):
                found.extend(block.near(query, self._least, at.timestamp(), self._span_s))
        return tuple(key for _, key in sorted(found, reverse=True)[: self._most])

    def _append(self, document: DocumentVector) -> None:
        if not document.vector:
            return
        blocks = self._models.setdefault(document.model, [])
        if not blocks or blocks[-1].count == _BLOCK:
            blocks.append(_Block.empty(len(document.vector)))
        blocks[-1].append(document)

    def _shrink(self) -> None:
        """Keep the nine tenths of the capacity that were published last."""
        import numpy as np

        every = np.concatenate([block.times[: block.count] for blocks in self._models.values() for block in blocks])
        surplus = len(every) - self._capacity * 9 // 10
        oldest_kept = float(np.partition(every, surplus)[surplus])
        for model, blocks in self._models.items():
            self._models[model] = _repacked(blocks, oldest_kept)


@dataclass
class _Block:
    """Up to `_BLOCK` documents side by side: rows, when they were published (seconds), lengths, keys."""

    rows: "NDArray[np.int8]"
    times: "NDArray[np.float64]"
    lengths: "NDArray[np.float32]"
    keys: "NDArray[np.int64]"
    count: int = field(default=0)

    @classmethod
    def empty(cls, dims: int) -> "_Block":
        import numpy as np

        return cls(
            np.empty((_BLOCK, dims), np.int8),
            np.empty(_BLOCK, np.float64),
            np.empty(_BLOCK, np.float32),
            np.empty(_BLOCK, np.int64),
        )

    def append(self, document: DocumentVector) -> None:
        import numpy as np

        row = np.frombuffer(document.vector, np.int8)
        self.rows[self.count] = row
        self.times[self.count] = document.published.timestamp()
        self.lengths[self.count] = max(float(np.linalg.norm(row.astype(np.float32))), 1e-9)
        self.keys[self.count] = document.key
        self.count += 1

    def near(self, query: "NDArray[np.float32]", least: float, at: float, span_s: float) -> list[tuple[float, int]]:
        """Cosine and key of the rows within the span whose cosine is at least `least`. `query` has length 1."""
        import numpy as np

        within = np.abs(self.times[: self.count] - at) <= span_s
        if not within.any():
            return []
        cosines = self.rows[: self.count].astype(np.float32) @ query / self.lengths[: self.count]
        near = np.flatnonzero(within & (cosines >= least))
        return list(zip(cosines[near].tolist(), self.keys[near].tolist(), strict=True))


def _repacked(blocks: "list[_Block]", oldest_kept: float) -> "list[_Block]":
    """The rows published at `oldest_kept` or later, in as few blocks as they need; one spare block at a time."""
    import numpy as np

    packed: list[_Block] = []
    while blocks:
        block = blocks.pop(0)
        kept = np.flatnonzero(block.times[: block.count] >= oldest_kept)
        while len(kept):
            if not packed or packed[-1].count == _BLOCK:
                packed.append(_Block.empty(block.rows.shape[1]))
            into = packed[-1]
            some, kept = kept[: _BLOCK - into.count], kept[_BLOCK - into.count :]
            place = slice(into.count, into.count + len(some))
            into.rows[place], into.times[place] = block.rows[some], block.times[some]
            into.lengths[place], into.keys[place] = block.lengths[some], block.keys[some]
            into.count += len(some)
    return packed
