"""Finds the topics of documents (JSON Lines with id, text, title, language) and writes what it finds.

    python benchmarks/topics/measure.py < documents.jsonl > analyses.jsonl

The output has the keys that the evaluation kit's `score_topics.py` reads. Texts are cleaned and encoded as in the
product; places and figures are left out, so a user's topics have no part in it. `--words` goes without the encoder.
What it costs: benchmarks/describe/speed.py.
"""

import argparse
import dataclasses
import json
import sys

from monitor.clean import clean
from monitor.describe import language
from monitor.domain import Description, Extracted
from monitor.embed import encode, packaged
from monitor.topics import TopicFinder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", action="store_true", help="by the lexicon alone")
    embedder = None if parser.parse_args().words else packaged()
    finder = TopicFinder()
    for line in sys.stdin:
        row = json.loads(line)
        cleaned = clean(Extracted(row.get("title") or "", row["text"]), row.get("language"))
        known = Description(language.detect(f"{cleaned.title}\n{cleaned.text}", row.get("language")))
        vectors = encode(cleaned.title, cleaned.text, known.language, embedder) if embedder else None
        found = [dataclasses.asdict(topic) for topic in finder.find(cleaned, known, vectors)]
        print(json.dumps({"id": row["id"], "error": None, "language": known.language, "topics": found}))


if __name__ == "__main__":
    main()
