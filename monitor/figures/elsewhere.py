"""The time that another sentence than the figure's own tells: the one before, or the only one of a revision.

Enters: a spot, the times of its sentence. Leaves: a period as the contract writes it, or None. Never: one of several
times, a day on which something was announced, the year in a law's name.
"""

import re

from monitor.figures.cues import Cues
from monitor.figures.periods import When, periods
from monitor.figures.scene import Scene, Spot

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Elsewhere:
    """Answers for the spots of one text; `plain` and `cased` are it as times are read in it."""

    def __init__(self, here: Scene, rules: Cues, plain: str, cased: str) -> None:
        self._here, self._rules, self._plain, self._cased = here, rules, plain, cased
        self._revisions: dict[int, bool] = {}

    def revised(self, spot: Spot) -> bool:
        """Whether the title, the sentence or the one before it speaks of a revision."""
        if spot.sentence not in self._revisions:
            start = self._here.span(max(0, spot.sentence - 1))[0]
            said = f"{self._here.title}\n{self._here.plain[start : spot.end]}"
            self._revisions[spot.sentence] = self._rules.revision.search(said) is not None
        return self._revisions[spot.sentence]

    def changed_of(self, spot: Spot, named: list[When]) -> str | None:
        """A revision is of one time: the only one that its sentence names, as part of a name or far off, too.

        When it was announced has no year beside it, and what the value is compared with is a base.
        """
        if not named or not self.revised(spot):
            return None
        dated = [when for when in named if _YEAR.search(self._plain, when.start, when.end)]
        if not dated and (before := self.told_before(spot)):
            return before
        told = {when.period for when in dated or named if when.role in ("at", "by", "name") and when.period}
        told = told if dated else {when.period for when in named if when.role in ("at", "by")}
        period = told.pop() if len(told) == 1 else ""
        return period if period and ".." not in period and (dated or not _DAY.fullmatch(period)) else None

    def told_before(self, spot: Spot) -> str | None:
        """ "The data for 2023 were revised. The total is now 84 billion": the one time of the sentence before."""
        return self.one_before(spot) if spot.sentence and self.revised(spot) else None

    def one_before(self, spot: Spot, roles: tuple[str, ...] = ("at",)) -> str | None:
        """The one time that the sentence before names; "the 2019 law" is of no year, "the May report" of a month."""
        start, end = self._here.span(spot.sentence - 1)
        if not self._here.same_paragraph(spot.sentence - 1, spot.sentence):
            return None
        named = periods(self._plain, start, end, self._here.words.language, self._here.published, self._cased)
        told = {
            when.period
            for when in named
            if when.role in roles and not _DAY.fullmatch(when.period) and (when.role != "name" or "-" in when.period)
        }
        return told.pop() or None if len(told) == 1 else None
