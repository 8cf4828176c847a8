"""Commands that show what is in the archive: one function each, the shared options added by `_reads`."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
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
from monitor.cli.output import Row, grouped, show

if TYPE_CHECKING:
    from storage.filters import Filters
    from storage.reading import Reading

Columns = Mapping[str, Callable[[Row], Any]]
Query = Annotated[str | None, typer.Argument(help="Words of the sentence.")]
Least = Annotated[str | None, typer.Option("--min", help="Smallest value, in base units.")]
Most = Annotated[str | None, typer.Option("--max", help="Largest value, in base units.")]
Unit = Annotated[str | None, typer.Option(help="Unit: CNY, %, km2 …")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="What was known on this date.")]
_FILTERS: dict[str, Any] = {
    "region": Annotated[
        str | None, typer.Option(help="Id of a place (CN, CN-GD, geonames:1795565); what lies in it counts.")
    ],
    "topic": Annotated[str | None, typer.Option(help="Id of a topic (medtop:… or custom:…).")],
    "indicator": Annotated[str | None, typer.Option(help="Id of an indicator, such as gdp.")],
    "language": Annotated[str | None, typer.Option(help="Language of the article (en, zh-Hans, ru …).")],
    "source": Annotated[str | None, typer.Option(help="Name of the source.")],
    "since": Annotated[str | None, typer.Option(help="Published on or after this date (2025-01-31).")],
    "until": Annotated[str | None, typer.Option(help="Published before the end of this date.")],
    "limit": Annotated[int | None, typer.Option(min=1, help="At most so many.")],
}


def _reads(columns: Columns, empty: str) -> Callable[[Callable[..., Iterator[Row]]], Callable[..., None]]:
    """Make a command of a function from (reading, filters, own options) to rows."""

    def decorate(rows: Callable[..., Iterator[Row]]) -> Callable[..., None]:
        @wraps(rows)
        def command(**given: Any) -> None:
            archive, config = given.pop("archive"), given.pop("config")
            format_ = given.pop("format_")
            chosen = _filters({name: given.pop(name) for name in _FILTERS}, given, config)
            with _reading(archive_url(archive, config)) as reading:
                show(rows(reading, chosen, **given), format_, columns, empty)

        own = [p for p in inspect.signature(rows).parameters.values() if p.kind is p.KEYWORD_ONLY]
        command.__signature__ = inspect.Signature([*own, *_shared()])  # type: ignore[attr-defined]  # what typer reads
        command.__annotations__ = {p.name: p.annotation for p in [*own, *_shared()]}
        return command

    return decorate


def _shared() -> list[inspect.Parameter]:
    options: dict[str, tuple[Any, Any]] = {"archive": (ArchiveOption, None), "format_": (FormatOption, Format.table)}
    options |= {name: (hint, None) for name, hint in _FILTERS.items()}
    options["config"] = (ConfigOption, DEFAULT_CONFIG)
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
        for name, (hint, default) in options.items()
    ]


@app.command()
@_reads(
    {
        "story": lambda row: row["story"],
        "sources": lambda row: row["independent_sources"],
        "articles": lambda row: [f"{item['id']} ({item['language']}, {item['relation']})" for item in row["articles"]],
        "related": lambda row: row["related"],
    },
    "no stories",
)
def stories(reading: "Reading", chosen: "Filters") -> Iterator[Row]:
    """Reports, each with the articles that tell it: first telling, reprints, translations."""
    return reading.stories(chosen)


@app.command()
@_reads(
    {
        "value": lambda row: grouped(row["value"]),
        "unit": lambda row: row["unit"],
        "subject": lambda row: row["subject"],
        "indicator": lambda row: row["indicator"] or row["indicator_text"],
        "period": lambda row: row["period"],
        "sentence": lambda row: row["sentence"],
        "article": lambda row: row["article_id"],
    },
    "no figures",
)
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
    """Figures with the sentence that states each."""
    return reading.figures(query, chosen)


@app.command()
@_reads(
    {
        "series": lambda row: row["series"],
        "subject": lambda row: row["subject"],
        "indicator": lambda row: row["indicator"],
        "transform": lambda row: row["transform"],
        "unit": lambda row: row["unit"],
        "values": lambda row: [
            f"{period['period']}: " + " → ".join(grouped(vintage["value"]) for vintage in period["vintages"])
            for period in row["periods"]
        ],
    },
    "no series",
)
def series(
    reading: "Reading",
    chosen: "Filters",
    *,
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", help="Id of one series.")] = None,
    as_of: AsOf = None,
) -> Iterator[Row]:
    """Series with every value that was stated for each period, and who stated it."""
    return reading.series(id_, chosen)


@app.command()
@_reads(
    {
        "kind": lambda row: row["kind"],
        "severity": lambda row: row["severity"],
        "period": lambda row: row["period"],
        "values": lambda row: [item["surface"] for item in row["observations"]],
        "explanation": lambda row: row["explanation"],
    },
    "no changes",
)
def changes(reading: "Reading", chosen: "Filters", *, as_of: AsOf = None) -> Iterator[Row]:
    """What articles added to what was known: new, revised, contradicted, impossible."""
    return reading.changes(chosen)


@app.command()
@_reads(
    {
        "title": lambda row: row["title"],
        "source": lambda row: row["source"],
        "published": lambda row: row["published"],
        "snippet": lambda row: row["snippet"],
        "id": lambda row: row["id"],
    },
    "nothing found",
)
def search(
    reading: "Reading",
    chosen: "Filters",
    *,
    query: Annotated[str, typer.Argument(help="Words; quotes keep a phrase together.")],
) -> Iterator[Row]:
    """Articles that hold the words, best first."""
    return reading.search(query, chosen)


alerts_app = typer.Typer(invoke_without_command=True)
app.add_typer(alerts_app, name="alerts")


@_reads(
    {
        "alert": lambda row: row["alert"],
        "rule": lambda row: row["rule"],
        "created": lambda row: row["created"],
        "changes": lambda row: len(row["changes"]),
        "deliveries": lambda row: [
            f"{item['channel']} → {item['recipient']}: {item['state']}" + _trouble(item) for item in row["deliveries"]
        ],
    },
    "no alerts",
)
def _alerts(reading: "Reading", chosen: "Filters") -> Iterator[Row]:
    """What was told, to whom, and whether it arrived."""
    return reading.alerts(chosen)


def alerts(context: typer.Context, **given: Any) -> None:
    """What was told, to whom, and whether it arrived."""
    if not context.invoked_subcommand:
        _alerts(**given)


alerts.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # as in `_reads`
    [inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context), *_shared()]
)
alerts.__annotations__ |= {p.name: p.annotation for p in _shared()}
alerts_app.callback(invoke_without_command=True)(alerts)


def _trouble(delivery: Mapping[str, Any]) -> str:
    return f" ({delivery['tries']} tries: {delivery['last_error']})" if delivery["last_error"] else ""


@contextmanager
def _reading(url: str) -> "Iterator[Reading]":
    from storage.archive import Archive

    opened = Archive.open(url, read_only=True)
    try:
        yield opened.read
    finally:
        opened.close()


def _filters(wishes: dict[str, Any], own: dict[str, Any], config: Path) -> "Filters":
    """The filters of one command; its own options that are filters (`--min`, `--as-of`) are read along."""
    from monitor.describe.catalogue import widened
    from storage.filters import Filters

    if "least" in own:
        wishes |= {"min": _number(own["least"], "--min"), "max": _number(own["most"], "--max"), "unit": own["unit"]}
    if "as_of" in own:
        wishes["as_of"] = own["as_of"]
    if (region := wishes.get("region")) and region.startswith("macro:"):
        wishes["region"] = widened(region, settings_of(config).extras().places)
    for key in ("since", "until", "as_of"):
        if wishes.get(key):
            wishes[key] = _moment(wishes[key], f"--{key.replace('_', '-')}", end_of_day=key != "since")
    return Filters(**wishes)


def _moment(text: str, option: str, *, end_of_day: bool) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date such as 2025-01-31", param_hint=option) from error
    if end_of_day and len(text) == len("2025-01-31"):
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999999)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _number(text: str | None, option: str) -> Any:
    from decimal import Decimal, InvalidOperation

    if text is None:
        return None
    try:
        number = Decimal(text.replace(" ", "").replace("_", ""))
    except InvalidOperation as error:
        raise typer.BadParameter(f"{text!r} is not a number", param_hint=option) from error
    if not number.is_finite():
        raise typer.BadParameter(f"{text!r} is not a number", param_hint=option)
    return number
