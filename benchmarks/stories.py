"""Measures the story rooms on the evaluation kit: fingerprint, vectors, window, decision; no archive.

    python benchmarks/stories.py [stories|pairs] [--limit 60] [--shuffle SEED] [--plain-numbers]

Writes what `figurewatch stories --format jsonl` would write and runs the kit's scorer on it.
docs/quality.md says what the kit is.
"""

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from monitor.domain import (  # noqa: E402 (the path above)
    Analysis,
    Article,
    Cleaned,
    Description,
    DocumentVector,
    Extras,
    Figure,
    FigureKind,
    Neighbour,
    Relation,
    StoryLink,
)
from monitor.embed import embed, packaged  # noqa: E402
from monitor.reprints import decide, fingerprint  # noqa: E402
from monitor.window import Window  # noqa: E402
from tests.kit import KIT  # noqa: E402

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHARED_SENTENCES = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("area", nargs="?", choices=("stories", "pairs"), default="stories")
    parser.add_argument("--limit", type=int, default=60, help="whole stories, or pairs (default %(default)s)")
    parser.add_argument("--shuffle", type=int, metavar="SEED", help="another order of arrival")
    parser.add_argument("--plain-numbers", action="store_true", help="a number regexp in place of the figures room")
    parser.add_argument("--why", action="store_true", help="print every decision to standard error")
    choice = parser.parse_args()
    kit = KIT / "eval"
    if not kit.is_dir():
        sys.exit(f"no evaluation kit at {kit}: set FIGUREWATCH_KIT")
    documents = list(_documents(kit, choice.area, choice.limit))
    if choice.shuffle is not None:
        random.Random(choice.shuffle).shuffle(documents)
    shelf = Shelf(plain_numbers=choice.plain_numbers)
    started = time.process_time()
    for document in documents:
        link = shelf.take(document)
        if choice.why:
            print(document["id"], link.story, link.relation, f"{link.score:.2f}", link.why, file=sys.stderr)
    spent = time.process_time() - started
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as out:
        for story, articles in shelf.stories.items():
            print(json.dumps({"story": story, "articles": articles}), file=out)
    scorer = [sys.executable, str(kit / f"score_{choice.area}.py"), "--stories", out.name]
    subprocess.run([*scorer, "--present"] if choice.limit else scorer, check=True)
    Path(out.name).unlink()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(documents)} documents in {spent:.1f} s of CPU ({len(documents) / spent:.0f}/s), "
        f"{shelf.compared / len(documents):.1f} compared with each, peak memory {peak:.0f} MB"
    )


class Shelf:
    """Stands in for the archive: remembers articles and finds the near ones again."""

    def __init__(self, *, plain_numbers: bool) -> None:
        self.stories: dict[str, list[dict[str, Any]]] = {}
        self.compared = 0
        self._window = Window(timedelta(days=30))
        self._kept: dict[int, Neighbour] = {}
        self._by_hash: dict[str, list[int]] = defaultdict(list)
        self._embedder = packaged()
        self._finder = None if plain_numbers else _finder()

    def take(self, document: dict[str, Any]) -> StoryLink:
        now = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(seconds=len(self._kept))
        analysis = self._analysis(document)
        neighbours = self._near(analysis, now)
        self.compared += len(neighbours)
        link = decide(analysis, now, neighbours)
        self._keep(analysis, link, now)
        return link

    def _analysis(self, document: dict[str, Any]) -> Analysis:
        text, language = document["text"], document["language"]
        figures = _plain_figures(text) if self._finder is None else self._figures(text, language)
        article = Article(document["id"], None, document["title"] or "", text, language, None)
        vectors = embed(text, language, self._embedder) if self._embedder else None
        return Analysis(article, figures, fingerprint(text, figures), vectors)

    def _figures(self, text: str, language: str | None) -> tuple[Figure, ...]:
        assert self._finder is not None
        found: tuple[Figure, ...] = self._finder.find(Cleaned("", text), Description(language), None)
        return found

    def _near(self, analysis: Analysis, now: datetime) -> list[Neighbour]:
        keys = set(self._by_hash[analysis.fingerprint.text])
        shared: dict[int, int] = defaultdict(int)
        for sentence in set(analysis.fingerprint.sentences):
            for key in self._by_hash[sentence]:
                shared[key] += 1
        keys.update(key for key, count in shared.items() if count >= _SHARED_SENTENCES)
        if analysis.embedding:
            keys.update(self._window.candidates(analysis.embedding, now))
        return [self._kept[key] for key in sorted(keys)]

    def _keep(self, analysis: Analysis, link: StoryLink, now: datetime) -> None:
        key, article = len(self._kept) + 1, analysis.article
        story = link.story or f"story-{key}"
        row = {"id": article.id, "relation": link.relation, "score": link.score, "why": link.why}
        self.stories.setdefault(story, []).append(row)
        if link.displaced and link.original:
            self._kept[link.original] = replace(self._kept[link.original], relation=link.displaced)
        prints, vectors = analysis.fingerprint, analysis.embedding
        self._kept[key] = Neighbour(
            key, story, article.id, article.language, now, None, prints, vectors, Relation(link.relation)
        )
        for each in {prints.text, *prints.sentences}:
            self._by_hash[each].append(key)
        if vectors:
            self._window.add([DocumentVector(key, now, vectors.model, vectors.mean)])


def _documents(kit: Path, area: str, limit: int) -> Iterator[dict[str, Any]]:
    command: Sequence[str] = [sys.executable, str(kit / "inputs.py"), area, "--hints"]
    if limit:
        command = [*command, "--limit", str(limit)]
    for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        yield json.loads(line)


def _finder() -> Any:
    from monitor.figures import FigureFinder

    return FigureFinder(Extras())


def _plain_figures(text: str) -> tuple[Figure, ...]:
    """Every number but years, separators left out: good enough to see whether two texts print the same."""
    found = []
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[.,]", "", match.group())
        if not (len(match.group()) == 4 and 1900 <= int(digits) <= 2100):
            value = Decimal(digits)
            found.append(Figure(match.start(), match.end(), match.group(), FigureKind.COUNT, value, value, value, "1"))
    return tuple(found)


if __name__ == "__main__":
    main()
