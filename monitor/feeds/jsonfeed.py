"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), which feedparser can't read.

Enters: decoded text. Leaves: `RawFeed`. Never: a number of the document as a float.
"""

import json
import re
from typing import Any

from monitor.errors import SourceError
from monitor.feeds.entries import MAX_ITEMS, RawFeed, RawItem

_ITEMS = re.compile(r'"items"\s*:\s*\[')


def read(text: str) -> RawFeed:
    """Items as written. Raises `SourceError(not_a_feed)` for JSON of another kind; keeps what precedes damage."""
    decoder = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=lambda name: None, strict=False)
    warnings: tuple[str, ...] = ()
    try:
        document = decoder.decode(text.strip())
    except RecursionError:
        document = None
    except ValueError as error:
        document = _salvaged(text, decoder)
        warnings = (f"malformed: {error}; items before the damage were kept",)
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise SourceError(
            "expected RSS, Atom or JSON Feed, got JSON of another kind (no list of items)", code="not_a_feed"
        )
    items = [item for item in document["items"] if isinstance(item, dict)]
    return RawFeed(
        items=tuple(_item(item) for item in items[:MAX_ITEMS]),
        title=_string(document.get("title")),
        language=_string(document.get("language")),
        warnings=warnings,
        dropped=max(0, len(items) - MAX_ITEMS),
    )


def _salvaged(text: str, decoder: json.JSONDecoder) -> dict[str, Any]:
    """Whole items before the damage."""
    start = _ITEMS.search(text)
    items: list[object] = []
    place = start.end() if start else len(text)
    while len(items) < MAX_ITEMS:
        while place < len(text) and text[place] in " \t\r\n,":
            place += 1
        try:
            item, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return {"items": items} if items else {}


def _item(item: dict[str, Any]) -> RawItem:
    people = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    return RawItem(
        guid=_string(item.get("id")),
        link=_string(item.get("url")) or _string(item.get("external_url")),
        title=_string(item.get("title")),
        dates=tuple(filter(None, (_string(item.get("date_published")), _string(item.get("date_modified"))))),
        content=_string(item.get("content_html")) or _string(item.get("content_text")) or _string(item.get("summary")),
        authors=tuple(_string(person.get("name")) for person in people or [] if isinstance(person, dict)),
        language=_string(item.get("language")),
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
