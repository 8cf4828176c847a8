"""A part above what its own text gives as all there is: "5,100 women study there; in all it has 4,300 students".

Enters: figures of one article. Leaves: numbers of part and whole. A whole is one by a word for all of it in its clause,
told in the part's sentence or the one behind; that it is all of the part's own thing follows from its clause, which
says nothing that the part's sentence doesn't say, too. Never: another unit, time or place, plans, needs, places to be
taken, nor two wholes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from monitor.data import load
from monitor.domain import Article, Figure, FigureKind, Transform, primary
from monitor.ledger.among import may_be_more
from monitor.ledger.levels_of_one import are_of_one_time, counter_of, exceeds, is_one_noun, least_of
from monitor.ledger.nouns import CJK, base_words
from monitor.ledger.own_names import own_places
from monitor.ledger.sentences import by_sentence, masked
from monitor.text import fold

_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MEASURE})
_MARK = re.compile(r"⟦(\d+)⟧")
_CLAUSE = re.compile(r"[,;:()“”„«»\"—–，、；：（）。．،؛!?]|\.(?= |$)| - ")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 4  # below it a word names nothing: "of", "der", "les"
_STEM, _ENDING = 5, 3  # letters that two forms of one word share; of a shorter word the letters that they don't
_PIECE = 2  # signs of a word
_DASH = re.compile(r" [—–] (?=⟦)")
_FAR = 260  # characters between the two
_MOST = 4  # values of a window; more are a list


def pairs(figures: Sequence[Figure], article: Article) -> Iterator[tuple[int, int]]:
    """Numbers of whole and part."""
    language = primary(article.language) or "und"
    words = _words(language)
    for window in _windows(figures) if words is not None else ():
        told = [figures[number] for number in window]
        listed = sum(each.kind in _COUNTED and each.transform is Transform.LEVEL for each in told) > _MOST
        if words is None or listed or not any(_may_pass(one, other) for one in told for other in told):
            continue
        yield from _in_window(_Window(article, language, words, told), window)


def _windows(figures: Sequence[Figure]) -> Iterator[list[int]]:
    """Each sentence's figures, and those of two sentences in a row."""
    sentences = by_sentence(figures)
    yield from (numbers for _, numbers in sentences)
    for (one, first), (other, second) in pairwise(sentences):
        if other[0] - one[1] <= 2:  # nothing but a blank between them
            yield [*first, *second]


def says_no_more(figures: Sequence[Figure], article: Article, whole: int, part: int) -> bool:
    """Does the clause of one of a sentence's figures say no more than the rest of it? Where words are unknown, yes."""
    language = primary(article.language) or "und"
    words = _words(language)
    if words is None:
        return True
    window = _Window(article, language, words, figures)
    text = _joined(window.text(), words)
    start, end = _clauses(text, words)[whole]
    own = _left(_naming(text[start:end]), words)
    return _says_no_more(own, f"{text[:start]} | {text[end:]}", figures[part], window)


def tells_of_all(phrase: str, language: str) -> bool:
    """Has a phrase a word for all there is?"""
    words = _words(language)
    return words is not None and words.total.search(phrase) is not None


def names_nothing(phrase: str, but: str, language: str) -> bool:
    """Has a phrase no word but those that name nothing, and those of `but`?"""
    words = _words(language)
    told = [fold(word) for word in _WORD.findall(but)]
    left = _WORD.findall(_left(phrase, words)) if words is not None else [phrase]
    return all(len(word) < _SHORTEST or any(_is_form(fold(word), other) for other in told) for word in left)


@dataclass(frozen=True, slots=True)
class _Words:
    """`total`: of a whole, whose phrase a `hinge` begins; `weak`: name nothing; `sorts`: people by what they are.

    `kin`: words for one thing; `never`: what makes the two no part and whole.
    """

    total: re.Pattern[str]
    hinge: re.Pattern[str]
    weak: re.Pattern[str]
    sorts: re.Pattern[str]
    never: re.Pattern[str]
    kin: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    total_and_mark: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Window:
    article: Article
    language: str
    words: _Words
    told: Sequence[Figure]

    def text(self) -> str:
        span = (min(each.sentence_start for each in self.told), max(each.sentence_end for each in self.told))
        return masked(self.article.text, self.told, span)


def _in_window(window: _Window, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    text = _joined(window.text(), window.words)
    if may_be_more(text) or window.words.never.search(text):
        return
    clauses = _clauses(text, window.words)
    totals = {number for number, (start, end) in clauses.items() if window.words.total.search(text[start:end])}
    for whole in totals:
        for part in clauses.keys() - totals:
            one, other = window.told[part], window.told[whole]
            if _may_pass(one, other) and _is_all_of(window, text, clauses[whole], (one, other)):
                yield numbers[whole], numbers[part]


def _joined(text: str, words: _Words) -> str:
    """Without the marks that part a word for all, or a figure, from its clause: "in all, it has …", "together — 71"."""
    return _DASH.sub("   ", words.total_and_mark.sub(lambda match: f"{match.group()[:-1]} ", text))


def _clauses(text: str, words: _Words) -> dict[int, tuple[int, int]]:
    """Where each figure's clause stands; of a clause with two of them the one ends where the other's phrase begins."""
    found = {int(mark[1]): _clause(text, mark) for mark in _MARK.finditer(text)}
    for one, other in pairwise(sorted(found)):
        start, end = found[other][0], found[one][1]
        if start > end:
            continue  # a mark stands between them
        total = words.total.search(text, start, end)
        behind = total is None and words.total.search(text, end, found[other][1]) is not None
        first = total.start() if total else end
        hinge = _last(words.hinge, text, start, total.end() if total else end, first) if total or behind else None
        if hinge is not None:
            found[one], found[other] = (found[one][0], hinge.start()), (hinge.start(), found[other][1])
    return found


def _last(pattern: re.Pattern[str], text: str, start: int, end: int, first: int) -> re.Match[str] | None:
    """The last match that begins at `first` at the latest."""
    return max((each for each in pattern.finditer(text, start, end) if each.start() <= first), key=_start, default=None)


def _start(match: re.Match[str]) -> int:
    return match.start()


def _clause(text: str, mark: re.Match[str]) -> tuple[int, int]:
    """From the last mark or figure in front of a figure to the next one behind it."""
    starts = [match.end() for match in _CLAUSE.finditer(text, 0, mark.start())]
    starts += [match.end() for match in _MARK.finditer(text, 0, mark.start())]
    ends = [match.start() for pattern in (_CLAUSE, _MARK) if (match := pattern.search(text, mark.end()))]
    return max(starts, default=0), min(ends, default=len(text))


def _may_pass(part: Figure, whole: Figure) -> bool:
    near = abs(part.start - whole.start) <= _FAR
    kinds = part.kind in _COUNTED and whole.kind in _COUNTED and part.modality == whole.modality
    return near and kinds and exceeds(part, whole, least_of(part)) and are_of_one_time(part, whole)


def _is_all_of(window: _Window, text: str, clause: tuple[int, int], pair: tuple[Figure, Figure]) -> bool:
    part, whole = pair
    if whole.subject not in {None, part.subject, *part.subject_path} and part.subject is not None:
        return False
    rest = f"{text[: clause[0]]} | {text[clause[1] :]}"
    if not _is_one_thing(part, whole, window) or not _are_counted_alike(text, pair, window):
        return False
    own = _left(_naming(text[clause[0] : clause[1]]), window.words)
    return _says_no_more(own, rest, part, window)


def _naming(clause: str) -> str:
    """Where no blanks part words, what stands behind a number says no more what it counts."""
    return _MARK.split(clause)[0] if CJK.search(clause) else clause


def _are_counted_alike(text: str, pair: tuple[Figure, Figure], window: _Window) -> bool:
    """Have both numbers the same counter behind them, and is the one's noun among the words for the other?"""
    part, whole = pair
    behind = [text[text.index(f"⟦{window.told.index(each)}⟧") + len(f"⟦{window.told.index(each)}⟧") :] for each in pair]
    if counter_of(behind[0]) != counter_of(behind[1]):
        return False
    if part.unit or not whole.unit or not part.indicator_text or CJK.search(text):
        return True
    return _says_no_more(_left(whole.unit.casefold(), window.words), part.indicator_text, part, window)


def _left(clause: str, words: _Words) -> str:
    """What a whole's clause says beside its number, that it is all, and what names nothing."""
    return words.weak.sub(" ", words.total.sub(" ", _MARK.sub(" ", clause)))


def _is_one_thing(part: Figure, whole: Figure, window: _Window) -> bool:
    """Is what both count one thing, as far as their nouns go? People by what they are are some of any people."""
    if FigureKind.MEASURE in {part.kind, whole.kind}:
        return part.unit == whole.unit
    return (
        is_one_noun(part, whole, window.language)
        or _ends_alike(part.unit, whole.unit)
        or any(row.match(part.unit) and row.match(whole.unit) for row, _ in window.words.kin)
        or window.words.sorts.search(f"{part.unit} {part.indicator_text or ''}".casefold()) is not None
    )


def _ends_alike(part: str, whole: str) -> bool:
    """ "Hausgeburten" are some of "Geburten"."""
    head = part.split(" ")[0].casefold()
    return len(whole) >= _STEM and head.endswith(whole.split(" ")[0].casefold())


def _says_no_more(own: str, rest: str, part: Figure, window: _Window) -> bool:
    if CJK.search(own) or CJK.search(rest):
        return all(
            _is_made_of(run, rest) or _is_kin(run, rest, window) for run in _WORD.findall(own) if len(run) >= _PIECE
        )
    told = [fold(word) for word in _WORD.findall(rest)]
    places = own_places(part, window.article)
    for word in _WORD.findall(own):
        known = len(word) < _SHORTEST or base_words(word, window.language) <= places
        known = known or any(_is_form(fold(word), other) for other in told)
        if not known and not _is_kin(word, rest, window):
            return False
    return True


def _is_kin(word: str, rest: str, window: _Window) -> bool:
    return any(row.match(word) and deed.search(rest) for row, deed in window.words.kin)


def _is_form(one: str, other: str) -> bool:
    shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if shared is None:
        return min(len(one), len(other)) >= _SHORTEST - 1
    endings = max(len(one), len(other)) - shared
    return (
        (shared >= _STEM and endings <= shared)
        or (shared >= _SHORTEST and endings <= _ENDING)
        or (len(one) >= _STEM and other.endswith(one))
    )


def _is_made_of(run: str, text: str) -> bool:
    """Can the signs be parted into words that the text has, too?"""
    at = 0
    while at < len(run):
        length = next((n for n in range(len(run) - at, _PIECE - 1, -1) if run[at : at + n] in text), 0)
        if not length and len(run) - at >= _PIECE:
            return False
        at += length or 1
    return True


def _row(row: str, front: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words for one thing, and those of them that cover the others."""
    deeds, _, others = row.partition(" > ")
    every = f"{deeds}|{others}" if others else deeds
    return re.compile(rf"{front}(?:{every})"), re.compile(rf"{front}(?:{deeds})")


@cache
def _words(language: str) -> _Words | None:
    table = load("ledger_all.toml")
    entry = table.get(language)
    if entry is None:
        return None
    bare = CJK.search(entry["weak"]) is not None
    front, back = ("", "") if bare else (r"(?<![\w])", r"\w*")
    return _Words(
        total=re.compile(entry["total"]),
        hinge=re.compile(entry["hinge"]),
        weak=re.compile(rf"{front}(?:{entry['weak']}){back}"),
        sorts=re.compile(rf"{front}(?:{entry['sorts']})"),
        never=re.compile(entry["never"]),
        kin=tuple(_row(row, front) for row in entry["kin"]),
        total_and_mark=re.compile(rf"(?:^|[.;:,(—–،،，；。] ?)(?:[^\W\d]{{1,3}} )?(?:{entry['total']})[,，،、]"),
    )
