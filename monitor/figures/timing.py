"""Which of the periods named in a text a figure belongs to.

Enters: a spot, what it means, whose it is. Leaves: a period as the contract writes it,
and whether it was inherited. A base of comparison, a name's year and an event's date
are no periods of a figure; an undated stock inherits nothing.
"""

import re
from dataclasses import replace
from itertools import pairwise

from monitor.domain import TO_DATE, FigureKind, Modality, Transform
from monitor.figures.ahead import lies_ahead
from monitor.figures.backward import going_back
from monitor.figures.cues import Cues
from monitor.figures.elsewhere import Elsewhere
from monitor.figures.indicators import Indicator
from monitor.figures.journeys import is_value, leads_on
from monitor.figures.lone import Lone
from monitor.figures.marks import stock
from monitor.figures.meaning import Meaning
from monitor.figures.periods import When, periods
from monitor.figures.released import is_released, without_releases, without_telling_days
from monitor.figures.scene import Scene, Spot
from monitor.figures.text_time import TextTime
from monitor.figures.timerules import time_rules, without_owners
from monitor.figures.tongue import tongue
from monitor.figures.totals import second

# A line that was broken inside a sentence.
_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")
_MARK = re.compile(r"[,:](?!\d)|[;()，。；：（）、—–«»\"“”「」•]| - |\n")
_STRONG = re.compile(r"[;；:：\n]|\. ")
_LAST_MARK = re.compile(r"(?:[^,;:()，。；：（）—–\n.]|[.,:](?=\d))*$")
# "am 5. | Mai 1973": a day that the end of its sentence was seen behind.
_CUT_OFF = re.compile(r"(?<!\d)\d{1,2}\. $")
# A conversion in brackets, a name in quotation marks or a few words between commas part no figure from its time.
_ASIDE = re.compile(
    r" ?\([^()]{1,40}\)| [«„“\"][^\W\d_][^«»„“”\"\n.!?]{1,40}[»”\"“]|, (?:[^\W\d]+ ){0,3}[^\W\d]+,(?= )"
)
# What is added up over time, so that "since 2010" says when counting began.
_ADDED_UP = frozenset({FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.MEASURE})
_PLANS = frozenset({Modality.FORECAST, Modality.TARGET})

# "within 200 km of the town since 1990": how far, not how much until now.
_LENGTHS = frozenset({"m", "km", "cm", "mm", "[mi_i]", "[ft_i]", "[in_i]", "[yd_i]"})
_DURATIONS = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})

# A month or a day.
_SHORT = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
# Years that a later sentence can't go on from: a span of them, an open one.
_YEARS = re.compile(r"\d{4}/|/\.\.")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Over more clauses than fill this many characters no period in front reaches, and no day over more than two marks.
_LONG, _LONG_UNSPACED = 150, 80
# Further behind a figure no period is its own.
_FAR = 75
# Between a period and a figure that it stands right in front of ("2023年の2.6%").
_BESIDE_NAME = 14  # characters: a participle and a preposition
_RIGHT_BEFORE = 3


class Timing:
    """Answers for the figures of one text, in text order: a paragraph's period carries on."""

    def __init__(self, here: Scene, rules: Cues) -> None:
        self._here, self._rules = here, rules
        self._plain = _WRAPPED.sub(" ", here.plain)
        self._cased = without_owners(here)
        self._words = time_rules(here.words.language)
        self._found: dict[int, list[When]] = {}
        self._carried: tuple[int, str | None, str] | None = None
        self._elsewhere = Elsewhere(here, rules, self._plain, self._cased)
        self._lone = Lone(here, self._plain, rules)
        self._text_time = TextTime(here, self._plain, self._cased, self._lone)

    def of(
        self, spot: Spot, siblings: list[Spot], means: Meaning, subject: str | None, *, goes_on: bool = False
    ) -> tuple[str | None, bool]:
        """Period of one figure, and whether it comes from an earlier sentence, which its own one may go on from."""
        named = self._unpaired(self.in_sentence(spot), siblings)
        named = without_releases(self._here, self._plain, spot, named)
        named = without_telling_days(self._here, named, means.indicator.id if means.indicator else None)
        if means.indicator is not None and means.indicator.edition_month and means.transform is Transform.RANK:
            return self._edition(spot, means.indicator, named), False
        usable = [when for when in named if when.role in ("at", "by")]
        if self._is_origin(spot, siblings, named, means):
            return None, False
        same = self._same(spot, named)
        if same is not None and same.role == "prior":
            return None, False  # a value of a month or a quarter that has no name here
        if same is not None:
            again = same.role == "here" and not self._words.is_base.search(spot.lead)
            return self._spoken(spot, usable, same.start) if again else self._shifted(spot, same, usable), False
        period = self._interval(usable, means) or self._choose(spot, siblings, named, means)
        if period and self._not_over(spot, period):
            return None, False
        if period:
            if self._goes_on(period, usable):
                self._carried = (spot.sentence, subject, period)
            return period, False
        if period is not None or usable:
            changed = self._elsewhere.changed_of(spot, named)
            return changed or self._lone.of(spot, siblings, means, named), False
        if self._opens_earlier(spot, named):
            return None, False
        if goes_on and (told := self._elsewhere.one_before(spot, ("at", "name"))):
            return told, True
        inherited = self._inherited(spot, subject, means.transform)
        if inherited[0]:
            return inherited
        if own := self._elsewhere.changed_of(spot, named) or self._lone.of(spot, siblings, means, named):
            return own, False
        told = None if self._planned(spot) else self._text_time.of(spot, means, named)
        return told, told is not None

    def _opens_earlier(self, spot: Spot, named: list[When]) -> bool:
        """ "Im Vorjahr kamen 76.100": a sentence that begins with the year before is not of the year told last."""
        first = next(iter(named), None)
        return first is not None and first.role == "same" and not self._plain[spot.start : first.start].strip()

    def is_beside(self, spot: Spot) -> bool:
        """Whether a period is named behind the figure, or right in front: "rose and on 1 April stood at 42"."""
        start, end = spot.quantity.start, spot.quantity.end + len(spot.tail)
        joins = tongue(self._here.words.language).conjunction
        return any(
            spot.lead_start <= when.start < end
            and (when.start >= start or not joins.search(self._plain, when.end, start))
            for when in self.in_sentence(spot)
            if when.role == "at" and when.period
        )

    def _is_origin(self, spot: Spot, siblings: list[Spot], named: list[When], means: Meaning) -> bool:
        """ "由2.6%降至2.5%", "von 2,6 auf 2,5 Prozent": where something came from, without a period of its own."""
        start, end = spot.quantity.start, spot.quantity.end
        goal = leads_on(self._plain, spot, siblings, self._here.words.language)
        if goal is None or any(end <= when.start < goal for when in named):
            return False
        if self._words.unspaced:
            near = [when for when in named if when.role in ("at", "by") and 0 <= start - when.end <= _RIGHT_BEFORE]
            return not near
        return is_value(means)

    def _goes_on(self, period: str, usable: list[When]) -> bool:
        """Whether the sentences behind may take this period over: not a day, an open span or a date to come."""
        at = any(when.period == period and when.role == "at" for when in usable) or "-" in period
        return at and not _YEARS.search(period) and len(period.split("/")[0]) < len("2025-11-03")

    def _not_over(self, spot: Spot, period: str) -> bool:
        """ "this year 300 so far": what is counted of a year before its end."""
        published = self._here.published
        near = self._plain[max(spot.start, spot.quantity.start - 120) : spot.quantity.end + len(spot.tail)]
        return published is not None and period == str(published.year) and bool(self._words.so_far.search(near))

    def _unpaired(self, named: list[When], siblings: list[Spot]) -> list[When]:
        """Two days or months told of together ("in May 2015 and in March 2018"): what they share has no period.

        Nor is a number a year ("2030 million yuan").
        """
        spans = [(other.quantity.start, other.quantity.end) for other in siblings]
        named = [when for when in named if not any(start <= when.start and when.end <= end for start, end in spans)]
        told = list(named)
        for at, (one, two) in enumerate(pairwise(named)):
            days = one.role == two.role == "at" and _SHORT.fullmatch(one.period) and _SHORT.fullmatch(two.period)
            alike = days and len(one.period) == len(two.period)  # "on the 9th, the December figure": no pair
            together = alike and self._words.paired.fullmatch(self._plain[one.end : two.start])
            if together and not any(
                self._attached(other, one) for other in siblings if other.quantity.end <= one.start
            ):
                told[at], told[at + 1] = replace(one, period=""), replace(two, period="")
        return told

    def in_sentence(self, spot: Spot) -> list[When]:
        """All times that the figure's sentence names."""
        if spot.sentence not in self._found:
            language = self._here.words.language
            start = spot.start
            if cut := _CUT_OFF.search(self._plain, max(0, start - 4), start):
                start = cut.start()
            found = periods(self._plain, start, spot.end, language, self._here.published, self._cased)
            self._found[spot.sentence] = going_back(self._here, found, spot.sentence)
        return self._found[spot.sentence]

    def _same(self, spot: Spot, named: list[When]) -> When | None:
        """ "against 4 billion in the same month of last year": the base of the comparison, with a figure of its own."""
        plain, start, end = self._plain, spot.quantity.start, spot.quantity.end
        for when in named:
            if when.role in ("same", "here", "prior") and (
                (when.start >= end and self._words.same_behind.fullmatch(plain[end : when.start]))
                or (when.end <= start and self._words.same_before.fullmatch(plain[when.end : start]))
            ):
                bracketed = plain[when.end : start].strip() == "("  # "(3.0%)" right behind "last year"
                own = bracketed or when.role in ("here", "prior") or spot.quantity.unit != "%"
                own = own or self._words.is_base.search(spot.lead) is not None
                return when if own or (when.end <= start and not self._compared(when)) else None
        return None

    def _compared(self, when: When) -> bool:
        """ "4 percent more than a year earlier"."""
        return bool(self._words.aside.search(self._plain, max(0, when.start - 25), when.start))

    def _spoken(self, spot: Spot, usable: list[When], before: int) -> str | None:
        """The period spoken of last, in front of `before` or in the sentence before."""
        spoken = [when.period for when in usable if when.end <= before]
        carried = self._carried[2] if self._carried and self._carried[0] >= spot.sentence - 1 else None
        return (spoken[-1] if spoken else carried) or None

    def _shifted(self, spot: Spot, same: When, usable: list[When]) -> str | None:
        """The period spoken of, in the year of the base; none if there is none."""
        period = self._spoken(spot, usable, spot.quantity.start)
        if not period or ".." in period:
            return None
        years = int(period[:4]) - int(same.period[:4]) if same.period else 1
        return re.sub(r"\b(?:19|20)\d\d", lambda year: str(int(year.group()) - years), period)

    def _interval(self, usable: list[When], means: Meaning) -> str | None:
        """Growth between years: the two years of the sentence are its span."""
        if means.transform is not Transform.CAGR:
            return None
        whole = [when.period for when in usable if "/" in when.period and ".." not in when.period]
        years = sorted({when.period for when in usable if len(when.period) == 4})
        if whole:
            return whole[-1]
        return f"{years[0]}/{years[-1]}" if len(years) >= 2 else None

    def _choose(self, spot: Spot, siblings: list[Spot], named: list[When], means: Meaning) -> str | None:
        """The period that the figure's own sentence gives it; "" for one that can't be told."""
        candidates = [when for when in named if self._may(when, spot, means)]
        behind = self._behind(spot, siblings, candidates, means)
        if behind is not None and self._attached(spot, behind):
            return behind.period
        if result := self._result(spot, siblings, candidates, means):
            return result
        before = [when for when in candidates if when.end <= spot.quantity.start and self._reaches(when, spot)]
        free = [when for when in before if not self._taken(when, siblings, spot)]
        if free:
            return free[-1].period
        if before and not self._words.is_base.search(spot.lead) and self._goes_with(before[-1], spot, means):
            return before[-1].period
        return behind.period if behind is not None else None

    def _may(self, when: When, spot: Spot, means: Meaning) -> bool:
        start = spot.quantity.start
        if when.role in ("at", "by"):
            if spot.quantity.unit in _LENGTHS and self._words.distance.match(spot.tail):
                return False
            dated = len(when.period) != len("2025-11-03") or when.period[:4] in self._plain[when.start : when.end]
            return dated or spot.quantity.unit not in _LENGTHS | _DURATIONS
        if when.role == "base":
            worth = when.end <= start and self._words.worth.match(self._plain[when.end : start])
            return when.opens <= start < when.start or bool(worth)
        if when.role == "since":
            between = self._plain[min(when.end, spot.quantity.end) : max(when.start, start)]
            summed = means.transform in (Transform.LEVEL, Transform.ABS_CHANGE) and spot.quantity.kind in _ADDED_UP
            shared = means.transform is Transform.SHARE and spot.quantity.kind is FigureKind.PERCENT
            far = spot.quantity.unit in _LENGTHS and means.transform is Transform.LEVEL
            # "Since January reserves rose to 10 billion": there are so many now, they did not come together since.
            far = far or (is_to_date(when.period) and self._led_to(spot))
            return (summed or shared) and not far and not _MARK.search(between.strip(", ，、"))
        if when.start >= spot.quantity.end:
            if when.role != "name":
                return False
            return self._at_event(spot, when) or self._happened(spot, when) or self._done(spot, when, means)
        told = self._plain[when.end : start] if when.end <= start else ""
        return bool(told) and bool(self._words.told_of.match(told))

    def _led_to(self, spot: Spot) -> bool:
        """ "Rose to 10 billion", "rose by 1 billion to 10 billion"."""
        led = second(spot, self._here.words.language)
        return led or self._rules.level_after.search(spot.lead) is not None

    def _at_event(self, spot: Spot, when: When) -> bool:
        """ "34 percent at the elections in 2016", "… in the 2016 referendum"."""
        gap = self._plain[spot.quantity.end : when.start]
        noun = self._words.event_noun
        near = noun.search(gap, max(0, len(gap) - 30)) or noun.match(self._plain[when.end : when.end + 30].lstrip())
        return bool(near) and self._words.at_event.fullmatch(gap) is not None and not _MARK.search(gap)

    def _happened(self, spot: Spot, when: When) -> bool:
        """ "21,300 cars were registered last month": what is counted is what happened then."""
        between = self._plain[spot.quantity.end : when.start]
        return spot.quantity.kind is FigureKind.COUNT and self._words.happened.fullmatch(between) is not None

    def _done(self, spot: Spot, when: When, means: Meaning) -> bool:
        """ "9,300 dwellings completed in the third quarter": what an indicator counts, with what was done to it."""
        between = self._plain[spot.quantity.end : when.start]
        # "3,000 pupils born in 2009": farther from the name it says which ones they are.
        near = any(0 < when.start - end <= _BESIDE_NAME for _, end in means.name)
        counted = spot.quantity.kind is FigureKind.COUNT and means.indicator is not None and near
        return counted and len(between) < _FAR and not (_MARK.search(between) or self._words.relative.search(between))

    def _behind(self, spot: Spot, siblings: list[Spot], candidates: list[When], means: Meaning) -> When | None:
        """The next period behind the figure, in its clause; over another figure only if both are one enumeration."""
        end = spot.quantity.end
        base = self._words.is_base.search(spot.lead)
        when = next((when for when in candidates if when.start >= end), None)
        if when is None or (when.role == "by" and base):
            return None
        between = self._plain[end : when.start]
        aside_at = [(end + match.start(), end + match.end()) for match in _ASIDE.finditer(between)]
        over = [
            sibling
            for sibling in siblings
            if end <= sibling.quantity.start < when.start
            and not any(first < sibling.quantity.start < last for first, last in aside_at)
        ]
        between = _ASIDE.sub("", between)
        aside = self._aside(spot, self._words.base_told.sub("", between), plain=means.transform is Transform.LEVEL)
        if (over and self._words.turn.search(between)) or self._whose(spot, when, between):
            return None
        only = len(candidates) == 1 and when.role == "at" and not aside and not self._words.relative.search(between)
        if over and not only and not self._enumerated(spot, over):
            return None
        if self._attached(spot, when):
            return when
        if aside or self._words.unspaced:
            return None
        alone = over or (len(candidates) == 1 and self._words.opening_with.match(self._plain[spot.start : end]))
        planned = when.role != "by" or self._planned(spot)
        return when if planned and not (_STRONG if alone else _MARK).search(between) and len(between) < _FAR else None

    def _aside(self, spot: Spot, between: str, *, plain: bool) -> bool:
        """Whether the words behind a figure lead to a time of something else; where books were lent from does not."""
        found = self._words.aside.search(between)
        whence = plain and spot.quantity.kind is FigureKind.COUNT and found is not None and found.group() == "from"
        return found is not None and not whence

    def _whose(self, spot: Spot, when: When, between: str) -> bool:
        """ "it repays 1,400 members who joined between 2018 and 2021": not how many, but which ones."""
        span = _YEARS.search(when.period) and self._words.whose_span.match(between)
        return span is not None and not self._words.counted.search(f"{spot.lead} ")

    def _enumerated(self, spot: Spot, others: list[Spot]) -> bool:
        """ "three ships and 24 sailors were held on 25 November": one statement of several figures."""
        gaps = [self._plain[spot.quantity.end : other.quantity.start] for other in others]
        return all(len(gap) <= 40 and self._words.joined.search(gap) and not _MARK.search(gap) for gap in gaps)

    def _attached(self, spot: Spot, when: When) -> bool:
        return bool(self._words.attached.fullmatch(self._plain[spot.quantity.end : when.start]))

    def _reaches(self, when: When, spot: Spot) -> bool:
        """Whether what a period in front tells the time of is still spoken of at the figure."""
        plain = self._plain
        between = plain[when.end : spot.quantity.start]
        if self._words.told_of.match(between):
            return True
        if _SHORT.fullmatch(when.period) and (self._words.spoke.search(between) or self._words.own.search(between)):
            return False
        if self._words.turn.search(between) and not self._elsewhere.revised(spot):  # "for 2024 it is now 2.4 percent"
            return when.role == "by" or lies_ahead(when.period or None, self._here.published)
        marks = len(_MARK.findall(between))
        if not marks:
            return True
        if when.role == "by" and _MARK.search(between.lstrip(", ，、")):
            return False
        many = marks > 2 and _DAY.fullmatch(when.period) and not self._words.unspaced
        if many or len(between) > (_LONG_UNSPACED if self._words.unspaced else _LONG):
            return False
        clause = _LAST_MARK.search(plain, spot.start, when.start)
        opening = clause.group().strip() if clause else ""
        relative = clause is not None and clause.start() > spot.start and self._words.relative_open.match(opening)
        aside = self._words.subordinate.match(opening) or self._words.participle_open.match(opening)
        return not relative and not aside

    def _goes_with(self, when: When, spot: Spot, means: Meaning) -> bool:
        """Whether a figure goes on from the one before it, which the period stands right behind."""
        if self._words.unspaced or means.transform is not Transform.LEVEL:
            return True
        lead = self._plain[when.end : spot.quantity.start]
        return self._words.part.search(lead) is not None or not _MARK.search(lead)

    def _result(self, spot: Spot, siblings: list[Spot], candidates: list[When], means: Meaning) -> str | None:
        """ "rose 14 percent from 90 million in 2018 to 103 million in 2019": a change has the year that it led to."""
        following = [other for other in siblings if other.quantity.start >= spot.quantity.end][:2]
        if (
            means.transform is Transform.LEVEL
            or len(following) < 2
            or not self._words.is_base.search(following[0].lead)
        ):
            return None
        dates = [next((when for when in candidates if self._right_behind(other, when)), None) for other in following]
        return dates[1].period if dates[0] and dates[1] else None

    def _right_behind(self, spot: Spot, when: When) -> bool:
        return when.start >= spot.quantity.end and self._attached(spot, when)

    def _taken(self, when: When, siblings: list[Spot], spot: Spot) -> bool:
        """ "151 billion in 2020 to 245 billion …": 2020 belongs to the figure right before it."""
        for sibling in siblings:
            if sibling is spot or sibling.quantity.end > when.start:
                continue
            if self._attached(sibling, when):
                return True
        return False

    def _inherited(self, spot: Spot, subject: str | None, transform: Transform) -> tuple[str | None, bool]:
        present = transform in (Transform.LEVEL, Transform.SHARE) and stock(self._here, spot, self._rules)
        if not present and (told := self._elsewhere.told_before(spot)):
            return told, True
        told = self._elsewhere.one_before(spot) if not present and self._carried is None else None
        if is_released(self._here, spot, told):
            return told, True
        if self._carried is None or present:
            return None, False
        sentence, owner, period = self._carried
        if owner != subject or not self._here.same_paragraph(sentence, spot.sentence) or spot.sentence - sentence > 3:
            return None, False
        if self._planned(spot) or self._words.turn.search(spot.lead):
            return None, False
        return period, True

    def _planned(self, spot: Spot) -> bool:
        """A forecast or a plan: no past year is its time."""
        window = self._plain[max(spot.start, spot.quantity.start - 100) : min(spot.end, spot.quantity.end + 30)]
        known = any(pattern.search(window) for name, pattern in self._rules.modalities if name in _PLANS)
        return known or bool(self._words.forecast.search(window))

    def _edition(self, spot: Spot, ranking: Indicator, named: list[When]) -> str | None:
        """A yearly list's edition: its year in the text, else the last one out before publication."""
        if called := self._words.edition.search(self._plain, spot.start, spot.end):
            return called.group(1)
        years = [int(w.period[:4]) for w in named if w.role in ("name", "at") and w.period and ".." not in w.period]
        published = self._here.published
        early = published is not None and published.month < (ranking.edition_month or 0)
        latest = published.year - early + ranking.edition_ahead if published else None
        year = years[-1] if years else latest
        if year is None:
            return None
        lead = self._plain[max(spot.start, spot.quantity.start - 60) : spot.quantity.start]
        if self._words.past_perfect.search(lead):
            year -= 1
        return str(year)


def is_to_date(period: str | None) -> bool:
    """Whether a period is that of a sum so far: up to the text's day, which no other text's sum shares."""
    return period is not None and period.startswith(TO_DATE)
