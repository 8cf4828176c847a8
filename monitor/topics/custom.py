"""The user's own topics: by word, by place, by example, by what the figures measure.

Enters: title, text, places, the document's direction. Leaves: `Topic`s with ids that begin with `custom:`.
Never: a standard topic.

A score says how sure we are, not how we know: a word found n times n / (n + 1), an example its cosine, a place .5,
an indicator 1. Of several the best counts.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from monitor.data import load
from monitor.domain import CustomTopic, Figure, SentenceVectors, Topic, with_facets
from monitor.topics import directions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BY_PLACE = 0.5
BY_INDICATOR = 1.0
_WIDE = re.compile(r"[\u3040-\u9fff]")

Encode = Callable[[str], SentenceVectors | None]


class CustomTopics:
    """The topics of `sources.yaml`; `encode` makes vectors of an example, or None where the encoder can't."""

    def __init__(self, topics: Sequence[CustomTopic], encode: Encode | None) -> None:
        self._topics = topics
        self._examples = _examples(topics, encode) if encode else {}

    def find(self, text: str, places: frozenset[str], direction: "NDArray[np.float32] | None") -> Iterable[Topic]:
        """Topics that fit by their words, places or examples."""
        for topic in self._topics:
            near = self._nearness(topic.id, direction)
            if score := max(_by_word(topic, text), _by_place(topic, places), near):
                yield Topic(topic.id, topic.name, round(score, 3))

    def measured(self, found: Sequence[Topic], figures: Sequence[Figure]) -> Iterable[Topic]:
        """Topics that are not `found` yet and that the figures bring: no text says which indicator it measures."""
        there = {topic.id for topic in found}
        indicators = {figure.indicator for figure in figures if figure.indicator}
        for topic in self._topics:
            if topic.id not in there and any(
                indicators.intersection(with_facets(wanted)) for wanted in topic.indicators
            ):
                yield Topic(topic.id, topic.name, BY_INDICATOR)

    def _nearness(self, key: str, direction: "NDArray[np.float32] | None") -> float:
        """Cosine to the nearest example, 0 where none is near enough (topics_rules.toml)."""
        if direction is None or key not in self._examples:
            return 0.0
        best = float((self._examples[key] @ direction).max())
        return min(best, 1.0) if best >= load("topics_rules.toml")["example_cosine"] else 0.0


def _examples(topics: Sequence[CustomTopic], encode: Encode) -> "Mapping[str, NDArray[np.float32]]":
    found = {}
    for topic in topics:
        encoded = (encode(text) for text in topic.examples)
        rows = [directions.of(vectors) for vectors in encoded if vectors]
        if kept := [row for row in rows if row is not None]:
            found[topic.id] = directions.stacked(kept)
    return found


def _by_word(topic: CustomTopic, text: str) -> float:
    times = sum(len(_pattern(word).findall(text)) for word in topic.words)
    return times / (times + 1)


def _by_place(topic: CustomTopic, places: frozenset[str]) -> float:
    return BY_PLACE if places & frozenset(topic.places) else 0.0


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """The word in any case and, when it ends in *, with any ending; Chinese and Japanese need no boundaries."""
    bare = re.escape(word.rstrip("*"))
    if _WIDE.search(word):
        return re.compile(bare)
    return re.compile(rf"\b{bare}" + ("" if word.endswith("*") else r"\b"), re.IGNORECASE)
