"""Level, change, share or factor: what kind of statement a figure makes, and which way it points.

Enters: a spot and its language's wording rules. Leaves: a transform, a direction, the
whole of a share. The words between the last figure and this one decide, and those
right behind it.
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import Approx, FigureKind, Transform
from monitor.figures.cues import Cues
from monitor.figures.scene import Scene, Spot

CHANGES = frozenset({Transform.YOY, Transform.CAGR, Transform.MOM, Transform.ABS_CHANGE})
_FIXED = {FigureKind.RANK: Transform.RANK, FigureKind.STREAK: Transform.STREAK}
_STRONG_MARK = re.compile(r"[;；。]|, (?=with |and |while |but )|，(?!比|较|較|同)")
_ANY_MARK = re.compile(r"[,;，；。]")
_GROWTH_NOUN = re.compile(r"growth|inflation|增速|增长率|增幅|涨幅|темп|рост")
_BY = re.compile(r"\bby(?: \w+)?$|на$")


def clause(lead: str) -> str:
    """The part of a lead behind its last strong mark."""
    return _STRONG_MARK.split(lead)[-1]


def transform_of(spot: Spot, rules: Cues) -> Transform:
    """What kind of statement the figure makes."""
    quantity = spot.quantity
    if quantity.kind in _FIXED:
        return _FIXED[quantity.kind]
    if quantity.kind is FigureKind.RATIO:
        return _ratio(spot)
    words = clause(spot.lead)
    changed = bool(rules.change_before.search(words) or rules.change_after.match(spot.tail))
    if quantity.unit == "percentage_point":
        return Transform.ABS_CHANGE
    if quantity.unit == "%":
        return _percent(spot, rules, words, changed)
    if changed and not rules.level_after.search(words) and quantity.kind is not FigureKind.COUNT:
        return Transform.ABS_CHANGE
    return Transform.LEVEL


def _percent(spot: Spot, rules: Cues, words: str, changed: bool) -> Transform:
    if spot.quantity.approx is Approx.RANGE and spot.quantity.high == 100:
        return Transform.YOY  # double-digit growth
    if rules.share_before.search(words):
        return Transform.SHARE
    explicit = _explicit(spot, rules)
    levelled = rules.level_after.search(words) and not _GROWTH_NOUN.search(words[-40:])
    near = f"{spot.lead[-70:]} | {_ANY_MARK.split(spot.tail)[0][:45]}"
    growing = changed or any(pattern.search(near) for _, pattern in rules.directions[:2])
    if explicit and growing and (changed or not levelled):
        return explicit
    if changed and not levelled:
        return explicit or (Transform.ABS_CHANGE if _of_days(spot) else Transform.YOY)
    return Transform.SHARE if rules.share_after.match(spot.tail) else Transform.LEVEL


def _of_days(spot: Spot) -> bool:
    """Whether the change is one of a price in trading, or since a day: nobody means a year then."""
    return _days().search(f"{spot.lead} | {_ANY_MARK.split(spot.tail)[0][:60]}") is not None


@cache
def _days() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_context.toml")["days"]["any"]))


def _explicit(spot: Spot, rules: Cues) -> Transform | None:
    """The comparison that the wording names: the last one before the figure, else the first behind it."""
    lead, tail = spot.lead[-70:], _ANY_MARK.split(spot.tail)[0][:60]
    found = [(match.end(), name) for name, pattern in rules.transforms for match in pattern.finditer(lead)]
    if found:
        return max(found, key=lambda entry: entry[0])[1]
    return next((name for name, pattern in rules.transforms if pattern.search(tail)), None)


def _ratio(spot: Spot) -> Transform:
    if spot.quantity.unit != "1":
        return Transform.RATIO_TO_BASE
    return Transform.YOY if _BY.search(spot.lead) else Transform.SHARE


def direction_of(spot: Spot, rules: Cues, transform: Transform) -> str | None:
    """`up` or `down` for a change, `negative` for a deficit or loss, else None."""
    words = clause(spot.lead)
    if transform not in CHANGES and transform is not Transform.RATIO_TO_BASE:
        short = rules.directions[2][1].search(words[-40:])
        if short and spot.quantity.kind is FigureKind.AMOUNT:
            return "negative"
        return "up" if transform is Transform.LEVEL and _is_added(spot) else None
    if spot.quantity.negative:
        return "down"
    after = _ANY_MARK.split(spot.tail)[0][:40]
    found = [(match.end(), name) for name, pattern in rules.directions[:2] for match in pattern.finditer(words)]
    last = max(found, default=(-1, ""))
    if not found or last[0] < len(words) - 40:
        behind = next((name for name, pattern in rules.directions[:2] if pattern.search(after)), None)
        if behind:
            return behind
    if found:
        return last[1]
    before = next((name for name, pattern in rules.directions[:2] if pattern.search(spot.lead)), None)
    return before or ("up" if transform in (Transform.CAGR, Transform.RATIO_TO_BASE) else None)


def _is_added(spot: Spot) -> bool:
    """ "Five more clinics": on top of those that there are."""
    if spot.quantity.kind not in (FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.MEASURE):
        return False
    before, after = _added()
    return bool(after.match(spot.tail) or before.search(spot.lead[-24:]))


@cache
def _added() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_context.toml")["added"]
    return re.compile("|".join(rows["before"])), re.compile("|".join(rows["after"]))


def denominator_of(here: Scene, spot: Spot, rules: Cues) -> str | None:
    """The words for the whole of a share, or for the base of a factor."""
    tail = here.plain[spot.quantity.end : min(spot.end, spot.quantity.end + 120)]
    for pattern in rules.denominators:
        match = pattern.search(spot.lead) if pattern.pattern.startswith("占") else pattern.match(tail)
        if match:
            return " ".join(match.group("whole").split())
    return None
