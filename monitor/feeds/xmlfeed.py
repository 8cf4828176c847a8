"""RSS, Atom and RDF, read by feedparser. Its one home.

Enters: decoded text. Leaves: `RawFeed`. Never: a date that feedparser guessed; it reads
`2025年1月16日` as the 1st of November.
"""

from typing import Any

from monitor.errors import SourceError
from monitor.feeds.entries import RawFeed, RawItem
from monitor.feeds.guard import characters_checked, entities_defused, fields_cut, items_cut, open_item_cut, preface_cut
from monitor.text import tidy

# Where publishers put an item's date, in order of trust. `pubtime` is no standard, but offices use it.
_DATE_KEYS = ("published", "issued", "pubtime", "pubdate", "publishdate", "date", "created", "updated", "modified")


def read(text: str) -> RawFeed:
    """Items as written. Raises `SourceError`: `entity_bomb`, or `not_a_feed` if damage comes before the first item."""
    import feedparser

    text = characters_checked(fields_cut(entities_defused(preface_cut(tidy(text)))))
    text, dropped = items_cut(open_item_cut(text))
    body = ('<?xml version="1.0" encoding="utf-8"?>' + text).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}
    found = feedparser.parse(body, response_headers=headers, resolve_relative_uris=False)
    problem = _problem(found)
    if problem and not found.entries:
        raise SourceError(f"the feed is damaged before its first item: {problem}", code="not_a_feed")
    return RawFeed(
        items=tuple(_item(entry) for entry in found.entries),
        title=str(found.feed.get("title") or ""),
        language=str(found.feed.get("language") or ""),
        warnings=(f"malformed: {problem}; items before the damage were kept",) if problem else (),
        dropped=dropped,
    )


def _problem(found: dict[str, Any]) -> str | None:
    error = found.get("bozo_exception") if found.get("bozo") else None
    # Only damage in the XML itself matters; what feedparser thinks of headers does not.
    return " ".join(str(error).split())[:120] if type(error).__name__ == "SAXParseException" else None


def _item(entry: dict[str, Any]) -> RawItem:
    # `dict.get`: feedparser's own look-up invents dates from other fields.
    values = {key: dict.get(entry, key) for key in _DATE_KEYS}
    names = [author.get("name") or "" for author in dict.get(entry, "authors") or []]
    detail = entry.get("title_detail") or {}
    return RawItem(
        guid=str(entry.get("id") or ""),
        link=_link(entry),
        title=str(entry.get("title") or ""),
        dates=tuple(value for value in values.values() if isinstance(value, str) and value),
        content=_content(entry),
        authors=tuple(names) or ((str(entry["author"]),) if entry.get("author") else ()),
        language=str(detail.get("language") or ""),
    )


def _link(entry: dict[str, Any]) -> str:
    if entry.get("link"):
        return str(entry["link"])
    links = [link for link in entry.get("links") or [] if link.get("rel") in (None, "alternate", "self")]
    return str(links[0].get("href") or "") if links else ""


def _content(entry: dict[str, Any]) -> str:
    parts = [str(part.get("value") or "") for part in entry.get("content") or []]
    return max([*parts, str(entry.get("summary") or "")], key=len)
