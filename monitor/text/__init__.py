"""Plain text: making it safe and splitting it into sentences, in every script that we read.

Enters: any string. Leaves: strings and spans in code points. Never: a decision about meaning.
"""

import re
import unicodedata

from monitor.text.splitting import sentences, unwrapped

__all__ = ["as_printed", "fold", "fold_tidy", "sentences", "tidy", "unwrapped", "weight"]

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# Controls but tab and newline; lone surrogates are replaced, not dropped, so that the damage shows.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Bidirectional overrides and isolates, zero-width space and joiners' neighbours, soft hyphen, byte order mark:
# they can reverse or split a figure on the screen. ZWJ/ZWNJ stay: Persian and Hindi words need them.
_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_WIDE = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BLANKS = re.compile(r"[^\S\n]+")
_QUOTES = str.maketrans("‘’‚‛“”„‟«»‹›–—―−‑", "''''\"\"\"\"\"\"''-----")


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


def as_printed(stems: str, sentence: str) -> str:
    """`stems`, which may lack their endings, as `sentence` prints them: `beer sale` → `Beer sales`.

    What does not stand there so stays as it is.
    """
    words = [(fold(word).replace("ё", "е"), word) for word in _WORD.findall(sentence)]
    return " ".join(next((word for plain, word in words if plain.startswith(stem)), stem) for stem in stems.split(" "))


def weight(text: str) -> float:
    """Length of `text` in letters of an alphabet: a Chinese, Japanese or Korean sign says as much as 2.5 of them."""
    return len(text) + 1.5 * len(_WIDE.findall(text))
