"""The command that hands the archive's series to other programs."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from monitor.cli.app import DEFAULT_CONFIG, ConfigOption, app
from monitor.cli.output import Row, cell, counted, safe
from monitor.cli.reading import AsOf, asks, past

if TYPE_CHECKING:
    from storage.filters import Filters
    from storage.reading import Reading


class Kind(StrEnum):
    sdmx_csv = "sdmx-csv"
    csv = "csv"
    jsonl = "jsonl"


Ids = Annotated[list[str] | None, typer.Argument(metavar="SERIES", help="Ids of series, as lists show them.")]
As = Annotated[
    Kind,
    typer.Option(
        "--as",
        metavar="sdmx-csv|csv|jsonl",
        help="SDMX-CSV 2.0 for statistical software, csv for spreadsheets, jsonl for programs.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; it is there when it is whole.")
]


@app.command()
@asks
def export(
    reading: "Reading",
    chosen: "Filters",
    *,
    ids: Ids = None,
    as_: As = Kind.csv,
    as_of: AsOf = None,
    output: Output = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Hand series and all their vintages to other programs.

    One row for each value of each period, with what was known when and who said it. --limit counts series.

    \b
    Examples:
      figurewatch export --region CN --as sdmx-csv --output china.csv
      figurewatch export 86e34636f584a304 --as jsonl
    """
    from monitor.export import vintages

    wanted = tuple(dict.fromkeys(ids or ()))
    tally = _Tally(set(wanted))
    names = wanted or None
    found = reading.series(names, chosen) if chosen.as_of is None else past(reading, chosen, config).series(names)
    rows = tally.counting(vintages(found))
    with _opened(output) as file:
        _WRITERS[as_](rows, file, tally)
    if output:
        print(f"figurewatch: {counted(tally.written, 'vintage', 'vintages')} in {safe(output)}", file=sys.stderr)
    for problem in tally.problems():
        print(f"figurewatch: {problem}", file=sys.stderr)
    return 1 if any(tally.problems()) else 0


@dataclass
class _Tally:
    """What is told at the end: the series of `missing` had no values, the periods of `timeless` no form in SDMX."""

    missing: set[str]
    read: int = 0
    timeless: list[str] = field(default_factory=list)

    @property
    def written(self) -> int:
        return self.read - len(self.timeless)

    def counting(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.missing.discard(row["series"])
            self.read += 1
            yield row

    def problems(self) -> Iterator[str]:
        if self.timeless:
            lost = counted(len(self.timeless), "vintage", "vintages")
            yield f"{lost} left out, whose period SDMX can't say: {safe(self.timeless[0])}"
        for name in sorted(self.missing):
            yield f"nothing was found of a series {safe(name)}"


def _sdmx(rows: Iterable[Row], file: TextIO, tally: _Tally) -> None:
    from monitor.export import COLUMNS, records

    found = records(rows, lambda row: tally.timeless.append(row["period"]))
    _table(COLUMNS, (record.values() for record in found), file)


def _csv(rows: Iterable[Row], file: TextIO, _: _Tally) -> None:
    from monitor.export import HEADERS

    _table(tuple(HEADERS.values()), (row.values() for row in rows), file)


def _jsonl(rows: Iterable[Row], file: TextIO, _: _Tally) -> None:
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _table(head: Sequence[str], rows: Iterable[Iterable[Any]], file: TextIO) -> None:
    """A CSV as RFC 4180 has it, without formulas."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)


_WRITERS: dict[Kind, Callable[[Iterable[Row], TextIO, _Tally], None]] = {
    Kind.sdmx_csv: _sdmx,
    Kind.csv: _csv,
    Kind.jsonl: _jsonl,
}


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that takes its name when all is written: nobody reads half an export."""
    if output is None:
        yield sys.stdout
        return
    part = output if output.exists() and not output.is_file() else output.with_name(f"{output.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        if part is not output:
            part.replace(output)
    except OSError as error:
        raise typer.BadParameter(
            f"{output} can't be written: {error.strerror or error}", param_hint="--output"
        ) from error
    finally:
        if part is not output:
            with suppress(OSError):
                part.unlink(missing_ok=True)
