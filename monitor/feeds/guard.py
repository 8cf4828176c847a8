"""What stands in front of the XML parser: other things are refused by name, bombs are not lit, length is cut.

Enters: decoded text. Leaves: text that a feed parser reads in time linear to its length.
Never: a parse. All patterns run in linear time.
"""

import html
import re

from monitor.errors import SourceError
from monitor.feeds.entries import MAX_ITEMS

_ROOT = re.compile(r"<(?:[\w.\-]+:)?(?:rss|feed|rdf|channel|entry)(?=[\s>/])", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)(?=[\s>])", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,200})", re.IGNORECASE)
_PASSWORD = re.compile(r"type\s*=\s*[\"']?password", re.IGNORECASE)
_ENTITY = re.compile(
    r"<!ENTITY\s+(%\s+)?([^\s\"'<>%&;]{1,200})\s+(?:\"([^\"]*)\"|'([^']*)'|(SYSTEM|PUBLIC)\b)", re.IGNORECASE
)
_REFERENCE = re.compile(r"&([^\s#&;<>\"']{1,200});")
_ITEM = re.compile(r"<(?:[\w.\-]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_ITEM_END = re.compile(
    r"</(?:[\w.\-]+:)?(?:item|entry)\s*>|<(?:[\w.\-]+:)?(?:item|entry)(?:\s[^<>]*)?/>", re.IGNORECASE
)
_CLOSED = re.compile(_ITEM_END.pattern + r"|</(?:[\w.\-]+:)?(?:channel|rss|feed|rdf)\s*>", re.IGNORECASE)
# Fields that are short in every honest feed; an author of 64 kB keeps the parser's patterns busy for most of a minute.
_SHORT_FIELD = re.compile(
    r"(<(?:[\w.\-]+:)?(?:title|author|name|email|creator|contributor|managingeditor|webmaster|publisher|generator|"
    r"pubdate|pubtime|published|updated|date|issued|modified|created|category|copyright|rights)(?:\s[^<>]*)?>"
    r"\s*(?:<!\[CDATA\[)?)([^<\]]{4000})[^<\]]*",
    re.IGNORECASE,
)
_WIDE_TAG = re.compile(r"<([\w.\-:]+)\s[^<>]{60000,}>")
_CHARACTER = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,10}));", re.IGNORECASE)

# Where a feed's first element stands at the latest: behind a byte order mark, blank lines, warnings of a script.
_PREFACE = 20_000
# Characters that entities may add. Honest feeds define a handful of letters; a bomb makes gigabytes.
_MAX_GROWTH = 100_000


def refuse_other_things(text: str) -> None:
    """Raise `SourceError(not_a_feed)` that says what `text` looks like, unless a feed begins in it."""
    root, page = _root(text), _HTML.search(text, 0, _PREFACE)
    if root and not (page and page.start() < root.start()):
        return
    raise SourceError(f"expected RSS, Atom or JSON Feed, got {_looks_like(text, page is not None)}", code="not_a_feed")


def _root(text: str) -> re.Match[str] | None:
    """The first feed element; entity declarations in front of it may be long."""
    return _ROOT.search(text) if "<!ENTITY" in text[:_PREFACE] else _ROOT.search(text, 0, _PREFACE)


def _looks_like(text: str, page: bool) -> str:
    if not text.strip():
        return "an empty answer"
    if page:
        kind = "a login page" if _PASSWORD.search(text, 0, 500_000) else "an HTML page"
        title = _TITLE.search(text, 0, _PREFACE)
        return f'{kind} titled "{_shown(html.unescape(title.group(1)))}"' if title else kind
    if text.startswith("<?xml") or text.startswith("<"):
        return "XML that ends before a feed begins" if len(text) < 200 else "XML of another kind"
    if text.startswith("%PDF"):
        return "a PDF document"
    return f'text that begins "{_shown(text[:200], 40)}"'


def _shown(text: str, length: int = 80) -> str:
    """`text` on one line, cut behind a word."""
    words = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0]} …"


def preface_cut(text: str) -> str:
    """`text` from its XML declaration or first feed element on: what a broken script printed before it goes."""
    root = _root(text)
    start = root.start() if root else 0
    doctype = text.rfind("<!DOCTYPE", 0, start)
    return text[doctype if doctype >= 0 else start :]


def entities_defused(text: str) -> str:
    """`text` without document type; entities that are plain characters are put in, others are left out.

    Raises `SourceError(entity_bomb)` when the declared entities would grow the feed
    beyond measure (100,000 characters), external ones are never looked at.
    """
    root = _root(text)
    prolog, rest = (text[: root.start()], text[root.start() :]) if root else ("", text)
    declared = {m[2]: m[3] or m[4] or "" for m in _ENTITY.finditer(prolog) if not m[1]}
    if not declared:
        return rest
    sizes: dict[str, int] = {}
    for name, value in declared.items():
        sizes[name] = len(value) + sum(sizes.get(part, _unknown(part, declared)) for part in _REFERENCE.findall(value))
    growth = 0
    for used in _REFERENCE.finditer(rest):
        growth += sizes.get(used.group(1), 0)
        if growth > _MAX_GROWTH:
            raise SourceError(
                f"the feed's entities grow to more than {_MAX_GROWTH:,} characters: an entity bomb, refused unread",
                code="entity_bomb",
            )
    plain = {name: value for name, value in declared.items() if "<" not in value and not _REFERENCE.search(value)}
    return _REFERENCE.sub(lambda m: plain.get(m[1], "") if m[1] in declared else m[0], rest)


def _unknown(name: str, declared: dict[str, str]) -> int:
    """Size of an entity that is used before its own size is known: a loop or a forward reference, so too much."""
    return _MAX_GROWTH + 1 if name in declared else 0


def items_cut(text: str) -> tuple[str, int]:
    """`text` with no more items than are taken, and how many were cut; a million items would cost minutes."""
    starts = [match.start() for match in _ITEM.finditer(text)]
    if len(starts) <= MAX_ITEMS:
        return text, 0
    end = max((match.end() for match in _ITEM_END.finditer(text, starts[-1])), default=len(text))
    return text[: starts[MAX_ITEMS]] + text[end:], len(starts) - MAX_ITEMS


def open_item_cut(text: str) -> str:
    """`text` without a last item that never ends: half an item is worse than the whole one at the next poll."""
    starts = [match.start() for match in _ITEM.finditer(text)]
    if not starts or _CLOSED.search(text, starts[-1]):
        return text
    return text[: starts[-1]]


def fields_cut(text: str) -> str:
    """`text` with endless titles, authors and dates shortened and monstrous tags emptied."""
    text = _SHORT_FIELD.sub(lambda m: m[1] + re.sub(r"&[^;&]{0,12}\Z", "", m[2]), text)
    return _WIDE_TAG.sub(r"<\1>", text)


def characters_checked(text: str) -> str:
    """Character references to controls dropped and to surrogates shown as U+FFFD: XML allows neither."""
    return _CHARACTER.sub(_checked, text)


def _checked(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    if code in (9, 10, 13) or 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code < 0xFFFE:
        return match[0]
    if 0x80 <= code < 0xA0:
        return bytes([code]).decode("cp1252", "ignore")
    return match[0] if 0x10000 <= code <= 0x10FFFF else "" if code < 0x20 or code == 0x7F else "\ufffd"
