"""The documents of the last weeks as one matrix, to find in milliseconds those that may tell the same story.

Enters: document vectors from the archive. Leaves: rows of articles that are worth a
closer look. Never: a decision; it lets through ten times what `reprints` accepts.

An exact scan, because it is fast enough: no index that has to be tuned, none that misses.
"""

import math
import threading
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.data import load
from monitor.domain import DocumentVector, Embedding, primary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Rows are cast to float32 a block at a time: faster than int8 arithmetic (numpy has no
# quick path for it), and a block of 1,024 × 512 stays in the cache. 100,000 rows: 10 ms;
# in blocks of 4,096 15 ms, of 8,192 32 ms.
_BLOCK = 1024


class Window:
    """Vectors of at most `capacity` documents. Documents more than `span` apart in time are never candidates.

    The span lies between two documents, not between a document and today: two old ones that
    arrive together find each other. What bounds the memory is the capacity alone: one byte a
    dimension and some more, so 100,000 documents of 512 dimensions take 54 MB. Over capacity, those
    published first go first. Thread-safe.
    """

    def __init__(self, span: timedelta = timedelta(days=30), capacity: int = 200_000) -> None:
        self._span_s, self._capacity = span.total_seconds(), capacity
        rules = load("reprints.toml")["candidates"]
        self._most = int(rules["most"])
        self._models: dict[str, list[_Batch]] = {}
        self._lock = threading.Lock()
        self._last_key = 0

    def __len__(self) -> int:
        return sum(block.count for blocks in self._models.values() for block in blocks)

    @property
    def last_key(self) -> int:
        """Highest row that was ever added, 0 if none: ask the archive for what came after it."""
        return self._last_key

    @property
    def nbytes(self) -> int:
        """Memory of all rows, filled or not."""
        return sum(block.nbytes for blocks in self._models.values() for block in blocks)

    def add(self, documents: Sequence[DocumentVector]) -> None:
        """Take in documents, and drop those that they replace.

        Each key once: one at or below `last_key` is known and passed over.
        """
        with self._lock:
            new = {document.key: document for document in documents if document.key > self._last_key}
            self._last_key = max(new, default=self._last_key)
            by_model: dict[str, list[DocumentVector]] = {}
            for _, document in sorted(new.items()):
                if document.vector:
                    by_model.setdefault(document.model, []).append(document)
            for model, group in by_model.items():
                _fill(self._models.setdefault(model, []), _Batch.of(group))
            for document in new.values():
                for replaced in document.replaces:
                    self._drop(replaced)
            if len(self) > self._capacity:
                self._shrink()

    def candidates(self, embedding: Embedding, at: datetime, language: str | None = None) -> tuple[int, ...]:
        """Keys of documents that are near enough and were published within the span around `at`, nearest first.

        Near enough is a cosine of .45, or what `language` or the document's own language asks for if that is less.
        """
        import numpy as np

        query = np.frombuffer(embedding.mean, np.int8).astype(np.float32)
        query /= max(float(np.linalg.norm(query)), 1e-9)
        floor = _floor(language)
        found: list[tuple[float, int]] = []
        with self._lock:
            for block in self._models.get(embedding.model, ()):
                found.extend(block.near(query, floor, at.timestamp(), self._span_s))
        return tuple(key for _, key in sorted(found, reverse=True)[: self._most])

    def _drop(self, key: int) -> None:
        """Let a document be near no moment. Its row is used again when the window is packed anew."""
        for blocks in self._models.values():
            # Blocks hold rising keys, one block after the other.
            at = bisect_left(blocks, key, key=lambda block: int(block.keys[block.count - 1]))
            if at < len(blocks):
                blocks[at].drop(key)

    def _shrink(self) -> None:
        """Keep the nine tenths of the capacity that were published last."""
        import numpy as np

        every = np.concatenate([block.times[: block.count] for blocks in self._models.values() for block in blocks])
        surplus = len(every) - self._capacity * 9 // 10
        oldest_kept = float(np.partition(every, surplus)[surplus])
        for model, blocks in self._models.items():
            self._models[model] = _repacked(blocks, oldest_kept)


@dataclass
class _Batch:
    """Documents side by side, by rising key: rows, when they were published (seconds; -inf: dropped), lengths,
    the cosine from which each is near, keys. The first `count` are filled.
    """

    rows: "NDArray[np.int8]"
    times: "NDArray[np.float64]"
    lengths: "NDArray[np.float32]"
    floors: "NDArray[np.float32]"
    keys: "NDArray[np.int64]"
    count: int

    @property
    def nbytes(self) -> int:
        return sum(part.nbytes for part in (self.rows, self.times, self.lengths, self.floors, self.keys))

    @classmethod
    def empty(cls, dims: int) -> "_Batch":
        import numpy as np

        return cls(
            np.empty((_BLOCK, dims), np.int8),
            np.empty(_BLOCK, np.float64),
            np.empty(_BLOCK, np.float32),
            np.empty(_BLOCK, np.float32),
            np.empty(_BLOCK, np.int64),
            0,
        )

    @classmethod
    def of(cls, documents: Sequence[DocumentVector]) -> "_Batch":
        """A full batch of documents with vectors of one model."""
        import numpy as np

        rows = np.frombuffer(b"".join(each.vector for each in documents), np.int8).reshape(len(documents), -1)
        squares = np.einsum("ij,ij->i", rows, rows, dtype=np.int64)
        return cls(
            rows,
            np.array([each.published.timestamp() for each in documents]),
            np.sqrt(np.maximum(squares, 1)).astype(np.float32),
            np.array([_floor(each.language) for each in documents], np.float32),
            np.array([each.key for each in documents], np.int64),
            len(documents),
        )

    def since(self, moment: float) -> "_Batch":
        """A full batch of those published at `moment` (seconds) or later, but for what was dropped."""
        import numpy as np

        times = self.times[: self.count]
        kept = np.flatnonzero((times >= moment) & np.isfinite(times))
        rows, lengths, floors = self.rows[kept], self.lengths[kept], self.floors[kept]
        return _Batch(rows, self.times[kept], lengths, floors, self.keys[kept], len(kept))

    def drop(self, key: int) -> None:
        """Let the document of this key, if it is here, be near no moment."""
        place = int(self.keys[: self.count].searchsorted(key))
        if place < self.count and self.keys[place] == key:
            self.times[place] = -math.inf

    def near(self, query: "NDArray[np.float32]", floor: float, at: float, span_s: float) -> list[tuple[float, int]]:
        """Cosine and key of the rows within the span that reach `floor` or their own. `query` has length 1."""
        import numpy as np

        within = np.abs(self.times[: self.count] - at) <= span_s
        if not within.any():
            return []
        cosines = self.rows[: self.count].astype(np.float32) @ query / self.lengths[: self.count]
        floors = np.minimum(self.floors[: self.count], np.float32(floor))
        near = np.flatnonzero(within & (cosines >= floors))
        return list(zip(cosines[near].tolist(), self.keys[near].tolist(), strict=True))


def _floor(language: str | None) -> float:
    """The cosine from which two documents are worth a look, for one of this language."""
    rules = load("reprints.toml")["candidates"]
    floor: float = rules["languages"].get(primary(language), rules["cosine"])
    return floor


def _fill(blocks: list[_Batch], batch: _Batch) -> None:
    """Append the documents of a full batch to the last block, and to new ones as they fill up."""
    done = 0
    while done < batch.count:
        if not blocks or blocks[-1].count == _BLOCK:
            blocks.append(_Batch.empty(batch.rows.shape[1]))
        into = blocks[-1]
        taken = slice(done, done + min(_BLOCK - into.count, batch.count - done))
        place = slice(into.count, into.count + taken.stop - done)
        into.rows[place], into.times[place] = batch.rows[taken], batch.times[taken]
        into.lengths[place], into.floors[place] = batch.lengths[taken], batch.floors[taken]
        into.keys[place] = batch.keys[taken]
        done, into.count = taken.stop, place.stop


def _repacked(blocks: list[_Batch], oldest_kept: float) -> list[_Batch]:
    """What was published at `oldest_kept` or later, in as few blocks as it needs; `blocks` are used up one by one."""
    packed: list[_Batch] = []
    while blocks:
        _fill(packed, blocks.pop(0).since(oldest_kept))
    return packed
