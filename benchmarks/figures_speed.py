"""How fast figures are read, beside quantulum3 on the same English texts in the same run.

    python benchmarks/figures_speed.py [--beside FOLDER] < documents.jsonl        # id, text, language

One core, everything on: numbers, units, places given, subjects, indicators, periods. A first round builds what a
language needs and warms the caches; the best of five more counts. Cold start is a new process that reads one text.
FOLDER is where `pip install --target FOLDER quantulum3` put it: it needs libraries that the product must not, so it is
no dependency. Speeds are kilobytes of UTF-8 a second of processor time.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from typing import Any

from monitor.describe import Describer
from monitor.domain import Cleaned, Document, Extras
from monitor.figures import FigureFinder

ROUNDS = 5
MOST = 300_000  # bytes of a language
COLD = (
    "import time; begin = time.process_time(); from monitor.figures import figures;"
    " figures('Output rose 5.2 percent to 310 billion yuan in 2024.', 'en'); print(time.process_time() - begin)"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", help="folder with quantulum3")
    choice = parser.parse_args()
    texts: dict[str, list[str]] = defaultdict(list)
    for line in sys.stdin:
        row = json.loads(line)
        tag = row.get("language") or "en"
        if sum(map(_size, texts[tag])) < MOST:
            texts[tag].append(row["text"])
    print(f"cold start: {float(subprocess.check_output([sys.executable, '-c', COLD])):.2f} s of processor time")
    speeds = {tag: _ours(tag, found) for tag, found in sorted(texts.items())}
    if choice.beside and texts["en"]:
        sys.path.insert(0, choice.beside)
        parse: Callable[[str], list[Any]] = import_module("quantulum3.parser").parse
        theirs = _measured("quantulum3", texts["en"], lambda: sum(len(parse(text)) for text in texts["en"]), rounds=1)
        print(f"ratio on English: {speeds['en'] / theirs:.1f}")


def _ours(tag: str, texts: list[str]) -> float:
    describer, finder = Describer(Extras()), FigureFinder(Extras())
    cleaned = [Cleaned("", text) for text in texts]
    told = [describer.describe(Document(id="d", text=c.text, language=tag), c) for c in cleaned]
    return _measured(
        f"figures {tag}", texts, lambda: sum(len(finder.find(c, d, None)) for c, d in zip(cleaned, told, strict=True))
    )


def _measured(name: str, texts: list[str], run: Callable[[], int], rounds: int = ROUNDS) -> float:
    found, best = run(), float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        run()
        best = min(best, time.process_time() - begin)
    size = sum(map(_size, texts))
    print(f"{name:16} {len(texts):4} texts {size / 1000:7.0f} KB {found:6} found {size / 1000 / best:7.0f} KB/s")
    return size / 1000 / best


def _size(text: str) -> int:
    return len(text.encode())


if __name__ == "__main__":
    main()
