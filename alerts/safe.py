"""Foreign text made harmless: shown as it stands, obeyed by nobody.

Enters: titles, sentences, names and addresses that strangers wrote. Leaves: text that can
drive no terminal, reverse no line, open no header and call nobody in a chat. Never: a
judgement about meaning; nothing is left out but what can't be seen.
"""

import re
import unicodedata

_C0 = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)}  # ESC is shown as ␛
_SHOWN = _C0 | {0x7F: "\u2421"} | dict.fromkeys((*range(128, 160), *range(55296, 57344)), "�")
# Bidirectional marks, overrides and isolates: what they would do to the line around them is worse than their loss.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _END = "\u2068", "\u2069"
_SLACK = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def show(text: str) -> str:
    """`text` with control characters made visible and bidirectional ones gone; line feeds stay."""
    text = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
    return _BIDI.sub("", text.translate(_SHOWN))


def one_line(text: str) -> str:
    """`text` for a place that is one line long: a header, a list item."""
    return " ".join(show(text.replace("\r", "\n")).split())


def isolated(text: str) -> str:
    """`text` wrapped so that its right-to-left letters leave the rest of the line in order."""
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text):
        return f"{_ISOLATE}{text}{_END}"
    return text


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters of `text`, with an ellipsis where some were cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def slack_text(text: str, limit: int = 3000) -> str:
    """`text` with Slack's three control characters escaped, at most `limit` characters after that."""
    escaped = "".join(_SLACK.get(letter, letter) for letter in text)
    if len(escaped) <= limit:
        return escaped
    kept, length = [], 1
    for letter in text:
        length += len(_SLACK.get(letter, letter))
        if length > limit:
            break
        kept.append(_SLACK.get(letter, letter))
    return "".join(kept).rstrip() + "…"


def web_address(url: str | None) -> str | None:
    """`url` if a message may link to it: http or https, one line, no blanks or angle brackets; else None."""
    if url and len(url) <= 2000 and re.fullmatch(r"https?://[^\s<>\"|\\^`{}\x00-\x20\x7f-\x9f]+", url, re.IGNORECASE):
        return url if not _BIDI.search(url) else None
    return None
