"""Plain text: making it safe and splitting it into sentences, in every script that we read.

Enters: any string. Leaves: strings and spans in code points. Never: a decision about meaning.
"""

import re
import unicodedata
from functools import cache

from monitor.data import load

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# Controls but tab and newline; lone surrogates are replaced, not dropped, so that the damage shows.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Bidirectional overrides and isolates, zero-width space and joiners' neighbours, soft hyphen, byte order mark:
# they can reverse or split a figure on the screen. ZWJ/ZWNJ stay: Persian and Hindi words need them.
_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_WIDE = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff]")
_BLANKS = re.compile(r"[^\S\n]+")
_QUOTES = str.maketrans("‘’‚‛“”„‟«»‹›–—―−‑", "''''\"\"\"\"\"\"''-----")

# A stop that always ends a sentence, or one that may, with the closing marks behind it.
_STOP = re.compile(r"[。！？｡．؟۔।॥]+[”’」』）\"')\]]*|[.!?…]+[”’»\"')\]]*(?=\s|$)|\n+")
# A line's end inside a sentence: a small letter, digit or comma before it, a small letter behind it.
_WRAPPED = re.compile(r"(?<=[a-zß-öø-ÿа-яё0-9,])\n(?=[ \t]{0,8}[a-zß-öø-ÿа-яё])")
_WORD_BEFORE = re.compile(r"[\w.\-]+\Z")
_OPENERS = "\"'“”‘’«»([—–- \t"


def tidy(text: str) -> str:
    """Text that is safe to store and to show: NFC, one kind of line end, no controls, no invisible marks.

    Lone surrogates become U+FFFD, so that damage is seen and UTF-8 can be written.
    """
    text = _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _CONTROLS.sub("", text)))


def fold(text: str) -> str:
    """Text as it is compared: compatibility forms, case, quotes, dashes and white space made alike."""
    return fold_tidy(tidy(text))


def fold_tidy(text: str) -> str:
    """The same, of a text that is `tidy` already, as every cleaned one is: in a third of the time."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    return " ".join(folded.split())


def weight(text: str) -> float:
    """Length of `text` in letters of an alphabet: a Chinese, Japanese or Korean sign says as much as 2.5 of them."""
    return len(text) + 1.5 * len(_WIDE.findall(text))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of `text`, in order, without surrounding white space.

    A line end always ends a sentence: main text has one paragraph a line. A full stop
    does not behind an abbreviation, an initial, or in front of a small letter.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, stop, start):
            _add(spans, text, start, stop.end())
            start = stop.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def unwrapped(text: str) -> str:
    """`text` in which a line that goes on with a small letter goes on (old wires break their lines); offsets stay."""
    return _WRAPPED.sub(" ", text) if "\n" in text else text


@cache
def _abbreviations() -> frozenset[str]:
    groups: dict[str, list[str]] = load("sentences.toml")["abbreviations"]
    return frozenset(word for group in groups.values() for word in group)


def _ends_sentence(text: str, stop: re.Match[str], start: int) -> bool:
    mark = stop.group()
    if mark[0] != ".":
        return True
    rest = text[stop.end() : stop.end() + 40].lstrip(_OPENERS)
    if rest[:1].islower():
        return False
    if len(mark.rstrip("\"')]”’»")) > 1:
        return True
    word = _WORD_BEFORE.search(text, max(start, stop.start() - 20), stop.start())
    if not word:
        return True
    before = word.group().strip("-").casefold()
    initial = len(before) == 1 and before.isalpha() and word.group()[-1].isupper()
    dotted = re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", before) is not None  # U.S, p.m, т.е
    return not (initial or dotted or before in _abbreviations())


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
