"""Commands that show one thing: a feed's entries, or all that the corridor makes of one page."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.app import DEFAULT_CONFIG, ConfigOption, app, settings_of
from monitor.cli.output import grouped, safe
from monitor.errors import ArticleError, SourceError

if TYPE_CHECKING:
    from monitor.analyse import Explained
    from monitor.domain import Document, Page, ParsedFeed
    from monitor.settings import Settings


@app.command()
def feed(
    where: Annotated[str, typer.Argument(metavar="FILE|URL", help="A feed's file or address.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a list for people.")] = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Read one feed and show its entries; stores nothing."""
    from monitor.analyse import parse_feed
    from monitor.build import make_pool

    settings = settings_of(config)
    page = _page(where, settings)
    pool = make_pool(settings, 1, vectors=False, feeds_only=True)
    started = time.perf_counter()
    try:
        parsed = pool.run(parse_feed, page)
    except (SourceError, ArticleError) as error:
        failure = {"entries": [], "warnings": [error.message], "seconds": _seconds(started), "error": error.code}
        print(json.dumps(failure, ensure_ascii=False) if as_json else f"{error.code}: {error.message}")
        return 1
    finally:
        pool.close()
    if as_json:
        print(json.dumps(_feed_json(parsed, _seconds(started)), ensure_ascii=False))
    else:
        _feed_table(parsed)
    return 0


@app.command()
def inspect(
    where: Annotated[str, typer.Argument(metavar="URL|FILE", help="A page's address, or a file of HTML or text.")],
    why: Annotated[bool, typer.Option("--why", help="Show the evidence, and what was left out and why.")] = False,
    language: Annotated[str | None, typer.Option(help="Language of the text, if you know it.")] = None,
    published: Annotated[str | None, typer.Option(help="Date of the text, if the page does not say it.")] = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Show all that the corridor makes of one page, and why; stores nothing."""
    from monitor import contract
    from monitor.analyse import explain
    from monitor.build import make_pool

    settings = settings_of(config)
    document = _document(where, settings, language, contract.published(published))
    pool = make_pool(settings, 1, vectors=False)
    try:
        explained = pool.run(explain, document)
    finally:
        pool.close()
    _show(explained, why)
    return 0


def _page(where: str, settings: "Settings") -> "Page":
    from monitor.domain import Page

    now = datetime.now(UTC)
    if where.startswith(("http://", "https://")):
        from monitor.build import fetch_once

        return fetch_once(where, settings)
    path = Path(where)
    try:
        body = path.read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"{where} can't be read: {error.strerror}", param_hint="FILE|URL") from error
    return Page(path.name, path.resolve().as_uri(), 200, body, "", now)


def _document(where: str, settings: "Settings", language: str | None, published: datetime | None) -> "Document":
    from monitor.domain import Document

    page = _page(where, settings)
    hints: dict[str, Any] = {"language": language, "published": published}
    if page.url.endswith((".txt", ".md")):
        return Document(id=page.url, text=page.body.decode("utf-8", "replace"), **hints)
    address = page.final_url if page.final_url.startswith("http") else None
    return Document(id=page.url, url=address, html=page.body, content_type=page.content_type, **hints)


def _feed_json(parsed: "ParsedFeed", seconds: float) -> dict[str, Any]:
    from monitor.contract import iso

    entries = [
        {"id": e.id, "url": e.url, "title": e.title, "published": iso(e.published), "content": e.content}
        for e in parsed.entries
    ]
    return {"entries": entries, "warnings": list(parsed.warnings), "seconds": seconds, "dropped": parsed.dropped}


def _feed_table(parsed: "ParsedFeed") -> None:
    from monitor.contract import iso

    print(f"{safe(parsed.title) or 'a feed without a title'}: {len(parsed.entries)} entries")
    for entry in parsed.entries:
        print(f"  {iso(entry.published) or 'no date':20}  {safe(entry.title) or '(no title)'}")
        print(f"  {'':20}  {safe(entry.url or '')}")
    for warning in parsed.warnings:
        print(f"warning: {safe(warning)}")


def _seconds(started: float) -> float:
    return round(time.perf_counter() - started, 4)


def _show(explained: "Explained", why: bool) -> None:
    """For a person: what was read, what was taken away, what it is about, what it measures."""
    from monitor.contract import iso

    article = explained.analysis.article
    print(f"{safe(article.title) or '(no title)'}")
    print(f"  language {article.language or 'unknown'} · published {iso(article.published) or 'not said'}")
    print(f"  {_provenance(explained)}")
    for warning in article.warnings:
        print(f"  warning: {safe(warning)}")
    print("\nText\n" + "\n".join(f"  {safe(part)}" for part in article.text.split("\n") if part.strip()))
    print("\nRemoved" if article.removed else "\nNothing was removed")
    for piece in article.removed:
        print(f"  [{piece.rule}] {safe(piece.text)[:150]}")
    print("\nPlaces")
    for region in article.regions:
        evidence = [article.text[start:end] for start, end in region.spans[:6]] if why else []
        print(
            f"  {region.role.value:8} {region.score:.2f}  {region.id:18} {' › '.join(region.path)}  {_quoted(evidence)}"
        )
    print("\nTopics")
    for topic in article.topics:
        print(f"  {topic.score:.2f}  {topic.id:18} {topic.name}")
    _show_figures(explained, why)


def _provenance(explained: "Explained") -> str:
    said = explained.analysis.article.provenance
    parts = [
        f"first hand: {said.agency or said.publisher or 'not said'}",
        f"through: {', '.join(said.via)}" if said.via else "",
        "a translation" if said.translated else "",
    ]
    return safe(" · ".join(part for part in parts if part))


def _show_figures(explained: "Explained", why: bool) -> None:
    text = explained.analysis.article.text
    print("\nFigures")
    for figure in explained.analysis.figures:
        meaning = " · ".join(
            safe(part)
            for part in (
                figure.subject,
                figure.indicator or figure.indicator_text,
                figure.period,
                None if figure.transform == "level" else figure.transform.value,
                figure.modality.value if figure.modality != "actual" else None,
            )
            if part
        )
        value = grouped(format(figure.value, "f"))
        print(
            f"  {safe(figure.surface)}  =  {figure.approx.value} {value} {figure.unit}   {meaning or 'meaning unknown'}"
        )
        if why:
            sentence = safe(text[figure.sentence_start : figure.sentence_end])
            print(f"      “{sentence}” (confidence {figure.confidence:.2f})")
    if why and explained.left_out:
        print("\nNumbers that are no figures")
        for item in explained.left_out:
            print(f"  {safe(item.surface)}: {item.reason}")


def _quoted(pieces: list[str]) -> str:
    return " ".join(f"“{safe(piece)}”" for piece in dict.fromkeys(pieces))
