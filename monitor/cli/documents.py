"""Commands that take documents in: `analyse` stores nothing, `ingest` walks the whole corridor."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.app import DEFAULT_CONFIG, ArchiveOption, ConfigOption, app, settings_of
from monitor.cli.output import line
from monitor.errors import ArticleError, FigurewatchError

if TYPE_CHECKING:
    from monitor.domain import Analysis, Document
    from monitor.pipeline import Corridor, Outcome
    from monitor.pool import ParserPool
    from monitor.settings import Settings

FileArgument = Annotated[str, typer.Argument(metavar="[FILE|-]", help="JSON Lines of documents; - is standard input.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="Worker processes.")]


@dataclass(frozen=True)
class Row:
    """One line of input: a document, or why it is none."""

    id: str | None
    document: "Document | None"
    error: FigurewatchError | None = None


@app.command()
def analyse(file: FileArgument = "-", jobs: Jobs = 1, config: ConfigOption = DEFAULT_CONFIG) -> int:
    """Read documents, write what each says: text, places, topics, figures. Stores nothing."""
    from monitor.contract import analysis_json, error_json

    failed = 0
    with _pool(settings_of(config), jobs, vectors=False) as pool:
        for row, result in _analyses(pool, _rows(file), jobs):
            if isinstance(result, FigurewatchError):
                failed += 1
                line(error_json(row.id, result))
            else:
                line(analysis_json(result))
    return 1 if failed else 0


@app.command()
def ingest(
    file: FileArgument = "-",
    archive: ArchiveOption = None,
    jobs: Jobs = 1,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Walk documents through the whole corridor into the archive, in the order given."""
    settings = settings_of(config)
    failed = 0
    with _corridor(settings, archive or settings.defaults.archive) as corridor, _pool(settings, jobs, True) as pool:
        for row, result in _analyses(pool, _rows(file), jobs):
            outcome = _file(corridor, row, result)
            failed += outcome.error is not None
            line(_outcome_json(outcome))
    return 1 if failed else 0


def _file(corridor: "Corridor", row: Row, result: "Analysis | FigurewatchError") -> "Outcome":
    from monitor.pipeline import Outcome

    if not isinstance(result, FigurewatchError):
        return corridor.file(result)
    if row.document is not None and isinstance(result, ArticleError):
        corridor.set_aside(row.document, result)
    return Outcome(row.id or "", "quarantined", error=result)


def _outcome_json(outcome: "Outcome") -> dict[str, Any]:
    error = outcome.error
    return {
        "id": outcome.id or None,
        "outcome": outcome.outcome,
        "article": outcome.article,
        "story": outcome.story,
        "error": None if error is None else {"code": error.code, "message": error.message},
    }


def _rows(file: str) -> Iterator[Row]:
    """The lines of a file; one that is no document is an error of that line alone."""
    from monitor.contract import document_from

    folder = Path() if file == "-" else Path(file).parent
    try:
        stream = sys.stdin.buffer if file == "-" else open(file, "rb")  # noqa: SIM115  # closed below
    except OSError as error:
        raise typer.BadParameter(f"{file} can't be read: {error.strerror}", param_hint="FILE") from error
    with stream:
        for number, raw in enumerate(stream, 1):
            if not raw.strip():
                continue
            yield _row(raw, number, partial(document_from, folder=folder))


def _row(raw: bytes, number: int, read: "Callable[[object], Document]") -> Row:
    value: Any = None
    try:
        value = json.loads(raw)
        document = read(value)
    except (ValueError, RecursionError) as error:  # not UTF-8, not JSON
        message = f"line {number} is not JSON in UTF-8: {str(error)[:200]}"
        return Row(None, None, ArticleError(message, code="bad_document"))
    except ArticleError as error:
        id_ = value.get("id") if isinstance(value, dict) and isinstance(value.get("id"), str | int) else None
        message = f"line {number}: {error.message}"
        return Row(None if id_ is None else str(id_), None, ArticleError(message, code=error.code))
    return Row(document.id, document)


def _analyses(
    pool: "ParserPool", rows: Iterator[Row], jobs: int
) -> "Iterator[tuple[Row, Analysis | FigurewatchError]]":
    """Each row with its analysis or error, in input order, `jobs` of them under way at a time."""
    from collections import deque
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(jobs) as threads:
        waiting: deque[tuple[Row, Any]] = deque()
        for row in rows:
            waiting.append((row, threads.submit(_analyse, pool, row)))
            if len(waiting) > jobs * 4:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()


def _analyse(pool: "ParserPool", row: Row) -> "Analysis | FigurewatchError":
    from monitor.analyse import analyse as analyse_one

    if row.document is None:
        return row.error or ArticleError("no document", code="bad_document")
    try:
        return pool.run(analyse_one, row.document)
    except FigurewatchError as error:
        return error


@contextmanager
def _pool(settings: "Settings", jobs: int, vectors: bool) -> "Iterator[ParserPool]":
    from monitor.build import make_pool

    pool = make_pool(settings, jobs, vectors=vectors)
    try:
        yield pool
    finally:
        pool.close()


@contextmanager
def _corridor(settings: "Settings", url: str) -> "Iterator[Corridor]":
    from monitor.build import audience, name_of
    from monitor.pipeline import Corridor, InPlace
    from storage.archive import Archive

    archive = Archive.open(url)
    try:
        yield Corridor(
            archive,
            InPlace(),
            audience(settings),
            clock=lambda: datetime.now(UTC),
            window=settings.defaults.window,
            name_of=name_of(settings),
        )
    finally:
        archive.close()
