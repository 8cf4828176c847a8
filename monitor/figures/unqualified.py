"""Whether the words of a name that must mean all of a thing stand without a word that makes it a part of it.

"The hospitals had 24,800 beds" tells of hospital beds; "the private hospitals", "hospitals for children", "beds of
intensive care" tell of some of them, and "closed 900 beds" of those that are gone. Enters: a scene and a name found in
it. Leaves: yes or no. What makes a thing another one is data (`indicators_told.toml`); places ("die sächsischen
Krankenhäuser") leave it what it is.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.indicators import Named
from monitor.figures.qualifiers import is_mere
from monitor.figures.scene import Scene, Spot

_BEFORE = re.compile(r"(?:^|[^\w'’-])([^\W\d_][\w'’-]*) $")
_STOP = re.compile(r"[;:؛]")
_COMMA = re.compile(r"[,،] ")
_REACH = 40  # characters that a word in front may have
_WHOLE = 30  # characters behind a preposition in which a place's name may begin


def unqualified(here: Scene, named: Named) -> bool:
    """Whether every part of a name that must stand alone does so."""
    rules = _rules(here.words.language)
    if rules is None or not named.alone:
        return True
    return _one_clause(here, named) and all(_alone(here, rules, named, start, end) for start, end in named.alone)


def something_else(here: Scene, named: Named, spot: Spot) -> bool:
    """ "Road accidents killed 300 people" counts no accidents; "10 beds were closed" not all beds there are."""
    if spot.quantity.kind not in {FigureKind.COUNT, FigureKind.MEASURE, FigureKind.AMOUNT}:
        return False
    if spot.quantity.unit in _people() and named.indicator.id in _things():
        return True
    return another_deed(here, spot, named.indicator.id, named)


def another_deed(here: Scene, spot: Spot, indicator: str, named: Named | None = None) -> bool:
    """Whether its sentence tells of something else done with such things, in words that are no part of the name."""
    deeds = _otherwise(here.words.language).get(indicator)
    at = spot.start
    while deeds is not None and (found := deeds.search(here.plain, at, spot.end)) is not None:
        if _at(spot, found) and not (named and _own(named, *found.span())):
            return True
        at = found.start() + 1  # "in 2025 were closed 420 beds": what is of the year may overlap what is of the number
    return False


def _at(spot: Spot, match: re.Match[str]) -> bool:
    """Is what is done told of this number? A pattern with a digit in it says of which number of its sentence."""
    quantity = spot.quantity
    beside = match.start() < quantity.end and quantity.start < match.end()
    return beside or not any(map(str.isdigit, match.group()))


def _one_clause(here: Scene, named: Named) -> bool:
    """ "The hospitals, the office said, had 900 beds"; not "the hospitals had staff, the hotels 900 beds"."""
    between = here.plain[named.parts[0][1] : named.parts[-1][0]]
    return not _STOP.search(between) and len(_COMMA.findall(between)) % 2 == 0


def _alone(here: Scene, rules: "_Rules", named: Named, start: int, end: int) -> bool:
    before = _BEFORE.search(here.plain[max(0, start - _REACH) : start])
    if before is not None and rules.before.fullmatch(before.group(1)):
        at = start - 1 - len(before.group(1))
        mere = is_mere(before.group(1), named.indicator.id)
        if not (mere or _place(here, at, start) or _own(named, at, start)):
            return False
    behind = rules.behind.match(here.plain, end)
    if behind is not None and not (_place(here, end, behind.end()) or _own(named, end, behind.end())):
        return False
    of = rules.of.match(here.plain, end)
    return of is None or _whose(here, rules, of.end())


def _whose(here: Scene, rules: "_Rules", at: int) -> bool:
    """Whether a complement that begins at `at` tells where: a place, "the country", a name if no place is told."""
    if rules.neutral.match(here.plain, at) or _place(here, at, at + _WHOLE):
        return True
    start, end = here.span(here.sentence(at))
    return here.text[at].isupper() and not _place(here, start, end)


def _own(named: Named, start: int, end: int) -> bool:
    """Whether a word there is a part of the name itself: "Bäume gepflanzt", "trees planted"."""
    return any(start < part_end and part_start < end for part_start, part_end in named.parts)


def _place(here: Scene, start: int, end: int) -> bool:
    return bool(here.mentions_in(start, end))


@cache
def _otherwise(language: str) -> dict[str, re.Pattern[str]]:
    """What is done with things besides what an indicator tells of them, by indicator."""
    found: dict[str, list[str]] = {}
    for file in ("indicators_told.toml", "indicators_ways.toml"):
        rows: dict[str, Any] = load(file)["otherwise"]
        told: dict[str, str] = rows.get(language, {})
        for group, pattern in told.items():
            for one in rows[group]:
                found.setdefault(one, []).append(pattern)
    return {one: re.compile("|".join(patterns)) for one, patterns in found.items()}


@cache
def _people() -> frozenset[str]:
    return frozenset(load("indicators_told.toml")["people"]["words"])


@cache
def _things() -> frozenset[str]:
    return frozenset(load("indicators_told.toml")["people"]["not"])


class _Rules(NamedTuple):
    """`before`: a whole word that makes the next one a part; `behind`: the same behind it; `of`: what begins a
    complement, which a place or one of `neutral` may follow."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    of: re.Pattern[str]
    neutral: re.Pattern[str]


@cache
def _rules(language: str) -> _Rules | None:
    rows: dict[str, str] | None = load("indicators_told.toml")["qualified"].get(language)
    if rows is None:
        return None
    return _Rules(*(re.compile(rows.get(name, "(?!)")) for name in _Rules._fields))
