"""Raw items of any format as entries that can be recognised next time.

Enters: `RawFeed`. Leaves: `ParsedFeed`. Never: an entry without an id, an address that
can't be asked for, a date in the future.
"""

import hashlib
import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from monitor.domain import Entry, ParsedFeed
from monitor.feeds.dates import read_date
from monitor.text import tidy
from monitor.urls import BadLink, canonical, join, parse

MAX_ITEMS = 1_000
MAX_TITLE = 1_000
# Longest id that is kept as it is; longer ones become a hash, so that a row's key stays small.
_MAX_ID = 500
# Inline marks that publishers put into titles; anything else between angle brackets may be meant ("a < b").
_TAG = re.compile(r"</?(?:a|b|i|u|em|strong|span|font|br|p|div|sup|sub|small|big|img)\b[^<>]{0,500}>", re.IGNORECASE)
_NAMED = re.compile(r"(?:[a-z0-9\-]+\.)+[a-z]{2,}(?=[/:?#]|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RawItem:
    """An item as the format's reader found it: strings as written, '' where there is none.

    `dates` are in order of trust: publication first, last update last.
    """

    guid: str = ""
    link: str = ""
    title: str = ""
    dates: tuple[str, ...] = ()
    content: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed as found; `dropped` counts items that were cut off in front of the reader."""

    items: tuple[RawItem, ...]
    title: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()
    dropped: int = 0


def finish(raw: RawFeed, url: str, now: datetime, warnings: Sequence[str]) -> ParsedFeed:
    """Clean texts, absolute links, sober dates, ids; at most `MAX_ITEMS` entries, the rest is counted."""
    notes = list(dict.fromkeys([*warnings, *raw.warnings]))
    shared = Counter(item.guid for item in raw.items if item.guid)
    entries: dict[str, Entry] = {}
    for item in raw.items[:MAX_ITEMS]:
        link = _link(item.link, url, notes)
        title, content = _title(item.title), tidy(item.content).strip()
        says = "\n".join((item.title or title, content, *item.dates))
        if not (link or item.guid.strip() or says.strip()):
            notes.append("empty_item: an item without title, text, link, id and date was left out")
            continue
        entry_id = _identity(item.guid, shared[item.guid] > 1, link, says)
        published = next((found for found in (read_date(d, raw.language, now) for d in item.dates) if found), None)
        authors = tuple(dict.fromkeys(name for name in (tidy(a).strip()[:200] for a in item.authors) if name))
        language = item.language or raw.language or None
        entries.setdefault(entry_id, Entry(entry_id, link, title, published, content or None, authors, language))
    over = max(0, len(raw.items) - MAX_ITEMS) + raw.dropped
    if over:
        notes.append(f"too_many_items: the first {MAX_ITEMS} items were taken, {over} were not")
    kept = tuple(dict.fromkeys(notes))[:20]
    return ParsedFeed(tuple(entries.values()), _title(raw.title), raw.language or None, kept, over)


def _title(text: str) -> str:
    text = html.unescape(_TAG.sub("", text[: 4 * MAX_TITLE]))
    return " ".join(tidy(_TAG.sub("", text)).split())[:MAX_TITLE]


def _link(link: str, base: str, notes: list[str]) -> str | None:
    """`link` as an absolute http(s) address; None with a warning for what can't be asked for."""
    link = link.strip()
    if not link:
        return None
    try:
        absolute = join(base, _with_scheme(link, base))
        parse(absolute)
    except BadLink as problem:
        notes.append(f"bad_link: {link[:80]!r}: {problem}")
        return None
    return absolute


def _with_scheme(link: str, base: str) -> str:
    """`link` with a scheme, if it is a host name and a path without one: `www.example.org/a`.

    A file's name looks the same (`page.html`), so that the name has to begin with
    `www.` or to be of the feed's own family.
    """
    name = _NAMED.match(link)
    if not name:
        return link
    feed = urlsplit(base) if "//" in base[:10] else urlsplit("https://")
    family = ".".join((feed.hostname or "").split(".")[-2:])
    host = name.group().lower()
    if host.startswith("www.") or (family.count(".") and (host == family or host.endswith("." + family))):
        return f"{feed.scheme or 'https'}://{link}"
    return link


def _identity(guid: str, shared: bool, link: str | None, says: str) -> str:
    """What recognises an item at the next poll: guid, else canonical link, else a hash of what it says.

    A guid that several items of one feed share tells them apart only together with their links.
    """
    guid = " ".join(tidy(guid).split())
    place = canonical(link) if link else ""
    if guid and not shared:
        return guid if len(guid) <= _MAX_ID else f"sha256:{_digest(guid)}"
    if guid:
        return f"{guid[:_MAX_ID]}#{_digest(place or says)[:16]}"
    if place:
        return place if len(place) <= _MAX_ID else f"sha256:{_digest(place)}"
    return "sha256:" + _digest(says)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
