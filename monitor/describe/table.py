"""The table of places, read without making an object of every row.

Enters: monitor/data/places.tsv. Leaves: rows by number and by id. One row of 40,000 is looked at
in a hundred texts, so a row is split only when it is asked for.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Row(NamedTuple):
    """A place as the table has it. `path_ids` runs from the country down to `id`."""

    id: str
    kind: str
    path_ids: tuple[str, ...]
    name: str
    population: int


class Table:
    """Rows in the file's order, which the compiled names count by."""

    def __init__(self, text: str) -> None:
        self._lines = [line for line in text.splitlines() if line and line[0] != "#"]
        self._numbers = {line[: line.index("\t")]: number for number, line in enumerate(self._lines)}

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, key: str) -> bool:
        return key in self._numbers

    def ids(self) -> tuple[str, ...]:
        """Ids in the order of the rows."""
        return tuple(self._numbers)

    def id_at(self, number: int) -> str:
        line = self._lines[number]
        return line[: line.index("\t")]

    def row(self, key: str) -> Row | None:
        """The row of this id, or None."""
        if (number := self._numbers.get(key)) is None:
            return None
        key, kind, path, name, population = self._lines[number].split("\t")
        parents = path.split("/") if path else ()
        return Row(key, kind, (*parents, key), name, int(population))


@cache
def table() -> Table:
    """The table beside the other data, read once a process."""
    return Table(files("monitor.data").joinpath("places.tsv").read_text(encoding="utf-8"))
