"""Reading documents: JSON Lines from a file or a pipe, analysed in order, a few at a time.

Enters: a file's name. Leaves: rows, and each row with its analysis or error. Never: a line that
costs its neighbours anything; an order that depends on how many workers there are.
"""

import json
import shutil
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import typer

from monitor.errors import ArticleError, FigurewatchError

if TYPE_CHECKING:
    from monitor.domain import Analysis, Document
    from monitor.pool import ParserPool

A = TypeVar("A")
R = TypeVar("R")
# Bytes of one line: 10 MiB of page may take six times as much when every letter is written as \uXXXX.
MAX_LINE = 64 << 20
_AHEAD = 4  # documents a worker that are read before the first of them is done


@dataclass(frozen=True)
class Row:
    """One line of input: a document, or why it is none."""

    id: str | None
    document: "Document | None"
    error: FigurewatchError | None = None


class Input:
    """The documents of one file or pipe; `rows` may be read again if the input was opened for that."""

    def __init__(self, stream: IO[bytes], folder: Path) -> None:
        """`folder` is what `html_path` is relative to."""
        self._stream, self._folder = stream, folder

    def rows(self) -> Iterator[Row]:
        """The lines from the beginning; one that is no document is an error of that line alone."""
        from monitor.contract import document_from

        if self._stream.seekable():
            self._stream.seek(0)
        for number, raw in _lines(self._stream):
            if raw is None:
                message = f"line {number} is longer than {MAX_LINE >> 20} MiB"
                yield Row(None, None, ArticleError(message, code="too_large"))
            elif raw.strip():
                yield _row(raw, number, partial(document_from, folder=self._folder))


@contextmanager
def opened(file: str, *, again: bool = False) -> Iterator[Input]:
    """The input called `file` (- is standard input); `again`: it will be read more than once."""
    if file == "-":
        if sys.stdin.isatty():
            print(
                "figurewatch: reading documents from the terminal, one JSON object a line; Ctrl-D ends", file=sys.stderr
            )
        stream: IO[bytes] = sys.stdin.buffer
    else:
        try:
            stream = open(file, "rb")  # noqa: SIM115  # closed below
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise typer.BadParameter(f"{file} can't be read: {reason}", param_hint="FILE") from error
    with stream, _rewindable(stream, again) as source:
        yield Input(source, Path() if file == "-" else Path(file).parent)


def results(
    pool: "ParserPool", rows: Iterator[Row], jobs: int, task: Callable[[A], R], argument: "Callable[[Document], A]"
) -> Generator[tuple[Row, R | FigurewatchError], None, None]:
    """Each row with what `task` makes of it or its error, in input order; `jobs` are under way at a time."""

    def work(row: Row) -> R | FigurewatchError:
        if row.document is None:
            return _no_document(row)
        try:
            return pool.run(task, argument(row.document))
        except FigurewatchError as error:
            return error

    return _in_order(pool, rows, jobs, jobs * _AHEAD, work)


def analyses(
    pool: "ParserPool", rows: Iterator[Row], jobs: int
) -> "Generator[tuple[Row, Analysis | FigurewatchError], None, None]":
    """Each row with its analysis or error, in input order; small documents go to a worker a few at a time."""
    from monitor.analyse import in_batches, size_of
    from monitor.pipeline import analysed

    def work(batch: list[Row]) -> "list[tuple[Row, Analysis | FigurewatchError]]":
        found = iter(analysed(pool, [row.document for row in batch if row.document]))
        return [(row, next(found) if row.document else _no_document(row)) for row in batch]

    batches = in_batches(rows, lambda row: size_of(row.document) if row.document else 0)
    with closing(_in_order(pool, batches, jobs, jobs, work)) as filled:
        for _, batch in filled:
            yield from batch


def _no_document(row: Row) -> FigurewatchError:
    return row.error or ArticleError("no document", code="bad_document")


def _in_order(
    pool: "ParserPool", items: Iterator[A], jobs: int, ahead: int, work: Callable[[A], R]
) -> Generator[tuple[A, R], None, None]:
    """Each item with what `work` makes of it; at most `ahead` are read before the first of them is done.

    When the reader leaves early, what waits is cancelled and what runs is ended.
    """
    from concurrent.futures import ThreadPoolExecutor

    threads = ThreadPoolExecutor(jobs, thread_name_prefix="document")
    waiting: deque[tuple[A, Any]] = deque()
    try:
        for item in items:
            waiting.append((item, threads.submit(work, item)))
            if len(waiting) > ahead:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    except BaseException:  # Ctrl-C, or the consumer is gone: don't wait for pages that nobody will see
        pool.close()
        raise
    finally:
        threads.shutdown(cancel_futures=True)


@contextmanager
def _rewindable(stream: IO[bytes], again: bool) -> Iterator[IO[bytes]]:
    """`stream` itself, or a copy on disk of what can't be read twice."""
    if not again or stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        yield copy


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines, None for one that is too long to be held."""
    number = 0
    while raw := stream.readline(MAX_LINE):
        number += 1
        if raw.endswith(b"\n") or len(raw) < MAX_LINE:
            yield number, raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(MAX_LINE)
        yield number, None


def _row(raw: bytes, number: int, read: "Callable[[object], Document]") -> Row:
    value: Any = None
    try:
        value = json.loads(raw)
        document = read(value)
    except (ValueError, RecursionError) as error:
        return Row(None, None, ArticleError(f"line {number} {_no_json(error)}", code="bad_document"))
    except ArticleError as error:
        id_ = value.get("id") if isinstance(value, dict) else None
        message = f"line {number}: {error.message}"
        return Row(
            str(id_) if isinstance(id_, str | int) and not isinstance(id_, bool) else None,
            None,
            ArticleError(message, code=error.code),
        )
    return Row(document.id, document)


def _no_json(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"is not UTF-8 text: byte 0x{error.object[error.start]:02x} at position {error.start + 1}"
    if isinstance(error, json.JSONDecodeError):
        what = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        return f"is not a JSON object on one line: {what} at column {error.colno}"
    if isinstance(error, RecursionError):
        return "is JSON nested too deep to be read"
    return "holds a number with too many digits to be read"  # all that is left: Python's guard against them
