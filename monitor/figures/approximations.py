"""How exact a text says its figure is: the words before and behind it.

Enters: a quantity. Leaves: the same with its `approx`. The words are data (`figures_words.toml`).
"""

import re
from dataclasses import replace
from functools import cache

from monitor.data import load
from monitor.domain import Approx, FigureKind
from monitor.figures.counters import classifier
from monitor.figures.quantity import Quantity
from monitor.figures.vocabulary import CJK, Vocabulary

_YEAR_BEFORE = re.compile(r" (?:19|20)\d\d$")
_MOVED_REACH = 170
_GOVERNED = 80  # characters beside a preposition in which the verb stands that asks for it
_STOPS = re.compile(r"[,;:.](?!\d)")


def approximated(plain: str, quantity: Quantity, words: Vocabulary) -> Quantity:
    """The quantity as exact as its wording says it is; ranges and what is known already stay."""
    if quantity.approx is not Approx.EXACT:
        return quantity
    start = quantity.start
    while start > 0 and plain[start - 1] in " (+":
        start -= 1
    year = _YEAR_BEFORE.search(plain, max(0, start - 6), start)
    if year:
        start = year.start()
    before = words.approx_before.at(plain, start)
    if before is not None and not _is_new_level(plain, before[0], quantity):
        return replace(quantity, approx=before[1])
    for article in _between():
        found = words.approx_before.at(plain, start - len(article)) if plain.endswith(article, 0, start) else None
        if found and not _is_new_level(plain, found[0], quantity):
            return replace(quantity, approx=found[1])
    printed = plain[quantity.start : quantity.end]
    if any(mark in printed for mark in _inside("over")):
        return replace(quantity, approx=Approx.OVER)
    if any(mark in printed for mark in _inside("about")):
        return replace(quantity, approx=Approx.ABOUT)
    for end in _ends(plain, quantity, words):
        after = words.approx_after.at(plain, end + (plain[end : end + 1] == " "))
        if after is not None and not plain.startswith(_compares(), after[0]):
            return replace(quantity, approx=after[1])
    return quantity


def _ends(plain: str, quantity: Quantity, words: Vocabulary) -> tuple[int, ...]:
    """Where words behind a quantity may begin: at its end, behind its measure word ("18家以上"), behind its noun."""
    if quantity.kind is not FigureKind.COUNT:
        return (quantity.end,)
    if words.language in CJK:
        measure = classifier(plain, quantity.end, words.language)
        return (quantity.end, measure[1]) if measure is not None else (quantity.end,)
    if quantity.noun is None or quantity.noun[0] < quantity.end:
        return (quantity.end,)
    return (quantity.end, quantity.noun[1])


def stands_before(plain: str, start: int, words: Vocabulary) -> Approx | None:
    """What the words directly before `start` say, for a number whose kind is still open."""
    found = words.approx_before.at(plain, start - 1 if plain[start - 1 : start] == " " else start)
    return found[1] if found else None


def _is_new_level(plain: str, start: int, quantity: Quantity) -> bool:
    """Russian до after a verb of growth names the new level ("выросли до 5 млрд"), not a limit.

    Nor does a preposition limit anything that its verb asks for: "verfügen über 24 877 Betten".
    """
    word, verb = _governed()
    around = plain[max(0, start - _GOVERNED) : start], plain[quantity.end : quantity.end + _GOVERNED]
    if word.match(plain, start) and any(
        verb.search(_STOPS.split(each)[side]) for side, each in zip((-1, 0), around, strict=True)
    ):
        return True
    word, moved = _new_level()
    if not word.match(plain, start):
        return False
    return bool(quantity.negative or moved.search(plain, max(0, start - _MOVED_REACH), start))


@cache
def _governed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_words.toml")["governed"]
    return re.compile(rows["word"]), re.compile(rows["verb"])


@cache
def _compares() -> tuple[str, ...]:
    """What makes "y más", "et plus" begin another figure: "y más de 40 heridos"."""
    return tuple(load("figures_words.toml")["after_compares"]["words"])


@cache
def _between() -> tuple[str, ...]:
    return tuple(load("figures_words.toml")["between_approximation"]["words"])


@cache
def _inside(how: str) -> tuple[str, ...]:
    return tuple(load("figures_words.toml")["inside"][how])


@cache
def _new_level() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_words.toml")["new_level"]
    return re.compile(rows["word"]), re.compile(rows["moved"])
