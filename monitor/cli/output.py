"""Printing rows: tables for people, JSON, JSON Lines and CSV for programs.

Texts come from the web: on a terminal no escape sequence of theirs is obeyed, no right-to-left
letter of theirs turns the line around, and in CSV no cell of theirs becomes a formula. Numbers
of the archive pass untouched.
"""

import csv
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from alerts.safe import isolated, show
from monitor.cli.app import Format

Row = Mapping[str, Any]
Take = Callable[[Row], Any]
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
# What spreadsheets take for the start of a formula, in the full-width forms of East Asian ones too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PIPED = 100  # columns where there is no terminal to ask
_NARROWEST, _WIDEST = 40, 140  # lines beyond that are hard to read
_LEAST = 8  # columns that a cell keeps when room is short
_GAP = "  "


@dataclass(frozen=True)
class Layout:
    """How one command's rows are shown.

    `keys` are the contract's, for the head of a CSV without rows. `columns` stand beside each
    other in a table, `below` are longer texts that follow a row over the whole width.
    `empty` is said on standard error where a table would have no rows.
    """

    keys: Sequence[str]
    columns: Mapping[str, Take]
    empty: str
    below: Sequence[Take] = field(default=())


def show_rows(rows: Iterable[Row], format_: Format, layout: Layout) -> None:
    """Print `rows` to standard output, as they come unless it is a table."""
    if format_ is Format.jsonl:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    elif format_ is Format.json:
        _json(rows)
    elif format_ is Format.csv:
        _csv(iter(rows), layout.keys)
    else:
        _table(list(rows), layout)


def line(row: Row) -> None:
    """Print one JSON line at once, so that a reader in a pipe sees it."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def safe(text: object) -> str:
    """Foreign text on one line that a terminal shows instead of obeying."""
    return isolated(" ".join(show(str(text).replace("\r", "\n")).split("\n")))


def cell(value: object) -> object:
    """A CSV cell that no spreadsheet takes for a formula; structures become JSON."""
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str) or _NUMBER.fullmatch(value):
        return value
    return "'" + show(value) if value.startswith(_FORMULA) else show(value)


def grouped(value: str | None) -> str:
    """An exact decimal with thousands apart, for eyes: "318470000000" → "318 470 000 000"."""
    if not value:
        return ""
    whole, dot, rest = value.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return sign + f"{int(whole or 0):,}".lstrip("-").replace(",", " ") + dot + rest


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 entry, 3 entries, no entries."""
    return f"{number or 'no'} {one if number == 1 else many}"


def width() -> int:
    """Columns to fill: the terminal's, or those of the variable COLUMNS."""
    return max(_NARROWEST, min(shutil.get_terminal_size((_PIPED, 24)).columns, _WIDEST))


def wrapped(text: str, columns: int) -> list[str]:
    """`text` in lines that take at most `columns` on a terminal, where a Chinese sign takes two.

    Line feeds of the text are kept; every line is safe to print.
    """
    from rich.cells import cell_len

    lines: list[str] = []
    for part in show(text).split("\n"):
        current = ""
        for piece in _pieces(part, columns):
            if current and cell_len(current + piece.rstrip()) > columns:
                lines.append(current.rstrip())
                current = ""
            current += piece if current else piece.lstrip()
        lines.append(current.rstrip())
    return [isolated(one) for one in lines]


def _pieces(text: str, columns: int) -> Iterator[str]:
    """What may not be torn apart: words with the blanks behind them, single wide signs, slices of endless words."""
    from rich.cells import cell_len

    for piece in re.findall(
        r"[\u2e80-\ud7ff\uf900-\uffdc][，。、；：！？）》”’」』]*|[^\s\u2e80-\ud7ff\uf900-\uffdc]+\s*|\s+", text
    ):
        if cell_len(piece.rstrip()) <= columns:
            yield piece
        else:
            yield from (piece[start : start + columns] for start in range(0, len(piece), columns))


def _json(rows: Iterable[Row]) -> None:
    before = "["
    for row in rows:
        print(before)
        print(json.dumps(row, ensure_ascii=False, indent=2), end="")
        before = ","
    print("[]" if before == "[" else "\n]")


def _csv(rows: Iterator[Row], keys: Sequence[str]) -> None:
    """All rows of a command have the same keys, so the first tells the head and nothing has to be held."""
    first = next(rows, None)
    names = list(keys) if first is None else list(dict.fromkeys((*keys, *first)))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    if first is not None:
        writer.writerows([cell(row.get(name)) for name in names] for row in chain([first], rows))


def _table(rows: Sequence[Row], layout: Layout) -> None:
    if not rows:
        print(layout.empty, file=sys.stderr)
        return
    room = width()
    cells = [[_brief(take(row)) for take in layout.columns.values()] for row in rows]
    widths = _widths([list(layout.columns), *cells], room)
    _print_cells([name.upper() for name in layout.columns], widths)
    for row, texts in zip(rows, cells, strict=True):
        _print_cells(texts, widths)
        for text in filter(None, (_brief(take(row)) for take in layout.below)):
            print("\n".join(f"    {one}" for one in wrapped(text, room - 4)))
        if layout.below:
            print()


def _widths(table: Sequence[Sequence[str]], room: int) -> list[int]:
    """Columns for each column of cells; where room is short the widest give way."""
    from rich.cells import cell_len

    widths = [
        max(cell_len(part) for text in column for part in text.split("\n")) for column in zip(*table, strict=True)
    ]
    spare = room - len(_GAP) * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _print_cells(texts: Sequence[str], widths: Sequence[int]) -> None:
    from rich.cells import cell_len

    columns = [wrapped(text, wide) for text, wide in zip(texts, widths, strict=True)]
    for index in range(max(map(len, columns))):
        parts = [column[index] if index < len(column) else "" for column in columns]
        padded = (part + " " * (wide - cell_len(part)) for part, wide in zip(parts, widths, strict=True))
        print(_GAP.join(padded).rstrip())


def _brief(value: object) -> str:
    if value is None:
        return ""
    return show("\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value))
