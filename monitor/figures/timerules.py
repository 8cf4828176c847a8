"""The wording rules of one language that say which period a figure takes; data (`figures_periods.toml`).

Enters: a language. Leaves: patterns by what they tell; and a text in which the name of an owner is no name with a year.
"""

import re
from functools import cache

from monitor.data import load
from monitor.figures.periods import wording
from monitor.figures.scene import Scene, is_place
from monitor.figures.tongue import tongue

_BESIDE = 8  # characters in front of a name that hold its preposition


def without_owners(here: Scene) -> str:
    """The text with no capital where a place says whose: "las exportaciones de Perú de 2024" is no name with a year."""
    rules = _owned(here.words.language)
    if rules is None:
        return here.text
    text, pieces, at = here.text, [], 0
    before, behind = rules
    for mention in here.mentions:
        start, end = mention.start, mention.end
        small = text[start:end].lower()
        owns = is_place(mention) and before.search(text, max(0, start - _BESIDE), start) and behind.match(text, end)
        if owns and len(small) == end - start and start >= at:
            pieces += [text[at:start], small]
            at = end
    return "".join([*pieces, text[at:]])


@cache
def _owned(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    rows = load("figures_periods.toml")["owned"]
    return (re.compile(rows["before"]), re.compile(rows["behind"])) if language in rows["languages"] else None


class TimeRules:
    """The wording rules of one language that say which period a figure takes."""

    def __init__(self, language: str) -> None:
        self.attached = wording("attached", language, "", " ?")
        self.same_behind = wording("same_behind", language)
        self.same_before = wording("same_before", language)
        self.is_base = wording("from", language, "", r"(?: \w+)?$")
        self.told_of = wording("told_of", language)
        self.subordinate = wording("subordinate", language)
        self.participle_open = wording("participle_open", language)
        self.relative_open = wording("relative_open", language)
        self.spoke = wording("spoke", language)
        self.own = wording("own", language)
        self.worth = wording("worth", language)
        self.counted = wording("counted", language)
        self.whose_span = wording("whose_span", language)
        self.turn = wording("turn", language)
        self.part = wording("part", language)
        self.forecast = wording("forecast", language)
        self.edition = wording("edition", language)
        self.past_perfect = wording("past_perfect", language)
        self.joined = wording("joined", language)
        self.paired = wording("paired", language)
        self.aside = wording("aside", language)
        self.base_told = wording("base_told", language)
        self.opening_with = wording("opening_with", language)
        self.relative = wording("relative", language)
        self.so_far = wording("so_far", language)
        self.event_noun = wording("event_noun", language)
        self.distance = wording("distance", language)
        self.at_event = wording("at_event", language)
        self.happened = wording("happened", language)
        self.unspaced = not tongue(language).spaced


@cache
def time_rules(language: str) -> TimeRules:
    return TimeRules(language)
