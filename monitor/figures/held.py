"""The place inside an organisation's name as whose a figure is: 来自宜昌市柑橘协会的材料称,全市柑橘产量….

Enters: a scene and a spot whose subject nothing else tells. Leaves: the place, or None. Never: where the text names a
place of its own; a place that a firm, a bank or a school is called after, unless "the city" speaks of it.
Wording is data (`figures_subjects.toml`).
"""

import re
from functools import cache, cached_property

from monitor.data import load
from monitor.domain import Mention
from monitor.figures.scene import Scene, Spot, is_place
from monitor.figures.whose import whose

_KINDS = ("city", "region", "country")
_NAME = 16  # characters behind a place in which the rest of the organisation's name stands


class Held:
    """Answers for the spots of one text."""

    def __init__(self, here: Scene) -> None:
        self._here = here

    def of(self, spot: Spot) -> Mention | None:
        """The one place that organisations of the text hold in their names."""
        place = self._only
        if place is None or (place.kind == "country" and not self._back(spot, "country")):
            return None
        told = self._back(spot, place.kind) or _back().search(self._here.plain, spot.start, spot.end)
        guild = _guild().search(self._here.plain, place.start, place.end + _NAME)
        return place if told or (guild and spot.start <= place.start < spot.end) else None

    def _back(self, spot: Spot, kind: str) -> bool:
        words = whose().back[kind] if kind in _KINDS else ()
        return any(_stands(self._here.plain, word, spot.start, spot.end) for word in words)

    @cached_property
    def _only(self) -> Mention | None:
        here = self._here
        spans = {(one.start, one.end) for one in here.description.held}
        others = [m for m in here.mentions if is_place(m) and (m.start, m.end) not in spans]
        named = {one.id for one in here.description.held}
        regions = [one for one in here.description.regions if not one.inferred and one.id not in named]
        if len(named) != 1 or others or any(one.role == "subject" for one in regions):
            return None
        return here.description.held[0]


def _stands(plain: str, word: str, start: int, end: int) -> bool:
    """Whether a word that speaks back stands in a span, as a whole word where words have blanks."""
    at = plain.find(word, start, end)
    if at < 0 or not word[0].isascii():
        return at >= 0 and (word[0] > "\u2e80" or not plain[at - 1 : at].isalpha())
    return not plain[max(0, at - 1) : at].isalnum() and not plain[at + len(word) : at + len(word) + 1].isalnum()


@cache
def _back() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_subjects.toml")["held"]["back"]))


@cache
def _guild() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_subjects.toml")["held"]["guild"]))
