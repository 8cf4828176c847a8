"""Where words begin and end, in scripts with and without spaces.

Enters: a text. Leaves: offsets at which a name may begin, and whether one may end. Never: a name.
"""

import re
from collections.abc import Iterator

# Thai, Lao, Burmese, Khmer, kana, Han: a name may begin and end at any character.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30fb\u30fd-\u30ff\u3400-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0900-\u0963\u0980-\u0dff"  # vowels and accents: inside a word, though \w may miss them
_UNSPACED = re.compile(f"[{UNSPACED}]")
_MARK = re.compile(f"[{_MARKS}]")
_LETTER = re.compile(rf"[^\W{UNSPACED}]|[{_MARKS}]")
_WORD = re.compile(rf"[^\W{UNSPACED}]+")
_MARKED_WORD = re.compile(rf"[^\W{UNSPACED}](?:[^\W{UNSPACED}]|[{_MARKS}])*")
_KATAKANA = re.compile("[ァ-ヺー]")
_ARABIC = re.compile(r"[\u0620-\u06ff]")
# Glued on before a name in Arabic: and, in, by, for, like, the article, and some of them together.
_ARABIC_HEADS = ("و", "ب", "ل", "ف", "ك", "ال", "لل", "وال", "بال", "فال", "كال", "ولل", "وب", "ول")


def words(text: str) -> Iterator[re.Match[str]]:
    """Each word in scripts that have words, as a match."""
    # Simple first: most texts have no such vowels, and the simple pattern takes half of the time.
    pattern = _WORD if text.isascii() or not _MARK.search(text) else _MARKED_WORD
    return pattern.finditer(text)


def inner_words(text: str) -> list[tuple[int, str]]:
    """In Arabic, where a word begins behind what is glued on before it, and what is left of it."""
    if text.isascii() or not _ARABIC.search(text):
        return []
    found = ((match.start(), match.group()) for match in words(text) if _ARABIC.match(match.group()))
    return [
        (at + len(head), word[len(head) :])
        for at, word in found
        for head in _ARABIC_HEADS
        if word.startswith(head) and len(word) > len(head)
    ]


def has_unspaced(text: str) -> bool:
    """Whether something in the text is written without spaces between words."""
    return _UNSPACED.search(text) is not None


def starts_word(text: str, at: int) -> bool:
    """Whether what begins where one of the `words` does is no address (@x) and no part of one or of an abbreviation.

    The S of "U.S." and the uk of "x.co.uk" are no words.
    """
    before = text[at - 1] if at else " "
    if _KATAKANA.match(text[at]):
        return not _KATAKANA.match(before)
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
