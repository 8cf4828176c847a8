"""Finds the topics of documents (JSON Lines with id, text, title, language) and says how long each step takes.

    python benchmarks/topics/measure.py < documents.jsonl > analyses.jsonl

The output has the keys that the evaluation kit's `score_topics.py` reads. Texts are cleaned and encoded as in the
product; places and figures are left out, so a user's topics have no part in it. `--words` goes without the encoder.
"""

import argparse
import dataclasses
import json
import sys
import time
from collections import Counter

from monitor.clean import clean
from monitor.describe import language
from monitor.domain import Cleaned, Description, Extracted
from monitor.embed import encode, packaged
from monitor.topics import TopicFinder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", action="store_true", help="by the lexicon alone")
    embedder = None if parser.parse_args().words else packaged()
    finder, spent, letters, count = TopicFinder(), Counter[str](), 0, 0
    finder.find(Cleaned("", ""), Description("en"))
    for line in sys.stdin:
        row = json.loads(line)
        cleaned = clean(Extracted(row.get("title") or "", row["text"]), row.get("language"))
        known = Description(language.detect(f"{cleaned.title}\n{cleaned.text}", row.get("language")))
        begin = time.process_time()
        vectors = encode(cleaned.title, cleaned.text, known.language, embedder) if embedder else None
        encoded = time.process_time()
        topics = finder.find(cleaned, known, vectors)
        spent.update({"vectors": encoded - begin, "topics": time.process_time() - encoded})  # type: ignore[call-overload]
        letters, count = letters + len(cleaned.text), count + 1
        found = [dataclasses.asdict(topic) for topic in topics]
        print(json.dumps({"id": row["id"], "error": None, "language": known.language, "topics": found}))
    for step, seconds in spent.items():
        each, long = seconds / max(count, 1) * 1000, seconds / max(letters, 1) * 5_000_000
        print(f"{step}: {each:.2f} ms a document, {long:.2f} ms for 5,000 characters", file=sys.stderr)


if __name__ == "__main__":
    main()
