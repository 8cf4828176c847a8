"""How far a value moved by whatever its text says of it: "up 5 percent" beside it or later, "little changed".

`moved` wants the words to say what they compare with. These here may stand farther off, and are held against powers
of ten alone. Since a finding quotes them as said of the value, words whose clause names anything but the value and its
place are left alone. Enters: figures of one article. Leaves: claims for its values. Never: a text that tells of
growth by many times, nor a sentence with two values of one period.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Approx, Article, Figure, FigureKind, Modality, Transform, primary
from monitor.ledger.limits import LIMITS
from monitor.ledger.nouns import CJK, base_words, nominal_form
from monitor.ledger.own_names import names_more
from monitor.ledger.sentences import ENDS_CLAUSE, by_sentence, masked

#: Of the claim: the period before that of the value, whichever that is.
BEFORE = "*"
PAST = {Transform.YOY: "A", Transform.MOM: "M"}
_MOVED = frozenset({*PAST, Transform.RATIO_TO_BASE})  # growth, "doubled"
_VALUES = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.MEASURE})
_PRINTED = frozenset({Approx.EXACT, Approx.ABOUT})
_HUNDRED = Decimal(100)
_FULL_STOP = re.compile(r"[.!?。！？؟](?=\s|$)|[。！？]")

Move = tuple[str, Decimal, Decimal, str]  # frequency of the periods compared, least and most quotient, words for it


def told_moves(figures: Sequence[Figure], article: Article) -> Iterator[tuple[int, Move]]:
    """The values of which the text says how far they moved."""
    text, tongue = article.text, primary(article.language) or "und"
    if any(map(is_value, figures)) and not tells_of_times(text) and not _soars(figures):
        yield from _by_rates(figures, text, tongue)
        yield from _by_words(figures, article, tongue)


def is_value(figure: Figure) -> bool:
    """A level as printed that can be set against the one of the period before."""
    level = figure.transform is Transform.LEVEL and figure.kind in _VALUES and figure.approx in _PRINTED
    return level and figure.value > 0 and figure.unit != "year" and figure.pair_of is None


def by_rate(rate: Figure) -> Move:
    """What growth in percent says of its value: up to its last printed digit, loosely where it is about so much."""
    falls = rate.direction in {"down", "negative"} or rate.value < 0
    change = (-abs(rate.value) if falls else rate.value) / _HUNDRED
    slack = LIMITS.told_loosely if rate.approx is Approx.ABOUT else rate.step / 200
    words = f"{abs(rate.value):f} % {'below' if falls else 'above'}"
    return PAST[rate.transform], 1 + change - slack, 1 + change + slack, words


def tells_of_times(text: str) -> bool:
    """Does it speak of many times as much as before?"""
    return _rule("manifold").search(text.casefold()) is not None


def tells_of_hopes(words: str) -> bool:
    """Do the words, in small letters, set a value against what was hoped, planned or feared?"""
    return _rule("hoped").search(words) is not None


def _soars(figures: Sequence[Figure]) -> bool:
    """Does it tell of growth of so much that a slip is no wonder?"""
    return any(figure.transform in PAST and abs(figure.value) > LIMITS.told_growth for figure in figures)


def _by_rates(figures: Sequence[Figure], text: str, language: str) -> Iterator[tuple[int, Move]]:
    """By a growth in the sentence of the value, or in the one next to it that tells no value."""
    sentences = [numbers for _, numbers in by_sentence(figures)]
    for place, numbers in enumerate(sentences):
        for number in numbers:
            rate = figures[number]
            if not _is_rate(rate):
                continue
            near = [numbers, *sentences[max(0, place - 1) : place], *sentences[place + 1 : place + 2]]
            value = next((found for each in near if (found := _value_of(rate, each, figures)) is not None), None)
            if value is None or not is_of(rate, figures[value], language):
                continue
            if not _names_more(text, rate, figures[value], language):
                yield value, by_rate(rate)


def _is_rate(figure: Figure) -> bool:
    growth = figure.transform in PAST and figure.unit == "%" and figure.approx in _PRINTED
    return growth and abs(figure.value) <= LIMITS.told_growth and figure.modality is Modality.ACTUAL


def _value_of(rate: Figure, numbers: Sequence[int], figures: Sequence[Figure]) -> int | None:
    """The one value of a sentence that has the place and the period of the rate."""
    values = [n for n in numbers if is_value(figures[n]) and figures[n].period in {rate.period, None}]
    values = [n for n in values if rate.subject in {figures[n].subject, None}]
    return values[0] if len(values) == 1 else None


def is_of(rate: Figure, value: Figure, language: str) -> bool:
    """Is the rate told by the name of the value, or by none?"""
    if rate.indicator is not None and rate.indicator == value.indicator:
        return rate.scope == value.scope
    if rate.scope is not None and rate.scope != value.scope:
        return False
    told, named = rate.indicator_text or "", f"{value.indicator_text or ''} {value.unit or ''}"
    if not told:
        return True
    if CJK.search(told):
        return told in named or (value.indicator_text or value.unit or "") in told
    return not base_words(told, language).isdisjoint(base_words(named, language))


def _names_more(text: str, rate: Figure, value: Figure, language: str) -> bool:
    """Behind a value in its own sentence: do the words up to the rate name anything else ("while prices rose")?"""
    between = text[value.end : rate.start]
    if rate.sentence_start != value.sentence_start or rate.start < value.end or CJK.search(between):
        return False
    names = base_words(f"{text[value.sentence_start : value.end]} {value.unit or ''}", language)
    beside: str = load("ledger_moved.toml")["levels"].get(language, {}).get("beside", "")
    words = " ".join(word for word in between.casefold().split() if word.strip(",;:()–—-") not in beside.split())
    return not base_words(nominal_form(words, language), language) <= names


def _by_words(figures: Sequence[Figure], article: Article, language: str) -> Iterator[tuple[int, Move]]:
    """By words alone, in the sentence of the value or in one without figures right behind that goes on about it."""
    text, sentences = article.text, by_sentence(figures)
    for place, ((_, end), numbers) in enumerate(sentences):
        told = [figures[number] for number in numbers]
        values = [number for number in numbers if is_value(figures[number])]
        if len(values) != 1 or any(figure.transform in _MOVED for figure in told):
            continue
        value, following = figures[values[0]], sentences[place + 1][0][0] if place + 1 < len(sentences) else len(text)
        name = _said_of(value, numbers.index(values[0]), masked(text, told), article)
        behind = _FULL_STOP.split(text[end:following].strip(), maxsplit=1)[0]
        name = name or _said_behind(value, " ".join(behind.casefold().split()), article)
        if name is not None:
            low, high = _bounds(name)
            yield values[0], (BEFORE, low, high, load("ledger_moves.toml")["spoken"][name])


def _said_of(value: Figure, mark: int, sentence: str, article: Article) -> str | None:
    """What its own sentence says of a value, where all that stands between the two and beside the words is its own."""
    move = _move(sentence, primary(article.language) or "und")
    if move is None:
        return None
    name, start, end = move
    return name if is_about((start, end), value, mark, sentence, article) else None


def is_about(words: tuple[int, int], value: Figure, mark: int, sentence: str, article: Article) -> bool:
    """Are words of a sentence about its value ⟦mark⟧: do their clause and what stands between name nothing else?"""
    start, end = words
    at, (first, last) = sentence.find(f"⟦{mark}⟧"), _clause(sentence, start, end)
    if at > end:
        phrase = f"{sentence[_opened(sentence, first, start) : start]} {sentence[end : max(last, at)]}"
    else:
        phrase = f"{sentence[min(first, at) : start]} {sentence[end:last]}"
    return at >= 0 and not names_more(phrase, value, article)


def _said_behind(value: Figure, sentence: str, article: Article) -> str | None:
    """What a sentence says that goes on about the value by a word that stands for it, and names nothing else."""
    language = primary(article.language) or "und"
    opening, move = _anaphor(language).match(sentence), _move(sentence, language)
    if opening is None or move is None:
        return None
    name, start, end = move
    _, last = _clause(sentence, start, end)
    phrase = f"{sentence[opening.end() : start]} {sentence[end:last]}"
    return None if names_more(phrase, value, article) else name


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around `start:end` begins and ends."""
    marks = [mark.span() for mark in ENDS_CLAUSE.finditer(sentence)]
    first = max((behind for _, behind in marks if behind <= start), default=0)
    return first, min((front for front, _ in marks if front >= end), default=len(sentence))


def _opened(sentence: str, first: int, start: int) -> int:
    """Where the clause begins that the words at `start` go on from, if nothing stands in front of them in their own."""
    while first and not any(map(str.isalpha, sentence[first:start])):
        first = max((mark.end() for mark in ENDS_CLAUSE.finditer(sentence, 0, first - 1)), default=0)
    return first


def _move(words: str, language: str) -> tuple[str, int, int] | None:
    """What the words say, if they say one thing, and where."""
    if tells_of_hopes(words):
        return None
    said = [(name, *match.span()) for name, row in _patterns(language).items() if (match := row.search(words))]
    return said[0] if len(said) == 1 else None


def _bounds(name: str) -> tuple[Decimal, Decimal]:
    low, high = load("ledger_moves.toml")["bounds"][name]
    return Decimal(str(low)), Decimal(str(high))


@cache
def _anaphor(language: str) -> re.Pattern[str]:
    return re.compile(load("ledger_moves.toml")["anaphors"].get(language, "(?!)"))


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    rows: dict[str, str] = load("ledger_moves.toml")["moves"].get(language, {})
    return {name: re.compile(row) for name, row in rows.items()}


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(load("ledger_moves.toml")[name]["words"])
