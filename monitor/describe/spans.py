"""Whether a span lies on one of many, without looking at each.

Enters: spans of a text. Leaves: answers about others. Never: a text.
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Spans, in any order and overlapping or not."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._longest = dict(ordered)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))  # the furthest end so far

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of them has a character of `start:end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether the last of them that begins at or before `start` goes to `end` or beyond."""
        at = bisect_left(self._starts, start + 1) - 1
        return at >= 0 and self._longest[self._starts[at]] >= end
