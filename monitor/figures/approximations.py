"""How exact a text says its figure is: the words before and behind it.

Enters: a quantity. Leaves: the same with its `approx`. The words are data (`figures_words.toml`).
"""

import re
from dataclasses import replace
from functools import cache

from monitor.data import load
from monitor.domain import Approx
from monitor.figures.quantity import Quantity
from monitor.figures.vocabulary import Vocabulary

_YEAR_BEFORE = re.compile(r" (?:19|20)\d\d$")
_MOVED_REACH = 60


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
    if any(mark in plain[quantity.start : quantity.end] for mark in _inside()):
        return replace(quantity, approx=Approx.OVER)
    after = words.approx_after.at(plain, quantity.end + (plain[quantity.end : quantity.end + 1] == " "))
    return replace(quantity, approx=after[1]) if after is not None else quantity


def stands_before(plain: str, start: int, words: Vocabulary) -> Approx | None:
    """What the words directly before `start` say, for a number whose kind is still open."""
    found = words.approx_before.at(plain, start - 1 if plain[start - 1 : start] == " " else start)
    return found[1] if found else None


def _is_new_level(plain: str, start: int, quantity: Quantity) -> bool:
    """Russian до after a verb of growth names the new level ("выросли до 5 млрд"), not a limit."""
    word, moved = _new_level()
    if not word.match(plain, start):
        return False
    return bool(quantity.negative or moved.search(plain, max(0, start - _MOVED_REACH), start))


@cache
def _between() -> tuple[str, ...]:
    return tuple(load("figures_words.toml")["between_approximation"]["words"])


@cache
def _inside() -> tuple[str, ...]:
    return tuple(load("figures_words.toml")["inside"]["over"])


@cache
def _new_level() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_words.toml")["new_level"]
    return re.compile(rows["word"]), re.compile(rows["moved"])
