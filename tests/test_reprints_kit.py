"""The five seeds: near subjects, five stories."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain import Analysis, Article, Neighbour
from monitor.embed import embed, packaged
from monitor.reprints import decide, fingerprint
from tests.kit import KIT

NOW = datetime(2026, 1, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def analyses():
    files = sorted((KIT / "seeds").glob("*.txt"))
    encoder = packaged()
    if not files or encoder is None:
        pytest.skip("needs the evaluation kit (set FIGUREWATCH_KIT) and the sentence encoder")
    texts = {file.name: file.read_text(encoding="utf-8") for file in files}
    return {
        name: Analysis(Article(name, None, "", text, "en", None), (), fingerprint(text, ()), embed(text, "en", encoder))
        for name, text in texts.items()
    }


def test_five_articles_on_near_subjects_stay_five_stories_in_any_order(analyses):
    for order in list(itertools.permutations(analyses))[::20]:
        shelf: list[Neighbour] = []
        for at, name in enumerate(order):
            new = analyses[name]
            link = decide(new, NOW, shelf)
            assert link.story is None, (order, link.why)
            published = NOW + timedelta(minutes=at)
            shelf.append(Neighbour(at + 1, name, name, "en", published, None, new.fingerprint, new.embedding))
