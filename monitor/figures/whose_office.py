"""Whose a figure is by the office that tells it: "inflation eased to 4.1 percent, Nepal's central bank said".

Enters: a scene and a spot whose sentence names no place but that of an office. Leaves: the place, or None. Never: where
the sentence or the title names another country, or the clause a wider whole: an office tells of other countries, too.
Words for offices are data (`figures_homes.toml`, `office`).
"""

import re
from collections.abc import Container
from functools import cache
from typing import Any, NamedTuple

from monitor.data import load
from monitor.domain import Mention
from monitor.figures.homes import is_wider, titled_abroad
from monitor.figures.scene import Scene, Spot, is_place

_REACH = 60  # characters beside a place in which its office is named


class Offices:
    """Answers for the spots of one text. `partners`: where mentions start that are only traded with."""

    def __init__(self, here: Scene, partners: Container[int]) -> None:
        self._here, self._partners = here, partners

    def of(self, spot: Spot) -> Mention | None:
        """The place whose office the figure's sentence names, and no other place; else the next sentence the same."""
        rules, here, following = _rules(self._here.words.language), self._here, spot.sentence + 1
        if rules is None or is_wider(spot):
            return None
        places = self._places(spot.start, spot.end)
        if not places and following < len(here.spans) and here.same_paragraph(spot.sentence, following):
            places = self._places(*here.span(following))
        if len({one.id for one in places}) != 1 or not all(self._has_office(one, rules) for one in places):
            return None
        return None if titled_abroad(here, places[0].path[0]) else places[0]

    def only_tells(self, place: str, spot: Spot) -> bool:
        """Whether the text names a place for its office alone, and the figure or the title tells of another one."""
        rules, here = _rules(self._here.words.language), self._here
        named = [one for one in here.mentions if one.id == place]
        if rules is None or not named or not all(self._has_office(one, rules) for one in named):
            return False
        return is_wider(spot) or titled_abroad(here, named[0].path[0])

    def _places(self, start: int, end: int) -> list[Mention]:
        found = self._here.mentions_in(start, end)
        return [one for one in found if is_place(one) and one.kind != "site" and one.start not in self._partners]

    def _has_office(self, mention: Mention, rules: "_Rules") -> bool:
        behind = self._here.plain[mention.end : mention.end + _REACH]
        before = self._here.plain[max(0, mention.start - _REACH) : mention.start]
        inside = rules.around[0].search(before) and rules.around[1].match(behind)
        return bool(inside or rules.behind.match(behind) or rules.before.search(before))


class _Rules(NamedTuple):
    """`behind`: an office behind its place; `before`: one in front of it, with what joins the two; `around`: both sides

    of a place inside its name.
    """

    behind: re.Pattern[str]
    before: re.Pattern[str]
    around: tuple[re.Pattern[str], re.Pattern[str]]


@cache
def _rules(language: str) -> _Rules | None:
    row: dict[str, Any] | None = load("figures_homes.toml")["office"].get(language)
    if row is None:
        return None
    office, (first, last) = row["office"], row.get("around", ("(?!)", "(?!)"))
    return _Rules(
        re.compile(f"{row['behind']}(?:{office})" if "behind" in row else "(?!)"),
        re.compile(f"(?:{office}){row['before']}$" if "before" in row else "(?!)"),
        (re.compile(first), re.compile(last)),
    )
