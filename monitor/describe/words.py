"""Where words begin and end, in scripts with and without spaces.

Enters: a text. Leaves: offsets at which a name may begin, and whether one may end. Never: a name.
"""

import re
from collections.abc import Iterator

# Thai, Lao, Burmese, Khmer, kana, Han: a name may begin and end at any character.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30fb\u30fd-\u30ff\u3400-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0900-\u0963\u0980-\u0dff"  # vowels and accents: inside a word, though \w may miss them
_UNSPACED = re.compile(f"[{UNSPACED}]")
_LETTER = re.compile(rf"[^\W{UNSPACED}]|[{_MARKS}]")
_BIG_WORD = re.compile(rf"(?<![^\W{UNSPACED}])[^\W{UNSPACED}a-zа-яёіїєґў\d][^\W{UNSPACED}]*")
_KATAKANA = re.compile("[ァ-ヺー]")
_ARABIC = re.compile(r"[\u0620-\u06ff]")
# Glued on before a name in Arabic: and, in, by, for, like, the article, and some of them together.
_ARABIC_HEAD = re.compile(r"(?<![\u0620-\u06ff])(?:[وف]?(?:ال|لل|[بلك]ال|[بلك])|[وف])$")


def big_words(text: str) -> Iterator[re.Match[str]]:
    """Each word that begins with no small Latin or Cyrillic letter, in scripts that have words, as a match."""
    return _BIG_WORD.finditer(text)


def begins_word(text: str, at: int) -> bool:
    """Whether a name may begin at `at`: where a word begins that is no address (@x) and no part of an abbreviation.

    The S of "U.S." and the uk of "x.co.uk" are no words. In Arabic a name may stand behind what is glued on before it.
    """
    if at == 0:
        return True
    before = text[at - 1]
    if _UNSPACED.match(text[at]):
        return not (_KATAKANA.match(text[at]) and _KATAKANA.match(before))
    if _LETTER.match(before):
        return _ARABIC.match(before) is not None and _ARABIC_HEAD.search(text, max(0, at - 5), at) is not None
    return not (before in "@#" or (before == "." and at > 1 and text[at - 2].isalpha()))


def is_unspaced(char: str) -> bool:
    """Whether the script of this character has no spaces between words."""
    return _UNSPACED.match(char) is not None


def ends_word(text: str, end: int) -> bool:
    """Whether a name that ends at `end` is not the beginning of a longer word."""
    last = text[end - 1]
    if end < len(text) and _KATAKANA.match(last) and _KATAKANA.match(text, end):
        return False  # アメリカン is no アメリカ
    if last == "." or end >= len(text) or _UNSPACED.match(last) or "\uac00" <= last <= "\ud7af":
        return True  # particles are glued on behind Korean names
    return text[end] != "_" and not _LETTER.match(text, end)


def within_word(text: str, at: int) -> bool:
    """Whether letters of a script with spaces, or katakana, stand on both sides of `at`."""
    return 0 < at < len(text) and _goes_on(text[at - 1]) and _goes_on(text[at])


def _goes_on(char: str) -> bool:
    return char.isalnum() and not "\u3040" <= char <= "\u309f" and not "\u3400" <= char <= "\u9fff"


def last_before(text: str, at: int) -> str:
    """The last character before `at` that is no space; empty where there is none."""
    while at > 0 and text[at - 1] == " ":
        at -= 1
    return text[max(0, at - 1) : at]
