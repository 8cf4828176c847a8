"""How well the splitter finds sentences' ends, by language, and how fast it is.

    python benchmarks/sentences.py [--show 5] [--limit 400] [--language de]

The gold: the evaluation kit's stories hold one sentence a line. Their lines are joined with a space (Chinese and
Japanese with nothing), and the ends of lines are to be found again. A line without an end mark (a headline, a caption)
is no gold, and an end found there is no error. Lines that hold two sentences exist (translators split), so an end
inside a line is an error or a finer truth: precision is a floor, and `--show` prints such ends for reading by hand.
Speed: characters a second of processor time over a million characters, the best of five runs.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.regrouping import joined  # noqa: E402 (the path above)
from monitor.text import sentences  # noqa: E402
from tests.kit import KIT  # noqa: E402

_END = re.compile(r"[.!?…。！？．؟۔।]['\"”’»“‘›」』）)\]\s]*\Z")
_SPEED_OF = ("en", "ru", "zh-Hans")
_MUCH = 1_000_000  # characters


@dataclass
class Count:
    """Ends of one language: found where a line ends, missed there, found inside lines."""

    texts: int = 0
    hits: int = 0
    missed: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.texts + other.texts,
            self.hits + other.hits,
            self.missed + other.missed,
            self.inside + other.inside,
        )

    def row(self, name: str) -> str:
        gold, found = self.hits + len(self.missed), self.hits + len(self.inside)
        precision, recall = self.hits / (found or 1), self.hits / (gold or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        return f"| {name} | {self.texts} | {gold} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, help="print so many misses and inner ends of each language")
    parser.add_argument("--limit", type=int, default=400, help="texts of a language (default %(default)s)")
    parser.add_argument("--language", help="this language only")
    choice = parser.parse_args()
    if not (KIT / "eval").is_dir():
        parser.error("needs the evaluation kit: set FIGUREWATCH_KIT")
    texts = {tag: found for tag, found in _texts().items() if choice.language in (None, tag)}
    print("| language | texts | ends | precision (floor) | recall | F1 |\n|---|---|---|---|---|---|")
    whole = Count()
    for tag, found in sorted(texts.items()):
        count = Count()
        for lines in random.Random(0).sample(found, min(choice.limit, len(found))):
            _compare(lines, tag, count)
        print(count.row(tag))
        for name, places in (("missed", count.missed), ("inside", count.inside)):
            for place in random.Random(1).sample(places, min(choice.show, len(places))):
                print(f"    {name}: {place}")
        whole += count
    print(whole.row("all"))
    for tag in _SPEED_OF:
        if tag in texts:
            print(f"{tag}: {_speed(texts[tag], tag) / 1e6:.1f} million characters a second")


def _texts() -> dict[str, list[list[str]]]:
    """Lines of each text by language; a text of one line shows nothing."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for row in _rows():
        lines = [line.strip() for line in row["text"].split("\n") if line.strip()]
        if len(lines) > 1:
            found[row["lang"]].append(lines)
    return found


def _rows() -> Iterator[dict[str, str]]:
    for path in sorted((KIT / "eval/data/stories").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


def _compare(lines: Sequence[str], tag: str, count: Count) -> None:
    text = joined(lines, tag)
    gold, free, at = set(), set(), 0
    for line in lines[:-1]:
        at = text.index(line, at) + len(line)
        (gold if _END.search(line) else free).add(at)
    found = {end for _, end in sentences(text)[:-1]}
    count.texts += 1
    count.hits += len(found & gold)
    count.missed += [_around(text, end) for end in sorted(gold - found)]
    count.inside += [_around(text, end) for end in sorted(found - gold - free)]


def _around(text: str, end: int) -> str:
    return f"{text[max(0, end - 40) : end]}¦{text[end : end + 40]}"


def _speed(texts: Sequence[Sequence[str]], tag: str) -> float:
    text = "\n".join(joined(lines, tag) for lines in texts)
    text = (text * (_MUCH // len(text) + 1))[:_MUCH]
    best = float("inf")
    for _ in range(5):
        begin = time.process_time()
        sentences(text)
        best = min(best, time.process_time() - begin)
    return len(text) / best


if __name__ == "__main__":
    main()
