"""What a count is of where its noun is only the unit: "recalls rose to 2.8 million vehicles" counts recalls.

The vehicles alone would be one series with those that were exported, stolen or scrapped. Enters: a scene and the spot
of a count that no name was found for. Leaves: the words in front of the verb that gives it, with the counted noun
where they are one bare word ("sales reached 300 boats"). Never: who has so many or acts ("the club reached 30,000
members"), which only words for a deed tell from what is counted, unless the noun is a mere counter. Words are data
(`figures_headed.toml`).
"""

import re
from functools import cache
from typing import NamedTuple

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.fitting import generic
from monitor.figures.motion import motion
from monitor.figures.phrases import bare, without_leading
from monitor.figures.scene import Scene, Spot
from monitor.figures.timewords import without_times

_MARKS = re.compile(r"[,;:()]")
_YEAR = re.compile(
    r"(?:(?<!\w)(?:in|im jahre?|en|em|nel|w|в|у|за) )?(?<!\w)(?:19|20)\d\d(?:[-/]\d\d)?"
    r"(?:[\'’]\w+|(?: (?:roku|год[ау]?|року|році|yılında))?)(?!\w)"
)
_MOST = 8  # words of a head


def headed(here: Scene, spot: Spot, change: Spot | None) -> str | None:
    """The words for what is counted, or None where the noun itself names it.

    `change`: the figure before in the sentence, if it tells how far something moved: "rose by 12 percent to 2,800".
    """
    rules, quantity = _rules(here.words.language), spot.quantity
    if rules is None or quantity.kind is not FigureKind.COUNT or quantity.noun is None:
        return None
    if quantity.noun[0] < quantity.end:
        return None
    if change is not None and rules.to.fullmatch(" ".join(f"{spot.lead}{spot.hedge}".split())):
        found = rules.moved.match(_clause(here, change, rules))
    else:
        found = rules.states.match(_clause(here, spot, rules))
    head = rules.links.sub("", without_leading(found.group("head"))) if found else ""
    words = head.split()
    if len(words) > _MOST or all(rules.empty.fullmatch(word) for word in words):
        return None
    noun = here.plain[quantity.noun[0] : quantity.noun[1]]
    people, deed = rules.people.fullmatch(noun) is not None, rules.deeds.search(head)
    counter = people or all(word in generic() or rules.counters.fullmatch(word) for word in noun.split())
    if deed is None and (people or not counter or (found and rules.has.search(found.group()))):
        return None
    return f"{head} {noun}" if deed and not counter and deed.group() == head else head


def _clause(here: Scene, spot: Spot, rules: "_Rules") -> str:
    """The words of its clause in front of a figure, without times and places."""
    lead = _YEAR.sub(" ", without_times(bare(here, spot) + spot.hedge, here.words.language))
    *before, clause = _MARKS.split(lead)
    if len(before) > 1 and rules.inserted.fullmatch(clause.strip()):  # "thefts, the police said, fell to"
        clause = f"{before[-2]} {clause}"
    return " ".join(clause.split())


class _Rules(NamedTuple):
    """`states`: a clause up to the figure, with its `head`; `moved`: one up to a change, `to` what leads on from that;

    `inserted`: a clause whose head stands in front of another one;

    `has`: a clause that may tell who has so many; `counters`: nouns that are units of anything, like `generic`;
    `people`: those of people; `empty`: words that name nothing; `links`: what a head breaks off with.
    """

    states: re.Pattern[str]
    moved: re.Pattern[str]
    to: re.Pattern[str]
    inserted: re.Pattern[str]
    deeds: re.Pattern[str]
    has: re.Pattern[str]
    counters: re.Pattern[str]
    people: re.Pattern[str]
    empty: re.Pattern[str]
    links: re.Pattern[str]


@cache
def _rules(language: str) -> _Rules | None:
    row: dict[str, str] | None = load("figures_headed.toml").get(language)
    if row is None:
        return None
    at = rf"(?<!\w)(?:{row['at']})(?!\w)|" if "at" in row else ""
    to, moved = row.get("to", motion(language).to), row.get("moved", motion(language).moved)
    settled = rf"(?<!\w)(?:{moved})(?: [^ ]+){{0,2}}? (?:{to})(?!\w)" if "moved" in row else motion(language).settled
    ends = rf"(?: (?:{row['hedge']}))*"
    aux = rf"(?:(?:{row['aux']}) )?" if "aux" in row else ""
    told = rf"{aux}(?:{at}{settled}){ends}"
    behind, head = "behind" in row, r"(?P<head>[^\d]*?[^\W\d_])"
    return _Rules(
        re.compile(rf"{head}{ends if behind else f' {told}'}$"),
        re.compile(rf"{head} {aux}(?<!\w)(?:{moved})(?: [^ ]+){{0,5}}$"),
        re.compile(rf"(?:(?:{row['and']}) )?(?:{row.get('at', '(?!)')}|{to}){ends}"),
        re.compile("(?!)" if behind else told),
        re.compile(rf"(?<!\w)(?:{row['deeds']})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{row.get('has', '(?!)')})(?!\w)"),
        re.compile(row["counters"]),
        re.compile(row["people"]),
        re.compile(row["empty"]),
        re.compile(rf"(?: (?:{row['links']}))+$"),
    )
