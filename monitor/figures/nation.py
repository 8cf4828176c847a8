"""Which country a sentence means that says "the country" and names none: "llegaron al país", ВВП страны.

Enters: a scene and a spot. Leaves: the id of a country, or None. Never: where it only says where somebody is ("the
north of the country") or who is the greatest in it, nor a country for a language of several without another sign of it.
Wording is data (`figures_homes.toml`, `nation`).
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, cached_property

from monitor.data import load
from monitor.figures.homes import counted_in, is_wider
from monitor.figures.scene import Scene, Spot, is_place

_BEFORE = 32  # characters in front of the word in which it is told to be a part's, or to hold the greatest
_BESIDE = 12


class Nation:
    """Answers for the spots of one text. `partners`: where mentions start that are only traded with."""

    def __init__(self, here: Scene, partners: Container[int] = ()) -> None:
        self._here, self._partners = here, partners
        self._tag = here.words.language

    def of(self, spot: Spot) -> str | None:
        """The country that the figure's own sentence speaks of without its name."""
        if not self._speaks(spot) or is_wider(spot):
            return None
        money = _rules(self._tag).money.get(spot.quantity.unit or "")
        if self._offices or money:
            return money or next(iter(self._offices)) if len(self._offices) <= 1 else None
        before = self._countries(spot.start)
        home = _rules(self._tag).home
        if home and before <= {home} and (not _rules(self._tag).shared or self._parts <= {home}):
            return None if _rules(self._tag).shared and self._abroad else home
        found = before or self._parts
        return next(iter(found)) if len(found) == 1 and not home else None

    def _speaks(self, spot: Spot) -> bool:
        rules = _rules(self._tag)
        for match in rules.word.finditer(self._here.plain, spot.start, spot.end):
            before = self._here.plain[max(spot.start, match.start() - _BEFORE) : match.start()]
            behind = self._here.plain[match.end() : match.end() + _BESIDE]
            if not rules.not_before.search(before) and not rules.not_behind.match(behind):
                return True
        return False

    @cached_property
    def _offices(self) -> set[str]:
        return counted_in(self._here)

    def _countries(self, end: int) -> set[str]:
        """Countries of the places in the title and in front of `end`."""
        within = {mention.id for mention in self._here.mentions}
        regions = [one for one in self._here.description.regions if not one.inferred and one.path_ids]
        found = {one.path_ids[0] for one in regions if one.id not in within}
        return found | {one.path[0] for one in self._here.mentions if self._tells(one.start, end) and one.path}

    def _tells(self, start: int, end: int) -> bool:
        mention = self._here.mentions_in(start, start + 1)[0]
        titled = self._here.plain[mention.start : mention.end] in self._here.title
        return is_place(mention) and mention.start not in self._partners and (mention.start < end or titled)

    @cached_property
    def _parts(self) -> set[str]:
        """Countries of the towns and regions that the text names anywhere; a country itself may be a buyer's."""
        return {
            one.path[0]
            for one in self._here.mentions
            if is_place(one) and len(one.path) > 1 and one.start not in self._partners
        }

    @cached_property
    def _abroad(self) -> bool:
        """Whether the text tells of another country by its name, its people or its money."""
        home = _rules(self._tag).home
        placed = {one.path[0] for one in self._here.mentions if is_place(one) and one.path} - {home}
        told = _rules(self._tag).elsewhere.search(f"{self._here.title}\n{self._here.plain}")
        return bool(placed) or told is not None


@dataclass(frozen=True, slots=True)
class _Rules:
    """`home`: whose readers' language it is; `shared`: with readers of other countries, of whom nothing may speak."""

    word: re.Pattern[str]
    not_before: re.Pattern[str]
    not_behind: re.Pattern[str]
    home: str
    shared: bool
    money: dict[str, str]
    elsewhere: re.Pattern[str]


@cache
def _rules(tag: str) -> _Rules:
    data = load("figures_homes.toml")
    rows, readers = data["nation"], data["readership"]
    alone = readers["languages"].get(tag, "")
    shared = rows["shared"].get(tag, {})
    return _Rules(
        re.compile(rows["words"].get(tag, "(?!)")),
        re.compile(rows["not_before"]),
        re.compile(rows["not_behind"]),
        alone or str(shared.get("country", "")),
        not alone,
        readers["currencies"],
        re.compile(shared.get("elsewhere", "(?!)")),
    )
