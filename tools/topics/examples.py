"""The examples that the layer is trained on: tools/topics/examples/*.tsv, written for this project.

One example a line: ids of topics (the first is what the text is about, `-` is no topic), TAB, text. Ids are those of
monitor/data/topics_tree.toml, with or without `medtop:`.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from monitor.data import load
from monitor.topics import tree

FOLDER = Path(__file__).parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """`ids` empty: no topic. `batch` is the file, `part` says which fold of it the example is held out with."""

    batch: str
    part: int
    ids: tuple[str, ...]
    text: str

    @property
    def tops(self) -> tuple[str, ...]:
        """Top levels, the main one first."""
        return tuple(dict.fromkeys(tree.top(key) for key in self.ids))


def read(parts: int) -> list[Example]:
    """All examples. Neighbours of one batch and topic, which are most alike, share a part as far as they can."""
    found = [(path.stem, *_line(path, line)) for path in sorted(FOLDER.glob("*.tsv")) for line in _lines(path)]
    sizes = Counter((batch, ids[:1]) for batch, ids, _ in found)
    seen: Counter[tuple[str, tuple[str, ...]]] = Counter()
    examples = []
    for batch, ids, text in found:
        key = (batch, ids[:1])
        examples.append(Example(batch, (seen[key] * parts // sizes[key] + len(batch)) % parts, ids, text))
        seen[key] += 1
    return examples


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]


def _line(path: Path, line: str) -> tuple[tuple[str, ...], str]:
    keys, _, text = line.partition("\t")
    ids = (
        () if keys.strip() == "-" else tuple(f"medtop:{key.strip().removeprefix('medtop:')}" for key in keys.split(","))
    )
    if unknown := [key for key in ids if key not in load("topics_tree.toml")]:
        raise SystemExit(f"{path.name}: {', '.join(unknown)} is no topic: {line[:60]}")
    if not text.strip():
        raise SystemExit(f"{path.name}: no text: {line[:60]}")
    return ids, text.strip()
