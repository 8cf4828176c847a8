"""What a figure is of: its indicator, how it is transformed, and what it is a share of.

Enters: a spot (a figure in its sentence). Leaves: a `Meaning`. Wording rules are data.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from monitor.data import load
from monitor.domain import FigureKind, Transform
from monitor.figures.afterwards import done_since
from monitor.figures.being import done, only_there
from monitor.figures.cues import Cues
from monitor.figures.fitting import (
    before_the_whole,
    begun,
    came_to,
    counts_again,
    ends_in,
    fronted,
    generic,
    itself_a_change,
    parted,
    repeated,
    restates,
    shares,
    stated,
    told_before,
    told_in_front,
    told_right_behind,
)
from monitor.figures.indicators import Indicator, Named
from monitor.figures.phrases import words_for
from monitor.figures.resumed import became, main_again
from monitor.figures.revised import object_of, told_behind
from monitor.figures.scene import Scene, Spot
from monitor.figures.totals import gained, more_or_fewer, moved_by, reached, risen_to
from monitor.figures.transforms import (
    CHANGES,
    changed,
    clause,
    compared,
    compared_behind,
    denominator_of,
    direction_of,
    short_by_name,
    transform_of,
    way_of,
)
from monitor.figures.unqualified import something_else, unqualified
from monitor.figures.vocabulary import CJK

_GATES = {
    FigureKind.AMOUNT: "money",
    FigureKind.PERCENT: "percent",
    FigureKind.COUNT: "count",
    FigureKind.MEASURE: "measure",
    FigureKind.RANK: "rank",
}
_MARKS = re.compile(r"[,;:(]|，|；")
# A year, with or without a month, as Chinese, Japanese and Korean write it.
_WHEN = r"(?: ?(?:19|20)\d\d ?[年년](?: ?\d{1,2}[月월])?(?:的|の|には|は|에는|에| )?)?"
_NUMBER = re.compile(r" ?[\d,.천백십만억万億千百 ]{1,16}")
_PARTED = re.compile(r"[,;，；。]")
_NUMBER_BEFORE = re.compile(r"\d ?$")
_ROOM = 3  # characters in front of a word that its number ends in
_A_MONTH = re.compile(r"\d{4}-\d\d")
_JOINED = 30  # characters between two figures of one sentence, "on the year and"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`indicator` None: an open one, known by `indicator_text` only. `name`: where its words stand, if they do here;

    `deed`: what those counted did, where that takes the name of all there are away.
    """

    transform: Transform
    direction: str | None
    denominator: str | None
    indicator: Indicator | None
    indicator_text: str | None
    name: tuple[tuple[int, int], ...] = ()
    deed: str | None = None


def meaning(
    here: Scene, spot: Spot, rules: Cues, named: list[Named], previous: "Meaning | None", *, again: bool = False
) -> Meaning:
    """Transform, direction, whole and indicator of one figure. `previous`: of the figure before it in the sentence;

    `again`: of the sentence before, which this one goes on to speak of ("the figure rose").
    """
    if previous is not None and not again and _linking().became.fullmatch(spot.lead.strip()):
        known, moved = previous.indicator, previous.transform is not Transform.LEVEL
        if here.words.language in CJK or (not moved and known is not None and passes(known, spot, Transform.LEVEL)):
            return previous
    if previous is not None and not again and (resumed := _resumed(here, spot, previous)):
        return resumed
    transform = transform_of(spot, rules)
    if spot.quantity.kind is FigureKind.COUNT and changed(spot, rules) and risen_to(spot, here.words.language):
        transform = Transform.ABS_CHANGE
    if again and previous is not None and _same_share(spot, transform, previous):
        transform = Transform.SHARE
    if previous is not None and spot.quantity.unit == "%" and transform is Transform.LEVEL:
        goes_on = previous.transform in CHANGES and len(spot.lead) < _JOINED
        transform = (compared_behind(spot, rules) if goes_on else None) or transform
    found = _indicator(here, spot, named, transform, previous)
    if (
        found is None
        and not again
        and previous is not None
        and (level := _level(here, spot, named, previous, transform))
    ):
        return level
    indicator = found.indicator if found else _inherited(spot, transform, previous, again=again)
    if indicator is not None:
        transform = _settled(spot, rules, indicator, transform)
    if found is not None and spot.quantity.kind is FigureKind.COUNT and moved_by(spot, here.words.language, found.end):
        transform = Transform.ABS_CHANGE
    counted = found is not None and spot.quantity.kind is FigureKind.COUNT
    if counted and found and gained(spot, found.indicator.id):
        transform = Transform.ABS_CHANGE
    if found is not None and transform is Transform.LEVEL and more_or_fewer(spot, here.words.language):
        transform = Transform.ABS_CHANGE
    if found is not None and transform is Transform.ABS_CHANGE:
        stays = itself_a_change(here, spot, rules, found) or came_to(spot, found, here.words.language)
        transform = Transform.LEVEL if stays else transform
    whole = denominator_of(here, spot, rules) if transform in (Transform.SHARE, Transform.RATIO_TO_BASE) else None
    if again and previous is not None and found is None and transform is previous.transform:
        whole = whole or previous.denominator
    goes_on = found is None and previous is not None and (indicator is not None or again)
    run = spot.quantity.kind is FigureKind.STREAK
    before = previous.indicator_text if previous is not None else None
    text = before if goes_on and not run else words_for(here, spot, found, before, change=transform in CHANGES)
    where = direction_of(spot, rules, transform)
    if transform in CHANGES and (revised := object_of(f"{spot.lead}{spot.hedge}", here.words.language)):
        where = way_of(revised, rules)  # "cut its reading of growth to 0.8 percent": what was cut is the reading
    if found is not None and where is None and transform is Transform.LEVEL:
        where = short_by_name(here.plain[found.start : found.end], spot, rules)
    deed = done(here, spot) if indicator is None else None
    return Meaning(transform, where, whole, indicator, text, found.parts if found else (), deed)


def _resumed(here: Scene, spot: Spot, previous: Meaning) -> Meaning | None:
    """What the figure before was of, where the words between the two name nothing else."""
    known, turned = previous.indicator, became(here, spot)
    if previous.transform is Transform.ABS_CHANGE or not (turned or (known and main_again(here, spot))):
        return None
    if spot.quantity.unit != "%" and previous.transform in CHANGES:
        previous = replace(previous, transform=Transform.LEVEL, direction=None)
    fits = known is None or passes(known, spot, previous.transform)
    return previous if fits else None


def _level(here: Scene, spot: Spot, named: list[Named], previous: Meaning, transform: Transform) -> Meaning | None:
    """The level that the thing reached whose change stands in front, in the same words."""
    if not reached(spot, here.words.language, previous.transform, transform):
        return None
    known = previous.indicator
    again = known is not None and restates(known.id, spot, here.words.language)
    again = again or counts_again(here, spot, previous.name)
    if spot.quantity.noun is not None and spot.quantity.unit not in generic() and not again:
        return None  # "rose 4 percent and employed 300 welders"
    if known is not None and known.growth_of and not passes(known, spot, transform):
        known = next((one.indicator for one in named if one.indicator.id == known.growth_of), None)
    if previous.indicator is not None and (known is None or not passes(known, spot, transform)):
        return None
    if known is not None and known.growth_of == known.id and spot.quantity.unit == "%":
        transform = Transform.YOY  # "inflation fell by 0.3 points to 5.4 percent": its level is a change, over a year
    return Meaning(transform, None, None, known, previous.indicator_text, previous.name)


def _settled(spot: Spot, rules: Cues, indicator: Indicator, transform: Transform) -> Transform:
    """What the indicator itself says: a rate is a level, a percent of inflation a change, over a year if unsaid."""
    if spot.quantity.unit != "%" or transform not in (Transform.SHARE, Transform.LEVEL):
        return transform
    if indicator.growth_of:
        said = compared(spot, rules)
        return said if said is Transform.MOM else Transform.YOY
    return Transform.LEVEL if indicator.rate else transform


def _same_share(spot: Spot, transform: Transform, previous: Meaning) -> bool:
    """ "Its share was 6 percent. The average figure is 15 percent"."""
    return spot.quantity.unit == "%" and transform is Transform.LEVEL and previous.transform is Transform.SHARE


def _inherited(spot: Spot, transform: Transform, previous: Meaning | None, *, again: bool) -> Indicator | None:
    """A change, rank or run without a name is that of the figure before it ("reached 5 bn, up 3 percent")."""
    if previous is None or not (again or _own_clause(spot.lead)):
        return None
    if again and spot.quantity.kind is not FigureKind.COUNT and previous.indicator is not None:
        return previous.indicator if passes(previous.indicator, spot, transform) else None
    depends = transform in CHANGES or transform in (Transform.RATIO_TO_BASE, Transform.RANK, Transform.STREAK)
    return previous.indicator if depends else None


def _own_clause(lead: str) -> bool:
    """Whether the words since the figure before are few enough to go on with it."""
    return len(lead) < 60


def unsaid(
    here: Scene, spot: Spot, rules: Cues, means: Meaning, period: str | None, whose: tuple[str, ...], *, moved: bool
) -> bool:
    """Whether a percent of price change leaves open since when: over a month or over a year. `whose`: subject's path;

    `moved`: the text tells from which rate to which it went, so that it is a level.

    "Inflation was 0.6 percent in March" can be either, and both are published. Only a cue in its sentence, a whole
    year as its period or a level of a country that tells the yearly one first decides; else the caller drops the
    indicator and its words, so that the ledger, which has no measure then, observes nothing.
    """
    known = means.indicator
    if known is None or known.growth_of != known.id or spot.quantity.unit != "%":
        return False
    if means.transform is not Transform.YOY or (period is not None and len(period) == 4):
        return False
    # Some cues must end where the figure begins, so that the words before it are looked through as well.
    sentence, lead = here.plain[spot.start : spot.end], here.plain[spot.start : spot.lead_start + len(spot.lead)]
    whole_lead = here.plain[spot.start : spot.quantity.start].rstrip()  # with "exceeded", an approximation
    tail = here.plain[spot.quantity.end : spot.end]  # and others where it ends: "rose 3 percent annually"
    spans = (*(pattern for _, pattern in rules.transforms), rules.yearly)
    if any(pattern.search(part) for pattern in spans for part in (sentence, lead, tail)):
        return False
    told_yearly = bool(whose) and whose[0] not in load("figures_context.toml")["monthly_first"]["countries"]
    found = moved or rules.yearly_level.search(lead) or rules.yearly_level.search(whole_lead)
    return not (told_yearly and found)


def is_monthly(spot: Spot, period: str | None, whose: tuple[str, ...]) -> bool:
    """Whether a small change of prices of one month is one on the month, as its country tells it: "o IPCA subiu 0,24%".

    `whose`: the subject's path.
    """
    rules = load("figures_context.toml")["monthly_first"]
    small = abs(spot.quantity.value) < Decimal(rules["most"])
    return small and bool(whose) and whose[0] in rules["surely"] and _A_MONTH.fullmatch(period or "") is not None


# ─────────────────────────── indicator ───────────────────────────


def _indicator(
    here: Scene, spot: Spot, named: list[Named], transform: Transform, previous: Meaning | None
) -> Named | None:
    quantity, language = spot.quantity, here.words.language
    named = [
        one
        for one in named
        if unqualified(here, one) and not something_else(here, one, spot) and only_there(here, spot, one)
    ]
    if quantity.kind is FigureKind.COUNT and quantity.noun:
        start, end = quantity.noun
        named = [n for n in named if not _is_held(n, named, quantity.noun)]
        again = repeated(here, named, spot)
        named = [n for n in named if "count" in n.indicator.units]
        if right_behind := told_right_behind(here, named, spot):
            return right_behind
        named = [n for n in named if len(n.parts) == 1 or _tells(here, n, quantity.noun) or told_before(here, n, spot)]
        named = [n for n in named if len(n.parts) == 1 or not _is_beside(here, n, named, quantity.noun, quantity.end)]
        told = [n for n in named if len(n.parts) > 1]
        inside = [n for n in named if start <= n.start < end or start < n.end <= end or n.start < start < end <= n.end]
        if not told and inside and not _covers(here, inside, quantity.noun):
            return None
        if told or inside:
            return max([*told, *inside], key=lambda n: n.weight)
        if again is not None and again in named:
            return again
        if quantity.unit not in generic():
            return told_in_front(named, spot, here.words.language)
        # "people" and 人 are counted of anything: what, the words before say
    fitting = [n for n in named if passes(n.indicator, spot, transform) and not done_since(here, spot, n)]
    before = [n for n in fitting if spot.start <= n.start and (n.end <= quantity.start + 1 or ends_in(n, quantity))]
    own = [n for n in before if n.end > spot.lead_start]
    if transform is Transform.SHARE:
        own = [
            n
            for n in own
            if n.indicator.rate
            or not (
                before_the_whole(here.words.language).search(here.plain[max(0, n.start - 8) : n.start])
                or _linking().whole_behind.match(here.plain[n.end : n.end + 12])
            )
        ]
    if transform is Transform.SHARE:
        own = [n for n in own if n.start >= quantity.start - len(clause(spot.lead)) - 12] or [
            n for n in own if n.indicator.rate
        ]
    by_words = quantity.kind in (FigureKind.AMOUNT, FigureKind.PERCENT)  # else only a name of several parts does
    after = [
        n
        for n in fitting
        if quantity.end <= n.start < quantity.end + 60 and n.end <= quantity.end + len(spot.tail) + 40
        if by_words or len(n.parts) > 1 or begun(n, spot) or stated(here, spot, n) or told_behind(spot, language)
    ]
    if after and _PARTED.search(here.plain[quantity.end : after[0].start]) and not fronted(here, spot, after[0]):
        after = []
    if transform is Transform.SHARE:
        if rates := [n for n in after if _is_rate_in_parts(n)]:
            return max(rates, key=lambda n: n.weight)
        after = [n for n in after if shares(here, n, spot)]
    if own:
        return _nearest(own, quantity.start)
    if after:
        return after[0]
    if quantity.kind is FigureKind.RANK:
        anywhere = [n for n in named if n.indicator.edition_month and n.start < spot.end]
        return (
            max(anywhere, key=lambda n: n.weight)
            if anywhere
            else (_nearest(before, quantity.start) if before else None)
        )
    if previous is not None and previous.indicator and _own_clause(spot.lead) and transform in CHANGES:
        return None  # it goes on from the figure before it
    linked = (
        before
        and transform is not Transform.SHARE
        and (transform in CHANGES or _linking().goes_on.search(f"{spot.lead}{spot.hedge}" or " "))
    )
    return _nearest(before, quantity.start) if linked else None


def _is_rate_in_parts(named: Named) -> bool:
    """ "7 percent of the labour force had no work": the whole of the share and what is shared name a rate together."""
    return named.indicator.rate and len(named.parts) > 1 and named.indicator.growth_of is None


class _Linking(NamedTuple):
    """`whole_behind`: behind a name that is the whole of a share, not what is shared.

    `goes_on`: from a figure to the next of the same thing. `head_before`: what begins a complement behind the head of a
    noun phrase.
    `became`: all that stands between a value and the one that it became.
    """

    goes_on: re.Pattern[str]
    became: re.Pattern[str]
    whole_behind: re.Pattern[str]
    head_before: re.Pattern[str]


@cache
def _linking() -> _Linking:
    rows = load("figures_context.toml")["linking"]
    return _Linking(
        re.compile(rf"^[\s,]*(?:in \d{{4}} )?(?:{'|'.join(rows['goes_on'])})\b"),
        re.compile("|".join(rows["became"]).replace("{WHEN}", _WHEN).replace("{YEAR}", r"(?:19|20)\d\d")),
        re.compile("|".join(rows["whole_behind"])),
        re.compile("|".join(rows["head_before"])),
    )


def _tells(here: Scene, named: Named, noun: tuple[int, int]) -> bool:
    """ "402 people were killed on the roads": a name of several parts, one of which is what is counted, all of it.

    "New jobs" are jobs; "manufacturing jobs" are other ones.
    """
    inside = [max(start, noun[0]) for start, end in named.parts if start < noun[1] and noun[0] < end]
    if here.words.language in CJK and here.plain[noun[0] : noun[1]] in generic():
        return bool(inside) or _around(here.plain, named, noun)
    return bool(inside) and all(word in _mere() for word in here.plain[noun[0] : inside[0]].split())


def _is_beside(here: Scene, one: Named, named: list[Named], noun: tuple[int, int], end: int) -> bool:
    """ "4,200 births and 4,100 deaths": is what is counted another thing, and a part of the name counted elsewhere?

    Or told behind the figure, which ends at `end`: "births dropped to 4,200 and deaths rose".
    """
    inside = [part for part in one.parts if noun[0] <= part[0] and part[1] <= noun[1]]
    elsewhere = [part for part in one.parts if part not in inside]
    others = [n for n in named if len(n.parts) == 1 and n.indicator is not one.indicator]
    counted = any(_NUMBER_BEFORE.search(here.plain, max(0, start - _ROOM), start) for start, _ in elsewhere)
    behind = min((start for start, _ in elsewhere), default=end)
    counted = counted or (behind > end and parted(here.words.language).search(here.plain, end, behind) is not None)
    return counted and bool(inside) and all(any(part in n.parts for n in others) for part in inside)


def _is_held(one: Named, named: list[Named], noun: tuple[int, int]) -> bool:
    """新能源汽车生产…辆: are the words of a name, but for what is counted, a part of another, longer name?"""
    words = [part for part in one.parts if not noun[0] <= part[0] < noun[1] and part[1] - part[0] > 1]  # no counter
    held = [n for n in named if len(n.parts) == 1 and n.indicator is not one.indicator]
    return len(words) > 1 and any(all(n.start <= start and end <= n.end for start, end in words) for n in held)


@cache
def _link() -> re.Pattern[str]:
    return re.compile(load("figures_context.toml")["linking"]["counted"])


def _around(plain: str, named: Named, noun: tuple[int, int]) -> bool:
    """12万人の赤ちゃんが誕生した, 아기 12만명이 태어났다: what is counted stands right beside a mere classifier."""
    (first, first_end), (last, _) = named.parts[0], named.parts[-1]
    if first >= noun[1]:
        return _link().fullmatch(plain, noun[1], first) is not None
    number = plain[first_end : noun[0]]
    return last >= noun[1] and _NUMBER.fullmatch(number) is not None and not _MARKS.search(plain, noun[1], last)


@cache
def _mere() -> frozenset[str]:
    return frozenset(load("figures_context.toml")["linking"]["mere"])


def _covers(here: Scene, inside: list[Named], noun: tuple[int, int]) -> bool:
    """A name must be the head of the phrase: "deaths in the city", "new laboratories", not "laboratory staff"."""
    if noun[1] - noun[0] < 40 or any(named.end >= noun[1] - 1 for named in inside):
        return True
    whose = {mention.start for mention in here.mentions_in(*noun)}  # "Insolvenzen Sachsens"
    return any(_linking().head_before.match(here.plain, named.end) or named.end + 1 in whose for named in inside)


def _nearest(found: list[Named], position: int) -> Named:
    """The nearest to the figure; of two at one place, the more specific."""
    last = max(found, key=lambda n: n.start)
    overlapping = [n for n in found if n.start <= last.end and last.start <= n.end]
    return max(overlapping, key=lambda n: n.weight)


def passes(indicator: Indicator, spot: Spot, transform: Transform) -> bool:
    """Can a figure of this kind and unit be of the indicator?"""
    if not indicator.units or transform in (Transform.RATIO_TO_BASE, Transform.RANK, Transform.STREAK):
        return True
    if transform is Transform.ABS_CHANGE and spot.quantity.unit == "percentage_point":
        return True
    if spot.quantity.unit == "%" and (transform in CHANGES or transform is Transform.SHARE):
        return transform is not Transform.SHARE or "rank" not in indicator.units
    return _GATES.get(spot.quantity.kind, "") in indicator.units or spot.quantity.unit in indicator.units
