"""Printing rows: tables for people, JSON, JSON Lines and CSV for programs.

Texts come from the web: on a terminal no escape sequence of theirs is obeyed, and in
CSV no cell of theirs becomes a formula. Numbers of the archive pass untouched.
"""

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from monitor.cli.app import Format

Row = Mapping[str, Any]
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
SUMMARY_WIDTH = 160


def show(rows: Iterable[Row], format_: Format, columns: Mapping[str, Callable[[Row], Any]], empty: str) -> None:
    """Print `rows`. `columns` name what a table shows and how it is taken from a row.

    `empty` is what is said on standard error where a table would have no rows.
    """
    if format_ is Format.jsonl:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    elif format_ is Format.json:
        print(json.dumps(list(rows), ensure_ascii=False, indent=2))
    elif format_ is Format.csv:
        _csv(list(rows))
    else:
        _table(list(rows), columns, empty)


def line(row: Row) -> None:
    """Print one JSON line at once, so that a reader in a pipe sees it."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def safe(text: object) -> str:
    """Text that a terminal shows instead of obeying."""
    return _UNSAFE.sub(lambda match: f"\\x{ord(match.group()):02x}", str(text))


def cell(value: object) -> object:
    """A CSV cell that no spreadsheet takes for a formula; structures become JSON."""
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return "'" + value
    return value


def _csv(rows: Sequence[Row]) -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if names:
        writer.writerow(names)
    writer.writerows([cell(row.get(name)) for name in names] for row in rows)


def _table(rows: Sequence[Row], columns: Mapping[str, Callable[[Row], Any]], empty: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        print(empty, file=sys.stderr)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_brief(take(row))) for take in columns.values()))
    width = None if sys.stdout.isatty() else SUMMARY_WIDTH
    Console(width=width, highlight=False, soft_wrap=False).print(table)


def _brief(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(safe(item) for item in value)
    return safe(value)


def grouped(value: str | None) -> str:
    """An exact decimal with thousands apart, for eyes: "245310000000" → "245 310 000 000"."""
    if not value:
        return ""
    whole, dot, rest = value.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return sign + f"{int(whole or 0):,}".lstrip("-").replace(",", " ") + dot + rest
