"""Commands that take documents in: `analyse` stores nothing, `ingest` walks the whole corridor."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.app import DEFAULT_CONFIG, ArchiveOption, ConfigOption, app, settings_of
from monitor.cli.intake import Input, Row, analyses, opened, results
from monitor.cli.output import line
from monitor.errors import ArticleError, FigurewatchError

if TYPE_CHECKING:
    from monitor.domain import Analysis, Document
    from monitor.learn import Furniture, Lines
    from monitor.pipeline import Corridor, Outcome
    from monitor.pool import ParserPool
    from monitor.settings import Settings

FileArgument = Annotated[
    str, typer.Argument(metavar="FILE|-", help="JSON Lines of documents; - (or nothing) is standard input.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, max=64, help="Worker processes.")]
_TAUGHT_BY = 300  # newest texts of a host that an archive teaches from: enough for any habit, and read in a moment


@app.command()
def analyse(
    file: FileArgument = "-",
    jobs: Jobs = 1,
    learn: Annotated[
        bool, typer.Option("--learn", help="Take out lines that the pages of a site have in common.")
    ] = False,
    archive: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Take out such lines as the pages in this archive show them; it is only read."
        ),
    ] = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Write what documents say: text, places, topics, figures.

    Stores nothing. Reads one JSON object a line with `id` and one of `text`, `html` and `html_path`; `url`,
    `title`, `language`, `published` and `source` are welcome. Writes one JSON object for each, in the same order.

    \b
    Examples:
      echo '{"id": "1", "text": "In 2024, Hainan exported goods for 107.5 billion yuan."}' | figurewatch analyse
      figurewatch analyse pages.jsonl --jobs 2 --learn > analyses.jsonl
    """
    from monitor.analyse import analyse_page
    from monitor.contract import analysis_json, error_json

    tally = Tally(file)
    with opened(file, again=learn or archive is not None) as given, _pool(settings_of(config), jobs, False) as pool:
        furniture = _furniture(given, pool, jobs, learn, archive)

        def task(document: "Document") -> "tuple[Document, frozenset[int]]":
            return document, furniture.of(document.url)

        with closing(results(pool, given.rows(), jobs, analyse_page, task)) as found:
            for row, result in found:
                failed = isinstance(result, FigurewatchError)
                line(error_json(row.id, result) if isinstance(result, FigurewatchError) else analysis_json(result))
                tally.add(row, failed)
    return tally.report()


@app.command()
def ingest(
    file: FileArgument = "-",
    archive: ArchiveOption = None,
    jobs: Jobs = 1,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """File documents in the archive, as the daemon files its pages.

    Takes what `analyse` takes, in the order given, and files articles, figures, stories, changes and alerts.
    Writes one line a document: stored, unchanged, new_version or quarantined. The daemon sends the alerts.

    \b
    Examples:
      figurewatch ingest mine.jsonl --archive sqlite:///mine.db
      figurewatch changes --archive sqlite:///mine.db
    """
    settings, tally, listened = settings_of(config), Tally(file), True
    with (
        opened(file) as given,
        _corridor(settings, archive or settings.defaults.archive) as corridor,
        _pool(settings, jobs, True) as pool,
        closing(analyses(pool, given.rows(), jobs)) as found,
    ):
        for row, result in found:
            outcome = _file(corridor, row, result)
            listened = listened and _told(_outcome_json(outcome))
            tally.add(row, outcome.error is not None)
    return tally.report()


class Tally:
    """Counts what came in, to say at the end what went wrong."""

    def __init__(self, file: str) -> None:
        self._name = "standard input" if file == "-" else file
        self._all = self._failed = self._no_documents = 0

    def add(self, row: Row, failed: bool) -> None:
        self._all += 1
        self._failed += failed
        self._no_documents += row.document is None

    def report(self) -> int:
        """The exit code; what a person should know goes to standard error."""
        if not self._all:
            print(f"figurewatch: {self._name} holds no document", file=sys.stderr)
        elif self._no_documents == self._all:
            print(
                f"figurewatch: no line of {self._name} is a document; expected JSON Lines such as "
                '{"id": "1", "text": "…"}. To look at a single page: figurewatch inspect FILE',
                file=sys.stderr,
            )
        elif self._failed:
            print(f"figurewatch: {self._failed} of {self._all} documents failed; their lines say why", file=sys.stderr)
        return 1 if self._failed else 0


def _told(row: dict[str, Any]) -> bool:
    """Print one line. False when nobody reads any more: what was asked for is the filing, so that goes on."""
    try:
        line(row)
    except BrokenPipeError:
        return False
    return True


def _furniture(given: Input, pool: "ParserPool", jobs: int, learn: bool, archive: str | None) -> "Furniture":
    """What the pages of each host carry, by the documents of this run, those of an archive, or both."""
    from monitor.learn import Furniture, host_of
    from monitor.learn import learn as learn_from

    texts: dict[str, list[Lines]] = defaultdict(list)
    if learn:
        for host, found in _lines_of_run(given, pool, jobs):
            texts[host].append(found)
    if archive:
        hosts = {host_of(row.document.url) for row in given.rows() if row.document}
        for host, found in _lines_of_archive(archive, sorted(filter(None, hosts))):
            texts[host].append(found)
    return learn_from(texts) if texts else Furniture()


def _lines_of_run(given: Input, pool: "ParserPool", jobs: int) -> "Iterator[tuple[str, Lines]]":
    from monitor.analyse import lines
    from monitor.learn import host_of

    def addressed() -> Iterator[Row]:
        return (row for row in given.rows() if row.document and host_of(row.document.url))

    with closing(results(pool, addressed(), jobs, lines, lambda document: document)) as found:
        for row, result in found:
            host = host_of(row.document.url) if row.document else None
            if host and not isinstance(result, FigurewatchError):
                yield host, result


def _lines_of_archive(url: str, hosts: Sequence[str]) -> "Iterator[tuple[str, Lines]]":
    from monitor.learn import lines_of
    from storage.archive import Archive

    with closing(Archive.open(url, read_only=True)) as archive:
        for host in hosts:
            for text in archive.read.texts(host, _TAUGHT_BY):
                yield host, lines_of(text)


def _file(corridor: "Corridor", row: Row, result: "Analysis | FigurewatchError") -> "Outcome":
    from monitor.pipeline import Outcome, as_page

    if not isinstance(result, FigurewatchError):
        page = as_page(row.document, datetime.now(UTC)) if row.document else None
        return corridor.file(result, page=page)
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
    from monitor.build import make_corridor
    from storage.archive import Archive

    with Archive.open(url) as archive:
        yield make_corridor(settings, archive, lambda: datetime.now(UTC))
