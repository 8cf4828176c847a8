"""Ten tellings of one report, made without the encoder, and a process that files its share of them. Few imports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from monitor.domain import Analysis, Embedding, Fingerprint
from monitor.errors import StorageError
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive
from tests.build import NOON, an_analysis, an_article, hashed

LANGUAGES = ("en", "de", "ru", "zh-Hans", "fr", "es", "ar", "ja", "pl", "tr")
SENTENCES = 9


def translations(report: str, count: int = 10) -> list[Analysis]:
    """No sentence in common: only their vectors are near."""
    chance = np.random.default_rng(abs(hash_of(report)))
    told = chance.normal(size=(SENTENCES, 512))
    return [
        a_telling(report, number, vectors(told + chance.normal(scale=0.25, size=told.shape))) for number in range(count)
    ]


def near_copies(report: str, count: int = 10) -> list[Analysis]:
    """Each with one sentence of its own, and no vectors: only the archive's hashes find them."""
    return [with_sentence(a_telling(report, number, None), report, number) for number in range(count)]


def copies(report: str, count: int = 10) -> list[Analysis]:
    """The same text at different addresses."""
    shared = with_sentence(a_telling(report, 0, None), report, 0).fingerprint
    return [replace(a_telling(report, number, None), fingerprint=shared) for number in range(count)]


def noise(name: str, count: int) -> list[Analysis]:
    """Reports on other things."""
    return [translations(f"{name}, {number}", 1)[0] for number in range(count)]


def a_telling(report: str, number: int, embedding: Embedding | None) -> Analysis:
    article = an_article(
        f"{report} as paper {number} tells it",
        id=f"{report}-{number}",
        language=LANGUAGES[number % 10] if embedding else "en",
        source=f"Paper {number}",
    )
    own = tuple(hashed(report, number, place) for place in range(SENTENCES))
    return an_analysis(article, fingerprint=Fingerprint(hashed(*own), own, ()), embedding=embedding)


def with_sentence(analysis: Analysis, report: str, number: int) -> Analysis:
    """The report's sentences, but for the one that this paper rewrote."""
    told = [hashed(report, place) for place in range(SENTENCES)]
    told[number % SENTENCES] = hashed(report, number, "rewritten")
    return replace(analysis, fingerprint=Fingerprint(hashed(*told), tuple(told), ()))


def vectors(rows: "np.ndarray[Any, Any]") -> Embedding:
    quantised = [scaled(row) for row in rows]
    spans = tuple((10 * place, 10 * place + 9) for place in range(len(rows)))
    return Embedding("test/1", rows.shape[1], spans, b"".join(quantised), scaled(rows.mean(axis=0)))


def scaled(row: "np.ndarray[Any, Any]") -> bytes:
    return np.rint(row / np.linalg.norm(row) * 127).astype(np.int8).tobytes()


def hash_of(name: str) -> int:
    return int(hashed(name), 16)


def a_corridor(archive: Archive) -> Corridor:
    return Corridor(archive, InPlace(), Audience(), clock=lambda: NOON, window=timedelta(days=30))


def ingest(url: str, rounds: Sequence[Sequence[Analysis]], together: Any, stories: Any) -> None:
    """One process: it opens the archive once, then files its documents of each round when all others do."""
    with Archive.open(url) as archive:
        corridor = a_corridor(archive)
        for documents in rounds:
            together.wait(30)
            for analysis in documents:
                stories.put((analysis.article.id, filed(corridor, analysis)))


def filed(corridor: Corridor, analysis: Analysis) -> str | None:
    """The article's story. A writer that had no turn for five seconds tries again, as a daemon does."""
    for _ in range(5):
        try:
            return corridor.file(analysis).story
        except StorageError as error:
            if error.code != "locked":
                raise
    raise AssertionError("the archive was locked for half a minute")
