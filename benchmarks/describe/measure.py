"""Describes documents (JSON Lines with id, text, title, language) and writes what it finds.

    python benchmarks/describe/measure.py < documents.jsonl > analyses.jsonl

The output has the keys that the evaluation kit's scorers for language and regions read. What it costs: speed.py.
"""

import dataclasses
import json
import sys

from monitor.describe import Describer
from monitor.domain import Cleaned, Document


def main() -> None:
    describer = Describer()
    for line in sys.stdin:
        row = json.loads(line)
        title, text = row.get("title") or "", row["text"]
        document = Document(id=row["id"], text=text, title=title, language=row.get("language"))
        described = dataclasses.asdict(describer.describe(document, Cleaned(title=title, text=text)))
        print(json.dumps({"id": row["id"], "error": None} | described, ensure_ascii=False))


if __name__ == "__main__":
    main()
