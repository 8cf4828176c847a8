"""Organisations that a text speaks of, for figures without one beside them: "the company", "its".

Enters: a scene. Leaves: mentions, ids or None. Never: an organisation for what only places have (`of_places`).
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import Mention
from monitor.figures.scene import Scene, Spot
from monitor.figures.whose import whose

_REACH = 6000
_REACH_BEHIND = 8
_FIRST = 12  # characters before a subject that begins its sentence


class Organisations:
    """Which organisations act in one text, and which its title names."""

    def __init__(self, here: Scene) -> None:
        self._here = here
        self._acting = [mention for mention in here.mentions if mention.kind == "org" and mention.acts]
        within = {mention.id for mention in here.mentions}
        self._titled = tuple(
            entity.id
            for entity in here.description.entities
            if entity.kind == "org" and (entity.id not in within or entity.name.lower() in here.title)
        )

    def spoken_of(self, position: int) -> str | None:
        """Whom "the company" at `position` means: who acted last, else the only one that the title names."""
        for mention in reversed(self._acting):
            if position - _REACH < mention.end <= position:
                return mention.id
        return self._titled[0] if len(set(self._titled)) == 1 else None

    def acting_in(self, start: int, end: int) -> Mention | None:
        """The last that acts in a span."""
        return next((m for m in reversed(self._here.mentions_in(start, end)) if m.kind == "org" and m.acts), None)

    def subject_in(self, start: int, end: int) -> Mention | None:
        """Whom "it" in a sentence means: who acts in it before, else who stands at its beginning."""
        first = next((m for m in self._here.mentions_in(start, min(end, start + _FIRST))), None)
        return self.acting_in(start, end) or (first if first is not None and first.kind == "org" else None)

    def only(self) -> str | None:
        """The one organisation that the title names, or else the one that acts, twice or more."""
        acting = [mention for mention in self._acting if not (mention.says or mention.sport)]
        found = set(self._titled) or ({mention.id for mention in acting} if len(acting) > 1 else set())
        return found.pop() if len(found) == 1 else None

    def where(self, actor: Mention, place: Mention) -> bool:
        """Whether a place behind an acting organisation only says where it acts, or to whom it gives."""
        between = self._here.plain[actor.end : place.start]
        behind = self._here.plain[place.end : place.end + _REACH_BEHIND]
        if whose().new_clause.search(between):
            return False
        given, particle = _given()
        return bool(whose().where.search(between.rstrip()) or given.search(between.rstrip()) or particle.match(behind))

    def of_places(self, spot: Spot, by_itself: bool = False) -> bool:
        """Whether a figure is of what places have and organisations do not.

        `by_itself`: no organisation stands in its sentence; then those who died or fled are a place's, too.
        """
        lead = self._here.plain[max(spot.start, spot.lead_start) : spot.quantity.start]
        behind = re.split(r"[,;.，；。]", spot.tail, maxsplit=1)[0]
        found = bool(_places().search(lead) or _places().search(behind))
        return found or (by_itself and bool(_people().search(lead) or _people().search(behind)))


@cache
def _given() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verbs of giving before whom it is given to, and Japanese particles behind a place."""
    row = load("figures_bystanders.toml")["firm"]["any"]
    return re.compile("|".join(row["gives"])), re.compile("|".join(row["particles"]))


@cache
def _people() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_bystanders.toml")["firm"]["any"]["people"]))


@cache
def _places() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_bystanders.toml")["firm"]["any"]["places"]))
