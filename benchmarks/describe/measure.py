"""Describes documents (JSON Lines with id, text, title, language) and says how long it takes.

    python benchmarks/describe/measure.py < documents.jsonl > analyses.jsonl

The output has the keys that the evaluation kit's scorers for language, regions and topics read. With `--reading`
nothing is written, and the time is split into language and the rest.
"""

import argparse
import dataclasses
import json
import resource
import sys
import time

from monitor.describe import Describer, language
from monitor.domain import Cleaned, Document, Extras


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reading", action="store_true", help="measure only")
    options = parser.parse_args()
    documents = [json.loads(line) for line in sys.stdin]
    empty, begin = _resident(), time.process_time()
    describer = Describer(Extras())
    built = time.process_time() - begin
    grown = _resident() - empty
    letters = spent = in_language = 0.0
    for row in documents:
        title, text = row.get("title") or "", row["text"]
        document = Document(id=row["id"], text=text, title=title, language=row.get("language"))
        begin = time.process_time()
        described = describer.describe(document, Cleaned(title=title, text=text))
        spent += time.process_time() - begin
        letters += len(text)
        if options.reading:
            begin = time.process_time()
            language.detect(f"{title}\n{text}", row.get("language"))
            in_language += time.process_time() - begin
        else:
            print(json.dumps({"id": row["id"], "error": None} | dataclasses.asdict(described), ensure_ascii=False))
    print(f"built in {built:.2f} s of CPU, {grown} MB more than the imports take", file=sys.stderr)
    per = 5000 / max(letters, 1) * 1000
    print(
        f"{len(documents)} documents, {spent / max(len(documents), 1) * 1000:.2f} ms each, "
        f"{spent * per:.2f} ms for 5,000 characters, of them {in_language * per:.2f} ms for language",
        file=sys.stderr,
    )


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
