"""Which of the periods named in a text a figure belongs to.

Enters: a spot, what it means, whose it is. Leaves: a period as the contract writes it,
and whether it was inherited. A base of comparison, a name's year and an event's date
are no periods of a figure; an undated stock inherits nothing.
"""

import re
from datetime import datetime

from monitor.domain import FigureKind, Transform
from monitor.figures.cues import Cues
from monitor.figures.meaning import Meaning, stock
from monitor.figures.periods import When, periods
from monitor.figures.scene import Scene, Spot

# Between a figure and a period right behind it: "18 billion yuan (spent) in 2024".
_ATTACHED = re.compile(
    r"^(?: [a-z-]+){0,3}? (?:in|for|during|by|at|as of)(?: early| late| the)? ?$"
    r"|^,? ?(?:yuan |rmb )?(?:in|by|for|at|as of|by the|at the|during|over|в|за|на|на конец|im|en)? ?(?:the )?$"
)
# "up from 7,700 in 2022": the base of the comparison has a figure of its own.
_FROM = re.compile(r"\b(?:from|against|versus|против|с|von|desde)$")
# Between "the same period of last year" and its figure, or the other way round.
_SAME_BEHIND = re.compile(r"^,? (?:in|for|during|over|за|в) $|^$")
_SAME_BEFORE = re.compile(
    r"^(?:,|，)?(?: ?(?:was|were|it was|it stood at)| ?(?:为|是|仅为|只有|составлял\w*|было|был|—))?"
    r"(?: ?(?:约|about|around))? ?$"
)
_PAST_PERFECT = re.compile(r"\bhad (?:\w+ ){0,2}?(?:held|ranked|been|placed|stood|topped|kept|occupied|remained)\b")


# A report on a month or year may come out on its last days.
_EARLY_DAYS = 7


def lies_ahead(period: str | None, published: datetime | None) -> bool:
    """Whether a period ends so long after publication that nobody can have counted it yet."""
    if period is None or published is None or period.endswith(".."):
        return False
    last = period.rsplit("/", 1)[-1]
    year, part = int(last[:4]), last[5:]
    if part[:1] in ("Q", "H"):
        month, day = int(part[1]) * (3 if part[0] == "Q" else 6), 30
    else:
        month, day = int(part[:2] or 12), int(part[3:5] or 30)
    ahead = (year - published.year) * 365 + (month - published.month) * 30 + day - published.day
    return ahead > _EARLY_DAYS


class Timing:
    """Answers for the figures of one text, in text order: a paragraph's period carries on."""

    def __init__(self, here: Scene, rules: Cues) -> None:
        self._here, self._rules = here, rules
        self._found: dict[int, list[When]] = {}
        self._carried: tuple[int, str | None, str] | None = None

    def of(self, spot: Spot, siblings: list[Spot], means: Meaning, subject: str | None) -> tuple[str | None, bool]:
        """Period of one figure, and whether it comes from an earlier sentence."""
        named = self._in_sentence(spot)
        if means.indicator is not None and means.indicator.edition_month and means.transform is Transform.RANK:
            return self._edition(spot, means.indicator.edition_month, named), False
        usable = [when for when in named if when.role in ("at", "by")]
        same = self._same(spot, named)
        if same is not None:
            return self._shifted(spot, same, usable), False
        period = self._interval(spot, usable, means) or self._choose(spot, siblings, usable)
        if period is not None:
            if ".." not in period and not any(when.role == "by" and when.period == period for when in usable):
                self._carried = (spot.sentence, subject, period)
            return period, False
        return self._inherited(spot, subject, means.transform)

    def _in_sentence(self, spot: Spot) -> list[When]:
        if spot.sentence not in self._found:
            language = self._here.words.language
            found = periods(self._here.plain, spot.start, spot.end, language, self._here.published)
            self._found[spot.sentence] = found
        return self._found[spot.sentence]

    def _same(self, spot: Spot, named: list[When]) -> When | None:
        """ "against 4 billion in the same month of last year": the base of the comparison, with a figure of its own."""
        plain, start, end = self._here.plain, spot.quantity.start, spot.quantity.end
        for when in named:
            if when.role == "same" and (
                (when.start >= end and _SAME_BEHIND.match(plain[end : when.start]))
                or (when.end <= start and _SAME_BEFORE.match(plain[when.end : start]))
            ):
                return when
        return None

    def _shifted(self, spot: Spot, same: When, usable: list[When]) -> str | None:
        """The period spoken of, in the year of the base; none if there is none."""
        spoken = [when.period for when in usable if when.end <= spot.quantity.start]
        carried = self._carried[2] if self._carried and self._carried[0] >= spot.sentence - 1 else None
        period = spoken[-1] if spoken else carried
        if period is None or ".." in period:
            return None
        years = int(period[:4]) - int(same.period[:4])
        return re.sub(r"\b(?:19|20)\d\d", lambda year: str(int(year.group()) - years), period)

    def _interval(self, spot: Spot, usable: list[When], means: Meaning) -> str | None:
        """Growth between years: the two years of the sentence are its span."""
        if means.transform is not Transform.CAGR:
            return None
        whole = [when.period for when in usable if "/" in when.period and ".." not in when.period]
        years = sorted({when.period for when in usable if len(when.period) == 4})
        if whole:
            return whole[-1]
        return f"{years[0]}/{years[-1]}" if len(years) >= 2 else None

    def _choose(self, spot: Spot, siblings: list[Spot], usable: list[When]) -> str | None:
        start, end = spot.quantity.start, spot.quantity.end
        named = [
            when
            for when in self._in_sentence(spot)
            if when in usable or (when.role == "base" and _FROM.search(spot.lead))
        ]
        behind = next(
            (when for when in named if when.start >= end and _ATTACHED.match(self._here.plain[end : when.start])), None
        )
        if behind is not None:
            return behind.period
        before = [when for when in usable if when.end <= start]
        free = [when for when in before if not self._taken(when, siblings, spot)]
        chosen = (free or before)[-1] if before else None
        if chosen is not None:
            return chosen.period
        following = min(
            (sibling.quantity.start for sibling in siblings if sibling.quantity.start > start), default=spot.end
        )
        later = [when for when in usable if end <= when.start and (when.start < following or len(usable) == 1)]
        return later[0].period if later and later[0].role == "at" else None

    def _taken(self, when: When, siblings: list[Spot], spot: Spot) -> bool:
        """ "151 billion in 2020 to 245 billion …": 2020 belongs to the figure right before it."""
        for sibling in siblings:
            if sibling is spot or sibling.quantity.end > when.start:
                continue
            if _ATTACHED.match(self._here.plain[sibling.quantity.end : when.start]):
                return True
        return False

    def _inherited(self, spot: Spot, subject: str | None, transform: Transform) -> tuple[str | None, bool]:
        present = transform in (Transform.LEVEL, Transform.SHARE) and stock(self._here, spot, self._rules)
        if self._carried is None or present:
            return None, False
        sentence, owner, period = self._carried
        if sentence == spot.sentence:
            return (period, False) if owner == subject or spot.quantity.kind is FigureKind.RANK else (None, False)
        if owner != subject or not self._here.same_paragraph(sentence, spot.sentence) or spot.sentence - sentence > 3:
            return None, False
        return period, True

    def _edition(self, spot: Spot, month: int, named: list[When]) -> str | None:
        """A yearly list's edition: its year in the text, else the last one out before publication."""
        years = [int(when.period[:4]) for when in named if when.role in ("name", "at") and ".." not in when.period]
        published = self._here.published
        latest = (published.year if published.month >= month else published.year - 1) if published else None
        year = years[-1] if years else latest
        if year is None:
            return None
        lead = self._here.plain[max(spot.start, spot.quantity.start - 60) : spot.quantity.start]
        if _PAST_PERFECT.search(lead):
            year -= 1
        return str(year)
