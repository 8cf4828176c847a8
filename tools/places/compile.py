"""Makes monitor/data/places.trie, the compiled names, from names.tsv beside this script.

    ./run python -m tools.places.compile

Run after tools/places/build.py, and whenever monitor/describe/morphology.py or spelling.py change;
a test says when it was forgotten. Needs nothing that the product doesn't have.
"""

from collections.abc import Iterator
from pathlib import Path

from monitor.describe.names import LONGEST, NameIndex
from monitor.describe.spelling import MARK_BITS, keys
from monitor.describe.table import table

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "monitor" / "data" / "places.trie"


def main() -> None:
    names, small = collect()
    OUT.write_bytes(NameIndex.build(names, small).dump())
    print(len(names), "names,", sum(map(len, names.values())), "bearers,", OUT.stat().st_size, "bytes")


def collect() -> tuple[dict[str, list[int]], set[str]]:
    """Numbers (row and mark) by folded name in all its forms, and the names that need no capital letter."""
    rows = {key: number for number, key in enumerate(table().ids())}
    names: dict[str, list[int]] = {}
    small: set[str] = set()
    for key, raws in readable():
        row, seen = rows[key], set()
        for raw in raws:
            mark, spelled = keys(raw)
            fresh = [name for name in spelled if name not in seen and 1 < len(name) <= LONGEST]
            seen.update(fresh)
            for name in fresh:
                names.setdefault(name, []).append(row << MARK_BITS | mark.bits)
            if mark.any_case:
                small.update(fresh)
    return names, small


def readable() -> Iterator[tuple[str, list[str]]]:
    """Ids and names of the readable table."""
    for line in (HERE / "names.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, names = line.split("\t")
            yield key, [name for name in names.split("|") if name]


if __name__ == "__main__":
    main()
