"""Whether a place that only sentences behind a figure's name lends itself to it: "Os britânicos são os clientes".

Enters: a scene, a place, where a figure's sentence ends. Leaves: whether it stands behind only, and whether it is there
as somebody or something else: a people, whoever does or is something, the first of a ranking. Never: whose the figure
is instead. Wording is data (`figures_subjects.toml`, `lent`).
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import Mention
from monitor.figures.scene import Scene

_OPENS = 8  # characters in front of a name that begins its sentence: an article


class Lent:
    """Answers for the places of one text."""

    def __init__(self, here: Scene) -> None:
        self._here = here

    def may_be(self, place: str, end: int) -> bool:
        """Whether neither the title nor the text up to `end` names the place or one in it, and the text behind does."""
        found = self._named(place)
        titled = any(self._here.plain[one.start : one.end] in self._here.title for one in found)
        return bool(found) and not titled and all(one.start >= end for one in found)

    def is_aside(self, place: str, end: int) -> bool:
        """Whether only the text behind `end` names it, and only for its people, its deeds or its rank."""
        return self.may_be(place, end) and all(self._is_aside(mention) for mention in self._named(place))

    def _named(self, place: str) -> list[Mention]:
        return [one for one in self._here.mentions if place in one.path or one.id == place]

    def _is_aside(self, mention: Mention) -> bool:
        here = self._here
        start, end = here.span(here.sentence(mention.start))
        if here.text[mention.start].islower() or _ranked().search(here.plain, start, end):
            return True
        return mention.start - start <= _OPENS and not _holds().match(here.plain, mention.end)


@cache
def _ranked() -> re.Pattern[str]:
    return re.compile(load("figures_subjects.toml")["lent"]["ranked"])


@cache
def _holds() -> re.Pattern[str]:
    return re.compile(load("figures_subjects.toml")["lent"]["holds"])
