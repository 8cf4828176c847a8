"""The command that shows which series are one, and which may be."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.app import DEFAULT_CONFIG, ConfigOption, Format, FormatOption, app, settings_of
from monitor.cli.output import Layout, Row, grouped, safe, show_rows
from monitor.cli.reading import asks

if TYPE_CHECKING:
    from monitor.domain import Observation, SeriesKey, Statement
    from monitor.ledger import Suggestion
    from monitor.settings import Settings
    from storage.filters import Filters
    from storage.reading import Reading

_MOST = 50  # suggestions of a list without --limit
_SHOWN = 3  # values in common that a suggestion shows
_PLAIN = re.compile(r"[a-z][a-z0-9_.]*")  # a measure that needs no quotation marks in YAML
Pair = Annotated[
    tuple[str, str] | None,
    typer.Option("--why", metavar="SERIES SERIES", help="Say why two series are one or not; ids, or how they begin."),
]


@app.command()
@asks
def links(
    reading: "Reading",
    chosen: "Filters",
    *,
    pair: Pair = None,
    format_: FormatOption = Format.table,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Show which series are one, and which may be.

    Joined: a report in two languages, or sources.yaml, says that they are one thing. Suggested: articles give both the
    same value; paste the line into sources.yaml under `links:` if they are one.

    \b
    Examples:
      figurewatch links --region CN-GD
      figurewatch links --why 86e34636 1fc09a2d
    """
    settings = settings_of(config)
    if pair:
        return _why(reading, pair, settings)
    rows = chain(_configured(settings), _joined(reading, chosen), _suggested(reading, chosen))
    show_rows(islice(_named(rows, settings), chosen.limit), format_, LINKS)
    return 0


def _why(reading: "Reading", pair: tuple[str, str], settings: "Settings") -> int:
    from monitor.build import name_of
    from monitor.ledger import match

    one, other = (_one(reading, start) for start in pair)
    name = name_of(settings)
    names = {key.subject: name(key.subject) or key.subject for key in (one, other)}
    found = match(one, other, names)
    print(safe(f"{found}."[:1].upper() + f"{found}."[1:]))
    if found.same:
        return 0
    filed = {row["keys"][1]: row for row in reading.joins()}
    together = [filed[key] for key in (one, other) if key in filed]
    homes = {filed[key]["keys"][0] if key in filed else key for key in (one, other)}
    if together and len(homes) == 1:
        print("All the same they are joined:")
        for row in together:
            print(f"  {safe(row['why'])}")
    return 0


def _one(reading: "Reading", start: str) -> "SeriesKey":
    found = reading.series_named(start) if start else []
    if len(found) != 1:
        many = "several series begin" if found else "no series begins"
        raise typer.BadParameter(f"{many} with `{start}`; `figurewatch series --format json` shows whole ids")
    return found[0]


# ───────────────────────────── rows ─────────────────────────────


def _row(state: str, measures: Sequence[str], **more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"subject": None, "series": [], "why": None, "since": None, "shared": [], "line": None}
    return {"state": state, "measures": list(measures), **empty, **more}


def _configured(settings: "Settings") -> Iterator[Row]:
    for link in settings.links:
        yield _row("configured", link, why="sources.yaml says so")


def _joined(reading: "Reading", chosen: "Filters") -> Iterator[Row]:
    for row in reading.joins(chosen):
        keys = row["keys"]
        ids = [row["canonical"], row["series"]]
        yield _row(
            "joined",
            [key.measure for key in keys],
            subject=keys[0].subject,
            series=ids,
            why=row["why"],
            since=row["since"],
        )


def _suggested(reading: "Reading", chosen: "Filters") -> Iterator[Row]:
    from monitor.ledger import best_first, suggestions

    indicators = {chosen.indicator} if isinstance(chosen.indicator, str) else set(chosen.indicator or ())
    found = [
        each
        for told in reading.statements(chosen)
        for each in suggestions(told)
        if not indicators or indicators & {each.one.measure, each.other.measure}
    ]
    best = sorted(found, key=best_first)[: chosen.limit or _MOST]
    rows = {key for each in best for pair in each.shared[:_SHOWN] for told in pair for key in told.keys}
    quoted = reading.quoted(rows)
    for each in best:
        yield _suggestion(each, quoted)


def _suggestion(each: "Suggestion", quoted: "Mapping[int, Observation]") -> Row:
    from storage.codec import series_id

    measures = (each.one.measure, each.other.measure)
    return _row(
        "suggested",
        measures,
        subject=each.one.subject,
        series=[series_id(each.one), series_id(each.other)],
        why=_values(each),
        shared=[_shared(one, other, quoted) for one, other in each.shared[:_SHOWN]],
        line=f"- [{', '.join(map(_yaml, measures))}]",
    )


def _values(each: "Suggestion") -> str:
    count = len(each.shared)
    same = "one value is" if count == 1 else f"{count} values are"
    other = f"; for {each.against} periods they differ" if each.against else ""
    return f"{same} the same, told by different articles{other}"


def _shared(one: "Statement", other: "Statement", quoted: "Mapping[int, Observation]") -> Row:
    """A value that both series have, with a sentence of each, if it can be of two articles."""
    from monitor.shapes import plain

    choices = [(quoted[a], quoted[b]) for a in one.keys for b in other.keys]
    pair = next((pair for pair in choices if pair[0].article_id != pair[1].article_id), choices[0])
    return {
        "period": one.period,
        "value": plain(one.value),
        "sentences": [
            {"article_id": told.article_id, "surface": told.surface, "sentence": told.sentence} for told in pair
        ],
    }


def _yaml(measure: str) -> str:
    return measure if _PLAIN.fullmatch(measure) else json.dumps(measure, ensure_ascii=False)


def _named(rows: Iterator[Row], settings: "Settings") -> Iterator[Row]:
    """The rows, each with the name of its subject."""
    from monitor.build import name_of

    name = None
    for row in rows:
        name = name or name_of(settings)
        yield {**row, "name": (name(row["subject"]) or row["subject"]) if row["subject"] else None}


# ───────────────────────────── the table ─────────────────────────────


def _sentences(row: Row) -> list[str]:
    return [
        f"{shared['period']}, {grouped(shared['value'])} · {told['article_id']}: “{' '.join(told['sentence'].split())}”"
        for shared in row["shared"]
        for told in shared["sentences"]
    ]


LINKS = Layout(
    keys=("state", "measures", "subject", "series", "why", "since", "shared", "line", "name"),
    columns={
        "state": lambda row: row["state"],
        "of": lambda row: row["name"] or "any place",
        "measures": lambda row: row["measures"],
        "since": lambda row: (row["since"] or "")[:10],
    },
    below=(lambda row: row["why"], _sentences, lambda row: row["line"]),
    empty="no series are joined, and none look as if they were one",
)
