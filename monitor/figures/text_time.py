"""The one time that a text names at all, for figures in sentences that name none.

"14,200 children were born. The figures are for 2024." Enters: a spot whose sentence tells no time. Leaves: the time
that the title or a sentence beside it gives all that is told, or None. Never: one of two times of a text, one long
over, the time of something else (a law, an opening), a time for what is so now.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from monitor.figures.lone import Lone, is_measured
from monitor.figures.meaning import Meaning
from monitor.figures.periods import When, periods, wording
from monitor.figures.released import is_recent
from monitor.figures.scene import Scene, Spot
from monitor.figures.seasons import Seasons, season_in

_DIGIT = re.compile(r"\d")
_NAMING = frozenset({"at", "by", "name"})
# A text of more sentences has more to tell than one thing.
_SHORT = 6
# From this month on farmers bring in what is not last year's any more.
_NEXT_HARVEST = 4


class TextTime:
    """Answers for the spots of one text."""

    def __init__(self, here: Scene, plain: str, cased: str, lone: Lone) -> None:
        self._here, self._plain, self._cased, self._lone = here, plain, cased, lone
        language = here.words.language
        self._seasons = Seasons(here)
        self._other = wording("something_else", language)
        self._data = [wording(name, language) for name in ("releases", "estimates")]
        self._harvest, self._not_of_it = wording("harvest_told", language), wording("not_of_it", language)

    def of(self, spot: Spot, means: Meaning, named: Sequence[When]) -> str | None:
        """The text's one time, where title or neighbour say that it is the spot's."""
        if self._only is None or not is_measured(spot, means) or any(not self._lone.spoken(when) for when in named):
            return None
        if self._lone.says_now(spot, spot.start, spot.end):
            return None
        period, words = self._only
        if not is_recent(period, self._here.published, self._seasons.early(spot, period, season_in(words))):
            return None
        titled = spot.sentence < 2 and self._titled(period)
        return period if titled or self._tells(spot.sentence - 1) or self._tells(spot.sentence + 1) else None

    @cached_property
    def _only(self) -> tuple[str, str] | None:
        """The only time of title and text with the words for it; days without a year tell when somebody spoke."""
        if len(self._here.spans) > _SHORT:
            return None
        told = [(when, self._here.title) for when in self._title_times]
        for sentence in range(len(self._here.spans)):
            found, rest = self._times_of(sentence)
            bare = not _DIGIT.search(rest)  # with no figure nothing is compared ("统计时间为2024年")
            told += [
                (replace(when, role="at") if bare and when.role == "base" else when, self._plain) for when in found
            ]
        told = [(when, text) for when, text in told if when.period and not self._lone.spoken(when)]
        if any(when.role not in _NAMING or ".." in when.period for when, _ in told):
            return None
        if len({when.period for when, _ in told}) != 1:
            return None
        when, text = told[0]
        return when.period, text[when.start : when.end]

    @cached_property
    def _title_times(self) -> list[When]:
        title = self._here.title
        return periods(title, 0, len(title), self._here.words.language, self._here.published)

    def _titled(self, period: str) -> bool:
        """ "Births in 2024" above the text."""
        told = any(when.period == period and when.role != "name" for when in self._title_times)
        return told and self._other.search(self._here.title) is None

    def _tells(self, sentence: int) -> bool:
        """ "The figures are for 2024", "this year's harvest is in": a sentence about what all that is told is of."""
        if not 0 <= sentence < len(self._here.spans):
            return False
        found, said = self._times_of(sentence)
        if not any(when.period for when in found) or _DIGIT.search(said) or self._not_of_it.search(said):
            return False
        if self._harvest.search(said):
            return not self._last_years(found)
        return self._other.search(said) is None and any(words.search(said) for words in self._data)

    def _times_of(self, sentence: int) -> tuple[list[When], str]:
        """The times that a sentence names, and what it says beside them."""
        start, end = self._here.span(sentence)
        found = periods(self._plain, start, end, self._here.words.language, self._here.published, self._cased)
        rest, at = [], start
        for when in found:
            rest.append(self._plain[at : when.start])
            at = when.end
        return found, " ".join([*rest, self._plain[at:end]])

    def _last_years(self, found: Sequence[When]) -> bool:
        """Whether a harvest is that of a year before, told of in the next one's summer."""
        published = self._here.published
        return published is None or (
            published.month > _NEXT_HARVEST and all(when.period[:4] != str(published.year) for when in found)
        )
