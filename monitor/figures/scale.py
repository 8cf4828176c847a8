"""Scale words behind a number: million, lakh crore, mil millones, milyon'luk, MUSD.

Enters: a shadow and the place where a number ends. Leaves: where its scale words end,
and their power of ten. Never: a letter as a scale without money beside it (100 m).
"""

from monitor.figures.vocabulary import Vocabulary
from monitor.figures.words import spaced_letter

_MOST_WORDS = 3
_LONGEST_SUFFIX = 8


def scale(text: str, start: int, end: int, words: Vocabulary) -> tuple[int, int] | None:
    """End and exponent of the scale words behind the number `text[start:end]`, or None."""
    reached, exponent = end, 0
    for _ in range(_MOST_WORDS):
        found = _one(text, _behind(text, reached), (start, end), words)
        if found is None:
            break
        reached, exponent = found[0], exponent + found[1]
    return (reached, exponent) if exponent else None


def of_something_else(text: str, end: int, words: Vocabulary) -> bool:
    """3-миллионный, 2-millionste: a scale word that goes on into an ordinal or adjective, tied to its digits."""
    if text[end : end + 1] != "-" or words.loose:
        return False
    stem = any(text.startswith(stem, end + 1) for stem in words.scale_stems)
    return stem and words.scales.at(text, end + 1) is None


def _behind(text: str, end: int) -> int:
    """Where the next word begins: behind a space or a hyphen, or two spaces."""
    if text[end : end + 1] in (" ", "-"):
        return end + 2 if text[end : end + 2] == "  " else end + 1
    return end


def _one(text: str, start: int, number: tuple[int, int], words: Vocabulary) -> tuple[int, int] | None:
    found = words.scales.at(text, start)
    if found is None:
        return _tied_to_a_code(text, start, words)
    end, exponent = found
    word = text[start:end]
    if words.suffixes and spaced_letter(text[end - 1]) and not _suffix_ends(text, word, end, words):
        return None
    if (
        word in words.money_only
        and not _thousand(word, start, number)
        and not _beside_money(text, number[0], end, words)
    ):
        return None
    return _past_suffix(text, word, end, words), exponent


def _past_suffix(text: str, word: str, end: int, words: Vocabulary) -> int:
    """Behind the case ending of the last word of a number that counts nothing in words: 17 milyona ulaştı."""
    stop = end
    while words.suffixes and stop < len(text) and spaced_letter(text[stop]):
        stop += 1
    return stop if text[end:stop] in words.cases and text[stop : stop + 1] in (" ", ",", ".", "") else end


def _thousand(word: str, start: int, number: tuple[int, int]) -> bool:
    """100k, 1.5k: glued to more digits than a name has (4K, 5K)."""
    return word == "k" and start == number[1] and number[1] - number[0] >= 3


def _suffix_ends(text: str, word: str, end: int, words: Vocabulary) -> bool:
    """Whether the word ends here, or with a listed ending (milyon-luk): `bin` is no beginning of `bina`."""
    stop = end
    while stop < len(text) and spaced_letter(text[stop]) and stop - end <= _LONGEST_SUFFIX:
        stop += 1
    return stop == end or text[end:stop] in words.suffixes.get(word, words.suffixes["any"])


def _tied_to_a_code(text: str, start: int, words: Vocabulary) -> tuple[int, int] | None:
    """MUSD, kEUR: a letter in front of a currency's code."""
    if not text[start : start + 4].isalpha() or spaced_letter(text[start + 4 : start + 5] or " "):
        return None
    letter = words.scales.at(text[start], 0)
    unit = words.units.at(text, start + 1)
    if letter is None or unit is None or unit[1].kind != "money" or unit[0] != start + 4:
        return None
    return start + 1, letter[1]


def _beside_money(text: str, start: int, end: int, words: Vocabulary) -> bool:
    if text[start - 1 : start] == " ":
        start -= 1
    before = words.units_before.at(text, start)
    if before and before[1].kind == "money":
        return True
    after = words.units.at(text, _behind(text, end))
    return after is not None and after[1].kind in ("money", "percent", "points")
