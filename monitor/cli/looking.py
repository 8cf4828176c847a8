"""Commands that show one thing: a feed's entries, or a page with everything that is read from it."""

import json
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.app import DEFAULT_CONFIG, ConfigOption, app, settings_of
from monitor.cli.output import safe
from monitor.errors import ArticleError, FigurewatchError, SourceError

if TYPE_CHECKING:
    from monitor.domain import Document, Page, ParsedFeed
    from monitor.settings import Settings

# Any tag at all: what has none is text that a person copied.
_TAG = re.compile(rb"<(?:!--|!doctype|/?[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
# Most that is read of a file: beyond it no page or feed is parsed anyway, and a device never ends.
_MOST = 64 << 20


@app.command()
def feed(
    where: Annotated[str, typer.Argument(metavar="FILE|URL", help="A feed's file or address.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a list for people.")] = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Read one feed and show its entries.

    RSS, Atom and JSON Feed, from a file or from the web. Stores nothing.

    \b
    Example:
      figurewatch feed https://www.stats.gov.cn/sj/zxfb/rss.xml
    """
    from monitor.analyse import parse_feed
    from monitor.build import make_pool

    settings = settings_of(config)
    started = time.perf_counter()
    try:
        page = _page(where, settings)
        pool = make_pool(settings, 1, vectors=False, feeds_only=True)
        pool.wait_until_warm()  # the time that is told is that of the parse
        started = time.perf_counter()
        try:
            parsed = pool.run(parse_feed, page)
        finally:
            pool.close()
    except (SourceError, ArticleError) as error:
        if as_json:
            failure = {"entries": [], "warnings": [error.message], "seconds": _seconds(started), "error": error.code}
            print(json.dumps(failure, ensure_ascii=False))
        _complain(where, error)
        return 1
    if as_json:
        print(json.dumps(_feed_json(parsed, _seconds(started)), ensure_ascii=False))
    else:
        _feed_table(parsed)
    return 0


@app.command()
def inspect(
    where: Annotated[str, typer.Argument(metavar="URL|FILE", help="A page's address, or a file of HTML or text.")],
    why: Annotated[bool, typer.Option("--why", help="Show the evidence, and what was left out and why.")] = False,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="Language of the text, if you know it: en, zh, ru ….")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date of the text, if the page does not say it.")
    ] = None,
    archive: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Say what the page would be among the stories of this archive, which is only read. With --why the "
            "one in the configuration is asked, if it exists.",
        ),
    ] = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Show everything that is read from a page, and the reasons.

    Its text, what was taken out of it and by which rule, places, topics and figures; and whose story it tells, if
    there is an archive. Stores nothing.

    \b
    Examples:
      figurewatch inspect https://example.org/article --why
      figurewatch inspect speech.txt --language ru --published 2025-02-01
      figurewatch inspect https://example.org/article --archive sqlite:///mine.db
    """
    from monitor.analyse import explain
    from monitor.build import make_pool
    from monitor.cli.place import archive_at_hand, place
    from monitor.cli.report import report
    from monitor.cli.wishes import moment

    settings = settings_of(config)
    said = moment(published, "--published", end_of_day=False) if published else None
    with archive_at_hand(archive, settings, wanted=why) as shelf:
        try:
            document = _document(where, settings, language, said)
            pool = make_pool(settings, 1, vectors=shelf is not None)
            try:
                explained = pool.run(explain, document)
            finally:
                pool.close()
        except (SourceError, ArticleError) as error:
            _complain(where, error)
            return 1
        story = list(place(explained.analysis, shelf, settings, why=why)) if shelf else []
    for one in report(explained, why=why, story=story):
        print(one)
    return 0


def _complain(where: str, error: FigurewatchError) -> None:
    from monitor.urls import redact

    print(f"figurewatch: {safe(redact(where))}: {safe(error.message)} ({error.code})", file=sys.stderr)


def _page(where: str, settings: "Settings") -> "Page":
    from monitor.domain import Page

    now = datetime.now(UTC)
    if where.startswith(("http://", "https://")):
        from monitor.build import fetch_once

        return fetch_once(where, settings)
    path = Path(where)
    try:
        with path.open("rb") as file:
            body = file.read(_MOST + 1)
        return Page(path.name, path.resolve().as_uri(), 200, body, "", now)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise typer.BadParameter(f"{where} can't be read: {reason}", param_hint="FILE|URL") from error


def _document(where: str, settings: "Settings", language: str | None, published: datetime | None) -> "Document":
    from monitor.contract import MAX_DOCUMENT
    from monitor.domain import Document

    page = _page(where, settings)
    if len(page.body) > MAX_DOCUMENT:
        raise ArticleError(f"it is larger than {MAX_DOCUMENT >> 20} MiB", code="too_large")
    hints: dict[str, Any] = {"language": language, "published": published}
    if _is_text(page):
        from monitor.decode import decode

        return Document(id=page.url, text=decode(page.body, page.content_type).text, **hints)
    address = page.final_url if page.final_url.startswith("http") else None
    return Document(id=page.url, url=address, html=page.body, content_type=page.content_type, **hints)


def _is_text(page: "Page") -> bool:
    """A file that a person wrote or copied: called a text, or without a tag and without a byte that no text has."""
    if page.final_url.startswith("http"):
        return False
    if page.url.lower().endswith((".txt", ".md")):
        return True
    head = page.body[: 1 << 16]
    return bool(head.strip()) and b"\x00" not in head and not head.startswith(b"%PDF") and not _TAG.search(head)


def _feed_json(parsed: "ParsedFeed", seconds: float) -> dict[str, Any]:
    from monitor.shapes import iso

    entries = [
        {"id": e.id, "url": e.url, "title": e.title, "published": iso(e.published), "content": e.content}
        for e in parsed.entries
    ]
    return {"entries": entries, "warnings": list(parsed.warnings), "seconds": seconds, "dropped": parsed.dropped}


def _feed_table(parsed: "ParsedFeed") -> None:
    from monitor.cli.output import counted, width, wrapped
    from monitor.shapes import iso

    print(f"{safe(parsed.title) or 'a feed without a title'}: {counted(len(parsed.entries), 'entry', 'entries')}")
    for entry in parsed.entries:
        day = (iso(entry.published) or "no date").replace("T", " ").removesuffix("Z")
        first, *rest = wrapped(entry.title or "(no title)", width() - 23)
        print(f"  {day:<19}  {first}")
        for one in (*rest, safe(entry.url or "")):
            print(f"{'':23}{one}")
    for warning in parsed.warnings:
        print(f"figurewatch: {safe(warning)}", file=sys.stderr)


def _seconds(started: float) -> float:
    return round(time.perf_counter() - started, 4)
