"""Main text of a page, notices and all. The one home of trafilatura.

Enters: `Document`. Leaves: `Extracted`: title, text with one paragraph a line, what the
page says of itself. Never: half a page as if it were whole, an empty text, the text of a
bot wall. It asks no clock: dates that the page does not state are searched by a library
that leaves out days after today.
"""

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlsplit

from monitor.data import load
from monitor.decode import decode
from monitor.domain import Document, Extracted
from monitor.errors import ArticleError
from monitor.text import fold, tidy, weight

# First bytes of what is called a page and is none.
_MAGIC = (
    (re.compile(rb"\s{0,100}%PDF-"), "a PDF document"),
    (re.compile(rb"PK[\x03\x05\x07][\x04\x06\x08]"), "a ZIP archive or office document"),
    (re.compile(rb"\xff\xd8\xff"), "a JPEG image"),
    (re.compile(rb"\x89PNG|GIF8|RIFF.{4}WEBP|BM.{4}\0\0\0\0", re.DOTALL), "an image"),
    (re.compile(rb".{4}ftyp|\x1aE\xdf\xa3|RIFF.{4}AVI |FLV\x01", re.DOTALL), "a video"),
    (re.compile(rb"ID3|OggS|fLaC|RIFF.{4}WAVE", re.DOTALL), "a sound recording"),
    (re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd"), "a compressed file"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old office document"),
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A span above 1,000 cells is no table but a trap: parsers make the cells.
_ENDLESS_SPAN = re.compile(r"\b(?:col|row)span\s*=\s*[\"']?\s*[+-]?\d{4,}[\"']?", re.IGNORECASE)
_STATED_DATE = (
    "//meta[@property='article:published_time' or @property='og:article:published_time' or @name='pubdate'"
    " or @property='og:published_time' or @itemprop='datePublished' or @name='article:published_time'"
    " or @name='publishdate' or @name='PubDate' or @name='datePublished' or @name='DC.date.issued'"
    " or @name='dcterms.created']/@content | //time[@itemprop='datePublished' or @pubdate]/@datetime"
)
_LINKED_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_SEPARATOR = re.compile(r"\s+[|\-–—·•»:]+\s+|\s*[|_]\s*")
# Lines of a table that only rule it; and digits as they are printed above the line.
_TABLE_RULE = frozenset("|-: ")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_MARK = 2
# Text from this length on has words; base64 and hashes have none.
_NO_WORDS = 2_000
_EPOCH = datetime(1990, 1, 1, tzinfo=UTC)
_T = TypeVar("_T")


def extract(document: Document) -> Extracted:
    """The main text of `document` and what it says of title, date, authors and publisher; hints come first.

    Raises `ArticleError`: `not_html` (names what the bytes are), `too_deep` (nested beyond
    what can be read whole), `no_text` (empty, or a bot wall or error page).
    """
    if document.html is None:
        return _copied(document)
    kind = _other_kind(document.html)
    if kind:
        raise ArticleError(f"expected a page, got {kind}", code="not_html")
    decoded = decode(document.html, document.content_type)
    tree = _tree(_ENDLESS_SPAN.sub("", tidy(decoded.text)))
    _raise_footnotes(tree)
    said = _guarded(lambda: _metadata(tree, document))
    title = tidy(document.title or _title(tree, said)).strip()
    text = _lines(_guarded(lambda: _main_text(tree, document.url)))
    _refuse_walls(title, text)
    return Extracted(
        title=title,
        text=text,
        published=document.published or said.get("published"),
        authors=document.authors or said.get("authors", ()),
        publisher=document.source or said.get("site"),
        warnings=decoded.warnings,
    )


def _copied(document: Document) -> Extracted:
    text = "\n".join(line.strip() for line in tidy(document.text or "").split("\n")).strip()
    if not text:
        raise ArticleError("expected text, got nothing", code="no_text")
    title = tidy(document.title or "").strip()
    return Extracted(title, text, document.published, document.authors, document.source)


def _other_kind(body: bytes) -> str | None:
    if not body.strip(b"\x00\t\r\n "):
        raise ArticleError("expected a page, got an empty answer", code="no_text")
    for magic, name in _MAGIC:
        if magic.match(body):
            return name
    head = body[:4096]
    # NULs alone may be UTF-16 or a stray byte; a tenth of other controls is no text in any charset.
    controls = len(_BINARY.findall(head.replace(b"\x00", b"")))
    return "binary data" if controls * 10 > len(head) and b"\x1b$" not in head else None


def _tree(markup: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace") or b"<html/>", parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(f"the page holds no readable element: {error}", code="no_text") from error
    # The parser stops at its limit of nesting (2,048) and returns what it has: half a page.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ArticleError("the page's elements are nested too deep to be read whole", code="too_deep")
    return tree


def _raise_footnotes(tree: Any) -> None:
    """Keep what is printed above the line apart from the number before it: 12.3<sup>1</sup> is not 12.31."""
    for mark in tree.iter("sup"):
        written = "".join(mark.itertext()).strip()
        if len(written) <= _LONGEST_MARK and written.isdecimal() and written.isascii():
            raised = written.translate(_RAISED)
        elif len(written) == 1 and written.isascii() and written.isalpha() and _in_cell(mark):
            raised = f" ({written})"
        else:
            continue
        for inner in list(mark):
            mark.remove(inner)
        mark.text = raised


def _in_cell(mark: Any) -> bool:
    return any(parent.tag in ("td", "th") for parent in islice(mark.iterancestors(), 6))


def _guarded(work: Callable[[], _T]) -> _T:
    """Result of `work` on a page that may be made to break the library; its troubles become the page's."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it logs as errors are our ordinary refusals
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return work()
    except RecursionError as error:
        raise ArticleError("the page's elements are nested too deep to be read whole", code="too_deep") from error
    except (ValueError, TypeError, AttributeError, LookupError, AssertionError) as error:
        raise ArticleError(f"the page can't be taken apart: {type(error).__name__}: {error}", code="no_text") from error


def _main_text(tree: Any, url: str | None) -> str:
    """Main text with the strict rules; where they leave nothing, with the ordinary ones."""
    import trafilatura

    for strict in (True, False):
        found = trafilatura.bare_extraction(tree, url=url, favor_precision=strict, include_comments=False)
        text = getattr(found, "text", None)
        if text and text.strip():
            return str(text)
    return ""


def _lines(text: str) -> str:
    """One paragraph a line. Raises `ArticleError(no_text)` when there is none."""
    lines = (" ".join(line.split()) for line in tidy(text).split("\n"))
    kept = "\n".join(line for line in lines if line and not (line[0] == "|" and _TABLE_RULE.issuperset(line)))
    if len(kept) > _NO_WORDS and len(kept) > 200 * len(kept.split()) and kept.isascii():
        raise ArticleError("the page holds no words but one endless row of characters", code="no_text")
    if not kept:
        raise ArticleError("no text was found on the page (it may need scripts to show any)", code="no_text")
    return kept


def _metadata(tree: Any, document: Document) -> dict[str, Any]:
    """Title, authors, site and time as the page states them; the dear search for a date only as last resort."""
    from trafilatura import metadata as library

    said = library.examine_meta(tree)
    said = library.extract_meta_json(tree, said)
    title = said.title or library.extract_title(tree)
    author = said.author if said.author and " " in said.author else library.extract_author(tree)
    site = (said.sitename or library.extract_sitename(tree) or "").lstrip("@")
    find_date: Callable[..., str | None] = vars(library)["find_date"]
    result: dict[str, Any] = {"title": title or "", "site": tidy(site).strip() or None}
    names = (tidy(name).strip() for name in (author or "").split(";"))
    result["authors"] = tuple(name for name in names if name)[:10]
    if document.published is None:
        result["published"] = _stated_date(tree) or _searched_date(tree, document.url, find_date)
    return result


def _stated_date(tree: Any) -> datetime | None:
    linked = (script.text or "" for script in tree.iterfind(".//script[@type='application/ld+json']"))
    linked_dates = [found for text in linked for found in _LINKED_DATE.findall(text[:200_000])]
    for written in [*tree.xpath(_STATED_DATE), *linked_dates]:
        try:
            found = datetime.fromisoformat(written.strip())
        except ValueError:
            continue
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        if found > _EPOCH:
            return found.astimezone(UTC)
    return None


def _searched_date(tree: Any, url: str | None, find_date: Callable[..., str | None]) -> datetime | None:
    day = find_date(tree, url=url, original_date=True, extensive_search=True)
    return datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None


def _title(tree: Any, said: dict[str, Any]) -> str:
    """The headline without the site's name behind it: the page's own heading tells where it ends."""
    title = " ".join(str(said.get("title") or "").split())
    for heading in tree.iterfind(".//h1"):
        shown = " ".join(heading.text_content().split())
        if len(shown) >= 8 and title.startswith(shown) and _SEPARATOR.match(title, len(shown)):
            return shown
    parts = list(_SEPARATOR.finditer(title))
    if parts and parts[-1].start() >= 8 and _names_site(title[parts[-1].end() :], tree, said):
        return title[: parts[-1].start()]
    return title


def _names_site(tail: str, tree: Any, said: dict[str, Any]) -> bool:
    name, site = re.sub(r"\W", "", fold(tail)), re.sub(r"\W", "", fold(said.get("site") or ""))
    links = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    host = re.sub(r"[\W_]", "", (urlsplit(links[0].strip()).netloc if links else "").lower())
    return bool(name) and (name in site or (len(site) > 3 and site in name) or (len(name) > 3 and name in host))


@cache
def _walls() -> tuple[re.Pattern[str], re.Pattern[str], float]:
    data = load("clean_walls.toml")
    titles = re.compile("(?:" + "|".join(data["titles"]["patterns"]) + r")(?:\s*[|\-:·].{0,60})?\Z")
    return titles, re.compile("|".join(data["texts"]["patterns"])), data["limits"]["longest"]


def _refuse_walls(title: str, text: str) -> None:
    titles, texts, longest = _walls()
    if weight(text) > longest:
        return
    if titles.match(fold(title)) or texts.search(fold(text)):
        raise ArticleError(f'no article but a bot wall or error page: "{(title or text)[:80]}"', code="no_text")
