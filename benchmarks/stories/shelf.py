"""Stands in for the archive: remembers articles and finds the near ones again, in memory.

Enters: analyses one by one. Leaves: the stories that they make. Never: the database.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from monitor.domain import Analysis, DocumentVector, Neighbour, Relation, StoryLink
from monitor.reprints import decide
from monitor.window import Window
from storage.numerals import MOST_NEIGHBOURS as MOST_BY_NUMBERS
from storage.numerals import enough_pairs, pair_hashes
from storage.recall import SHARED_SENTENCES
from tests.kit import KIT

_BEGIN = datetime(2026, 1, 5, tzinfo=UTC)


class Shelf:
    """`stories` by id, each a list of rows as `figurewatch stories` writes them; `compared` counts neighbours."""

    def __init__(self) -> None:
        self.stories: dict[str, list[dict[str, Any]]] = {}
        self.compared = 0
        self._window = Window(timedelta(days=30))
        self._kept: dict[int, Neighbour] = {}
        self._by_hash: dict[str, list[int]] = defaultdict(list)
        self._by_numbers: dict[int, list[int]] = defaultdict(list)

    def take(self, analysis: Analysis) -> StoryLink:
        """File an article, one second after the one before."""
        now = _BEGIN + timedelta(seconds=len(self._kept))
        link = self.would_be(analysis)
        self._keep(analysis, link, now)
        return link

    def would_be(self, analysis: Analysis, seen: Callable[[Neighbour], bool] = lambda _: True) -> StoryLink:
        """What the article would be filed as if only the neighbours that are `seen` were there."""
        now = _BEGIN + timedelta(seconds=len(self._kept))
        neighbours = [each for each in self._near(analysis, now) if seen(each)]
        self.compared += len(neighbours)
        return decide(analysis, now, neighbours)

    def story_of(self, article_id: str) -> str | None:
        """The story that an article was filed in."""
        return next((each.story for each in self._kept.values() if each.article_id == article_id), None)

    def score(self, area: str, *more: str) -> None:
        """Print what the kit's scorer says of the stories."""
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
            for story, articles in self.stories.items():
                print(json.dumps({"story": story, "articles": articles}), file=out)
        scorer = [sys.executable, str(KIT / "eval" / f"score_{area}.py"), "--stories", out.name, *more]
        subprocess.run(scorer, check=True)
        Path(out.name).unlink()

    def _near(self, analysis: Analysis, now: datetime) -> list[Neighbour]:
        prints = analysis.fingerprint
        keys = set(self._by_hash[prints.text])
        shared: dict[int, int] = defaultdict(int)
        distinct = set(prints.sentences)
        for sentence in distinct:
            for key in self._by_hash[sentence]:
                shared[key] += 1
        enough = min(SHARED_SENTENCES, max(1, (len(distinct) + 1) // 2))
        keys.update(key for key, count in shared.items() if count >= enough)
        keys.update(self._with_same_numbers(analysis))
        if analysis.embedding:
            keys.update(self._window.candidates(analysis.embedding, now, analysis.article.language))
        return [self._kept[key] for key in sorted(keys)]

    def _with_same_numbers(self, analysis: Analysis) -> list[int]:
        own = pair_hashes(analysis.fingerprint)
        shared = Counter(key for each in own for key in self._by_numbers[each])
        nearest = sorted(
            ((count, key) for key, count in shared.items() if count >= enough_pairs(len(own))), reverse=True
        )
        return [key for _, key in nearest[:MOST_BY_NUMBERS]]

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
        for pair in pair_hashes(prints):
            self._by_numbers[pair].append(key)
        if vectors:
            self._window.add([DocumentVector(key, now, vectors.model, vectors.mean, article.language)])
