"""Whether a clause tells of people of a calling, of beds or herds only that they are there.

"Peru had 12,400 nurses" counts its nurses; "1,200 nurses were given a bonus" counts those who were, and so does
"would need 4,000 nurses" count none there are. There is no end to what may be told of people, so what keeps the name of
all of them is listed instead (`figures_being.toml`): words of being, having, counting and working, or no words at all.
Enters: a spot and a name found near it. Leaves: yes or no, and what is told instead, which makes a series of its own.
Languages without rows keep the name.
"""

import re
from functools import cache
from typing import NamedTuple

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.indicators import Named
from monitor.figures.kinds import Name, own_words
from monitor.figures.scene import Scene, Spot
from monitor.figures.vocabulary import CJK

_NUMBER = " | "  # where `own_words` leaves the figure out
_WORD = re.compile(r"[^\W\d_]+")
_STEM, _MOST = 5, 6  # letters of a word and words that tell deeds apart


def only_there(here: Scene, spot: Spot, named: Named) -> bool:
    """Whether a name of all there are may be that of this figure."""
    group = _groups().get(named.indicator.id)
    if group is not None and spot.quantity.kind is FigureKind.PERCENT:
        return _numbered(here, spot, named)
    if group is None or spot.quantity.kind is not FigureKind.COUNT:
        return True
    if spot.quantity.unit in _deeds():
        return False
    rules = _rules(here.words.language)
    if rules is None:
        return True
    clause = _clause(here, spot, named.parts)
    if rules.never.search(clause) or rules.never.search(f"# {spot.tail.strip()}"):
        return False
    learns = group == "pupils" and rules.learn.search(clause) is not None
    return learns or rules.there.search(clause) is not None or _bare(here, rules, clause, named)


def _numbered(here: Scene, spot: Spot, named: Named) -> bool:
    """Whether a change is told of how many there are, where one bare word names them: not of their pay or price."""
    rules = _rules(here.words.language)
    bare = len(named.parts) == 1 and " " not in here.plain[named.start : named.end]
    if rules is None or not bare:
        return True
    clause = _clause(here, spot, named.parts)
    return rules.there.search(clause) is not None and not _paid().search(clause)


def done(here: Scene, spot: Spot) -> str | None:
    """What is told of the counted besides being there, as a bound: their noun alone would be that of all deeds.

    The clause's words by their beginnings, which endings leave alone, in the order of the alphabet.
    """
    rules, noun = _rules(here.words.language), spot.quantity.noun
    if rules is None or noun is None or not _counted().search(here.plain[noun[0] : noun[1]]):
        return None
    clause = _without(here, _clause(here, spot, ()), (noun,))
    if rules.there.search(clause) and not rules.never.search(clause):
        return None
    if here.words.language in CJK:
        words = ["".join(_WORD.findall(clause))]
    else:
        words = [word[:_STEM] for word in _WORD.findall(clause) if not rules.mere.fullmatch(word)]
    return " ".join(sorted({word for word in words if len(word) > 1})[:_MOST]) or None


def _clause(here: Scene, spot: Spot, parts: Name) -> str:
    """The figure's own clause with "#" for its number."""
    before, _, behind = own_words(here, spot, parts).rpartition(_NUMBER)
    return f"{before} # {behind.strip()}".replace("  ", " ")


def _bare(here: Scene, rules: "_Rules", clause: str, named: Named) -> bool:
    """Whether nothing is told at all: "12,400 nurses in 2025", a line of a list."""
    clause = _without(here, clause, named.parts)
    if here.words.language in CJK:
        return rules.mere.fullmatch("".join(clause.split())) is not None
    return all(rules.mere.fullmatch(word) for word in _WORD.findall(clause))


def _without(here: Scene, clause: str, parts: Name) -> str:
    for start, end in sorted(parts, key=lambda part: part[0] - part[1]):
        clause = clause.replace(here.plain[start:end], " ")
    return clause


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, list[str]] = load("figures_being.toml")["groups"]
    return {one: group for group, ids in groups.items() for one in ids}


@cache
def _paid() -> re.Pattern[str]:
    return re.compile(load("figures_being.toml")["paid"]["words"])


@cache
def _deeds() -> frozenset[str]:
    return frozenset(load("figures_being.toml")["deeds"]["units"])


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(load("figures_being.toml")["counted"]["nouns"])


class _Rules(NamedTuple):
    """`there`: what keeps the name; `learn`: the same of pupils; `mere`: words that tell nothing; `never`: what takes
    it away."""

    there: re.Pattern[str]
    learn: re.Pattern[str]
    mere: re.Pattern[str]
    never: re.Pattern[str]


@cache
def _rules(language: str) -> _Rules | None:
    data: dict[str, dict[str, str]] = load("figures_being.toml")
    if language not in data["there"]:
        return None
    mere = data["mere"][language]
    return _Rules(
        re.compile(data["there"][language]),
        re.compile(data["learn"].get(language, "(?!)")),
        re.compile(f"(?:{mere})*" if language in CJK else mere),
        re.compile(data["not"][language]),
    )
