"""Which of them are counted: the noun right in front of a count's name, in Japanese and Korean.

다문화 학생 are not 학생, and 不登校の児童生徒 not all of them, though a known name stands in both. Enters: where a name
begins. Leaves: the noun in front that bounds it, or None. Never: a place, an office, a time; these and other words that
leave the count as it is are data (`figures_afar.toml`).
"""

import re
from functools import cache

from monitor.data import load
from monitor.figures.scene import Scene

_REACH = 16


def which(here: Scene, start: int, indicator: str) -> str | None:
    """The noun that bounds the count of `indicator`, whose name begins at `start`."""
    rules = _rules(here.words.language)
    if rules is None or indicator not in _indicators():
        return None
    what, neutral = rules
    match = what.search(here.plain, max(0, start - _REACH), start)
    said = next(filter(None, match.groups()), "") if match is not None and match.end() == start else ""
    if match is None or not said or neutral.fullmatch(said):
        return None
    places = here.mentions_in(match.start(), start)
    if any(not _people().match(here.plain, place.end) for place in places):
        return None
    return said


def which_goods(here: Scene, start: int) -> str | None:
    """The words that bound goods whose name begins at `start`: 有机茶叶, 早生リンゴ, also behind a place's name."""
    rules = _goods(here.words.language)
    if rules is None:
        return None
    places = [place.end for place in here.mentions_in(max(0, start - _REACH), start) if place.end <= start]
    match = rules[0].search(here.plain, max([start - _REACH, 0, *places]), start)
    said = match["what"] if match is not None and match.end() == start else ""
    return said if said and not rules[1].fullmatch(said) else None


@cache
def _goods(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    rows = load("figures_outputs.toml")["which"]
    return (
        (re.compile(rows["what"][language]), re.compile(rows["neutral"][language]))
        if language in rows["what"]
        else None
    )


@cache
def _rules(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    rows = load("figures_afar.toml")["which"]
    if language not in rows["what"]:
        return None
    return re.compile(rows["what"][language]), re.compile(rows["neutral"][language])


@cache
def _indicators() -> frozenset[str]:
    return frozenset(load("figures_afar.toml")["which"]["indicators"])


@cache
def _people() -> re.Pattern[str]:
    """Behind a country's name: of whom, not where."""
    return re.compile(load("figures_afar.toml")["which"]["people"])
