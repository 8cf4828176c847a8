"""What a text is about: IPTC Media Topics of two levels, and the user's own topics.

Enters: title and text, their description (language, places), their sentence vectors if there are any. Leaves:
`Topic`s, best first; none when neither words nor vectors say. Never: the encoder itself (vectors are handed in),
a clock, the network, a word list in code.

Three witnesses: a small network on the vectors and the words that were learnt with it (`layer`), and a written list of
each language's words (`lexicon`), which alone decides where there are no vectors: in a language that the encoder does
not know, or without the encoder.
docs/decisions/0008-topics.md has the measurements.
"""

import re
from collections.abc import Sequence

from monitor.data import load
from monitor.domain import Cleaned, Description, Extras, Figure, SentenceVectors, Topic
from monitor.topics import directions, layer, lexicon, tree, verdict
from monitor.topics.custom import CustomTopics, Encode

HEARD: int = load("topics_rules.toml")["sentences"]  # more than the first so many need no vectors
_SURROGATES = re.compile(r"[\ud800-\udfff]")  # half characters, which can't be searched


class TopicFinder:
    """The room's door. Cheap to build but for the user's examples, which are encoded once."""

    def __init__(self, extras: Extras = Extras(), encode: Encode | None = None) -> None:  # noqa: B008 - frozen
        self._custom = CustomTopics(extras.topics, encode)

    def find(
        self, cleaned: Cleaned, description: Description, vectors: SentenceVectors | None = None
    ) -> tuple[Topic, ...]:
        """Topics of a text. Never raises. `vectors` None: words alone decide."""
        title, text = (_SURROGATES.sub("\ufffd", part) for part in (cleaned.title, cleaned.text))
        direction = directions.of(vectors) if vectors else None
        evidence = lexicon.evidence(title, text, description.language)
        # Weights that were made for another encoder would make sense of nothing: words decide then.
        if vectors is None or direction is None or vectors.model != layer.packaged().encoder:
            scored = verdict.by_words(evidence, len(title) + len(text))
        else:
            judge = layer.packaged()
            odds = judge.odds(direction, directions.sentences(vectors))
            for key, more in judge.words(title, text, description.language).items():
                odds[key] += more
            scored = verdict.by_vectors(odds, evidence, layer.children())
        standard = (Topic(key, tree.name(key), score) for key, score in scored)
        places = frozenset(key for region in description.regions for key in region.path_ids)
        own = self._custom.find(f"{title}\n{text}", places, direction)
        return tuple(sorted([*own, *standard], key=lambda topic: -topic.score))

    def measured(self, found: Sequence[Topic], figures: Sequence[Figure]) -> tuple[Topic, ...]:
        """`found` and the user's topics that the text's figures bring."""
        return (*found, *self._custom.measured(found, figures))
