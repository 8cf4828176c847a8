"""All numbers of a text, in order: digits, number words, and Chinese, Japanese and Korean composites.

Enters: a shadow (see `shadow`) and a vocabulary. Leaves: `Number`s with exact decimals,
without overlaps, and `Unread` runs. Never: a float, a guess (what can be read in two
ways without the language's help is not read), or more characters than a figure has.
"""

from collections.abc import Iterator

from monitor.figures.han import HAN_RUN, composite, first_han_value, goes_on_in_han, han_value
from monitor.figures.korean import korean
from monitor.figures.number import LONGEST, Number, Unread
from monitor.figures.printed import POINTED, PRINTED, decimal, western
from monitor.figures.spelled import spelled
from monitor.figures.vocabulary import CJK, Vocabulary
from monitor.figures.vulgar import ALONE, SIGNS

__all__ = ["Number", "Unread", "decimal", "first_han_value", "han_value", "numbers"]

_Candidate = tuple[int, int, Number | Unread | None]


def numbers(text: str, words: Vocabulary) -> Iterator[Number | Unread]:
    """All numbers of a shadow, in order, without overlaps; time grows with its length."""
    reached = -1
    for start, end, ready in _candidates(text, words):
        if start < reached:
            continue
        found = ready or _read(text, start, end, words)
        reached = found.end
        yield found


def _candidates(text: str, words: Vocabulary) -> list[_Candidate]:
    found: list[_Candidate] = [(*match.span(), None) for match in PRINTED.finditer(text)]
    found += [(*match.span(), None) for match in POINTED.finditer(text)]
    found += [(*match.span(), None) for match in ALONE.finditer(text)]
    if words.language in CJK:
        found += [(*match.span(), None) for match in HAN_RUN.finditer(text)]
    if words.language == "ko":
        found += [(number.start, number.end, number) for number in korean(text, words)]
    if words.lexicon is not None:
        found += [(number.start, number.end, number) for number in spelled(text, words.lexicon)]
    found.sort(key=_place)
    return found


def _place(candidate: _Candidate) -> tuple[int, int]:
    return candidate[:2]


def _read(text: str, start: int, end: int, words: Vocabulary) -> Number | Unread:
    if end - start > LONGEST:
        return Unread(start, end)
    printed = text[start].isdecimal() or text[start] == "." or text[start] in SIGNS
    if not printed or goes_on_in_han(text, end, words.language):
        number = composite(text, start, words)
        if number is not None and not (printed and number.end <= end):
            return number
    return western(text, start, end, words) if printed else Unread(start, end)
