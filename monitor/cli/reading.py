"""Commands that show what is in the archive: one function each, the shared options added by `_reads`."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.app import (
    DEFAULT_CONFIG,
    ArchiveOption,
    ConfigOption,
    Format,
    FormatOption,
    app,
    archive_url,
    settings_of,
)
from monitor.cli.layouts import ALERTS, CHANGES, FIGURES, SEARCH, SERIES, STORIES
from monitor.cli.output import Layout, Row, show_rows
from monitor.cli.wishes import filters, refuse_unknown
from monitor.domain import ChangeKind, Status

if TYPE_CHECKING:
    from monitor.past import Past
    from storage.filters import Filters
    from storage.reading import Reading

Query = Annotated[
    str | None, typer.Argument(metavar="QUERY", help="Words that sentence or title must hold; quotes keep a phrase.")
]
Least = Annotated[str | None, typer.Option("--min", metavar="NUMBER", help="Smallest value, in base units: 1.5e9.")]
Most = Annotated[str | None, typer.Option("--max", metavar="NUMBER", help="Largest value, in base units.")]
Unit = Annotated[str | None, typer.Option(metavar="UNIT", help="Unit: CNY, %, km2 …")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Show what was known on this date.")]
Why = Annotated[bool, typer.Option("--why", help="Say who told it from whom, and show the sentences that correspond.")]
Kinds = Annotated[
    list[ChangeKind] | None, typer.Option("--kind", metavar="KIND", help="Only of this kind; can be repeated.")
]
Statuses = Annotated[
    list[Status] | None, typer.Option("--status", metavar="STATUS", help="Only so settled; can be repeated.")
]
_FILTERS: dict[str, Any] = {
    "region": Annotated[
        str | None,
        typer.Option(metavar="ID", help="Id of a place: CN, CN-GD, geonames:1795565, macro:…; what lies in it counts."),
    ],
    "topic": Annotated[str | None, typer.Option(metavar="ID", help="Id of a topic: medtop:04000000, custom:….")],
    "indicator": Annotated[str | None, typer.Option(metavar="ID", help="Id of an indicator: gdp, exports ….")],
    "language": Annotated[
        str | None, typer.Option(metavar="TAG", help="Language of the article: en, zh, zh-Hans, ru ….")
    ],
    "source": Annotated[
        str | None, typer.Option(metavar="NAME", help="Name of the source, as it is in the configuration.")
    ],
    "since": Annotated[str | None, typer.Option(metavar="DATE", help="Published on or after: 2025-01-31.")],
    "until": Annotated[str | None, typer.Option(metavar="DATE", help="Published before the end of that day.")],
    "limit": Annotated[int | None, typer.Option(metavar="N", min=1, max=1_000_000_000, help="At most so many.")],
}


def asks(question: Callable[..., Any], *, format_: bool = False) -> Callable[..., Any]:
    """Make a command of a function from (reading, filters, own options): it gets the shared options, and an archive."""

    @wraps(question)
    def command(**given: Any) -> Any:
        archive, config = given.pop("archive"), given.pop("config")
        wishes = {name: given.pop(name) for name in _FILTERS}
        chosen = filters(dict(wishes), given, config)
        with _reading(archive_url(archive, config)) as reading:
            refuse_unknown(reading, wishes, config)
            return question(reading, chosen, **given, **({"config": config} if wants_config else {}))

    own = [p for p in inspect.signature(question).parameters.values() if p.kind is p.KEYWORD_ONLY]
    wants_config = any(p.name == "config" for p in own)
    return _with_options(command, [*(p for p in own if p.name != "config"), *_shared(format_=format_)])


def _with_options(command: Callable[..., Any], options: Sequence[inspect.Parameter]) -> Callable[..., Any]:
    """`command` as typer sees it: with these parameters."""
    command.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]  # functions may carry one (PEP 362)
    command.__annotations__ = {p.name: p.annotation for p in options}
    return command


def _reads(layout: Layout) -> Callable[[Callable[..., Iterator[Row]]], Callable[..., Any]]:
    """Make a command of a function from (reading, filters, own options) to rows, which are shown."""

    def decorate(rows: Callable[..., Iterator[Row]]) -> Callable[..., Any]:
        @wraps(rows)
        def shown(reading: "Reading", chosen: "Filters", *, format_: Format, **own: Any) -> None:
            show_rows(rows(reading, chosen, **own), format_, layout)

        return asks(shown, format_=True)

    return decorate


def _shared(*, format_: bool = True) -> list[inspect.Parameter]:
    options: dict[str, tuple[Any, Any]] = {name: (hint, None) for name, hint in _FILTERS.items()}
    options |= {"format_": (FormatOption, Format.table)} if format_ else {}
    options |= {"archive": (ArchiveOption, None), "config": (ConfigOption, DEFAULT_CONFIG)}
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
        for name, (hint, default) in options.items()
    ]


@app.command()
@_reads(CHANGES)
def changes(
    reading: "Reading",
    chosen: "Filters",
    *,
    as_of: AsOf = None,
    kind: Kinds = None,
    status: Statuses = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> Iterator[Row]:
    """Show what was new, revised, contradicted or impossible.

    Each change quotes the sentences that it rests on. The newest stands first.

    \b
    Examples:
      figurewatch changes --region CN-GD --since 2025-01-01
      figurewatch changes --kind conflicting --kind implausible --status standing
      figurewatch changes --indicator exports --format csv > changes.csv
    """
    if chosen.as_of is None:
        return reading.changes(chosen, kinds=kind or (), statuses=status or ())
    return past(reading, chosen, config).findings(kinds=kind or (), statuses=status or ())


def past(reading: "Reading", chosen: "Filters", config: Path) -> "Past":
    """The archive as it was on the day that is asked for."""
    from monitor.build import places
    from monitor.past import Past

    known = places(settings_of(config))
    return Past(reading, chosen, known.name_of, known.members)


@app.command()
@_reads(FIGURES)
def figures(
    reading: "Reading",
    chosen: "Filters",
    *,
    query: Query = None,
    least: Least = None,
    most: Most = None,
    unit: Unit = None,
    as_of: AsOf = None,
) -> Iterator[Row]:
    """Show figures, each with the sentence that states it.

    \b
    Examples:
      figurewatch figures --region CN-GD --indicator rd_expenditure --min 1e9
      figurewatch figures "research and development" --unit CNY
    """
    return reading.figures(query, chosen)


@app.command()
@_reads(SERIES)
def series(
    reading: "Reading",
    chosen: "Filters",
    *,
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", help="Id of one series, as lists show it.")] = None,
    as_of: AsOf = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> Iterator[Row]:
    """Show every value that was stated for each period.

    A series is one measure of one place or organisation. Where a period has several values,
    the first stated stands first.

    \b
    Examples:
      figurewatch series --region NO
      figurewatch series 86e34636f584a304 --as-of 2025-02-01
    """
    return reading.series(id_, chosen) if chosen.as_of is None else past(reading, chosen, config).series(id_)


@app.command()
@_reads(STORIES)
def stories(reading: "Reading", chosen: "Filters", *, why: Why = False) -> Iterator[Row]:
    """Show reports, each with the articles that tell it.

    The first telling stands first, then its reprints, translations and excerpts, and why they count as such.
    With --why each also says which other one it was made from, and which sentence stands for which.

    \b
    Examples:
      figurewatch stories --since 2025-01-01
      figurewatch stories --source "Example Courier" --why
    """
    rows = reading.stories(chosen)
    if not why:
        return rows
    from monitor.cli.telling import with_reasons

    return (with_reasons(row, reading.tellings(row["story"], chosen)) for row in rows)


@app.command()
@_reads(SEARCH)
def search(
    reading: "Reading",
    chosen: "Filters",
    *,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help='Words that must all be there; "quotes" keep a phrase together.')
    ],
) -> Iterator[Row]:
    """Find articles by their words, the best first.

    Chinese needs no spaces, Russian and English words are found in other forms too.

    \b
    Examples:
      figurewatch search 深圳
      figurewatch search '"artificial intelligence" Shanghai' --since 2025-01-01
    """
    return reading.search(query, chosen)


alerts_app = typer.Typer(invoke_without_command=True, rich_markup_mode=None, add_completion=False)
app.add_typer(alerts_app, name="alerts")


@_reads(ALERTS)
def _alerts(reading: "Reading", chosen: "Filters") -> Iterator[Row]:
    """Show what was told, to whom, and whether it arrived."""
    return reading.alerts(chosen)


def alerts(context: typer.Context, **given: Any) -> None:
    """Show what was told, to whom, and whether it arrived.

    To see a sample arrive: `figurewatch alerts test CHANNEL`.
    """
    if not context.invoked_subcommand:
        _alerts(**given)


_CONTEXT = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
alerts_app.callback(invoke_without_command=True)(_with_options(alerts, [_CONTEXT, *_shared()]))


@contextmanager
def _reading(url: str) -> "Iterator[Reading]":
    from storage.archive import Archive

    opened = Archive.open(url, read_only=True)
    try:
        yield opened.read
    finally:
        opened.close()
