"""What places and topics of an article cost, beside language and sentence vectors.

    python benchmarks/describe/speed.py [--vectors] < documents.jsonl      # id, text, title, language

Texts are joined and cut to articles of 5 KB (UTF-8) by language; a first round warms the caches, the best of fifteen
more is printed in milliseconds of processor time for an article. `--vectors`: topics as with the encoder, whose own
time is apart. Run it alone: two processes on one core's two threads slow each other by half.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from monitor.describe import Describer, language
from monitor.domain import Cleaned, Document
from monitor.embed import Embedder, encode, packaged
from monitor.topics import HEARD, TopicFinder

SIZE = 5000  # bytes of an article
MOST = 40  # articles of a language
ROUNDS = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", action="store_true", help="topics with the encoder's vectors")
    embedder = packaged() if parser.parse_args().vectors else None
    empty, begin = _resident(), time.process_time()
    describer = Describer()
    print(f"gazetteer: {time.process_time() - begin:.2f} s, {_resident() - empty} MB")
    finder = TopicFinder()
    texts: dict[str, list[str]] = defaultdict(list)
    for line in sys.stdin:
        row = json.loads(line)
        texts[row.get("language") or "en"].append(row["text"])
    for tag, found in sorted(texts.items()):
        articles = [Cleaned(text[:60].split("\n")[0], text) for text in _articles(found)][:MOST]
        if articles:
            _measure(tag, articles, describer, finder, embedder)


def _measure(
    tag: str, articles: list[Cleaned], describer: Describer, finder: TopicFinder, embedder: Embedder | None
) -> None:
    documents = [Document(id="d", text=article.text, language=tag) for article in articles]
    told = [describer.describe(*pair) for pair in zip(documents, articles, strict=True)]
    vectors = [encode(a.title, a.text, tag, embedder, HEARD) if embedder else None for a in articles]
    count = len(articles)
    spoken = _ms(lambda n: language.detect(f"{articles[n].title}\n{articles[n].text}", tag), count)
    places = _ms(lambda n: describer.describe(documents[n], articles[n]), count) - spoken
    topics = _ms(lambda n: finder.find(articles[n], told[n], vectors[n]), count)
    print(f"{tag:8} {count:3} articles: places {places:.2f}  topics {topics:.2f}  language {spoken:.2f} ms")


def _articles(texts: list[str]) -> Iterator[str]:
    joined = ""
    for text in texts:
        joined = f"{joined}\n{text}".strip()
        if len(whole := joined.encode()) >= SIZE:
            yield whole[:SIZE].decode(errors="ignore")
            joined = ""


def _ms(work: Callable[[int], object], count: int) -> float:
    rounds = []
    for _ in range(ROUNDS + 1):
        begin = time.process_time()
        for n in range(count):
            work(n)
        rounds.append(time.process_time() - begin)
    return min(rounds[1:]) / count * 1000


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
