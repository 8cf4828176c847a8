"""Which of them are counted, by what follows their noun: nurses from Uganda, sheep and goats, cattle under one year.

Enters: a count of people of a calling, pupils or herds, and where its name stands. Leaves: the words behind the name
that make it a part or a sum with others, in small letters. Never: where and when they were counted, nor what is told of
them all. Wording is data (`figures_being.toml`).
"""

import re
from functools import cache

from monitor.data import load
from monitor.figures.scene import Scene, Spot, is_place

_REACH = 60


def complement(here: Scene, spot: Spot, name: tuple[tuple[int, int], ...], indicator: str) -> str | None:
    """What follows the counted noun and bounds it."""
    rules = _rules(here.words.language)
    if rules is None or indicator not in _counted():
        return None
    behind = [end for start, end in name if start >= spot.quantity.end] or [name[-1][1]]
    found = rules.match(here.plain, behind[0], min(spot.end, behind[0] + _REACH))
    if found is None:
        return None
    in_front = behind[0] <= spot.quantity.start
    if in_front and any(map(is_place, here.mentions_in(*found.span("what")))):
        return None  # "the prison population of Scotland stood at": whose they are
    return found["what"].strip()


@cache
def _rules(language: str) -> re.Pattern[str] | None:
    row: str | None = load("figures_being.toml")["behind"].get(language)
    return re.compile(row) if row else None


@cache
def _counted() -> frozenset[str]:
    groups: dict[str, list[str]] = load("figures_being.toml")["groups"]
    return frozenset(one for ids in groups.values() for one in ids)
